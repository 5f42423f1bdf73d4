"""A Slack of our own on loopback: strict where Slack is strict, and driven in verbs.

Written from Slack's public documentation; it serves the Web API, sends signed requests or Socket Mode
envelopes, and keeps every user's windows the way Slack's client would.
"""

from tests.fakes.slack.people import Driver, Trouble
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.world import Message, Person, View, World

__all__ = ["Driver", "FakeSlack", "Message", "Person", "Trouble", "View", "World"]
