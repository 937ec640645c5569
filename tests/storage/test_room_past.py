"""What was written in the browser room is let go when its time has come, and no card too early."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from storage import room, room_past
from storage.tables import Conversation, Installation, Partnership, RoomPost, Surface
from tests.storage.aged import DAY, a_slot, person, together
from tests.storage.rows import NOW

if TYPE_CHECKING:
    from storage.engine import Store

LONG_AGO = NOW - 91 * DAY


@pytest.fixture
def posts(store: Store) -> dict[str, int]:
    """Posts of long ago by what they are, in the first partnership's room and in another's."""
    with store.write() as session:
        ours = together(session)
        mette = person(session, "mette", of=ours)
        over = a_slot(session, ours, mette, 91 * DAY).id
        ahead = a_slot(session, ours, mette, -1 * DAY, state="confirmed").id
        home = Installation(platform="room", external_id="room")
        session.add(home)
        session.flush()
        there = room.shared_of(1)
        shared = Conversation(
            installation_id=home.id, external_id=there, kind="shared", partnership_id=1
        )
        session.add(shared)
        session.flush()
        made = {
            "talk": room.add_post(session, conversation=there, at=LONG_AGO, text="Hej", author="m"),
            "card of what is over": room.add_post(session, conversation=there, at=LONG_AGO),
            "card of what is ahead": room.add_post(session, conversation=there, at=LONG_AGO),
            "of today": room.add_post(session, conversation=there, at=NOW, text="Ny", author="m"),
            "elsewhere": room.add_post(session, conversation=room.SHARED, at=LONG_AGO, text="x"),
        }
        made["reply"] = room.add_post(
            session, conversation=there, at=NOW, under=made["talk"], text="Ja", author="m"
        )
        for slot, what in ((over, "card of what is over"), (ahead, "card of what is ahead")):
            session.add(
                Surface(
                    conversation_id=shared.id,
                    key=f"card:{slot}",
                    slot_id=slot,
                    external_id=str(made[what]),
                    shown="",
                )
            )
    return made


def test_old_words_go_and_cards_of_what_is_ahead_stay(store: Store, posts: dict[str, int]) -> None:
    with store.write() as session:
        assert room_past.forget_posts(session, session.get_one(Partnership, 1), NOW) == 2
    with store.read() as session:
        left = set(session.scalars(select(RoomPost.id)))
        assert left == {i for what, i in posts.items() if what not in GONE}
        assert session.get_one(RoomPost, posts["reply"]).under is None


GONE = {"talk", "card of what is over"}
