"""What keeps a yes from being one: hedges, conditions, irony, both at once."""

from __future__ import annotations

import re

from handlers.words.replies.wordlist import any_of

# Doubt about something else does not weaken a plain yes: "ja! håber I får mange gæster".
WEAK_HEDGE = any_of(
    r"""
    haaber  hope  i hope  tror(?: jeg| vi)?  (?:i|we) think  lige nu  for now  looks like
    ser ud til
    """
)
HEDGE = any_of(
    r"""
    (?:kun|only) (?:(?:den|det|the) )?(?:foerste|sidste|halvdelen|starten|slutningen|noget|lidt\
    |first|last|half|part|some|beginning)  noget af tiden  part of (?:it|the time)  idk  aner ikke
    no idea  maaske  maybe  perhaps  mulig ?vis  possibly  probably
    (?<!fint )(?<!fin )nok(?! (?:med|af|til|plads|tid|folk|stole))  vist(?:nok)?  formentlig
    sandsynligvis
    forhaabentlig  hopefully  should (?:be|work|do)  burde (?:kunne|gaa|vaere|passe)  might
    tror(?: jeg| vi)?  (?:i|we) (?:think|guess|suppose|believe)  i guess  guess so  think so
    umiddelbart  haaber  hope so  i hope  med forbehold  kommer an paa  afhaenger  depends
    tentative(?:ly)?  ish  50/50  fifty fifty  ikke sikker  not sure  unsure  usikker
    ved (?:det |jeg )?ikke  dont know  dunno  aner det ikke  kan vaere  could be  as far as i know
    saa vidt jeg ved  saavidt  forsoege  proever  try to  ill try  vil proeve  goer mit bedste
    do my best  most likely  i princippet  in principle  principielt  egentlig(?: godt)?  mon ikke
    skulle gerne  regner med(?! (?:mig|os))  lige nu  for now  indtil videre  som udgangspunkt
    planen er  let(?: u|) ?s see  vi faar se  well see  det ser saadan ud  ser ud til  looks like
    if i must  hvis jeg skal  hvis det endelig skal vaere  modvilligt
    ved (?:jeg )?(?:\w+ ){0,2}ikke  (?:svaert|sort|skidt|tvivlsomt|usikkert|dumt) ud
    bliver svaert  kan blive (?:svaert|problem)
    looks? (?:tricky|difficult|doubtful|unlikely|iffy)  i tvivl  in doubt  doubtful  tvivler
    ikke (?:helt )?afklaret  not settled  up in the air  svaevende  muligvis  eventuelt
    kan ikke love (?:det|noget)  cant promise  no promises  ingen garanti(?:er)?  no guarantees?
    krydser fingre  fingers crossed  50-50  med lidt held  with any luck  knap nok  overvejer
    considering  thinking (?:of|about)  leaning (?:towards?|to)  dicey  shaky  touch and go
    (?:kan|kunne) (?:godt )?(?:gaa hen og )?blive (?:\w+ )?(?:svaert|et problem|taet|stramt\
    |noget rod)  (?:not )?looking (?:\w+ ){0,2}(?:dicey|good|great|likely|bad|tight|tricky)
    id have to see  might (?:be|have|not)  lad os se(?= ?[.!]?$)  (?:well|let us|lets) see
    vi faar (?:at )?se  vi maa se  en anden (?:god )?gang  another time  some other time
    naeste aar  next year  not at all sure  not at all happy  flere detaljer  laese mere
    hear more  more details  hoere mere
    ok(?:ay)? saa(?= ?[.!]?$)  saa ja vel  lidt presset  kunne man (?:jo |vel )?godt  ikke umuligt
    not impossible
    (?:kan|kunne)(?: \w+){0,3} ikke (?:svare|love|garantere|sige|afgoere|vurdere)(?! nej)
    if nobody else  hvis ingen andre  naar nu  fine then
    (?:kan|cant) (?:\w+ ){0,2}(?:ikke )?(?:bestemme|beslutte|decide)(?: mig| os)?
    haelder (?:til|mod)  paa en god dag  naesten  mest til
    som (?:publikum|gaest|tilhoerer|tilskuer)  as (?:a guest|audience|a spectator)
    (?<!alt )(?<!lige )vel(?! (?:moedt|bekomme|at))  naeste gang  next time
    """
)
CONDITION = any_of(
    r"""
    ellers (?:ja|fint|ok|er|passer|gerne)  otherwise (?:fine|ok|yes|good|great|works)  hvis
    if(?! i dont see you)  medmindre  med mindre  unless  saa laenge  as long as  provided
    forudsat  paa betingelse  on condition  saafremt  kun saafremt  only when  assuming  naar bare
    bare (?:vi|jeg|det) (?:kan|er|faar|slipper)  only if  kraever
    bare (?:det|den|der|i) (?:\w+ )?ikke  just (?:as )?long as  so long as  under forudsaetning
    i tilfaelde af  in case  supposing  on the condition  hvis og kun hvis  providing
    med den betingelse  saa fremt
    bare (?:jeg|vi|man|du) (?:\w+ )?(?:ikke|maa)  with the caveat  subject to  paa den betingelse
    """
)
WITHHELD = any_of(
    r"""
    (?:inden|foer) (?:jeg|vi) (?:kan )?(?:siger|sige|svarer|svare|takker|accepterer)(?: ja\
    | endeligt)?  before (?:i|we) (?:can )?(?:say|answer|commit|agree|accept|confirm)(?: yes)?
    (?:siger|sige|say) ja (?:hvis|naar|foerst)  ja eller nej  yes or no
    om (?:jeg|vi) kan(?: sige ja)?  whether (?:i|we) can  if (?:i|we) can(?! start| do it at)
    """
)
#: Says they do not know, and nothing more.
UNKNOWING = re.compile(
    r"(?<![^\W_])(?:(?:det )?ved (?:jeg |vi )?(?:det )?(?:\w+ ){0,2}ikke|aner det ikke"
    r"|(?:i )?dont know|no idea"
    r"|ingen anelse)(?= ?[.!,;:]| ?$)"
)
#: A move without a measure: how much later has to be asked.
VAGUE_SHIFT = any_of(
    r"""
    (?:lidt|noget|en anelse|meget|a (?:bit|little)|slightly|somewhat|much) (?:senere|tidligere\
    |later|earlier)
    (?:senere|tidligere|later|earlier) (?:paa|i|in|on) (?:the )?(?:aftenen|dagen|ugen|evening\
    |day|week)  en (?:lidt )?(?:senere|tidligere) (?:start|begyndelse|tid)
    (?:a|an) (?:later|earlier) (?:start|time)  starte? (?:\w+ )?(?:senere|tidligere)
    start (?:later|earlier|a bit \w+)  en anden (?:gang|dag|aften|uge|dato|\w+dag)
    (?:another|a different|some other) (?:\w*day|evening|week|date)
    (?:some|any) ?time (?:the|next|in|after)  engang (?:i|efter|naeste)  en af dagene
    ugen efter(?= ?[?.!]?$)
    """
)
BOTH = re.compile(
    r"(?:baade )?ja og nej|yes and no|ja(?: tak)? eller nej|yes(?: please)? or no"
    r"|^ja,? nej|ja og dog|yeah,? (?:no|nah)|no,? yeah"
    r"|^nej,? jo|^yes,? no(?! problem| worries)|^no,? yes|(?:bade|baade) og|nja|njae?h?|tja"
    r"|jaeh|jo og nej|jein|(?<![^\W_])tjo+h?(?![^\W_])"
    r"|naeja|ja/nej|yes/no|nej og ja"
)
DOUBLE = re.compile(
    r"ikke fordi (?:jeg|vi) ikke|not that i dont|not because i dont|ikke det at jeg ikke"
    r"|kan ikke ikke|ville ikke sige at jeg ikke|its not (?:that|like) i"
)
SARCASM = re.compile(
    r"(?:jaja|ja ja)(?!,? (?:det er|selvfoelgelig|naturligvis|(?:jeg|vi) (?:kommer|er|skal nok)"
    r"|klart"
    r"|bare rolig))|yeah,? right|as if|(?<![^\W_])(?:sure|yes"
    r"|ja|great|fantastisk|super|perfekt|fedt|klart|yay|jubii+|wow|lovely)[,.!]? (?:because"
    r"|fordi|just what i|lige hvad jeg|lige det jeg|praecis hvad jeg|endnu en|another|as always"
    r"|som altid|i have nothing|for jeg har (?:jo )?(?:ikke|intet)|med mine? \d+)"
    r"|nothing better to do|intet bedre at (?:lave|tage)|ikke andet at lave|could be worse"
    r"|hvad kunne vaere bedre|what could be better|kan naesten ikke vente|drommen|min droem"
    r"|den er god med dig|tak for lort|tusind tak fordi|lucky me|heldige mig|my favou?rite"
    r"|bare det jeg manglede|som om|lige hvad (?:jeg|vi) (?:traengte til|manglede|havde brug for)"
    r"|just what (?:i|we) need(?:ed)?|saa kan (?:jeg|vi) jo|so i (?:can|get to) (?:miss|skip)"
    r"|(?:hvor|how) (?:dejligt|skoent|fedt|hyggeligt|heldigt|lovely|nice),? (?:endnu|another)"
    r"|who needs (?:an? |any |my )?(?:sleep|social life|weekends?|life|family|friends|holidays?)"
    r"|hvem har (?:ogsaa )?brug for (?:soevn|fri|weekend|ferie|et (?:privat)?liv)|oh joy|dream on"
    r"|tak for ingenting|thanks for nothing|droem videre|i dine droemme|in your dreams"
    r"|(?:^|[,.!] )(?:endnu en|yet another) (?!gang)"
)
SARCASM_SIGN = re.compile("[🙃🙄😒😑🤡🥱]")
