"""Going on alone, and taking a bump back."""

from __future__ import annotations

from handlers.words.replies.wordlist import any_of

ALONE = any_of(
    r"""
    (?:koer\w*|hold\w*|gennemfoer\w*|tag|tage|tager|afhold\w*|klar\w*|lav\w*|fortsaet\w*\
    |afvik\w*|goer|goere|do|run|go|carry|hold|have|proceed|continue|manage|host|keep|happen\
    |ahead)(?: \w+){0,5} (?:uden|without) (?:os|mig|avisen|folkebladet|redaktionen\
    |journalist\w*|en journalist|biblioteket|vores|us|me|the paper|our|anyone from|a journalist\
    |the library|the newspaper)
    (?:uden|without) (?:os|mig|us|me) (?:er|is) (?:ok|fint|fine|okay|helt)
    gennemfoer(?: \w+)? ?(?:bare|endelig|arrangementet|debatten|selv)
    (?:ikke|dont|not|aldrig) (?:\w+ )?(?:vente?|wait) (?:paa|for|on) (?:os|mig|us|me)
    vent ikke (?:paa )?(?:os|mig)  on your own  by yourselves  go it alone  go alone
    paa egen haand  i maa (?:gerne )?(?:koere|gennemfoere|klare|afholde)
    feel free to (?:go|run|hold|carry|do)  (?:do|run|fly|go) (?:it |this |that )?solo
    uden (?:vores|min) (?:deltagelse|medvirken)  without our (?:participation|involvement)
    the show must go on  dont let us (?:stop|hold)  lad jer ikke (?:stoppe|bremse)(?: af os)?
    (?:behoever|skal|maa) (?:\w+ )?ikke (?:at )?(?:vente|regne) (?:paa|med) (?:os|mig|avisen\
    |folkebladet|redaktionen|biblioteket)
    (?:gaa|gaar|saet|komme|kom) (?:\w+ ){0,2}i gang (?:uden|without) (?:os|mig)
    start (?:uden|without) (?:os|mig|us|me)
    (?:lad|lade) (?:\w+ ){0,3}(?:loebe af stablen|koere|finde sted|blive til noget) (?:uden\
    |without) (?:os|mig)  i (?:maa|kan) (?:godt )?undvaere (?:os|mig) og
    (?:koer|hold|gennemfoer|tag|afhold|klar|goer)(?: bare| endelig)? (?:den|det|debatten\
    |arrangementet|aftenen|moedet)(?: bare| endelig)? (?:selv|alene|solo)
    (?:i|biblioteket|the library|you) (?:koerer|holder|tager|klarer|goer|gennemfoerer|afholder\
    |(?:kan|maa|can|should) (?:bare |godt |gerne |sagtens |fint |roligt |endelig |jo |da \
    |sikkert |just |still )*(?:koere|holde|tage|klare|goere\
    |gennemfoere|afholde|run|do|hold|host|handle))(?: bare| godt| gerne)* (?:den|det|debatten\
    |arrangementet|it|this|the (?:event|debate))(?: bare| godt)? (?:selv|alene|solo|yourselves\
    |alone|on your own)  (?:dont|do not|no need to) wait for (?:us|me|the paper)
    (?:i )?klarer (?:i )?den (?:selv|uden os|uden mig)  just without (?:anyone|us|me)
    (?:lad|let) (?:bare )?(?:biblioteket|the library) (?:koere|holde|tage|run|do\
    |host)(?: \w+){0,2} (?:selv|alene|it|themselves)
    (?:run|do|host|hold) (?:it|this) (?:yourselves|on your own|alone)
    i klarer (?:den|det)(?= ?[.!,]| ?$| selv| uden)
    (?:i|you) (?:kan|can|maa|should|skal) (?:\w+ ){0,3}(?:koere|holde|gennemfoere|afholde|tage\
    |klare|do|run|hold|host|manage) (?:\w+ ){0,3}(?:uden os|without us)
    (?:bare|blot|just|dog) (?:uden|without) (?:os|mig|avisen|redaktionen|us|me|the paper|our)
    """
)
GO_AHEAD = any_of(
    r"""
    koer (?:\w+ )?(?:bare|endelig|den|paa|loes|videre)  bare koer  run it  keep it going
    i koerer bare  fortsaet  proceed  hold den (?:bare|endelig)  gennemfoer  go for it
    (?:goer|tag|gennemfoer|hold) (?:det|den) (?:bare|endelig)
    (?:bare|endelig) (?:goer|tag|gennemfoer|hold) (?:det|den)
    feel free to (?:carry|go|proceed|continue)  keep going  be my guest  go right ahead
    (?:afhold|koer|hold|gennemfoer|tag|lav) (?:\w+ )?bare
    bare (?:afhold|koer|hold|gennemfoer|tag)
    (?:go|carry|press|crack) (?:right )?(?:ahead|on)(?= ?[.!,;]| ?$| without| with it\
    | with the (?:event|debate))  go ahead as planned  (?:run|do|host|hold) it yourselves
    (?:i|biblioteket) (?:skal|kan|maa|boer)(?: (?:da|bare|jo|endelig|godt|gerne|sagtens|roligt\
    |selvfoelgelig|naturligvis|alligevel|stadig))* (?:holde|koere|gennemfoere|afholde\
    |fortsaette|tage)(?: videre)?(?: med)? (?:det|den|arrangementet|debatten|aftenen|moedet)
    (?:you|the library) (?:should|can|must|may)(?: (?:still|just|absolutely\
    |go ahead and))* (?:hold|run|host|do|keep) (?:it|the (?:event|debate|evening|talk))
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
    ses bort fra  se bort fra  genskab  un-?bump  reinstate
    (?<!\bi )(?<!\bdu )(?<!\byou )kan (?:\w+ )?(?:komme|godt|sagtens|vaere der)
    (?<!\byou )can (?:\w+ )?(?:make it|do it|be there|come)  jeg kommer
    we can do it  den er i hus igen  crisis averted  krisen er  afblaest
    the original (?:plan|time)  oprindelige (?:plan|tid|aftale)  aftalen (?:staar|holder|gaelder)
    er faldet til jorden  med (?:paa|i) torsdag  (?:panic|crisis|drama|emergency) (?:is )?over
    all clear  good to go  faren er drevet over
    (?:good|free|available|fine|fit|well|on|up) (?:for \w+ |to go )?again
    (?:rask|frisk|fri|klar|ledig) igen
    (?:historien|sagen|retsmoedet|moedet|hoeringen|story|hearing|trial\
    |case) (?:\w+ ){0,3}(?:aflyst|udsat|droppet|doed|faldt|faldet|afblaest|off|dead|cancelled\
    |postponed|fell through|collapsed|dropped)  fell through
    call(?:ed)? (?:it )?off the (?:bump|cancellation)  vi er tilbage  jeg er tilbage
    back in (?:the game|business)  count me (?:back )?in  skriv (?:mig|os) paa igen
    saet (?:mig|os) paa igen  paa den igen  med alligevel  kan godt alligevel  dropped the story
    ikke noedvendigt alligevel
    (?:undo|reverse|ignorer|annuller|drop|slet) (?:my |mit |vores |the |det )?(?:bump|afbud\
    |cancellation|aflysning)(?:et)?
    (?:undo|reverse|ignorer|annuller|drop|slet|scrap|cancel|scratch|forget|glem|stryg|ignore\
    |fjern) (?:\w+ )?(?:bump|afbud(?:det)?|cancellation|aflysning(?:en)?)
    (?:were|im|we are) good for  vi er klar igen  klar igen
    ^(?:it is|its|were) (?:back )?on(?= ?[.!,;]| ?$| again| after)
    vi koerer (?:som|alligevel|torsdag|den)  staar ved (?:den gamle |vores )?aftale(?:n)?
    afbud(?:det)? (?:er )?(?:(?!ikke|not)\w+ )?(?:traekkes|trukket|annulleret|aflyst\
    |droppet)(?: tilbage)?
    aflysningen (?:er )?(?:(?!ikke|not)\w+ )?(?:aflyst|annulleret|trukket)  det loeste sig
    sorted itself out
    afbud(?:det)? (?:er )?(?:hermed )?(?:traekkes|trukket|taget) tilbage
    better now  feeling better  back on my feet  (?:rask|frisk) (?:nu|igen)
    er blevet (?:rask|frisk)
    """
)
#: What takes a cancellation back names it: "glem mit afbud" is no cancellation.
TAKES_BACK = any_of(
    r"""
    (?:glem|ignorer|se bort fra|annuller|annullerer|stryg|drop|fjern|slet|forget|ignore|scrap\
    |scratch|cancel|disregard|undo) (?:\w+ ){0,3}(?:afbud\w*|aflysning\w*|bump|cancellation)
    (?:afbud|aflysning)\w* (?:er )?(?:(?!ikke|not)\w+ )?(?:traekkes|trukket|annulleret|aflyst|taget\
    |droppet)(?: tilbage)?  (?:tager|traekker) (?:\w+ )?(?:afbud|aflysning)\w* (?:tilbage\
    |i (?:mig|os) igen)
    """
)
