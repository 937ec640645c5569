"""A fake Slack: `async with FakeSlack() as slack`. See `fake.py` and `people.py`."""

from tests.fakes.slack.clock import Clock, ManualClock, RealClock
from tests.fakes.slack.fake import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, FakeSlack
from tests.fakes.slack.limits import violations
from tests.fakes.slack.model import Channel, Message, Team, View
from tests.fakes.slack.people import Person
from tests.fakes.slack.pings import Ping
from tests.fakes.slack.sockets import Sockets
from tests.fakes.slack.wire import Ack

__all__ = [
    "APP_TOKEN",
    "BOT_TOKEN",
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
    "Sockets",
    "Team",
    "View",
    "violations",
]
