"""Being there for a part of it, being elsewhere, and questions that need no question mark."""

from __future__ import annotations

import re

from handlers.words.replies.wordlist import any_of

#: Only for an hour, not to the end: whether that is enough has to be asked.
PARTLY = any_of(
    r"""
    (?:ikke|not|cant|wont|aldrig)(?: (?:vaere|blive|der|med|til|i|paa|komme|jeg|vi|deltage|naa\
    |klare|stay|be|there|do|make|for|attend|at|the|it|lige|helt))* (?:hele|the whole|the entire\
    |the full|all) (?:aften(?:en)?|tid(?:en)?|dag(?:en)?|vej(?:en)?|arrangement(?:et)?\
    |debat(?:ten)?|evening|time|event|night|way|debate|of it|thing|day|session)
    (?:kun|only|hoejst|max|maks|bare|just)(?: (?:vaere|blive|der|komme|i|for|stay|be|there|do\
    |manage|make|naa|give|have|med|til|jeg|vi))* (?:en|et|to|\d+|halvanden|halvdelen|a|an|one\
    |two|half an?) ?(?:halv |hel )?(?:timer?|hours?|kvarter|minut(?:ter)?|min|minutes?|stund)
    (?:kun|only) (?:the |den )?(?:foerste|sidste|first|last|begyndelsen|starten|halvdelen|half)
    (?:first|last|second) (?:half|part|hour|bit|\d+ min\w*)(?: only)?  foerste (?:halve )?time
    (?:maa|skal|have to|need to|must|got to|gotta\
    |bliver noedt til at) (?:\w+ )?(?:gaa|smutte|koere|tage afsted|leave|go|run|dash) (?:\w+ )?\
    (?:tidligt|undervejs|midtvejs|early|halfway|before the end|foer tid)
    """
)
#: Away for days; on its own it says no only of the days it covers.
AWAY = any_of(
    r"""
    (?:paa|til) (?:\w+ )?(?:ferie|kursus|barsel|konference|orlov|rejse|tur|seminar|messe)
    on (?:holiday|vacation|leave)  har (?:ferie|fri)  bortrejst  ude at rejse  i udlandet  vaek
    away  abroad  out of (?:town|office|the country)  (?:im|i am|we are) off
    """
)
BACK_AT_WORK = any_of(
    r"""
    laeser (?:mine )?(?:mails?|beskeder) igen  tilbage (?:paa|ved) (?:kontoret|arbejdet|pinden\
    |redaktionen|biblioteket|skrivebordet)  back (?:in|at) (?:the office|work|my desk)
    begraenset adgang  limited access  out of office  tjekker ikke mails?  not checking mails?
    """
)
THAT_DAY = any_of(
    r"""
    (?:den|hele|hele den|samme|that|the same|all|this whole|the whole) (?:dag(?:en)?|aften(?:en)?\
    |uge(?:n)?|weekend(?:en)?|dato|formiddag|eftermiddag|day|morning|afternoon|evening|night|week\
    |date)  den torsdag  that thursday
    """
)
#: What somebody says of their own plans, and not of what they have read or heard.
PLANS = re.compile(
    r"(?<![^\W_])(?:er|har|skal|arbejder|holder|faar|rejser|flyver|spiller|underviser|passer|am|im"
    r"|ive|have|working|got)(?![^\W_])(?! (?:\w+ )?(?:laest|vaeret|been|set|hoert|skrevet|talt|sagt"
    r"|fundet|glemt|haft|had|faaet|gaaet|taget|gjort|tjekket|read|seen|heard|written|talked|said|forgot\w*)(?![^\W_]))"
)
#: A clause that begins so asks, whatever stands at its end.
ASKS_WHAT = re.compile(
    r"(?:og |men |so |and |but )?(?:hvem|hvad(?! med| saa| jeg| siger)|hvornaar|hvordan(?! lyder)"
    r"|hvilke[nt]?|hvor (?:mange|lang|laenge|er|ligger|skal|kan|foregaar|henne|stor|meget)|who|whos"
    r"|what(?! about| an? | do you say)|which|whose)(?![^\W_])"
)
#: What may keep somebody from coming, and does not say that it will.
MISHAP = any_of(
    r"""
    (?:broke|broken) down  braendt sammen  gaaet i stykker  punkteret  flat tyre  sat fast
    (?:bil|bus|tog|faerge|fly)(?:en|et|n)? (?:er )?(?:aflyst|forsinket|gaaet i staa|doed)
    """
)
#: To move it is no yes to it as it is.
MOVES = any_of(
    r"""
    udskyde?  udsaette?  flytte?  rykke?(?! ind| ud| sammen)  skubbe?  fremskynde  postpone  delay
    reschedule  move (?:it|this|the)  push (?:it|this|the)  shift (?:it|this|the)
    bring (?:it|this) forward
    """
)
#: An hour of leaving is no offer to start at it.
LEAVES = any_of(
    r"""
    (?:gaar|smutter|leave|leaving|(?:skal|maa) (?:\w+ )?(?:gaa|smutte|koere|videre|afsted|hjem)\
    |(?:need|have|got) to (?:go|leave|run)|gotta (?:go|leave|run)) (?:\w+ )?(?:kl|klokken|at|by\
    |senest|\d+)
    """
)
