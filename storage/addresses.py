"""Where what we write on Teams must be sent: learnt from what comes in, never asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.tables import Address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Seen:
    """A conversation or a person (then with their `account`), and the service they came by."""

    external_id: str
    service_url: str
    account: str = ""


def remember(session: Session, installation: str, seen: Iterable[Seen]) -> None:
    """Keep where they are; what was kept of them before is written over."""
    kind = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    # In one order: two at once that name the same people must not wait for each other.
    for one in sorted(seen, key=lambda s: s.external_id):
        insert = kind.insert(Address).values(
            installation=installation,
            external_id=one.external_id,
            service_url=one.service_url,
            account=one.account,
        )
        kept = {"service_url": insert.excluded.service_url, "account": insert.excluded.account}
        where = ["installation", "external_id"]
        session.execute(insert.on_conflict_do_update(index_elements=where, set_=kept))


def of(session: Session, installation: str, external_id: str) -> Seen | None:
    """Where a conversation or a person is, if they have been met."""
    wanted = select(Address).where(
        Address.installation == installation, Address.external_id == external_id
    )
    row = session.scalars(wanted).first()
    return Seen(row.external_id, row.service_url, row.account) if row else None


def last_service(session: Session, installation: str) -> str | None:
    """The service that was met last, for those who have not been met themselves."""
    wanted = (
        select(Address.service_url)
        .where(Address.installation == installation)
        .order_by(Address.id.desc())
        .limit(1)
    )
    return session.scalar(wanted)


def person_of(session: Session, installation: str, account: str) -> str | None:
    """The id in the directory of the person the bot calls by this account."""
    wanted = select(Address.external_id).where(
        Address.installation == installation, Address.account == account
    )
    return session.scalar(wanted) if account else None


def forget(session: Session, external_ids: Iterable[str]) -> None:
    """Let go of where these people and their private lines were."""
    gone = delete(Address).where(Address.external_id.in_(list(external_ids)))
    session.execute(gone, execution_options={"synchronize_session": False})
