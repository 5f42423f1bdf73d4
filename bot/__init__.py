"""Kaveri's core: check-in conversations and escalation rules, on no platform in particular.

Four folders, and arrows that point one way: runtime → storage, port, messages → rules.

``rules``     what is known + what happened + the time → what is now true + what should follow. Pure.
``messages``  what is meant → what is said, on neutral cards; what was pressed → what happened. Pure.
``storage``   the only SQL, the only encryption, and the shape of everything that is kept.
``runtime``   one press, one transaction; the outbox, the timers, the watchdog and the one clock.

The life of one answer: an adapter verifies a request and hands a ``Press`` to the ``Inbox``
(``port.py``). The engine loads the member's row, ``messages.reading`` says what happened,
``rules.decide`` says what follows, and state, timer, outbox and the request's own key are
committed together. Only then does the person see an answer: a dialog rendered from what was
committed.
"""
