"""Buttons and forms on cards: each is answered with a card or a sentence, and in time."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING, Any

from bot.gateway import ClosedError, MessageGoneError, RefusedError, TryAgainError
from bot.teams import forms
from bot.teams.activity import UnreadableError, as_object, place_of, text_of
from bot.teams.answers import with_card, with_words
from bot.teams.gateway import message
from bot.teams.inbound import Tapped
from bot.teams.late import Standing, late
from bot.teams.parts import CLOSE
from bot.teams.render import card_json, closed_json
from bot.teams.sorry import seen, slow, sorry, unknown
from handlers.cards.model import Card
from handlers.door import Kind, Platform
from handlers.shown import shown_now

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping

    from bot.house import House
    from bot.teams.answers import Answer
    from bot.teams.gateway import TeamsGateway
    from bot.teams.inbound import Translator
    from handlers.cards.model import Form
    from handlers.door import Inbound, Reply

log = logging.getLogger(__name__)

Activity = dict[str, Any]

#: Seconds a tap is worked on before it is answered that it takes longer: Teams waits for three.
ANSWER_WITHIN = 2.3
#: Seconds for a message of ours that is no more than a help.
SEND_WITHIN = 5.0
UNSENT = (TryAgainError, RefusedError, ClosedError, MessageGoneError, TimeoutError)


class Taps:
    """Answers `invoke` activities."""

    def __init__(self, house: House, translate: Translator, gateway: TeamsGateway) -> None:
        self._house = house
        self._translate = translate
        self._gateway = gateway
        self._lang = house.settings.defaults.locale
        self._at_work: set[asyncio.Task[Any]] = set()

    async def answer(self, activity: Activity) -> Answer:
        """The answer; whatever came, there is one."""
        if activity.get("name") != "adaptiveCard/action":
            log.info("an invoke was left alone: %.60s", activity.get("name"))
            return with_words(unknown(self._lang))
        action = _action(activity)
        if as_object(activity.get("value")).get("trigger") == "automatic":  # nobody did anything
            return await self._in_time(self._looked(activity))
        try:
            tapped = Tapped(action)
            place_of(activity)
        except UnreadableError as error:
            left_alone(error)
            return with_words(unknown(self._lang))
        if tapped.kind == CLOSE:
            return await self._in_time(self._looked(activity, closes=True))
        return await self._in_time(self._tapped(activity, tapped), activity)

    async def settled(self, within: float | None = None) -> None:
        """Wait, at most so many seconds, for what is at work behind answers that were given."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within):
                while self._at_work:  # what is at work may set others to work
                    await asyncio.wait(self._at_work)

    async def _in_time(
        self, work: Coroutine[Any, Any, Answer], activity: Activity | None = None
    ) -> Answer:
        """The answer of the work; if it takes too long, that it does."""
        task = self._keep(work)
        done, _late = await asyncio.wait({task}, timeout=ANSWER_WITHIN)
        if done:
            answer: Answer = task.result()
            return answer
        if activity is not None:
            self._keep(self._afterwards(activity, task))
        return with_words(slow(self._lang))

    async def _afterwards(self, activity: Activity, work: asyncio.Task[Answer]) -> None:
        """What came of a tap too late is said on their own line, where it is news."""
        said = late(await work, done=seen(self._lang), lang=self._lang)
        if said is None:
            return
        try:
            await asyncio.wait_for(self._say_alone(activity, said), SEND_WITHIN)
        except UNSENT as error:
            log.warning("somebody could not be answered: %s", type(error).__name__)
        except Exception:  # nobody waits for it
            log.exception("somebody could not be answered")

    async def _say_alone(self, activity: Activity, said: Activity) -> None:
        place, by = place_of(activity), activity.get("from")
        if place.direct:  # by what it says of the way back, as the database may be away
            await self._gateway.reply(place, said)
            return
        person = text_of(by, "aadObjectId") or text_of(by, "id")
        await self._gateway.say(await self._gateway.open_direct(person), said)

    async def _looked(self, activity: Activity, *, closes: bool = False) -> Answer:
        """What stands there now, and nothing done."""
        try:
            if standing := await self._standing(activity):
                return standing
        except Exception:  # a look is no reason for an error on the screen
            log.exception("a card could not be looked at")
        if not closes:
            return with_words(seen(self._lang))
        return self._over(activity, closed_json(lang=self._lang))

    async def _tapped(self, activity: Activity, tapped: Tapped) -> Answer:
        try:
            inbound = await self._translate.action(activity, tapped)
            reply = await self._house.receive(inbound)
        except UnreadableError as error:
            left_alone(error)
            return with_words(unknown(self._lang))
        except Exception:  # whatever it is, it must not look as if it were done
            log.exception("a tap failed")
            return self._sorry(activity, tapped)
        try:
            return await self._answered(activity, inbound, tapped, reply)
        except Exception:  # what is committed must not look as if it were not done
            log.exception("what came of a tap could not be shown")
            return with_words(" ".join(reply.errors.values()) or seen(self._lang))

    def _sorry(self, activity: Activity, tapped: Tapped) -> Answer:
        """Nothing was saved; what was filled in stays."""
        said = sorry(self._lang)
        if tapped.form is None:
            return with_words(said)
        return with_card(self._form(activity, tapped.form, {"": said}, tapped.fields))

    async def _answered(
        self, activity: Activity, inbound: Inbound, tapped: Tapped, reply: Reply
    ) -> Answer:
        if reply.errors and tapped.form is None:
            return with_words(" ".join(reply.errors.values()))
        if content := self._content(activity, tapped, reply):
            return with_card(content)
        if standing := await self._standing(activity):
            return standing
        said = seen(self._lang)
        if inbound.kind is not Kind.FORM and not inbound.on_form:
            return with_words(said)
        done = Card(notice=said, heading=(f"✓ {said}",))
        return self._over(activity, card_json(done, lang=self._lang))

    def _content(self, activity: Activity, tapped: Tapped, reply: Reply) -> dict[str, Any] | None:
        """The form that opens or is refused, or the card that was asked for."""
        if reply.errors and tapped.form is not None:
            return self._form(activity, tapped.form, reply.errors, tapped.fields)
        if reply.form is not None:
            return self._form(activity, reply.form)
        if reply.card is None:
            return None
        return card_json(reply.card, lang=self._lang, private=not place_of(activity).direct)

    def _form(
        self,
        activity: Activity,
        form: Form,
        errors: Mapping[str, str] | None = None,
        typed: Mapping[str, str] | None = None,
    ) -> dict[str, Any]:
        """A form in the place of what was tapped."""
        posted = forms.was_posted(_action(activity))
        return forms.shown(form, errors, typed, lang=self._lang, posted=posted)

    def _over(self, activity: Activity, content: dict[str, Any]) -> Answer:
        """A form is done with: for the one who sees it now, and for their other devices.

        Where it only stood in the place of a message, that message stays.
        """
        place, posted = place_of(activity), activity.get("replyToId")
        alone = forms.was_posted(_action(activity))
        if place.direct and alone and isinstance(posted, str):
            self._keep(self._replace(place.id, posted, content))
        return Standing(with_card(content))

    async def _replace(self, line: str, posted: str, content: dict[str, Any]) -> None:
        try:
            said = message(content, str(content["fallbackText"]))
            await asyncio.wait_for(self._gateway.replace(line, posted, said), SEND_WITHIN)
        except UNSENT as error:
            log.info("a form that is done with stays: %s", type(error).__name__)
        except Exception:  # nobody waits for it
            log.exception("a form that is done with stays")

    async def _standing(self, activity: Activity) -> Answer | None:
        """The card that was tapped, as it is true now; None: it is none that is kept true."""
        try:
            place, on = place_of(activity), activity.get("replyToId")
        except UnreadableError:
            return None
        if not isinstance(on, str):
            return None
        card = await self._house.run(lambda: self._shown(place.id, on))
        return Standing(with_card(card_json(card, lang=self._lang))) if card else None

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

    def _keep(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """A task that is not forgotten before it is done."""
        task = asyncio.create_task(work)
        self._at_work.add(task)
        task.add_done_callback(self._at_work.discard)
        return task


def _action(activity: Activity) -> Activity:
    return as_object(as_object(activity.get("value")).get("action"))


def left_alone(error: UnreadableError) -> None:
    """Say so, and no more of it."""
    log.warning("an activity of an unknown shape was left alone: %s", error)
