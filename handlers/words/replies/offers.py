"""The times in an answer: a new one that is offered, the slot's own, or one that needs asking."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from handlers.words.when import Ask, Found, Reading, Refuse, Span, read_time

from .reasons import reason_of
from .signals import CLEAR_YES, NO, OTHER_TIME, PULL_OUT, SOFT_YES, YES_IDIOM

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

_FIRST_USUAL = 16  # the first of the hours offered when only a day was said
_BARE = {"missing_time", "unclear"}
_ABBREVIATED = re.compile(
    r"(?:^|[^\w])(?:kl|d|ca|nr|evt|jan|febr?|mar|apr|jun|jul|aug|sept?|okt|oct|nov|dec|man"
    r"|tir|tirs"
    r"|ons|tors?|fre|loer|soen|mon|tues?|wed|thur?s?|fri|sat|sun|[ap]\.?m|[ap]|st|dr|ang|pga"
    r"|bl|\d+)$",
)
_SPLIT = re.compile(
    r"[.!?;\n]+|,(?!\d)|(?<!\d) - | - (?!\d)| men | but | saa | so | for at | fordi | because "
    r"|:(?!\d)|[()]"
)
_OFFERS = re.compile(
    r"(?<![^\W_])(?:kan|kunne|kunna|passer|fint?|i ?stedet|hellere|foreslaar|forslag|hvad med"
    r"|how about|what"
    r" about|could|can|works?|instead|better|bedre|best|bedst|foerst|rykke?s?|flyt(?:te)?|move"
    r"|push|only|kun"
    r"|rather than|how does|hvordan lyder|any chance|chance for|mulighed for|hvad siger (?:i"
    r"|du)|what do you say|free|ledig|fri|har (?:jeg|vi) (?:godt )?tid|suits?|prefer|muligt?"
    r"|possible|helst|make it|fine|ok|okay|perfe[ck]t|gerne"
    r"|ja|yes|gaar"
    r"|sige|say|earliest|tidligst|starte?|begynde?|begin|earlier|later|senere|tidligere"
    r"|tilbage til|back to"
    r"|try|proev|(?:skal|skulle|maa) det (?:vaere|blive)|det skal vaere|(?:has|have|needs) to be"
    r"|mulighed|an option|fungerer?|duer"
    r"|udskyd|udsaet|postpone|delay|reschedule|bring|skub(?:be)?|er mulig|good|godt"
    r"|samme|same|vi"
    r" tager|tage den|take it|shift|change|til gengaeld|ville|would|available|alternativt"
    r"|alternatively"
    r"|max|hoejst|until|sure|jo|happy to|med paa|do)(?![^\W_])",
)
_FILLER = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(
    r"(?<![^\W_])(?:inden|foer|before|by|senest|faerdig\w*|done|over|slut\w*|ude|out|hjemme"
    r"|home|igennem|afsted|gone|wrapped)(?![^\W_])"
)
_NOT_BEFORE = re.compile(
    r"(?<![^\W_])(?:ikke|not|doesnt|isnt|wont|dont|aldrig|never)(?: \w+){0,4} (?:foer|before"
    r"|inden|tidligere end"
    r"|earlier than)(?![^\W_])"
)
_NOT_AFTER = re.compile(
    r"(?<![^\W_])(?:ikke|not|doesnt|isnt|wont|dont|aldrig|never)(?: \w+){0,4} (?:efter|after"
    r"|past|senere end"
    r"|later than|laengere end|til efter|over)(?![^\W_])"
)
_SAME_HALF = timedelta(hours=6)
_FROM = re.compile(r"(?<![^\W_])(?:efter|after|tidligst|not before|ikke foer|from|fra)(?![^\W_])")
_MOVED_TO = re.compile(
    r"((?<![^\W_])(?:rykkes?|rykket|flyttet|skubbet|udskudt|flyttes?|flyt|ryk|move|push"
    r"|skub(?:be)?|udskyd(?:e)?|udsaet(?:te)?|aendre|change|bring"
    r"|shift|reschedule|postpone|goer)(?: \w+){0,4}) (?:til|to|until) ",
)
#: "Flyt den til 20" is an hour, which without its "til" would be the 20th.
_MOVED_TO_HOUR = re.compile(
    _MOVED_TO.pattern + r"(?=(?:1?\d|2[0-3])(?: ?[?!,;]| ?$| i stedet| instead))"
)
_RATHER_THAN = re.compile(r"((?:hellere|rather|bedre|better|sooner)(?: \S+)*?) (?:end|than) .*")
_FROM_TO = re.compile(
    r"(?:rykke?|flytte?|move|push|shift)\b.{0,20}?\b(?:fra|from) (.{1,25}?) (?:til|to) (.+)"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of an answer between stops; `asks` when a question mark ends it."""

    words: str
    asks: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """What the times say. `kind`: new, same (as the slot), old, open (to be asked) or none."""

    kind: str
    span: Span | None = None
    ask: Ask | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """What an answer is read against. `base` is the time that is talked about."""

    now: datetime
    zone: ZoneInfo
    slot: Span
    base: Span
    lang: str

    def read(self, words: str, *, free: bool = False) -> Reading:
        """Read a time as said about the slot, or `free` of it."""
        base = None if free else self.base
        words = _MOVED_TO.sub(r"\1 ", _MOVED_TO_HOUR.sub(r"\1 kl. ", words))
        words = _RATHER_THAN.sub(r"\1", words)
        return read_time(words, now=self.now, zone=self.zone, lang=self.lang, base=base)


def clauses(plain: str) -> list[Clause]:
    """Split at stops and turns, but not inside dates and clock times."""
    parts: list[Clause] = []
    start = 0
    for cut in _SPLIT.finditer(plain):
        mark = cut.group()
        before = plain[start : cut.start()]
        if mark == "." and _ABBREVIATED.search(before):
            continue
        if mark == "." and plain[cut.end() : cut.end() + 1].isalnum():
            continue
        if before.strip():
            parts.append(Clause(before.strip(), "?" in mark))
        elif parts and "?" in mark:
            parts[-1] = Clause(parts[-1].words, asks=True)
        start = cut.end()
    if plain[start:].strip():
        parts.append(Clause(plain[start:].strip(), asks=False))
    return parts


def refuses(words: str) -> bool:
    """Whether a clause says no to what it names."""
    return bool((NO.search(words) or PULL_OUT.search(words)) and not YES_IDIOM.search(words))


def offer_in(parts: list[Clause], scene: Scene) -> Offer:
    """Read the times in the clauses that offer something, together and then one by one."""
    offering = [p.words for p in parts if _offers(p.words, scene)]
    if not offering:
        return Offer("none")
    moved = _FROM_TO.search(", ".join(offering))
    if moved:
        return _meaning(scene.read(moved[2]), scene)
    together = _meaning(scene.read(", ".join(offering)), scene)
    if together.kind == "new" and len(offering) < len(parts):
        together = _whole(together, parts, scene)
    if together.kind != "open" or len(offering) == 1:
        return together
    each = [_meaning(scene.read(words), scene) for words in offering]
    new = {o.span for o in each if o.kind == "new"}
    if len(new) == 1 and all(o.kind in {"new", "same", "none"} for o in each):
        return Offer("new", next(iter(new)))
    return together


def _whole(offer: Offer, parts: list[Clause], scene: Scene) -> Offer:
    """The offer, unless a day named beside it makes it another: 'Thursday 10 Dec, 7.30pm'."""
    unrefused = ", ".join(p.words for p in parts if not refuses(p.words))
    whole = scene.read(unrefused)
    if (
        offer.span
        and isinstance(whole, Found)
        and whole.span.start.date() != offer.span.start.date()
    ):
        return _meaning(whole, scene)
    return offer


def _offers(words: str, scene: Scene) -> bool:
    if OTHER_TIME.search(words):
        return False
    put_aside = refuses(words) and not _MOVED_TO.search(words)
    if put_aside and not re.search(r"(?:kun|only|foerst|hellere|instead)", words):
        return False
    reading = scene.read(words)
    if isinstance(reading, Refuse) and reading.code in {"no_time_found", "recurring", "past"}:
        return False
    if reason_of(words) and not re.search(
        r"(?<![^\W_])(?:kan|kunne|passer|could|can|works|instead|i stedet|hellere|suits|fint"
        r"|fine|free|ledig|(?:move|shift|push|reschedule|flytte|rykke|skubbe) (?:it|this|ours|the"
        r"|den|det|vores|debatten|arrangementet))(?![^\W_])",
        words,
    ):
        return False
    if _OFFERS.search(words):
        return True
    return len(_FILLER.findall(reading.rest)) <= (2 if isinstance(reading, Found) else 1)


def _meaning(reading: Reading, scene: Scene) -> Offer:
    match reading:
        case Found(span=span):
            return _compared(span, scene)
        case Ask(code=code, options=options):
            # a day without an hour, and the day is the slot's own: nothing new was said
            if code == "missing_time" and any(o.start == scene.base.start for o in options):
                return Offer("same")
            if code == "missing_time" and any(
                o.start.date() == scene.base.start.date() for o in options
            ):
                return Offer("open" if not covers(scene.base, options) else "same", ask=reading)
            if code == "missing_time" and any(
                o.start.date() == scene.slot.start.date() for o in options
            ):
                return Offer("old", ask=reading)
            return Offer("open", ask=reading)
        case Refuse(code=code):
            return Offer("none" if code in {"no_time_found", "past", "recurring"} else "open")


def covers(base: Span, options: tuple[Span, ...]) -> bool:
    """Whether the part of the day that was named is the slot's."""
    hours = [o.start.hour for o in options]
    return min(hours) - 1 <= base.start.hour <= max(hours) + 1


def _compared(span: Span, scene: Scene) -> Offer:
    if span.start == scene.base.start and span.end in {scene.base.end, None}:
        return Offer("same", span)
    if span.start == scene.slot.start and span.end in {scene.slot.end, None}:
        return Offer("old", span)
    return Offer("new", span)


def holds(condition: str, scene: Scene) -> Offer:
    """Check a condition about time against the slot: same when it holds already."""
    reading = scene.read(condition)
    limit = _limit(reading, scene)
    if limit and (
        _NOT_BEFORE.search(condition) or (_FROM.search(condition) and isinstance(reading, Ask))
    ):
        return Offer("same" if scene.base.start >= limit else "open")
    if limit and (_INSIDE.search(condition) or _NOT_AFTER.search(condition)):
        end = scene.base.end
        return Offer("same" if end and end <= limit else "open")
    return _meaning(reading, scene)


def _limit(reading: Reading, scene: Scene) -> datetime | None:
    """The time a condition names; said as an end ("slut kl. 21") it is that end."""
    if isinstance(reading, Ask):
        near = [o.start for o in reading.options if abs(o.start - scene.base.start) < _SAME_HALF]
        return near[0] if near else reading.options[0].start if reading.options else None
    if not isinstance(reading, Found):
        return None
    span = reading.span
    return span.end if span.end and span.start == scene.base.start else span.start


def when_again(parts: list[Clause], scene: Scene) -> Span | None:
    """When somebody wants to be asked again, if they said so."""
    for part in parts:
        reading = scene.read(part.words, free=True)
        if isinstance(reading, Found):
            return reading.span
        if isinstance(reading, Ask) and reading.options:
            first = reading.options[0]
            morning = first.start.replace(hour=9, minute=0)
            bare_day = reading.code in _BARE and first.start.hour == _FIRST_USUAL
            local = scene.now.astimezone(scene.zone).replace(tzinfo=None)
            return Span(morning, None) if bare_day and morning > local else first
    return None


def back_on(plain: str, scene: Scene) -> datetime | None:
    """Find the day somebody who is away is back, as local wall time."""
    hit = re.search(
        r"(?P<through>til og med|t\.o\.m\.?|through|to and including|indtil|until|till"
        r"|til)? ?(?P<rest>(?:[^.!?]|(?<=\d)\.)*)",
        _after_away(plain),
    )
    reading = scene.read(hit["rest"], free=True) if hit else None
    if isinstance(reading, Found):
        day = reading.span.start
    elif isinstance(reading, Ask) and reading.options:
        day = reading.options[0].start
    else:
        return None
    through = bool(
        hit and hit["through"] in {"til og med", "through", "to and including", "t.o.m", "t.o.m."}
    )
    return day.replace(hour=9, minute=0) + timedelta(days=1 if through else 0)


def _after_away(plain: str) -> str:
    hit = re.search(
        r"til og med|t\.o\.m|through|to and including|indtil|until|till|tilbage|back|return\w*"
        r"|(?:laeser|reading) (?:mine |my )?\w+ (?:igen|again)"
        r"|(?<=\d) til",
        plain,
    )
    return plain[hit.start() :].replace("tilbage", "", 1) if hit else plain


__all__ = ["CLEAR_YES", "SOFT_YES", "Clause", "Offer", "Scene"]
