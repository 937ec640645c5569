"""Plays a story and prints its cards and forms, and the manifest, for Slack's own types to check.

`.ci/run` hands them to `tsc` with `@slack/types` and `@slack/web-api` where Node is there:
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
from bot.slack.manifest import manifest
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
    "indstillinger",
    "afløser 1",
    "senere 1",
    "ryk 1",
    "",
    "vis 1",
    "aflys 99",
)
TYPESCRIPT = """import type {{ HomeView, KnownBlock, ModalView }} from "@slack/types";
import type {{ AppsManifestCreateArguments }} from "@slack/web-api";
export const messages: KnownBlock[][] = {messages};
export const views: (HomeView | ModalView)[] = {views};
export const manifests: AppsManifestCreateArguments["manifest"][] = {manifests};
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
                for matter in ("sides", "times", "me", "places"):
                    await librarian.command(room, "/slot indstillinger")
                    await librarian.tap(librarian.view, f"slot.settings:{matter}")
                await librarian.tap(librarian.view, "slot.settings:place")
                await librarian.submit(librarian.view, {"name": "Salen", "opening": "man-fre 9-20"})
                await librarian.command(room, "/slot foreslå")
                await librarian.open_home()
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
    ways = [manifest(address="https://rykker.example.dk"), manifest(socket_mode=True)]
    shown = {"messages": messages, "views": views, "manifests": ways}
    sys.stdout.write(TYPESCRIPT.format(**{name: json.dumps(v) for name, v in shown.items()}))
    sys.stderr.write(f"{len(messages)} messages, {len(views)} forms\n")
