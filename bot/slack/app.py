"""Bolt's app: one listener for each kind of thing, all through the one door. Commit, then ack."""

from __future__ import annotations

import asyncio
import logging
import re
from typing import TYPE_CHECKING, Any

from aiohttp import ClientError
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.changes import Changes
from bot.slack.home import Home
from bot.slack.inbound import Translator
from bot.slack.render import errors, message, view
from bot.slack.sorry import sorry
from handlers.door import Reply

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from slack_bolt.context.ack.async_ack import AsyncAck

    from bot.house import House
    from bot.slack.known import Known
    from handlers.door import Inbound

log = logging.getLogger(__name__)

#: Everything of ours, commands' buttons and forms alike.
OURS = re.compile(r"slot\.[a-z]+(:.*)?")
#: Messages that are something else than a person writing.
SPOKEN = frozenset({None, "thread_broadcast", "file_share"})
#: Seconds to open a form: the trigger is good for three.
OPEN_WITHIN = 2.0

Body = dict[str, Any]


def slack_app(house: House, client: AsyncWebClient, known: Known) -> AsyncApp:
    """The Bolt app for one workspace."""

    async def authorize(**_context: object) -> AuthorizeResult:
        # Our own: Bolt's would ask Slack who we are at every request, and judge externals by the
        # installing team.
        try:
            home = await known.home()
        except (SlackApiError, ClientError, TimeoutError, OSError):
            # Our listener must still run: it is the one that gives people their words back.
            return AuthorizeResult(enterprise_id=None, team_id=None, bot_token=client.token)
        return AuthorizeResult(
            enterprise_id=None,
            team_id=home.team,
            bot_token=client.token,
            bot_id=home.bot_id,
            bot_user_id=home.bot_user_id,
        )

    # Bolt's own client carries no token: it takes the one `authorize` gives.
    bare = AsyncWebClient(
        base_url=client.base_url, session=client.session, retry_handlers=[], timeout=client.timeout
    )
    app = AsyncApp(
        signing_secret=house.settings.slack_signing_secret or None,
        client=bare,
        authorize=authorize,
        process_before_response=True,
        raise_error_for_unhandled_request=True,
    )
    home = Home(house, client, known)
    Listeners(house, client, Translator(known), home).join(app)
    Changes(house, known).join(app)
    home.join(app)
    return app


class Listeners:
    """What Bolt calls; each translates, passes the door, and answers."""

    def __init__(
        self, house: House, client: AsyncWebClient, translate: Translator, home: Home
    ) -> None:
        self._house = house
        self._client = client
        self._translate = translate
        self._home = home

    def join(self, app: AsyncApp) -> None:
        """Register with Bolt."""
        app.command("/slot")(self.command)
        app.action(OURS)(self.tap)
        app.view(OURS)(self.form)
        app.event("message")(self.message)
        app.event("app_mention")(self.message)
        app.event("reaction_added")(self.reaction)
        app.error(self.unhandled)

    async def command(self, body: Body, ack: AsyncAck) -> None:
        """Answered with the ack itself; a failure too, as Slack does not try again."""
        try:
            reply = await self._receive(self._translate.command(body))
        except Exception:  # whatever it is, the person gets their words back
            log.exception("a command failed")
            said = sorry(self._house.settings.defaults.locale, body.get("text") or "")
            await ack(response_type="ephemeral", **said)
            return
        await self._open(reply, trigger=body.get("trigger_id"))
        if reply.card is None:
            await ack()
            return
        said = message(reply.card)
        await ack(response_type="ephemeral", text=said["text"], blocks=said["blocks"])

    async def tap(self, body: Body, ack: AsyncAck) -> None:
        """Answered by what changes; a form opens, or is replaced by what comes next."""
        try:
            reply = await self._receive(self._translate.tap(body))
        except Exception:  # Slack does not try taps again
            log.exception("a tap failed")
            await self._apologise(body)
        else:
            there = body.get("view") or {}
            at_home = there.get("type") == "home"
            on = there if there and not at_home else None
            await self._open(reply, trigger=body.get("trigger_id"), on=on)
            if at_home and reply.form is None:  # opening a form has changed nothing
                await self._home.publish(str(body["user"]["id"]))
        await ack()

    async def form(self, body: Body, ack: AsyncAck) -> None:
        """Answered at the field where something is wrong; what was typed stays."""
        there = body["view"].get("blocks") or []
        try:
            reply = await self._receive(self._translate.form(body))
        except Exception:  # Slack does not try forms again
            log.exception("a form failed")
            said = sorry(self._house.settings.defaults.locale)["text"]
            await ack(response_action="errors", errors=errors({"when": said}, there))
            return
        if reply.errors:
            await ack(response_action="errors", errors=errors(dict(reply.errors), there))
        elif reply.form is not None:
            await ack(response_action="update", view=view(reply.form))
        else:
            await ack()

    async def message(self, event: Body) -> None:
        """A failure becomes a 500, and Slack sends it again."""
        if event.get("subtype") not in SPOKEN or event.get("bot_id") or not event.get("user"):
            return
        await self._receive(self._translate.message(event))

    async def reaction(self, event: Body) -> None:
        """A thumb under a card or a prompt, by somebody who was asked, is an answer."""
        inbound = await self._translate.reaction(event)
        if inbound is not None:
            await self._house.receive(inbound)

    async def unhandled(self, error: Exception) -> BoltResponse | None:
        """What we do not listen to is taken in quietly: a 404 would make Slack send it again."""
        if isinstance(error, BoltUnhandledRequestError):
            return BoltResponse(status=200, body="")
        log.error("a request failed", exc_info=error)
        return BoltResponse(status=500, body="")

    async def _receive(self, translated: Awaitable[Inbound]) -> Reply:
        """Through the door; what has a shape that Slack never sends is left alone."""
        try:
            inbound = await translated
        except (AttributeError, LookupError, TypeError, ValueError):
            log.warning("a payload of an unknown shape was left alone")
            return Reply()
        return await self._house.receive(inbound)

    async def _open(self, reply: Reply, *, trigger: str | None, on: Body | None = None) -> None:
        """Open the form, or put it in place of the one tapped. Losing it is harmless."""
        if reply.form is None:
            return
        shown = view(reply.form)
        call = (
            self._client.views_update(view_id=on["id"], view=shown)
            if on is not None
            else self._client.views_open(trigger_id=trigger or "", view=shown)
        )
        try:
            await asyncio.wait_for(call, OPEN_WITHIN)
        except (SlackApiError, ClientError, TimeoutError, OSError) as error:
            log.warning("a form could not be opened: %s", type(error).__name__)

    async def _apologise(self, body: Body) -> None:
        channel, on = (body.get("channel") or {}).get("id"), body.get("view")
        said = sorry(self._house.settings.defaults.locale)
        try:
            if on:  # in the form itself: it must not look as if it were done
                shown = {"type": "modal", "title": on["title"], "blocks": said["blocks"]}
                await self._client.views_update(view_id=on["id"], view=shown)
            elif channel:
                user = body["user"]["id"]
                await self._client.chat_postEphemeral(channel=channel, user=user, **said)
        except (SlackApiError, ClientError, TimeoutError, OSError) as error:
            log.warning("could not say sorry: %s", type(error).__name__)
