"""Several who send and several who write, at once: nothing is lost, doubled, or given up on."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import TYPE_CHECKING

from sqlalchemy import event
from sqlalchemy.orm import Session

from storage import leases, outbox
from storage.outbox import Intent
from storage.tables import Conversation, Slot
from tests.storage.rows import (
    NOW,
    a_slot,
    conversations,
    intent,
    kept,
    put,
    send_all,
    settled,
    somebody_waits,
    take,
    taken,
    until,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from storage.engine import Store

WORKERS = 4


def test_several_workers_send_each_row_once_and_each_room_in_order(store: Store) -> None:
    rooms = conversations(store, 15)
    put(store, *(intent(room, f"{room}:{n:02}") for n in range(20) for room in rooms))
    start = Barrier(WORKERS)

    def worker() -> list[str]:
        sent = []
        start.wait()
        while kept_some(store):
            if work := take(store):
                sent.append(work.row.key)
                assert settled(store, work)
        return sent

    with ThreadPoolExecutor(WORKERS) as pool:
        done = [worker.result() for worker in [pool.submit(worker) for _ in range(WORKERS)]]
    sent = Counter(key for keys in done for key in keys)
    assert sent == {f"{room}:{n:02}": 1 for n in range(20) for room in rooms}
    for keys in done:  # what one worker sent to one room, it sent in order
        for room in rooms:
            of_room = [key for key in keys if key.startswith(f"{room}:")]
            assert of_room == sorted(of_room)


def kept_some(store: Store) -> bool:
    with store.read() as session:
        return outbox.next_ready(session) is not None


def test_writers_and_senders_of_one_room_do_not_lock_each_other_up(store: Store) -> None:
    """A shared room is written to by many at once, while delivery settles what it sent there."""
    one, other = conversations(store, 2)
    writers, each = 4, 40
    start = Barrier(writers + 2)

    def write(writer: int) -> int:
        start.wait()
        for n in range(each):
            put(store, intent(one, f"a:{writer}:{n}"), intent(other, f"b:{writer}:{n}"))
        return each

    def send() -> list[str]:
        sent: list[str] = []
        start.wait()
        while not all(task.done() for task in writing) or kept_some(store):
            sent += send_all(store)
        return sent

    with ThreadPoolExecutor(writers + 2) as pool:
        writing = [pool.submit(write, writer) for writer in range(writers)]
        sending = [pool.submit(send) for _ in range(2)]
        assert [task.result() for task in writing] == [each] * writers
        sent = Counter(key for task in sending for key in task.result())
    wanted = {f"{room}:{w}:{n}": 1 for room in "ab" for w in range(writers) for n in range(each)}
    assert (sent, kept(store)) == (wanted, [])


def test_an_enqueue_not_yet_committed_is_seen_by_the_settle_that_waits_for_it(
    postgres: Store, store: Store
) -> None:
    if store is not postgres:
        return  # SQLite has one writer at a time: there is nothing to race with
    (room,) = conversations(store, 1)
    put(store, intent(room, "first"))
    work = taken(store)
    with ThreadPoolExecutor(1) as pool, Session(store.engine) as session:
        outbox.enqueue(session, [intent(room, "second")])
        settling = pool.submit(settled, store, work)
        until(lambda: somebody_waits(store), "the settle waits for the enqueue")
        session.commit()
        assert settling.result()
    assert send_all(store) == ["second"]


def test_an_enqueue_that_waits_for_a_settle_wakes_the_room_after_it(
    postgres: Store, store: Store
) -> None:
    if store is not postgres:
        return
    (room,) = conversations(store, 1)
    put(store, intent(room, "first"))
    work = taken(store)
    with ThreadPoolExecutor(1) as pool, Session(store.engine) as session:
        assert leases.settle(session, work, now=NOW, pace=0)
        session.flush()
        enqueuing = pool.submit(put, store, intent(room, "second"))
        until(lambda: somebody_waits(store), "the enqueue waits for the settle")
        session.commit()
        enqueuing.result()
    assert send_all(store) == ["second"]


def test_an_enqueue_taken_back_leaves_nothing_to_send(postgres: Store, store: Store) -> None:
    if store is not postgres:
        return
    (room,) = conversations(store, 1)
    put(store, intent(room, "first"))
    work = taken(store)
    with ThreadPoolExecutor(1) as pool, Session(store.engine) as session:
        outbox.enqueue(session, [intent(room, "second")])
        settling = pool.submit(settled, store, work)
        until(lambda: somebody_waits(store), "the settle waits for the enqueue")
        session.rollback()
        assert settling.result()
    assert (send_all(store), kept(store)) == ([], [])


def test_the_same_key_written_while_it_is_being_claimed_is_sent_again(
    postgres: Store, store: Store
) -> None:
    if store is not postgres:
        return
    (room,) = conversations(store, 1)
    put(store, intent(room, "card:1"))
    with ThreadPoolExecutor(1) as pool, Session(store.engine, expire_on_commit=False) as session:
        work = leases.claim(session, now=NOW)
        session.flush()
        assert work is not None
        enqueuing = pool.submit(put, store, intent(room, "card:1"))
        until(lambda: somebody_waits(store), "the enqueue waits for the claim")
        session.commit()
        enqueuing.result()
    assert kept(store) == [("card:1", "sending", 1), ("card:1", "waiting", 0)]
    assert settled(store, work)
    assert send_all(store) == ["card:1"]


def test_what_is_taken_up_before_a_change_of_all_cards_commits_is_sent_again(
    postgres: Store, store: Store
) -> None:
    if store is not postgres:
        return
    (room,), slot = conversations(store, 1), a_slot(store)
    with store.write() as session:
        session.get_one(Conversation, room).partnership_id = session.get_one(
            Slot, slot
        ).partnership_id
    put(store, Intent(room, f"card:{slot}", "card", slot_id=slot))
    with Session(store.engine) as changing:
        again = outbox.standing(changing, [slot])
        work = taken(store)  # it says what is true until the commit
        outbox.enqueue(changing, again)
        changing.commit()
    assert settled(store, work)
    assert send_all(store) == [f"card:{slot}"]


def test_two_who_wake_the_same_rooms_in_another_order_do_not_wait_for_each_other(
    store: Store,
) -> None:
    rooms = conversations(store, 4)
    start = Barrier(2)

    def write(order: list[int], name: str) -> None:
        start.wait()
        for n in range(100):
            put(store, *(intent(room, f"{name}:{n}") for room in order))

    with ThreadPoolExecutor(2) as pool:
        forth = pool.submit(write, rooms, "forth")
        back = pool.submit(write, rooms[::-1], "back")
        forth.result()
        back.result()
    assert len(send_all(store)) == 800


def test_two_writers_and_a_settle_in_the_worst_order_do_not_lock_each_other_up(
    postgres: Store, store: Store
) -> None:
    """Both writers are between their two statements when the settle comes to wait for them."""
    if store is not postgres:
        return
    (room,) = conversations(store, 1)
    put(store, intent(room, "first"))
    work = taken(store)
    halfway, go_on = Barrier(3), Event()

    def write(name: str) -> None:
        with Session(store.engine) as session:

            def pause(_connection: Connection, _cursor: object, statement: str, *_: object) -> None:
                if "conversations" in statement and not go_on.is_set():
                    halfway.wait()
                    go_on.wait()

            event.listen(session.connection(), "before_cursor_execute", pause)
            outbox.enqueue(session, [intent(room, name)])
            session.commit()

    with ThreadPoolExecutor(3) as pool:
        writing = [pool.submit(write, name) for name in ("second", "third")]
        halfway.wait()
        settling = pool.submit(settled, store, work)
        until(lambda: settling.done() or somebody_waits(store), "the settle waits, or need not")
        go_on.set()
        assert [task.result() for task in writing] == [None, None]
        assert settling.result()
    assert sorted(send_all(store)) == ["second", "third"]
