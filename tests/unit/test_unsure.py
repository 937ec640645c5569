"""An attempt that was cut off may have been posted: it is looked for before it is posted again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from bot.delivery import SHOW_WITHIN
from bot.gateway import ClosedError, TryAgainError
from handlers.cards.note import Note
from handlers.slots.tell import DIGEST, keyed, note_intent
from storage import leases, outbox
from storage.tables import Conversation, Identity, Surface
from tests.storage.rows import a_slot, conversations, put, taken
from tests.unit.offices import Post, card, note, post_office, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.gateway import Destination
    from handlers.cards.model import Card
    from storage.engine import Store

pytestmark = pytest.mark.anyio
LOST = TryAgainError("no answer", unsure=True)
SECOND = timedelta(seconds=1)
LONG = SECOND * 600


@pytest.fixture
def post(store: Store) -> Iterator[Post]:
    with post_office(store) as made:
        yield made


def loses_the_answer(post: Post, error: Exception = LOST) -> None:
    """The next post arrives, and we do not hear of it."""
    arrives = post.platform.post

    async def cut_off(to: Destination, shown: Card) -> str | None:
        post.platform.post = arrives  # type: ignore[method-assign]
        await arrives(to, shown)
        raise error

    post.platform.post = cut_off  # type: ignore[method-assign, assignment]


def standing(post: Post) -> list[str]:
    with post.store.read() as session:
        return list(session.scalars(select(Surface.external_id)))


@pytest.mark.parametrize("error", [LOST, TimeoutError(), RuntimeError("?")])
async def test_what_arrived_is_taken_over_and_a_card_brought_up_to_date(
    post: Post, error: Exception
) -> None:
    (room,), slot = conversations(post.store, 1), a_slot(post.store)
    loses_the_answer(post, error)
    put(post.store, card(room, slot))
    assert await post.send_all() == [("post", "C0")]
    post.now += SECOND
    assert await post.send_all() == [("look", "C0"), ("edit", "C0")]
    assert (standing(post), rows(post.store)) == (["1.0"], [])


async def test_a_note_that_arrived_is_left_as_it_was_said(post: Post) -> None:
    (room,) = conversations(post.store, 1)
    loses_the_answer(post)
    put(post.store, note(room))
    await post.send_all()
    post.now += SECOND
    assert await post.send_all() == [("look", "C0")]
    assert rows(post.store) == []


async def test_what_is_no_news_any_more_is_taken_over_all_the_same(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    (room,), slot = conversations(post.store, 1), a_slot(post.store)
    loses_the_answer(post)
    put(post.store, card(room, slot))
    await post.send_all()
    monkeypatch.setattr("bot.parcel.is_news", lambda *_: False)
    post.now += SECOND
    assert await post.send_all() == [("look", "C0"), ("edit", "C0")]
    assert standing(post) == ["1.0"]


@pytest.mark.parametrize("error", [TryAgainError("no answer", unsure=True), RuntimeError("?")])
async def test_trouble_before_the_post_leaves_nothing_unsure(post: Post, error: Exception) -> None:
    a_slot(post.store)  # its proposer is U1
    with post.store.write() as session:
        home, person = session.execute(select(Identity.installation_id, Identity.person_id)).one()
        line = Conversation(installation_id=home, kind="direct", person_id=person)
        session.add(line)
        session.flush()
        where = line.id
    post.platform.tells = False
    post.platform.answers["U1"] = [error]
    put(post.store, note_intent(where, Note("help"), lane=DIGEST))
    assert await post.send_all() == [("open", "U1")]
    post.now += LONG
    assert await post.send_all() == [("open", "U1"), ("post", "D-U1")]


async def test_what_never_arrived_is_posted(post: Post) -> None:
    (room,) = conversations(post.store, 1)
    post.platform.answers["C0"] = [LOST]
    put(post.store, note(room))
    await post.send_all()
    post.now += SECOND
    assert await post.send_all() == [("look", "C0"), ("post", "C0")]


@pytest.mark.parametrize("sure", [TryAgainError("ratelimited", after=1), ClosedError("archived")])
async def test_what_was_refused_is_not_looked_for(post: Post, sure: Exception) -> None:
    (room,) = conversations(post.store, 1)
    post.platform.answers["C0"] = [sure]
    put(post.store, note(room))
    await post.send_all()
    with post.store.write() as session:
        session.get_one(Conversation, room).paused = ""
    post.now += SECOND
    assert await post.send_all() == [("post", "C0")]


async def test_while_the_look_fails_nothing_is_posted(post: Post) -> None:
    (room,) = conversations(post.store, 1)
    loses_the_answer(post)
    put(post.store, note(room))
    await post.send_all()
    for error in (TryAgainError("ratelimited", after=1), LOST, TimeoutError()):
        post.platform.answers["C0"] = [error]
        post.now += LONG
        assert await post.send_all() == [("look", "C0")]
    post.now += LONG
    assert await post.send_all() == [("look", "C0")]
    assert rows(post.store) == []


async def test_while_what_was_found_cannot_be_edited_nothing_is_posted(post: Post) -> None:
    (room,), slot = conversations(post.store, 1), a_slot(post.store)
    loses_the_answer(post)
    put(post.store, card(room, slot))
    await post.send_all()
    edits = post.platform.edit

    async def not_so_fast(*_said: object) -> None:
        post.platform.edit = edits  # type: ignore[method-assign]
        raise TryAgainError("ratelimited", after=1)

    post.platform.edit = not_so_fast  # type: ignore[method-assign, assignment]
    post.now += LONG
    assert await post.send_all() == [("look", "C0")]
    post.now += LONG
    assert await post.send_all() == [("look", "C0"), ("edit", "C0")]


async def test_who_was_killed_after_posting_is_followed_by_one_who_looks(post: Post) -> None:
    (room,) = conversations(post.store, 1)
    put(post.store, note(room))
    killed = taken(post.store)
    post.platform.keys[killed.row.sent_as] = "7.0"
    post.now += leases.LEASE
    assert await post.send_all() == [("look", "C0")]
    assert standing(post) == ["7.0"]


async def test_an_edit_of_a_note_is_made_though_its_first_sender_was_killed(post: Post) -> None:
    (room,) = conversations(post.store, 1)
    put(post.store, keyed(note(room), "told"))
    await post.send_all()
    put(post.store, keyed(note(room, "propose_form"), "told"))
    taken(post.store)
    post.now += leases.LEASE
    assert await post.send_all() == [("edit", "C0")]


@pytest.mark.parametrize(("lane", "then"), [(1, ["look", "post"]), (DIGEST, ["look"])])
async def test_where_nobody_can_tell_all_but_an_overview_is_repeated(
    post: Post, lane: int, then: list[str]
) -> None:
    (room,) = conversations(post.store, 1)
    post.platform.tells = False
    loses_the_answer(post)
    put(post.store, note_intent(room, Note("help"), lane=lane))
    await post.send_all()
    post.now += SECOND
    assert [how for how, _where in await post.send_all()] == then
    assert rows(post.store) == []


def test_a_key_is_good_for_one_intent(store: Store) -> None:
    (room,) = conversations(store, 1)
    put(store, note(room), note(room))
    first = taken(store)
    with store.write() as session:
        leases.settle(session, first, now=first.row.sent_at or outbox.ALWAYS, pace=0)
    assert first.row.sent_as != taken(store).row.sent_as


def test_showing_takes_no_longer_than_the_lease() -> None:
    assert leases.LEASE.total_seconds() > SHOW_WITHIN
