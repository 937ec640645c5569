"""What the clock says: answers that are missing, and what is soon."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.cards.ask_card import ask_card
from handlers.cards.looks import listed
from handlers.cards.model import Bold, Card, Line, plain
from handlers.cards.plan_b import plan_line
from handlers.cards.saying import said_card, show_button
from handlers.cards.signs import button
from handlers.cards.token import WAIT
from handlers.slots.lifecycle import Act, Side, SlotState
from handlers.words.i18n import noted
from handlers.words.verbs import Look
from storage import absences, memberships, people, slots
from storage.tables import Ask, Slot

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session

    from handlers.cards.model import Rich
    from handlers.cards.note import Note
    from handlers.cards.reader import Reader
    from handlers.cards.view import SlotView


def is_stale(session: Session, note: Note, now: datetime) -> bool:
    """Whether what it says was overtaken before it could be sent: then nothing is."""
    if note.code in {"ask_reminder", "unanswered"}:
        ask = session.get(Ask, note.fields["ask"])
        return ask is None or ask.outcome != "open"
    if note.code == "still_bumped":
        slot = session.get(Slot, note.slot_id)
        return slot is None or slot.state != SlotState.BUMPED
    if note.code == "last_call":
        slot = session.get(Slot, note.slot_id)
        return slot is None or slot.state not in {SlotState.PROPOSED, SlotState.TENTATIVE}
    if note.code == "reminder":
        return not _is_ahead(session.get(Slot, note.slot_id), now)
    if note.code == "reminders":
        return not any(_is_ahead(session.get(Slot, i), now) for i in note.fields["slots"])
    return False


def _is_ahead(slot: Slot | None, now: datetime) -> bool:
    return slot is not None and slot.state == SlotState.CONFIRMED and slot.start_at > now


def _ask_reminder(view: SlotView, note: Note) -> Card:
    """The question once more, said to be a reminder."""
    card = ask_card(view, _ask(view, note))
    said = view.reader.language.say("A reminder: your answer is missing.")
    notice = f"{plain(said)} {card.notice}"
    return replace(card, notice=notice, lines=(Line(said), *card.lines))


def _ask(view: SlotView, note: Note) -> Ask:
    return next(ask for ask in view.case.asks if ask.id == note.fields["ask"])


def _silent(view: SlotView, ask: Ask) -> Rich:
    """That they have not answered, or cannot."""
    say, session = view.reader.language.say, view.case.session
    about: dict[str, str | Bold] = {
        "slot": Bold(view.label),
        "when": view.when_and_where,
        "who": view.asked(ask),
    }
    back = ask.person_id and absences.away_until(session, ask.person_id, view.reader.now)
    if back:
        until = view.reader.moment(back)
        return say("{who} is not available until {until}: {slot}, {when}.", until=until, **about)
    if _gone(view, ask):
        side = view.side(Side(ask.side))
        return say(
            "{who} is not here any more: {slot}, {when}. Somebody else of {side} can answer.",
            side=side,
            **about,
        )
    return say("{who} has not answered yet: {slot}, {when}.", **about)


def _gone(view: SlotView, ask: Ask) -> bool:
    """Whether the one who was asked is of neither side any more."""
    session, together = view.case.session, view.case.partnership.id
    return ask.person_id is not None and not memberships.membership(
        session, partnership_id=together, person_id=ask.person_id
    )


def _unanswered(view: SlotView, note: Note) -> Card:
    """To the one who asked, when the time is up: who is silent, and what they can do."""
    language, token = view.reader.language, view.token()
    ask = _ask(view, note)
    said = _silent(view, ask)
    if standin := note.fields.get("standin"):
        name = people.names(view.case.session, [standin]).get(standin, "?")
        asked = language.say("I have asked {name} to stand in.", name=f"@{name}")
        return said_card((*said, " ", *asked), show_button(view))
    again = button(Look.AGAIN, token, language, style="primary")
    wait = language.text("Wait until tomorrow")
    buttons = [
        *([] if _gone(view, ask) else [again]),
        button(Look.AGAIN, view.token(pick=WAIT), language, label=wait, suffix=WAIT),
    ]
    if ask.kind == "slot" and view.reader.side == view.case.slot.proposed_side:
        buttons.append(button(Act.WITHDRAW, token, language))
    return said_card(said, *buttons, show_button(view))


def _plan_b_done(view: SlotView, note: Note) -> Card:
    """To the one who asked: nobody answered, and the plan was set off."""
    language, person = view.reader.language, note.fields.get("who")
    who = view.name(person) if person else view.side(note.fields["side"])
    said = language.say("{who} has not answered in time: {slot}.", who=who, slot=Bold(view.label))
    return said_card(said, show_button(view), more=(plan_line(view, note.fields["plan_b"]),))


def _reminder(view: SlotView, _note: Note) -> Card:
    language, far = view.reader.language, view.reader.distance(view.case.slot.start_at)
    said = language.say(
        "{distance}: {slot}, {when}.",
        distance=far[:1].upper() + far[1:],
        slot=Bold(view.label),
        when=view.when_and_where,
    )
    return said_card(said, button(Act.BUMP, view.token(), language), show_button(view))


def _last_call(view: SlotView, _note: Note) -> Card:
    """What is about to run out, and what this reader can do about it."""
    language, slot, reader = view.reader.language, view.case.slot, view.reader
    mine = view.for_reader
    about: dict[str, str | Bold] = {"slot": Bold(view.label), "when": view.when_and_where}
    said = (
        language.say(
            "{until} I let go of {slot}, {when}: not everybody has answered.",
            until=_capital(reader.moment(slot.hold_until)),
            **about,
        )
        if slot.hold_until
        else language.say("{slot} expires when it begins, {when}: answers are missing.", **about)
    )
    token = view.token(ask=mine[0] if mine else None)
    buttons = [
        button(Act.ACCEPT, token, language, style="primary"),
        button(Act.DECLINE, token, language),
    ]
    longer = language.text("Keep it longer")
    held = [button(Act.HOLD, view.token(), language, label=longer)] if slot.hold_until else []
    held += [button(Act.RELEASE, view.token(), language)] if slot.hold_until else []
    again = [] if mine else [button(Look.AGAIN, view.token(), language)]
    return said_card(said, *(buttons if mine else []), *again, *held, show_button(view))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _told_expired(view: SlotView, _note: Note) -> Card:
    said = view.reader.language.say(
        "{slot} has expired: its time came, {when}, and not everybody had answered.",
        slot=Bold(view.label),
        when=view.when,
    )
    return said_card(said, show_button(view))


def _told_released(view: SlotView, _note: Note) -> Card:
    language = view.reader.language
    said = language.say(
        "The hold has run out: {slot}, {when}. Others can have the time now.",
        slot=Bold(view.label),
        when=view.when_and_where,
    )
    return said_card(said, button(Act.HOLD, view.token(), language), show_button(view))


def _several(heading: str) -> Callable[[Session, Note, Reader], Card]:
    def card(session: Session, note: Note, reader: Reader) -> Card:
        said = reader.language.say(heading)
        found = [slots.by_id(session, slot_id) for slot_id in note.fields["slots"]]
        lines = tuple(listed(slot, reader) for slot in found if slot is not None)
        return Card(notice=plain(said), heading=(Bold(plain(said)),), lines=lines)

    return card


#: About one slot, and about several.
REMINDING: dict[str, Callable[[SlotView, Note], Card]] = {
    "ask_reminder": _ask_reminder,
    "unanswered": _unanswered,
    "reminder": _reminder,
    "plan_b_done": _plan_b_done,
    "last_call": _last_call,
    "told_expired": _told_expired,
    "told_released": _told_released,
}
REMINDING_SEVERAL: dict[str, Callable[[Session, Note, Reader], Card]] = {
    "asks_reminder": _several(noted("A reminder: these wait for your answer")),
    "all_unanswered": _several(noted("Nobody has answered these yet")),
    "while_away": _several(noted("Meanwhile")),
    "asks_meanwhile": _several(noted("Meanwhile you were asked; your answer is missing")),
    "reminders": _several(noted("Remember these")),
}
