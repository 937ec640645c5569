"""The ready texts for the world, once a public event did not go as the world was told.

They say what happened, when and where it is now, what becomes of a registration, and sorry. Never
why, and never who: the story stays in the newsroom, and no person is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.cards.model import Bold
from handlers.cards.repair_words import (
    HELLO,
    NEW_PLACE,
    NO_PLACE,
    NOT_IN_IT,
    PLACE,
    REGARDS,
    SAME_PLACE,
    SORRY,
    WELCOME,
    WORDS,
)
from handlers.slots.lifecycle import Side
from handlers.slots.public import What
from handlers.words import dates
from storage.tables import Place

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.cards.model import Rich
    from handlers.slots.case import Case
    from handlers.slots.public import News
    from handlers.words.i18n import Language


@dataclass(frozen=True, slots=True)
class Texts:
    """Each is whole, to be copied as it stands."""

    guest: Rich
    registered: Rich
    website: Rich
    door: Rich


def ready_texts(case: Case, news: News, language: Language, *, now: datetime) -> Texts:
    """The four texts in one language, with times in the partnership's zone."""
    words, fields = WORDS[news.what], _fields(case, news, language, now=now)
    going_on: tuple[str, ...] = ()
    if words.on:
        alone = NOT_IN_IT if news.without and news.what is not What.ALONE else ""
        going_on = (_where(news, fields), alone)

    def said(*texts: str) -> Rich:
        runs: Rich = ()
        for text in filter(None, texts):
            runs += (" ", *language.say(text, **fields)) if runs else language.say(text, **fields)
        return runs

    host = _side(case, Side(case.slot.host_side), language)
    signed = f"\n{language.text(REGARDS)}\n{host[:1].upper()}{host[1:]}"
    welcome = WELCOME if words.on else ""
    return Texts(
        guest=(f"{language.text(HELLO)}\n", *said(words.guest, *going_on, words.hope), signed),
        registered=said(words.registered, *going_on, words.yours, SORRY),
        website=said(words.website, *going_on, words.all_, SORRY),
        door=said(words.door, *going_on, words.all_, SORRY, welcome),
    )


def _fields(case: Case, news: News, language: Language, *, now: datetime) -> dict[str, str | Bold]:
    zone, home, before = ZoneInfo(case.partnership.zone), news.home, news.before
    when = dates.span(home.start, home.end, now=now, zone=zone, language=language)
    fields: dict[str, str | Bold] = {"title": case.slot.title, "when": Bold(when)}
    fields["place"] = _place(case, home.place_id)
    if before:
        fields["was"] = dates.left_behind(
            before.start, home.start, now=now, zone=zone, language=language
        )
        left = before.place_id != home.place_id
        fields["before"] = _place(case, before.place_id) if left else ""
    if news.without:
        fields["side"] = _side(case, news.without, language)
    return fields


def _where(news: News, fields: dict[str, str | Bold]) -> str:
    """The sentence about the place; "" where none was ever named."""
    if fields.get("before"):
        return NEW_PLACE if fields["place"] else NO_PLACE
    if not fields["place"]:
        return ""
    elsewhere = news.before is not None and news.before.place_id != news.home.place_id
    return PLACE if elsewhere else SAME_PLACE


def _place(case: Case, place_id: int | None) -> str:
    found = case.session.get(Place, place_id) if place_id else None
    return found.name if found else ""


def _side(case: Case, side: Side, language: Language) -> str:
    if side is Side.LIBRARY:
        return case.partnership.library_name or language.text("the library")
    return case.partnership.partner_name or language.text("our partner")
