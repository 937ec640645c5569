"""Who takes over: only somebody who has agreed, or of whom it is stated."""

from __future__ import annotations

import re

_CAPITAL = (
    r"(?P<name>\ufffc|@[\w.-]+|[A-ZÆØÅÉ][\wéæøå-]+(?: (?:[A-ZÆØÅ][\wéæøå-]+|[A-ZÆØÅ]\.)){0,2})"
)
# On a phone names come without capitals: only those that are surely names.
_FIRST_NAMES = (
    "anders|andreas|anna|anne(?: lise| mette| marie| grethe)?|annette|ann|anja|alex|amalie|asger"
    "|astrid|benjamin|bent|"
    "birgit|birgitte|bo|bodil|brian|camilla|carl|carsten|casper|cecilie|charlotte|christian"
    "|christina|christoffer|"
    "claus|daniel|david|dennis|ditte|dorte|dorthe|ellen|else|emil|emilie|emily|emma|erik|eva"
    "|finn|flemming|frank|"
    "frederik|freja|gitte|grethe|gustav|hanne|hans|helle|helene|henriette|henrik|ida|inge"
    "|inger|ingrid|jack|jacob|jakob|"
    "jan|jane|janne|jens|jeppe|jesper|jette|joachim|johan|johanne|john|jonas|josefine|julie"
    "|karen|karim|karina|karl|"
    "kasper|kate|katrine|kenneth|kim|kirsten|klaus|kristian|kristina|kurt|lars|lasse|laura"
    "|laurits|leif|lena|lene|"
    "line|lis|lisa|lisbeth|lise|liv|lone|lotte|louise|lucas|lucy|lukas|mads|magnus|maja"
    "|malene|maria|marianne|marie|"
    "mark|marlene|martin|mathias|mathilde|merete|mette|mia|michael|mikkel|mike|mogens|mona"
    "|morten|nadia|nanna|niels|"
    "nicolai|nikolaj|nina|noah|ole|oliver|oscar|palle|patrick|paul|per|pernille|peter|pia"
    "|poul|preben|rasmus|rikke|"
    "robert|sam|sanne|sara|sarah|sebastian|signe|sille|simon|sofie|sophie|soeren|søren"
    "|stefan|steen|stine|sune|susanne|"
    "svend|tanja|thea|thomas|tina|tine|tobias|tom|tommy|tove|trine|troels|ulla|ulrik|vibeke"
    "|victor|viktor|william|yasmin"
)
_NOT_NAMES = (
    "jeg|vi|han|hun|den|det|der|de|i|du|man|nogen|ingen|alle|en|et|min|vores|hvem|hvor|som|mig|os"
    "|if|you|they|he|she|it|who|someone|somebody|anyone|nobody|that|this|my|our|there|we|people"
    "|men|but|and|og|så|saa|ja|nej|yes|no|hvis|måske|maybe|kan|can|will|vil|har|has|er|is"
    "|ikke|not|med"
    "|kollega|kollegaen|redaktøren|redaktionen|chefen|avisen|editor|colleague|fotografen"
    "|praktikanten"
    "|også|gerne|godt|altså|bare|lige|nu|now|today|torsdag|fredag|thursday|friday|tid|time|andre"
    "|anden|other|else|always|still|just|only|hej|hi|hello|tak|thanks|sorry|desværre|eller"
    "|or|at|the"
    "|mon|selv|hej|mandag|onsdag|tirsdag|lørdag|søndag|monday|tuesday|wednesday|afløser"
    "|vikar|flu|syg"
    "|mens|når|when|while|brand|historien|story|ill|all|also|what|hvad|then|derfor|because|fordi"
)
_WHO = _CAPITAL[:-1] + rf"|(?:{_FIRST_NAMES})(?: [A-ZÆØÅ][\wéæøå]+)?(?!\w))"
#: A yes to something else than the task: "Peter siger ja til kagen".
_ELSE = (
    r"(?! til (?!at|den|det|debatten|opgaven|tjansen|vagten|torsdag|jobbet|rollen|arrangementet"
    r"|aftenen|mødet|ordstyrer|moderator))"
)
_TAKES = (
    r"(?:dækker|daekker|overtager|(?:tager|tar) (?:over|den|det(?! med| op| roligt)"
    r"|min(?= (?:plads|vagt|tjans|tur|rolle|opgave|del|post))|vagten|tjansen|opgaven|rollen"
    r"|plads|pladsen)"
    r"|kommer (?:i stedet|for mig|istedet)|træder til|traeder til|springer ind|stiller op"
    r"|hopper ind|går ind|"
    r"rykker ind|afløser|afloeser|vikarierer|er (?:min )?(?:afløser|afloeser|vikar|stand-?in)"
    r"|er med i stedet"
    r"|kan (?:godt )?(?:tage (?:den|over|det)|komme i stedet|dække|i stedet|overtage|stille op"
    r"|godt(?! (?:lide|se|forstå|huske)))"
    r"|har sagt,? (?:at )?(?:han|hun|de) (?:godt )?(?:tager|kan|kommer|vil|dækker|overtager|gør)"
    r"|vil (?:rigtig |meget )?gerne(?= ?[.!,;]| ?$"
    r"| (?:tage|overtage|dække|komme|være|gøre|modere|og|så|det))"
    rf"|har (?:sagt ja|accepteret|lovet|tilbudt|takket ja|tid og)(?! til at komme){_ELSE}"
    rf"|siger (?:ja{_ELSE}|at (?:han|hun|de) (?:godt )?kan|(?:han|hun|de) (?:godt )?kan|gerne)"
    r"|er (?:klar|frisk|på|med) (?:i stedet|på det|til at (?:tage|overtage|dække))"
    r"|gør det(?: gerne)?|kan og vil|har (?:indvilliget|indvilget|sagt (?:ja|god))"
    r"|redder (?:den|mig)|klar til at (?:tage|dække)|klarer (?:det|den)|er indforstået"
    r"|står klar|gør det i stedet|tager sig af (?:det|den|debatten)"
    r"|(?:is|'s|s) (?:covering|taking|filling|stepping|standing|happy to|going to (?:cover|take"
    r"|do)|doing it|in instead|my stand-?in|coming instead|able to|up for it)"
    r"|(?:will|'ll|can|is going to) (?:cover|take|step|fill|stand|do it|come instead"
    r"|be there instead|moderate|host|replace|go instead)"
    r"|covers|steps in|fills in|takes (?:over|my|it|the)|(?:has|'s) (?:agreed|said yes|offered"
    r"|accepted|said (?:he|she|they)(?:'ll|'d| will| would| can))|agreed to|said (?:yes|(?:he"
    r"|she|they)(?:'d|'ll| will| would| can)? ?\w*)"
    r"|says (?:yes|(?:he|she|they)(?:'s|'ll|'d| can| will| is)? ?\w*)|offered to|would love to"
    r"|(?:moderates|replaces|subs) ?)"
)
#: Whose colleague it is: "Jakob fra kulturredaktionen", "my colleague Jo".
_OF = (
    r"(?:,? (?:fra|from|på|at|i|in) (?:the |vores |our )?[\w-]+(?: desk)?"
    r"|,? (?:min|vores|my|our) \w+,?)?"
)
_PATTERNS = [
    re.compile(rf"(?:^|[\s,.;:!?–-]){_WHO}{_OF}(?:,)? {_TAKES}(?!\w)"),
    re.compile(
        rf"(?:^|[\s,.;:!?–-]){_WHO}(?:'?s) (?:covering|agreed|offered|on it|taking|filling"
        rf"|stepping|standing|happy to|doing it|going to)(?!\w)"
    ),
    re.compile(
        rf"(?i:afløser(?:en)?|afloeser(?:en)?|vikar(?:en)?|stand-?in|replacement|substitute"
        rf"|i mit sted|i stedet for mig|instead of me)(?i:[:,]| er| bliver| hedder| is| will be"
        rf"| kommer| found| fundet|: ?)+ ?{_WHO}"
    ),
    re.compile(
        rf"(?i:i stedet|instead|i mit sted)(?: for (?:mig|os)| of me)? (?:kommer|comes|tager"
        rf"|sender vi|we send|we'll send|you get|får I) {_WHO}"
    ),
    re.compile(
        rf"(?i:har (?:fået|faaet|aftalt med|lavet aftale med|overtalt|fundet)|got|found|i've got"
        rf"|have got|arranged with|jeg har fået|vi sender|we're sending|sender|sending"
        rf"|bytter med|byttet med|har byttet med|swapped with|swapped it with|giver den til"
        rf"|gives den videre til|handed (?:it )?over to) {_WHO}(?: til at| to (?:cover|take|step"
        rf"|do|stand|fill)| i stedet| instead| i mit sted| in my place| for mig| over| på| at tage"
        rf"|[.!,]|$| som afløser| as)"
    ),
    re.compile(
        rf"(?i:bytter|byttet|swap(?:ped|ping)?)"
        rf"(?: (?i:vagt|vagter|tjans|plads|shifts?|it|places))? (?i:med|with) {_WHO}"
    ),
    re.compile(rf"(?i:you're getting|you'll get) {_WHO}(?! (?:svar|besked))"),
    re.compile(rf"(?i:det bliver|it'll be|it will be) {_WHO} (?:der|i stedet|instead|who)"),
]
_PATTERNS.append(
    re.compile(
        rf"(?i:ikke mig|not me|isn't me),?(?i: men| but)? {_WHO}"
        r" (?:der|som|who|kommer|is|tager|will|that)(?!\w)",
    )
)
#: Said as shortly as it is asked for: "ikke mig, men @kollega".
_PATTERNS.append(
    re.compile(
        rf"(?i:ikke mig|ikke jeg|not me)[,.]?(?i: men(?: så)?| but| derimod| i stedet) {_WHO}"
        r"(?i: (?:kan|can|i stedet|instead|gør det|does))?(?:$|[.!,])",
    )
)
_MENTION_DOES = re.compile(
    rf"(?i:spurgt|asked|talt med|aftalt (?:det )?med|talked to|spoken? (?:to|with)|snakket med)"
    rf" {_WHO},?(?: og| and)?"
    r" (?i:(?:she|he|they)(?:'ll| will| can|'s| is| agreed| says yes)|(?:hun|han|de) (?:gør"
    r"|tager|kan|vil|kommer|overtager"
    r"|er (?:klar|med|på|frisk)|siger ja|har sagt ja))(?!\w)"
)
_MENTION_ASKED = re.compile(
    rf"(?i:spurgt|asked|talt med|talked to|spoken (?:to|with)"
    rf"|snakket med) {_WHO}[^.!?]*(?:sagt? ja|vil gerne|siger ja|said yes|is up for|er klar"
    rf"|kan godt|agreed|happy to|can do|er frisk|gerne|is in)"
)
_OPEN = re.compile(
    r"(?i)\b(?:måske|maaske|maybe|perhaps|kan være|could be|hvis|if|spørg|spoerg|ask|prøv|proev"
    r"|try|kunne|could|måtte|might|mon|tror|think|evt\.?|eventuelt|håber|hope|probably"
    r"|formentlig|skal lige|ikke spurgt|haven't asked|not asked|vil (?:gerne )?(?:spørge|høre)"
    r"|har du spurgt|hvad med|how about|what about)\b",
)
#: A noun that begins a sentence is no name: Salen, Politiet, Gæsterne, Borgmesteren, Corona.
_A_THING = re.compile(
    r"(?!Ellen|Karen|Helen|Maren|Steen|Søren|Jørgen|Preben|Torben|Morten|Kirsten|Carsten|Esben|Owen|Gretchen)"
    r"\w*(?:Salen|alen|sten|eren|oren|afen|igen|onen|moedet|mødet|toget|huset|rådet|holdet|tiet|erne)|Corona|Covid"
)
_TRAILING = re.compile(r"(?:'s|’s|s')$")


#: Words that only colour: "hun gerne vil tage den" states what "hun vil tage den" does.
_COLOUR = re.compile(
    r" (?:gerne|godt|sagtens|bare|også|ogsaa|heldigvis|selvfølgelig|nu|så|kindly|happily|also|now)"
    r"(?= (?:vil|kan|tage|tager|tar|overtage|overtager|dække|dækker|stille|stiller|komme|kommer"
    r"|will|can|take|cover|do|fill|step)(?!\w))",
    re.IGNORECASE,
)


def standin_in(text: str) -> str | None:
    """Give the name of a stand-in who is stated or has agreed; U+FFFC for a mention."""
    return _stated(text) or _stated(_COLOUR.sub("", text))


def _stated(text: str) -> str | None:
    for pattern in [*_PATTERNS, _MENTION_ASKED, _MENTION_DOES]:
        for hit in pattern.finditer(text):
            name = hit["name"]
            if (
                _A_THING.fullmatch(name)
                or re.fullmatch(_NOT_NAMES, name.lower())
                or name.split()[0].lower() in _NOT_NAMES.split("|")
            ):
                continue
            if _unsettled(text, hit):
                continue
            return _TRAILING.sub("", name.lstrip("@"))
    return None


def _unsettled(text: str, hit: re.Match[str]) -> bool:
    """Whether the sentence around it only wonders, or asks."""
    start = max(text.rfind(mark, 0, hit.start("name")) for mark in ".!?\n;,") + 1
    ends = [at for mark in ".!?\n;" if (at := text.find(mark, hit.end("name"))) >= 0]
    end = min(ends, default=len(text))
    sentence = text[start:end]
    if re.search(r"\b(?:ikke|not|n't|aldrig|never)\b", text[hit.start("name") : hit.end() + 10]):
        return True
    return bool(_OPEN.search(sentence)) or text[end : end + 1] == "?"
