"""Slots of any age with all that hangs on them, and every row there is, to compare."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from storage import identities, installations
from storage.lines import direct_line
from storage.tables import (
    Ask,
    Base,
    Commitment,
    Conversation,
    Followup,
    History,
    Membership,
    Outbox,
    Partnership,
    Person,
    Slot,
    Surface,
)
from tests.storage.rows import NOW

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.engine import Store

DAY, MOMENT = timedelta(days=1), timedelta(microseconds=1)
WORDS = {"before": {"title": "Ordfører X?", "start": "2026"}, "undo": {"asks": [{"note": "hm"}]}}
NO_WORDS = {"before": {"start": "2026"}, "undo": {"asks": [{}]}}


def rows(store: Store) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables, by name."""
    with store.read() as session:
        return {
            table.name: [
                dict(row._mapping)
                for row in session.execute(select(table).order_by(*table.primary_key))
            ]
            for table in Base.metadata.sorted_tables
        }


def together(session: Session, **values: Any) -> Partnership:  # noqa: ANN401 - columns
    """A partnership with a room of its own."""
    home = installations.met(session, platform="slack", external_id="T1", name="Biblioteket")
    made = Partnership(
        installation_id=home.id,
        locale="da",
        zone="Europe/Copenhagen",
        library_team="T1",
        created_at=NOW - 900 * DAY,
        **values,
    )
    session.add(made)
    session.flush()
    room = Conversation(installation_id=home.id, external_id=f"C{made.id}", kind="shared")
    room.partnership_id = made.id
    session.add(room)
    session.flush()
    return made


def person(session: Session, name: str, *, of: Partnership | None = None) -> Person:
    """Somebody with an id on the platform and a private line."""
    keys = {"installation_id": 1, "external_id": f"U-{name}", "name": name, "team": "T2"}
    _identity, found = identities.met(session, **keys)  # type: ignore[arg-type]
    direct_line(session, installation_id=1, person_id=found.id).external_id = f"D-{name}"
    if of is not None:
        session.add(
            Membership(partnership_id=of.id, person_id=found.id, side="partner", given_by="team")
        )
    session.flush()
    return found


def a_slot(
    session: Session,
    of: Partnership,
    by: Person,
    ended: timedelta,
    *,
    state: str = "occurred",
    asked: Person | None = None,
    acted: timedelta | None = None,
) -> Slot:
    """A slot over since `ended`, last acted on `acted` ago; it is spoken of everywhere."""
    number = (session.scalar(select(func.max(Slot.number))) or 0) + 1
    end, at = NOW - ended, NOW - (acted or ended)
    slot = Slot(installation_id=of.installation_id, partnership_id=of.id, number=number)
    slot.uid, slot.title, slot.state = f"uid {number}", f"Debat {number}", state
    slot.start_at, slot.end_at, slot.created_at = end - DAY, end, end - 9 * DAY
    slot.proposed_by, slot.proposed_side = by.id, "library"
    session.add(slot)
    session.flush()
    them = asked or by
    theirs = Commitment(slot_id=slot.id, person_id=them.id, side="partner", status="accepted")
    session.add(theirs)
    session.flush()
    ask = Ask(slot_id=slot.id, commitment_id=theirs.id, person_id=them.id, side="partner")
    ask.asked_by, ask.kind, ask.asked_at, ask.due_at = by.id, "slot", at, at
    act = History(slot_id=slot.id, act="decline", by_id=them.id, side="partner", platform="slack")
    act.at, act.terms, act.from_state, act.to_state = at, 1, "proposed", state
    act.note, act.details = "Ordføreren vil ikke", WORDS
    after = Followup(slot_id=slot.id, side="library", came=40, url="https://x.dk", note="Godt")
    session.add_all([ask, act, after])
    session.flush()
    room = session.scalars(
        select(Conversation.id).where(Conversation.partnership_id == of.id)
    ).one()
    for key, which in ((f"card:{slot.id}", None), (f"ask:{ask.id}", ask.id)):
        about = {"conversation_id": room, "key": key, "slot_id": slot.id, "ask_id": which}
        session.add(Surface(**about, external_id=f"M {key}", shown=""))
        session.add(Outbox(**about, kind="card", payload={}))
    session.flush()
    return slot
