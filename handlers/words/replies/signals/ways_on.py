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
    (?:koer|hold|gennemfoer|tag|afhold|klar|koerer|holder|gennemfoerer\
    |afvikl)(?: \w+){0,3} (?:selv|alene)
    gennemfoer(?: \w+)? ?(?:bare|endelig|arrangementet|debatten|selv)
    (?:ikke|dont|not|aldrig) (?:\w+ )?(?:vente?|wait) (?:paa|for|on) (?:os|mig|us|me)
    vent ikke (?:paa )?(?:os|mig)  on your own  by yourselves  go it alone  go alone
    paa egen haand  klarer (?:i )?(?:jer|selv|den uden|det uden)  i klarer (?:den|det|jer)
    i maa (?:gerne )?(?:koere|gennemfoere|klare|afholde)  feel free to (?:go|run|hold|carry|do)
    (?:i|you) (?:kan|can|maa|should|skal) (?:\w+ ){0,3}(?:koere|holde|gennemfoere|afholde|tage\
    |klare|do|run|hold|host|manage) (?:\w+ ){0,3}(?:selv|alene|uden os|without us|yourselves\
    |alone|solo|on your own)  (?:koer|tag|hold|klar|goer) (?:\w+ ){0,2}(?:solo|alene|selv)
    (?:do|run|fly|go) (?:it |this |that )?solo  uden (?:vores|min) (?:deltagelse|medvirken)
    without our (?:participation|involvement)  the show must go on  dont let us (?:stop|hold)
    lad jer ikke (?:stoppe|bremse)(?: af os)?
    (?:behoever|skal|maa) (?:\w+ )?ikke (?:at )?(?:vente|regne) (?:paa|med) (?:os|mig|avisen\
    |folkebladet|redaktionen|biblioteket)
    (?:no need to|dont|do not) (?:wait|hold (?:it|things) up) (?:for|on) \w+
    (?<!jeg )(?<!vi )(?:koerer|holder|tager|klarer|goer|gennemfoerer|afholder|klare|tage|holde\
    |koere|goere|afholde)(?: \w+){0,2} (?:selv|alene|uden os|uden mig)
    (?<!i )(?<!we )(?:host|run|do|hold|manage|handle|take)s?(?: \w+){0,2} (?:alone|yourselves\
    |itself|solo)  (?:gaa|gaar|saet|komme|kom) (?:\w+ ){0,2}i gang (?:uden|without) (?:os|mig)
    start (?:uden|without) (?:os|mig|us|me)
    (?:lad|lade) (?:\w+ ){0,3}(?:loebe af stablen|koere|finde sted|blive til noget) (?:uden\
    |without) (?:os|mig)  i (?:maa|kan) (?:godt )?undvaere (?:os|mig) og
    """
)
GO_AHEAD = any_of(
    r"""
    koer (?:\w+ )?(?:bare|endelig|den|paa|loes|videre)  bare koer
    (?:go|carry|press|crack|move) (?:right )?(?:ahead|on)(?! then)  run it  keep it going
    i koerer bare  fortsaet  proceed  hold den (?:bare|endelig)  gennemfoer  go for it  you do it
    (?:goer|tag|gennemfoer|hold) (?:det|den) (?:bare|endelig)
    (?:bare|endelig) (?:goer|tag|gennemfoer|hold) (?:det|den)
    feel free to (?:carry|go|proceed|continue)  keep going  be my guest  go right ahead
    (?:afhold|koer|hold|gennemfoer|tag|lav) (?:\w+ )?bare
    bare (?:afhold|koer|hold|gennemfoer|tag)
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
    the original (?:plan|time)  oprindelige (?:plan|tid|aftale)  aftalen (?:staar|holder|gaelder)
    still on  staar ved  er faldet til jorden  med (?:paa|i) torsdag
    (?:panic|crisis|drama|emergency) (?:is )?over  all clear  good to go  faren er drevet over
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
    """
)
