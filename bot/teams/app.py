"""What comes from Teams, all through the one door, and how it is answered. Commit, then answer."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from bot.teams import forms
from bot.teams.activity import UnreadableError, place_of
from bot.teams.afterwards import SEND_WITHIN, UNSENT
from bot.teams.gateway import message
from bot.teams.inbound import Tapped
from bot.teams.languages import Languages
from bot.teams.parts import CLOSE
from bot.teams.render import activity as card_activity
from bot.teams.sorry import sorry_card
from bot.teams.taps import Taps, left_alone

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from bot.house import House
    from bot.teams.answers import Answer
    from bot.teams.changes import Changes
    from bot.teams.gateway import TeamsGateway
    from bot.teams.inbound import Translator
    from handlers.door import Inbound, Reply

log = logging.getLogger(__name__)

Activity = dict[str, Any]


class Listeners:
    """Each kind of activity is translated, passes the door, and is answered."""

    def __init__(
        self, house: House, translate: Translator, gateway: TeamsGateway, changes: Changes
    ) -> None:
        self._house = house
        self._translate = translate
        self._gateway = gateway
        self._changes = changes
        self._languages = Languages(house)
        self._taps = Taps(house, translate, gateway, self._languages)

    async def answer(self, activity: Activity) -> Answer | None:
        """What goes back with the answer; None: nothing does."""
        match activity.get("type"):
            case "message":
                await self._message(activity)
            case "invoke":
                return await self._taps.answer(activity)
            case "messageReaction":
                await self._quietly(self._reaction(activity))
            case "installationUpdate" | "conversationUpdate":
                await self._quietly(self._changes.heard(activity))
            case kind:
                log.debug("an activity was left alone: %.40s", kind)
        return None

    async def settled(self, within: float | None = None) -> None:
        """Wait, at most so many seconds, for what is at work behind answers that were given."""
        await self._taps.afterwards.settled(within)

    async def _message(self, activity: Activity) -> None:
        """Teams does not send a message again that failed: the person gets their words back."""
        value = activity.get("value")
        tapped = isinstance(value, dict) and "verb" in value
        try:
            await (self._submitted(activity, value or {}) if tapped else self._said(activity))
        except UnreadableError as error:
            left_alone(error)
        except Exception:  # whatever it is
            log.exception("a message failed")
            await self._apologise(activity)

    async def _said(self, activity: Activity) -> None:
        inbound = await self._translate.message(activity)
        await self._show(inbound, await self._house.receive(inbound))

    async def _submitted(self, activity: Activity, value: dict[str, Any]) -> None:
        """A button in a client that does not know ours: it is answered by messages."""
        tapped = Tapped(value)
        if tapped.kind == CLOSE:
            return
        inbound = await self._translate.action(activity, tapped)
        reply = await self._house.receive(inbound)
        if reply.errors and tapped.form:
            form = tapped.form
            content = forms.shown(form, reply.errors, tapped.fields, lang=reply.lang, posted=True)
            await self._say(inbound, message(content, form.title))
        else:
            await self._show(inbound, reply)

    async def _reaction(self, activity: Activity) -> None:
        """A thumb under a card or a prompt, by somebody who was asked, is an answer."""
        inbound = await self._translate.reaction(activity)
        if inbound is not None:
            await self._house.receive(inbound)

    async def _quietly(self, work: Awaitable[None]) -> None:
        """What nobody waits for: a failure is ours to know of."""
        try:
            await work
        except UnreadableError as error:
            left_alone(error)
        except Exception:  # nobody waits for it
            log.exception("something from Teams could not be taken in")

    async def _show(self, inbound: Inbound, reply: Reply) -> None:
        """A form, or an answer that has no other way, on the person's own line."""
        if reply.form is not None:
            content = forms.shown(reply.form, lang=reply.lang, posted=True)
            await self._say(inbound, message(content, reply.form.title))
        elif reply.card is not None:
            await self._say(inbound, card_activity(reply.card, lang=reply.lang))

    async def _say(self, inbound: Inbound, said: dict[str, Any]) -> None:
        """Say it to them alone. Losing it is harmless: they ask again."""

        async def send() -> None:
            line = inbound.room.external_id if inbound.room.direct else ""
            line = line or await self._gateway.open_direct(inbound.actor.external_id)
            await self._gateway.say(line, said)

        await self._sent(send())

    async def _apologise(self, activity: Activity) -> None:
        """Where it was said, as the database that knows of other places may be away."""
        if not self._translate.meant_for_us(activity):
            return
        try:
            place = place_of(activity)
        except UnreadableError:
            return
        lang = await self._languages.of(activity)
        said = card_activity(sorry_card(lang, self._translate.words(activity)), lang=lang)
        await self._sent(self._gateway.reply(place, said))

    async def _sent(self, sending: Awaitable[Any]) -> None:
        try:
            await asyncio.wait_for(sending, SEND_WITHIN)
        except UNSENT as error:
            log.warning("somebody could not be answered: %s", type(error).__name__)
