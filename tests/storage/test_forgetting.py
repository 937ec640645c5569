"""An installation is forgotten whole, and nothing of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import update

from storage.forgetting import forget
from storage.tables import Identity
from tests.storage.every_row import IDS, TABLES, everything, furnish

if TYPE_CHECKING:
    from storage.engine import Store

#: Tables whose rows belong to no installation.
NOBODYS = {"inbox", "tick_runs", "clock", "room_posts", "wrong_codes", "addresses"}


def test_all_that_hangs_on_it_goes_and_nothing_else(store: Store) -> None:
    furnish(store)
    before = everything(store)
    with store.write() as session:
        forget(session, IDS[0])
    after = everything(store)
    for table in TABLES:
        rows = before[table.name]
        kept = rows if table.name in NOBODYS else rows[1:]
        if table.name == "people":  # whoever had them as their stand-in has none
            at = [column.name for column in table.c].index("standin_id")
            kept = [
                (*row[:at], None if row[at] == IDS[0] else row[at], *row[at + 1 :]) for row in kept
            ]
        assert after[table.name] == kept, table.name


def test_somebody_who_is_known_elsewhere_stays(store: Store) -> None:
    furnish(store)
    with store.write() as session:
        session.execute(update(Identity).where(Identity.id == IDS[1]).values(person_id=IDS[0]))
        forget(session, IDS[0])
    assert len(everything(store)["people"]) == len(IDS)
    assert len(everything(store)["identities"]) == len(IDS) - 1


def test_one_that_is_not_there_takes_nothing_along(store: Store) -> None:
    furnish(store)
    before = everything(store)
    with store.write() as session:
        forget(session, 7)
    assert everything(store) == before
