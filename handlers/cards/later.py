"""Not now, once more, and what was passed on: the words of questions that wait."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from handlers.cards.ask_card import ask_card
from handlers.cards.model import Bold, Button, Card, Line, plain
from handlers.cards.option import Option
from handlers.cards.saying import said_card, show_button
from handlers.cards.signs import button
from handlers.slots.lifecycle import Act, SlotState
from handlers.slots.undo import undoable
from handlers.words import dates
from handlers.words.verbs import Look
from storage import people

if TYPE_CHECKING:
    from collections.abc import Callable

    from handlers.cards.model import Rich
    from handlers.cards.note import Note
    from handlers.cards.view import SlotView

#: When people are asked again, where they only say "later": local times.
SOON, MORNING, FRIDAY = timedelta(hours=2), time(9), 4


def undo_buttons(view: SlotView) -> tuple[Button, ...]:
    """The way back from what this reader typed a moment ago."""
    reader = view.reader
    last = undoable(view.history, person_id=reader.person_id, now=reader.now)
    if last is None:
        return ()
    return (button(Look.UNDO, view.token(pick=str(last.id)), reader.language),)


def _later(view: SlotView, note: Note) -> Card:
    """When may I ask again?"""
    language, slot = view.reader.language, view.case.slot
    ask = next((a for a in view.case.open_asks if a.id == note.fields.get("ask")), None)
    buttons = [
        button(
            Look.LATER,
            view.token(ask=ask, pick=str(Option(at.replace(tzinfo=None)))),
            language,
            label=label,
            suffix=str(number),
        )
        for number, (at, label) in enumerate(_times(view), 1)
        if at < slot.start_at
    ]
    said = language.say("That is fine. When may I ask again?")
    about = (Line((f"{view.label}, {view.when}",)),)
    return Card(notice=plain(said), heading=said, lines=about, buttons=tuple(buttons))


def _times(view: SlotView) -> list[tuple[datetime, str]]:
    """In two hours, tomorrow morning, and Monday morning where that is another day."""
    language, zone = view.reader.language, view.reader.zone
    now = view.reader.now.astimezone(zone)
    tomorrow = datetime.combine(now.date() + timedelta(days=1), MORNING, zone)
    monday = datetime.combine(now.date() + timedelta(days=7 - now.weekday()), MORNING, zone)
    soon = (view.reader.now + SOON).astimezone(zone).replace(second=0, microsecond=0)
    clock = dates.clock(tomorrow, language=language)
    found = [
        (soon, language.text("In 2 hours")),
        (tomorrow, language.text("Tomorrow at {clock}", clock=clock)),
    ]
    if monday != tomorrow:
        found.append((monday, language.text("Monday at {clock}", clock=clock)))
    return found


def _asked_later(view: SlotView, note: Note) -> Card:
    at = view.reader.moment(datetime.fromisoformat(note.fields["at"]))
    said = view.reader.language.say("I ask again {at}: {slot}.", at=at, slot=Bold(view.label))
    return _shown(view, said)


def _ask_again(view: SlotView, note: Note) -> Card:
    """The same question, in a message of its own."""
    ask = next((a for a in view.case.asks if a.id == note.fields["ask"]), None)
    if ask is None:
        return _shown(view, (Bold(view.label),))
    return ask_card(view, ask)


def _nudge(view: SlotView, _note: Note) -> Card:
    language = view.reader.language
    who = view.listing([view.asked(ask) for ask in view.case.open_asks])
    said = language.say("Shall I ask {who} again about {slot}?", who=who, slot=Bold(view.label))
    return _shown(
        view,
        said,
        button(Look.AGAIN, view.token(), language, style="primary"),
        button(Act.COUNTER, view.token(), language),
    )


def _asked_again(view: SlotView, _note: Note) -> Card:
    who = view.listing([view.asked(ask) for ask in view.case.open_asks])
    said = view.reader.language.say("I have asked {who} again.", who=who)
    return _shown(view, said)


def _waits(view: SlotView, note: Note) -> Card:
    until = view.reader.moment(datetime.fromisoformat(note.fields["until"]))
    said = view.reader.language.say(
        "I tell you {until} if nobody has answered {slot}.", until=until, slot=Bold(view.label)
    )
    return _shown(view, said)


def _question_sent(view: SlotView, note: Note) -> Card:
    say = view.reader.language.say
    names = people.names(view.case.session, note.fields["people"])
    who = view.listing([f"@{name}" for name in names.values()])
    said = say(
        "I have passed your question on to {who}. The answer comes in the thread under the card "
        "of {slot}.",
        who=who or "?",
        slot=Bold(view.label),
    )
    return _shown(view, said)


def _told_question(view: SlotView, note: Note) -> Card:
    said = _asks(view, note)
    where = view.reader.language.say("Answer in the thread under the card: there all can see it.")
    card = _shown(view, said)
    return Card(notice=card.notice, heading=said, lines=(Line(where),), buttons=card.buttons)


def _asked_in_thread(view: SlotView, note: Note) -> Card:
    said = _asks(view, note)
    return Card(notice=plain(said), heading=said)


def _asks(view: SlotView, note: Note) -> Rich:
    by = note.fields["by"]
    names = people.names(view.case.session, [by])
    return view.reader.language.say(
        "{who} asks about {slot}: “{text}”",
        who=f"@{names.get(by, '?')}",
        slot=Bold(view.label),
        text=note.fields["text"],
    )


def _undone(view: SlotView, _note: Note) -> Card:
    said = view.reader.language.say(
        "Taken back. {slot} is as it was: {when}.", slot=Bold(view.label), when=view.when_and_where
    )
    return _shown(view, said)


def _told_undone(view: SlotView, note: Note) -> Card:
    said = view.reader.language.say(
        "{who} has taken it back: {slot} is as it was, {when}.",
        who=view.name(note.fields["by"]),
        slot=Bold(view.label),
        when=view.when_and_where,
    )
    return _shown(view, said)


def _shown(view: SlotView, said: Rich, *first: Button) -> Card:
    last = () if view.case.state is SlotState.WITHDRAWN else (show_button(view),)
    return said_card(said, *first, *last)


LATER: dict[str, Callable[[SlotView, Note], Card]] = {
    "later": _later,
    "asked_later": _asked_later,
    "ask_again": _ask_again,
    "nudge": _nudge,
    "asked_again": _asked_again,
    "waits": _waits,
    "question_sent": _question_sent,
    "told_question": _told_question,
    "asked_in_thread": _asked_in_thread,
    "undone": _undone,
    "told_undone": _told_undone,
}
