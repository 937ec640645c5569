"""What is written down of rooms that change: whoever says so, however often, in whatever order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from handlers.door import Room
from handlers.partnerships.channel import RoomChange, room_changed
from handlers.partnerships.closed import Change
from storage import identities, installations
from storage.lines import direct_line
from storage.tables import Conversation, Installation, Membership, Outbox, Partnership
from tests.storage.rows import NOW

if TYPE_CHECKING:
    from storage.engine import Store

HOME, PARTNER, RADIO, GROUP = "T1", "T2", "T3", "E2"
NAMES = {HOME: "Biblioteket", PARTNER: "Folkebladet", RADIO: "Radioen", GROUP: "Bladhuset"}


def teams(*which: str) -> dict[str, str]:
    """Organisations, as a room has them."""
    return {team: NAMES[team] for team in which}


def a_room(store: Store, *who: str) -> None:
    """A partnership's room shared by `who`, four librarians and a journalist with their lines."""
    with store.write() as session:
        home = installations.met(session, platform="slack", external_id=HOME, name="Biblioteket")
        together = Partnership(
            installation_id=home.id,
            locale="da",
            zone="Europe/Copenhagen",
            library_team=HOME,
            partner_team=PARTNER,
            partner_name="Folkebladet",
            created_at=NOW,
        )
        session.add(together)
        session.flush()
        room = Conversation(installation_id=home.id, external_id="C1", kind="shared", name="fælles")
        room.partnership_id, room.teams = together.id, teams(*who)
        session.add(room)
        session.flush()
        for number, team in enumerate((HOME, HOME, HOME, HOME, PARTNER), start=1):
            _identity, person = identities.met(
                session, installation_id=home.id, external_id=f"U{number}", name="", team=team
            )
            direct_line(session, installation_id=home.id, person_id=person.id)
            side = "library" if team == HOME else "partner"
            seat = {"person_id": person.id, "side": side, "given_by": "team"}
            session.add(Membership(partnership_id=together.id, **seat))


def change(store: Store, kind: Change, *who: str, team: str = "") -> None:
    """Slack says so, and that these are in the room now (nobody: it does not tell)."""
    room = Room("C1", name="fælles", teams=teams(*who))
    with store.write() as session:
        room_changed(session, RoomChange(kind, "slack", HOME, room=room, team=team))


def whole(store: Store, kind: Change) -> None:
    """It happened to the whole workspace."""
    with store.write() as session:
        room_changed(session, RoomChange(kind, "slack", HOME))


def paused(store: Store) -> tuple[str, str]:
    """Why the room, and the journalist's line, wait."""
    with store.read() as session:
        rows = session.scalars(select(Conversation).order_by(Conversation.id))
        found = [row.paused for row in rows]
        assert found[1:5] in ([""] * 4, [found[0]] * 4)
        return found[0], found[5]


@pytest.mark.parametrize(
    ("before", "now", "team"),
    [
        ((HOME, PARTNER), (HOME,), PARTNER),
        ((HOME, PARTNER), (HOME,), ""),  # named by an id its people do not have
        ((HOME, PARTNER, RADIO), (HOME, RADIO), ""),
        ((HOME, GROUP), (HOME,), ""),  # it was never listed by that of its people
        ((HOME, PARTNER), (), PARTNER),
    ],
)
def test_the_partner_has_left(
    store: Store, before: tuple[str, ...], now: tuple[str, ...], team: str
) -> None:
    a_room(store, *before)
    for _ in range(2):
        change(store, Change.UNSHARED, *now, team=team)
        assert paused(store) == ("unshared", "unshared")
    with store.read() as session:
        told = session.scalars(select(Outbox.conversation_id).order_by(Outbox.conversation_id))
        assert list(told) == [2, 3, 4]  # the library's first three, once
    change(store, Change.SHARED, *before, team=team)
    assert paused(store) == ("", "")


@pytest.mark.parametrize(
    ("kind", "now", "team"),
    [
        (Change.UNSHARED, (HOME, PARTNER), RADIO),
        (Change.UNSHARED, (HOME, PARTNER), PARTNER),  # late: it is there again
        (Change.UNSHARED, (), RADIO),
        (Change.UNSHARED, (), ""),
        (Change.SHARED, (HOME, PARTNER, RADIO), RADIO),
        (Change.JOINED, (), ""),
        (Change.RENAMED, (HOME, PARTNER), ""),
    ],
)
def test_the_partner_is_there(store: Store, kind: Change, now: tuple[str, ...], team: str) -> None:
    a_room(store, HOME, PARTNER, RADIO)
    change(store, kind, *now, team=team)
    assert paused(store) == ("", "")


@pytest.mark.parametrize("team", [RADIO, PARTNER])
def test_only_the_partners_return_opens_the_room(store: Store, team: str) -> None:
    a_room(store, HOME, PARTNER)
    change(store, Change.UNSHARED, HOME, team=PARTNER)
    change(store, Change.SHARED, team=team)
    assert paused(store) == (("", "") if team == PARTNER else ("unshared", "unshared"))


def test_a_workspace_that_is_uninstalled_stays_so_though_its_tokens_are_revoked(
    store: Store,
) -> None:
    a_room(store, HOME, PARTNER)
    for kind in (Change.UNINSTALLED, Change.REVOKED):
        whole(store, kind)
        with store.read() as session:
            assert session.scalars(select(Installation.state)).all() == ["uninstalled"]
    assert paused(store) == ("uninstalled", "uninstalled")
    whole(store, Change.REINSTALLED)
    assert paused(store) == ("", "")
