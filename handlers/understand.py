"""What a line, a form or a tapped choice says about title, time, place and people."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from handlers.cards.option import Option
from handlers.door import MENTION
from handlers.errors import UserError
from handlers.form_times import with_end
from handlers.partnerships.named import people_named, sides_of, take_last_name, take_people
from handlers.planned import name_people, plan_of, take_plan
from handlers.slots.counter import Move
from handlers.slots.place import place_in, take_place
from handlers.slots.propose import Terms, check_title
from handlers.words.clean import cleaned
from handlers.words.plain import only_a_time
from handlers.words.when import Ask, Reading, Refuse, Span

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from handlers.request import Request
    from handlers.scene import Scene
    from handlers.slots.case import Case
    from handlers.slots.lifecycle import Side

#: Longer lines are given back unread.
LONGEST_LINE = 500
#: Somebody named with an @, known or not.
_NAMED = re.compile(r"(?<![\w.])@[\w.'’-]+")
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
    return replace(_terms(scene, known, span), plan_b=plan_of(scene, known, span))


def time_of(scene: Scene, case: Case, request: Request, *, must: bool = False) -> Move | None:
    """The other time or place that is meant, seen from the slot; None: none is said.

    Raises:
        UserError: a time is said, but it is unsure or cannot be (`must`: also when none is said).
    """
    slot = case.slot
    if request.token.pick:
        picked = _picked(request.token.pick)
        start, end = _utc(scene, picked.span, slot.end_at - slot.start_at)
        return Move(start, end, picked.place or slot.place_id, picked.anyway, picked.over)
    now = local_span(slot.start_at, slot.end_at, scene.zone)
    if request.fields:
        place = place_in(scene.session, case.partnership.id, request.fields.get("place", ""))
        text = cleaned(request.fields.get("when", ""))
    else:
        text, place = take_place(scene.session, case.partnership.id, cleaned(request.text))
    if place and not text.strip(" ,.") and not request.fields.get("end"):
        return Move(slot.start_at, slot.end_at, place)  # only another place
    reading = with_end(scene.read(text, base=now), request.fields.get("end", ""), now=now)
    if isinstance(reading, Refuse) and reading.code == "no_time_found" and not must:
        return None
    span = sure(reading, slot_id=slot.id, ask=request.ask_id)
    start, end = _utc(scene, span, slot.end_at - slot.start_at)
    return Move(start, end, place or slot.place_id)


def moment_of(scene: Scene, case: Case, request: Request) -> datetime:
    """A point in time (UTC), such as when a hold ends.

    Raises:
        UserError: it is unsure, or cannot be.
    """
    if request.token.pick:
        return _utc(scene, _picked(request.token.pick).span, timedelta())[0]
    reading = scene.read(_DANGLING.sub("", _UNTIL.sub("", cleaned(request.text))))
    span = sure(reading, slot_id=case.slot.id)
    return span.start.replace(tzinfo=scene.zone).astimezone(UTC)


def person_of(scene: Scene, request: Request) -> tuple[int, Side] | None:
    """The one person a line names, and their side; None: nobody is named.

    Raises:
        UserError: they cannot be asked.
    """
    _line, named = take_people(scene, request.fields.get("who", request.text))
    return sides_of(scene, named[:1])[0] if named else None


def link_in(text: str) -> str | None:
    """The first web address in a line."""
    found = re.search(r"https?://[^\s<>\"]{4,490}", text)
    return found[0] if found else None


def _understood(scene: Scene, request: Request, known: dict[str, Any]) -> Span:
    """Fill `known` with what was said, and return the time."""
    if request.token.pick:
        picked = _picked(request.token.pick)
        known |= {"place": picked.place or known.get("place"), "anyway": picked.anyway}
        known["over"] = picked.over
        return picked.span
    if request.fields:
        return _filled_in(scene, request, known)
    typed = cleaned(request.text)
    known |= {"when": "", "title": ""}
    if len(typed) > LONGEST_LINE:
        raise UserError("line_too_long", field="title", length=len(typed), most=LONGEST_LINE)
    typed, mentions, known["otherwise"] = take_plan(scene, typed)
    try:
        line, known["people"] = take_people(scene, typed, mentions=mentions)
    except UserError:
        _keep_the_rest(scene, typed, known)
        raise
    if scene.partnership is not None:
        line, known["place"] = take_place(scene.session, scene.partnership.id, line)
    line, reading = _read_named(scene, line, known)
    known |= {"title": tidy(reading.rest), "when": _without(line, reading.rest)}
    return sure(reading)


def _keep_the_rest(scene: Scene, typed: str, known: dict[str, Any]) -> None:
    """Somebody named is not known: title, time and place need not be typed again for it."""
    line = _NAMED.sub(" ", typed.replace(MENTION, " "))
    with suppress(UserError):
        if scene.partnership is not None:
            line, known["place"] = take_place(scene.session, scene.partnership.id, line)
    reading = scene.read(line)
    known |= {"title": tidy(reading.rest), "when": _without(line, reading.rest)}


def _read_named(scene: Scene, line: str, known: dict[str, Any]) -> tuple[str, Reading]:
    """Read the time; a known name right behind it says who is asked, even without an @."""
    reading = scene.read(line)
    shorter, named = ("", []) if known["people"] else take_last_name(scene, line)
    if not named:
        return line, reading
    again = scene.read(shorter)
    same = not isinstance(again, Refuse) and not isinstance(reading, Refuse)
    behind_time = shorter.split()[-1:] != again.rest.split()[-1:]
    if not (same and behind_time):
        return line, reading  # the name is the title's
    known["people"] = named
    return shorter, again


def _filled_in(scene: Scene, request: Request, known: dict[str, Any]) -> Span:
    """What a form says; what it does not ask stays as it was."""
    fields = request.fields
    known |= {name: cleaned(fields.get(name, "")) for name in ("title", "when", "end")}
    if "otherwise" in fields:
        said = cleaned(fields["otherwise"])
        known["otherwise"] = said and name_people(scene, said)
    if "who" in fields:
        known["people"] = people_named(scene, fields["who"])
    if "place" in fields and scene.partnership is not None:
        stands = known.get("place")
        known["place"] = place_in(scene.session, scene.partnership.id, fields["place"], also=stands)
    reading = scene.read(known["when"])
    if reading.rest and not only_a_time(reading.rest):
        raise UserError("unclear", field="when", options=[])
    return sure(with_end(reading, known["end"]))


def _terms(scene: Scene, known: dict[str, Any], span: Span) -> Terms:
    usual = scene.partnership.usual_minutes if scene.partnership else 90
    start, end = _utc(scene, span, timedelta(minutes=usual))
    return Terms(
        title=known["title"],
        start=start,
        end=end,
        place_id=known.get("place"),
        anyway=bool(known.get("anyway")),
        over=int(known.get("over") or 0),
        asked=sides_of(scene, known.get("people", [])),
    )


def option_of(span: Span) -> str:
    """A span as a button carries it."""
    return str(Option(span.start, span.end))


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
    meant = reading.meant if isinstance(reading, Refuse) else reading.options
    options = [option_of(o) for o in meant]
    raise UserError(reading.code, slot_id=slot_id, field="when", options=options, ask=ask)


def _picked(pick: str) -> Option:
    """The option that was tapped.

    Raises:
        UserError: `draft_gone`: it was not ours.
    """
    try:
        option = Option.read(pick)
    except ValueError as error:
        raise UserError("draft_gone") from error
    in_our_time(option.span)
    return option


def _utc(scene: Scene, span: Span, usual: timedelta) -> tuple[datetime, datetime]:
    """A local span as UTC; where no end is said, it takes as long as `usual`."""
    start = span.start.replace(tzinfo=scene.zone).astimezone(UTC)
    if span.end is None:
        return start, start + usual
    return start, span.end.replace(tzinfo=scene.zone).astimezone(UTC)


def in_our_time(span: Span) -> Span:
    """The span, if its years can be reckoned with.

    Raises:
        UserError: `no_such_date`.
    """
    years = range(1971, 2200)
    if span.start.year not in years or (span.end and span.end.year not in years):
        raise UserError("no_such_date", field="when")
    return span


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
