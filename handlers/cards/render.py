"""From an intent to what is shown: rendered when it is sent, from what is true then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.cards.ask_card import ask_card
from handlers.cards.linking import apart_card
from handlers.cards.model import Line, plain
from handlers.cards.note import Note
from handlers.cards.notes import note_card
from handlers.cards.reader import Reader
from handlers.cards.reminding import is_stale
from handlers.cards.slot_card import slot_card
from handlers.cards.view import SlotView
from handlers.slots.lifecycle import Side
from handlers.words.i18n import language
from storage import installations, memberships, people
from storage.tables import Ask, Conversation, Outbox, Partnership, Person, Slot

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from handlers.cards.model import Card
    from handlers.scene import Defaults


def render(
    session: Session, row: Outbox, conversation: Conversation, *, now: datetime, defaults: Defaults
) -> Card | None:
    """The card an intent stands for, in its reader's language; None: there is nothing to show."""
    reader = _reader(session, row, conversation, now, defaults)
    card = _card(session, row, conversation, reader)
    return card and replace(card, lang=reader.language.code)


def _card(session: Session, row: Outbox, conversation: Conversation, reader: Reader) -> Card | None:
    if row.kind == "note":
        note = Note.from_json(row.payload["note"])
        if is_stale(session, note, reader.now):
            return None
        return _instead(session, note_card(session, note, reader), row, reader)
    view = SlotView.of(session, row.slot_id, reader) if row.slot_id else None
    if view is None:
        return None
    if row.kind == "card":
        together = view.case.partnership.id
        return slot_card(view) if conversation.partnership_id == together else apart_card(view)
    ask = session.get(Ask, row.ask_id)
    return ask_card(view, ask) if ask else None


def _instead(session: Session, card: Card, row: Outbox, reader: Reader) -> Card:
    """Where it concerns somebody away, their stand-in reads first why they are told."""
    away = row.payload.get("for")
    if not away:
        return card
    who = people.names(session, [away]).get(away, "?")
    said = reader.language.say("{who} is away, so you are told instead.", who=f"@{who}")
    notice = f"{plain(said)} {card.notice}"
    return replace(card, notice=notice, lines=(Line(said), *card.lines))


def is_news(session: Session, row: Outbox) -> bool:
    """Whether it is worth a new message: a question that was closed before it was sent is not."""
    if row.kind != "ask":
        return True
    ask = session.get(Ask, row.ask_id)
    return ask is not None and ask.outcome == "open"


def _reader(
    session: Session, row: Outbox, conversation: Conversation, now: datetime, defaults: Defaults
) -> Reader:
    person_id = conversation.person_id or row.payload.get("only_for")
    person = session.get(Person, person_id) if person_id else None
    partnership = _partnership(session, row, conversation, person_id)
    locale = partnership.locale if partnership else defaults.locale
    zone = partnership.zone if partnership else defaults.zone
    side = None
    if person is not None and partnership is not None:
        known = memberships.membership(session, partnership_id=partnership.id, person_id=person.id)
        side = Side(known.side) if known else None
    said = row.payload.get("language")
    return Reader(
        language=language((person and person.locale) or said or locale),
        zone=ZoneInfo((person and person.zone) or zone),
        now=now,
        person_id=person.id if person else None,
        side=side,
        platform=installations.platform_of(session, conversation.installation_id),
        home=conversation.installation_id,
    )


def _partnership(
    session: Session, row: Outbox, conversation: Conversation, person_id: int | None
) -> Partnership | None:
    if row.slot_id is not None:
        slot = session.get_one(Slot, row.slot_id)
        return session.get(Partnership, slot.partnership_id)
    if conversation.partnership_id is not None:
        return session.get(Partnership, conversation.partnership_id)
    theirs = memberships.partnerships_of(session, person_id) if person_id else []
    return theirs[0] if theirs else None
