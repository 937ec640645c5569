"""The small words between and around marks, and what they do to them."""

from __future__ import annotations

from .late import late
from .lexicon import ALMOST_DAY

_LINKS = (
    r"kl|klokken|på|paa|den|d|fra|from|i|om|at|on|the|in|starting|start|starter|ca|this|der|ved|evt"
    r"|and|og|time|tid|en"
)
GAP = late(rf"[ ,.;:()*_–-]*(?:(?:{_LINKS})(?![^\W_])\.?[ ,.;:()*_–-]*)*")
INSTEAD = late(
    r"(?:^|\W)(?:i stedet for|istedet for|istedetfor|instead of|rather than|frem ?for"
    r"|snarere end|ikke"
    r"|not) (?:(?:(?:kl|klokken|d)\.?|på|den|om|at|on|the|from|fra) ?)*$",
)
LEADS_HOUR = late(
    r"(?:^|\W)(?:til|fra|først|foerst|efter|kun|hellere|bare|gerne|sige|siger|helst|tidligst|omkring|do"
    r"|be|say|to|from|after|about|around|until|til kl|hvad med|how about"
    r"|what about|make it|make|try|i stedet|instead|men|but"
    r"|så|so"
    r"|ved|tage|tager|eller|or|mulig|possible|vi|we|inden|foer|før|before|by|senest|starte|start"
    r"|begynde|begin|den til|it to) ?[,:]? ?$"
    r"|^$",
)
OR = late(r" ?(?:/|,|(?:,? ?(?:eller|or|evt\.?|og|and|alternativt))) ?")
GOES_ON = late(  # what may follow a bare hour: not the noun it counts
    r" *(?:$|[,.;:!?()\ufffc\x00/&+–-]|(?:i|på|in|at|on|med|with|hos|til|om|for|hvis|if|så|og"
    r"|and|eller|or"
    r"|ved|som|der|instead|works|virker|passer|kan|can|would|er|is|please|tak|thanks|er|ok|fint|går"
    r"|til|i stedet|alligevel|igen|again|after all|derefter|men|but|uge|week|om)(?![^\W_]))",
)
BOUND = late(
    r"(?:^|[^\w])(?P<w>efter|after|fra efter|før|foer|inden|before|senest|by|until|indtil"
    r"|undtagen|except|"
    r"ikke|not|no|ej|andet end|other than|instead of|rather than|i stedet for|uden|snarere end"
    r"|hellere end|siden|since|forbi|over)"
    r" (?:(?:(?:kl|klokken|d|ca)\.?|på|den|om|i|at|on|the) ?)*$",
)
ZONE = late(r" ?\(?(?:utc|gmt|est|edt|pst|pdt|bst|eastern|pacific|uk time|z\b|[+]\d)")
LEFT_OVER = late(
    rf"(?<![^\W_])(?:(?:kl|klokken)(?!\.? ?\d\d?-[^\W\d_])|o'clock|{ALMOST_DAY})(?![^\W_])"
    r"|(?<!\d)\d{1,2}:\d{2}(?!\d)"
)
#: A day by a name that is not known: "mors dag kl. 10" is not today.
OTHER_DAY = late(r"(?<![^\W_])(?:\w{3,}s ?dag|(?:\w+'?s|\w{4,}) day|\w+ eve)(?![^\W_])")
LONG_AGO = late(r",? (?:1[5-9]\d\d|200\d|201\d)(?![\d.:])")  # 9. april 1940
THROUGH = late(r",? *(?:-|til|to|until|til og med) *(?:(?:på|the) *)?")
