"""What exists in the fake Teams: people, channels and chats, messages."""

import copy
from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
Kind = Literal["personal", "groupChat", "channel"]


@dataclass
class User:
    """A person. `account` is what one bot calls them, `aad` their id in the directory."""

    aad: str
    account: str
    name: str
    tenant: str
    email: str
    guest: bool = False
    blocked: bool = False  # they have blocked the bot
    listed: bool = True  # the directory tells of them

    def described(self, home: str) -> Json:
        """As the list of a conversation's people has them: a guest carries the host's tenant."""
        local = self.email.replace("@", "_")
        signs_in = f"{local}#EXT#@midtbyen.onmicrosoft.com" if self.guest else self.email
        return {
            "id": self.account,
            "name": self.name,
            "objectId": self.aad,
            "aadObjectId": self.aad,
            "email": self.email,
            "userPrincipalName": signs_in,
            "tenantId": home if self.guest else self.tenant,
            "userRole": "guest" if self.guest else "user",
        }


@dataclass
class Message:
    """A message as it stands now; the bot's has a `card`. `root`: the first of its thread."""

    id: str
    conversation: str
    author: str
    text: str = ""
    summary: str = ""
    card: Json = field(default_factory=dict)
    root: str | None = None
    edits: int = 0
    deleted: bool = False
    was_form: bool = False

    def snapshot(self) -> "Message":
        """What the screen shows now, to be tapped when it has gone stale."""
        return copy.deepcopy(self)


@dataclass
class Conversation:
    """A channel of a team, a group chat, or the chat of one person with the bot."""

    id: str
    kind: Kind
    name: str
    members: list[str]
    team: str = ""
    bot_in: bool = True
    messages: list[Message] = field(default_factory=list)

    def find(self, message_id: str) -> Message | None:
        """The message of this id, unless it is gone."""
        return next((m for m in self.messages if m.id == message_id and not m.deleted), None)


def actions_of(node: Any) -> list[Json]:  # noqa: ANN401 - any piece of a card
    """Every button of a card, in order; not those for clients that know no better."""
    if isinstance(node, list):
        return [action for one in node for action in actions_of(one)]
    if not isinstance(node, dict):
        return []
    own = [node] if str(node.get("type", "")).startswith("Action.") else []
    inner = [v for k, v in node.items() if k not in {"fallback", "data"}]
    return own + [action for value in inner for action in actions_of(value)]


def inputs_of(node: Any) -> list[Json]:  # noqa: ANN401 - any piece of a card
    """Every input of a card, in order."""
    if isinstance(node, list):
        return [found for one in node for found in inputs_of(one)]
    if not isinstance(node, dict):
        return []
    own = [node] if str(node.get("type", "")).startswith("Input.") else []
    return own + [found for value in node.values() for found in inputs_of(value)]


def is_form(card: Json) -> bool:
    """Whether it is filled in, or chosen on and closed."""
    return _can_be_closed(card) and not _for_one(card)


def is_view(card: Json) -> bool:
    """Whether it is a card that is shown to one person, and closed."""
    return _can_be_closed(card) and _for_one(card)


def _can_be_closed(card: Json) -> bool:
    return any((a.get("data") or {}).get("kind") == "close" for a in actions_of(card))


def _for_one(card: Json) -> bool:
    first = (card.get("body") or [{}])[0].get("inlines") or [{}]
    return str(first[0].get("text")).startswith("🔒")
