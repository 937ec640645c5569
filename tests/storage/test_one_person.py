"""Two rows of people that become one: nothing names the one that goes any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import event, insert, select

from storage import identities, installations, known_as, one_person
from storage.lines import all_lines, lines_to
from storage.tables import (
    Ask,
    Base,
    Commitment,
    History,
    Membership,
    NewTime,
    Outbox,
    Partnership,
    Person,
    Slot,
)
from tests.storage.every_row import furnish
from tests.storage.rows import NOW, a_slot

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.engine import Store

KEPT, GONE = 41, 43


def merged(store: Store) -> None:
    with store.write() as session:
        both = {p.id: p for p in one_person.lock(session, KEPT, GONE)}
        one_person.merge(session, both[KEPT], both[GONE])


def named(store: Store) -> dict[str, set[int]]:
    """Who is named by each column that names people."""
    with store.read() as session:
        return {
            f"{table.name}.{column.name}": set(session.scalars(select(column)).all()) - {None}
            for table in Base.metadata.sorted_tables
            for column in table.c
            if any(key.column.table.name == "people" for key in column.foreign_keys)
        }


def test_every_column_that_names_people_names_who_stays(store: Store) -> None:
    furnish(store)
    before = named(store)
    merged(store)
    after = named(store)
    assert len(after) > 15
    renamed = {
        name: {KEPT if who == GONE else who for who in ids}
        for name, ids in before.items()
        if name not in {"codes.person_id", "people.standin_id"}
    }
    rest = {name: ids for name, ids in after.items() if name in renamed}
    assert rest == renamed
    assert after["codes.person_id"] == {42}  # what either was shown is void
    assert GONE not in after["people.standin_id"]
    with store.read() as session:
        assert session.get(Person, GONE) is None


def test_json_that_names_them_does_so_too() -> None:
    said = {
        "by": 7,
        "people": [7, 8],
        "yes": {"7": "library", "8": "partner"},
        "undo": {"commitments": {"7": {"person_id": 7, "status": "accepted"}}},
        "slots": [7],
        "time": 7,
    }
    assert one_person.renamed(said, 7, 9) == {
        "by": 9,
        "people": [9, 8],
        "yes": {"9": "library", "8": "partner"},
        "undo": {"commitments": {"7": {"person_id": 9, "status": "accepted"}}},
        "slots": [7],
        "time": 7,
    }


def _second(session: Session, name: str = "bibliotekar") -> tuple[int, int]:
    """The librarian's account elsewhere, and the one they had: (kept, gone)."""
    there = installations.met(session, platform="room", external_id="R", name="Rummet")
    _identity, person = identities.met(
        session, installation_id=there.id, external_id="b", name=name, team=""
    )
    first = session.scalars(select(Person.id).order_by(Person.id)).first()
    assert first is not None
    return person.id, first


def _unite(session: Session, kept: int, gone: int) -> None:
    both = {p.id: p for p in one_person.lock(session, kept, gone)}
    one_person.merge(session, both[kept], both[gone])
    session.flush()


def test_wishes_are_kept_and_what_was_never_said_is_taken_over(store: Store) -> None:
    a_slot(store)
    with store.write() as session:
        kept, gone = _second(session)
        session.get_one(Person, kept).locale = "en"
        theirs = session.get_one(Person, gone)
        theirs.locale, theirs.zone, theirs.quiet_from, theirs.quiet_until = "da", "UTC", 60, 120
        theirs.digest, theirs.digest_at, theirs.standin_id = 480, NOW, kept
        _unite(session, kept, gone)
        row = session.get_one(Person, kept)
        assert (row.locale, row.zone, row.quiet_from, row.quiet_until) == ("en", "UTC", 60, 120)
        assert (row.digest, row.digest_at, row.standin_id) == (480, NOW, None)


def test_one_membership_is_left_and_it_leads_if_either_did(store: Store) -> None:
    a_slot(store)
    with store.write() as session:
        kept, gone = _second(session)
        together = session.scalars(select(Partnership.id)).one()
        rows = [
            {"person_id": kept, "leads": False, "given_by": "hand"},
            {"person_id": gone, "leads": True, "given_by": "team"},
        ]
        session.execute(
            insert(Membership), [{**r, "partnership_id": together, "side": "library"} for r in rows]
        )
        _unite(session, kept, gone)
        (left,) = session.scalars(select(Membership))
        assert (left.person_id, left.side, left.leads, left.given_by) == (
            kept,
            "library",
            True,
            "hand",
        )


def _history(session: Session, slot: int, by: int, side: str) -> None:
    values: dict[str, Any] = {"slot_id": slot, "by_id": by, "side": side, "at": NOW, "terms": 1}
    values |= {"act": "accept", "platform": "slack", "details": {"standin_for": by}}
    session.add(History(**values, from_state="", to_state="proposed"))
    session.flush()


def test_who_has_acted_for_two_sides_is_known(store: Store) -> None:
    slot = a_slot(store)
    with store.write() as session:
        kept, gone = _second(session)
        _history(session, slot, gone, "library")
        assert not one_person.on_two_sides(session, kept, gone)
        _history(session, slot, kept, "library")
        assert not one_person.on_two_sides(session, kept, gone)
        _history(session, slot, kept, "partner")
        assert one_person.on_two_sides(session, kept, gone)


def test_the_side_that_was_acted_for_is_theirs(store: Store) -> None:
    slot = a_slot(store)
    with store.write() as session:
        kept, gone = _second(session)
        together = session.scalars(select(Partnership.id)).one()
        for who, side in ((kept, "partner"), (gone, "library")):
            own = {"partnership_id": together, "person_id": who, "side": side, "leads": False}
            session.add(Membership(**own, given_by="team"))
        _history(session, slot, gone, "library")
        _unite(session, kept, gone)
        assert [m.side for m in session.scalars(select(Membership))] == ["library"]
        (line,) = session.scalars(select(History))
        assert (line.by_id, line.details) == (kept, {"standin_for": kept})


def test_what_waits_to_be_said_and_what_is_on_offer_names_who_stays(store: Store) -> None:
    slot = a_slot(store)
    with store.write() as session:
        kept, gone = _second(session)
        line = lines_to(session, [gone])[gone]
        note = {"note": {"code": "x", "fields": {"by": gone}}, "only_for": gone}
        session.add(Outbox(conversation_id=line, key="k", kind="note", payload=note))
        yes = {str(gone): "library"}
        session.add(NewTime(slot_id=slot, start_at=NOW, end_at=NOW, yes=yes))
        session.get_one(Slot, slot).plan_b = {"way": "standin", "person": gone}
        _unite(session, kept, gone)
        said = session.scalars(select(Outbox)).one().payload
        assert said == {"note": {"code": "x", "fields": {"by": kept}}, "only_for": kept}
        assert session.scalars(select(NewTime)).one().yes == {str(kept): "library"}
        assert session.get_one(Slot, slot).plan_b == {"way": "standin", "person": kept}


def test_what_waits_and_names_others_is_not_read(store: Store) -> None:
    """An outbox may be long on the day somebody turns out to be two."""
    a_slot(store)
    read: list[object] = []
    with store.write() as session:
        kept, gone = _second(session)
        line = lines_to(session, [gone])[gone]
        for other in (f"1{gone}", f"{gone}0", "x"):
            note = {"note": {"code": "x", "fields": {"by": other, "at": [f"{other}"]}}}
            session.add(Outbox(conversation_id=line, key=other, kind="note", payload=note))
        named = {"note": {"fields": {"people": [7000, gone]}}}
        session.add(Outbox(conversation_id=line, key="k", kind="note", payload=named))
        session.flush()
        session.expunge_all()
        event.listen(session, "loaded_as_persistent", lambda _session, row: read.append(row))
        _unite(session, kept, gone)
        assert [row.key for row in read if isinstance(row, Outbox)] == ["k"]


def test_two_questions_about_one_slot_are_found(store: Store) -> None:
    slot = a_slot(store)
    with store.write() as session:
        kept, gone = _second(session)
        for who in (kept, gone):
            commitment = Commitment(
                slot_id=slot, person_id=who, side="library", status="needs-action"
            )
            session.add(commitment)
            session.flush()
            session.add(
                Ask(
                    slot_id=slot,
                    commitment_id=commitment.id,
                    person_id=who,
                    side="library",
                    asked_by=gone,
                    kind="slot",
                    asked_at=NOW,
                    due_at=NOW,
                )
            )
            session.flush()
        assert one_person.asked_twice(session, kept) == []
        _unite(session, kept, gone)
        (twice,) = one_person.asked_twice(session, kept)
        assert twice.id == max(session.scalars(select(Ask.id)))


def test_each_is_written_to_in_one_place(store: Store) -> None:
    a_slot(store)
    with store.write() as session:
        kept, gone = _second(session)
        lines = lines_to(session, [kept, gone])
        _unite(session, kept, gone)
        row = session.get_one(Person, kept)
        slack, room = known_as.homes_of(session, kept)
        row.home_id = room.id
        session.flush()
        assert all_lines(session, [kept]) == {kept: [lines[kept], lines[gone]]}
        row.home_id = slack.id
        session.flush()
        assert all_lines(session, [kept]) == {kept: [lines[gone], lines[kept]]}
