"""The rules for dates: 3/12, den 3. december, the third, the first Tuesday in December."""

from __future__ import annotations

from .late import late
from .lexicon import END, FEASTS, HOLIDAYS, ORDINALS, SHORT, one_of
from .pieces import DayOfMonth
from .vocabulary import (
    DAY,
    JOIN,
    MONTH,
    NEXT,
    ORD,
    THE,
    YEAR,
    YEAR_AFTER_MONTH,
    advent,
    date_of,
    holiday,
    iso_date,
    named_month,
    nth_of,
    spoken_month,
    two_days,
    two_of_month,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from .pieces import Item

    Build = Callable[[re.Match[str]], tuple[Item, ...]]

_DOT = r"\."
_DATES: list[tuple[str, Build]] = [
    (r"(?P<y>20\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?:t(?=\d\d:)|(?!\d))", iso_date),
    (
        rf"{THE}?(?P<d>\d{{1,2}}) ?/ ?(?P<m>\d{{1,2}})(?![\d/]){YEAR}?(?! ?(?:time|hour|del))",
        date_of,
    ),
    (rf"{THE}?(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})/(?P<y>20\d\d)(?P<y2>)(?!\d)", date_of),
    (rf"{THE}?(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})/(?P<y>)(?P<y2>\d\d)(?!\d)", date_of),
    (rf"{THE}?(?P<d>\d{{1,2}})\. ?(?P<m>\d{{1,2}})\. ?(?P<y>20\d\d)(?P<y2>)(?!\d)", date_of),
    (rf"{THE}?(?P<d>\d{{1,2}})\.(?P<m>1[0-2]|0?[1-9])\.(?P<y>)(?P<y2>[2-4]\d)(?![\d.:])", date_of),
    (rf"{THE}?(?P<d>\d{{1,2}})-(?P<m>\d{{1,2}})-(?P<y>20\d\d)(?P<y2>)(?!\d)", date_of),
    (rf"{THE}(?P<d>\d{{1,2}})\.? ?[.-] ?(?P<m>1[0-2]|0?[1-9])\.?(?P<y>)(?P<y2>)(?![\d:])", date_of),
    (r"(?P<d>\d{1,2})\.(?P<m>1[0-2]|0?[1-9])\.(?P<y>)(?P<y2>)(?= [^ ])", date_of),
    (
        r"(?P<d>[0-3]\d)(?P<m>0[1-9]|1[0-2])(?P<y>)(?P<y2>2[4-9]|3\d)(?=,? (?:kl|klokken|at)\b)",
        date_of,
    ),
    (r"(?P<d>3[01]|[12]?\d)\.(?P<m>[1-9])(?P<y>)(?P<y2>)(?![\d.:,%]| ?(?:mio|mia|kr))", date_of),
    (
        r"(?P<d>3[01]|[12]?\d)-(?P<m>1[0-2]|0?[1-9])(?P<y>)(?P<y2>)(?=,? (?:kl|klokken|at)\b)",
        date_of,
    ),
    (
        rf"{THE}?(?P<d>{ORD})\.? ?(?:of |i )?(?P<m>{MONTH}){END}\.?{YEAR_AFTER_MONTH}?",
        named_month,
    ),
    (
        (
            rf"{THE}?(?P<d1>\d{{1,2}})\.? ?{JOIN} ?{THE}?(?P<d>\d{{1,2}})(?:\. ?|st |nd |rd |th | )"
            rf"(?:of )?(?P<m>{MONTH}){END}\.?{YEAR_AFTER_MONTH}?"
        ),
        two_of_month,
    ),
    (
        (
            rf"(?P<m>{MONTH})\.? (?P<d1>\d{{1,2}}) ?- ?(?P<d>\d{{1,2}})(?![\d:.]"
            rf"| ?[ap]\.?m){YEAR_AFTER_MONTH}?"
        ),
        two_of_month,
    ),
    (
        rf"{THE}(?P<d1>\d{{1,2}})\.? ?{JOIN} ?{THE}?(?P<d>\d{{1,2}})(?:\.(?!\d)|th|st|nd|rd)",
        two_days,
    ),
    (r"(?P<d1>\d{1,2})\.-(?P<d>\d{1,2})\.(?!\d)", two_days),
    (
        (
            rf"(?P<m>{MONTH})\.? (?:the )?(?P<d>{ORD})(?![\d:]|[.-]\d|[^\W_]"
            rf"| ?[ap]\.?m){YEAR_AFTER_MONTH}?"
        ),
        named_month,
    ),
    (rf"(?:d\.? ?|den )(?P<d>{ORD}) ?i (?P<m>{ORD}){END}\.?", spoken_month),
    (
        (
            rf"(?:den |the )?(?:(?P<last>sidste|last)|(?P<n>{ORD})) (?P<wd>{DAY}"
            rf"|{one_of(SHORT)}\.?)"
            rf"(?:en)? (?:(?:i|in|of) )?(?:(?P<m>{MONTH}){END}|(?P<other>(?:the |this "
            rf"|denne )?(?:month"
            rf"|måneden|måned)|{NEXT} (?:måned|maaned|month))){END}(?:,? (?P<y>20\d\d))?"
        ),
        nth_of,
    ),
    (
        (
            r"(?:d\.? ?|den )(?P<d>\d{1,2})(?:\.|'?(?:de|te))?(?: (?:ds|dennes|denne måned)\.?)?"
            r"(?![\d:/])(?!\.\d)"
        ),
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
    (
        (
            r"(?:den )?(?P<n>[1-4]\.?|første|anden|tredje|fjerde) (?:(?:søndag|soendag|sondag) i )?"
            rf"advent{END}"
        ),
        advent,
    ),
    (rf"(?P<n>first|second|third|fourth) (?:sunday (?:of|in) advent|advent sunday){END}", advent),
    (rf"(?P<w>{one_of(w.replace('.', _DOT) for w in (*HOLIDAYS, *FEASTS))}){END}", holiday),
]

RULES = [(late(pattern), build) for pattern, build in _DATES]
