"""Where an answer turns: corrections, asides, verdicts, a wish with a 'but'."""

from __future__ import annotations

import re

from handlers.words.replies.wordlist import any_of

CORRECTION = re.compile(
    r"(?<![^\W_])(?:eller (?P<no>nej)(?: vent)?|(?:nej )?vent(?: lige)?(?= |,|$)(?! paa| med"
    r"| ikke| til)|or rather|eller rettere|rettelse|correction|actually(?P<no2> no)?"
    r"|(?P<no3>no,? )wait|scratch that|sorry(?:,)? i meant|jeg mener|i mean|eller (?P<yes>jo)"
    r"|(?P<no4>nej),? (?:forresten|vent|ved du hvad|glem det)|hov|ups|my mistake"
    r"|on second thoughts?|ved naermere eftertanke|eftertanke"
    r"|come to think of it)(?![^\W_])[,.:! -]*"
)
#: Said of earlier, of others, or of a life in which they could: no answer of today.
ASIDE = re.compile(
    r"(?<![^\W_])(?:(?:jeg |vi |i )?(?:sagde|svarede|lovede) (?:\w+ ){0,3}(?:ja|nej|yes|no)"
    r"|(?:jeg |vi |i )har (?:jo |godt nok |ellers )?(?:sagt|lovet) (?:jer )?ja"
    r"|(?:i|we) (?:did )?(?:said?|told you|promised) (?:\w+ ){0,2}yes"
    r"|(?:would|wouldve|could|couldve) (?:have )?said yes(?: in a heartbeat)?"
    r"|(?:ville|havde) (?:gerne |ellers )*(?:have )?sagt ja"
    r"|(?!(?:jeg|vi|i|we)(?![^\W_]))\w+ (?:siger|sagde|says|said) (?:ja|nej|yes|no) (?:til|to)"
    r" (?!at|det|den|debatten|opgaven|torsdag|this|it|that|do|be|take)\w+"
    r"|(?:oh|ah|aah|aw|aargh|oev|aev|hold da op)?,? ?nej,? (?:hvor|sikke"
    r"|altsaa hvor)(?! (?:mange|kan|er|skal))[^.!?,\n]*"
    r"|(?:oh|aah|aw|argh) (?:no|nej)"
    r"|(?:ja|yes) (?:tak|thanks|thank you) for (?:invitationen|tilbuddet|at|the|your|asking"
    r"|din|jeres)[^.!?,\n]*"
    r"|(?:jeg|vi) (?:aflyser|melder) ikke[^,.!?\n]*|dont forget[^,.!?\n]*|wont be late"
    r"|hvor (?:er|var|bliver) (?:det|den|i|du) (?:dejlig|kold|varm|flot|sjov|hyggelig|fed|skoen"
    r"|aergerlig|trist|synd|soed|god|vild|irriterende|kedelig)t?"
    r"|kan (?:jeg |vi )?ikke komme (?:ind|paa (?:wifi|nettet|siden)|i kontakt|igennem)[^.,!?\n]*"
    r"|kommer (?:\w+ )?ikke (?:for (?:sent|tidligt)|tomhaende\w+|til at (?!tage|moderere|vaere)\w+)"
    r"|(?:deltager|spiser) (?:jeg |vi )?ikke (?:i |med |til )*(?:frokost|kaffe|middag|spisning"
    r"|reception|fest|morgenmad)\w*|stiller ikke (?:stole|borde|spoergsmaal)\w*(?: op)?"
    r"|(?:nej|no),? (?:tak|thanks) (?:til|to) (?!debatten|torsdag|opgaven|at|det|den|jer|the)\w+"
    r"|(?:melder|springer|dropper|melde) (?:\w+ )?(?:fra|over|ud) til (?!debatten|torsdag|jer"
    r"|dig|den|arrangementet|aftenen|moedet)\w+"
    r"|(?:er )?ude af (?:kaffe|te|stole|papir)"
    r"|,? ?(?:ellers|otherwise) (?:ikke|nej|not|no)(?= ?[.!]?$))(?![^\W_])"
)
#: The answer put into so many words overrules what led up to it.
VERDICT = re.compile(
    r"(?<![^\W_])(?:svaret er|mit svar er|(?:my|the) answer is|det bliver (?:til )?|det er et"
    r"|(?<!then )its a|thats a|so its a|saa det er et)(?: (?:desvaerre|altsaa|klart|et|a"
    r"|et klart|sadly|still"
    r"|stadig|clear))* (?P<word>ja|yes|nej|no)(?= ?[.!,;]| ?$| (?:herfra|fra mig|from me|tak))"
)
#: What one would have wished: with a reason behind a "but" it is a no.
WISH_BUT = re.compile(
    r"(?:(?:id|i would|we would|wed|would) (?:really |have )?(?:loved?|liked?)|ville (?:jeg "
    r"|vi )?(?:ellers |rigtig |meget )*"
    r"(?:gerne|elske)|ville (?:vaere|have vaeret)|lyder|sounds?|gerne|happy to|glad to"
    r"|lyst til|fristende|tempting"
    r"|good idea|god ide)[^.!?\n]*?(?: men| but|,? desvaerre|,? unfortunately) (?P<why>.+)"
)
#: What makes it no pull-out and no yes of the writer's: somebody or something else does it.
OF_OTHERS = re.compile(
    r"(?:(?!torsdagen|fredagen|aftenen|dagen|tiden|datoen|tidspunktet)"
    r"\w{2,}(?:en|et|erne|oren|eren)|han|hun|he|she|they|the (?!time|date|day|evening)\w+)"
    r" (?:er|kommer|kan|har|aflyser|melder|is|are|cant|can|has|wont)(?![^\W_])"
)
#: A question that says yes before it asks.
ASSENTS_FIRST = re.compile(
    r"(?:ja(?: tak)?|yes|yeah|yep|jep|ok|okay|sure|fint|super|perfekt)[, ](?=.)"
)
#: Said after a bump, these take nothing back: another day, what goes on, what is only hoped.
NOT_BACK = any_of(
    r"""
    (?:tilbage|back) (?:igen )?(?:paa|on|i|in|til) (?:mandag|tirsdag|onsdag|fredag|loerdag\
    |soendag|monday|tuesday|wednesday|friday|naeste|next|morgen)\w*  naeste uge  next week
    nye? dato(?:er)?  new dates?  til at hoere  raser  stadig i gang  still on (?:scene|fire)
    (?:kan|can) (?:godt|sagtens) (?:se|vaere(?! der| med)|lide|forstaa|vente|wait)  haabede  hoped
    these years  typo  plakat(?:en)?  poster  page \d+  (?:holder|gaelder) (?:\w+ )?ikke
    fortryder (?:jeg )?ikke  (?:ned )?til (?:mandag|tirsdag|onsdag|fredag)
    (?:uden|without) (?:os|mig|us|me|avisen|redaktionen|the paper|biblioteket)
    (?:glem|annuller|drop|fjern|slet) ikke  er ikke (?:aflyst|trukket|annulleret|loest)
    dont (?:forget|ignore|cancel)  loeste sig ikke  tak alligevel  alligevel tak  thanks anyway
    (?:han|hun|he|she|they|de|barnet|\w+(?:en|et)) (?:er|is) (?:rask|frisk|better|well)
    komme(?:r|t)? forbi  komme til (?:jer|os)  make it up to
    """
)
#: No going alone: they come late, or only wish or ask.
NOT_ALONE = any_of(
    r"""
    ville vaere  would be (?:sad|a shame)  trist  aergerligt  ked af  hvorfor  why
    (?:de )?foerste \d*\w*  first few  (?:jeg|vi) (?:kommer|er der|stoeder til)
    (?:ill|we will|well|i will) (?:be there|join|come)  minutter  minutes  plakat(?:en)?  poster
    """
)
#: A yes that is about letting it go.
DROPS = any_of(
    r"""
    dropper? (?:vi |i |du )?(?:det|den)  drop(?:ping)? (?:it|this)  spoerger en anden
    ask(?:ing)? someone else  glemmer (?:vi )?(?:det|den)
    """
)
#: Times of other things: doors, meals, trains, deadlines, and when somebody is off work.
OTHER_TIME = any_of(
    r"""
    doer(?:en|ene)? aabner  aabner  doors? opens?  spiser  dinner  middag(?:en)?
    hente(?:r)? (?:mig|os)  pick (?:me|us) up  station(?:en)?  (?:tog|bus|fly)(?:et|sen|en)?
    train  flight  trykken  deadline  (?:jeg|vi) ringer  (?:ill|i will) (?:call|ring|phone)
    aftale detaljer  (?:jeg|vi) har fri  (?:im|i am|we are) off (?:at|from)  (?:finish|off) work
    faar fri
    (?<!efter )(?<!foer )(?:kaffe|frokost)(?:en)?  (?<!after )(?<!before )(?:coffee|lunch)
    spisning  drinks  opstilling  soundcheck
    lydproeve  afgang  ankomst
    """
)
