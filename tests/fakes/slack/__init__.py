"""A fake Slack: `async with FakeSlack() as slack`. See `fake.py` and `people.py`."""

from tests.fakes.slack.clock import Clock, ManualClock, RealClock
from tests.fakes.slack.fake import BOT_TOKEN, SIGNING_SECRET, FakeSlack
from tests.fakes.slack.limits import violations
from tests.fakes.slack.model import Channel, Message, Team, View
from tests.fakes.slack.people import Person
from tests.fakes.slack.pings import Ping
from tests.fakes.slack.wire import Ack
from tests.fakes.slack.world import DEFAULT_SCOPES

__all__ = [
    "BOT_TOKEN",
    "DEFAULT_SCOPES",
    "SIGNING_SECRET",
    "Ack",
    "Channel",
    "Clock",
    "FakeSlack",
    "ManualClock",
    "Message",
    "Person",
    "Ping",
    "RealClock",
    "Team",
    "View",
    "violations",
]
