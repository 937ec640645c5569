"""Plays a story and prints every card and form of it as TypeScript, for Slack's own types to check.

`.ci/run` hands it to `tsc` with `@slack/types` where Node is there:
`python -m tests.platforms.slack_types > cards.ts`.
"""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import UTC, datetime, timedelta
from tempfile import TemporaryDirectory
from typing import Any

from bot.settings import load
from bot.wiring import built
from storage.engine import open_store
from storage.schema import migrate
from tests.fakes.slack import FakeSlack

LINES = (
    "foreslå Debat om havnen torsdag den 3. december kl. 19-20.30 @journalist",
    "foreslå Debat torsdag @journalist",
    "foreslå",
    "acepter 1",
    "hjælp",
    "liste",
    "mine",
    "vis 1",
    "aflys 99",
)
TYPESCRIPT = """import type {{ KnownBlock, ModalView }} from "@slack/types";
export const messages: KnownBlock[][] = {messages};
export const views: ModalView[] = {views};
"""


async def emitted() -> tuple[list[Any], list[Any]]:
    """The blocks of every message, and every modal, of a short story."""
    clock = [datetime.now(UTC)]
    with TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{folder}/rykker.db")
        migrate(store.engine)
        async with FakeSlack(strict_pace=False) as slack:
            environment = {
                "SLACK_BOT_TOKEN": slack.token,
                "SLACK_SIGNING_SECRET": slack.signing_secret,
                "SLACK_API_URL": slack.base_url,
                "RYKKER_CLOCK": "2026-11-25T10:15+01:00 x0",
            }
            settings = load(environment, dotenv="/nowhere")
            librarian = slack.person("bibliotekar")
            journalist = slack.person("journalist", slack.newspaper)
            room = slack.channel("fælles", librarian, journalist, shared=True)
            async with built(settings, store, delivery_now=lambda: clock[0]) as bot:
                slack.connect_asgi(bot.web, "/slack/events")

                async def settled() -> None:
                    clock[0] += timedelta(minutes=1)
                    while await bot.delivery.send_one():
                        clock[0] += timedelta(seconds=2)

                acks = [(await librarian.command(room, f"/slot {line}")).json for line in LINES]
                await settled()
                await journalist.tap(journalist.dms[-1], "slot.counter")
                await journalist.tap(journalist.dms[-1], "slot.accept")
                await settled()
                await journalist.tap(journalist.last(room), "slot.bump")
                await journalist.tap(journalist.view, "slot.bump:breaking_news")
                await settled()
        store.close()
    said = [call.args for call in slack.calls] + [ack for ack in acks if ack]
    return (
        [_read(args["blocks"]) for args in said if args.get("blocks")],
        [_read(args["view"]) for args in said if args.get("view")],
    )


def _read(value: Any) -> Any:  # noqa: ANN401 - JSON, as a string in forms and as values otherwise
    return json.loads(value) if isinstance(value, str) else value


if __name__ == "__main__":
    messages, views = asyncio.run(emitted())
    sys.stdout.write(TYPESCRIPT.format(messages=json.dumps(messages), views=json.dumps(views)))
    sys.stderr.write(f"{len(messages)} messages, {len(views)} forms\n")
