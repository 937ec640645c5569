"""Questions, greetings, and talk that answers nothing."""

from __future__ import annotations

import re

from handlers.words.replies.wordlist import any_of

GREETING = any_of(
    r"""
    (?:rigtig )?(?:good|god|happy|glaedelig|dejlig|nice|merry) ?(?:morgen|morning|weekend\
    |fredag|friday|dag|aften|evening|afternoon|eftermiddag|mandag|monday|day|formiddag|torsdag\
    |thursday|jul|christmas|nytaar|new year|lunch|ferie|paaske|arbejdslyst|tur|fornoejelse|nat\
    |night|week|uge)(?: alle(?: sammen)?| all| everyone| til jer)?  godmorgen  godaften  goddag
    hej igen  hi again
    tak for (?:i ?gaar(?: aftes)?|i aftes|forleden|sidst|i dag|kaffe[^,.!\n]*|hjaelpen|snakken\
    |sidste gang)
    tak for (?:et |en )?(?:\w+ )?(?:moede(?:t)?|aften(?:en)?|tur(?:en)?|samarbejde(?:t)?\
    |dag(?:en)?|besoeg(?:et)?|arrangement(?:et)?|debat(?:ten)?)(?: (?:i gaar|forleden\
    |i torsdags|i fredags|i mandags|sidst|i dag))?
    (?:thanks|thx|thank you|ty) for (?:yesterday|last (?:time|night|week)|coming|having \w+|today\
    |the (?:meeting|coffee|chat|tour|lunch|event)[^,.!\n]*)
    """
)
QUESTION_START = re.compile(
    r"(?:^|[.!\n,] ?|hej[^,.!\n]{0,20}[,!.]? )(?:og |men |and |but |oh |so |saa |ok "
    r"|lige )?(?:hvem|hvad|hvor|hvornaar|hvordan|hvorfor|hvilke[nt]?|hvis tur"
    r"|er der|er det(?! en aftale| aftalt| paa plads| i orden| fint| en deal)"
    r"|er i(?! (?:telefon|bil|bus|tog|et|en|gang|by|ret|koebenhavn|aarhus"
    r"|odense|berlin|london"
    r"|oslo|udlandet|sverige|norge|tyskland|spanien|moede))|er du|bliver (?:det|der)"
    r"|kommer der|faar (?:man|jeg|vi)|skal (?:jeg|vi"
    r"|der|man)|kan (?:man|i|du|jeg faa|jeg se|jeg tage)|har (?:i|du|vi)|maa (?:jeg|man)|gaelder"
    r"|findes|ved (?:i|du)"
    r"|who|whos|what|whats|where|wheres|when|whens|why|how|hows|which|is there|is it|is the"
    r"|is this|is that|are these|does this|will this|will we|is (?:any|every)(?:one|thing)"
    r"|(?:staar|sidder|moeder|betaler|koster|taler) (?:jeg|vi|man|i|det|der|de)"
    r"|are there|are you|are we|will there|will it|will you|do (?:i|we|you|they)|does|did"
    r"|can (?:i bring|you (?:send|tell|share|explain|give|clarify)|i get|i have|someone)|could you"
    r"|should i|any (?:idea|chance|info|news|parking))(?![^\W_])",
)
OTHER_CHATTER = any_of(
    r"""
    wrong (?:chat|channel|person|thread)  forkert (?:chat|traad|kanal|person|tråd)  ignore that
    ^tester?(?= ?[.!]?$)  det var til (?:min|en|mit|mine)(?: \w+)?
    (?:that|this) was (?:meant )?for my  ment til en anden  meant for (?:someone|my)
    (?:that|this) was for (?!me|us|you|the|an? )\w+
    det var til (?!at |mig|os|dig|jer|torsdag|fredag|en |et |den|det)\w+  forkert modtager
    sendt forkert  not meant for (?:you|this)
    (?:det|den|that) (?:var|er|was|is) (?:vist )?(?:ikke|not) (?:meant )?(?:til|for) (?:dig|jer\
    |you|her)
    (?:det|den) var (?:vist )?til en anden  sent (?:that|this) to the wrong
    """
)
SEEN = any_of(
    r"""
    noted  noteret  modtaget  received  set  seen  roger  copy that  got it  forstaaet  understood
    tjek  check  interessant  interesting  spaendende  hmm+  oej  puha  aha  ah(?: ok)?
    naa (?:okay|ok|ja|da)  hm+  ok saa  oh  wow  uha  tak for besked(?:en)?
    thanks for letting (?:me|us) know
    """
)
#: Small talk that answers nothing.
CHATTER = any_of(
    r"""
    stakkels \w+  poor \w+  hils \w+  god bedring  get well  tillykke  congrat\w*  congratulations
    kage(?:r|n)?  cake  kaffe(?:n)?  coffee  frokost(?:en)?  lunch  kamp(?:en)?  foedselsdag\w*
    birthday  tusind tak  mange tak  cheers  brilliant  nice article  god artikel
    min (?:oplader|jakke|cykel|noegle)\w*  pocket text  ignore me  happy \w+
    god (?:stemning|tur|fornoejelse|ferie|weekend)  haha\w*  hehe\w*  lol  lmao  rofl  hihi
    hope (?:he|she|they) (?:feels?|gets?|is|are)  haaber (?:han|hun|de) (?:faar|snart|kommer|har)
    feel better  paa den igen  sikke et vejr  what a (?:day|game|match|storm)  fedt maal  god kamp
    tak fordi i  thanks for being  tak for (?:forstaaelse\w*|taalmodighed\w*)
    for being so (?:nice|kind|understanding)
    good luck  held og lykke  poej poej  knaek og braek  break a leg
    sorry (?:again|about (?:this|that|it))  (?:beklager|undskyld) igen  hope it goes well
    haaber det gaar
    """
)
FIRST_PERSON = any_of(
    r"""
    jeg  vi  mig  os  min  mit  mine  vores  i  im  ill  ive  id  we  weve  us  me  my  our
    """
)
