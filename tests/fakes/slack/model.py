"""What exists in the fake Slack: teams, people, rooms, messages, views."""

import copy
from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
Kind = Literal["channel", "group", "im"]


@dataclass(frozen=True)
class Team:
    """A workspace; in an Enterprise organisation if `enterprise_id` is given."""

    id: str
    name: str
    domain: str
    enterprise_id: str | None = None

    @property
    def user_team(self) -> str:
        """What events call the sender's team: the organisation, where there is one."""
        return self.enterprise_id or self.id


@dataclass
class User:
    """A person, or the bot's own user."""

    id: str
    name: str
    team: Team
    real_name: str
    locale: str = "da-DK"
    tz: str = "Europe/Copenhagen"
    is_bot: bool = False
    deleted: bool = False


@dataclass
class Message:
    """A message as it stands now. An ephemeral one has the reader in `ephemeral_to`."""

    ts: str
    channel: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    metadata: Json | None = None
    edits: int = 0
    edited_ts: str | None = None
    deleted: bool = False
    ephemeral_to: str | None = None
    values: Json = field(default_factory=dict)
    reactions: dict[str, list[str]] = field(default_factory=dict)

    def snapshot(self) -> "Message":
        """Return what the screen shows now, to be tapped when it has gone stale."""
        return copy.deepcopy(self)

    @property
    def buttons(self) -> list[str]:
        """The action ids on it, in order."""
        return [element["action_id"] for _, element in interactive(self.blocks)]

    @property
    def words(self) -> str:
        """All that can be read on it, one piece a line."""
        return "\n".join(readable(self.blocks)) or self.text


@dataclass
class Channel:
    """A public channel, a private one (`group`) or the DM of one person with the bot."""

    id: str
    name: str
    kind: Kind
    members: list[str]
    created: int
    shared: bool = False
    archived: bool = False
    connected: list[Team] = field(default_factory=list)  # shared with, also before anybody joined
    messages: list[Message] = field(default_factory=list)

    def find(self, ts: str) -> Message | None:
        """Return the message with this `ts` unless it is deleted."""
        return next((m for m in self.messages if m.ts == ts and not m.deleted), None)


@dataclass
class View:
    """A modal or App Home of one person. `values` is what stands in its inputs."""

    id: str
    user: str
    hash: str
    body: Json
    values: Json
    root_id: str
    previous_id: str | None = None
    errors: dict[str, str] = field(default_factory=dict)

    def snapshot(self) -> "View":
        """Return what the screen shows now, to be used when it has gone stale."""
        return copy.deepcopy(self)

    @property
    def blocks(self) -> list[Json]:
        """Its blocks."""
        blocks: list[Json] = self.body["blocks"]
        return blocks

    @property
    def title(self) -> str:
        """Its title; a Home has none."""
        return str(self.body.get("title", {}).get("text", ""))

    @property
    def buttons(self) -> list[str]:
        """The action ids in it, inputs too, in order."""
        return [element["action_id"] for _, element in interactive(self.blocks)]

    @property
    def words(self) -> str:
        """All that can be read in it, one piece a line."""
        return "\n".join([self.title, *readable(self.blocks)])


@dataclass
class Trigger:
    """The right to open one view, for three seconds."""

    user: str
    issued: float
    used: bool = False


@dataclass
class ResponseUrl:
    """A `response_url`: five uses within thirty minutes."""

    user: str
    channel: str
    issued: float
    message: Message | None = None
    uses: int = 0


def interactive(blocks: list[Json]) -> list[tuple[Json, Json]]:
    """Return (block, element) of everything that has an action id."""
    found: list[tuple[Json, Json]] = []
    for block in blocks:
        elements = [*block.get("elements", []), block.get("accessory"), block.get("element")]
        found += [(block, e) for e in elements if isinstance(e, dict) and "action_id" in e]
    return found


def readable(node: Any) -> list[str]:  # noqa: ANN401 - any piece of Block Kit
    """Return the texts in a piece of Block Kit, in the order they are shown."""
    if isinstance(node, list):
        return [text for item in node for text in readable(item)]
    if not isinstance(node, dict):
        return []
    own = [node["text"]] if isinstance(node.get("text"), str) else []
    return own + [text for value in node.values() for text in readable(value)]
