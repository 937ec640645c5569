"""What comes from Teams, all through the one door, and how it is answered. Commit, then answer."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from bot.gateway import ClosedError, MessageGoneError, RefusedError, TryAgainError
from bot.teams import forms
from bot.teams.answers import with_card, with_words
from bot.teams.gateway import message
from bot.teams.inbound import Tapped, UnreadableError, place_of
from bot.teams.parts import CLOSE, FORM
from bot.teams.render import activity as card_activity
from bot.teams.render import card_json, closed_json
from bot.teams.sorry import seen, slow, sorry, sorry_card, unknown
from handlers.cards.model import Card
from handlers.door import Kind, Platform, Reply
from handlers.shown import shown_now

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from bot.house import House
    from bot.teams.answers import Answer
    from bot.teams.changes import Changes
    from bot.teams.gateway import TeamsGateway
    from bot.teams.inbound import Translator
    from handlers.cards.model import Form
    from handlers.door import Inbound

log = logging.getLogger(__name__)

Activity = dict[str, Any]

#: Seconds a tap is worked on before it is answered that it takes longer: Teams waits for three.
ANSWER_WITHIN = 2.3
#: Seconds for a message of ours that is no more than a help.
SEND_WITHIN = 5.0
UNSENT = (TryAgainError, RefusedError, ClosedError, MessageGoneError, TimeoutError)


class Listeners:
    """Each kind of activity is translated, passes the door, and is answered."""

    def __init__(
        self, house: House, translate: Translator, gateway: TeamsGateway, changes: Changes
    ) -> None:
        self._house = house
        self._translate = translate
        self._gateway = gateway
        self._changes = changes
        self._lang = house.settings.defaults.locale
        self._at_work: set[asyncio.Task[Any]] = set()

    async def answer(self, activity: Activity) -> Answer | None:
        """What goes back with the answer; None: nothing does."""
        match activity.get("type"):
            case "message":
                await self._message(activity)
            case "invoke":
                return await self._invoke(activity)
            case "messageReaction":
                await self._reaction(activity)
            case "installationUpdate" | "conversationUpdate":
                await self._change(activity)
            case kind:
                log.debug("an activity was left alone: %.40s", kind)
        return None

    async def settled(self) -> None:
        """Wait for what is still at work behind answers that were given."""
        while self._at_work:
            await asyncio.wait(self._at_work)

    # messages

    async def _message(self, activity: Activity) -> None:
        value = activity.get("value")
        if isinstance(value, dict) and "verb" in value:
            await self._submitted(activity, value)
            return
        try:
            inbound = await self._translate.message(activity)
        except UnreadableError as error:
            _left_alone(error)
            return
        try:
            reply = await self._house.receive(inbound)
        except Exception:  # whatever it is, the person gets their words back
            log.exception("a message failed")
            if inbound.addressed:
                said = card_activity(sorry_card(self._lang, inbound.text), lang=self._lang)
                await self._say(inbound, said)
            return
        await self._show(inbound, reply)

    async def _submitted(self, activity: Activity, value: dict[str, Any]) -> None:
        """A button in a client that does not know ours: it is answered by messages."""
        try:
            tapped = Tapped(value)
            if tapped.kind == CLOSE:
                return
            inbound = await self._translated(activity, tapped)
        except UnreadableError as error:
            _left_alone(error)
            return
        try:
            reply = await self._house.receive(inbound)
        except Exception:  # Teams does not try buttons again
            log.exception("a tap failed")
            await self._say(inbound, card_activity(sorry_card(self._lang, ""), lang=self._lang))
            return
        if reply.errors and tapped.form:
            content = forms.shown(tapped.form, reply.errors, tapped.fields, lang=self._lang)
            await self._say(inbound, message(content, tapped.form.title))
            return
        await self._show(inbound, reply)

    async def _reaction(self, activity: Activity) -> None:
        """A thumb under a card or a prompt, by somebody who was asked, is an answer."""
        try:
            inbound = await self._translate.reaction(activity)
            if inbound is not None:
                await self._house.receive(inbound)
        except UnreadableError as error:
            _left_alone(error)
        except Exception:
            log.exception("a reaction failed")

    async def _change(self, activity: Activity) -> None:
        try:
            await self._changes.heard(activity)
        except UnreadableError as error:
            _left_alone(error)
        except Exception:  # it is looked for again by itself
            log.exception("a change could not be written down")

    async def _show(self, inbound: Inbound, reply: Reply) -> None:
        """A form, or an answer with no other way, on the person's own line."""
        if reply.form is not None:
            await self._say(inbound, message(self._form(reply.form), reply.form.title))
        elif reply.card is not None:
            await self._say(inbound, card_activity(reply.card, lang=self._lang))

    async def _say(self, inbound: Inbound, said: dict[str, Any]) -> None:
        """Say it to them alone. Losing it is harmless: they ask again."""

        async def send() -> None:
            line = inbound.room.external_id if inbound.room.direct else ""
            line = line or await self._gateway.open_direct(inbound.actor.external_id)
            await self._gateway.say(line, said)

        try:
            await asyncio.wait_for(send(), SEND_WITHIN)
        except UNSENT as error:
            log.warning("somebody could not be answered: %s", type(error).__name__)

    # buttons

    async def _invoke(self, activity: Activity) -> Answer:
        if activity.get("name") != "adaptiveCard/action":
            log.info("an invoke was left alone: %.60s", activity.get("name"))
            return with_words(unknown(self._lang))
        value = activity.get("value")
        value = value if isinstance(value, dict) else {}
        action = value.get("action")
        if value.get("trigger") == "automatic":  # the client looks; nobody did anything
            return await self._standing(activity) or with_words(seen(self._lang))
        try:
            tapped = Tapped(action if isinstance(action, dict) else {})
            if tapped.kind == CLOSE:
                closed = with_card(closed_json(lang=self._lang))
                return await self._standing(activity) or closed
            place_of(activity)
        except UnreadableError as error:
            _left_alone(error)
            return with_words(unknown(self._lang))
        return await self._in_time(self._tapped(activity, tapped))

    async def _in_time(self, work: Coroutine[Any, Any, Answer]) -> Answer:
        """The answer of the work; if it takes too long, that it does. It is done all the same."""
        task = self._keep(work)
        done, _late = await asyncio.wait({task}, timeout=ANSWER_WITHIN)
        return task.result() if done else with_words(slow(self._lang))

    async def _tapped(self, activity: Activity, tapped: Tapped) -> Answer:
        try:
            inbound = await self._translated(activity, tapped)
            reply = await self._house.receive(inbound)
            return await self._answered(activity, inbound, tapped, reply)
        except UnreadableError as error:
            _left_alone(error)
            return with_words(unknown(self._lang))
        except Exception:  # whatever it is, it must not look as if it were done
            log.exception("a tap failed")
            said = sorry(self._lang)
        if tapped.form is not None:
            content = forms.shown(tapped.form, {"": said}, tapped.fields, lang=self._lang)
            return with_card(content)
        return with_words(said)

    async def _translated(self, activity: Activity, tapped: Tapped) -> Inbound:
        if tapped.kind == FORM:
            return await self._translate.form(activity, tapped)
        return await self._translate.tap(activity, tapped)

    async def _answered(
        self, activity: Activity, inbound: Inbound, tapped: Tapped, reply: Reply
    ) -> Answer:
        if reply.errors:
            if tapped.form is None:
                return with_words(" ".join(reply.errors.values()))
            return with_card(forms.shown(tapped.form, reply.errors, tapped.fields, lang=self._lang))
        if reply.form is not None:
            return with_card(self._form(reply.form))
        if reply.card is not None:
            private = not place_of(activity).direct
            return with_card(card_json(reply.card, lang=self._lang, private=private))
        ended = inbound.kind is Kind.FORM or inbound.on_form
        last = self._over(activity) if ended else with_words(seen(self._lang))
        return await self._standing(activity) or last

    def _over(self, activity: Activity) -> Answer:
        """The form is done with: for the one who sees it now, and for their other devices."""
        said = Card(notice=seen(self._lang), heading=(f"✓ {seen(self._lang)}",))
        place, posted = place_of(activity), activity.get("replyToId")
        if place.direct and isinstance(posted, str):
            self._keep(self._replace(place.id, posted, said))
        return with_card(card_json(said, lang=self._lang))

    async def _replace(self, line: str, posted: str, card: Card) -> None:
        try:
            said = card_activity(card, lang=self._lang)
            await asyncio.wait_for(self._gateway.replace(line, posted, said), SEND_WITHIN)
        except UNSENT as error:
            log.info("a form that is done with stays: %s", type(error).__name__)

    async def _standing(self, activity: Activity) -> Answer | None:
        """The card that was tapped, as it is true now; None: it is none that is kept true."""
        try:
            place, on = place_of(activity), activity.get("replyToId")
        except UnreadableError:
            return None
        if not isinstance(on, str):
            return None
        card = await self._house.run(lambda: self._shown(place.id, on))
        return with_card(card_json(card, lang=self._lang)) if card else None

    def _shown(self, conversation: str, on: str) -> Card | None:
        house = self._house
        with house.store.read() as session:
            return shown_now(
                session,
                platform=Platform.TEAMS,
                installation=house.settings.teams_tenant_id,
                conversation=conversation,
                message=on,
                now=house.clock.now(),
                defaults=house.settings.defaults,
            )

    def _form(self, form: Form) -> dict[str, Any]:
        return forms.shown(form, lang=self._lang)

    def _keep(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """A task that is not forgotten before it is done."""
        task = asyncio.create_task(work)
        self._at_work.add(task)
        task.add_done_callback(self._at_work.discard)
        return task


def _left_alone(error: UnreadableError) -> None:
    log.warning("an activity of an unknown shape was left alone: %s", error)
