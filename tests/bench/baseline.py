"""The measure: a bare Bolt app that does one transaction of the same rows, and nothing besides.

It is what somebody would write who knew no other act than this one. Bolt's own Starlette adapter
stands in front (`process_before_response`, signature check on, own cached `authorize`), and a
listener that works in a thread pool of four, as ours does. Its statements are prepared once and run
on a Core connection of the same engine (SQLite: WAL, `synchronous=FULL`, `BEGIN IMMEDIATE` behind
the same gate; PostgreSQL: the same pool).

It reads, one point read each, only what it needs to know what to write: the slot of the tapped
token; its ask with the commitment asked for; who taps, and for which side; the conversation it was
tapped in; whether another answer is still waited for (the slot's new state); and the conversations
that have something to show. It refuses what is stale, over, closed or somebody else's. It writes
the inbox row, the slot (where its version is what was read), ask, commitment, history, the three
intents of the outbox, and wakes their conversations.

It knows no words, no cards, no other state and act, no form, no error to tell, no retry, no person
or room met for the first time, nor a colleague who answers instead: what those cost is the house's
price, and is what the ratio shows.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.routing import Route

from handlers.slots import reminders
from storage.gate import Gate
from tests.bench import statements as sql

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime

    from slack_bolt.context.ack.async_ack import AsyncAck
    from sqlalchemy import Connection, Row
    from starlette.requests import Request
    from starlette.responses import Response

    from storage.engine import Store
    from tests.fakes.slack import FakeSlack

    AnyRow = Row[*tuple[Any, ...]]
Body = dict[str, Any]
THREADS = 4


class Baseline:
    """The bare app over an open database."""

    def __init__(self, slack: FakeSlack, store: Store, now: datetime) -> None:
        self._team = slack.library.id
        self._now = now
        self._writer = store.engine.execution_options(begin="IMMEDIATE")
        self._dialect = store.engine.dialect.name
        file = store.engine.url.database
        self._gate = Gate(Path(file)) if self._dialect == "sqlite" and file else None
        self._pool = ThreadPoolExecutor(THREADS)
        self.web = _web(self._bolt(slack))

    def close(self) -> None:
        self._pool.shutdown()
        if self._gate:
            self._gate.close()

    def _bolt(self, slack: FakeSlack) -> AsyncApp:
        known = AuthorizeResult(
            enterprise_id=None,
            team_id=slack.library.id,
            bot_token=slack.token,
            bot_id=slack.world.bot_id,
            bot_user_id=slack.bot.id,
        )

        async def authorize(**_context: object) -> AuthorizeResult:
            return known

        app = AsyncApp(
            signing_secret=slack.signing_secret,
            client=AsyncWebClient(base_url=slack.base_url, retry_handlers=[]),
            authorize=authorize,
            process_before_response=True,
        )
        app.action("slot.accept")(self._tapped)
        return app

    async def _tapped(self, body: Body, ack: AsyncAck) -> None:
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._pool, lambda: self._take_in(body))
        await ack()

    def _take_in(self, body: Body) -> None:
        gate: AbstractContextManager[None] = self._gate.passed() if self._gate else nullcontext()
        with gate, self._writer.begin() as connection:
            key = f"slack:{self._team}:tap:{body['trigger_id']}"
            taken = connection.execute(sql.INBOX[self._dialect], {"key": key, "at": self._now})
            if taken.rowcount == 1:
                self._accept(connection, body)

    def _accept(self, connection: Connection, body: Body) -> None:
        token = dict(parse_qsl(body["actions"][0]["value"]))
        slot = connection.execute(sql.SLOT, {"slot": int(token["slot"])}).one()
        ask = connection.execute(sql.ASK, {"ask": int(token["ask"])}).one()
        tapped = {"installation": slot.installation_id, "channel": body["channel"]["id"]}
        here = connection.execute(sql.CONVERSATION, tapped).one()
        who = {
            "installation": slot.installation_id,
            "user": body["user"]["id"],
            "partnership": slot.partnership_id,
        }
        actor = connection.execute(sql.ACTOR, who).one()
        assert here.partnership_id in {None, slot.partnership_id}
        assert slot.terms == int(token["terms"])
        assert slot.end_at > self._now
        assert slot.state in {"proposed", "tentative"}
        assert ask.slot_id == slot.id
        assert ask.outcome == "open"
        assert actor.person_id == ask.person_id
        self._write(connection, slot, ask, actor)

    def _write(self, connection: Connection, slot: AnyRow, ask: AnyRow, actor: AnyRow) -> None:
        waits = connection.execute(
            sql.OTHERS_WAITING, {"slot": slot.id, "but": ask.commitment_id}
        ).first()
        state = "tentative" if waits else "confirmed"
        lines = connection.execute(
            sql.LINES,
            {
                "installation": slot.installation_id,
                "partnership": slot.partnership_id,
                "asker": ask.asked_by,
                "asked": actor.person_id,
            },
        ).all()
        by, now = actor.person_id, self._now
        connection.execute(sql.ANSWER_COMMITMENT, {"row": ask.commitment_id, "now": now})
        connection.execute(sql.ANSWER_ASK, {"row": ask.id, "by": by, "now": now})
        connection.execute(
            sql.HISTORY,
            {
                "slot_id": slot.id,
                "act": "accept",
                "by_id": by,
                "side": actor.side,
                "platform": "slack",
                "at": now,
                "terms": slot.terms,
                "from_state": slot.state,
                "to_state": state,
                "reason": None,
                "note": None,
                "details": {},
            },
        )
        changed = {
            "row": slot.id,
            "read": slot.version,
            "to": state,
            "new_terms": slot.terms + (state == "confirmed"),
            "remind": reminders.PLAN_NEW if state == "confirmed" else None,
        }
        assert connection.execute(sql.CHANGE_SLOT, changed).rowcount == 1
        intents = [_intent(line, slot.id, ask, by) for line in _in_order(lines, ask)]
        connection.execute(sql.OUTBOX[self._dialect], intents)
        woken = sorted({intent["conversation_id"] for intent in intents})
        connection.execute(sql.WAKE, [{"row": row, "always": sql.ALWAYS} for row in woken])


def _in_order(lines: Sequence[AnyRow], ask: AnyRow) -> list[AnyRow]:
    """The shared rooms, the one who was asked, the one who asked."""
    order = {None: 0, ask.person_id: 1, ask.asked_by: 2}
    return sorted(lines, key=lambda line: (order[line.person_id], line.id))


def _intent(line: AnyRow, slot: int, ask: AnyRow, by: int) -> dict[str, Any]:
    row = {
        "conversation_id": line.id,
        "slot_id": slot,
        "ask_id": None,
        "payload": {},
        "lane": 1,
        "state": "waiting",
        "attempts": 0,
    }
    if line.person_id is None:
        return row | {"key": f"card:{slot}", "kind": "card"}
    if line.person_id == ask.person_id:
        return row | {"key": f"ask:{ask.id}", "kind": "ask", "ask_id": ask.id}
    note = {
        "code": "told_accepted",
        "slot_id": slot,
        "fields": {"by": by},
        "quiet": False,
        "form": "",
    }
    payload = {"note": note, "only_for": None, "under": None, "language": None}
    return row | {"key": f"note:{token_hex(8)}", "kind": "note", "payload": payload, "lane": 0}


def _web(app: AsyncApp) -> Starlette:
    handler = AsyncSlackRequestHandler(app)

    async def events(request: Request) -> Response:
        return await handler.handle(request)

    return Starlette(routes=[Route("/slack/events", events, methods=["POST"])])
