"""The demo, begun again, or in another language."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.room.demo import set_again
from bot.room.inbound import UnreadableError
from bot.room.walk import EVERY, PATIENCE, StuckError, Walk, sent
from handlers.partnerships.replan import speak
from handlers.words.i18n import KNOWN
from storage import inbox, outbox, room_around

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.clock import MovableClock
    from bot.house import House
    from handlers.scene import Defaults


def read(payload: Mapping[str, Any]) -> str:
    """The language asked for.

    Raises:
        UnreadableError: it is none we speak.
    """
    lang = payload.get("lang")
    if not isinstance(lang, str) or lang not in KNOWN:
        raise UnreadableError
    return lang


async def begin(
    house: House, closing: asyncio.Event, lang: str, *, untouched: bool = False
) -> bool:
    """Everything as at first, in that language, the clock too; True: it was done.

    `untouched`: only if nobody has done anything yet.

    Raises:
        FixedError, UnderWayError, StuckError: as `Walk` has it; nothing was changed.
    """
    defaults = replace(house.settings.defaults, locale=lang)
    async with Walk(house, closing).standing() as clock:
        until = asyncio.get_running_loop().time() + PATIENCE
        while (done := await house.run(lambda: _set(house, defaults, clock, untouched))) is None:
            if asyncio.get_running_loop().time() > until:
                raise StuckError
            await asyncio.sleep(EVERY)
    await sent(house, closing)  # the pages show it whole
    return done


async def turn(house: House, closing: asyncio.Event, lang: str) -> None:
    """The two sides speak `lang`; where nobody has done anything yet, the demo does so too.

    Raises:
        FixedError, UnderWayError, StuckError: as `begin`.
    """
    if await house.run(lambda: _untouched(house)) and await begin(
        house, closing, lang, untouched=True
    ):
        return
    await house.run(lambda: _spoken(house, lang))
    house.wake()


def _set(
    house: House,
    defaults: Defaults,
    clock: MovableClock,
    untouched: bool,  # noqa: FBT001
) -> bool | None:
    """Whether it was done; None: something is on its way to the old room still."""
    with house.store.write() as session:
        if untouched and inbox.anything(session):
            return False
        if outbox.anything_sending(session):
            return None
        set_again(session, now=clock.first(), defaults=defaults)
    clock.start_again(house.store)
    return True


def _untouched(house: House) -> bool:
    with house.store.read() as session:
        partnership = room_around.partnership_of(session)
        if partnership is None or house.movable is None or house.movable.was_moved(session):
            return False
        return partnership.revision == 1 and not inbox.anything(session)


def _spoken(house: House, lang: str) -> None:
    with house.store.write() as session:
        partnership = room_around.partnership_of(session)
        if partnership is not None:
            speak(session, partnership, lang)
