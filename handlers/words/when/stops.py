"""The rules for what no single time comes of: recurring, past, and stretches of days."""

from __future__ import annotations

from .late import late
from .lexicon import END, MONTHS_ALONE, one_of
from .pieces import Stop, Vague
from .vocabulary import ANY_DAY, DAY, MONTH, NEXT, NUM, ORD, month_alone, said

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from .pieces import Item

    Build = Callable[[re.Match[str]], tuple[Item, ...]]

_BEFORE_MONTH = (
    r"(?:primo|medio|ultimo|i starten af|starten af|først i|i begyndelsen af|midt i|sidst i"
    r"|slutningen af|i slutningen af|engang i|en dag i|i løbet af|hen i|early|mid|late|mid-"
    r"|early in"
    r"|late in|the end of|end of|the beginning of|start of|beginning of|sometime in|some time in"
    r"|during|later in|i|in|til|by|omkring) "
)
_SEASONS = (
    "foråret|sommeren|efteråret|vinteren|the spring|the summer|the autumn|the winter|the fall"
)
_HOLIDAYS = (
    "jul|julen|juleferien|nytår|nytaar|ferien|påske|påsken|pinse|sommerferien|vinterferien"
    "|efterårsferien|christmas|xmas|new year|easter|the holidays"
)
_STOPS: list[tuple[str, Build]] = [
    (rf"(?:{_BEFORE_MONTH})?(?P<m>{MONTH})\.? 20[2-4]\d(?![\d.:])", month_alone),
    ((rf"(?:hver|hvert|every|each|alle|all) (?:anden |andet |other |second |tredje |eneste "
      rf"|single )?"
     rf"{ANY_DAY}(?:e|s)?{END}"), said(Stop("recurring"))),
    ((rf"(?:hver|hvert|every|each) (?:anden |andet |other |second |tredje |eneste |single )?(?:uge"
     rf"|dag|måned|maaned|aften|morgen|formiddag|eftermiddag|år|hverdag|week|day|month|evening"
     rf"|morning|afternoon|weekday|year|weekend|night|\d\. uge){END}"), said(Stop("recurring"))),
    (rf"(?:of|i) (?:hver|every|each) (?:måned|maaned|month){END}", said(Stop("recurring"))),
    ((rf"(?:den |the )?(?:{ORD}|sidste|last) {ANY_DAY} (?:i|of|in) (?:hver|every|each|the) "
     rf"(?:måned|maaned|month){END}(?<!the month)"), said(Stop("recurring"))),
    (rf"(?:{DAY})(?:e|s|ene|en)(?: (?:kl|fra|i|at|from)|{END})(?<!')", said(Stop("recurring"))),
    ((rf"(?:dagligt|ugentligt|ugentlig|ugentlige|månedligt|weekly|biweekly|fortnightly|daily"
     rf"|monthly|månedlig|gange? om ugen|times a week|per week|gange? om måneden"
     rf"|times a month){END}"),
     said(Stop("recurring", weak=True))),
    (rf"(?:på |alle )?(?:hverdage|weekdays|weekends|weekender){END}",
     said(Stop("recurring", weak=True))),
    ((rf"(?:i går|igår|i gaar|igaar|yesterday|i forgårs|forgårs|i aftes|last night|i morges"
     rf"|(?:i )?sidste uge|last week|forrige uge|sidste år|last year|sidste måned"
     rf"|last month){END}"),
     said(Stop("past", weak=True))),
    ((rf"(?:(?:den |the )?(?:sidste|første|last|first) )?{ANY_DAY} (?:lige |right )?(?:efter|før"
     rf"|foer|after|before) (?:{_HOLIDAYS}){END}"), said(Vague())),
    (rf"(?:i ?(?:{DAY})s){END}|(?:sidste|last|forrige|seneste) {ANY_DAY}{END}",
     said(Stop("past"))),
    (rf"(?:for )?(?:{NUM}) (?:dage?|uger?|timer?|days?|weeks?|hours?) (?:siden|ago){END}",
     said(Stop("past"))),
    (rf"(?:i |this |i den kommende |the |at the |næste |next )?(?:weekenden|weekend){END}(?!-)",
     said(Vague(days=(5, 6), weak=True))),
    (rf"{_BEFORE_MONTH}?(?P<m>{one_of(MONTHS_ALONE)}){END}", month_alone),
    (rf"{_BEFORE_MONTH}(?P<m>{MONTH}){END}", month_alone),
    (rf"(?:primo|medio|ultimo|mid|mid-|early|late) (?P<m>{MONTH}){END}", month_alone),
    ((rf"(?:{NEXT} (?:måned|maaned|month|år|aar|year|weekend|forår|efterår|sommer|vinter|spring"
      rf"|autumn"
     rf"|summer)|til (?:foråret|sommer|efteråret|vinter|næste år)|(?:i|in|this|til) (?:{_SEASONS})"
     rf"|senere på (?:ugen|måneden|året)|later (?:this|next) (?:week|month|year)|i (?:julen|påsken"
     rf"|vinterferien|efterårsferien|sommerferien)|(?:i )?slutningen af (?:ugen|måneden)"
     rf"|end of the "
     rf"(?:week|month)|(?:om|in) (?:et par|nogle|some|a few|a couple of|få|flere) (?:dage|days|uger"
     rf"|weeks|måneder|months)|efter (?:jul|nytår|ferien|påske)|after (?:christmas|new year|easter"
     rf"|the holidays)|i løbet af (?:ugen|dagen|måneden)|during the week|før (?:jul|nytår|ferien"
     rf"|påske)|before (?:christmas|new year|easter)|one of these days|en af dagene"
     rf"|(?:først|midt|sidst) (?:på|i) ugen|midweek|en (?:anden )?dag|another day"
     rf"|some other day|a different day){END}"), said(Vague(weak=True))),
]  # fmt: skip

RULES = [(late(pattern), build) for pattern, build in _STOPS]
