"""What goes on behind an answer that was given: nobody waits for it, and it is not forgotten."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING, Any

from bot.gateway import ClosedError, MessageGoneError, RefusedError, TryAgainError
from bot.teams import forms
from bot.teams.activity import action_of, place_of, text_of
from bot.teams.answers import Answer, Standing, with_card
from bot.teams.gateway import message
from bot.teams.late import late

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from bot.teams.gateway import TeamsGateway

log = logging.getLogger(__name__)

Activity = dict[str, Any]

#: Seconds for a message of ours that is no more than a help.
SEND_WITHIN = 5.0
UNSENT = (TryAgainError, RefusedError, ClosedError, MessageGoneError, TimeoutError)


class Afterwards:
    """Tasks at work behind answers."""

    def __init__(self, gateway: TeamsGateway) -> None:
        self._gateway = gateway
        self._at_work: set[asyncio.Task[Any]] = set()

    async def settled(self, within: float | None = None) -> None:
        """Wait, at most so many seconds, for what is at work."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within):
                while self._at_work:  # what is at work may set others to work
                    await asyncio.wait(self._at_work)

    def keep(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """A task that is not forgotten before it is done."""
        task = asyncio.create_task(work)
        self._at_work.add(task)
        task.add_done_callback(self._at_work.discard)
        return task

    def say_late(self, activity: Activity, work: asyncio.Task[Answer], *, lang: str) -> None:
        """What comes of a tap too late is said on their own line, where it is news."""

        async def say() -> None:
            if said := late(await work, lang=lang):
                await asyncio.wait_for(self._say_alone(activity, said), SEND_WITHIN)

        self.keep(_quietly(say(), "somebody could not be answered"))

    async def told_alone(self, activity: Activity, said: Activity) -> bool:
        """Whether it could be said on their own line."""
        try:
            await asyncio.wait_for(self._say_alone(activity, said), SEND_WITHIN)
        except UNSENT as error:
            log.warning("somebody could not be written to: %s", type(error).__name__)
            return False
        return True

    async def _say_alone(self, activity: Activity, said: Activity) -> None:
        place, by = place_of(activity), activity.get("from")
        if place.direct:  # by what it says of the way back, as the database may be away
            await self._gateway.reply(place, said)
            return
        person = text_of(by, "aadObjectId") or text_of(by, "id")
        await self._gateway.say(await self._gateway.open_direct(person), said)

    def over(self, activity: Activity, content: dict[str, Any]) -> Answer:
        """A form is done with: for the one who sees it now, and for their other devices.

        Where it only stood in the place of a message, that message stays.
        """
        place, posted = place_of(activity), activity.get("replyToId")
        alone = forms.was_posted(action_of(activity))
        if place.direct and alone and isinstance(posted, str):
            said = message(content, str(content["fallbackText"]))
            replacing = self._gateway.replace(place.id, posted, said)
            work = asyncio.wait_for(replacing, SEND_WITHIN)
            self.keep(_quietly(work, "a form that is done with stays"))
        return Standing(with_card(content))


async def _quietly(work: Coroutine[Any, Any, None], failed: str) -> None:
    """A failure is ours to know of."""
    try:
        await work
    except UNSENT as error:
        log.warning("%s: %s", failed, type(error).__name__)
    except Exception:  # nobody waits for it
        log.exception(failed)
