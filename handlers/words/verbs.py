"""The verbs people may type, in English and Danish; either is always understood."""

from __future__ import annotations

from difflib import get_close_matches
from enum import StrEnum

from handlers.slots.lifecycle import Act


class Look(StrEnum):
    """What is no act on a slot: what people ask to see, and how the two work together."""

    SHOW = "show"
    LIST = "list"
    MINE = "mine"
    HELP = "help"
    SETTINGS = "settings"
    SIDE = "side"
    LATER = "later"
    AGAIN = "again"
    NUDGE = "nudge"
    UNDO = "undo"
    DIGEST = "digest"
    FOLLOWUP = "followup"
    ABSENT = "absent"
    GIFT = "gift"
    SPACE = "space"
    CHALLENGE = "challenge"
    TEXTS = "texts"
    LINK = "link"
    UNLINK = "unlink"


#: What is not about one slot: a number or a place in a thread tells it nothing.
OF_NO_SLOT = frozenset(
    {Act.PROPOSE, Look.LIST, Look.MINE, Look.HELP, Look.SETTINGS, Look.SIDE, Look.DIGEST}
    | {Look.ABSENT, Look.LINK, Look.UNLINK}
)

Verb = Act | Look

#: Each verb's words: English, then Danish. The first of each is the one that help shows.
WORDS: dict[Verb, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Act.PROPOSE: (("propose", "suggest"), ("foreslå", "forslå")),
    Act.ACCEPT: (("accept", "yes"), ("ja", "accepter", "acceptér", "jep", "jo")),
    Act.DECLINE: (("decline", "no"), ("nej", "afslå")),
    Act.COUNTER: (("counter", "another time"), ("anden tid", "modforslag", "ny tid")),
    Act.BUMP: (("bump", "pull out"), ("afbud", "meld afbud")),
    Act.MOVE: (("move",), ("flyt",)),
    Act.RESTORE: (("restore",), ("alligevel", "genskab", "vi kan alligevel")),
    Act.WITHDRAW: (("withdraw",), ("træk tilbage", "træk forslaget tilbage", "træk")),
    Act.HOLD: (("hold",), ("reserver", "reservér")),
    Act.RELEASE: (("release", "let go"), ("slip", "slip den")),
    Act.STANDIN: (("standin", "stand-in"), ("afløser", "find afløser")),
    Act.ALONE: (("alone",), ("alene", "gennemfør alene")),
    Act.POSTPONE: (("postpone",), ("udskyd",)),
    Act.CANCEL: (("cancel",), ("aflys",)),
    Act.ANNOUNCE: (("announce",), ("offentliggør", "offentliggjort")),
    Look.SHOW: (("show",), ("vis",)),
    Look.LIST: (("list",), ("liste",)),
    Look.MINE: (("mine",), ("mine",)),
    Look.HELP: (("help",), ("hjælp",)),
    Look.SETTINGS: (("settings",), ("indstillinger",)),
    Look.SIDE: (("side",), ("part", "side")),
    Look.LATER: (("later", "answer later"), ("senere", "svar senere")),
    Look.NUDGE: (("nudge",), ("ryk",)),
    Look.DIGEST: (("digest",), ("overblik",)),
    Look.UNDO: (("undo",), ("fortryd",)),
    Look.ABSENT: (("absent", "away"), ("væk", "fravær", "ferie", "fraværende")),
    Look.FOLLOWUP: (("followup", "follow-up"), ("opfølgning",)),
    Look.CHALLENGE: (("challenge",), ("udfordr",)),
    Look.GIFT: (("smaller gift",), ("mindre bidrag",)),
    Look.TEXTS: (("texts",), ("tekster",)),
    Look.LINK: (("link",), ("forbind",)),
    Look.UNLINK: (("unlink",), ("adskil",)),
}
#: Slips and short forms that can mean nothing else; never shown, never suggested.
SLIPS: dict[Verb, str] = {
    Act.PROPOSE: "foreslår forslag foreslag sugest propse",
    Act.ACCEPT: "aksepter aksepterer accepterer acceptere akcepter accpet acept accet",
    Act.DECLINE: "afslår decine declin",
    Act.BUMP: "bmp afbudd avbud",
    Act.MOVE: "flytt",
    Act.STANDIN: "afløsning",
    Act.CANCEL: "afly aflis cancl cancle cancell",
    Look.HELP: "hlp hjelp hjæp hælp ?",
    Look.LIST: "lst",
    Look.DIGEST: "oversigt",
    Look.SETTINGS: "indst setings",
}
#: Everyday words that are a verb only where nothing but a slot's `#number` stands behind them.
WITH_NUMBER: dict[Verb, str] = {
    Act.ACCEPT: "ok okay okey godkend bekræft confirm yep yup acc",
    Act.DECLINE: "nope niks afvis",
    Act.HOLD: "reservere reserve",
    Act.POSTPONE: "udsæt udskyde udsætte delay",
    Act.CANCEL: "aflyse aflyst",
    Act.MOVE: "flytte",
    Act.STANDIN: "vikar",
    Act.WITHDRAW: "trak",
}
LONGEST = 3  # words in a verb
#: What people call the two sides, besides their own names: the library's, the partner's.
LIBRARY_WORDS = frozenset({"library", "bibliotek", "biblioteket"})
PARTNER_WORDS = frozenset({"partner", "partneren", "avis", "avisen", "newspaper", "paper"})
SIDES = LIBRARY_WORDS | PARTNER_WORDS
#: What people call the platform another room is on.
ELSEWHERE: dict[str, str] = {
    "slack": "slack",
    "teams": "teams",
    "browser": "room",
    "browseren": "room",
    "room": "room",
    "rummet": "room",
}


def folded(word: str) -> str:
    """Lower case, and Danish letters as they are typed without a Danish keyboard."""
    lowered = word.casefold()
    for letter, typed in (("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("é", "e")):
        lowered = lowered.replace(letter, typed)
    return lowered


def _by_word() -> dict[str, tuple[Verb, str | None]]:
    """Each word's verb and language; a word of both languages tells nothing of the typist's."""
    known: dict[str, tuple[Verb, str | None]] = {}
    for verb, both in WORDS.items():
        for language, words in zip(("en", "da"), both, strict=True):
            for word in map(folded, words):
                before = known.get(word)
                both_know = before is not None and before[1] != language
                known[word] = (verb, None if both_know else language)
    return known


BY_WORD = _by_word()


def _unringed(word: str) -> str:
    """As typed where the keyboard has no Danish letters, and the hand no patience for ae."""
    return word.casefold().translate(str.maketrans("æøåé", "aoae"))


def _by_slip() -> dict[str, Verb]:
    """What is read as a verb though it is none of its words."""
    spelt = {_unringed(w): verb for verb, both in WORDS.items() for words in both for w in words}
    known = BY_WORD.keys() | _forms(WITH_NUMBER).keys()
    found = spelt | _forms(SLIPS)
    return {word: verb for word, verb in found.items() if word not in known}


def _forms(words: dict[Verb, str]) -> dict[str, Verb]:
    return {
        form(word): verb
        for verb, said in words.items()
        for word in said.split()
        for form in (folded, _unringed)
    }


BY_SLIP = _by_slip()
BY_NUMBER = _forms(WITH_NUMBER)


def find_verb(words: list[str]) -> tuple[Verb, str | None, int] | None:
    """The verb a line begins with: (verb, its language, how many words it took)."""
    for length in range(min(LONGEST, len(words)), 0, -1):
        key = " ".join(folded(word.strip(".,!?:") or word) for word in words[:length])
        if key in BY_WORD:
            return (*BY_WORD[key], length)
        if key in BY_SLIP:
            return BY_SLIP[key], None, length
        if key in BY_NUMBER and _only_number(words[length:]):
            return BY_NUMBER[key], None, length
    return None


def _only_number(words: list[str]) -> bool:
    """Whether a slot's `#number` is all that follows."""
    return len(words) == 1 and words[0].startswith("#") and words[0][1:].rstrip(".!").isdecimal()


def nearest(word: str) -> str | None:
    """The known word most like this one, as it is spelt; None: nothing is like it."""
    close = get_close_matches(folded(word), BY_WORD, n=1, cutoff=0.7)
    if not close:
        return None
    spelt = (w for both in WORDS.values() for words in both for w in words)
    return next(w for w in spelt if folded(w) == close[0])
