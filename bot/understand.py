"""`rykker understand`: what the bot makes of what people type, so that anyone can see why.

One JSON object a line comes in: `text`, `kind` (time, line, reply), `now` (local), and where known
`lang`, `state`, `slot` and `offer`. One a line goes out, with only what was understood.
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from handlers.slots.lifecycle import Act
from handlers.understand import tidy
from handlers.words.clean import cleaned
from handlers.words.grammar import read_line
from handlers.words.replies import read_reply
from handlers.words.when import Ask, Found, Reading, Refuse, Span, read_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PERSON = re.compile(r"(?<![\w.])@([\w.'’-]*\w)")
_PLACE = re.compile(r"(?<!\w)#([^\W\d][\w-]*)")


def understood(lines: Iterable[str], *, zone: str) -> Iterator[str]:
    """Each line's answer; a line that is not such an object is answered with `error`."""
    for line in lines:
        if line.strip():
            yield json.dumps(_answer(line, ZoneInfo(zone)), ensure_ascii=False)


def _answer(line: str, zone: ZoneInfo) -> dict[str, Any]:
    try:
        asked = json.loads(line)
        now = datetime.fromisoformat(asked["now"])
        now = now if now.tzinfo else now.replace(tzinfo=zone)
        kind, text = asked.get("kind", "time"), str(asked["text"])
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        return {"error": f"not understood: {type(error).__name__}"}
    lang = str(asked.get("lang") or "da")
    if kind == "reply":
        return _reply(text, asked, now=now, zone=zone, lang=lang)
    if kind == "line":
        return _line(text, now=now, zone=zone, lang=lang)
    return _time(read_time(cleaned(text), now=now, zone=zone, lang=lang))


def _line(text: str, *, now: datetime, zone: ZoneInfo, lang: str) -> dict[str, Any]:
    read = read_line(text)
    rest = read.rest if read.verb is Act.PROPOSE else cleaned(text)
    mentions = _PERSON.findall(rest)
    rest = _PLACE.sub(" ", _PERSON.sub(" ", rest))
    reading = read_time(rest, now=now, zone=zone, lang=lang)
    return _time(reading) | {"title": tidy(reading.rest), "mentions": mentions}


def _reply(
    text: str, asked: dict[str, Any], *, now: datetime, zone: ZoneInfo, lang: str
) -> dict[str, Any]:
    slot = _span(asked.get("slot"))
    if slot is None:
        return {"error": 'a reply needs its slot: {"start", "end"}'}
    heard = read_reply(
        text,
        state=asked.get("state") or "asked",
        now=now,
        zone=zone,
        slot=slot,
        offer=_span(asked.get("offer")),
        lang=lang,
    )
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


def _span(given: object) -> Span | None:
    if not isinstance(given, dict) or not given.get("start"):
        return None
    end = given.get("end")
    return Span(
        datetime.fromisoformat(str(given["start"])),
        datetime.fromisoformat(str(end)) if end else None,
    )
