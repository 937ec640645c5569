"""The few rows and steps that storage tests stand on. All times are of the real clock's kind."""

from __future__ import annotations

from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING

from sqlalchemy import select, text

from storage import identities, installations, leases, outbox
from storage.outbox import Intent
from storage.tables import Conversation, Outbox, Partnership, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from storage.engine import Store
    from storage.leases import Work

NOW = datetime(2026, 11, 25, 9, 15, tzinfo=UTC)
#: Seconds a thing may take that should take a moment.
PATIENCE = 20


def conversations(store: Store, number: int) -> list[int]:
    """Shared rooms, and their ids."""
    with store.write() as session:
        home = installations.met(session, platform="slack", external_id="T1", name="Biblioteket")
        made = [
            Conversation(installation_id=home.id, external_id=f"C{n}", kind="shared")
            for n in range(number)
        ]
        session.add_all(made)
        session.flush()
        return [conversation.id for conversation in made]


def a_slot(store: Store) -> int:
    """A proposed slot, and its id."""
    with store.write() as session:
        home = installations.met(session, platform="slack", external_id="T1", name="Biblioteket")
        _identity, person = identities.met(
            session, installation_id=home.id, external_id="U1", name="bibliotekar", team="T1"
        )
        together = Partnership(
            installation_id=home.id,
            locale="da",
            zone="Europe/Copenhagen",
            library_team="T1",
            created_at=NOW,
        )
        session.add(together)
        session.flush()
        slot = Slot(
            installation_id=home.id,
            partnership_id=together.id,
            number=42,
            uid="uid",
            title="Debat om sundhedshuset",
            start_at=datetime(2026, 12, 3, 18, tzinfo=UTC),
            end_at=datetime(2026, 12, 3, 19, 30, tzinfo=UTC),
            state="proposed",
            proposed_by=person.id,
            proposed_side="library",
            created_at=NOW,
        )
        session.add(slot)
        session.flush()
        return slot.id


def intent(conversation: int, key: str, *, lane: int = 1) -> Intent:
    return Intent(conversation, key, "note", lane=lane)


def put(store: Store, *intents: Intent) -> None:
    with store.write() as session:
        outbox.enqueue(session, intents)


def take(store: Store, now: datetime = NOW) -> Work | None:
    with store.write() as session:
        return leases.claim(session, now=now)


def taken(store: Store, now: datetime = NOW) -> Work:
    """What is claimed, where something must be."""
    work = take(store, now)
    assert work is not None
    return work


def settled(
    store: Store,
    work: Work,
    *,
    now: datetime = NOW,
    pace: float = 0,
    external_id: str | None = None,
    shown: str = "",
) -> bool:
    with store.write() as session:
        return leases.settle(
            session, work, now=now, pace=pace, external_id=external_id, shown=shown
        )


def send_all(store: Store, now: datetime = NOW) -> list[str]:
    """Claim and settle until nothing is ready; the keys, as they were sent."""
    sent = []
    while work := take(store, now):
        assert settled(store, work, now=now)
        sent.append(work.row.key)
    return sent


def kept(store: Store) -> list[tuple[str, str, int]]:
    """(key, state, attempts) of every row there is, oldest first."""
    with store.read() as session:
        rows = session.scalars(select(Outbox).order_by(Outbox.id))
        return [(row.key, row.state, row.attempts) for row in rows]


def until(happened: Callable[[], bool], what: str) -> None:
    """Look until it has happened; each look asks the database, so no sleep is needed."""
    deadline = monotonic() + PATIENCE
    while not happened():
        assert monotonic() < deadline, f"waited in vain until {what}"


def somebody_waits(store: Store) -> bool:
    """Whether a PostgreSQL connection of this database waits for another's lock."""
    wanted = text(
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    with store.engine.connect() as connection:
        return bool(connection.execute(wanted).scalar_one())


def ready_at(session: Session, conversation: int) -> datetime | None:
    return session.get_one(Conversation, conversation).ready_at
