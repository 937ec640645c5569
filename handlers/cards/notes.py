"""What one person is told: receipts, and what others did to their day. Codes get words here."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from handlers.cards import errors
from handlers.cards.absence import absent_card, not_absent_card
from handlers.cards.bumped import BUMPED
from handlers.cards.channel_notes import removed_card, unshared_card, welcome_card
from handlers.cards.digest import digest_card
from handlers.cards.followup import followup_card
from handlers.cards.gift import GIFT
from handlers.cards.hello import hello_card
from handlers.cards.later import LATER, undo_buttons
from handlers.cards.line import LINE
from handlers.cards.linking import LINKING
from handlers.cards.looks import (
    help_card,
    list_card,
    mine_card,
    propose_card,
    show_card,
)
from handlers.cards.model import Bold, Card
from handlers.cards.new_times import NEW_TIMES
from handlers.cards.overheard import for_me_card
from handlers.cards.overview import overview_card
from handlers.cards.pressing import PRESSING
from handlers.cards.preview import bump_preview, cancel_preview
from handlers.cards.reminding import REMINDING, REMINDING_SEVERAL
from handlers.cards.repair_kit import KIT, kit_buttons
from handlers.cards.said import SAID
from handlers.cards.saying import said_card, show_button
from handlers.cards.settings import settings_card
from handlers.cards.sides import side_given_card, sides_card
from handlers.cards.signs import button
from handlers.cards.slot_card import buttons_of
from handlers.cards.space import SPACE
from handlers.cards.stale import stale_card
from handlers.cards.taken import NOT_TO_BE_HAD, taken_card
from handlers.cards.token import AMEND
from handlers.cards.view import SlotView
from handlers.cards.weekly import weekly_card
from handlers.slots.lifecycle import Act
from storage import memberships

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from handlers.cards.note import Note
    from handlers.cards.reader import Reader


def note_card(session: Session, note: Note, reader: Reader) -> Card:
    """The card that says it, true as of now."""
    view = SlotView.of(session, note.slot_id, reader) if note.slot_id else None
    if note.code in _PLAIN:
        return _PLAIN[note.code](session, note, reader)
    if view is not None and note.code in _OF_SLOT:
        return _OF_SLOT[note.code](view, note)
    if note.code in NOT_TO_BE_HAD:
        return taken_card(session, note, reader, view)
    return errors.error_card(note, reader, view)


def _proposed(view: SlotView, _note: Note) -> Card:
    say, token = view.reader.language.say, view.token()
    who = view.listing([view.asked(ask) for ask in view.case.open_asks])
    said = say(
        "Sent to {who}: {slot}, {when}.", who=who, slot=Bold(view.label), when=view.when_and_where
    )
    undo = button(
        Act.WITHDRAW, token, view.reader.language, label=view.reader.language.text("Undo")
    )
    language = view.reader.language
    edit = button(
        Act.PROPOSE, view.token(pick=AMEND), language, label=language.text("Correct"), suffix=AMEND
    )
    unheard = language.say(
        "I know nobody there yet, so they only see the card. Name somebody with @, and I ask them."
    )
    return said_card(said, edit, undo, more=(unheard,) if _nobody_hears(view) else ())


def _nobody_hears(view: SlotView) -> bool:
    """Whether a whole side is asked of whom nobody was met yet: no private message goes out."""
    session, together = view.case.session, view.case.partnership.id
    return not any(
        ask.person_id or memberships.members(session, partnership_id=together, side=ask.side)
        for ask in view.case.open_asks
    )


def _proposed_already(view: SlotView, _note: Note) -> Card:
    say = view.reader.language.say
    said = say(
        "You have proposed it already: {slot}, {when}.",
        slot=Bold(view.label),
        when=view.when_and_where,
    )
    return said_card(said, show_button(view))


def _accepted(view: SlotView, _note: Note) -> Card:
    said = view.reader.language.say(
        "✓ You are in: {slot}, {when}.", slot=Bold(view.label), when=view.when_and_where
    )
    bump = button(Act.BUMP, view.token(), view.reader.language)
    return said_card(said, *(undo_buttons(view) or (bump,)), show_button(view))


def _declined(view: SlotView, note: Note) -> Card:
    say = view.reader.language.say
    said = (
        say("{slot} stays as it was: {when}.", slot=Bold(view.label), when=view.when_and_where)
        if note.fields.get("kind") == "offer"
        else say(
            "You said no to {slot}, {when}. The one who asked is told.",
            slot=Bold(view.label),
            when=view.when,
        )
    )
    return said_card(said, *undo_buttons(view), show_button(view))


def _countered(view: SlotView, _note: Note) -> Card:
    who = view.listing([view.asked(ask) for ask in view.case.open_asks])
    said = view.reader.language.say(
        "Understood: I suggest {when} to {who} for {slot}.",
        when=Bold(view.when),
        who=who,
        slot=view.label,
    )
    return said_card(said, *undo_buttons(view), show_button(view))


def _offered(view: SlotView, note: Note) -> Card:
    offered = view.reader.span(_time(note, "start"), _time(note, "end"))
    if place := view.place_called(note.fields.get("place")):
        offered = f"{offered} · {place}"
    said = view.reader.language.say(
        "Understood: I suggest {offered} for {slot}. Until they answer, {when} stands.",
        offered=Bold(offered),
        slot=view.label,
        when=view.when,
    )
    return said_card(said, *undo_buttons(view), show_button(view))


def _moved(view: SlotView, note: Note) -> Card:
    said = view.reader.language.say(
        "{slot} has moved from {before} to {when}.",
        slot=Bold(view.label),
        before=view.reader.moment(_time(note, "from")),
        when=view.when_and_where,
    )
    return said_card(said, *undo_buttons(view), show_button(view), *kit_buttons(view))


def _withdrawn(view: SlotView, _note: Note) -> Card:
    said = view.reader.language.say("{slot} is withdrawn.", slot=Bold(view.label))
    return said_card(said, *undo_buttons(view))


def _sure(view: SlotView, note: Note) -> Card:
    language, token = view.reader.language, view.token()
    said = language.say("Shall I say yes to {slot}, {when}?", slot=Bold(view.label), when=view.when)
    return said_card(
        said,
        button(Act.ACCEPT, token, language, label=language.text("Yes"), style="primary"),
        button(Act.DECLINE, token, language),
        button(Act.COUNTER, token, language),
        more=(language.say("You wrote: {typed}", typed=note.fields.get("typed", "")),),
    )


def _what_now(view: SlotView, note: Note) -> Card:
    """Not sure what they meant: the card's own buttons."""
    language = view.reader.language
    said = language.say(
        "What shall I do about {slot}, {when}?", slot=Bold(view.label), when=view.when
    )
    wrote = language.say("You wrote: {typed}", typed=note.fields.get("typed", ""))
    return said_card(said, *buttons_of(view), show_button(view), more=(wrote,))


def _when_wanted(view: SlotView, _note: Note) -> Card:
    language = view.reader.language
    said = language.say(
        "When instead? {slot} is {when} now.", slot=Bold(view.label), when=view.when
    )
    write = button(
        Act.COUNTER, view.token(), language, label=language.text("Write a time"), style="primary"
    )
    return said_card(said, write, more=(language.say("Or just write it, e.g. “Friday at 10”."),))


def _told_accepted(view: SlotView, note: Note) -> Card:
    said = view.reader.language.say(
        "✓ {who} says yes to {slot}, {when}.",
        who=view.name(note.fields["by"]),
        slot=Bold(view.label),
        when=view.when_and_where,
    )
    return said_card(said, show_button(view))


def _told_declined(view: SlotView, note: Note) -> Card:
    language = view.reader.language
    said = language.say(
        "{who} says no to {slot}, {when}.",
        who=view.name(note.fields["by"]),
        slot=Bold(view.label),
        when=view.when,
    )
    why = note.fields.get("note")
    more = (language.say("“{note}”", note=why),) if why else ()
    return said_card(said, show_button(view), more=more)


def _told_offer_declined(view: SlotView, note: Note) -> Card:
    said = view.reader.language.say(
        "{who} cannot change the time of {slot}. It stays {when}.",
        who=view.name(note.fields["by"]),
        slot=Bold(view.label),
        when=view.when_and_where,
    )
    return said_card(said, show_button(view))


def _told_withdrawn(view: SlotView, note: Note) -> Card:
    said = view.reader.language.say(
        "{who} has withdrawn {slot}.", who=view.name(note.fields["by"]), slot=Bold(view.label)
    )
    return said_card(said)


def _time(note: Note, field: str) -> datetime:
    return datetime.fromisoformat(note.fields[field])


_PLAIN: dict[str, Callable[[Session, Note, Reader], Card]] = {
    "help": help_card,
    "list": list_card,
    "mine": mine_card,
    "propose_form": propose_card,
    "overview": overview_card,
    "absent": absent_card,
    "not_absent": not_absent_card,
    "digest": digest_card,
    "weekly": weekly_card,
    **REMINDING_SEVERAL,
    "welcome": welcome_card,
    "hello": hello_card,
    "room_removed": removed_card,
    "room_unshared": unshared_card,
    "settings": settings_card,
    "sides": sides_card,
    "side_given": side_given_card,
    **LINKING,
}
_OF_SLOT: dict[str, Callable[[SlotView, Note], Card]] = {
    "show": show_card,
    "followup": followup_card,
    "stale": stale_card,
    "bump_preview": bump_preview,
    "cancel_preview": cancel_preview,
    "proposed": _proposed,
    "proposed_already": _proposed_already,
    "accepted": _accepted,
    "declined": _declined,
    "countered": _countered,
    "offered": _offered,
    "moved": _moved,
    "withdrawn": _withdrawn,
    "sure": _sure,
    "what_now": _what_now,
    "for_me": for_me_card,
    "when_wanted": _when_wanted,
    "done_already": show_card,
    "told_accepted": _told_accepted,
    "told_declined": _told_declined,
    "told_offer_declined": _told_offer_declined,
    "told_moved": _moved,
    "told_withdrawn": _told_withdrawn,
    **BUMPED,
    **NEW_TIMES,
    **SAID,
    **GIFT,
    **SPACE,
    **LINE,
    **LATER,
    **KIT,
    **REMINDING,
    **PRESSING,
}
