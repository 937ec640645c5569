"""The demo, begun again, or in another language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.room.demo import set_again
from bot.room.inbound import UnreadableError
from bot.room.walk import Walk, sent
from handlers.partnerships.replan import speak
from handlers.words.i18n import KNOWN
from storage import room

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Mapping

    from bot.house import House


def read(payload: Mapping[str, Any]) -> str:
    """The language asked for.

    Raises:
        UnreadableError: it is none we speak.
    """
    lang = payload.get("lang")
    if not isinstance(lang, str) or lang not in KNOWN:
        raise UnreadableError
    return lang


async def begin(house: House, closing: asyncio.Event, lang: str) -> None:
    """Everything as at first, in that language, the clock too.

    Raises:
        FixedError, UnderWayError, StuckError: as `Walk` has it; nothing was changed.
    """
    async with Walk(house, closing).standing() as clock:
        await house.run(lambda: clock.start_again(house.store))
        await house.run(lambda: _set(house, lang))
    await sent(house, closing)  # the pages show it whole


async def turn(house: House, closing: asyncio.Event, lang: str) -> None:
    """The two sides speak `lang`; where nobody has done anything yet, the demo does so too.

    Raises:
        FixedError, UnderWayError, StuckError: as `begin`.
    """
    if await house.run(lambda: _untouched(house)):
        await begin(house, closing, lang)
        return
    await house.run(lambda: _spoken(house, lang))
    house.wake()


def _set(house: House, lang: str) -> None:
    defaults = replace(house.settings.defaults, locale=lang)
    with house.store.write() as session:
        set_again(session, now=house.clock.now(), defaults=defaults)


def _untouched(house: House) -> bool:
    with house.store.read() as session:
        partnership = room.partnership_of(session)
        if partnership is None:
            return False
        return not room.anybody_wrote(session) and not room.done_in(session, partnership)


def _spoken(house: House, lang: str) -> None:
    with house.store.write() as session:
        partnership = room.partnership_of(session)
        if partnership is not None:
            speak(session, partnership, lang, now=house.clock.now())
