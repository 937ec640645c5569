"""What has been kept long enough is let go, and nothing else: compared row by row."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select, update

from storage import ended, inbox, retention
from storage.tables import (
    Absence,
    Base,
    Code,
    Draft,
    Outbox,
    Partnership,
    Slot,
    TickRun,
    Withheld,
    WrongCodes,
)
from tests.storage.aged import DAY, MOMENT, NO_WORDS, a_slot, person, rows, together
from tests.storage.rows import NOW

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from storage.engine import Store

    Rows = dict[str, list[dict[str, Any]]]

STATES = ("proposed", "tentative", "confirmed", "bumped", "postponed", "occurred")
ENDED = ("declined", "withdrawn", "expired", "cancelled")


def done(store: Store, work: Callable[..., Any], partnership: int = 1) -> Any:  # noqa: ANN401
    with store.write() as session:
        return work(session, session.get_one(Partnership, partnership), NOW)


def without(before: Rows, slots: list[int]) -> Rows:
    """The rows without these slots and all that names them."""
    return {
        table: [r for r in kept if r["id" if table == "slots" else "slot_id"] not in slots]
        if table == "slots" or (kept and "slot_id" in kept[0])
        else kept
        for table, kept in before.items()
    }


def two_partnerships(session: Session) -> None:
    """The second keeps nothing for long; only the first is tidied."""
    ours, theirs = together(session), together(session, keep_texts=1, keep_ended=1)
    someone = person(session, "journalist", of=ours)
    for of in (ours, theirs):
        for state in STATES + ENDED:
            for age in (-DAY, 90 * DAY - MOMENT, 90 * DAY, 182 * DAY - MOMENT, 182 * DAY):
                a_slot(session, of, someone, age, state=state)


def test_texts_are_forgotten_and_all_else_stays(store: Store) -> None:
    with store.write() as session:
        two_partnerships(session)
    before = rows(store)
    old = {s["id"] for s in before["slots"] if s["end_at"] <= NOW - 90 * DAY}
    old &= {s["id"] for s in before["slots"] if s["partnership_id"] == 1}
    expected = deepcopy(before)
    for row in (*expected["history"], *expected["followups"]):
        if row["slot_id"] in old:
            row.update(note=None, **({"details": NO_WORDS} if "details" in row else {}))
    assert done(store, retention.forget_texts) == len(old) == 30
    assert rows(store) == expected
    assert done(store, retention.forget_texts) == 0
    assert rows(store) == expected


def test_what_came_to_nothing_is_deleted_with_all_that_hangs_on_it(store: Store) -> None:
    with store.write() as session:
        two_partnerships(session)
        them = person(session, "journalist")
        lately = {"state": "cancelled", "acted": 182 * DAY - MOMENT}
        a_slot(session, session.get_one(Partnership, 1), them, 400 * DAY, **lately)  # type: ignore[arg-type]
    before = rows(store)
    gone = [
        s["id"]
        for s in before["slots"]
        if s["partnership_id"] == 1 and s["state"] in ENDED and s["end_at"] == NOW - 182 * DAY
    ]
    expected = without(before, gone)
    planned = {"job": "name:1", "scheduled_for": NOW + (365 - 182) * DAY}
    expected["tick_runs"] = [planned]
    assert done(store, ended.delete_ended) == len(gone) == 4
    assert rows(store) == expected
    assert done(store, ended.delete_ended) == 0
    assert rows(store) == expected


@pytest.mark.parametrize("about", ["slot", "ask"])
def test_what_somebody_is_still_to_be_told_of_stays(store: Store, about: str) -> None:
    with store.write() as session:
        ours = together(session)
        them = person(session, "journalist", of=ours)
        for _ in range(3):
            a_slot(session, ours, them, 200 * DAY, state="declined")
        waits = Withheld(conversation_id=1, person_id=them.id, key="k", kind="note", payload={})
        waits.until_at = NOW
        waits.slot_id, waits.ask_id = (1, None) if about == "slot" else (None, 1)
        session.add(waits)
        session.execute(update(Outbox).where(Outbox.ask_id == 2).values(state="sending"))
        if about == "ask":
            session.execute(update(Outbox).where(Outbox.ask_id == 2).values(slot_id=None))
    assert done(store, ended.delete_ended) == 1
    assert [s["id"] for s in rows(store)["slots"]] == [1, 2]


@pytest.mark.parametrize("work", [retention.forget_texts, ended.delete_ended])
def test_one_night_takes_on_so_much(
    store: Store, monkeypatch: pytest.MonkeyPatch, work: Callable[..., int]
) -> None:
    for module in (retention, ended):
        monkeypatch.setattr(module, "MOST_SLOTS", 2)
    with store.write() as session:
        ours = together(session)
        them = person(session, "journalist", of=ours)
        for age in (204, 203, 201, 200, 202):
            a_slot(session, ours, them, age * DAY, state="declined")
    assert [done(store, work) for _ in range(4)] == [2, 2, 1, 0]


def test_absences_that_are_long_over(store: Store) -> None:
    with store.write() as session:
        ours, theirs = together(session), together(session)
        away = [person(session, "a", of=ours), person(session, "b", of=theirs)]
        for them in away:
            for back in (90 * DAY, 90 * DAY - MOMENT, -DAY):
                times = {"from_at": NOW - 99 * DAY, "said_at": NOW - 99 * DAY}
                session.add(Absence(person_id=them.id, until_at=NOW - back, **times))
                session.flush()
    before = rows(store)
    for _ in range(2):
        done(store, retention.forget_absences)
        assert rows(store) == before | {"absences": before["absences"][1:]}


def test_what_is_of_use_for_a_short_while_only(store: Store) -> None:
    with store.write() as session:
        together(session)
        them = person(session, "journalist")
        for age in (timedelta(0), MOMENT):
            session.add(TickRun(job=f"j{age}", scheduled_for=NOW - 30 * DAY + age))
            inbox.first_time(session, key=f"k{age}", at=NOW - 3 * DAY + age)
            at = NOW - 2 * DAY + age
            session.add(Draft(person_id=them.id, conversation_id=1, payload={}, created_at=at))
            session.add(WrongCodes(who=f"w{age}", since=NOW - DAY + age, tries=1))
            code = Code(
                kind=f"{age}"[-8:], person_id=them.id, conversation_id=1, salt="", digest=""
            )
            code.until_at = NOW - DAY + age
            session.add(code)
            session.flush()
    before = rows(store)
    short_lived = ("drafts", "inbox", "tick_runs", "codes", "wrong_codes")
    young = {name: before[name][1:] for name in short_lived}
    for _ in range(2):
        with store.write() as session:
            retention.clear(session, NOW)
        assert rows(store) == before | young


def test_every_table_that_points_at_a_slot_is_known() -> None:
    known = {table.__tablename__ for table in ended.BELONGINGS}
    pointing = {
        table.name
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name in {"slots", "asks", "commitments"}
    }
    assert pointing == known | {"withheld"}


def test_the_number_of_a_deleted_slot_is_not_given_again(store: Store) -> None:
    with store.write() as session:
        ours = together(session)
        a_slot(session, ours, person(session, "a", of=ours), 200 * DAY, state="declined")
    before = rows(store)["installations"]
    done(store, ended.delete_ended)
    with store.read() as session:
        assert session.scalars(select(Slot)).all() == []
    assert rows(store)["installations"] == before
