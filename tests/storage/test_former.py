"""Names go some time after the last slot somebody had a part in, anywhere; then their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from storage import addresses, ended, former, identities, strangers
from storage.former import NO_NAME
from storage.tables import Absence, Conversation, Partnership, Person
from tests.storage.aged import DAY, MOMENT, a_slot, person, rows, together
from tests.storage.rows import NOW

if TYPE_CHECKING:
    from datetime import datetime

    from storage.engine import Store


def names(store: Store) -> list[str]:
    return [row["name"] for row in rows(store)["people"]]


def forget(store: Store, now: datetime = NOW) -> tuple[int, int]:
    with store.write() as session:
        return former.forget_names(session, now), strangers.forget_ids(session, now)


def test_names_go_a_year_after_the_last_slot(store: Store) -> None:
    with store.write() as session:
        ours, theirs = together(session), together(session, keep_names=500)
        old, asked, young, coming, elsewhere, never = (
            person(session, name, of=ours)
            for name in ("old", "asked", "young", "coming", "elsewhere", "never")
        )
        for them in (old, young, coming, elsewhere):
            a_slot(session, ours, them, 365 * DAY, asked=asked)
        a_slot(session, ours, never, 365 * DAY - MOMENT, asked=young)
        a_slot(session, ours, coming, -DAY)
        a_slot(session, theirs, elsewhere, 500 * DAY - MOMENT)
        person(session, "mentioned")
    before = rows(store)
    changed = [dict(r) for r in before["people"]]
    for row in changed[:2]:
        row["name"] = NO_NAME
    for done in ((2, 0), (0, 0)):
        assert forget(store) == done
        assert rows(store) == before | {"people": changed}


@pytest.mark.parametrize("most", [1, 500])
def test_one_night_takes_on_so_much(
    store: Store, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(former, "MOST_PEOPLE", most)
    with store.write() as session:
        ours = together(session)
        for name in "ab":
            a_slot(session, ours, person(session, name, of=ours), 365 * DAY)
    assert [forget(store)[0] for _ in range(3)] == ([1, 1, 0] if most == 1 else [2, 0, 0])


def test_who_was_only_in_what_was_deleted_is_forgotten_in_time(store: Store) -> None:
    with store.write() as session:
        ours = together(session)
        asked = person(session, "asked", of=ours)
        for age in (182, 190):
            by = person(session, "by", of=ours) if age == 182 else asked
            a_slot(session, ours, by, age * DAY, state="declined", asked=asked)
        ended.delete_ended(session, ours, NOW)
    year = NOW + (365 - 182) * DAY
    assert rows(store)["slots"] == []
    assert [forget(store, now)[0] for now in (NOW, year - MOMENT, year, year)] == [0, 0, 2, 0]
    assert names(store) == [NO_NAME, NO_NAME]


@pytest.mark.parametrize("over", ["paused", "put out"])
def test_who_is_in_nothing_any_more_comes_back_as_somebody_new(store: Store, over: str) -> None:
    with store.write() as session:
        ours = together(session)
        stays = person(session, "stays", of=ours)
        them = person(session, "gone", of=ours if over == "paused" else None)
        a_slot(session, ours, them, 365 * DAY)
        a_slot(session, ours, stays, 365 * DAY if over == "put out" else DAY)
        stays.standin_id, them.digest_at = them.id, NOW
        met = ("U-stays", "D-stays", "U-gone", "D-gone", "C1")
        seen = [addresses.Seen(one, "https://smba.example/", f"29:{one}") for one in met]
        addresses.remember(session, "T1", seen)
        times = {"from_at": NOW, "until_at": NOW, "said_at": NOW}
        session.add(Absence(person_id=them.id, **times))
        if over == "paused":
            session.execute(update(Conversation).values(paused="removed"))
    assert forget(store) == (1 + (over == "put out"), 1)
    after = rows(store)
    assert [r["external_id"][:5] for r in after["identities"]] == ["U-sta", "gone:"]
    assert [r["external_id"] for r in after["conversations"]] == ["C1", "D-stays", None]
    assert [r["person_id"] for r in after["memberships"]] == [stays.id]
    assert [(r["standin_id"], r["digest_at"]) for r in after["people"]] == [(None, None)] * 2
    assert after["absences"] == []
    assert [r["external_id"] for r in after["addresses"]] == ["C1", "D-stays", "U-stays"]
    assert forget(store) == (0, 0)
    assert rows(store) == after
    with store.write() as session:
        assert person(session, "gone").id not in {stays.id, them.id}


def test_a_name_comes_back_with_the_one_who_acts_again(store: Store) -> None:
    with store.write() as session:
        ours = together(session)
        a_slot(session, ours, person(session, "a", of=ours), 365 * DAY)
    assert forget(store) == (1, 0)
    with store.write() as session:
        found = identities.met(
            session, installation_id=1, external_id="U-a", name="Anna", team="T2"
        )
        a_slot(session, session.get_one(Partnership, 1), session.get_one(Person, 1), -DAY)
        assert found[1].id == 1
    assert forget(store) == (0, 0)
    assert names(store) == ["Anna"]
