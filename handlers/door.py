"""Everything that passes through the door, whatever platform it came from.

A platform turns what it hears into an `Inbound`, hands it to `handlers.receive.receive`, and gives
the `Reply` back the way it came. Both are plain values; no platform's own words stand in them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handlers.cards.model import Card, Form
    from handlers.cards.note import Note
    from handlers.cards.reader import Reader

#: Stands in `Inbound.text` for each person mentioned, in the order of `Inbound.mentions`.
MENTION = "\N{OBJECT REPLACEMENT CHARACTER}"


class Platform(StrEnum):
    """Where people are."""

    SLACK = "slack"
    TEAMS = "teams"
    ROOM = "room"


class Kind(StrEnum):
    """What came in."""

    COMMAND = "command"  # `/slot …`: the answer goes back with the acknowledgement
    MESSAGE = "message"  # a message; `Inbound.addressed` tells whether it is meant for the bot
    TAP = "tap"
    FORM = "form"
    REACTION = "reaction"  # a sign put under a message of ours; `Inbound.text` is a thumb


@dataclass(frozen=True, slots=True)
class Profile:
    """A person as their platform describes them; `team`: their organisation ("" unknown).

    `sure`: the platform said so; otherwise the name is only for a person not seen before. Without a
    `name` they can be asked only if they have been seen before.
    """

    external_id: str
    name: str
    team: str = ""
    team_name: str = ""
    is_bot: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Room:
    """A conversation as its platform describes it.

    `joined`: the bot can write there. `teams`: names by id of the organisations that share it.
    """

    external_id: str
    direct: bool = False
    name: str = ""
    joined: bool = True
    teams: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Inbound:
    """One thing a person did.

    `key` is the same when the same thing is sent twice. `text` is unescaped, with `MENTION` for
    people. `under` is the id of the message it stands under, `on` of the one that was tapped.
    """

    platform: Platform
    installation: str
    installation_name: str
    kind: Kind
    key: str
    actor: Profile
    room: Room
    text: str = ""
    mentions: tuple[Profile, ...] = ()
    addressed: bool = True
    under: str | None = None
    on: str | None = None
    act: str = ""
    value: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    can_open: bool = False  # a form can be opened in answer to it
    can_show: bool = False  # a card can be shown in answer to it, in its place and to them alone
    on_form: bool = False  # tapped on an open form, which the answer then replaces
    fleeting: bool = False  # that form stands in the place of a message whose next edit takes it
    surely: bool = False  # a message that begins with our command's name: never mere talk


@dataclass(frozen=True, slots=True)
class Told:
    """What came of what a person did, and who is told: to be said again in one sentence."""

    note: Note
    reader: Reader


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes straight back to the one who acted; everything else goes by the outbox.

    `form` opens (or replaces) a form; `errors` say what is wrong, by field of the form sent in.
    `lang`: the language they are answered in; "" where nothing was to be answered. `told`: what is
    told by the outbox, or seen on what was tapped, for platforms that must say something at once.
    """

    card: Card | None = None
    form: Form | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
    lang: str = ""
    told: Told | None = None


def as_typed(inbound: Inbound) -> str:
    """What they typed, with people's names where they were mentioned."""
    text = inbound.text.strip()
    for profile in inbound.mentions:
        text = text.replace(MENTION, f"@{profile.name}", 1)
    return text
