"""What the page sends, as an `Inbound`. Pure; nothing here is trusted before it is checked."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.room.people import direct_room
from handlers.door import Inbound, Kind, Platform
from handlers.slots.lifecycle import Act
from handlers.words.grammar import read_line
from handlers.words.verbs import Look
from storage.room import SHARED, post_id
from storage.room_mark import Mark, read_mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.room.people import Visit
    from handlers.door import Profile, Room

_KEY = re.compile(r"[A-Za-z0-9-]{8,64}")
_COMMAND = re.compile(r"\s*/slot(?!\w)\s*", re.IGNORECASE)
_OTHER_COMMAND = re.compile(r"\s*/\w")
_BOT = re.compile(r"(?<![\w@])@rykker\b[,:]?\s*", re.IGNORECASE)
#: What is only shown: typed alone, it is meant for the bot.
_SHOWN = frozenset({Look.HELP, Look.LIST, Look.MINE, Look.DIGEST, Look.SETTINGS, Look.SHOW})
#: Controls but tab and line feed, and marks that turn the direction of what stands after them.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class UnreadableError(ValueError):
    """The page never sends such a thing."""


class UnknownCommandError(ValueError):
    """A command that is not ours, which would otherwise be shown to everybody."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who did it and where, perhaps to the message `at`; the same thing again has the same key.

    `seen`: how far their page had read.
    """

    key: str
    person: Profile
    room: Room
    at: int | None
    visit: Visit
    seen: Mark | None = None

    @property
    def only_for(self) -> str:
        """Whom a private answer in this place is marked for; a private line needs no mark."""
        return "" if self.room.direct else self.person.external_id


def sender(payload: Mapping[str, Any], visit: Visit) -> Sender:
    """The sender, who has a pane on the page it came from.

    Raises:
        UnreadableError: no such person or place, or no proper key.
    """
    key, who, to, at = (_text(payload, name) for name in ("id", "who", "to", "at"))
    person = next((p for p in visit.panes if p.external_id == who), None)
    if person is None or not _KEY.fullmatch(key) or to not in {SHARED, "direct"}:
        raise UnreadableError
    room = visit.shared if to == SHARED else direct_room(person)
    seen = read_mark(mark) if (mark := _text(payload, "mark")) else None
    return Sender(f"{who}:{key}", person, room, post_id(at) if at else None, visit, seen)


def moved(by: Sender, *, shared: bool) -> Sender:
    """The sender where the message in `at` stands, whatever place they had chosen."""
    return replace(by, room=by.visit.shared if shared else direct_room(by.person))


def typed(payload: Mapping[str, Any], by: Sender) -> Inbound:
    """A line: a command, a word to everybody, or one to the bot.

    Raises:
        UnreadableError: nothing was typed.
        UnknownCommandError: it is a command, but not `/slot`.
    """
    text = _text(payload, "text").strip()
    if not text:
        raise UnreadableError
    command = _COMMAND.match(text)
    if command is None and _OTHER_COMMAND.match(text):
        raise UnknownCommandError
    said = text[command.end() :] if command else _BOT.sub("", text).strip()
    return _inbound(
        by,
        Kind.COMMAND if command else Kind.MESSAGE,
        text=said,
        addressed=bool(command or _BOT.search(text)) or by.room.direct or _asks_to_see(said),
        under=None if by.at is None else str(by.at),
    )


def meant(payload: Mapping[str, Any], by: Sender) -> str:
    """The command that a line to everybody was perhaps meant as; "" where it is mere talk.

    It is not carried out, as people also speak of what they might do. But whoever forgot the
    `/slot` in front is not left to wait for what nobody heard.
    """
    text = shown(payload)
    if by.room.direct or by.at is not None or text.startswith("/") or _BOT.search(text):
        return ""
    line = read_line(text)
    proposes = line.verb is Act.PROPOSE and re.search(r"[@\d]", line.rest)
    acts = isinstance(line.verb, Act) and line.number is not None and "#" in text
    return f"/slot {text}" if proposes or acts else ""


def _asks_to_see(said: str) -> bool:
    """A lone "hjælp": the line is the bot's own here, so there is nobody else to answer it.

    What it brings is only shown, and only to who asked; a word that does something never counts.
    """
    line = read_line(said)
    return line.verb in _SHOWN and line.bare and said[:1].isalpha()


def tapped(payload: Mapping[str, Any], by: Sender) -> Inbound:
    """A tap on a card's button, or on one in a form."""
    return _inbound(by, Kind.TAP, **_done(payload, by))


def filled_in(payload: Mapping[str, Any], by: Sender) -> Inbound:
    """A form sent in.

    Raises:
        UnreadableError: its fields are not texts by name.
    """
    fields = payload.get("fields")
    if not isinstance(fields, dict):
        raise UnreadableError
    given = {name: _text(fields, name) for name in fields}
    return _inbound(by, Kind.FORM, fields=given, **_done(payload, by))


def shown(payload: Mapping[str, Any]) -> str:
    """What was typed, as it may be stored and shown."""
    return _UNSEEN.sub("", _text(payload, "text")).strip()


def _done(payload: Mapping[str, Any], by: Sender) -> dict[str, Any]:
    return {
        "act": _text(payload, "act"),
        "value": _text(payload, "value"),
        "on": None if by.at is None else str(by.at),
        "on_form": payload.get("in_form") is True,
    }


def _inbound(by: Sender, kind: Kind, **said: Any) -> Inbound:  # noqa: ANN401 - any of Inbound's own
    return Inbound(
        platform=Platform.ROOM,
        installation=by.visit.installation,
        installation_name=by.visit.installation_name,
        kind=kind,
        key=by.key,
        actor=by.person,
        room=by.room,
        can_open=True,
        **said,
    )


def _text(payload: Mapping[str, Any], name: str) -> str:
    value = payload.get(name, "")
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UnreadableError
    # JSON can spell half a character; no database stores one.
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
