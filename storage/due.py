"""What the clock finds due. It is locked while it is dealt with: people's acts wait for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, or_, select, text, union_all, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.tables import (
    CHASED,
    CONFIRMED,
    HELD,
    UNSETTLED,
    Ask,
    Commitment,
    Followup,
    Gift,
    NewTime,
    Partnership,
    Person,
    Slot,
    TickRun,
    Withheld,
)

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import BindParameter, Insert, Select, TextClause
    from sqlalchemy.orm import InstrumentedAttribute, Session

#: Any numbers, as long as nothing else here takes advisory locks by them.
_TURNS = 0x52594B00
#: How much one look takes on: the rest is found by the next.
MOST = 1000
_CHASED, _UNSETTLED, _CONFIRMED, _HELD = map(text, (CHASED, UNSETTLED, CONFIRMED, HELD))

if TYPE_CHECKING:
    #: A column that says when, and for which of its rows that counts.
    Moment = tuple[InstrumentedAttribute[Any], *tuple[TextClause, ...]]
#: When a slot's state is overtaken by the time.
_OVER: tuple[Moment, ...] = (
    (Slot.start_at, _UNSETTLED),
    (Slot.end_at, _CONFIRMED),
    (Slot.hold_until, _HELD),
)
_RUN: dict[str, Insert] = {
    "sqlite": sqlite.insert(TickRun).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(TickRun)
    .on_conflict_do_nothing()
    .execution_options(preserve_rowcount=True),
}
#: Everything that comes due, by the work of the clock that deals with it. Each has an index.
_MOMENTS: dict[str, tuple[Moment, ...]] = {
    "over": _OVER,
    "again": ((Ask.again_at,),),
    "chase": ((Ask.chase_at, _CHASED),),
    "remind": ((Slot.remind_at,),),
    "call": ((Slot.call_at,),),
    "kept_free": ((NewTime.held_until,),),
    "line": ((Slot.line_at,),),
    "press": ((Slot.press_at,),),
    "gift": ((Gift.remind_at,),),
    "withheld": ((Withheld.until_at,),),
    "followup": ((Followup.ask_at,),),
    "digest": ((Partnership.digest_at,),),
    "weekly": ((Partnership.weekly_at,),),
    "own": ((Person.digest_at,),),
    "refresh": ((Partnership.refresh_at,),),
    "tidy": ((Partnership.tidy_at,),),
}
_NOW: BindParameter[datetime] = bindparam(
    "now"
)  # the statements are built once: that costs more than to run them
_DUE = select(
    *(
        or_(*(select(at).where(at <= _NOW, *which).exists() for at, *which in moments)).label(name)
        for name, moments in _MOMENTS.items()
    )
)
_NEXT = union_all(
    *(
        select(func.min(at)).where(at > _NOW, *which)
        for moments in _MOMENTS.values()
        for at, *which in moments
    )
)


def is_my_turn(session: Session, part: int) -> bool:
    """Whether no other worker is at this part, from here to the commit; nobody waits for it."""
    if session.get_bind().dialect.name != "postgresql":
        return True  # SQLite has one writer
    return bool(session.scalar(select(func.pg_try_advisory_xact_lock(_TURNS + part))))


def kinds(session: Session, now: datetime) -> frozenset[str]:
    """What is due at `now` (UTC). Takes no lock, and costs the same in any table."""
    row = session.execute(_DUE, {"now": now}).one()
    return frozenset(name for name, due in row._mapping.items() if due)  # noqa: SLF001 - public


def anything(session: Session, now: datetime) -> bool:
    """Whether anything is due at `now` (UTC)."""
    return bool(kinds(session, now))


def next_moment(session: Session, after: datetime) -> datetime | None:
    """When something is next due, later than `after` (UTC); None: nothing ever will be."""
    return min(filter(None, session.scalars(_NEXT, {"now": after})), default=None)


def _over(now: datetime) -> tuple[Select[int], ...]:
    """Ids of slots whose state the time has overtaken."""
    return tuple(select(Slot.id).where(at <= now, *which) for at, *which in _OVER)


def to_lapse(session: Session, now: datetime) -> list[tuple[Slot, Partnership]]:
    """Slots that are over, or were never agreed on in time, or whose hold has run out."""
    ids = {i for look in _over(now) for i in session.scalars(look.limit(MOST))}
    wanted = (
        select(Slot, Partnership)
        .join(Partnership, Partnership.id == Slot.partnership_id)
        .where(Slot.id.in_(ids))
        .order_by(Slot.start_at, Slot.id)
        .with_for_update(of=Slot, skip_locked=True)
    )
    return [(row[0], row[1]) for row in session.execute(wanted)]


def to_chase(session: Session, now: datetime) -> list[tuple[Ask, Slot, Partnership]]:
    """Open questions nobody has answered, whose next step is due."""
    wanted = (
        select(Ask, Slot, Partnership)
        .join(Slot, Slot.id == Ask.slot_id)
        .join(Partnership, Partnership.id == Slot.partnership_id)
        .where(Ask.chase_at <= now, _CHASED)
        .order_by(Ask.chase_at, Ask.id)
        .limit(MOST)
        .with_for_update(of=Ask, skip_locked=True)
    )
    return [(row[0], row[1], row[2]) for row in session.execute(wanted)]


def to_remind(session: Session, now: datetime) -> list[tuple[Slot, Partnership]]:
    """Slots people are to be reminded of."""
    return _slots(session, Slot.remind_at, now)


def to_call(session: Session, now: datetime) -> list[tuple[Slot, Partnership]]:
    """Slots about to run out, of which people are to be told."""
    return _slots(session, Slot.call_at, now)


def to_press(session: Session, now: datetime) -> list[tuple[Slot, Partnership]]:
    """Bumped slots of which people are to be told that they are not resolved."""
    return _slots(session, Slot.press_at, now)


def to_move_up(session: Session, now: datetime) -> list[tuple[Slot, Partnership]]:
    """Slots in line for a place that may be free now, first come first."""
    found = _slots(session, Slot.line_at, now)
    return sorted(found, key=lambda row: (row[0].queued_at or now, row[0].id))


def to_let_go(session: Session, now: datetime) -> list[NewTime]:
    """New times that are kept free no longer."""
    wanted = (
        select(NewTime)
        .where(NewTime.held_until <= now)
        .order_by(NewTime.held_until, NewTime.id)
        .limit(MOST)
        .with_for_update(skip_locked=True)
    )
    return list(session.scalars(wanted))


def _slots(
    session: Session, at: InstrumentedAttribute[datetime | None], now: datetime
) -> list[tuple[Slot, Partnership]]:
    wanted = (
        select(Slot, Partnership)
        .join(Partnership, Partnership.id == Slot.partnership_id)
        .where(at <= now)
        .order_by(at, Slot.id)
        .limit(MOST)
        .with_for_update(of=Slot, skip_locked=True)
    )
    return [(row[0], row[1]) for row in session.execute(wanted)]


def to_digest(session: Session, now: datetime) -> list[Partnership]:
    """Partnerships whose daily overview is due."""
    return _partnerships(session, Partnership.digest_at, now)


def to_tell_the_week(session: Session, now: datetime) -> list[Partnership]:
    """Partnerships whose weekly overview is due."""
    return _partnerships(session, Partnership.weekly_at, now)


def to_digest_alone(session: Session, now: datetime) -> list[Person]:
    """People whose own overview is due."""
    wanted = (
        select(Person)
        .where(Person.digest_at <= now)
        .order_by(Person.digest_at, Person.id)
        .limit(MOST)
        .with_for_update(skip_locked=True)
    )
    return list(session.scalars(wanted))


def first_run(session: Session, job: str, scheduled_for: datetime) -> bool:
    """Take down that this work of the clock is done for that time; False: it was already."""
    connection = session.connection()
    values = {"job": job, "scheduled_for": scheduled_for}
    return connection.execute(_RUN[connection.dialect.name], values).rowcount == 1


def to_refresh(session: Session, now: datetime) -> list[Partnership]:
    """Partnerships where a new day has begun."""
    return _partnerships(session, Partnership.refresh_at, now)


def _partnerships(
    session: Session, at: InstrumentedAttribute[datetime | None], now: datetime
) -> list[Partnership]:
    wanted = (
        select(Partnership)
        .where(at <= now)
        .order_by(at, Partnership.id)
        .limit(MOST)
        .with_for_update(skip_locked=True)
    )
    return list(session.scalars(wanted))


def plan_for(session: Session, person_id: int, now: datetime, *, at: datetime) -> None:
    """What is agreed, ahead and this person's is to be looked at `at` (UTC)."""
    theirs = select(Commitment.slot_id).where(Commitment.person_id == person_id)
    planned = (
        update(Slot)
        .where(Slot.id.in_(theirs), Slot.start_at > now, Slot.state == "confirmed")
        .values(remind_at=at)
        .execution_options(synchronize_session=False)
    )
    session.execute(planned)


def agreed_ahead(session: Session, partnership_id: int, now: datetime) -> list[Slot]:
    """What is confirmed and has not begun."""
    wanted = select(Slot).where(
        Slot.partnership_id == partnership_id, Slot.start_at > now, Slot.state == "confirmed"
    )
    return list(session.scalars(wanted.order_by(Slot.id)))


def to_tidy(session: Session, now: datetime) -> list[Partnership]:
    """Partnerships where old things are to be let go."""
    return _partnerships(session, Partnership.tidy_at, now)
