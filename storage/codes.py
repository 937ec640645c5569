"""Codes that join rooms or identities: kept as hashes, used once, and not to be guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import case, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.tables import Code, WrongCodes

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from sqlalchemy.orm import Session

_TRY: dict[str, sqlite.Insert | postgresql.Insert] = {
    "sqlite": sqlite.insert(WrongCodes),
    "postgresql": postgresql.insert(WrongCodes),
}


def give(session: Session, code: Code) -> None:
    """Keep the code instead of one of its kind that the person was given before."""
    drop(session, code.person_id, code.kind)
    session.add(code)
    session.flush()


def drop(session: Session, person_id: int, kind: str) -> None:
    """What this person was given last is good no more."""
    session.execute(delete(Code).where(Code.person_id == person_id, Code.kind == kind))


def good(session: Session, kind: str, now: datetime) -> list[Code]:
    """All codes of a kind that can be used at `now` (UTC)."""
    wanted = select(Code).where(Code.kind == kind, Code.until_at > now).order_by(Code.id)
    return list(session.scalars(wanted))


def use(session: Session, code: Code) -> bool:
    """Take the code; False: somebody else was first."""
    gone = delete(Code).where(Code.id == code.id).execution_options(synchronize_session=False)
    taken = session.connection().execute(gone).rowcount == 1
    session.expunge(code)
    return taken


def tried(session: Session, who: str, *, now: datetime, within: timedelta) -> int:
    """Count one more try; how many there were `within` that time. Tries of one take turns."""
    connection = session.connection()
    row = _TRY[connection.dialect.name].values(who=who, since=now, tries=1)
    old = WrongCodes.since <= now - within
    counted = row.on_conflict_do_update(
        index_elements=[WrongCodes.who],
        set_={
            "since": case((old, now), else_=WrongCodes.since),
            "tries": case((old, 1), else_=WrongCodes.tries + 1),
        },
    ).returning(WrongCodes.tries)
    return int(connection.execute(counted).scalar_one())


def forgive(session: Session, who: str) -> None:
    """A right one makes good for the wrong ones before it."""
    session.execute(delete(WrongCodes).where(WrongCodes.who == who))
