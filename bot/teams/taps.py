"""Buttons and forms on cards: each is answered with a card or a sentence, and in time."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from bot.teams import forms
from bot.teams.activity import UnreadableError, action_of, as_object, place_of
from bot.teams.afterwards import Afterwards
from bot.teams.answers import Standing, with_card, with_words
from bot.teams.gateway import message
from bot.teams.inbound import Tapped
from bot.teams.parts import CLOSE, VIEW, cut
from bot.teams.render import SUMMARY, card_json, closed_json
from bot.teams.sorry import form_waits, seen, sent_in, slow, sorry, unknown
from bot.teams.standing import Stands
from bot.teams.under import carried, lay
from handlers.cards.model import Card
from handlers.door import Kind
from handlers.shown import sentence

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping

    from bot.house import House
    from bot.teams.answers import Answer
    from bot.teams.gateway import TeamsGateway
    from bot.teams.inbound import Translator
    from bot.teams.languages import Languages
    from handlers.cards.model import Form
    from handlers.door import Inbound, Reply

log = logging.getLogger(__name__)

Activity = dict[str, Any]

#: Seconds a tap is worked on before it is answered that it takes longer: Teams waits for three.
ANSWER_WITHIN = 2.3


class Taps:
    """Answers `invoke` activities."""

    def __init__(
        self, house: House, translate: Translator, gateway: TeamsGateway, languages: Languages
    ) -> None:
        self._house = house
        self._translate = translate
        self._stands = Stands(house)
        self.afterwards = Afterwards(gateway)
        self._languages = languages

    async def answer(self, activity: Activity) -> Answer:
        """The answer; whatever came, there is one."""
        if activity.get("name") != "adaptiveCard/action":
            log.info("an invoke was left alone: %.60s", activity.get("name"))
            return await self._unknown(activity)
        if as_object(activity.get("value")).get("trigger") == "automatic":  # nobody did anything
            return await self._in_time(activity, self._looked(activity))
        try:
            tapped = Tapped(action_of(activity))
            place_of(activity)
        except UnreadableError as error:
            left_alone(error)
            return await self._unknown(activity)
        if tapped.kind == CLOSE:
            return await self._in_time(activity, self._closed(activity))
        return await self._in_time(activity, self._tapped(activity, tapped), is_news=True)

    async def _in_time(
        self, activity: Activity, work: Coroutine[Any, Any, Answer], *, is_news: bool = False
    ) -> Answer:
        """The answer of the work; if it takes too long, that it does."""
        task = self.afterwards.keep(work)
        done, _late = await asyncio.wait({task}, timeout=ANSWER_WITHIN)
        if done:
            answer: Answer = task.result()
            return answer
        lang = await self._languages.of(activity)
        if is_news:
            self.afterwards.say_late(activity, task, lang=lang)
        return with_words(slow(lang))

    async def _unknown(self, activity: Activity) -> Answer:
        return with_words(unknown(await self._languages.of(activity)))

    async def _looked(self, activity: Activity) -> Answer:
        """What stands there now, and nothing done."""
        return await self._stands.looked(activity) or await self._noted(activity)

    async def _closed(self, activity: Activity) -> Answer:
        """What stood there before; a form that was a message of its own is over."""
        if standing := await self._stands.looked(activity, closes=True):
            return standing
        lang = await self._languages.of(activity)
        return self.afterwards.over(activity, closed_json(lang=lang))

    async def _tapped(self, activity: Activity, tapped: Tapped) -> Answer:
        try:
            inbound = await self._translate.action(activity, tapped)
            reply = await self._house.receive(inbound)
        except UnreadableError as error:
            left_alone(error)
            return await self._unknown(activity)
        except Exception:  # whatever it is, it must not look as if it were done
            log.exception("a tap failed")
            return await self._sorry(activity, tapped)
        self._languages.told(activity, reply.lang)
        try:
            return await self._answered(activity, inbound, tapped, reply)
        except Exception:  # what is committed must not look as if it were not done
            log.exception("what came of a tap could not be shown")
            if reply.errors:
                return with_words(" ".join(reply.errors.values()))
            return await self._noted(activity)

    async def _sorry(self, activity: Activity, tapped: Tapped) -> Answer:
        """Nothing was saved; what was filled in stays."""
        lang = await self._languages.of(activity)
        said = sorry(lang)
        if tapped.form is None:
            return with_words(said)
        return _form(activity, tapped.form, lang, {"": said}, tapped.fields)

    async def _answered(
        self, activity: Activity, inbound: Inbound, tapped: Tapped, reply: Reply
    ) -> Answer:
        if reply.errors and tapped.form is None:
            return with_words(" ".join(reply.errors.values()))
        if shown := await self._shown(activity, tapped, reply):
            return shown
        if tapped.kind == VIEW:
            standing = await self._stands.after(activity, tapped.value)
        else:
            standing = await self._stands.at(activity)
        if standing:
            return standing
        if inbound.kind is not Kind.FORM and not inbound.on_form:
            return await self._noted(activity, reply)
        return await self._over(activity, inbound, reply)

    async def _over(self, activity: Activity, inbound: Inbound, reply: Reply) -> Answer:
        """A form is done with: what came of it, where its receipt does not stand right below."""
        lang = reply.lang or await self._languages.of(activity)  # one sent twice has no answer
        if inbound.kind is Kind.FORM and reply.told and not reply.told.note.quiet:
            said = sent_in(lang)
        else:
            said = await self._came_of(reply) or seen(lang)
        done = Card(notice=said, heading=(f"✓ {said.removeprefix('✓ ')}",), lang=lang)
        if carried(action_of(activity)):
            return Standing(self._stands.in_place(activity, done))  # the receipt is the news
        return self.afterwards.over(activity, card_json(done))

    async def _shown(self, activity: Activity, tapped: Tapped, reply: Reply) -> Answer | None:
        """The form that opens or is refused, or the card that was asked for."""
        if reply.errors and tapped.form is not None:
            return _form(activity, tapped.form, reply.lang, reply.errors, tapped.fields)
        if reply.form is not None:
            sent = await self._sent_alone(activity, reply.form, reply.lang)
            return sent or _form(activity, reply.form, reply.lang)
        return self._stands.in_place(activity, reply.card) if reply.card else None

    async def _sent_alone(self, activity: Activity, form: Form, lang: str) -> Answer | None:
        """A form as a message of its own, which nobody edits; None: it can stand where it is asked.

        In the place of what is edited, the next edit would take it and what was typed away.
        """
        posted = forms.was_posted(action_of(activity))
        if posted or not form.fields or not await self._stands.is_edited(activity):
            return None
        said = message(forms.shown(form, lang=lang, posted=True), form.title)
        if not await self.afterwards.told_alone(activity, said):
            return None
        return Standing(with_words(form_waits(lang, here=place_of(activity).direct)))

    async def _noted(self, activity: Activity, reply: Reply | None = None) -> Answer:
        """What came of it, in a sentence; all there is to see comes by itself."""
        if reply is not None and (said := await self._came_of(reply)):
            return Standing(with_words(said))
        lang = (reply and reply.lang) or await self._languages.of(activity)
        return Standing(with_words(seen(lang)))

    async def _came_of(self, reply: Reply) -> str:
        told = reply.told
        if told is None or told.note.code == "silence":
            return ""

        def look() -> str:
            with self._house.store.read() as session:
                return sentence(session, told)

        return cut(await self._house.run(look), SUMMARY)


def _form(
    activity: Activity,
    form: Form,
    lang: str,
    errors: Mapping[str, str] | None = None,
    typed: Mapping[str, str] | None = None,
) -> Answer:
    """A form in the place of what was tapped."""
    action = action_of(activity)
    posted = forms.was_posted(action)
    content = forms.shown(form, errors, typed, lang=lang, posted=posted)
    lay(content, carried(action))
    return with_card(content)


def left_alone(error: UnreadableError) -> None:
    """Say so, and no more of it."""
    log.warning("an activity of an unknown shape was left alone: %s", error)
