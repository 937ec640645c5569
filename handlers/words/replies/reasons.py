"""Why somebody pulls out, as a class: the story itself stays in the newsroom."""

from __future__ import annotations

from .wordlist import any_of

#: Courts and assignments come before the murder they are about.
_COURTS = any_of(
    r"""
    ret(?:ten|smoede\w*|ssag\w*)  byret\w*  landsret\w*  domsafsigelse\w*  verdict  court  trial
    hearing  sentencing  grundlovsforhoer\w*  (?:drabs|mord)sag\w*
    (?:put|sat|assigned|moved|flyttet) (?:me|us|mig|os)? ?(?:on|to|over|paa) (?:a |an |the |en \
    |et |den )
    """
)
_CLASSES = [
    (
        "absence",
        any_of(
            r"""
    \w*syg(?:e|dom|t|emeldt|emelding)?  sygesikring  influenza\w*  flu  feber\w*  fever  covid
    corona  omgangssyge  forkoelet  sick  (?<!i )unwell  migraene  migraine  laege\w*  doctors?
    (?:indlagt|paa (?:hospital|sygehus)\w* (?:med|hele|indtil)|skal paa (?:hospital|sygehus)\w*)
    in (?:the )?hospital  off sick  signed off  skadestue\w*  skoldkopper  chicken ?pox  opkast\w*
    vomit\w*  a cold  a fever  stomach bug  maveonde  halsbetaendelse  lungebetaendelse
    broken (?:leg|arm|ankle)  braekket  operation  surgery
    (?:am|im|are|is|fell|feeling|be|been|was|got|kids?|child|son|daughter|currently|terribly\
    |really|very) ill(?! be)  ill today  tonsillitis  isolat\w*  barnet  barsel\w*  food poisoning
    (?:nasty|stomach|tummy) bug  stress\w*  kommet til skade  skadet  injur\w*  hospital\w*
    passed away  bereave\w*
    (?:far|mor|bror|soester|kone|mand|mormor|morfar|farmor|farfar|svigermor|svigerfar|ven|veninde\
    |hund|kat|dad|father|mum|mom|mother|brother|sister|wife|husband|nan|gran|dog) (?:er |has\
    |is )(?:\w+ )?(?:doed|gaaet bort|afgaaet|died|dead|daarlig|koert)
    headache  hovedpine  back pain  ondt i \w+  hold i ryggen  forstuvet  sprained
    (?:tested|testet) positiv\w*  positive test  smittet  karantaene  quarantine  in labou?r
    giving birth  (?:skal|ved at) foede  roentgen\w*  operer\w*  braekket
    daarlig  under the weather  throwing up  skidt tilpas  ligger (?:ned|i sengen)  lost my voice
    hoejgravid  a&e  tandpine  rushed to  tandlaege\w*  dentist  begravelse\w*  funeral
    bisaettelse\w*  doedsfald
    """
        ),
    ),
    (
        "breaking_news",
        any_of(
            r"""
    skudt  draebt  knivoverfald\w*  doedsulykke\w*  savnet  stabbed  shot  killed
    doed(?:e|t)? (?:i|efter|fundet)  skybrud\w*  alle mand  cloudburst  attack\w*  angreb\w*
    hostage\w*  landslide  mudslide  jordskred  tornado  hurricane  derail\w*  afsporet
    strike action  opraab\w*  riots?  optoejer\w*  huge story breaking
    something (?:big|huge) (?:just )?(?:broke|happened)  alarm(?:en)?  udrykning\w*  lockdown
    cyberangreb\w*  hackerangreb\w*  hack\w*  breaking(?: news)?  akut(?: nyhed)?  brand(?:en|e)?
    braender  ildebrand\w*  fire  fires  blaze  eksplosion\w*  explosion  ulykke\w*  accident
    crash\w*  togulykke\w*  trafikulykke\w*  storm\w*  orkan\w*  flood\w*  oversvoem\w*
    stormflod\w*  skyderi\w*  shooting  drab\w*  mord\w*  murder\w*  knivstik\w*  stabbing
    terror\w*  evakuer\w*  evacuat\w*
    (?:borgmester|minister|direktoer|formand|kommunaldirektoer\
    |statsminister)\w* (?:\w+ ){0,3}(?:gaaet af|gaar af|traekker sig|traadt tilbage|er doed\
    |fyret|anholdt|sigtet|vaeltet|stopper)
    (?:mayor|minister|ceo|chairman|director) (?:\w+ ){0,3}(?:resign\w*|quit|stepped down\
    |stepping down|died|arrested|fired|charged)  resign\w*  gaaet af  arrested  anholdt
    valg(?:et)? (?:er )?udskrevet  udskrevet valg  snap election  jordskaelv  earthquake  konkurs
    bankrupt\w*  eftersoegning  missing (?:child|girl|boy|person)  gidsel\w*  bombe\w*  bomb
    stroemafbrydelse\w*  blackout  fabrikslukning  udslip  chemical (?:leak|spill)  beredskab\w*
    al mand paa daek  all hands(?: on deck)?  police operation  politiaktion\w*  razzia
    nedbrud\w*  kollaps\w*  collapse\w*  vaeltet  flystyrt  bro(?:en)? (?:er )?styrtet  big news
    just broke  nyhed(?:en)? (?:er )?(?:lige )?(?:brudt|landet)
    """
        ),
    ),
    (
        "editorial",
        any_of(
            r"""
    ret(?:ten|smoede\w*|ssag\w*)  byret\w*  landsret\w*  dom(?:men)?  domsafsigelse\w*  verdict
    court  trial  hearing  hoering(?:en)?  inquest  sentencing  grundlovsforhoer\w*  politi(?:et)?
    police  pressemoede\w*  press conference  presser
    (?:anden|stoerre|stor|kaempe|vigtig|ny|vigtigere|kaempestor) (?:historie|sag|opgave|story)
    histori(?:e|en|er)  wants? (?:me|us) (?:on|at)  election  valg(?:et|aften|special\w*)?
    special(?:udgave)?  tillaeg\w*
    (?:bigger|big|another|other|new|different|huge|major|breaking) (?:story|assignment|piece)
    story  stories  assignment  redaktoer(?:en)?  editors?  redaktionschef\w*  redaktionen
    newsroom  newsdesk  desk  nyhedsredaktion\w*  deadline\w*  interview\w*  reportage\w*
    daekker?(?! ind| for)  daekke(?! ind| for)  covering (?:a|the)  forside\w*  front page
    front-page  avisen (?:skal|gaar)
    saerudgave\w*  special issue  valgdaekning\w*  byraadsmoede\w*  council meeting  artikel\w*
    haste(?:sag|opgave)\w*  scoop  solo  exclusive  article  nyhed(?:en|er)?  news
    """
        ),
    ),
    (
        "practical",
        any_of(
            r"""
    \w*vagt(?:en|er)?  \w*bryllup\w*  \w*fest(?:en)?  unger(?:ne)?  for meget  too much
    haenderne fulde
    full (?:diary|calendar|schedule)  braendt sammen  gaaet i stykker  bus(?:sen|ser)?  cykel
    lukket  vaek  flying  undervis\w*  teaching  lecture\w*  appointment\w*  faerge(?:n|r)?
    out of the country  ferie\w*  holidays?  vacation
    vagt(?:en|er|plan\w*|skema\w*)?  shifts?  rota  tog(?:et|ene)?
    trains?  bil(?:en)?  cars?  broke down  punkter\w*  flat tyre  fly(?:et)?  flight  rejse\w*
    bortrejst  travel\w*  out of town  away  udlandet  abroad  oslo  moede\w*  meeting  kursus\w*
    course  konference\w*  conference  generalforsamling\w*  foraeldremoede\w*  school  skole\w*
    kids?  boern\w*  pasning\w*  babysit\w*  childcare  off (?:that|this|all|until|the|on)
    fri(?:dag| den| hele| i uge)  optaget  busy  booked  booket  dobbelt ?book\w*  double.?booked
    clash\w*  kalender\w*  calendar  schedul\w*  anden aftale  andre planer  other plans
    another (?:event|appointment|engagement)  other commitments  foedselsdag\w*  birthday
    bryllup\w*  wedding  konfirmation\w*  teater\w*  koncert\w*  concert  haandbold\w*  football
    fodbold\w*  traening  transport\w*  trafik\w*  lokale(?:t|r|rne)?  room  folk  mandskab
    bemanding\w*  staff(?:ing|ed)?  short.?staffed  underbemand\w*  travlt  sne\w*  forhindret
    haandvaerker\w*  flytter  moving house  koerekort  strejke\w*  strike
    i (?:oslo|stockholm|berlin|london|koebenhavn|aarhus|odense|aalborg|jylland|norge|sverige\
    |tyskland)  working (?:that|in)  arbejder  nattevagt\w*  aftenvagt\w*  weekendvagt\w*
    jury duty  computer\w*  teknik\w*  tied up  dobbeltbooket  (?:takket|sagt|lovet) ja til
    noget andet  et andet arrangement  something else (?:on|that|planned)
    (?:i|in|to|til) (?:bruxelles|brussels|berlin|paris|london|new york|madrid|barcelona|rom\
    |rome|wien|vienna|oslo|stockholm|goeteborg|malmoe|koebenhavn|copenhagen|aarhus|odense\
    |aalborg|esbjerg|kolding|vejle|herning|randers|viborg|roskilde|hamborg|hamburg|amsterdam\
    |prag|prague|warszawa|athen|athens|lissabon|lisbon|sverige|sweden|norge|norway|tyskland\
    |germany|spanien|spain|frankrig|france|italien|italy|graekenland|greece|thailand|usa\
    |england|skotland|scotland|irland|ireland|polen|poland|finland|island|iceland|faeroeerne\
    |groenland|bornholm|jylland|fyn|sjaelland|skaane)  ude (?:at|og) rejse  bilen
    aflyst (?:bus|tog|fly)  punkteret  forsinket  delayed  sat fast  stuck (?:in|at|on)
    sommerhus\w*  hytte\w*  firmafest\w*  julefrokost\w*  christmas party  skolefest\w*
    forestilling\w*  recital  eksamen\w*  exam\w*  tandlaege  frisoer  barnepige
    hent(?:e|er) boern  afhente  tjenester?ejse  moving (?:flat|day)
    """
        ),
    ),
    (
        "other",
        any_of(
            r"""
    privat\w*  personlig\w*  personal  private  familie\w*  family  aarsag(?:en|er)?  reasons?
    """
        ),
    ),
]


def reason_of(plain: str) -> str | None:
    """Name the class of the reason given in a plain text, if one is."""
    found = next((name for name, words in _CLASSES if words.search(plain)), None)
    return "editorial" if found == "breaking_news" and _COURTS.search(plain) else found


def is_news(plain: str) -> bool:
    """Whether something has happened that a newsroom would run for."""
    return bool(_CLASSES[1][1].search(plain))
