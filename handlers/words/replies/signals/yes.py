"""A yes: outright, by assent, by praise, or by an idiom whose every word says no."""

from __future__ import annotations

from handlers.words.replies.wordlist import any_of

CLEAR_YES = any_of(
    r"""
    ja(?! (?:altsaa|men|ja|og nej|eller nej)\b)(?:h|da|tak)?
    (?<![a-z] )jow?(?! (?:mere|flere|foer|hurtigere|bedre))  (?:saa|men|naa) jo(?=[ ,.!]|$)
    joda  jep  jeps  japs  jup
    yes(?! i (?:saw|know|got|read|heard|see))  yep  yeah  yup  yess+  jaa+  sure(?! thing ?\?)
    selvfoelgelig  naturligvis  of course  ofc  absolut(?:ely)?  definitely  bestemt(?! ikke)
    helt sikkert  certainly  count me in
    (?:im|i am|we are|vi er|were) in(?= ?$| for (?:it|this)| on)  er (?:jeg|vi) med(?: paa)?
    den er i (?:orden|vinkel)  i orden  det er en aftale  youre on  its a date
    (?:ill|i will|well|we will) be there  see you there  ses der  (?:det|den) klarer (?:jeg|vi)
    (?:jeg|vi) klarer (?:det|den)  will do  happy to  glad to  my pleasure  med glaede
    med fornoejelse  den tager (?:jeg|vi)
    (?:ill|i can) (?:take it|do it|do that|cover|step in|fill in|be there|make it)
    i(?:ll| will| can) (?:cover|take) (?:for|over|it|her|his)  can do
    i can(?: do)? (?:thursday|that|friday)?
    (?:det|den|torsdag|fredag) kan (?:jeg|vi)(?: (?:sagtens|godt|fint|da|selvfoelgelig|bestemt))*
    (?:jeg|vi) kan (?:sagtens|godt|fint|da)(?! (?:ikke|blive|lide|se|forstaa|huske))
    (?:jeg|vi) stiller op  (?:jeg|vi) hopper paa  (?:du|i) kan regne med (?:mig|os)  regn med mig
    book (?:mig|me)  skriv mig paa  put me down  sign me up  jeg bekraefter  vildt gerne
    kan du tro(?: jeg vil)?  sounds like a plan  im game  im up for it  im on board
    frisk paa (?:den|det)  klar paa (?:den|det)
    ^kan (?:godt|sagtens|fint)(?! lide| se| forstaa| vaere)  will be there  count on me
    with pleasure  you bet  go for it
    (?:jeg|vi) (?:overtager|afloeser|traeder til|springer ind|redder den|hopper ind)
    (?:jeg|vi) daekker(?: for \w+| den| det| ind)?(?= ?[.!,]| ?$)
    (?:im|we are|were) (?:so |totally |all )?in(?= ?[.!,]| ?$)  hell yeah?s?  heck yes  oh yes
    tael (?:mig|os) med  saet (?:mig|os) paa(?! (?:en|et|noget))  det er klart(?= ?[.!]?$)
    kan (?:jeg|vi) (?:da )?sagtens  den koeber jeg  jeg er der(?= ?[.!,]?$| torsdag)
    det vil (?:jeg|vi) (?:meget |rigtig |saa )?gerne(?! (?:taenke|hoere|vide|se|tale|sove\
    |vende))  glaeder mig(?= ?[.!,;]| ?$)
    looking forward to (?:it|this)(?= ?[.!,;]| ?$)  by all means
    id be (?:happy|delighted|honou?red) to  its a yes  yes from me  ja herfra
    (?:et )?(?:klart|stort|rungende) ja  a (?:clear|big|definite) yes  consider it done
    wouldnt miss it  ill do it  ill step in  ill cover  ja fra mig  jeg er frisk  vi er friske
    saa kommer jeg  jeg moeder op  jeg dukker op
    (?:skriv|saet|tag|tael) (?:mig|os) (?:bare |gerne |endelig |ogsaa )*(?:paa|op|med)(?! (?:en\
    |et|noget|raad|mine))  (?:put|write|count|sign|pencil) (?:me|us) (?:down|in|up)(?! as)
    (?:kommer|hopper|springer|traeder|stiller|moeder|dukker|overtager|styrer|siger\
    |takker) (?:jeg|vi) (?:med|ind|til|paa|op|det|den|ja|gerne)
    (?:tager|klarer|goer|daekker) (?:jeg|vi) (?:det|den|gerne|vagten)
    (?:jeg|vi) (?:styrer (?:ordet|debatten|den)|moederer|modererer)
    (?:jeg|vi) (?:siger|takker) ja  im yours  im your (?:man|woman|person|guy)  ill moderate
    ill host  (?:du|i) kan (?:\w+ )?regne med (?:mig|os)  (?:jeg|vi) lover at komme
    saa meget desto bedre  vaersgo
    (?:jeg|vi) er (?:meget |helt |da |selvfoelgelig )?(?:med|paa|klar|frisk)(?: paa (?:den|det\
    |ideen|torsdag)| igen| til (?:det|den|debatten|torsdag))?(?= ?[.!,;)]| ?$| ;| torsdag\
    | fredag| den | der\b| herfra| hvis| men| og)
    ^(?:deal|aftale|confirmed|bekraeftet|accepteret|accepted|godkendt|approved\
    |agreed)(?= ?[.!,;]?$| ?[.!,;] )  (?:jeg|vi) (?:bekraefter|accepterer)(?! ikke)
    its a deal(?! breaker)  id love to(?! hear| know| see| read| but)
    would love to(?! hear| know| see| read)  love to(?= ?[.!,;]| ?$)
    (?:meget |rigtig |saa )?gerne(?= ?[.!,;)]| ?$| ;| torsdag| fredag| den | der\b| herfra\
    | hvis| men| og)
    (?:det|den|torsdag) (?:vil|kan) (?:jeg|vi) (?:meget |rigtig )?gerne(?! (?:taenke|hoere|vide\
    |se|tale|sove|vende))
    (?:jeg|vi) kommer(?: gerne)?(?= ?[.!,;)]| ?$| ;| torsdag| den 3| og| til (?:debatten\
    |torsdag|det|moedet)| selvfoelgelig| da| naturligvis| med glaede| som aftalt)
    (?:jeg|vi) tager (?:den|det|vagten|tjansen|opgaven)(?! (?:op|med paa|med til|en anden\
    |senere|naeste))
    vi ses(?: der| torsdag)?(?= ?[.!,;)]| ?$| ;| torsdag| fredag| den | der\b| herfra| hvis\
    | men| og)  see you (?:then|there|thursday|friday|on the \w+|on thursday|on friday|at \d\w*)
    ^(?:even better|endnu bedre)  (?:jeg|vi) (?:paatager mig|stiller) (?:meget )?gerne
    stiller (?:meget )?gerne op  paatager mig gerne
    ^(?:er )?(?:med|paa|klar|frisk)(?: paa (?:den|det))?(?= ?[.!,]| ?$)
    (?:jeg|vi) glaeder (?:mig|os)(?! til (?!det|debatten|torsdag|at (?:vaere|moderere|komme\
    |moede)))  vi er der(?= ?[.!,]| ?$)
    ^(?:goer|kan|vil) (?:jeg|vi)(?: (?:da|godt|gerne|sagtens|bare|selvfoelgelig))+(?= ?[.!,;]| ?$)
    ^(?:det )?(?:goer|vil) (?:jeg|vi)(?= ?[.!,;]| ?$)
    ^(?:sagtens|garanteret|gladelig)(?= ?[.!,;]| ?$)  (?:hellere|mere) end gerne
    helt klart(?! ikke)  med kyshaand
    (?:jeg|vi) (?:deltager|medvirker|accepterer)(?!(?: \w+)? ikke)(?! desvaerre)
    (?:jeg|vi) er (?:jeres|din|your) (?:mand|kvinde|dame)  saa er det en aftale
    med paa den vaerste  det er aftalt
    (?:den|det|tjansen|vagten|opgaven) (?:snupper|ordner|fikser|redder|napper|griber\
    |hopper) (?:jeg|vi)(?! ikke)
    (?:jeg|vi) (?:snupper|ordner|fikser|napper|redder) (?:den|det|tjansen|vagten|opgaven|ham\
    |hende)  (?:skriv|saet|notér|noter) (?:mig|os)(?: \w+)? paa (?:listen|programmet|plakaten)
    (?:noter|saet kryds ved) (?:mig|os)  (?:jeg|vi) (?:staar|er) til raadighed
    i accept(?! that| it)  (?:would|id) be (?:delighted|happy|honou?red|thrilled|glad)
    ^aye(?: aye)?(?= ?[.!,]| ?$)  affirmative  done deal  youve got me  gladly  happily  for sure
    ^(?:100 ?%|hundred percent|totally)(?= ?[.!,]| ?$)  sounds like fun  with bells on
    (?:put|add) my name (?:down|on)  i(?:ll| will) (?:moderate|host|chair|attend|come)(?! back)
    (?:ill|i will|we will) be (?:there|joining|coming)  you can count on (?:me|us)
    (?:jeg|vi) vil (?:meget |rigtig )?gerne (?:vaere (?:med|ordstyrer)|komme|deltage|moderere\
    |tage den|styre)
    (?:jeg|vi) (?:kan|vil) (?:godt|gerne|sagtens) (?:komme|deltage|moderere|tage (?:den|det)\
    |stille op)
    (?:det )?kan (?:du|i) (?:\w+ )?regne med(?= ?[.!,]| ?$)  (?:jeg|vi) goer det(?= ?[.!,]| ?$)
    (?:its|it is|thats) in (?:my|the) (?:calendar|diary)
    (?:noteret|skrevet|sat|staar) i (?:min )?kalender(?:en)?
    (?:jeg|vi) kommer (?:kl|klokken|paa torsdag)
    (?:jeg|vi) melder (?:mig|os)(?: klar| under fanerne| til)?(?= ?[.!,]| ?$)
    du har mig(?= ?[.!,]| ?$)  saa siger vi (?:det|torsdag|den)(?= ?[.!,]| ?$)
    (?:jeg|vi) kan (?:vaere der|torsdag|den aften)(?= ?[.!,]| ?$)
    fornoejelsen er (?:helt )?paa min side  uden tvivl(?= ?[.!,]| ?$)
    (?:det|den) (?:klares|ordnes)(?! (?:uden|af))  im on it(?= ?[.!,]| ?$)
    you got it(?= ?[.!,]| ?$)
    im up for (?:that|this)
    """
)
SOFT_YES = any_of(
    r"""
    ok(?:ay|e|i)?  okidoki  alright  all right  sounds (?:good|great|fine|perfect|lovely)
    lyder (?:godt|fint|super|perfekt|spaendende|skoent|dejligt)
    works(?: (?:for (?:me|us)|fine|great|well))?  suits (?:me|us)  that works
    passer(?: (?:mig|os))?(?: (?:fint|godt|perfekt|glimrende|super))?
    (?:det )?gaar (?:fint|godt|an)  (?<!i )gaar(?= ?$)  skal vi sige  let ?s do (?:it|that)
    lad os goere det  det goer vi  (?:helt )?fint? (?:med|for|hos) (?:mig|os)  ingen indvendinger
    good with (?:me|us)  (?:fine|good|ok|okay) (?:by|with|for) (?:me|us)  no objections?  im free
    jeg er fri  har (?:jeg|vi) (?:godt )?tid  (?:jeg|vi) har (?:godt )?tid  im available
    i am available  jeg er ledig  muligt for (?:mig|os)  vi koerer (?:paa|den)  koer (?:paa|den)
    saa siger vi det  det kan (?:sagtens|godt|fint) lade sig goere
    lader sig (?:fint |sagtens )?goere(?! ikke)  thats doable  doable  no conflict
    nothing (?:on|in the way)  ingenting i vejen  intet til hinder  der er ikke noget til hinder
    kalenderen er (?:tom|fri)  it is(?= ?[.!]?$)
    (?:good|great|fine|set|on) for (?:the \w+|thursday|friday|torsdag|fredag|it|that|then)
    det er (?:helt )?fint at (?:jeg|vi) (?:tager|kommer|er)
    oke?y?[ -]?doke?[yi]
    duer(?: fint| godt)?(?= ?[.!,]| ?$)
    """
)
# Praise says yes only when it is said of the time or of nothing: 'fint', 'torsdag er perfekt'.
PRAISE = any_of(
    r"""
    fint? nok  fint?  fine  super  perfe[ck]t  great  good  godt?  cool  nice  fedt  top
    topp?en  klart
    glimrende  fremragende  skoent  dejligt?  excellent  lovely  brilliant  fair nok  all good
    available  ledig  holder  awesome  ideal  ideelt  herligt  yes
    """
)
AROUND_PRAISE = any_of(
    r"""
    tid  nye?  dag  dato  i stedet  instead  programmet?  kalender(?:en)?  i mit  i min
    det  den  that  thats  its  is  er  helt  really  meget  rigtig  med  for  with  by  mig  os
    me  us  tak  thanks  bare  just  da  jo  saa  so  all  tiden  tidspunktet  datoen  dagen
    the time  date  herfra  here  from my side  fra min side  ogsaa  too  hos  og  and
    at jeg tager den  i orden  jamen  well  men  but  then  day  hilsen
    """
)
YES_IDIOM = any_of(
    r"""
    no,? no,? (?:its|thats|all|everything)[^.!?\n]{0,12}(?:fine|good|ok|okay)  ikke nej(?: til)?
    (?:wont|cant|not going to|wouldnt) (?:say|be saying) no  (?:dont|cant) see why not
    (?:nej ?,? )+(?:det|den|alt|torsdag|fredag|tiden) (?:er|passer|gaar) (?:helt |jo |da \
    |fuldstaendig )?(?:fint?|okay|ok|i orden)(?: (?:med|for) mig)?  ingen indvendinger
    no objections?  intet at indvende  ikke (?:noget|et) problem  ingen problem(?:er)?
    intet problem  no prob(?:lem)?s?  np  not a problem  no worries  ikke noget i vejen
    intet i vejen  ikke noget imod  intet imod  dont mind  wouldnt miss it  gaar jeg ikke glip af
    det vil jeg ikke gaa glip af  jeg kan ikke sige nej  how could i say no  yeah go on(?: then)?
    go on then  ja hvorfor ikke  kan ikke vaere bedre  couldnt be better  cant wait
    kan ikke vente  uden problemer  den er hjemme  i hus  no brainer
    jeg skal nok (?:vaere der|komme|tage den|klare det|stille op)
    (?:det )?skulle (?:da )?bare mangle  det manglede da bare  why wouldnt i
    kunne ikke (?:vaere|passe) bedre  det kan du bande paa  det kan du lige tro  can only say yes
    kan kun sige ja  ikke det mindste (?:i vejen|problem)  no conflict  intet i kalenderen
    siger (?:jeg )?bestemt ikke nej til  wouldnt dream of (?:missing|saying no)
    vil(?:le)? noedig gaa glip af  ikke noget til hinder  intet til hinder
    ^(?:ja,? )?hvorfor ikke(?= ?[.!?,]| ?$)  ^(?:yes,? |sure,? )?why not(?= ?[.!?,]| ?$)
    couldnt be happier  cannot wait  kan ikke forestille (?:mig|os) noget bedre
    passer (?:\w+ )?ikke daarligt  slet ikke noget problem
    (?:jeg|vi) skal nok (?:\w+ ){0,2}(?:vaere der|vaere med|komme|tage (?:den|det|vagten)\
    |klare (?:den|det)|stille op|moede op|dukke op|overtage|moderere|styre)  hvorfor dog ikke
    intet problem  ikke et oejeblik i tvivl  no doubt about it  no hesitation
    det skal jeg nok(?= ?[.!,]| ?$)  not a prob
    """
)
