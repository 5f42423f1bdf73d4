"""A Microsoft Teams of our own on loopback: strict where Teams is strict, and driven in verbs.

Written from Microsoft's public documentation; it is the login authority, the Connector service and the
client of everybody: it signs activities with keys of its own, and keeps every person's chat and dialog.
"""

from tests.fakes.teams.people import Driver, Trouble
from tests.fakes.teams.server import FakeTeams
from tests.fakes.teams.window import Window
from tests.fakes.teams.world import APP_ID, TENANT, Message, Person, World

__all__ = ["APP_ID", "TENANT", "Driver", "FakeTeams", "Message", "Person", "Trouble", "Window", "World"]
