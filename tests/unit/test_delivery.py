"""Delivery: what it does with what a platform answers, on a clock that is moved by hand."""

from __future__ import annotations

import asyncio
import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bot.clock import MovedClock
from bot.delivery import LONGEST_BACKOFF, MOST_ATTEMPTS, Delivery, backoff
from bot.gateway import MessageGoneError, RefusedError, TryAgainError
from bot.house import House
from bot.settings import Settings
from handlers.cards.model import Button, Card, Line, to_json
from storage import leases
from storage.tables import Conversation, Slot, Surface
from tests.storage.rows import NOW, a_slot, conversations, put
from tests.unit.offices import Post, card, note, post_office, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.engine import Store

pytestmark = pytest.mark.anyio
SECOND = timedelta(seconds=1)


@pytest.fixture
def post(store: Store) -> Iterator[Post]:
    with post_office(store) as made:
        yield made


def retitle(store: Store, slot_id: int, title: str) -> None:
    with store.write() as session:
        session.get_one(Slot, slot_id).title = title


async def test_it_sends_what_waits_and_forgets_it(post: Post) -> None:
    (room,) = conversations(post.store, 1)
    put(post.store, note(room), note(room))
    assert await post.send_all() == [("post", "C0"), ("post", "C0")]
    assert rows(post.store) == []


async def test_a_card_is_posted_once_and_edited_when_it_changes(post: Post) -> None:
    (room,), slot = conversations(post.store, 1), a_slot(post.store)
    put(post.store, card(room, slot))
    assert await post.send_all() == [("post", "C0")]
    put(post.store, card(room, slot))
    assert await post.send_all() == []  # it says so already
    retitle(post.store, slot, "Debat om havnen")
    put(post.store, card(room, slot))
    assert await post.send_all() == [("edit", "C0")]


async def test_a_card_that_was_deleted_is_posted_anew(post: Post) -> None:
    (room,), slot = conversations(post.store, 1), a_slot(post.store)
    put(post.store, card(room, slot))
    await post.send_all()
    retitle(post.store, slot, "Debat om havnen")
    post.platform.answers["C0"] = [MessageGoneError("message_not_found")]
    put(post.store, card(room, slot))
    assert await post.send_all() == [("edit", "C0"), ("post", "C0")]
    with post.store.read() as session:
        assert [s.external_id for s in session.scalars(select(Surface))] == ["3.0"]


async def test_a_note_that_was_deleted_is_not_posted_anew_without_its_buttons(post: Post) -> None:
    (room,), slot = conversations(post.store, 1), a_slot(post.store)
    told = replace(note(room), slot_id=slot)
    put(post.store, told)
    await post.send_all()
    button = asdict(Button("bump", "Meld afbud", f"slot={slot}&terms=1"))
    said = to_json(Card("Du er med", lines=(Line(("Du er med",)),))) | {"buttons": [button]}
    with post.store.write() as session:
        session.scalars(select(Surface)).one().said = said
    post.platform.answers["C0"] = [MessageGoneError("message_not_found")]
    put(post.store, replace(told, kind="over"))
    assert await post.send_all() == [("edit", "C0")]
    assert rows(post.store) == []
    with post.store.read() as session:
        assert session.scalars(select(Surface)).one().said is None  # it is not tried again


async def test_a_direct_line_is_opened_once(post: Post) -> None:
    slot = a_slot(post.store)  # its proposer is U1
    with post.store.write() as session:
        proposer = session.get_one(Slot, slot).proposed_by
        home = session.get_one(Slot, slot).installation_id
        line = Conversation(installation_id=home, kind="direct", person_id=proposer)
        session.add(line)
        session.flush()
        line_id = line.id
    put(post.store, note(line_id), note(line_id))
    assert await post.send_all() == [("open", "U1"), ("post", "D-U1"), ("post", "D-U1")]


async def test_pace_is_kept(post: Post) -> None:
    post.platform.pace = 1
    (room,) = conversations(post.store, 1)
    put(post.store, note(room), note(room))
    assert await post.send_all() == [("post", "C0")]
    post.now += SECOND
    assert await post.send_all() == [("post", "C0")]


async def test_what_fails_waits_and_is_tried_again(post: Post) -> None:
    one, other = conversations(post.store, 2)
    post.platform.answers["C0"] = [TryAgainError("internal_error")]
    put(post.store, note(one), note(one), note(other))
    assert sorted(await post.send_all()) == [("post", "C0"), ("post", "C1")]
    assert rows(post.store) == [("sending", 1, "internal_error"), ("waiting", 0, None)]
    post.now += SECOND
    assert await post.send_all() == [("post", "C0"), ("post", "C0")]


async def test_not_so_fast_waits_as_long_as_is_said_and_spends_nothing(post: Post) -> None:
    (room,) = conversations(post.store, 1)
    post.platform.answers["C0"] = [TryAgainError("ratelimited", after=30)] * 20
    put(post.store, note(room))
    for _ in range(20):
        assert await post.send_all() == [("post", "C0")]
        post.now += 30 * SECOND - timedelta(microseconds=1)
        assert await post.send_all() == []
        post.now += timedelta(microseconds=1)
    assert await post.send_all() == [("post", "C0")]
    assert rows(post.store) == []


async def test_after_many_attempts_it_is_given_up_and_the_next_goes_on(post: Post) -> None:
    (room,) = conversations(post.store, 1)
    post.platform.answers["C0"] = [TryAgainError("no answer")] * MOST_ATTEMPTS
    put(post.store, note(room), note(room))
    for _ in range(MOST_ATTEMPTS - 1):
        assert await post.send_all() == [("post", "C0")]
        post.now += timedelta(seconds=LONGEST_BACKOFF)
    assert await post.send_all() == [("post", "C0"), ("post", "C0")]
    why = f"gave up after {MOST_ATTEMPTS} attempts: no answer"
    assert rows(post.store) == [("dead", MOST_ATTEMPTS, why)]


async def test_what_is_refused_is_dead_at_once(post: Post) -> None:
    (room,) = conversations(post.store, 1)
    post.platform.answers["C0"] = [RefusedError("channel_not_found")]
    put(post.store, note(room), note(room))
    assert await post.send_all() == [("post", "C0"), ("post", "C0")]
    assert rows(post.store) == [("dead", 1, "channel_not_found")]


async def test_a_platform_that_is_not_connected_is_no_reason_to_stop(store: Store) -> None:
    (room,) = conversations(store, 1)
    put(store, note(room))
    with ThreadPoolExecutor(2) as pool:
        house = House(Settings(), store, MovedClock(NOW, NOW, pace=0), pool)
        assert await Delivery(house, {}).send_one()
    assert rows(store) == [("dead", 1, "slack is not connected")]


@pytest.mark.parametrize(
    "error",
    [KeyError("channel"), ValueError("bad header"), MessageGoneError("thread_not_found")],
    ids=["a bug in a gateway", "an odd answer", "gone where nothing stood"],
)
async def test_one_message_that_cannot_be_sent_stops_no_other(post: Post, error: Exception) -> None:
    """Whatever goes wrong with one row, the others are sent."""
    one, other = conversations(post.store, 2)
    post.platform.answers["C0"] = [error] * 99
    put(post.store, note(one), note(other))
    await runs_until(post, ("post", "C1"))


async def test_one_message_that_cannot_be_rendered_stops_no_other(post: Post) -> None:
    """A note whose code this version does not know: one made by a newer version, say."""
    one, other = conversations(post.store, 2)
    put(post.store, note(one, "no_such_code"), note(other))
    await runs_until(post, ("post", "C1"))


async def runs_until(post: Post, wanted: tuple[str, str]) -> None:
    """Delivery's own loops run until that was sent, and end well when told to."""
    running = asyncio.create_task(post.delivery.run())
    try:
        async with asyncio.timeout(20):
            while wanted not in post.platform.seen and not running.done():
                await asyncio.wait([running], timeout=0.05)
    finally:
        post.delivery.stop()
        await running
    assert wanted in post.platform.seen


async def test_stopping_finishes_what_is_in_flight(post: Post) -> None:
    (room,) = conversations(post.store, 1)
    put(post.store, note(room))
    running = asyncio.create_task(post.delivery.run())
    while not post.platform.seen:
        await asyncio.wait([running], timeout=0.01)
    post.delivery.stop()
    async with asyncio.timeout(5):
        await running
    assert rows(post.store) == []


async def test_who_lost_the_lease_while_sending_leaves_the_row_to_the_holder(post: Post) -> None:
    (room,) = conversations(post.store, 1)
    put(post.store, note(room))
    slow = post.platform.post
    holder = None

    async def much_too_slow(*arguments: object, **named: object) -> str | None:
        nonlocal holder
        post.now += leases.LEASE
        with post.store.write() as session:
            holder = leases.claim(session, now=post.now)
        return await slow(*arguments, **named)  # type: ignore[arg-type]

    post.platform.post = much_too_slow  # type: ignore[method-assign]
    assert await post.delivery.send_one()
    assert holder is not None
    assert rows(post.store) == [("sending", 2, None)]


@given(attempt=st.integers(1, 200), seed=st.integers())
def test_backoff_doubles_up_to_a_limit_and_is_spread(attempt: int, seed: int) -> None:
    random.seed(seed)
    longest = min(LONGEST_BACKOFF, 2.0 ** (attempt - 1))
    assert longest / 2 <= backoff(attempt) <= longest


def test_backoff_is_not_the_same_for_everybody() -> None:
    assert len({backoff(5) for _ in range(20)}) > 1


def test_all_attempts_together_outlast_an_outage() -> None:
    """An hour of Slack's trouble is no reason to give a message up for lost."""
    longest = sum(min(LONGEST_BACKOFF, 2.0 ** (n - 1)) for n in range(1, MOST_ATTEMPTS))
    assert timedelta(seconds=longest / 2) > timedelta(minutes=5)
