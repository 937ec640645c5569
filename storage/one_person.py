"""Two who turn out to be one person: everything that names the one names the other from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, cast, delete, or_, select, update

from storage.tables import (
    Ask,
    Base,
    Code,
    Commitment,
    Conversation,
    Draft,
    History,
    Identity,
    Membership,
    NewTime,
    Outbox,
    Person,
    Slot,
    Withheld,
)

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Table
    from sqlalchemy.orm import InstrumentedAttribute, Session

#: Where JSON names a person by their row.
NAMES = frozenset(
    {"person_id", "standin_for", "undo_by", "by", "person", "for", "only_for", "asked_by"}
    | {"relieved", "standin", "who"}
)
#: What somebody may have said for themself.
OWN = ("locale", "zone", "answer_minutes", "quiet_from", "quiet_until", "urgent", "reminders")
_QUIETLY = {"synchronize_session": False}


def same_place(session: Session, one: int, other: int) -> bool:
    """Whether both are known in one place, and so are two."""
    homes = [
        set(session.scalars(select(Identity.installation_id).where(Identity.person_id == who)))
        for who in (one, other)
    ]
    return bool(homes[0] & homes[1])


def on_two_sides(session: Session, one: int, other: int) -> bool:
    """Whether each is of another side of the same partnership, or has acted for it."""
    sides: dict[int, set[str]] = {}
    for who in (one, other):
        known = select(Membership.partnership_id, Membership.side)
        for partnership, side in session.execute(known.where(Membership.person_id == who)):
            sides.setdefault(partnership, set()).add(side)
        acted = (
            select(Slot.partnership_id, History.side)
            .join(History, History.slot_id == Slot.id)
            .where(History.by_id == who, History.platform != "clock")
            .distinct()
        )
        for partnership, side in session.execute(acted):
            sides.setdefault(partnership, set()).add(side)
    return any(len(found) > 1 for found in sides.values())


def lock(session: Session, *people: int) -> list[Person]:
    """These people's rows, until the commit: nothing new is put down in their names meanwhile."""
    wanted = select(Person).where(Person.id.in_(people)).order_by(Person.id)
    return list(session.scalars(wanted.with_for_update()))


def merge(session: Session, kept: Person, gone: Person) -> None:
    """`kept` is both from now on; where both said something of themself, `kept` was right."""
    _memberships(session, kept.id, gone.id)
    session.execute(delete(Code).where(Code.person_id.in_((kept.id, gone.id))))
    for name in OWN:
        if getattr(kept, name) is None:
            setattr(kept, name, getattr(gone, name))
    if kept.digest is None:
        kept.digest, kept.digest_at = gone.digest, gone.digest_at
    kept.standin_id = kept.standin_id or gone.standin_id
    session.flush()
    _json(session, gone.id, kept.id)
    for table in Base.metadata.sorted_tables:
        _rows(session, table, gone.id, kept.id)
    leaving = gone.id
    session.expire_all()
    if kept.standin_id == kept.id:
        kept.standin_id = None
    session.flush()
    session.expunge(gone)
    session.execute(delete(Person).where(Person.id == leaving), execution_options=_QUIETLY)


def _rows(session: Session, table: Table, gone: int, kept: int) -> None:
    for column in table.c:
        if any(key.column.table.name == "people" for key in column.foreign_keys):
            moved = update(table).where(column == gone).values({column.name: kept})
            session.connection().execute(moved)


def _memberships(session: Session, kept: int, gone: int) -> None:
    """One of each partnership: of the side they acted for, else of the one that stays."""
    for theirs in session.scalars(select(Membership).where(Membership.person_id == gone)).all():
        own = session.get(Membership, (theirs.partnership_id, kept))
        if own is None:
            continue
        acted = (
            select(History.id)
            .join(Slot, Slot.id == History.slot_id)
            .where(Slot.partnership_id == own.partnership_id, History.by_id == gone)
        )
        if own.side != theirs.side and session.scalar(acted.limit(1)) is not None:
            own.side, own.given_by, own.leads = theirs.side, theirs.given_by, theirs.leads
        elif own.side == theirs.side:
            own.leads = own.leads or theirs.leads
            own.given_by = "hand" if "hand" in {own.given_by, theirs.given_by} else own.given_by
        session.delete(theirs)
    session.flush()


def _json(session: Session, gone: int, kept: int) -> None:
    """What names them by their row's number inside of other things."""
    for offered in session.scalars(select(NewTime).where(_may_name(NewTime.yes, gone))):
        offered.yes = renamed({"yes": offered.yes}, gone, kept)["yes"]
    part_in = or_(
        Slot.id.in_(select(Commitment.slot_id).where(Commitment.person_id == gone)),
        Slot.id.in_(select(Ask.slot_id).where(or_(Ask.person_id == gone, Ask.asked_by == gone))),
        Slot.id.in_(select(History.slot_id).where(History.by_id == gone)),
        _may_name(Slot.plan_b, gone),
    )
    ids = list(session.scalars(select(Slot.id).where(part_in)))
    for slot in session.scalars(select(Slot).where(Slot.id.in_(ids), Slot.plan_b.is_not(None))):
        slot.plan_b = renamed(slot.plan_b, gone, kept)
    for line in session.scalars(select(History).where(History.slot_id.in_(ids))):
        if (details := renamed(line.details, gone, kept)) != line.details:
            line.details = details
    waiting: list[Outbox | Withheld | Draft] = [
        *session.scalars(select(Outbox).where(_may_name(Outbox.payload, gone))),
        *session.scalars(select(Withheld).where(_may_name(Withheld.payload, gone))),
        *session.scalars(select(Draft).where(_may_name(Draft.payload, gone))),
    ]
    for row in waiting:
        if (payload := renamed(row.payload, gone, kept)) != row.payload:
            row.payload = payload
    session.flush()


def _may_name(column: InstrumentedAttribute[Any], person: int) -> ColumnElement[bool]:
    """Whether that number stands in the JSON somewhere, as a value or as a name."""
    said = cast(column, Text)
    values = [said.contains(f"{a}{person}{b}") for a in " :[," for b in ",}]"]
    return or_(said.contains(f'"{person}"'), *values)


def renamed(value: Any, gone: int, kept: int) -> Any:  # noqa: ANN401 - any JSON value
    """The same JSON value, naming the one instead of the other."""
    if isinstance(value, list):
        return [renamed(inner, gone, kept) for inner in value]
    if not isinstance(value, dict):
        return value
    made: dict[str, Any] = {}
    for name, inner in value.items():
        if name in NAMES and inner == gone:
            made[name] = kept
        elif name == "people" and isinstance(inner, list):
            made[name] = [kept if who == gone else who for who in inner]
        elif name == "yes" and isinstance(inner, dict):
            made[name] = {str(kept) if w == str(gone) else w: side for w, side in inner.items()}
        else:
            made[name] = renamed(inner, gone, kept)
    return made


def asked_twice(session: Session, person_id: int) -> list[Ask]:
    """The open questions to this person about a slot they are asked about already, or are in."""
    wanted = (
        select(Ask)
        .where(Ask.person_id == person_id, Ask.outcome == "open", Ask.kind == "slot")
        .order_by(Ask.id)
    )
    found: list[Ask] = []
    asked: set[int] = set()
    for ask in session.scalars(wanted):
        in_it = select(Commitment.id).where(
            Commitment.slot_id == ask.slot_id,
            Commitment.person_id == person_id,
            Commitment.id != ask.commitment_id,
            Commitment.status == "accepted",
        )
        if ask.slot_id in asked or session.scalar(in_it.limit(1)) is not None:
            found.append(ask)
        asked.add(ask.slot_id)
    return found


def platforms(session: Session, partnership_ids: list[int]) -> list[int]:
    """The installations where these partnerships have rooms."""
    wanted = (
        select(Conversation.installation_id)
        .where(Conversation.partnership_id.in_(partnership_ids), Conversation.kind == "shared")
        .distinct()
    )
    return list(session.scalars(wanted))
