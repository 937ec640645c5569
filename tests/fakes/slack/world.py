"""All that the fake Slack holds, and the questions its parts ask of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.slack import limits, pings
from tests.fakes.slack.clock import Clock
from tests.fakes.slack.description import Description
from tests.fakes.slack.errors import RefusedError
from tests.fakes.slack.failures import Failed, Faults, Pace
from tests.fakes.slack.forms import values_of
from tests.fakes.slack.ids import Ids
from tests.fakes.slack.model import (
    Channel,
    Json,
    Kind,
    Message,
    ResponseUrl,
    Team,
    Trigger,
    User,
    View,
)

TRIGGER_SECONDS = 3.0
SLACKBOT = "USLACKBOT"


@dataclass
class Token:
    """A bot token, or an app's: what it may do, or (`dead`) what it is answered instead."""

    scopes: frozenset[str]
    dead: str = ""


@dataclass(frozen=True)
class Call:
    """One Web API call; `response` is empty when it never took effect."""

    method: str
    args: Json
    response: Json
    status: int = 200


@dataclass
class World:
    """Two organisations, one app: installed at the library, external to the newspaper."""

    clock: Clock
    ids: Ids
    pace: Pace
    library: Team
    newspaper: Team
    bot: User
    app_id: str
    bot_id: str
    app: Description
    installed: bool = True
    faults: Faults = field(default_factory=Faults)
    tokens: dict[str, Token] = field(default_factory=dict)
    app_tokens: dict[str, Token] = field(default_factory=dict)
    tickets: set[str] = field(default_factory=set)  # for websockets, not used yet
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)  # former ids of channels: their new ones
    stacks: dict[str, list[View]] = field(default_factory=dict)
    homes: dict[str, View] = field(default_factory=dict)
    triggers: dict[str, Trigger] = field(default_factory=dict)
    response_urls: dict[str, ResponseUrl] = field(default_factory=dict)
    ephemerals: list[Message] = field(default_factory=list)
    lost: list[Message] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    mentions: list[pings.Ping] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    failures: list[Failed] = field(default_factory=list)
    root_url: str = "https://hooks.slack.com/"
    on_change: list[Callable[[str, Message, Message | None], None]] = field(default_factory=list)

    # people and rooms

    def external(self, user: User) -> bool:
        """Tell whether they belong to another organisation than the app's."""
        return user.team.id != self.library.id

    def visible(self, user_id: str) -> User:
        """Return a person the bot may see: of its own team, or in a channel with it."""
        user = self.users.get(user_id)
        if user is None:
            raise RefusedError("user_not_found")
        together = any(
            {user_id, self.bot.id} <= set(channel.members)
            for channel in self.rooms()
            if channel.shared
        )
        if self.external(user) and not together:
            raise RefusedError("user_not_found")
        return user

    def channel_of(self, message: Message) -> Channel:
        """Return the channel a message is in, also on a screen older than the channel's new id."""
        name = message.channel
        while name in self.moved:
            name = self.moved[name]
        return self.channels[name]

    def teams(self, channel: Channel) -> list[Team]:
        """Return the organisations in a channel, the app's own first."""
        people = [self.users[m].team for m in channel.members if m in self.users]
        return list(dict.fromkeys([self.library, *channel.connected, *people]))

    def rooms(self) -> list[Channel]:
        """Return the channels, public and private."""
        return [channel for channel in self.channels.values() if channel.kind != "im"]

    def add_channel(self, name: str, kind: Kind, members: list[str], *, shared: bool) -> Channel:
        """Make a channel."""
        channel = Channel(
            id=self.ids.make("D" if kind == "im" else "C", 11),
            name=name,
            kind=kind,
            members=members,
            created=int(self.clock.time()),
            shared=shared,
        )
        self.channels[channel.id] = channel
        return channel

    def dm(self, user_id: str) -> Channel:
        """Return the DM of a person with the bot, opened when needed."""
        for channel in self.channels.values():
            if channel.kind == "im" and {user_id, self.bot.id} == set(channel.members):
                return channel
        return self.add_channel("directmessage", "im", [user_id, self.bot.id], shared=False)

    # what appears on screens

    def put(self, message: Message, method: str, args: Json | None = None) -> Message:
        """Show a message of the bot's, and note whom it mentions (`args` may say `parse`)."""
        message.blocks = normalised(self.ids, message.blocks)
        message.values = values_of(message.blocks)
        if message.ephemeral_to:
            reader = self.users[message.ephemeral_to]
            (self.lost if self.external(reader) else self.ephemerals).append(message)
        elif message not in self.channels[message.channel].messages:
            self.channels[message.channel].messages.append(message)
        shown = {**(args or {}), "text": message.text, "blocks": message.blocks}
        self.note(method, message, shown)
        if not message.ephemeral_to:
            self.changed("posted", message)
        return message

    def note(self, method: str, message: Message, shown: Json) -> None:
        """Note whom a message mentions."""
        for target in pings.targets(shown):
            notifies = method != "chat.update" and not message.ephemeral_to
            ping = pings.Ping(method, message.channel, message.ts, target, notifies)
            self.mentions.append(ping)

    def changed(self, what: str, message: Message, before: Message | None = None) -> None:
        """Tell those who echo events of a post (`posted`), an edit or a deletion."""
        for listener in self.on_change:
            listener(what, message, before)

    def checked(self, what: str, shown: Json) -> list[str]:
        """Check a message or view against the limits; violations are kept for the test."""
        found = limits.violations(shown)
        self.violations += [f"{what}: {line}" for line in found]
        return found

    # views

    def issue_trigger(self, user_id: str) -> str:
        """Return a new `trigger_id`."""
        trigger = self.ids.trigger()
        self.triggers[trigger] = Trigger(user_id, self.clock.monotonic())
        return trigger

    def spend_trigger(self, trigger_id: str) -> str:
        """Use a `trigger_id` up and return whose it is."""
        trigger = self.triggers.get(trigger_id)
        if trigger is None:
            raise RefusedError("invalid_trigger_id")
        if self.clock.monotonic() - trigger.issued > TRIGGER_SECONDS:
            raise RefusedError("expired_trigger_id")
        if trigger.used:
            raise RefusedError("exchanged_trigger_id")
        trigger.used = True
        return trigger.user

    def new_view(self, user_id: str, body: Json, below: View | None = None) -> View:
        """Make a view, its inputs filled with their initial values."""
        name = self.ids.make("V", 11)
        body = {**body, "blocks": normalised(self.ids, body["blocks"])}
        return View(
            id=name,
            user=user_id,
            hash=self.view_hash(),
            body=body,
            values=values_of(body["blocks"]),
            root_id=below.root_id if below else name,
            previous_id=below.id if below else None,
        )

    def change_view(self, view: View, body: Json) -> None:
        """Give a view new content; inputs whose ids stay keep what stands in them."""
        view.body = {**body, "blocks": normalised(self.ids, body["blocks"])}
        fresh = values_of(view.blocks)
        for block_id, fields in fresh.items():
            for action_id, value in fields.items():
                kept = view.values.get(block_id, {}).get(action_id)
                if kept is not None and kept["type"] == value["type"]:
                    fields[action_id] = kept
        view.values = fresh
        view.hash = self.view_hash()
        view.errors = {}

    def view_hash(self) -> str:
        """Return a new hash."""
        return f"{int(self.clock.time())}.{self.ids.token(8)}"

    def response_url(self, kind: str, user: str, channel: str, message: Message | None) -> str:
        """Return a new `response_url` (`…/commands/…` or `…/actions/…`)."""
        path = f"{kind}/{self.library.id}/{len(self.response_urls) + 7_000_000}/{self.ids.token()}"
        url = ResponseUrl(user, channel, self.clock.monotonic(), message)
        self.response_urls[path] = url
        return self.root_url + path


def normalised(ids: Ids, blocks: list[Json]) -> list[Json]:
    """Return blocks as Slack gives them back: with ids, `emoji` and `verbatim` filled in."""
    done: list[Json] = []
    for block in blocks:
        filled: Json = _filled(block)
        filled.setdefault("block_id", ids.token(5))
        elements = [*filled.get("elements", []), filled.get("accessory"), filled.get("element")]
        for element in elements:
            if isinstance(element, dict) and element.get("type") not in _NO_ACTION:
                element.setdefault("action_id", ids.token(5))
        done.append(filled)
    return done


_NO_ACTION = {
    "image",
    "mrkdwn",
    "plain_text",
    "rich_text_section",
    "rich_text_list",
    "rich_text_quote",
    "rich_text_preformatted",
}


def _filled(node: Any) -> Any:  # noqa: ANN401 - any piece of Block Kit
    if isinstance(node, list):
        return [_filled(item) for item in node]
    if not isinstance(node, dict):
        return node
    filled = {key: _filled(value) for key, value in node.items()}
    if filled.get("type") == "plain_text":
        filled.setdefault("emoji", True)
    if filled.get("type") == "mrkdwn":
        filled.setdefault("verbatim", False)
    return filled
