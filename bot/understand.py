"""`rykker understand`: what the bot makes of what people type, so that anyone can see why.

One JSON object a line comes in: `text`, `kind` (time, line, reply), `now` (local), and where known
`lang`, `state`, `slot` and `offer`. One a line goes out, with only what was understood; a line that
cannot be used is answered with `error`, and the next one is read.
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, get_args
from zoneinfo import ZoneInfo

from handlers.slots.lifecycle import Act
from handlers.understand import tidy
from handlers.words.clean import cleaned
from handlers.words.grammar import read_line
from handlers.words.replies import read_reply
from handlers.words.replies.model import State
from handlers.words.when import Ask, Found, Reading, Refuse, Span, read_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

KINDS = ("time", "line", "reply")
STATES: tuple[str, ...] = get_args(State)
_PERSON = re.compile(r"(?<![\w.])@([\w.'’-]*\w)")
_PLACE = re.compile(r"(?<!\w)#([^\W\d][\w-]*)")


class UnusableError(Exception):
    """What is wrong with the line, and what it should be."""


def converse(heard: BinaryIO, said: BinaryIO, *, zone: str) -> None:
    """Answer line by line, in UTF-8 whatever this machine's own encoding is."""
    # Some editors and shells put a byte order mark first.
    for answer in understood(TextIOWrapper(heard, "utf-8-sig", "replace"), zone=zone):
        # Half a surrogate pair is no UTF-8, but JSON may name it by its number.
        said.write(f"{answer}\n".encode("utf-8", "backslashreplace"))
        said.flush()  # who asks one thing at a time waits for it


def understood(lines: Iterable[str], *, zone: str) -> Iterator[str]:
    """Each line's answer; a line that cannot be used is answered with `error`."""
    for line in lines:
        if line.strip():
            yield json.dumps(_answer(line, ZoneInfo(zone)), ensure_ascii=False)


def _answer(line: str, zone: ZoneInfo) -> dict[str, Any]:
    try:
        return _read(json.loads(line), zone)
    except UnusableError as error:
        return {"error": str(error)}
    except Exception as error:  # noqa: BLE001 - whatever one line holds, the next is answered
        return {"error": f"not understood: {type(error).__name__}"}


def _read(asked: object, zone: ZoneInfo) -> dict[str, Any]:
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise UnusableError('a line is an object with "text", "kind" and "now"')
    text, now = asked["text"], _moment("now", asked.get("now"), zone)
    lang = str(asked.get("lang") or "da")
    kind, state = _one_of(asked, "kind", KINDS), _one_of(asked, "state", STATES)
    if kind == "reply":
        return _reply(text, asked, state=state, now=now, zone=zone, lang=lang)
    if kind == "line":
        return _line(text, now=now, zone=zone, lang=lang)
    return _time(read_time(cleaned(text), now=now, zone=zone, lang=lang))


def _one_of(asked: dict[str, Any], name: str, known: tuple[str, ...]) -> Any:  # noqa: ANN401 - one of the known
    """What was given; the first, where nothing was."""
    given = asked.get(name)
    if given in (None, ""):
        return known[0]
    if given not in known:
        raise UnusableError(f"{name} is not known: give one of {', '.join(known)}")
    return given


def _line(text: str, *, now: datetime, zone: ZoneInfo, lang: str) -> dict[str, Any]:
    read = read_line(text)
    rest = read.rest if read.verb is Act.PROPOSE else cleaned(text)
    mentions = _PERSON.findall(rest)
    rest = _PLACE.sub(" ", _PERSON.sub(" ", rest))
    reading = read_time(rest, now=now, zone=zone, lang=lang)
    return _time(reading) | {"title": tidy(reading.rest), "mentions": mentions}


def _reply(
    text: str, asked: dict[str, Any], *, state: State, now: datetime, zone: ZoneInfo, lang: str
) -> dict[str, Any]:
    slot, offer = _span(asked, "slot", zone), _span(asked, "offer", zone)
    if slot is None:
        raise UnusableError('a reply needs its slot: {"start", "end"}')
    heard = read_reply(text, state=state, now=now, zone=zone, slot=slot, offer=offer, lang=lang)
    said: dict[str, Any] = {"act": heard.act}
    if heard.span is not None:
        said |= _times(heard.span)
    if heard.ask is not None:
        said |= _time(heard.ask)
    named = {"reason_class": heard.reason_class, "name": heard.name}
    return said | {name: value for name, value in named.items() if value}


def _time(reading: Reading) -> dict[str, Any]:
    match reading:
        case Found(span=span):
            return _times(span)
        case Ask(code=code, options=options):
            return {"ask": {"code": code, "options": [_times(option) for option in options]}}
        case Refuse(code=code):
            return {"refuse": {"code": code}}


def _times(span: Span) -> dict[str, str | None]:
    """Local ISO without a zone, to the minute."""
    end = span.end.isoformat(timespec="minutes") if span.end else None
    return {"start": span.start.isoformat(timespec="minutes"), "end": end}


def _span(asked: dict[str, Any], name: str, zone: ZoneInfo) -> Span | None:
    given = asked.get(name)
    if not given:
        return None
    if not isinstance(given, dict):
        raise UnusableError(f'{name} is no object: write it like {{"start", "end"}}')
    start = _moment(f"{name}.start", given.get("start"), zone).replace(tzinfo=None)
    if given.get("end") in (None, ""):
        return Span(start, None)
    end = _moment(f"{name}.end", given["end"], zone).replace(tzinfo=None)
    if end < start:
        raise UnusableError(f"{name}.end is before its start")
    return Span(start, end)


def _moment(name: str, given: object, zone: ZoneInfo) -> datetime:
    """A time in `zone`, which is meant where none is given."""
    try:
        at = datetime.fromisoformat(given)  # type: ignore[arg-type] # what is no text is caught
        return at.astimezone(zone) if at.tzinfo else at.replace(tzinfo=zone)
    except (OverflowError, TypeError, ValueError):
        raise UnusableError(f"{name} is no time: write it like 2026-12-03T19:00") from None
