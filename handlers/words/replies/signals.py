"""The words that carry an answer, Danish and English, in the plain form of `clean.plain`.

One pattern per kind of signal. Idioms come first in `decide`: 'det siger jeg ikke nej til' is a
yes though every word of it says no.
"""

from __future__ import annotations

import re

from .wordlist import any_of

CLEAR_YES = any_of(
    r"""
    ja(?! (?:altsaa|men|ja|og nej|eller nej)\b)(?:h|da|tak)?  jow?  joda  jep  jeps  japs  jup
    yes(?! i (?:saw|know|got|read|heard|see))  yep  yeah  yup  yess+  jaa+  sure(?! thing ?\?)
    selvfoelgelig  naturligvis  of course  ofc  absolut(?:ely)?  definitely  bestemt(?! ikke)
    helt sikkert  certainly  count me in
    (?:im|i am|we are|vi er|were) in(?= ?$| for (?:it|this)| on)
    (?:jeg|vi) er (?:meget |helt |da |selvfoelgelig )?(?:med|paa|klar|frisk)(?! (?:ferie\
    |arbejde|barsel|vej|kursus|job|opgave|tur|rejse|vagt))
    er (?:jeg|vi) med(?: paa)?  er med  den er i (?:orden|vinkel)  i orden  aftale
    det er en aftale  its a deal  deal  youre on  its a date
    (?:jeg|vi) kommer(?: gerne)?(?! (?:ikke|tilbage|desvaerre|forbi|for sent|lidt))
    (?:ill|i will|well|we will) be there  see you there  vi ses(?: der| torsdag| fredag)?
    ses der  (?:det|den) klarer (?:jeg|vi)  (?:jeg|vi) klarer (?:det|den)  will do  happy to
    glad to  id love to  would love to  love to  my pleasure  (?:jeg|vi) glaeder (?:mig|os)
    (?:meget |rigtig )?gerne(?! vide| have| hoere| se| spoerge| stille| flytte| rykke| holde\
    | koere| tage den uden)
    med glaede  med fornoejelse  (?:jeg|vi) tager (?:den|det|vagten|tjansen|opgaven)
    den tager (?:jeg|vi)
    (?:ill|i can) (?:take it|do it|do that|cover|step in|fill in|be there|make it)
    i(?:ll| will| can) (?:cover|take) (?:for|over|it|her|his)  can do
    i can(?: do)? (?:thursday|that|friday)?
    (?:det|den|torsdag|fredag) kan (?:jeg|vi)(?: (?:sagtens|godt|fint|da|selvfoelgelig|bestemt)\
    )*
    (?:jeg|vi) kan (?:sagtens|godt|fint|da)(?! (?:ikke|blive|lide|se|forstaa|huske))
    (?:jeg|vi) stiller op  (?:jeg|vi) hopper paa  (?:du|i) kan regne med (?:mig|os)
    regn med mig  book (?:mig|me)  skriv mig paa  put me down  sign me up  confirmed  bekraeftet
    jeg bekraefter  accepteret  accepterer  accepted  godkendt  approved  agreed  vildt gerne
    kan du tro(?: jeg vil)?  sounds like a plan  im game  im up for it  im on board
    frisk paa (?:den|det)  klar paa (?:den|det)
    ^kan (?:godt|sagtens|fint)(?! lide| se| forstaa| vaere)  will be there  count on me
    with pleasure  you bet  go for it
    """
)
SOFT_YES = any_of(
    r"""
    ok(?:ay|e|i)?  okidoki  alright  all right  sounds (?:good|great|fine|perfect|lovely)
    lyder (?:godt|fint|super|perfekt|spaendende|skoent|dejligt)
    works(?: (?:for (?:me|us)|fine|great|well))?  suits (?:me|us)  that works
    passer(?: (?:mig|os))?(?: (?:fint|godt|perfekt|glimrende|super))?
    (?:det )?gaar (?:fint|godt|an)  (?<!i )gaar(?= ?$)  skal vi sige  let ?s do (?:it|that)
    lad os goere det  det goer vi  (?:helt )?fint? (?:med|for|hos) (?:mig|os)
    ingen indvendinger  good with (?:me|us)  (?:fine|good|ok|okay) (?:by|with|for) (?:me|us)
    no objections?  im free  jeg er fri  (?:jeg|vi) har (?:godt )?tid  im available
    i am available  jeg er ledig  muligt for (?:mig|os)  vi koerer (?:paa|den)  koer (?:paa|den)
    saa siger vi det  det er (?:helt )?fint at (?:jeg|vi)
    """
)
# Praise says yes only when it is said of the time or of nothing: 'fint', 'torsdag er perfekt'.
PRAISE = any_of(
    r"""
    fint?  fine  super  perfe[ck]t  great  good  godt?  cool  nice  fedt  top  topp?en  klart
    glimrende  fremragende  skoent  dejligt?  excellent  lovely  brilliant  fair nok  all good
    available  ledig  holder  awesome  ideal  ideelt  herligt  yes
    """
)
AROUND_PRAISE = any_of(
    r"""
    det  den  that  thats  its  is  er  helt  really  meget  rigtig  med  for  with  by  mig  os
    me  us  tak  thanks  bare  just  da  jo  saa  so  all  tiden  tidspunktet  datoen  dagen
    the time  date  herfra  here  from my side  fra min side  ogsaa  too  hos  og  and
    at jeg tager den  i orden  jamen  well  men  but  then  day  hilsen
    """
)
# Doubt about something else does not weaken a plain yes: "ja! håber I får mange gæster".
WEAK_HEDGE = any_of(
    r"""
    haaber  hope  i hope  tror(?: jeg| vi)?  (?:i|we) think  lige nu  for now  looks like
    ser ud til
    """
)
FIRST_PERSON = any_of(
    r"""
    jeg  vi  mig  os  min  mit  mine  vores  i  im  ill  ive  id  we  weve  us  me  my  our
    """
)
APOLOGY = any_of(
    r"""
    beklager  sorry  undskyld  apologies  kedeligt  aergerligt
    """
)
NEGATION = any_of(
    r"""
    neither  ikke  not  aldrig  never  dont  doesnt  isnt  wasnt  didnt  wont  hardly  naeppe
    knap  ingen  hverken
    """
)
GREETING = any_of(
    r"""
    (?:rigtig )?(?:good|god|happy|glaedelig|dejlig|nice|merry) ?(?:morgen|morning|weekend\
    |fredag|friday|dag|aften|evening|afternoon|eftermiddag|mandag|monday|day|formiddag|torsdag\
    |thursday|jul|christmas|nytaar|new year|lunch|ferie|paaske|arbejdslyst|tur|fornoejelse|nat\
    |night|week|uge)(?: alle(?: sammen)?| all| everyone| til jer)?
    godmorgen  godaften  goddag  hej igen  hi again
    tak for (?:i gaar|sidst|i dag|kaffe[^,.!\n]*|hjaelpen|snakken)
    thanks for (?:yesterday|last time|today)
    """
)
YES_IDIOM = any_of(
    r"""
    no,? no,? (?:its|thats|all|everything)[^.!?\n]{0,12}(?:fine|good|ok|okay)
    ikke nej(?: til)?  (?:wont|cant|not going to|wouldnt) (?:say|be saying) no
    (?:dont|cant) see why not  why not  hvorfor ikke
    (?:nej ?,? )+(?:det|den|alt|torsdag|fredag|tiden) (?:er|passer|gaar) (?:helt |jo |d\
    a |fuldstaendig )?(?:fint?|okay|ok|i orden)(?: (?:med|for) mig)?
    ingen indvendinger  no objections?  intet at indvende
    ikke (?:noget|et) problem  ingen problem(?:er)?  intet problem  no prob(?:lem)?s?  np
    not a problem  no worries  ikke noget i vejen  intet i vejen  intet at indvende
    ikke noget imod  intet imod  dont mind  wouldnt miss it  gaar jeg ikke glip af
    det vil jeg ikke gaa glip af  jeg kan ikke sige nej  how could i say no
    yeah go on(?: then)?  go on then  ja hvorfor ikke  kan ikke vaere bedre  couldnt be better
    cant wait  kan ikke vente  uden problemer  den er hjemme  i hus  no brainer
    jeg skal nok (?:vaere der|komme|tage den|klare det|stille op)
    """
)
NO = any_of(
    r"""
    har (?:jeg |vi )?ikke lyst(?: til)?  gider (?:jeg )?ikke  ikke den rette
    sit (?:this|that)(?: one)? out
    naar (?:jeg |vi )?(?:det )?ikke  (?:jeg|vi) naar (?:det )?ikke
    (?:not|ikke) (?:on |paa )?(?:mandag|tirsdag|onsdag|torsdag|fredag|loerdag|soendag|monday\
    |tuesday|wednesday|thursday|friday|saturday|sunday)(?= ?$)
    nej+(?: tak)?  naeh?  niks
    no(?! (?:prob|worries|brainer|objection|idea|question|doubt|need|rush|wonder|matter))  nope
    nah  desvaerre  unfortunately  sadly  (?:im )?afraid (?:not|i cant|we cant)  ellers tak
    no thanks
    (?:kan|kunne)(?: \w+){0,4} ikke(?! (?:\w+ )?(?:finde|se|huske|aabne|forstaa|hoere|logge\
    |laese|downloade|faa|vente|sige|bare|engang|lade|undvaere|gaette|taenke)(?![^\W_]))
    cant(?! (?:find|see|open|remember|hear|log|wait|tell|believe|stop|access|read|understand\
    |think|imagine|complain|say no))
    cannot  can not  couldnt  unable  wont(?! say)  will not  not able  no can do
    not (?:possible|this time|available|free|going to|gonna|for me|happening|me)
    gaar (?:\w+ ){0,2}ikke  passer (?:\w+ ){0,3}(?:ikke|daarligt|skidt|elendigt)  passer ikke
    doesnt (?:work|suit|fit)  does not (?:work|suit)  dont (?:have time|have anyone|think i can)
    (?:ikke |u)mulig(?:t|e)?  impossible
    har (?:\w+ ){0,2}(?:ikke|ingen) (?:tid|mulighed|folk|kapacitet|overskud|bemanding)
    ikke (?:denne|den her) gang
    maa (?:desvaerre )?(?:sige nej|melde (?:fra|pas|afbud)|takke nej|afslaa|springe over|passe\
    |aflyse|afvise|droppe|skuffe)
    takker? nej  siger (?:desvaerre )?nej  et nej  a no
    (?:have to|must|ill|going to|gonna|gotta|need to) (?:pass|decline|skip|say no)
    pass on (?:this|it|that)  sidder (?:jeg )?over  (?:jeg|vi) springer over
    jeg er (?:desvaerre )?(?:optaget|forhindret|bortrejst|booket|dobbeltbooket)
    er (?:allerede )?(?:optaget|forhindret|bortrejst|booket|dobbeltbooket)
    im (?:busy|booked|away|tied up|out of town|double booked|double-booked|off)
    already (?:booked|busy)
    (?:jeg|vi) er (?:desvaerre )?(?:paa|til) (?:ferie|kursus|barsel|konference|foedselsdag\
    |bryllup|generalforsamling)
    er (?:desvaerre )?(?:paa ferie|ude at rejse|i udlandet|paa barsel)
    on (?:holiday|vacation|leave)(?! today)  har ferie  not me  ikke mig  det bliver ikke
    bliver det ikke  kommer ikke(?! til at staa)  vi kan ikke stille  stiller ikke
    ingen (?:folk|journalister) den  regret(?:fully)?  har (?:\w+ )?andre planer
    have other plans  other commitments  noget andet  har (?:allerede )?en anden aftale
    (?:er|bliver|is|thats|its) (?:\w+ )?(?:for|too) (?:tidligt?|sent|tidlig|kort varsel|early\
    |late|soon|short notice)
    neither  none of (?:them|those)  hverken  ingen af (?:dem|delene)
    (?:maa|bliver) (?:blive|klares?|det)? ?uden mig  rather not  unfortunatelly  kan ikke naa
    det duer ikke  dur ikke  duer ikke  ikke lige mig  ikke noget for mig  not my thing
    hard pass  rain check  er noedt til at (?:sige nej|afvise|afslaa|melde fra|takke nej)
    maa melde  uheldigvis  aergerligt nok  lader sig ikke goere  er udelukket
    out of the question
    """
)
STARTS_PASS = re.compile(
    r"^(?:hej[^,.!\n]*[,.!] ?)?(?:pas|pass)(?: (?:herfra|from me|her)|[,.! ]|$)(?! paa)"
)
PULL_OUT = any_of(
    r"""
    afbud
    (?:maa|bliver noedt til at|er noedt til at|vil) (?:\w+ )?(?:melde|traekke|springe|bakke\
    |trille|rykke|aflyse|droppe|pille|hoppe|staa)(?: \w+)? ?(?:fra|ud|tilbage|afbud|af|over\
    |mig|os|den|det)?
    springe(?:r)? fra  traekke(?:r)? (?:mig|os|folk)  hopper? fra  staar af
    melder (?:fra|pas|ud)  drop(?:ping)? out  bail(?:ing)?  back(?:ing)? out  pull(?:ing)? out
    count (?:me|us) out
    (?:(?:need|have|got|going) to|gotta|must|gonna) (?:bump|cancel|bail|drop(?! by| off)|pull\
    |back|withdraw|call it off)
    bump (?:this|it|that)  wont (?:be able to )?(?:make|be|come|attend)
    cant (?:make|come|do|attend|be there|be)(?! before)  kan ikke regne med (?:os|mig)
    regn ikke med (?:os|mig)  dont count on (?:us|me)  cancel(?:ling)?  aflyser?
    not (?:going to|gonna) make it  (?:im|we are|were) out(?! of| there| until)  out of this one
    er ude af (?:den|det)  alligevel ikke  ikke alligevel  after all (?:i|we) cant
    cant after all  kommer ikke  kan ikke komme  kan ikke vaere der  maa passe
    stand(?:ing)? down  gaar fra  skal bruges et andet sted  er blevet (?:syg|sendt|sat|kaldt)
    (?:maa|vil) rykke
    """
)
HEDGE = any_of(
    r"""
    (?:kun|only) (?:(?:den|det|the) )?(?:foerste|sidste|halvdelen|starten|slutningen|noget|lidt\
    |first|last|half|part|some|beginning)
    noget af tiden  part of (?:it|the time)
    idk  aner ikke  no idea
    maaske  maybe  perhaps  mulig ?vis  possibly  probably
    nok(?! (?:med|af|til|plads|tid|folk|stole))  vist(?:nok)?  formentlig  sandsynligvis
    forhaabentlig  hopefully  should (?:be|work|do)  burde (?:kunne|gaa|vaere|passe)  might
    tror(?: jeg| vi)?  (?:i|we) (?:think|guess|suppose|believe)  i guess  guess so  think so
    umiddelbart  haaber  hope so  i hope  med forbehold  kommer an paa  afhaenger  depends
    tentative(?:ly)?  ish  50/50  fifty fifty  ikke sikker  not sure  unsure  usikker
    ved (?:det |jeg )?ikke  dont know  dunno  aner det ikke  kan vaere  could be
    as far as i know  saa vidt jeg ved  saavidt  forsoege  proever  try to  ill try  vil proeve
    goer mit bedste  do my best  most likely  i princippet  in principle  principielt
    egentlig(?: godt)?  mon ikke  skulle gerne  regner med(?! (?:mig|os))  lige nu  for now
    indtil videre  som udgangspunkt  planen er  let(?: u|) ?s see  vi faar se  well see
    det ser saadan ud  ser ud til  looks like  if i must  hvis jeg skal
    hvis det endelig skal vaere  modvilligt
    """
)
CONDITION = any_of(
    r"""
    ellers (?:ja|fint|ok|er|passer|gerne)  otherwise (?:fine|ok|yes|good|great|works)  hvis
    if(?! i dont see you)  medmindre  med mindre  unless  saa laenge  as long as  provided
    forudsat  paa betingelse  on condition  saafremt  kun saafremt  only when  assuming
    naar bare  bare (?:vi|jeg|det) (?:kan|er|faar|slipper)  only if  kraever
    """
)
LATER = any_of(
    r"""
    (?:svare|sige noget|melde ud|give svar|vide det)(?: \w+)? (?:senere|i morgen|i aften\
    |i eftermiddag|paa|naar|om|efter|tomorrow)
    (?:can i|kan jeg|maa jeg) (?:svare|answer|reply)  hoerer (?:i )?fra mig
    (?:to|2|et|lige to|fem) sek(?:under)?  ringer (?:om|senere)  skal lige (?:have|finde|naa)
    (?:will|ill) answer  checking (?:with|my|the)
    (?:skriver|svarer|melder|ringer|vender|giver|kommer)(?: \w+){0,3} (?:senere|tilbage|lyd\
    |besked|igen|i morgen|i eftermiddag|i aften|paa mandag|om lidt|snart|straks|naar|inden\
    |foer|ved|om|efter)
    vender tilbage  giver (?:\w+ )?(?:lyd|besked)  kommer tilbage (?:til|med|paa)
    (?:skriver|svarer) (?:lige )?(?:i|paa|om|naar|efter|inden|senest|mandag|tirsdag|onsdag\
    |torsdag|fredag)
    faar svar
    (?:skal|maa|vil|er noedt til at) lige (?:\w+ )?(?:tjekke|checke|hoere|spoerge|se|vende\
    |kigge|tale|snakke|undersoege|afklare|finde|taenke|sove|cleare)
    (?:skal|maa) (?:tjekke|checke|vende den|vende det|afklare|undersoege|spoerge|hoere\
    |sove paa|taenke over|tale med|snakke med)
    jeg (?:tjekker|hoerer|undersoeger|spoerger|checker|vender det|vender den|finder ud af det\
    |ser paa det|kigger paa det)
    tjekker (?:lige|kalenderen|og)
    lad mig (?:lige )?(?:tjekke|checke|se|hoere|vende|taenke|spoerge|kigge|undersoege)
    (?:ill|i will|will|well|can i|let me|let you|ill have to|need to|have to|must|gotta\
    ) (?:\w+ ){0,2}(?:reply|answer|respond|get back|let you know|know|check|see|ask|come back\
    |circle back|confirm|revert|think|look|talk|find out|sleep on|write|text|call)(?! me\
    | you there| it through)
    let you know  get back to you  getting back  ask (?:me )?(?:again|later)
    spoerg (?:mig )?(?:igen|senere)  remind me  mind mig om  paamind  ryk (?:mig|for svar)
    svar senere  svarer senere  sig til igen  proev (?:mig )?igen  try (?:me )?again  check back
    give me (?:a|an|\d+|until|till|some|five|two)
    giv mig (?:lige )?(?:en|et|\d+|til|lidt|to|fem|indtil)
    (?:\d+|to|fem|ti|two|five|ten) min(?:utter|utes|s)?(?= ?[.!]?$)
    (?:et|to|lige et) (?:oejeblik|sekund|minut)(?:ter)?  lige to sek  one (?:sec|moment|minute)
    hang on  hold on  brb  (?:not|ikke) (?:right )?nu  kan ikke (?:lige )?svare
    cant (?:say|tell|answer|talk|reply|confirm)(?: \w+)? ?(?:yet|now|until|today)?
    ved det (?:foerst )?(?:i morgen|paa|mandag|senere|naermere)
    know (?:more )?(?:on|by|tomorrow|monday|later)  naermere besked  senere i dag  later today
    i (?:lige )?et moede  in a meeting  tager den paa (?:redaktions)?moedet  sover paa det
    sleep on it  bear with me  hav taalmodighed  svar foelger  et svar (?:senere|i morgen)
    foer jeg ved  taenker (?:lige )?over  will advise  tba  more soon  afventer
    waiting (?:for|on|to hear)  venter paa
    """
)
ALONE = any_of(
    r"""
    (?:koer\w*|hold\w*|gennemfoer\w*|tag|tage|tager|afhold\w*|klar\w*|lav\w*|fortsaet\w*\
    |afvik\w*|goer|goere|do|run|go|carry|hold|have|proceed|continue|manage|host|keep|happen\
    |ahead)(?: \w+){0,5} (?:uden|without) (?:os|mig|avisen|folkebladet|redaktionen\
    |journalist\w*|en journalist|biblioteket|vores|us|me|the paper|our|anyone from\
    |a journalist|the library|the newspaper)
    (?:uden|without) (?:os|mig|us|me) (?:er|is) (?:ok|fint|fine|okay|helt)
    (?:koer|hold|gennemfoer|tag|afhold|klar|koerer|holder|gennemfoerer|afvikl)(?: \w+)\
    {0,3} (?:selv|alene)
    gennemfoer(?: \w+)? ?(?:bare|endelig|arrangementet|debatten|selv)
    (?:ikke|dont|not|aldrig) (?:\w+ )?(?:vente?|wait) (?:paa|for|on) (?:os|mig|us|me)
    vent ikke (?:paa )?(?:os|mig)  on your own  by yourselves  go it alone  go alone
    paa egen haand  klarer (?:i )?(?:jer|selv|den uden|det uden)  i klarer (?:den|det|jer)
    i maa (?:gerne )?(?:koere|gennemfoere|klare|afholde)  feel free to (?:go|run|hold|carry|do)
    """
)
GO_AHEAD = any_of(
    r"""
    koer (?:\w+ )?(?:bare|endelig|den|paa|loes|videre)  bare koer
    (?:go|carry|press|crack|move) (?:right )?(?:ahead|on)(?! then)  run it  keep it going
    i koerer bare  fortsaet  proceed  hold den (?:bare|endelig)  gennemfoer  go for it
    you do it
    """
)
RESTORE = any_of(
    r"""
    alligevel  after all  kommando tilbage  false alarm  falsk alarm
    (?:were|we are|im|i am|its|thats|is) back(?: on)?  back on(?: track)?
    (?:er )?(?:paa|med|klar|frisk|der) igen  som (?:aftalt|planlagt|oprindelig)
    as (?:planned|agreed|originally|scheduled)  originally planned
    glem (?:mit |vores |det |alt om )?(?:afbud|aflysning)(?:et|en)?
    (?:tager|traekker) (?:\w+ )?(?:afbuddet|afbud|det) (?:\w+ )?(?:tilbage|i mig igen)
    fortryd(?:er)?  scratch (?:that|my)  ignore my  forget (?:what i said|my|that|i said)
    ses bort fra  se bort fra  genskab  un-?bump  reinstate  restore
    (?:can|kan) (?:\w+ )?(?:make it|komme|godt|sagtens|do it|be there|vaere der)  vi koerer
    jeg kommer  we can do it  its on  den er i hus igen  crisis averted  krisen er  afblaest
    the original (?:plan|time)  oprindelige (?:plan|tid|aftale)
    aftalen (?:staar|holder|gaelder)  still on  staar ved  er faldet til jorden
    med (?:paa|i) torsdag
    """
)
QUESTION_START = re.compile(
    r"(?:^|[.!\n,] ?|hej[^,.!\n]{0,20}[,!.]? )(?:og |men |and |but |oh |so |saa |ok "
    r"|lige )?(?:hvem|hvad|hvor|hvornaar|hvordan|hvorfor|hvilke[nt]?|hvis tur"
    r"|er der|er det|er i|er du|bliver (?:det|der)|kommer der|faar (?:man|jeg|vi)|skal (?:jeg|vi"
    r"|der|man)|kan (?:man|i|du|jeg faa|jeg se|jeg tage)|har (?:i|du|vi)|maa (?:jeg|man)|gaelder"
    r"|findes|ved (?:i|du)"
    r"|who|whos|what|whats|where|wheres|when|whens|why|how|hows|which|is there|is it|is the"
    r"|are there|are you|are we|will there|will it|will you|do (?:i|we|you|they)|does|did"
    r"|can (?:i bring|you send|i get|i have|someone)|could you|should i|any (?:idea|chance|info"
    r"|news|parking))(?![^\W_])",
)
OTHER_CHATTER = any_of(
    r"""
    wrong (?:chat|channel|person|thread)  forkert (?:chat|traad|kanal|person|tråd)  ignore that
    test  tester
    """
)
SEEN = any_of(
    r"""
    noted  noteret  modtaget  received  set  seen  roger  copy that  got it  forstaaet
    understood  tjek  check  interessant  interesting  spaendende  hmm+  oej  puha  aha
    """
)
SARCASM = re.compile(
    r"jaja|ja ja(?! det er| selvfoelgelig| jeg kommer)|yeah,? right|as if|(?<![^\W_])(?:sure|yes"
    r"|ja|great|fantastisk|super|perfekt|fedt|klart|yay|jubii+|wow|lovely)[,.!]? (?:because"
    r"|fordi|just what i|lige hvad jeg|lige det jeg|praecis hvad jeg|endnu en|another|as always"
    r"|som altid|i have nothing|for jeg har (?:jo )?(?:ikke|intet)|med mine? \d+)"
    r"|nothing better to do|intet bedre at (?:lave|tage)|ikke andet at lave|could be worse"
    r"|hvad kunne vaere bedre|what could be better|kan naesten ikke vente|drommen|min droem"
    r"|den er god med dig|tak for lort|tusind tak fordi|lucky me|heldige mig|my favou?rite"
    r"|bare det jeg manglede|som om"
)
SARCASM_SIGN = re.compile("[🙃🙄😒😑🤡🥱]")
BOTH = re.compile(
    r"(?:baade )?ja og nej|yes and no|(?:bade|baade) og|nja|njae?h?|tja|jaeh|jo og nej|jein"
    r"|naeja|ja/nej|yes/no|nej og ja"
)
DOUBLE = re.compile(
    r"ikke fordi (?:jeg|vi) ikke|not that i dont|not because i dont|ikke det at jeg ikke"
    r"|kan ikke ikke|ville ikke sige at jeg ikke|its not (?:that|like) i"
)
CORRECTION = re.compile(
    r"(?<![^\W_])(?:eller (?P<no>nej)(?: vent)?|(?:nej )?vent(?: lige)?(?= |,|$)(?! paa| med"
    r"| ikke| til)|or rather|eller rettere|rettelse|correction|actually(?P<no2> no)?"
    r"|(?P<no3>no,? )wait|scratch that|sorry(?:,)? i meant|jeg mener|i mean|eller (?P<yes>jo)"
    r"|(?P<no4>nej),? (?:forresten|vent|ved du hvad|glem det)|hov|ups|my mistake"
    r"|on second thoughts?|ved naermere eftertanke|eftertanke"
    r"|come to think of it)(?![^\W_])[,.:! -]*"
)
#: Said to another time that was offered, it means no.
KEEP = any_of(
    r"""
    (?:lets|let us|rather|prefer to|id|we|i) (?:keep|stick (?:to|with)|stay with|leave it)
    (?:keep|stick (?:to|with)) (?:the |it |our )?(?:original|as|thursday|old)
    hold(?:er|e)? (?:vi )?(?:fast|os til|ved)  bliver? (?:vi )?ved  behold(?:er|e)?
    lad os (?:beholde|holde|blive)
    """
)
WITHHELD = any_of(
    r"""
    (?:inden|foer) (?:jeg|vi) (?:kan )?(?:siger|sige|svarer|svare|takker|accepterer)(?: ja\
    | endeligt)?
    before (?:i|we) (?:can )?(?:say|answer|commit|agree|accept|confirm)(?: yes)?
    (?:siger|sige|say) ja (?:hvis|naar|foerst)  ja eller nej  yes or no
    om (?:jeg|vi) kan(?: sige ja)?  whether (?:i|we) can  if (?:i|we) can(?! start| do it at)
    """
)
