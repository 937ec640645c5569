"""What is said of holds, stand-ins, going on alone, putting off, calling off, making public."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from handlers.cards.later import undo_buttons
from handlers.cards.looks import ways_on
from handlers.cards.model import Bold, Button, Card
from handlers.cards.repair_kit import kit_buttons
from handlers.cards.saying import said_card, show_button
from handlers.cards.signs import button
from handlers.cards.stale import take_button
from handlers.cards.token import TURNS
from handlers.slots.lifecycle import Act, SlotState
from storage import people

if TYPE_CHECKING:
    from collections.abc import Callable

    from handlers.cards.model import Rich
    from handlers.cards.note import Note
    from handlers.cards.view import SlotView


def _card(view: SlotView, said: Rich, *first: Button) -> Card:
    return said_card(said, *undo_buttons(view), *first, show_button(view))


def _public(view: SlotView, said: Rich, *first: Button) -> Card:
    """What also the world is to hear of, where it knew: with the way to ready texts."""
    card = _card(view, said, *first)
    return replace(card, buttons=(*card.buttons, *kit_buttons(view)))


def _held(view: SlotView, note: Note) -> Card:
    until = view.reader.moment(datetime.fromisoformat(note.fields["until"]))
    say = view.reader.language.say
    return _card(view, say("{slot} keeps its time until {until}.", slot=_slot(view), until=until))


def _standin_asked(view: SlotView, note: Note) -> Card:
    who = view.name(note.fields["person"])
    say = view.reader.language.say
    return _card(view, say("{who} is asked to take over {slot}.", who=who, slot=_slot(view)))


def _told_standin(view: SlotView, note: Note) -> Card:
    say = view.reader.language.say
    said = say(
        "{who} takes over {slot}, {when}.",
        who=view.name(note.fields["by"]),
        slot=_slot(view),
        when=view.when_and_where,
    )
    relieved = note.fields.get("for") == view.reader.person_id
    back = (take_button(view, note.fields["by"]),) if relieved and view.case.state.agreed else ()
    return _card(view, said, *back)


def _told_standin_declined(view: SlotView, note: Note) -> Card:
    language = view.reader.language
    said = language.say(
        "{who} cannot take over {slot}.", who=view.name(note.fields["by"]), slot=_slot(view)
    )
    return _card(view, said, button(Act.STANDIN, view.token(), language))


def _alone(view: SlotView, note: Note) -> Card:
    said = view.reader.language.say(
        "{slot} goes on without {side}: {when}.",
        slot=_slot(view),
        side=view.side(note.fields["without"]),
        when=view.when_and_where,
    )
    return _public(view, said)


def _postponed(view: SlotView, _note: Note) -> Card:
    language = view.reader.language
    said = language.say("{slot} is postponed. It needs a new time.", slot=_slot(view))
    return _public(view, said, button(Act.MOVE, view.token(), language, style="primary"))


def _told_postponed(view: SlotView, note: Note) -> Card:
    language, who = view.reader.language, view.name(note.fields["by"])
    said = language.say(
        "{who} has postponed {slot}. It needs a new time.", who=who, slot=_slot(view)
    )
    return _public(view, said, button(Act.MOVE, view.token(), language, style="primary"))


def _cancelled(view: SlotView, _note: Note) -> Card:
    said = view.reader.language.say("{slot} is cancelled.", slot=_slot(view))
    return _public(view, said)


def _told_cancelled(view: SlotView, note: Note) -> Card:
    language, who = view.reader.language, view.name(note.fields["by"])
    return _public(view, language.say("{who} has cancelled {slot}.", who=who, slot=_slot(view)))


def _announced(view: SlotView, _note: Note) -> Card:
    said = view.reader.language.say("{slot} is marked as made public.", slot=_slot(view))
    return _card(view, said)


def _slot(view: SlotView) -> Bold:
    return Bold(view.label)


def _standin_wanted(view: SlotView, _note: Note) -> Card:
    language = view.reader.language
    said = language.say("Who takes over {slot}?", slot=_slot(view))
    choose = button(
        Act.STANDIN, view.token(), language, label=language.text("Choose"), style="primary"
    )
    return _card(view, said, choose, turns_button(view))


def turns_button(view: SlotView) -> Button:
    """The bot finds one."""
    language = view.reader.language
    label = language.text("Ask those who can")
    return button(Act.STANDIN, view.token(pick=TURNS), language, label=label, suffix=TURNS)


def _turn_asked(view: SlotView, note: Note) -> Card:
    names = people.names(view.case.session, [note.fields["person"]])
    said = view.reader.language.say(
        "I ask {who} first whether they can take over {slot}. With a no, or no answer in time, "
        "I go on to the next.",
        who=f"@{names.get(note.fields['person'], '?')}",
        slot=_slot(view),
    )
    return _card(view, said)


def _told_next_turn(view: SlotView, note: Note) -> Card:
    names = people.names(view.case.session, [note.fields["person"]])
    who = f"@{names.get(note.fields['person'], '?')}"
    say = view.reader.language.say
    said = say("{who} is asked next to take over {slot}.", who=who, slot=_slot(view))
    return _card(view, said)


def _told_turns_over(view: SlotView, _note: Note) -> Card:
    said = view.reader.language.say(
        "None of your own has said yes to taking over {slot}.", slot=_slot(view)
    )
    return _card(view, said, *(ways_on(view) if view.case.state is SlotState.BUMPED else ()))


def _amended(view: SlotView, _note: Note) -> Card:
    say = view.reader.language.say
    said = say("Corrected: {slot}, {when}.", slot=_slot(view), when=view.when_and_where)
    return _card(view, said)


SAID: dict[str, Callable[[SlotView, Note], Card]] = {
    "held_until": _held,
    "standin_asked": _standin_asked,
    "told_standin": _told_standin,
    "told_standin_declined": _told_standin_declined,
    "alone": _alone,
    "told_alone": _alone,
    "postponed": _postponed,
    "told_postponed": _told_postponed,
    "cancelled": _cancelled,
    "told_cancelled": _told_cancelled,
    "announced": _announced,
    "standin_wanted": _standin_wanted,
    "turn_asked": _turn_asked,
    "told_next_turn": _told_next_turn,
    "told_turns_over": _told_turns_over,
    "amended": _amended,
}
