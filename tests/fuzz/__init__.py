"""Hostile requests by the hundred thousand: at Slack's door, Teams', the playground's and a member's page.

A small company lives a little in front of one real program, and every request that it makes is kept. Then
each is broken in one to three ways (``content``: what it says; ``envelope``: who says so and how it travels),
sent over a socket, and judged (``judging``):

- no answer is a 5xx, and nothing is logged as an error: an answer of 200 does not hide a fault;
- what is forged, foreign or replayed changes nothing, and neither does what is refused, cut off, or never
  became a press: the store holds what it held, down to the keys of presses that were seen;
- what is still a valid press of somebody (a signed request with another word in it may be one) is counted
  apart as ``valid``. It may change that member. Others only where the rules tell them of what that very
  member did, counted as ``told``; and never the member whose token somebody else sent.

After every change the store is put back, so that each request stands alone: ``--seed`` and ``--only`` play
one again. The keys of presses seen are forgotten first, or everything would be a repetition; a replay is one
of a request that was decided a moment ago. Memory is that of the whole process, fakes included, whose
memories are emptied; what is there after a tenth of the requests is what the end is compared with.
"""
