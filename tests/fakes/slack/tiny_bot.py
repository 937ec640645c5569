"""A very small bot on the real Bolt, to try the fake and its people against."""

import re
from collections.abc import Awaitable

import pytest
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncSay
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.fakes.slack.clock import ManualClock
from tests.fakes.slack.fake import FakeSlack
from tests.fakes.slack.model import Json


def button(action_id: str = "slot.accept", text: str = "Sig ja") -> Json:
    return {
        "type": "button",
        "text": {"type": "plain_text", "text": text},
        "action_id": action_id,
        "value": "42:1",
    }


def card(*buttons: Json, text: str = "*#42* Debat") -> list[Json]:
    return [
        {"type": "section", "text": {"type": "mrkdwn", "text": text}},
        {"type": "actions", "elements": list(buttons) or [button()]},
    ]


def form(callback_id: str = "slot.propose", title: str = "Foreslå") -> Json:
    return {
        "type": "modal",
        "callback_id": callback_id,
        "title": {"type": "plain_text", "text": title},
        "submit": {"type": "plain_text", "text": "Send"},
        "blocks": [
            {
                "type": "input",
                "block_id": name,
                "label": {"type": "plain_text", "text": name},
                "element": {"type": "plain_text_input", "action_id": name, **initial},
            }
            for name, initial in (("title", {"initial_value": "Debat"}), ("when", {}))
        ],
    }


async def refusal(call: Awaitable[object]) -> str:
    """Return Slack's code for a call that it refuses."""
    with pytest.raises(SlackApiError) as refused:
        await call
    return str(refused.value.response["error"])


class TinyBot:
    """Answers a command, a mention, a tap and a form; `heard` keeps what came in."""

    def __init__(self, slack: FakeSlack, client: AsyncWebClient) -> None:
        self.heard: list[Json] = []
        self._slack = slack
        self.bolt = bolt = AsyncApp(
            client=client, signing_secret=slack.signing_secret, process_before_response=True
        )
        bolt.command("/slot")(self._command)
        for name in ("message", "app_mention"):
            bolt.event(name)(self._said)
        bolt.event(re.compile("^(?!message$|app_mention$|emoji_)"))(self._other)
        for name in ("slot.accept", "slot.show"):
            bolt.action(name)(self._tapped)
        bolt.view("slot.propose")(self._submitted)
        self._handler = AsyncSlackRequestHandler(bolt)
        self.app = Starlette(routes=[Route("/slack/events", self._endpoint, methods=["POST"])])

    async def _endpoint(self, request: Request) -> Response:
        return await self._handler.handle(request)

    async def _command(self, ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        self.heard.append(body)
        if body["text"] == "form":
            await client.views_open(trigger_id=body["trigger_id"], view=form())
        if body["text"] == "late":
            clock = self._slack.world.clock
            assert isinstance(clock, ManualClock)
            clock.advance(3.5)
        await ack(text=f"Forstået: {body['text']}", blocks=card(button("slot.show")))

    async def _said(self, event: Json, body: Json, say: AsyncSay) -> None:
        self.heard.append(body)
        if event["type"] == "app_mention":
            await say(text="Hej!", blocks=card())

    async def _other(self, body: Json) -> None:
        self.heard.append(body)

    async def _tapped(self, ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        self.heard.append(body)
        await ack()
        if "message" in body:
            channel, ts = body["channel"]["id"], body["message"]["ts"]
            blocks = card(button("slot.bump"))
            await client.chat_update(channel=channel, ts=ts, text="Aftalt", blocks=blocks)

    async def _submitted(self, ack: AsyncAck, view: Json) -> None:
        when = view["state"]["values"]["when"]["when"]["value"]
        if when == "i går":
            await ack(response_action="errors", errors={"when": "Den tid er gået."})
        elif when == "fredag":
            await ack(response_action="update", view=form(title="Næsten"))
        else:
            await ack()
