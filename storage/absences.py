"""When people are not to be had. Others see only that they are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.due import MOST
from storage.tables import Absence, Withheld

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Insert
    from sqlalchemy.orm import Session

    from storage.tables import Outbox

_WITHHOLD: dict[str, Insert] = {
    "sqlite": sqlite.insert(Withheld).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(Withheld).on_conflict_do_nothing(),
}


def away_until(session: Session, person_id: int, now: datetime) -> datetime | None:
    """When somebody who is away at `now` (UTC) is back; None: they are here."""
    wanted = (
        select(Absence.until_at)
        .where(Absence.person_id == person_id, Absence.until_at > now, Absence.from_at <= now)
        .order_by(Absence.until_at.desc())
        .limit(1)
    )
    return session.scalar(wanted)


def ahead(session: Session, person_id: int, now: datetime) -> list[Absence]:
    """A person's absences that are not over, the nearest first."""
    wanted = (
        select(Absence)
        .where(Absence.person_id == person_id, Absence.until_at > now)
        .order_by(Absence.from_at, Absence.id)
    )
    return list(session.scalars(wanted))


def to_release(session: Session, now: datetime) -> list[Withheld]:
    """What was withheld and may be told now; locked until the commit."""
    wanted = (
        select(Withheld)
        .where(Withheld.until_at <= now)
        .order_by(Withheld.person_id, Withheld.id)
        .limit(MOST)
        .with_for_update(skip_locked=True)
    )
    return list(session.scalars(wanted))


def release_now(session: Session, person_id: int, now: datetime) -> None:
    """What waits for this person is due at once."""
    waiting = update(Withheld).where(Withheld.person_id == person_id, Withheld.until_at > now)
    session.execute(waiting.values(until_at=now).execution_options(synchronize_session=False))


def withhold(
    session: Session, row: Outbox, person_id: int, until: datetime, *, passed_on: bool
) -> None:
    """Keep what was to be sent until `until` (UTC of the domain's clock); the same only once.

    `passed_on`: somebody was told in their place, and is not again if it is withheld once more.
    """
    connection = session.connection()
    values = {
        "conversation_id": row.conversation_id,
        "person_id": person_id,
        "key": row.key,
        "kind": row.kind,
        "slot_id": row.slot_id,
        "ask_id": row.ask_id,
        "payload": {**row.payload, "passed_on": True} if passed_on else row.payload,
        "until_at": until,
    }
    connection.execute(_WITHHOLD[connection.dialect.name], values)
