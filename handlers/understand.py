"""What a line, a form or a tapped choice says about title, time, place and people."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from handlers.errors import UserError
from handlers.partnerships.named import sides_of, take_people
from handlers.slots.propose import Terms, check_title
from handlers.words.clean import cleaned
from handlers.words.plain import only_a_time
from handlers.words.when import Ask, Reading, Refuse, Span, read_time
from storage import people

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from handlers.request import Request
    from handlers.scene import Scene
    from handlers.slots.case import Case
    from handlers.slots.lifecycle import Side

#: Longer lines are given back unread.
LONGEST_LINE = 500
#: "til fredag kl. 12", "until Friday at 12".
_UNTIL = re.compile(r"^(?:til|indtil|until|till)\s+", re.IGNORECASE)
#: What may be left dangling at an end of the title once time, people and place are taken out.
_DANGLING = re.compile(
    r"(?:[\s,;:–-]+|(?:^|(?<=\s))(?:med|with|og|and|i|in|på|at|til|hos|by))+$", re.IGNORECASE
)


def proposal_of(scene: Scene, request: Request, known: dict[str, Any]) -> Terms:
    """What is proposed, from a line, a form, or the choice tapped for one of them.

    What was understood is put into `known`, so that a draft of it can be kept.

    Raises:
        UserError: something is missing, unsure or wrong.
    """
    span = _understood(scene, request, known)
    check_title(known.get("title", ""))
    return _terms(scene, known, span)


def time_of(
    scene: Scene, case: Case, request: Request, *, must: bool = False
) -> tuple[datetime, datetime] | None:
    """The other time that is meant (UTC), seen from the slot; None: none is said.

    Raises:
        UserError: a time is said, but it is unsure or cannot be (`must`: also when none is said).
    """
    if request.token.pick:
        span = _picked(request.token.pick)
    else:
        text = cleaned(request.fields.get("when", "") or request.text)
        reading = _read(
            scene, text, base=local_span(case.slot.start_at, case.slot.end_at, scene.zone)
        )
        if isinstance(reading, Refuse) and reading.code == "no_time_found" and not must:
            return None
        span = sure(reading, slot_id=case.slot.id, ask=request.ask_id)
    length = case.slot.end_at - case.slot.start_at
    start = span.start.replace(tzinfo=scene.zone).astimezone(UTC)
    end = span.end.replace(tzinfo=scene.zone).astimezone(UTC) if span.end else start + length
    return start, end


def moment_of(scene: Scene, case: Case, request: Request) -> datetime:
    """A point in time (UTC), such as when a hold ends.

    Raises:
        UserError: it is unsure, or cannot be.
    """
    reading = _read(scene, _DANGLING.sub("", _UNTIL.sub("", cleaned(request.text))))
    span = sure(reading, slot_id=case.slot.id)
    return span.start.replace(tzinfo=scene.zone).astimezone(UTC)


def person_of(scene: Scene, request: Request) -> tuple[int, Side] | None:
    """The one person a line names, and their side; None: nobody is named.

    Raises:
        UserError: they cannot be asked.
    """
    _line, named = take_people(scene, request.text)
    return sides_of(scene, named[:1])[0] if named else None


def link_in(text: str) -> str | None:
    """The first web address in a line."""
    found = re.search(r"https?://[^\s<>\"]{4,490}", text)
    return found[0] if found else None


def _understood(scene: Scene, request: Request, known: dict[str, Any]) -> Span:
    """Fill `known` with what was said, and return the time."""
    if request.token.pick:
        return _picked(request.token.pick)
    if request.fields:
        known["title"] = cleaned(request.fields.get("title", ""))
        known["when"] = cleaned(request.fields.get("when", ""))
        if "who" in request.fields:
            _line, known["people"] = take_people(scene, request.fields["who"])
        reading = _read(scene, known["when"])
        if reading.rest and not only_a_time(reading.rest):
            raise UserError("unclear", field="when", options=[])
        return sure(reading)
    typed = cleaned(request.text)
    known |= {"when": "", "title": ""}
    if len(typed) > LONGEST_LINE:
        raise UserError("line_too_long", field="title", length=len(typed), most=LONGEST_LINE)
    line, known["people"] = take_people(scene, typed)
    line, known["place"] = _take_place(scene, line)
    reading = _read(scene, line)
    known |= {"title": tidy(reading.rest), "when": _without(line, reading.rest)}
    return sure(reading)


def _terms(scene: Scene, known: dict[str, Any], span: Span) -> Terms:
    usual = scene.partnership.usual_minutes if scene.partnership else 90
    start = span.start.replace(tzinfo=scene.zone).astimezone(UTC)
    end = span.end.replace(tzinfo=scene.zone) if span.end else start + timedelta(minutes=usual)
    return Terms(
        title=known["title"],
        start=start,
        end=end.astimezone(UTC),
        place_id=known.get("place"),
        asked=sides_of(scene, known.get("people", [])),
    )


def _read(scene: Scene, text: str, *, base: Span | None = None) -> Reading:
    lang = scene.language.code
    return read_time(text, now=scene.now, zone=scene.zone, lang=lang, base=base)


def option_of(span: Span) -> str:
    """A span as a button carries it: local start and end, `2026-12-03T19:00:00/…`."""
    return f"{span.start.isoformat()}/{span.end.isoformat() if span.end else ''}"


def local_span(start: datetime, end: datetime, zone: ZoneInfo) -> Span:
    """Two UTC instants as they stand on the wall in `zone`."""
    first, last = start.astimezone(zone), end.astimezone(zone)
    return Span(first.replace(tzinfo=None), last.replace(tzinfo=None))


def sure(reading: Reading, *, slot_id: int | None = None, ask: int | None = None) -> Span:
    """The span, where there is no doubt.

    Raises:
        UserError: the reading's own code, with options to tap where it has some.
    """
    if not isinstance(reading, (Refuse, Ask)):
        return in_our_time(reading.span)
    if isinstance(reading, Refuse):
        raise UserError(reading.code, slot_id=slot_id, field="when", ask=ask)
    options = [option_of(o) for o in reading.options]
    raise UserError(reading.code, slot_id=slot_id, field="when", options=options, ask=ask)


def _picked(pick: str) -> Span:
    """What `option_of` wrote.

    Raises:
        UserError: `draft_gone`: it was not ours.
    """
    start, _, end = pick.partition("/")
    try:
        first = datetime.fromisoformat(start)
        last = datetime.fromisoformat(end) if end else None
    except ValueError as error:
        raise UserError("draft_gone") from error
    return in_our_time(Span(first, last))


def in_our_time(span: Span) -> Span:
    """The span, if its years can be reckoned with.

    Raises:
        UserError: `no_such_date`.
    """
    years = range(1971, 2200)
    if span.start.year not in years or (span.end and span.end.year not in years):
        raise UserError("no_such_date", field="when")
    return span


def _take_place(scene: Scene, line: str) -> tuple[str, int | None]:
    """The line without the place it names (`i Salen`, `#salen`), and the place's id."""
    if scene.partnership is None:
        return line, None
    for place in people.places(scene.session, scene.partnership.id):
        pattern = rf"(?:(?<!\w)(?:i|in|på)\s+(?:the\s+)?|#){re.escape(place.name)}(?!\w)"
        shorter, times = re.subn(pattern, " ", line, count=1, flags=re.IGNORECASE)
        if times:
            return shorter, place.id
    return line, None


def _without(line: str, rest: str) -> str:
    """The words of the line that are not in `rest`: those that say when."""
    left = rest.split()
    said = []
    for word in line.split():
        if word in left:
            left.remove(word)
        else:
            said.append(word)
    return tidy(" ".join(said))


def tidy(rest: str) -> str:
    """A title without what was left dangling when time, people and place were taken out."""
    return _DANGLING.sub("", cleaned(rest)).strip(" ,;:–-").strip()
