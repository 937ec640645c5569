"""Times mean the same on both databases, whatever zone they came in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import StatementError

from storage import clock
from storage.tables import ClockAnchor, Inbox

if TYPE_CHECKING:
    from storage.engine import Store

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
INSTANTS = st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1), timezones=ZONES)  # noqa: DTZ001 - the zone comes beside it


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(at=INSTANTS)
def test_an_instant_comes_back_as_the_same_instant_in_utc(store: Store, at: datetime) -> None:
    with store.write() as session:
        session.merge(Inbox(key="key", at=at))
    with store.read() as session:
        back = session.get_one(Inbox, "key").at
    assert (back, back.tzinfo) == (at, UTC)


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    def write() -> None:
        with store.write() as session:
            session.add(Inbox(key="key", at=datetime(2026, 11, 25, 10, 15)))  # noqa: DTZ001 - that is the mistake

    with pytest.raises(StatementError, match="naive time"):
        write()
    with store.read() as session:
        assert session.get(Inbox, "key") is None


def test_a_moved_clock_is_not_rewound_by_a_restart(store: Store) -> None:
    asked, real = datetime(2026, 11, 25, 9, 15, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
    hour = timedelta(hours=1)

    def start(domain_at: datetime, real_at: datetime, pace: float) -> tuple[datetime, float]:
        with store.write() as session:
            found = clock.anchor(session, domain_at=domain_at, real_at=real_at, pace=pace)
            return found.real_at, found.pace

    assert start(asked, real, 600) == (real, 600)
    assert start(asked, real + hour, 600) == (real, 600)
    assert start(asked, real + hour, 60) == (real + hour, 60)
    assert start(asked + hour, real + 2 * hour, 60) == (real + 2 * hour, 60)
    with store.read() as session:
        assert session.get_one(ClockAnchor, 1).domain_at == asked + hour
