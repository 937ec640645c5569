"""A no, and a pulling out of what was agreed."""

from __future__ import annotations

import re

from handlers.words.replies.wordlist import any_of

NO = any_of(
    r"""
    har (?:jeg |vi )?ikke lyst(?: til)?  gider (?:jeg )?ikke  ikke den rette
    sit (?:this|that)(?: one)? out
    naar (?:jeg |vi )?(?:det )?ikke(?! (?:\w+ )?(?:foer|frokost\w*|kaffe\w*))
    (?:not|ikke) (?:on |paa )?(?:mandag|tirsdag|onsdag|torsdag|fredag|loerdag|soendag|monday\
    |tuesday|wednesday|thursday|friday|saturday|sunday)(?= ?$)  nej+(?: tak)?  naeh?
    niks(?:en)?  ^glem det(?= ?[.!]| ?$)  ^forget it(?= ?[.!]| ?$)
    no(?! (?:news|prob|worries|brainer|objection|idea|question|doubt|need|rush|wonder|matter))
    nope  nah  desvaerre  unfortunately  sadly  (?:im )?afraid (?:not|i cant|we cant)  ellers tak
    no thanks
    (?:kan|kunne)(?: \w+){0,4} ikke(?! (?:\w+ )?(?:finde|se|huske|aabne|forstaa|hoere|logge\
    |laese|downloade|faa|vente|sige|bare|engang|lade|undvaere|gaette|taenke|svare|love|garantere\
    |afgoere|vurdere|udelukke|lide|laane|printe|koebe|betale|rette|uploade|bestemme\
    |beslutte)(?![^\W_]))
    cant(?! (?:find|see|open|remember|hear|log|wait|tell|believe|stop|access|read|understand\
    |think|imagine|complain|say no|decide))  cannot  can not  couldnt  unable  wont(?! say)
    will not
    not able  no can do
    not (?:possible|this time|available|free|going to|gonna|for me|happening|me)
    gaar (?:\w+ ){0,2}ikke  passer (?:\w+ ){0,3}(?:ikke|daarligt|skidt|elendigt)  passer ikke
    doesnt (?:work|suit|fit)  does not (?:work|suit)  dont (?:have time|have anyone|think i can)
    (?<!ikke )(?:ikke |u)mulig(?:t|e)?  (?<!not )impossible
    har (?:\w+ ){0,2}(?:ikke|ingen) (?:tid|mulighed|folk|kapacitet|overskud|bemanding)
    ikke (?:denne|den her) gang
    maa (?:desvaerre )?(?:sige nej|melde (?:fra|pas|afbud)|takke nej|afslaa|springe over|passe\
    |aflyse|afvise|droppe|skuffe)  takker? nej  siger (?:desvaerre )?nej  et nej
    (?:have to|must|ill|going to|gonna|gotta|need to) (?:pass|decline|skip|say no)
    pass on (?:this|it|that)  sidder (?:jeg )?over  (?:jeg|vi) springer over
    jeg er (?:desvaerre )?(?:optaget|forhindret|bortrejst|booket|dobbeltbooket)
    im (?:busy|booked|away|tied up|out of town|double booked|double-booked|off)
    already (?:booked|busy)
    (?:jeg|vi) er (?:desvaerre )?(?:paa|til) (?:ferie|kursus|barsel|konference|foedselsdag\
    |bryllup|generalforsamling)
    er (?:desvaerre )?(?:paa ferie|ude at rejse|i udlandet|paa barsel)
    on (?:holiday|vacation|leave)(?! today)  har ferie  not me  ikke mig  det bliver ikke
    bliver det ikke  kommer ikke(?! til at staa)  vi kan ikke stille  stiller ikke
    ingen (?:folk|journalister) den  regret(?:fully)?  har (?:\w+ )?andre planer  have other plans
    other commitments  har (?:allerede )?en anden aftale
    (?:er|bliver|is|thats|its) (?:\w+ )?(?:for|too) (?:tidligt?|sent|tidlig|kort varsel|early\
    |late|soon|short notice)  neither  none of (?:them|those)  hverken  ingen af (?:dem|delene)
    (?:maa|bliver) (?:blive|klares?|det)? ?uden mig  rather not  unfortunatelly  kan ikke naa
    det duer ikke  dur ikke  duer ikke  ikke lige mig  ikke noget for mig  not my thing  hard pass
    rain check  er noedt til at (?:sige nej|afvise|afslaa|melde fra|takke nej)  maa melde
    uheldigvis  aergerligt nok  lader sig ikke goere  er udelukket  out of the question
    (?:takket|sagt|lovet) (?:ja|vaek)? ?til (?:noget andet|et andet|en anden)
    (?:would|wouldve|could|couldve) (?:have )?(?:loved|liked|said yes)[^.!?\n]* but
    (?:wish i could|if only i could|gid jeg kunne)  (?:ville|havde) gerne(?: have)?[^.!?\n]* men
    (?:svaret er|answer is|det bliver|det er|its|thats) (?:desvaerre |et |a |sadly \
    |altsaa )*(?:nej|no)(?= ?[.!,;]| ?$)  (?:et )?(?:klart|blankt|rungende) nej  nej herfra
    nej fra mig  no from me  (?:jeg|vi) (?:melder|maa melde) (?:pas|fra)  passer jeg paa
    jeg passer(?= ?[.!,]| ?$)  count me out  leave me out  den maa gaa min naese forbi
    (?:jeg|vi) (?:er|bliver) noedt til at (?:sige|takke|melde|springe|droppe)
    har (?:\w+ ){0,3}(?:en anden|et andet|andet|noget) (?:arrangement|job|for|paa programmet\
    |paa tapetet)  not (?:up for|keen on|interested|gonna happen|my cup of tea|feasible|doable)
    ikke interesseret  uden for raekkevidde  haenger ikke sammen
    (?:jeg|vi) (?:er|bliver) (?:desvaerre )?(?:i|paa|ude|til|hos|med) \w+ (?:hele )?(?:den\
    |dén) (?:aften|dag|uge)  no chance  no way  ingen chance  ikke tale om  double booked  swamped
    slammed  drukner i arbejde  har for meget  too much on  kan umuligt
    ikke (?:til )?at finde tid  udelukket  not a chance  nix  nul chance
    (?:maa|vil|boer) (?:desvaerre )?(?:afstaa|undlade|lade (?:den|det) gaa)  afstaar
    (?:give|ill give) (?:it|this one|that one) a miss  bow(?:ing)? out
    sit(?:ting)? (?:it|this one) out  kommer (?:jeg|vi) ikke
    kan (?:jeg|vi) ikke(?! (?:finde|se|huske))  er (?:jeg|vi) ikke (?:med|klar|hjemme)
    (?:det )?bliver (?:desvaerre )?uden (?:mig|os)  ude af stand  har ikke mulighed
    ikke en mulighed  (?:skal|vil) (?:jeg |vi )?ikke nyde noget
    (?:havde|ville) (?:\w+ )?gerne (?:villet|vaeret)  duer? (?:\w+ )?ikke
    (?:frasiger?|afstaar|undslaar?) (?:mig|os)?
    (?:noedsaget|tvunget) til at (?:sige|takke|melde|frasige|afslaa|afstaa)
    cant(?: do)? (?:the |this |that )?(?:friday|thursday|then|evening|morning)  that doesnt work
    ikke (?:torsdag|fredag)  no(?:t)? good for (?:me|us)  no use  kan det ikke
    (?:jeg|vi) (?:staar|sidder|springer) over(?! for)  ^(?:staar|sidder|springer) over(?! for)
    (?:jeg|vi) er (?:desvaerre |allerede )?(?:optaget|forhindret|bortrejst|booket|dobbeltbooket)
    ^(?:er )?(?:desvaerre |allerede )?(?:optaget|forhindret|bortrejst|dobbeltbooket)
    (?:jeg|vi) er fuldt booket  (?:im|i am|we are|were) fully booked  skal (?:til )?noget andet
    already working  working that (?:night|evening|day)
    (?:orker|magter|gider|oensker|formaar|evner|overkommer)(?: \w+){0,3} ikke(?! (?:mere|flere\
    |vente))  for travlt
    too busy
    (?:jeg|vi) vil(?: \w+){0,2} ikke(?! (?:sige|love|gaa glip|undvaere|have noget imod|afvise\
    |udelukke|forstyrre|presse|misse|aflyse|melde|svigte|skuffe|lyve|staa|vaere))
    (?:jeg|vi) (?:deltager|medvirker|moeder|stiller)(?: \w+){0,2} ikke  haenderne (?:er )?fulde
    (?:fuldt|stramt) program  kalenderen er (?:fuld|fyldt|stoppet|proppet)
    (?:hands|plate|diary|calendar|schedule)(?: is| are|s)? (?:already )?full  for meget om oererne
    too much on my plate  snowed under  up to my (?:neck|eyes|ears)  ikke aktuelt
    melder? hus forbi  dont think so  (?:ikke|no) (?:overskud|kraefter|energi|capacity|bandwidth)
    (?:springer|staar|melder|takker|siger|maa) (?:jeg|vi) (?:\w+ )?(?:over|af|fra|pas|nej|afbud)
    (?:dropper|skipper|afstaar|afslaar|undlader) (?:jeg|vi)(?! ikke)
    (?:maa|bliver|kan) (?:det )?(?:blive |vente |tages )(?:til )?en anden (?:god )?gang
    (?:er|bliver|blev|var) (?:desvaerre |nu |saa )*forhindret  forhindret i at
    ingen (?:af os|herfra|hos os|her)(?: \w+)? (?:kan(?! (?:huske|finde|se|aabne|lide|forstaa))\
    |har tid)  none of us (?:can|are)
    (?:nobody|no one|no-one)(?: \w+)? (?:can(?! (?:find|open|see|remember))|is available|is free)
    turn(?:ing)? (?:it |this |that )?down
    (?:jeg|vi) (?:goer|tager|overtager) (?:det|den) (?:desvaerre )?ikke
    det (?:vil|goer) (?:jeg|vi) (?:\w+ )?ikke(?= ?[.!,]| ?$)
    paa ingen maade  ikke for alt i verden  over my dead body  toer (?:jeg |vi )?ikke
    not for the world  under ingen omstaendigheder
    ikke til raadighed  (?:er|var) (?:jeg |vi )?ikke hjemme  har andre (?:ting|aftaler)
    faar (?:\w+ )?ikke til at (?:gaa op|passe|haenge sammen)
    (?:kan|vil) (?:\w+ )?ikke lade sig goere  (?:faar|finder) (?:jeg |vi )?ikke tid
    bundet (?:af|op)  ikke min kop te  er den forkerte  (?:uden|ude) for mit (?:omraade|felt|stof)
    ^negativ(?= ?[.!]| ?$)  havde (?:jeg|vi) bare  kan ikke undvaere (?:nogen|folk|en)
    ingen paa (?:vagt|arbejde)  for faa (?:paa arbejde|folk)  prior (?:engagement|commitment)
    (?:committed|engaged|needed) elsewhere  not this (?:week|month)  (?:over|too )stretched
    (?:i|we) have to work  (?:isnt|not) going to (?:happen|work)
    """
)
STARTS_PASS = re.compile(
    r"^(?:hej[^,.!\n]*[,.!] ?)?(?:pas|pass)(?: (?:herfra|from me|her)|[,.! ]|$)(?! paa)"
)
PULL_OUT = any_of(
    r"""
    (?:maa|bliver noedt til at|er noedt til at|vil) (?:\w+ )?(?:melde|traekke|springe|bakke\
    |trille|rykke|aflyse|droppe|pille|hoppe|staa)(?: \w+)? ?(?:fra|ud|tilbage|afbud|af|over|mig\
    |os|den|det)?  springe(?:r)? fra  traekke(?:r)? (?:mig|os|folk)  hopper? fra  staar af
    melder (?:fra|pas|ud)  drop(?:ping)? out  bail(?:ing)?  back(?:ing)? out  pull(?:ing)? out
    count (?:me|us) out
    (?:(?:need|have|got|going) to|gotta|must|gonna) (?:bump|cancel|bail|drop(?! by| off)|pull\
    |back|withdraw|call it off)  bump (?:this|it|that)
    wont (?:be able to )?(?:make|be|come|attend)
    cant (?:make|come|do|attend|be there|be)(?! before)  kan ikke regne med (?:os|mig)
    regn ikke med (?:os|mig)  dont count on (?:us|me)  aflyser?  not (?:going to|gonna) make it
    (?:im|we are|were) out(?! of| there| until)  out of this one  er ude af (?:den|det)
    alligevel ikke  ikke alligevel  after all (?:i|we) cant  cant after all  kan ikke vaere der
    maa passe  stand(?:ing)? down  gaar fra  skal bruges et andet sted
    er blevet (?:syg|sendt|sat|kaldt)  (?:maa|vil) rykke
    (?:take|strike|scratch|remove|leave) (?:me|us) (?:off|out|from)
    kan ikke (?:holde|overholde) (?:aftalen|det)  maa (?:desvaerre )?bryde
    break (?:our|the) (?:date|deal)
    (?:jeg|vi) (?:er|bliver) (?:noedt til at|tvunget til at) (?:blive|tage|koere|daekke|passe)
    (?:traekker|melder|siger) (?:mig|os)? ?(?:fra|ud|afbud)  ude alligevel  not coming
    skal (?:alligevel )?(?:noget andet|et andet sted hen)  blev kaldt (?:ud|ind|paa)
    (?:forget|drop|glem) (?:about )?(?:thursday|me|torsdag|mig)(?= ?[.!,;]| ?$)  forget about it
    (?:skal|maa) (?:\w+ )?have en anden  i maa (?:desvaerre )?finde  traekker? stikket
    strege?r? (?:mig|os)  scratch (?:me|us)  traekk?er? foelehornene  pull(?:ing)? the plug
    (?:jeg|vi) er ude(?= ?[.!,]| ?$| torsdag| af)  ude torsdag  frasige (?:mig|os)
    frasiger (?:mig|os)
    (?:jeg|vi) (?:maa|bliver noedt til at) (?:skippe|cutte|svigte|braende|smutte fra)
    braender (?:jer|dig) af  let(?:ting)? you down  have to let  stand you up  wont make
    not gonna make  pulled off (?:this|it|the)  taget af (?:opgaven|den|debatten)  revet vaek
    hevet (?:ind|ud|vaek)  got (?:pulled|dragged|sent|called) (?:off|in|out|away|onto)
    (?:maa|kan|skal) (?:\w+ )?undvaere (?:mig|os)  do without (?:me|us)
    (?<!ikke )(?<!ingen )(?<!intet )(?<!no )(?<!har meldt )(?<!modtaget )afbud(?! (?:fra|er)\b)
    (?:i maa |du maa |youll (?:have|need) to |you need to |you have to |please )?(?:finde?|get\
    |faa fat i) (?:en anden|nogen anden|someone else|somebody else)(?= ?[.!,;]| ?$| til)
    (?:jeg|vi) (?:maa |er noedt til at |desvaerre )?aflys(?:er|e)?(?! ikke)
    (?:i|we) (?:have to|need to|must|gotta) cancel
    (?:stryg|slet|fjern|pil|tag) (?:mig|os)(?: \w+){0,2} (?:fra (?:torsdag|listen over\
    |programmet|debatten|den|det)|af (?:programmet|listen)|ud)
    (?:stryg|slet) (?:mig|os)(?= ?[.!,;]| ?$)  (?:jeg|vi) kommer ikke  ^kommer ikke
    (?:jeg|vi) kan ikke komme  ^kan ikke komme
    dropper (?:jeg |vi )?(?:torsdag|den 3|arrangementet|debatten|aftenen)
    (?:dropping|skipping) (?:out|thursday|it|this)  (?:maa|maatte) (?:desvaerre )?traekke sig
    maa melde (?:sig )?ud
    (?:torsdag|thursday) (?:is|er) (?:off|aflyst)  torsdag (?:ryger|udgaar|maa udgaa)
    bliver (?:jeg )?hjemme torsdag
    noedt til at (?:skuffe|svigte|lade jer)  lade?r? (?:jer|dig) i stikken
    no longer (?:make|do|come|attend|be|available)  fortryder (?:mit|vores) (?:ja|tilsagn)
    (?:maa|noedt til at) blive hjemme
    """
)
NEGATION = any_of(
    r"""
    neither  ikke  not  aldrig  never  dont  doesnt  isnt  wasnt  didnt  wont  hardly  naeppe
    knap  ingen  hverken
    """
)
APOLOGY = any_of(
    r"""
    beklager  sorry  undskyld  apologies  kedeligt  aergerligt
    """
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
