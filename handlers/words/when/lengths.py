"""The rules for durations and moves: i halvanden time, 90 min, om 2 timer, en time senere."""

from __future__ import annotations

import re

from .late import late
from .lexicon import END, NUMBERS, PART_WORDS, one_of
from .pieces import FromNow, Length, Moved, Part, SameTime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from .pieces import Item

    Build = Callable[[re.Match[str]], tuple[Item, ...]]

_NUM = rf"(?:\d{{1,3}}(?:[.,]\d{{1,2}})?|{one_of(NUMBERS)})"
_HOURS = rf"(?:timers|timer|times(?= tid)|time|hours|hour|hrs|hr|t|h){END}\.?"
_MINUTES = rf"(?:minutters|minutter|minut|minutes|minute|mins|min|m){END}\.?"
_QUARTERS = rf"(?:kvarter|kvarters|quarters of an hour|quarter of an hour){END}"
_LENGTH = (
    rf"(?:(?P<mixed>(?P<mh>\d|{one_of(NUMBERS)})? ?(?:½|1/2)|halvanden|halvandet|halvdelen af"
    rf"|(?P<and>{one_of(NUMBERS)}|\d) og en halv|(?P<and2>{one_of(NUMBERS)}"
    rf"|\d) and a half) ?{_HOURS}"
    rf"|(?P<half>en halv times(?= tid)|en halv time"
    r"|½ time|halv time|half an hour|a half hour|half hour|1/2 time"
    rf"|1/2 hour){END}"
    rf"|(?P<hq>an hour and a half|en time og en halv){END}"
    rf"|(?P<q>{_NUM}) ?{_QUARTERS}|(?P<oneq>kvarters tid){END}"
    rf"|(?!\d\d ?[ht]{END})(?P<h>{_NUM}) ?{_HOURS}(?: ?(?:og |and |, )?(?P<hm>\d{{1,2}}"
    rf"|{one_of(NUMBERS)})"
    rf"(?: ?{_MINUTES}|(?P<hmq> ?{_QUARTERS})|{END}(?<=\d)(?<=[th]\d\d)))?"
    rf"|(?P<m>{_NUM}) ?{_MINUTES})"
)


def _value(word: str) -> float:
    word = word.replace(",", ".")
    return float(word) if word[0].isdigit() else NUMBERS[word]


def _minutes(hit: re.Match[str]) -> int:
    """Turn what was said into whole minutes."""
    if hit["half"]:
        return 30
    if hit["hq"]:
        return 90
    if hit["mixed"]:
        whole = hit["mh"] or hit["and"] or hit["and2"]
        plain = 1.0 if hit["mixed"].startswith("halvand") else 0.0
        return round(((_value(whole) if whole else plain) + 0.5) * 60)
    if hit["q"] or hit["oneq"]:
        return round(_value(hit["q"]) * 15) if hit["q"] else 15
    if hit["h"]:
        extra = _value(hit["hm"]) * (15 if hit["hmq"] else 1) if hit["hm"] else 0
        return round(_value(hit["h"]) * 60 + extra)
    return round(_value(hit["m"]))


def _length(hit: re.Match[str]) -> tuple[Item, ...]:
    return (Length(_minutes(hit), marked=bool(hit["mark"])),)


def _from_now(hit: re.Match[str]) -> tuple[Item, ...]:
    return (FromNow(_minutes(hit)),)


def _moved(hit: re.Match[str]) -> tuple[Item, ...]:
    back = re.search(r"tidligere|earlier|forward|sooner|move it up", hit.group())
    return (Moved(-_minutes(hit) if back else _minutes(hit)),)


def _part(hit: re.Match[str]) -> tuple[Item, ...]:
    return (Part(PART_WORDS[hit["w"]]),)


_MARK = (
    r"(?P<mark>(?:og |and )?(?:i (?:ca\.? )?|for (?:about )?|varighed:? |varer |lasting |lasts "
    r"|duration:? "
    r"|forventet |i alt |på |of |over )(?:ca\.? |about )?)?"
)
_PUSH = (
    r"(?:push(?:ed)? (?:it|this|that)? ?(?:back|out)|delay(?:ed)? (?:it )?|move it back"
    r"|back) (?:by )?|(?:udskyde?r?|udsætte?r?|udsaette?r?|skubbe?r?)(?: (?:det|den|starten"
    r"|tidspunktet|mødet|debatten))?(?: (?:med|lige|bare|ca\.?))* "
)
_PULL = r"(?:bring (?:it)? ?forward|move it (?:forward|up)|earlier) (?:by )?"

RULES: list[tuple[re.Pattern[str], Build]] = [
    (late(rf"{_MARK}{_LENGTH}(?: frem| tid| long)?{END}"), _length),
    (
        late(rf"(?:om|in) (?:ca\.? |about |cirka )?{_LENGTH}(?:s? tid|'s? time)?{END}"),
        _from_now,
    ),
    (late(rf"{_LENGTH} from now{END}"), _from_now),
    (
        late(rf"{_LENGTH} (?:senere|later|tidligere|earlier|sooner){END}"),
        _moved,
    ),
    (late(rf"(?:{_PUSH}|{_PULL}){_LENGTH}"), _moved),
    (
        late(rf"(?:(?:på )?samme (?:tidspunkt|tid|klokkeslæt)|(?:at )?(?:the )?same time){END}"),
        lambda _: (SameTime(),),
    ),
    (
        late(
            rf"(?:om |in the |at |ved |sidst på |tidligt? på |tidligt? om |først på |hen på "
            rf"|hen ad |on "
            rf"|til |over |early |late |early in the "
            rf"|tidlig )?(?:the )?(?P<w>{one_of(PART_WORDS)}){END}"
            rf"(?!-|'s|s-)",
        ),
        _part,
    ),
]
