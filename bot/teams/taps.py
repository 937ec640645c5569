"""Buttons and forms on cards: each is answered with a card or a sentence, and in time."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from bot.teams import forms
from bot.teams.activity import UnreadableError, action_of, as_object, place_of
from bot.teams.afterwards import Afterwards
from bot.teams.answers import with_card, with_words
from bot.teams.inbound import Tapped
from bot.teams.parts import CLOSE, VIEW
from bot.teams.render import card_json, closed_json
from bot.teams.sorry import seen, slow, sorry, unknown
from bot.teams.standing import Stands
from bot.teams.under import carried, lay
from handlers.cards.model import Card
from handlers.door import Kind

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


class Taps:
    """Answers `invoke` activities."""

    def __init__(self, house: House, translate: Translator, gateway: TeamsGateway) -> None:
        self._house = house
        self._translate = translate
        self._stands = Stands(house)
        self.afterwards = Afterwards(gateway)
        self._lang = house.settings.defaults.locale

    async def answer(self, activity: Activity) -> Answer:
        """The answer; whatever came, there is one."""
        if activity.get("name") != "adaptiveCard/action":
            log.info("an invoke was left alone: %.60s", activity.get("name"))
            return with_words(unknown(self._lang))
        if as_object(activity.get("value")).get("trigger") == "automatic":  # nobody did anything
            return await self._in_time(self._looked(activity))
        try:
            tapped = Tapped(action_of(activity))
            place_of(activity)
        except UnreadableError as error:
            left_alone(error)
            return with_words(unknown(self._lang))
        if tapped.kind == CLOSE:
            return await self._in_time(self._closed(activity))
        return await self._in_time(self._tapped(activity, tapped), activity)

    async def _in_time(
        self, work: Coroutine[Any, Any, Answer], activity: Activity | None = None
    ) -> Answer:
        """The answer of the work; if it takes too long, that it does."""
        task = self.afterwards.keep(work)
        done, _late = await asyncio.wait({task}, timeout=ANSWER_WITHIN)
        if done:
            answer: Answer = task.result()
            return answer
        if activity is not None:
            self.afterwards.say_late(activity, task, done=seen(self._lang), lang=self._lang)
        return with_words(slow(self._lang))

    async def _looked(self, activity: Activity) -> Answer:
        """What stands there now, and nothing done."""
        return await self._stands.looked(activity) or with_words(seen(self._lang))

    async def _closed(self, activity: Activity) -> Answer:
        """What stood there before; a form that was a message of its own is over."""
        if standing := await self._stands.looked(activity, closes=True):
            return standing
        return self.afterwards.over(activity, closed_json(lang=self._lang))

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
        return self._form(activity, tapped.form, {"": said}, tapped.fields)

    async def _answered(
        self, activity: Activity, inbound: Inbound, tapped: Tapped, reply: Reply
    ) -> Answer:
        if reply.errors and tapped.form is None:
            return with_words(" ".join(reply.errors.values()))
        if shown := self._shown(activity, tapped, reply):
            return shown
        if tapped.kind == VIEW:
            standing = await self._stands.after(activity, tapped.value)
        else:
            standing = await self._stands.at(activity)
        return standing or self._seen(activity, inbound)

    def _shown(self, activity: Activity, tapped: Tapped, reply: Reply) -> Answer | None:
        """The form that opens or is refused, or the card that was asked for."""
        if reply.errors and tapped.form is not None:
            return self._form(activity, tapped.form, reply.errors, tapped.fields)
        if reply.form is not None:
            return self._form(activity, reply.form)
        return self._stands.in_place(activity, reply.card) if reply.card else None

    def _form(
        self,
        activity: Activity,
        form: Form,
        errors: Mapping[str, str] | None = None,
        typed: Mapping[str, str] | None = None,
    ) -> Answer:
        """A form in the place of what was tapped."""
        action = action_of(activity)
        posted = forms.was_posted(action)
        content = forms.shown(form, errors, typed, lang=self._lang, posted=posted)
        lay(content, carried(action))
        return with_card(content)

    def _seen(self, activity: Activity, inbound: Inbound) -> Answer:
        """What comes of it comes by itself; a form that was sent in is done with."""
        said = seen(self._lang)
        if inbound.kind is not Kind.FORM and not inbound.on_form:
            return with_words(said)
        done = Card(notice=said, heading=(f"✓ {said}",))
        return self.afterwards.over(activity, card_json(done, lang=self._lang))


def left_alone(error: UnreadableError) -> None:
    """Say so, and no more of it."""
    log.warning("an activity of an unknown shape was left alone: %s", error)
