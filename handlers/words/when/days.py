"""The rules for days: weekdays, dates, weeks, tomorrow, the first Tuesday in December."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .lexicon import (
    END,
    HOLIDAYS,
    MONTHS,
    MONTHS_ALONE,
    NUMBERS,
    ORDINALS,
    SHORT,
    SHORT_RISKY,
    SHORT_SURE,
    WEEKDAYS,
    one_of,
    spellings,
)
from .pieces import (
    Beside,
    DayOfMonth,
    Item,
    MonthDay,
    Nth,
    Part,
    Shift,
    Stop,
    Vague,
    Week,
    Weekday,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    Build = Callable[[re.Match[str]], tuple[Item, ...]]

_MONTH = one_of(MONTHS)
_DAY = one_of(WEEKDAYS)
_NUM = rf"(?:\d{{1,3}}|{one_of(NUMBERS)})"
_ORD = rf"(?:\d{{1,2}}(?:\.|st|nd|rd|th|')?|{one_of(ORDINALS)})"
_YEAR = r"(?:(?:,? (?:år )?|-| ?/ ?|\.| -)(?P<y>20[0-4]\d)(?!\d|[.:]\d)|(?:[-/.]| ?')(?P<y2>[2-4]\d)(?![\d.:]))"
_YEAR_AFTER_MONTH = (
    r"(?:[.,]{0,2} (?:år )?(?P<y>20[2-4]\d)(?!\d|[.:]\d)|[.]? ?'(?P<y2>[2-4]\d)(?!\d))"
)
_JOIN = r"(?:og|eller|til|and|or|to|&|\+|-|/|,)"
_NEXT = one_of(spellings("næste", "next", "nste", "nxt", "nęste"))
_THE = r"(?:d\.? ?|den |the )"
_SHORT_FOLLOWED = (  # a risky short name counts when a date or a time follows
    rf"(?=(?:,|\.)? ?(?:d\.? ?\d|den \d|kl|the \d|{_NEXT} uge|\d{{1,2}}(?:[./:-]\d|\.? ?(?:[ap]\.?m"
    rf"|{_MONTH})|(?:st|nd|rd|th)|\.? kl| ?$|\.)))"
)
_SHORT_DAY = (
    rf"(?:{one_of(SHORT_SURE)}\.?|{one_of(w for w in SHORT_RISKY if len(w) > 2)}"  # noqa: PLR2004
    rf"(?:\.(?= ?(?:\d|d\.|den|kl|the|,|$|\w+ ?\d))|{_SHORT_FOLLOWED})"
    rf"|{one_of(w for w in SHORT_RISKY if len(w) < 3)}\.? ?(?=d\.? ?\d|\d{{1,2}}[./]\d|den \d))"  # noqa: PLR2004
)
_ANY_DAY = rf"(?P<wd>(?:{_DAY}|{_SHORT_DAY})(?!'s?{END}|-(?!{_DAY})[^\W\d_]))"


def _year(hit: re.Match[str]) -> int | None:
    if hit["y"]:
        return int(hit["y"])
    return 2000 + int(hit["y2"]) if hit["y2"] else None


def _ordinal(word: str) -> int:
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else ORDINALS[word]


def _count(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word]


def _weekday(hit: re.Match[str], which: str = "bare", later: int = 0) -> tuple[Item, ...]:
    word = hit["wd"].rstrip(". ")
    day = WEEKDAYS[word] if word in WEEKDAYS else SHORT[word]
    return (Weekday(day, which, later),)


def _date(hit: re.Match[str]) -> tuple[Item, ...]:
    return (MonthDay(int(hit["d"]), int(hit["m"]), _year(hit)),)


def _iso(hit: re.Match[str]) -> tuple[Item, ...]:
    return (MonthDay(int(hit["d"]), int(hit["m"]), int(hit["y"])),)


def _named_month(hit: re.Match[str]) -> tuple[Item, ...]:
    return (MonthDay(_ordinal(hit["d"]), MONTHS[hit["m"]], _year(hit)),)


def _two_of_month(hit: re.Match[str]) -> tuple[Item, ...]:
    month, year = MONTHS[hit["m"]], _year(hit)
    return MonthDay(int(hit["d1"]), month, year), MonthDay(int(hit["d"]), month, year)


def _two_days(hit: re.Match[str]) -> tuple[Item, ...]:
    return DayOfMonth(int(hit["d1"])), DayOfMonth(int(hit["d"]))


def _spoken_month(hit: re.Match[str]) -> tuple[Item, ...]:
    return (MonthDay(_ordinal(hit["d"]), _ordinal(hit["m"])),)


def _nth(hit: re.Match[str]) -> tuple[Item, ...]:
    n = -1 if hit["last"] else _ordinal(hit["n"])
    word, year = hit["wd"].rstrip("."), hit["y"]
    day = WEEKDAYS[word] if word in WEEKDAYS else SHORT[word]
    month = MONTHS.get(hit["m"]) if hit["m"] else None
    months = 1 if hit["other"] and re.match(_NEXT, hit["other"]) else 0
    return (Nth(n, day, month, months, int(year) if year else None),)


def _from_now(hit: re.Match[str]) -> tuple[Item, ...]:
    count = 1 if hit["n"] is None else _count(hit["n"])
    unit = hit["u"]
    if unit[0] in "m":
        return (Shift(0, count),)
    if unit.startswith("fortnight"):
        return (Shift(14 * count),)
    return (Shift(count * (7 if unit[0] in "uw" else 1)),)


def _weeks_on(hit: re.Match[str]) -> tuple[Item, ...]:
    weeks = _count(hit["n"]) * (2 if hit["u"].startswith("fort") else 1)
    return _weekday(hit, "on", weeks)


def _weeks_from(hit: re.Match[str]) -> tuple[Item, ...]:
    days = _count(hit["n"]) * (14 if hit["u"].startswith("fort") else 7)
    return (Shift(days + (1 if hit["day"] in {"tomorrow", "i morgen", "imorgen"} else 0)),)


def _said(*items: Item) -> Build:
    return lambda _: items


def _holiday(hit: re.Match[str]) -> tuple[Item, ...]:
    month, day = HOLIDAYS[hit["w"]]
    return (MonthDay(day, month, weak=True),)


def _month_alone(hit: re.Match[str]) -> tuple[Item, ...]:
    return (Vague(month=MONTHS[hit["m"]]),)


def _rules() -> list[tuple[re.Pattern[str], Build]]:
    return [(re.compile(pattern), build) for pattern, build in _DATES + _WEEKS + _RELATIVE + _STOPS]


_DATES: list[tuple[str, Build]] = [
    (r"(?P<y>20\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?:t(?=\d\d:)|(?!\d))", _iso),
    (
        rf"{_THE}?(?P<d>\d{{1,2}}) ?/ ?(?P<m>\d{{1,2}})(?![\d/]){_YEAR}?(?! ?(?:time|hour|del))",
        _date,
    ),
    (rf"{_THE}?(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})/(?P<y>20\d\d)(?P<y2>)(?!\d)", _date),
    (rf"{_THE}?(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})/(?P<y>)(?P<y2>\d\d)(?!\d)", _date),
    (rf"{_THE}?(?P<d>\d{{1,2}})\. ?(?P<m>\d{{1,2}})\. ?(?P<y>20\d\d)(?P<y2>)(?!\d)", _date),
    (rf"{_THE}?(?P<d>\d{{1,2}})\.(?P<m>1[0-2]|0?[1-9])\.(?P<y>)(?P<y2>[2-4]\d)(?![\d.:])", _date),
    (rf"{_THE}?(?P<d>\d{{1,2}})-(?P<m>\d{{1,2}})-(?P<y>20\d\d)(?P<y2>)(?!\d)", _date),
    (rf"{_THE}(?P<d>\d{{1,2}})\.? ?[.-] ?(?P<m>1[0-2]|0?[1-9])\.?(?P<y>)(?P<y2>)(?![\d:])", _date),
    (r"(?P<d>\d{1,2})\.(?P<m>1[0-2]|0?[1-9])\.(?P<y>)(?P<y2>)(?= [^ ])", _date),
    (r"(?P<d>3[01]|[12]?\d)\.(?P<m>[1-9])(?P<y>)(?P<y2>)(?![\d.:,%]| ?(?:mio|mia|kr))", _date),
    (r"(?P<d>3[01]|[12]?\d)-(?P<m>1[0-2]|0?[1-9])(?P<y>)(?P<y2>)(?=,? (?:kl|klokken|at)\b)", _date),
    (
        rf"{_THE}?(?P<d>{_ORD})\.? ?(?:of |i )?(?P<m>{_MONTH}){END}\.?{_YEAR_AFTER_MONTH}?",
        _named_month,
    ),
    (
        rf"{_THE}?(?P<d1>\d{{1,2}})\.? ?{_JOIN} ?{_THE}?(?P<d>\d{{1,2}})(?:\. ?|st |nd |rd |th | )"
        rf"(?:of )?(?P<m>{_MONTH}){END}\.?{_YEAR_AFTER_MONTH}?",
        _two_of_month,
    ),
    (
        rf"(?P<m>{_MONTH})\.? (?P<d1>\d{{1,2}}) ?- ?(?P<d>\d{{1,2}})(?![\d:.]| ?[ap]\.?m){_YEAR_AFTER_MONTH}?",
        _two_of_month,
    ),
    (
        rf"{_THE}(?P<d1>\d{{1,2}})\.? ?{_JOIN} ?{_THE}?(?P<d>\d{{1,2}})(?:\.(?!\d)|th|st|nd|rd)",
        _two_days,
    ),
    (r"(?P<d1>\d{1,2})\.-(?P<d>\d{1,2})\.(?!\d)", _two_days),
    (
        rf"(?P<m>{_MONTH})\.? (?:the )?(?P<d>{_ORD})(?![\d:]|[.-]\d|[^\W_]| ?[ap]\.?m){_YEAR_AFTER_MONTH}?",
        _named_month,
    ),
    (rf"(?:d\.? ?|den )(?P<d>{_ORD}) ?i (?P<m>{_ORD}){END}\.?", _spoken_month),
    (
        rf"(?:den |the )?(?:(?P<last>sidste|last)|(?P<n>{_ORD})) (?P<wd>{_DAY}|{one_of(SHORT)}\.?)"
        rf"(?:en)? (?:(?:i|in|of) )?(?:(?P<m>{_MONTH}){END}|(?P<other>(?:the |this |denne )?(?:month"
        rf"|måneden|måned)|{_NEXT} (?:måned|maaned|month))){END}(?:,? (?P<y>20\d\d))?",
        _nth,
    ),
    (
        r"(?:d\.? ?|den )(?P<d>\d{1,2})(?:\.|'?(?:de|te))?(?: (?:ds|dennes|denne måned)\.?)?"
        r"(?![\d:/])(?!\.\d)",
        lambda hit: (DayOfMonth(int(hit["d"])),),
    ),
    (
        rf"den (?P<d>{one_of(ORDINALS)}){END}",
        lambda hit: (DayOfMonth(ORDINALS[hit["d"]], weak=True),),
    ),
    (
        rf"(?:on )?the (?P<d>\d{{1,2}})(?:st|nd|rd|th){END}",
        lambda hit: (DayOfMonth(int(hit["d"])),),
    ),
    (
        rf"(?P<d>\d{{1,2}})(?:\.(?![\d])|(?:st|nd|rd|th){END})(?!-)",
        lambda hit: (DayOfMonth(int(hit["d"]), weak=True),),
    ),
    (rf"(?P<w>{one_of(HOLIDAYS)}){END}", _holiday),
]

_THIS_WEEK = "i denne uge|denne uge|(?:of )?this week|i indeværende uge|i den her uge|den her uge"
_NEXT_WEEK = (
    rf"(?:i )?(?:den )?{_NEXT} uge|(?:in |of )?{_NEXT} week|(?:i )?den kommende uge|nxt week"
)
_AFTER_NEXT = (
    rf"(?:i )?(?:ugen|uge) efter {_NEXT}(?: uge)?|(?:the )?week after {_NEXT}(?: week)?"
    rf"|(?:i )?{_NEXT} {_NEXT} uge"
)
_COMING = one_of(
    ["denne", "this", "this coming", "førstkommende", "foerstkommende", "kommende", "coming", "nu på",
     "den kommende", "nu her på", "upcoming", "den her", "her på"]
)  # fmt: skip
_WEEKS: list[tuple[str, Build]] = [
    (rf"{_ANY_DAY}{END}", _weekday),
    (rf"(?:på|paa|pa|on) {_ANY_DAY}{END}", lambda h: _weekday(h, "on")),
    (rf"(?:nu )?(?:på )?{_COMING} {_ANY_DAY}{END}", lambda h: _weekday(h, "this")),
    (rf"(?:på )?(?:den )?{_NEXT} {_ANY_DAY}{END}", lambda h: _weekday(h, "next")),
    (rf"{_ANY_DAY} week(?! \d){END}", lambda h: _weekday(h, "on", 1)),
    (rf"(?:på |nu på )?{_ANY_DAY} (?:om )?(?:otte|8) dage{END}", lambda h: _weekday(h, "on", 1)),
    (rf"(?P<n>{_NUM}) (?P<u>weeks?|fortnights?) (?:from|on|after) (?:this )?(?:coming )?{_ANY_DAY}{END}", _weeks_on),
    (rf"(?P<n>{_NUM}) (?P<u>uger?) (?:fra|efter|på) (?:på )?{_ANY_DAY}{END}", _weeks_on),
    (rf"(?:{_THIS_WEEK}){END}", _said(Week(None, 0))),
    (rf"(?:en dag |a day |one day |some day |sometime |engang |en gang )?(?:{_NEXT_WEEK}){END}",
     _said(Week(None, 1))),
    (rf"(?:{_AFTER_NEXT}){END}", _said(Week(None, 2))),
    (
        rf"(?:i )?(?:uge|ugenr\.?|uge nr\.?|week|in week|of week|wk)\.? ?(?P<w>\d{{1,2}})(?!\d|[.:]\d){END}",
        lambda h: (Week(int(h["w"])),),
    ),
    (rf"(?:ugen efter|ugen derpå|the week after|the following week|following week|a week later"
     rf"|en uge senere|en uge efter|ugen senere){END}", _said(Beside(7))),
    (rf"(?:ugen før|the week before|a week earlier|en uge før|en uge tidligere){END}",
     _said(Beside(-7))),
    (rf"(?:dagen efter|dagen derpå|the day after|the next day|next day|the following day"
     rf"|en dag senere|a day later|næste dag){END}", _said(Beside(1))),
    (rf"(?:dagen før|dagen foer|the day before|en dag tidligere|a day earlier|en dag før){END}",
     _said(Beside(-1))),
    (rf"(?:samme dag|same day|den dag|that day){END}", _said(Beside(0))),
]  # fmt: skip

_TODAY = "i dag|idag|today|i d\\."
_TOMORROW = (
    "i ?morgen|i morgn|imorn|i morn|i mrg|tomorrow|tomorow|tommorow|tommorrow|tomorrrow|tmrw|tmw"
    "|tmr|2moro|2morrow|tomoz|tomorro|tomo"
)
_OVER = "(?:i )?over ?morgen|iovermorgen|(?:the )?day after tomorrow"
_RELATIVE: list[tuple[str, Build]] = [
    (rf"(?:senere )?(?:{_TODAY})(?: (?:otte|8) dage(?P<w>))?{END}",
     lambda h: (Shift(0 if h["w"] is None else 7),)),
    (rf"(?:{_TOMORROW})(?: (?:otte|8) dage(?P<w>))?{END}",
     lambda h: (Shift(1 if h["w"] is None else 8),)),
    (rf"(?:{_TOMORROW}) (?:tidlig|tidligt|early){END}", _said(Shift(1), Part("early"))),
    (rf"(?:{_OVER}){END}", _said(Shift(2))),
    (rf"(?:her )?(?:i|til|her til) ?(?:aften|aftenen){END}|tonight{END}|this (?:evening|eve){END}"
     rf"|2nite{END}|tonite{END}|later tonight{END}", _said(Shift(0), Part("evening"))),
    (rf"(?:nu )?(?:i|her i) ?eftermiddag{END}|this (?:afternoon|arvo){END}",
     _said(Shift(0), Part("afternoon"))),
    (rf"(?:i|her i) ?formiddag{END}|this morning{END}", _said(Shift(0), Part("morning"))),
    (rf"(?:i ?nat){END}", _said(Shift(0), Part("small_hours"))),
    (rf"(?:om|in) (?:about |ca\.? |cirka )?(?P<n>{_NUM}) (?P<u>dage?|days?|uger?|weeks?|måned(?:er)?"
     rf"|maaneder?|months?|fortnights?)(?:'s? time)?{END}(?: fra (?:i dag|nu)| from (?:now|today))?",
     _from_now),
    (rf"(?P<n>{_NUM}) (?P<u>days?|weeks?|months?|fortnights?)(?: time)? from (?:now|today){END}",
     _from_now),
    (rf"(?P<n>{_NUM}) (?P<u>dage?|uger?|måned(?:er)?) (?:fra (?:i dag|nu|idag)|frem){END}", _from_now),
    (rf"(?P<n>{_NUM}) (?P<u>weeks?|fortnights?) from (?P<day>tomorrow|today){END}", _weeks_from),
]  # fmt: skip

_BEFORE_MONTH = (
    r"(?:primo|medio|ultimo|i starten af|starten af|først i|i begyndelsen af|midt i|sidst i"
    r"|slutningen af|i slutningen af|engang i|en dag i|i løbet af|hen i|early|mid|late|mid-|early in"
    r"|late in|the end of|end of|the beginning of|start of|beginning of|sometime in|some time in"
    r"|during|later in|i|in|til|by|omkring) "
)
_SEASONS = (
    "foråret|sommeren|efteråret|vinteren|the spring|the summer|the autumn|the winter|the fall"
)
_STOPS: list[tuple[str, Build]] = [
    (rf"(?:hver|hvert|every|each|alle|all) (?:anden |andet |other |second |tredje |eneste |single )?"
     rf"{_ANY_DAY}(?:e|s)?{END}", _said(Stop("recurring"))),
    (rf"(?:hver|hvert|every|each) (?:anden |andet |other |second |tredje |eneste |single )?(?:uge"
     rf"|dag|måned|maaned|aften|morgen|formiddag|eftermiddag|år|hverdag|week|day|month|evening"
     rf"|morning|afternoon|weekday|year|weekend|night|\d\. uge){END}", _said(Stop("recurring"))),
    (rf"(?:of|i) (?:hver|every|each) (?:måned|maaned|month){END}", _said(Stop("recurring"))),
    (rf"(?:den |the )?(?:{_ORD}|sidste|last) {_ANY_DAY} (?:i|of|in) (?:hver|every|each|the) "
     rf"(?:måned|maaned|month){END}(?<!the month)", _said(Stop("recurring"))),
    (rf"(?:{_DAY})(?:e|s|ene|en)(?: (?:kl|fra|i|at|from)|{END})(?<!')", _said(Stop("recurring"))),
    (rf"(?:dagligt|ugentligt|ugentlig|ugentlige|månedligt|weekly|biweekly|fortnightly|daily"
     rf"|monthly|månedlig|om ugen|a week|per week|om måneden|a month){END}",
     _said(Stop("recurring", weak=True))),
    (rf"(?:på |alle )?(?:hverdage|weekdays|weekends|weekender){END}",
     _said(Stop("recurring", weak=True))),
    (rf"(?:i går|igår|i gaar|igaar|yesterday|i forgårs|forgårs|i aftes|last night|i morges"
     rf"|(?:i )?sidste uge|last week|forrige uge|sidste år|last year|sidste måned|last month){END}",
     _said(Stop("past", weak=True))),
    (rf"(?:i ?(?:{_DAY})s){END}|(?:sidste|last|forrige|seneste) {_ANY_DAY}{END}",
     _said(Stop("past"))),
    (rf"(?:for )?(?:{_NUM}) (?:dage?|uger?|timer?|days?|weeks?|hours?) (?:siden|ago){END}",
     _said(Stop("past"))),
    (rf"(?:i |this |i den kommende |the |at the |næste |next )?(?:weekenden|weekend){END}(?!-)",
     _said(Vague(days=(5, 6), weak=True))),
    (rf"{_BEFORE_MONTH}?(?P<m>{one_of(MONTHS_ALONE)}){END}", _month_alone),
    (rf"{_BEFORE_MONTH}(?P<m>{_MONTH}){END}", _month_alone),
    (rf"(?:primo|medio|ultimo|mid|mid-|early|late) (?P<m>{_MONTH}){END}", _month_alone),
    (rf"(?:{_NEXT} (?:måned|maaned|month|år|aar|year|weekend|forår|efterår|sommer|vinter|spring|autumn"
     rf"|summer)|til (?:foråret|sommer|efteråret|vinter|næste år)|(?:i|in|this|til) (?:{_SEASONS})"
     rf"|senere på (?:ugen|måneden|året)|later (?:this|next) (?:week|month|year)|i (?:julen|påsken"
     rf"|vinterferien|efterårsferien|sommerferien)|(?:i )?slutningen af (?:ugen|måneden)|end of the "
     rf"(?:week|month)|(?:om|in) (?:et par|nogle|some|a few|a couple of|få|flere) (?:dage|days|uger"
     rf"|weeks|måneder|months)|efter (?:jul|nytår|ferien|påske)|after (?:christmas|new year|easter"
     rf"|the holidays)|i løbet af (?:ugen|dagen|måneden)|during the week|før (?:jul|nytår|ferien"
     rf"|påske)|before (?:christmas|new year|easter)|one of these days|en af dagene"
     rf"|(?:først|midt|sidst) (?:på|i) ugen|midweek|en (?:anden )?dag|another day"
     rf"|some other day|a different day){END}", _said(Vague(weak=True))),
]  # fmt: skip

RULES = _rules()
