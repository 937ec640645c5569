"""A fake Microsoft Teams: `async with FakeTeams() as teams`. See `fake.py` and `people.py`."""

from tests.fakes.teams.cards import violations
from tests.fakes.teams.fake import CLIENT_ID, CLIENT_SECRET, TENANT, FakeTeams
from tests.fakes.teams.model import Conversation, Message, User
from tests.fakes.teams.people import Person

__all__ = [
    "CLIENT_ID",
    "CLIENT_SECRET",
    "TENANT",
    "Conversation",
    "FakeTeams",
    "Message",
    "Person",
    "User",
    "violations",
]
