"""The rules for weekdays, weeks, and days counted from today or from the slot."""

from __future__ import annotations

from .late import late
from .lexicon import END
from .pieces import Beside, Part, Shift, Week
from .vocabulary import ANY_DAY, DAY, NEXT, NUM, from_now, said, weekday_of, weeks_from, weeks_on

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from .pieces import Item

    Build = Callable[[re.Match[str]], tuple[Item, ...]]

_THIS_WEEK = "i denne uge|denne uge|(?:of )?this week|i indeværende uge|i den her uge|den her uge"
_NEXT_WEEK = rf"(?:i )?(?:den )?{NEXT} uge|(?:in |of )?{NEXT} week|(?:i )?den kommende uge|nxt week"
_AFTER_NEXT = (
    rf"(?:i )?(?:ugen|uge) efter {NEXT}(?: uge)?|(?:the )?week after {NEXT}(?: week)?"
    rf"|(?:i )?{NEXT} {NEXT} uge"
)
_COMING = (
    "(?:denne|this coming|this|førstkommende|foerstkommende|kommende|coming|nu på|den kommende"
    "|nu her på|upcoming|den her|her på)"
)
_WEEKS: list[tuple[str, Build]] = [
    (rf"{ANY_DAY}{END}", weekday_of),
    (rf"(?:på|paa|pa|on) {ANY_DAY}{END}", lambda h: weekday_of(h, "on")),
    (rf"(?:nu )?(?:på )?{_COMING} {ANY_DAY}{END}", lambda h: weekday_of(h, "this")),
    (rf"(?:på )?(?:den )?{NEXT} {ANY_DAY}{END}", lambda h: weekday_of(h, "next")),
    (rf"{ANY_DAY} after next{END}", lambda h: weekday_of(h, "on", 1)),
    (rf"(?:a|one) week (?P<day>today|tomorrow){END}", weeks_from),
    (rf"{ANY_DAY} week(?! \d{{1,2}}(?!\d|[.:]\d| ?[ap]\.?m)){END}",
     lambda h: weekday_of(h, "on", 1)),
    (rf"(?:på |nu på )?{ANY_DAY} (?:om )?(?:otte|8) dage{END}", lambda h: weekday_of(h, "on", 1)),
    (rf"(?:på |nu på )?{ANY_DAY} en uge(?! (?:senere|efter|før|tidligere|frem|i)){END}",
     lambda h: weekday_of(h, "on", 1)),
    (rf"(?:på |nu på )?{ANY_DAY} (?:(?:14|fjorten) dage|fortnight){END}",
     lambda h: weekday_of(h, "on", 2)),
    (rf"(?P<wd>{DAY})en(?=,? (?:d\.? ?|den )\d)", weekday_of),
    ((rf"(?P<n>{NUM}) (?P<u>weeks?|fortnights?) (?:from|on"
     rf"|after) (?:this )?(?:coming )?{ANY_DAY}{END}"), weeks_on),
    (rf"(?P<n>{NUM}) (?P<u>uger?) (?:fra|efter|på) (?:på )?{ANY_DAY}{END}", weeks_on),
    (rf"(?:{_THIS_WEEK}){END}", said(Week(None, 0))),
    (rf"(?:en dag |a day |one day |some day |sometime |engang |en gang )?(?:{_NEXT_WEEK}){END}",
     said(Week(None, 1))),
    (rf"(?:{_AFTER_NEXT}){END}", said(Week(None, 2))),
    (
        (rf"(?:i )?(?:uge|ugenr\.?|uge nr\.?|week|in week|of week|wk|u)\.? ?(?P<w>\d{{1,2}})(?!\d"
        rf"|[.:]\d| ?[ap]\.?m){END}"),
        lambda h: (Week(int(h["w"])),),
    ),
    ((rf"(?:ugen efter|ugen derpå|the week after|the following week|following week|a week later"
     rf"|en uge senere|en uge efter|ugen senere){END}"), said(Beside(7))),
    (rf"(?:ugen før|the week before|a week earlier|en uge før|en uge tidligere){END}",
     said(Beside(-7))),
    ((rf"(?:dagen efter|dagen derpå|the day after|the next day|next day|the following day"
     rf"|en dag senere|a day later|næste dag){END}"), said(Beside(1))),
    (rf"(?:dagen før|dagen foer|the day before|en dag tidligere|a day earlier|en dag før){END}",
     said(Beside(-1))),
    (rf"(?:samme dag|same day|den dag|that day){END}", said(Beside(0))),
]  # fmt: skip

_TODAY = "i dag|idag|today|i d\\."
_TOMORROW = (
    "i ?morgen|i morgn|imorn|i morn|i ?mårn|i mrg|tomorrow|tomorow|tommorow|tommorrow|tomorrrow"
    "|tmrw|tmw|tmr|2moro|2morrow|tomoz|tomorro|tomo"
)
_OVER = "(?:i )?over ?morgen|iovermorgen|dagen efter i ?morgen|(?:the )?day after tomorrow"
_RELATIVE: list[tuple[str, Build]] = [
    (rf"(?:senere )?(?:{_TODAY})(?: (?:(?:otte|8) dage|week)(?P<w>))?{END}",
     lambda h: (Shift(0 if h["w"] is None else 7),)),
    (rf"(?:{_TOMORROW})(?: (?:(?:otte|8) dage|week)(?P<w>))?{END}",
     lambda h: (Shift(1 if h["w"] is None else 8),)),
    (rf"(?:{_TOMORROW}) (?:tidlig|tidligt|early){END}", said(Shift(1), Part("early"))),
    (rf"(?:{_OVER}){END}", said(Shift(2))),
    ((rf"(?:her )?(?:i|til|her til) ?(?:aften|aftenen){END}|tonight{END}|this (?:evening|eve){END}"
     rf"|2nite{END}|tonite{END}|later tonight{END}"), said(Shift(0), Part("evening"))),
    (rf"(?:nu )?(?:i|her i) ?eftermiddag{END}|this (?:afternoon|arvo){END}",
     said(Shift(0), Part("afternoon"))),
    (rf"(?:i|her i) ?formiddag{END}|this morning{END}", said(Shift(0), Part("morning"))),
    (rf"(?:i ?nat){END}", said(Shift(0), Part("small_hours"))),
    ((rf"(?:om|in) (?:about |ca\.? |cirka )?(?P<n>{NUM}) (?P<u>dage?|days?|uger?|weeks?"
      rf"|måned(?:er)?"
     rf"|maaneder?|months?|fortnights?)(?:'?s?'? time)?{END}(?: fra (?:i dag|nu)| from (?:now"
     rf"|today))?"),
     from_now),
    (rf"(?P<n>{NUM}) (?P<u>days?|weeks?|months?|fortnights?)(?: time)? from (?:now|today){END}",
     from_now),
    ((rf"(?P<n>{NUM}) (?P<u>dage?|uger?|måned(?:er)?) (?:fra (?:i dag|nu|idag)"
     rf"|frem){END}"), from_now),
    (rf"(?P<n>{NUM}) (?P<u>weeks?|fortnights?) from (?P<day>tomorrow|today){END}", weeks_from),
    (rf"(?P<n>{NUM}) (?P<u>uger?) fra (?P<day>{_TOMORROW}){END}", weeks_from),
    (rf"(?P<day>{_TODAY}|{_TOMORROW}) om (?P<n>{NUM}) (?P<u>uger?){END}", weeks_from),
    (rf"(?P<day>{_TODAY}|{_TOMORROW}) om (?P<n>)(?P<u>14 dage|fjorten dage){END}", weeks_from),
]  # fmt: skip

RULES = [(late(pattern), build) for pattern, build in _WEEKS + _RELATIVE]
