"""The rules for clock times: 19.30, kl. halv otte, 7-8:30pm, fra 19 til 21, noon."""

from __future__ import annotations

from .late import late
from .lexicon import END, HOUR_WORDS, MONTHS, one_of
from .pieces import Clock, Dotted, Hours, Mark, Until
from .record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable

NOON = 12
DAY_HOURS = 24
_HOUR_MINUTES = 60

_HALF = rf"(?: ?(?P<half>[ap])\.? ?m(?:\.|{END}))"
_COUNTED = (  # what a number may count instead of hours, longest first
    r"(?:forfattere|deltagere|klasserne|millioner|questions|spørgsmål|children|graderne|kapitler"
    r"|kvarters|minutter|personer|quarters|authors|borgere|degrees|graders|klasser|kvarter"
    r"|million|minutes|måneder|partier|pladser|procent|reasons|stykker|aarige|bedste|elever"
    r"|grader|grunde|guests|gæster|klasse|kroner|medier|minute|months|people|places|points"
    r"|pupils|skarpe|steder|things|books|bøger|films|gange|grade|hours|meter|minut|month|måder"
    r"|pages|point|sange|seats|sider|slags|songs|timer|times|weeks|years|årige|aars|best|bind"
    r"|børn|dage|days|euro|film|hour|kids|mins|pers|time|ting|uger|unge|veje|ways|year|årig|aar"
    r"|bud|dag|dkk|mia|min|mio|pct|stk|yrs|års|gb|kg|km|kr|m2|nd|of|rd|st|th|yr|år)"
)
_NOT_COUNTING = (
    rf"(?! ?%)(?!-? ?(?:uge|week"
    rf"|day)(?! ?\d){END})(?!\.?-? ?{_COUNTED}{END})(?!\.? ?{one_of(MONTHS)}{END})"
)
_BARE_END = rf"{END}{_NOT_COUNTING}(?![.:,/]?\d)(?!'s)"
_WORD = one_of(HOUR_WORDS)
_HOUR = rf"(?P<h>\d{{1,2}}|{_WORD}){_BARE_END}{_HALF}?"

_DIGITS = late(
    rf"(?P<h>\d{{1,2}})(?P<sep>[:.,h]|: )(?P<m>\d{{2}})(?::\d{{2}}(?!\d))?(?!\d|[:,/.]\d)"
    rf"(?!-\d{{1,2}}-\d){_HALF}?{_NOT_COUNTING}(?: ?(?:hrs|h|uhr){END})?",
)
_TWELVE = late(rf"(?P<h>\d{{1,2}}|{_WORD}){_HALF}")
_FOUR = late(rf"(?P<h>\d{{1,2}})(?P<m>\d{{2}})(?!\d|[.,:/%]\d?){_HALF}?{END}{_NOT_COUNTING}")
_OCLOCK = late(rf"(?P<h>\d{{1,2}}|{_WORD}) ?(?:o ?'? ?clock|hrs|uhr|h){END}{_HALF}?")
_BARE = late(rf"(?P<h>\d{{1,2}}){_BARE_END}")
_ISH = late(rf"(?P<h>\d{{1,2}})-?(?:ish|tiden){END}")
_SPOKEN = {
    "fem": 5, "five": 5, "oh five": 5, "nul fem": 5, "ti": 10, "ten": 10, "kvart": 15,
    "femten": 15, "fifteen": 15, "tyve": 20, "twenty": 20, "femogtyve": 25, "twenty-five": 25,
    "twenty five": 25, "tredive": 30, "thirty": 30, "femogtredive": 35, "thirty-five": 35,
    "thirty five": 35, "fyrre": 40, "forty": 40, "femogfyrre": 45, "forty-five": 45,
    "forty five": 45, "halvtreds": 50, "fifty": 50, "femoghalvtreds": 55, "fifty-five": 55,
    "fifty five": 55,
}  # fmt: skip
_WORD_MINUTES = late(rf"(?P<h>{_WORD}) (?:og )?(?P<m>{one_of(_SPOKEN)}){_BARE_END}{_HALF}?")
_HOUR_WORD = late(rf"(?P<h>{_WORD}){_BARE_END}{_HALF}?")
_MINUTES = {
    "fem": 5, "five": 5, "5": 5, "ti": 10, "ten": 10, "10": 10, "kvart": 15, "et kvarter": 15,
    "a quarter": 15, "quarter": 15, "15": 15, "tyve": 20, "twenty": 20, "20": 20, "25": 25,
    "femogtyve": 25, "twenty-five": 25, "twenty five": 25,
}  # fmt: skip
_COUNT = rf"(?P<n>{one_of(_MINUTES)})(?: ?(?:minutter|minutes|min\.?))? "
_AROUND = r"(?P<dir>over|past|after|i|to|of|før) "
_HALF_HOUR = late(rf"(?:{_COUNT}{_AROUND})?(?P<halv>halv|half past|half) ?{_HOUR}")
_MINUTES_HOUR = late(rf"{_COUNT}{_AROUND}{_HOUR}")
_NAMED = late(rf"(?:12 )?(?P<w>noon|midday|midnight|midnat){END}(?!-)")

_ABOUT = r"(?:(?:ca|cirka|omkring|omkr|around|about|circa|roughly|præcis|præcist|først)\.? ?)?"
_KL = r"(?:(?:klokken|klokke|klok|klk|kl)[.,:]* ?|at (?!the )|@ ?)"
_LEAD = late(
    rf"(?P<between>(?:i?mellem|between) )?(?:(?:fra|from|starting|starts?|starter|begynder) )?"
    rf"{_ABOUT}(?P<mark>{_KL})?{_ABOUT}",
)
_WORDS_TO = r"(?:og )?(?:til(?: og med)?|to|until|till|indtil|(?:og )?slutter|(?:og )?slut)"
_TO = late(rf",? ?(?:-|{_WORDS_TO} ) ?{_ABOUT}(?P<mark>{_KL})?{_ABOUT}")
_AND = late(rf" ?(?:-|og|and|til|to) ?{_ABOUT}(?P<mark>{_KL})?")
_TAIL = late(rf"-?(?:ish|tiden){END}| (?:præcis|præcist|sharp|prompt|prik|dansk tid|cet|cest){END}")
_COMPOUND = late(r"-(?!tiden|ish|ca|kl|dag)[^\W\d_]{4,}")
_UNTIL = late(
    r"(?:og )?(?:indtil|til|until|till|slut|slutter|slutte|slutning|ender|ende|ends|ending|end"
    r"|færdige?|faerdige?|stopper?|finish(?:ed)?(?: by)?|done by)"
    rf"(?: (?:ved|senest))? {_ABOUT}(?P<mark>{_KL})?{_ABOUT}",
)


class Told(Record):
    """A clock time, where it ends in the text, how surely it is one, and its separator."""

    clock: Clock
    end: int
    weight: int
    dotted: bool = False


def _number(word: str) -> int:
    return int(word) if word.isdigit() else HOUR_WORDS[word]


def _exact(written: str) -> bool:
    """Whether an hour is written so that it can only be of the 24-hour clock: 07, 13, 0."""
    return written.isdigit() and (written[0] == "0" or int(written) > NOON)


def _digits(hit: re.Match[str]) -> tuple[Clock, int] | None:
    clock = Clock(int(hit["h"]), int(hit["m"]), hit["half"], exact=_exact(hit["h"]))
    return clock, 0 if hit["sep"] == "," else 2 if hit["sep"] == "." else 3


def _hour(weight: int) -> Callable[[re.Match[str]], tuple[Clock, int] | None]:
    def build(hit: re.Match[str]) -> tuple[Clock, int] | None:
        half = hit.groupdict().get("half")
        return Clock(_number(hit["h"]), 0, half, exact=_exact(hit["h"])), 3 if half else weight

    return build


def _four(hit: re.Match[str]) -> tuple[Clock, int] | None:
    hour, minute = int(hit["h"]), int(hit["m"])
    likely = len(hit["h"]) == 2 and minute % 5 == 0  # noqa: PLR2004 - 930 needs a "kl." before it
    exact = len(hit["h"]) == 2  # noqa: PLR2004
    return Clock(hour, minute, hit["half"], exact=exact), 1 if likely else 0


def _word_minutes(hit: re.Match[str]) -> tuple[Clock, int] | None:
    """'Nitten tredive', 'seven thirty': two numbers are a time where something says so."""
    sure = _SPOKEN[hit["m"]] > NOON  # "to fem" may be a score
    return Clock(HOUR_WORDS[hit["h"]], _SPOKEN[hit["m"]], hit["half"]), 1 if sure else 0


def _half_hour(hit: re.Match[str]) -> tuple[Clock, int] | None:
    """'Halv syv' is 6.30, 'half seven' is 7.30."""
    back = 30 if hit["halv"] == "halv" else -30
    minutes = _number(hit["h"]) * 60 - back
    if hit["n"]:
        minutes += _signed(hit)
    return _told(minutes, hit), 2


def _minutes_hour(hit: re.Match[str]) -> tuple[Clock, int] | None:
    figures = hit["n"].isdigit()
    if figures and hit["dir"] in {"to", "of"} and int(hit["n"]) < _number(hit["h"]):
        return None  # "5 to 7" is from five to seven
    weight = 1 if figures and hit["dir"] in {"i", "to", "of"} else 2
    return _told(_number(hit["h"]) * 60 + _signed(hit), hit), weight


def _signed(hit: re.Match[str]) -> int:
    count = _MINUTES[hit["n"]]
    return count if hit["dir"] in {"over", "past", "after"} else -count


def _told(minutes: int, hit: re.Match[str]) -> Clock:
    if minutes < _HOUR_MINUTES and _number(hit["h"]):
        minutes += NOON * _HOUR_MINUTES  # half past twelve, not half past midnight
    return Clock(minutes // 60, minutes % 60, hit["half"], exact=_exact(hit["h"]), spoken=True)


def _named(hit: re.Match[str]) -> tuple[Clock, int] | None:
    midnight = hit["w"] in {"midnight", "midnat"}
    return Clock(DAY_HOURS if midnight else NOON, 0, exact=True, spoken=midnight), 3


_FORMS: list[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[Clock, int] | None]]] = [
    (_DIGITS, _digits),
    (_TWELVE, _hour(3)),
    (_OCLOCK, _hour(3)),
    (_HALF_HOUR, _half_hour),
    (_MINUTES_HOUR, _minutes_hour),
    (_NAMED, _named),
    (_ISH, _hour(2)),
    (_FOUR, _four),
    (_BARE, _hour(1)),
    (_WORD_MINUTES, _word_minutes),
    (_HOUR_WORD, _hour(0)),
]


def clock_at(text: str, pos: int, *, marked: bool) -> Told | None:
    """Read the longest clock time that begins at `pos`; weight 0 needs a mark before it."""
    best: Told | None = None
    for pattern, build in _FORMS:
        hit = pattern.match(text, pos)
        made = hit and build(hit)
        if not hit or not made or (best and hit.end() <= best.end):
            continue
        clock, weight = made
        if marked or weight:
            dotted = pattern is _DIGITS and hit["sep"] == "." and not clock.half and not marked
            best = Told(clock, hit.end(), 3 if marked else weight, dotted)
    return best


def hours_at(text: str, pos: int) -> Mark | None:
    """Read a start and perhaps an end beginning at `pos`, its leading words included."""
    lead = _LEAD.match(text, pos)
    if lead is None:
        return None
    start = clock_at(text, lead.end(), marked=bool(lead["mark"]))
    if start is None:
        return None
    end = _end_after(text, start, joined=bool(lead["between"]))
    if end is None and start.dotted and lead.end() == pos and _may_be_date(start.clock):
        return Mark(pos, start.end, Dotted(start.clock.hour, start.clock.minute))
    last = end or start
    if _COMPOUND.match(text, last.end):  # "kl. 21-nyhederne" is a name
        return None
    weight = max(start.weight, last.weight)
    tail = _TAIL.match(text, last.end)
    item = Hours(start.clock, end.clock if end else None, weight)
    return Mark(pos, tail.end() if tail else last.end, item)


def _may_be_date(clock: Clock) -> bool:
    return 1 <= clock.hour <= 31 and 1 <= clock.minute <= 12  # noqa: PLR2004


def _end_after(text: str, start: Told, *, joined: bool) -> Told | None:
    sep = (_AND if joined else _TO).match(text, start.end)
    if sep is None:
        return None
    end = clock_at(text, sep.end(), marked=bool(sep["mark"]) or start.weight > 2)  # noqa: PLR2004
    if end is None or (start.clock.hour > DAY_HOURS and start.weight < 2):  # noqa: PLR2004
        return None
    return end


def until_at(text: str, pos: int) -> Mark | None:
    """Read an end without a start: til kl. 20, slut 21.30."""
    lead = _UNTIL.match(text, pos)
    told = clock_at(text, lead.end(), marked=bool(lead["mark"])) if lead else None
    if told is None:
        return None
    return Mark(pos, told.end, Until(told.clock, told.weight))
