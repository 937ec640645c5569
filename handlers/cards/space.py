"""What is said when somebody is asked whether they could leave a place to something urgent."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.cards.model import Bold, Card
from handlers.cards.option import Option
from handlers.cards.saying import said_card, show_button
from handlers.cards.signs import button
from handlers.slots.free_times import PlaceTimes, nearest_free
from handlers.slots.lifecycle import Act
from handlers.slots.place import busy
from handlers.slots.space import STAY
from handlers.words import dates
from handlers.words.hours import Hours
from handlers.words.verbs import Look
from storage import people, places
from storage.tables import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from handlers.cards.model import Button
    from handlers.cards.note import Note
    from handlers.cards.view import SlotView
    from handlers.slots.free_times import Free


def _wanted(view: SlotView, note: Note) -> Card:
    """Could it move? One tap for each way, and one to stay."""
    language = view.reader.language
    who = people.names(view.case.session, [note.fields["by"]])
    said = language.say(
        "Could {slot} move? {who} needs {place} for something urgent, {when}.",
        slot=Bold(view.label),
        who=f"@{who.get(note.fields['by'], '?')}",
        place=view.place or "?",
        when=_when(view, note),
    )
    stay = button(
        Look.SPACE,
        view.token(pick=f"{STAY}:{note.fields['by']}"),
        language,
        label=language.text("No, we stay"),
        suffix=STAY,
    )
    more = (language.say("It is voluntary. If you say no, I do not ask again."),)
    return said_card(said, *_ways(view), stay, more=more)


def _when(view: SlotView, note: Note) -> str:
    wanted = Option.read(note.fields["for"])
    zone = ZoneInfo(view.case.partnership.zone)
    start = wanted.start.replace(tzinfo=zone)
    end = (wanted.end or wanted.start).replace(tzinfo=zone)
    return view.reader.span(start, end)


def _ways(view: SlotView) -> list[Button]:
    """Another place at the same time, and the nearest times in the same one."""
    slot, session, zone = view.case.slot, view.case.session, ZoneInfo(view.case.partnership.zone)
    known = places.in_use(session, slot.partnership_id)
    taken = busy(session, known, slot.start_at, but=slot.id)
    times = [
        PlaceTimes(p.id, p.name, Hours.from_json(p.opening), tuple(taken[p.id])) for p in known
    ]
    own = [p for p in times if p.id == slot.place_id]
    if not own:
        return []
    found = nearest_free(
        own[0],
        [p for p in times if p.id != slot.place_id],
        start=slot.start_at,
        end=slot.end_at,
        now=view.reader.now,
        zone=zone,
    )
    return [_way(view, free, number) for number, free in enumerate(found, 1)]


def _way(view: SlotView, free: Free, number: int) -> Button:
    language = view.reader.language
    option = Option.local(free.start, free.end, view.reader.zone, free.place_id)
    place = view.case.session.get_one(Place, free.place_id)
    label = (
        language.text("{place} at the same time", place=place.name)
        if free.start == view.case.slot.start_at
        else dates.short_moment(option.start, language=language)
    )
    token = view.token(pick=str(option))
    return button(Act.COUNTER, token, language, label=label, suffix=str(number))


def _asked(view: SlotView, note: Note) -> Card:
    names = people.names(view.case.session, note.fields["people"])
    who = view.listing([f"@{name}" for name in names.values()])
    said = view.reader.language.say(
        "I have asked {who} whether {slot} can move. Nothing has happened yet.",
        who=who,
        slot=Bold(view.label),
    )
    return said_card(said, show_button(view))


def _told_stays(view: SlotView, note: Note) -> Card:
    said = view.reader.language.say(
        "{who} would rather keep {slot} where it is.",
        who=view.name(note.fields["by"]),
        slot=Bold(view.label),
    )
    return said_card(said, show_button(view))


def _stays(view: SlotView, _note: Note) -> Card:
    said = view.reader.language.say("That is fine: {slot} stays.", slot=Bold(view.label))
    return said_card(said, show_button(view))


SPACE: dict[str, Callable[[SlotView, Note], Card]] = {
    "space_wanted": _wanted,
    "space_asked": _asked,
    "told_stays": _told_stays,
    "stays": _stays,
}
