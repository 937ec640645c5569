"""Rooms and seats of a partnership: what goes with a room, and what two that become one keep."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from storage import codes, identities, installations, joining, rooms, seats
from storage.tables import Code, Commitment, Conversation, Membership, Partnership, Slot
from tests.storage.rows import NOW, a_slot

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.engine import Store

MINUTES = timedelta(minutes=10)


def a_room(session: Session, platform: str, external_id: str, together: int) -> Conversation:
    home = installations.met(session, platform=platform, external_id="T1", name="")
    room = Conversation(installation_id=home.id, external_id=external_id, kind="shared")
    room.partnership_id, room.name, room.teams = together, "", {}
    session.add(room)
    session.flush()
    return room


def member(session: Session, room: Conversation, name: str, given_by: str = "team") -> int:
    _identity, person = identities.met(
        session, installation_id=room.installation_id, external_id=name, name=name, team="N"
    )
    own = Membership(partnership_id=room.partnership_id, person_id=person.id, side="partner")
    own.given_by, own.leads = given_by, False
    session.add(own)
    session.flush()
    return person.id


def of_it(session: Session) -> int:
    """The partnership of the one slot."""
    return session.scalars(select(Partnership.id)).one()


def test_who_came_with_a_room_goes_with_it_but_who_is_in_something(store: Store) -> None:
    slot = a_slot(store)
    with store.write() as session:
        together = of_it(session)
        a_room(session, "slack", "C1", together)
        there = a_room(session, "teams", "19:x", together)
        seats.take(session, together, there.installation_id, team="N", side="partner")
        busy = member(session, there, "busy")
        member(session, there, "idle")
        named = member(session, there, "named", "hand")
        session.add(Commitment(slot_id=slot, person_id=busy, side="partner", status="needs-action"))
        session.flush()
        joining.take_out(session, there, NOW)
        left = select(Membership.person_id, Membership.given_by).order_by(Membership.person_id)
        assert [tuple(row) for row in session.execute(left)] == [(busy, "hand"), (named, "hand")]
        assert not seats.is_taken(session, together, "partner")
        assert [room.external_id for room in joining.rooms(session, together)] == ["C1"]


def test_a_second_room_of_the_same_place_keeps_the_seat(store: Store) -> None:
    a_slot(store)
    with store.write() as session:
        together = of_it(session)
        first = a_room(session, "teams", "19:x", together)
        a_room(session, "teams", "19:y", together)
        seats.take(session, together, first.installation_id, team="N", side="partner")
        person = member(session, first, "a")
        joining.take_out(session, first, NOW)
        assert seats.side_of_team(session, together, first.installation_id, "N") == "partner"
        assert session.get(Membership, (together, person)) is not None


def test_rooms_and_seats_move_along_when_two_conversations_turn_out_to_be_one(
    store: Store,
) -> None:
    a_slot(store)
    with store.write() as session:
        older = session.scalars(select(Partnership)).one()
        younger = Partnership(installation_id=older.installation_id, library_team="T1")
        younger.locale, younger.zone, younger.created_at = "da", "Europe/Copenhagen", NOW
        session.add(younger)
        session.flush()
        kept = a_room(session, "slack", "C1", older.id)
        a_room(session, "slack", "C2", younger.id)
        joined = a_room(session, "teams", "19:x", younger.id)
        seats.take(session, younger.id, joined.installation_id, team="N", side="partner")
        rooms.rename(session, kept, "C2")
        session.expire_all()
        assert [r.id for r in joining.rooms(session, older.id)] == [kept.id, joined.id]
        assert seats.side_of_team(session, older.id, joined.installation_id, "N") == "partner"
        assert joining.rooms(session, younger.id) == []
        assert list(session.scalars(select(Slot.partnership_id))) == [older.id]


def test_wrong_codes_are_counted_for_a_while(store: Store) -> None:
    def tried(after: timedelta, who: str = "a") -> int:
        with store.write() as session:
            return codes.tried(session, who, now=NOW + after, within=MINUTES)

    moment = timedelta(microseconds=1)
    assert [tried(timedelta()), tried(timedelta()), tried(MINUTES - moment)] == [1, 2, 3]
    assert (tried(MINUTES), tried(MINUTES), tried(timedelta(), "b")) == (1, 2, 1)
    with store.write() as session:
        codes.forgive(session, "a")
    assert tried(MINUTES) == 1


def code_of(session: Session, digest: str = "") -> Code:
    """A code for ten minutes, of one and the same person."""
    together = of_it(session)
    room = joining.rooms(session, together) or [a_room(session, "slack", "C1", together)]
    who = session.scalars(select(Membership.person_id)).first() or member(session, room[0], "a")
    made = Code(kind="room", person_id=who, conversation_id=room[0].id, salt="", digest=digest)
    made.side, made.until_at = "partner", NOW + MINUTES
    return made


@pytest.mark.parametrize(("after", "good"), [(timedelta(minutes=9), 1), (MINUTES, 0)])
def test_the_last_code_is_good_until_its_time(store: Store, after: timedelta, good: int) -> None:
    a_slot(store)
    with store.write() as session:
        for digest in ("first", "second"):
            codes.give(session, code_of(session, digest))
        found = codes.good(session, "room", NOW + after)
        assert [code.digest for code in found] == ["second"] * good
        assert codes.good(session, "person", NOW) == []


def test_a_code_is_used_once(store: Store) -> None:
    a_slot(store)
    with store.write() as session:
        codes.give(session, code_of(session))
    with store.read() as session:
        (seen,) = codes.good(session, "room", NOW)
    used = []
    for _ in range(2):
        with store.write() as session:
            used.append(codes.use(session, session.merge(seen, load=False)))
    assert used == [True, False]
