"""Yes and no: what the clauses of an answer lean to, and what that means in each state."""

from __future__ import annotations

import re

from handlers.words.when import Found

from . import signals as s
from .clean import plain, without_fillers
from .elsewhere import back_in_time, engaged, excused
from .heard import ASK_BACK, LOST, NOTHING, UNKNOWN, Heard
from .model import Understood
from .offers import Clause, Offer, offer_in
from .reasons import is_news, reason_of

FIRM_NO = re.compile(
    r"(?<![^\W_])(?:nej|no|nope|nix|desvaerre|unfortunately|sorry|beklager|sadly|kan ikke|cant"
    r"|umuligt?|afraid|for travlt|too busy"
    r"|en anden (?:god )?gang)(?![^\W_])"
)
_BUT_NOT = re.compile(
    r"(?:bare |just |but |men )?(?:ikke|not) (?:om|i|paa|in|on|at|foer|efter|before|after"
    r"|for)(?![^\W_])"
)
_OK_BUT = re.compile(  # "okay, hvad koster det"
    r"(?:ok|okay|kan i ikke)[, ]+(?:lige |men )?(?:hvad|hvem|hvor|hvornaar|hvordan|skrive|sende"
    r"|sige|what|who|when|where|how)(?![^\W_])"
)
_ONLY_NO = re.compile(r"(?:nej|no|nope|naeh)(?: (?:tak|thanks|desvaerre|sorry|altsaa|alligevel))?")
_LAST_NO = re.compile(
    r"(?<![^\W_])(?:desvaerre|unfortunately|no can do|alligevel|sorry|beklager"
    r"|umuligt?|afraid)(?![^\W_])",
)
_OUTSPOKEN = re.compile(
    r"(?<![^\W_])(?:ja|jo|yes|yeah|yep|kommer|be there|er med|im in|count me in)(?![^\W_])"
)
_ATTENDS = re.compile(
    r"(?<![^\W_])(?:kommer|er med|er paa|kan (?:godt|sagtens|fint|komme|vaere)|can (?:do|make"
    r"|come|be)|be there|count me in|im in|we are in|i can|we can|er klar|stiller op"
    r"|er der|see you (?:there|then|thursday)|(?:vi )?ses (?:torsdag|der))(?![^\W_])"
)
_TIME_WORDS = re.compile(
    r"(?:kl|klokken|d|den|at|on|paa|i|om)?\.? ?(?:\d[\d.:/-]*|(?:man|tirs|ons|tors|fre|loer|soen)"
    r"dag\w*|(?:mon|tues|wednes|thurs|fri|satur|sun)day\w*|aften\w*|evening|morning|formiddag\w*"
    r"|eftermiddag\w*|december|afternoon)"
)
_HINT_NAME = re.compile(r"\b(?i:spørge?|spoerge?|ask|prøv|proev|try) (?:[A-ZÆØÅ]\w+|@\w+|\ufffc)")
_DOINGS = re.compile(
    r"(?<![^\W_])(?:(?:jeg|vi) (?:er|har|skal|kan|sender|vil|maa|finder|proever|bliver|faar)"
    r"|ikke|kan|maa"
    r"|im|ive|ill|we|i (?:am|have|must|will|need|thought|cant|dont))(?![^\W_])"
)
_FEW = 3
_REGRET = re.compile(
    r"(?<![^\W_])(?:desvaerre|unfortunately|sadly|nej|no|naeh?|nope|aergerligt nok)(?![^\W_])"
)
_NEVER_MIND = re.compile(r"(?:glem det|forget it)[ .!]*")
_ONE_WORD = {"ryk", "flyt", "udskyd", "move", "bump", "hold", "reserver", "aflys"}
_HINT = re.compile(
    r"(?<![^\W_])(?:spoerg|ask|proev|try|hvad med|how about|what about|kontakt|contact"
    r"|tag fat i)(?![^\W_])"
)
_PLAIN_ACK = re.compile(
    r"(?:(?:ok|okay|oki|fint?|super|perfekt|perfect|great|thanks?|thank you|thx|tak|mange tak"
    r"|tusind tak|tak for|cool|nice|godt|good|all|top|dejligt|skoent|fedt|forstaaet|got it|noted"
    r"|det er|helt|i orden|alright|fair nok)[ ,.!]*)+(?:for .*)?"
)


def _leans(part: Clause) -> str:
    """What one clause says: yes, soft, no, or nothing."""
    bare = without_fillers(part.words)
    words = part.words if bare == part.words else f"{part.words} ; {bare}"
    if part.asks and not s.ASSENTS_FIRST.match(words):
        return ""
    if s.OF_OTHERS.match(part.words) or s.ASKS_WHAT.match(part.words):
        return ""  # what others do or cannot do is no answer of theirs
    if s.YES_IDIOM.search(words):
        return "yes"
    against = s.TAKES_BACK.sub(" ", words)
    no = s.NO.search(against) or s.PULL_OUT.search(against)
    if no:
        return "no"
    if _BUT_NOT.match(words):
        return "mixed"
    lean = "yes" if s.CLEAR_YES.search(words) else "soft" if _softly(words) else ""
    return "mixed" if lean and s.NEGATION.search(words) else lean


def _softly(words: str) -> bool:
    """Assent in other words, or praise of nothing but the time."""
    if s.SOFT_YES.search(words):
        return True
    if not s.PRAISE.search(words):
        return False
    left = s.AROUND_PRAISE.sub("", s.PRAISE.sub("", _TIME_WORDS.sub("", words)))
    return not any(char.isalpha() for char in left)


def polar(heard: Heard) -> Understood:
    """Weigh the clauses: the last word counts, unless doubt hangs on it."""
    settled = _settled(heard)
    if settled is not None:
        return settled
    leans = [lean for part in heard.parts if (lean := _leans(part))]
    if s.STARTS_PASS.match(heard.plain):
        leans = ["no", *leans]
    if not leans:
        return _nothing_said(heard)
    return _weighed(heard, leans)


def _settled(heard: Heard) -> Understood | None:
    """What overrules all weighing: "I don't know", half of it, a verdict, a last word of no."""
    if heard.has(s.UNKNOWING) or heard.has(s.PARTLY) or back_in_time(heard):
        return ASK_BACK
    if _OK_BUT.match(heard.plain):
        return Understood("question")
    if _wished(heard) or (len(heard.parts) > 1 and _ONLY_NO.fullmatch(heard.parts[-1].words)):
        return no(heard)
    verdict = s.VERDICT.search(heard.plain)
    if verdict and not heard.has(s.HEDGE):
        return yes(heard) if verdict["word"] in {"ja", "yes"} else no(heard)
    return None


def _weighed(heard: Heard, leans: list[str]) -> Understood:
    last = leans[-1]
    if "mixed" not in leans and last == "no":
        withdrawn = "yes" in leans and not _LAST_NO.search(heard.parts[-1].words)
        if withdrawn or (heard.has(s.HEDGE) and not heard.has(FIRM_NO)):
            return ASK_BACK
        return no(heard)
    if "mixed" not in leans and "no" in leans and last != "yes":
        return _mixed(heard)
    news = last == "soft" and "yes" not in leans and heard.state != "bumped" and _news(heard)
    doubtful = (
        heard.has(s.DROPS)
        or heard.has(s.MOVES)
        or "mixed" in leans
        or news
        or _hedged(heard, leans)
        or _beside_the_point(heard, leans)
    )
    return ASK_BACK if doubtful else yes(heard)


def _wished(heard: Heard) -> bool:
    """'I'd love to but I'm in Berlin': the wish is polite, the reason is the answer."""
    hit = s.WISH_BUT.search(heard.plain)
    if not hit or "?" in heard.own:
        return False
    if s.NO.search(hit["why"]):
        return not heard.has(s.HEDGE) and not s.CLEAR_YES.search(hit["why"])
    if not reason_of(hit["why"]):
        return False
    says_yes = s.CLEAR_YES.search(hit["why"]) or s.SOFT_YES.search(hit["why"]) or heard.has(s.HEDGE)
    return not (says_yes or offer_in([Clause(hit["why"], asks=False)], heard.scene).kind == "new")


def _beside_the_point(heard: Heard, leans: list[str]) -> bool:
    """A yes to something else: not outspoken after a no, or an 'ok' that goes on elsewhere."""
    if heard.has(s.YES_IDIOM):
        return False
    if "no" in leans:
        return not any(_OUTSPOKEN.search(p.words) for p in heard.parts if _leans(p) == "yes")
    if "yes" in leans:
        return False
    silent = [p.words for p in heard.parts if not _leans(p)]
    return any(isinstance(heard.scene.read(words), Found) for words in silent)


def _hedged(heard: Heard, leans: list[str]) -> bool:
    """Whether doubt hangs on the yes, and not only on something beside it."""
    if heard.has(s.YES_IDIOM):
        return False
    if "yes" not in leans:
        return heard.has(s.HEDGE)
    return any(
        s.HEDGE.search(part.words if _leans(part) or len(part.words.split()) <= 3 else _sure(part))  # noqa: PLR2004
        for part in heard.parts
    )


def _sure(part: Clause) -> str:
    """Take the doubts out that may well be about something else."""
    return s.WEAK_HEDGE.sub(" ", part.words)


def _mixed(heard: Heard) -> Understood:
    """A no, and then something pleasant: 'desværre ikke, god fornøjelse, det bliver fint'."""
    return no(heard) if FIRM_NO.match(heard.plain) else ASK_BACK


def yes(heard: Heard) -> Understood:
    """A yes by state: it accepts, acknowledges, or takes a bump back."""
    if heard.state == "confirmed":
        return Understood("question") if asks(heard) else NOTHING
    if heard.state != "bumped":
        return Understood("accept")
    if (heard.has(s.RESTORE) or heard.has(_ATTENDS)) and not heard.has(s.NOT_BACK):
        return Understood("restore")
    return NOTHING if _PLAIN_ACK.fullmatch(heard.plain.strip()) else ASK_BACK


def no(heard: Heard) -> Understood:
    """A no by state: before a yes it declines, after it it bumps."""
    if heard.state == "bumped":
        return ASK_BACK
    if heard.state == "confirmed" and _only_regrets(heard):
        return ASK_BACK
    reason = reason_of(heard.plain) or ("practical" if _explained(heard) else None)
    return Understood("bump" if heard.state == "confirmed" else "decline", reason_class=reason)


def _only_regrets(heard: Heard) -> bool:
    """'Desværre er der ingen parkering': a no-word, and then something else than staying away."""
    left = " ".join(_REGRET.sub(" ", heard.plain).split())
    if s.NO.search(left) or s.PULL_OUT.search(left) or reason_of(left):
        return False
    return bool(_NEVER_MIND.fullmatch(heard.plain)) or len(left.split()) > _FEW


def _explained(heard: Heard) -> bool:
    """Whether a reason of one's own is given, of no class that has a name."""
    silent = [p.words for p in heard.parts if not _leans(p)]
    return any(len(w.split()) > _FEW and s.FIRST_PERSON.search(w) for w in silent)


def _nothing_said(heard: Heard) -> Understood:
    """Neither yes nor no: a question, news, a hint, or chatter."""
    doubtful = heard.has(s.HEDGE) or heard.has(s.NOT_BACK)
    if heard.state == "bumped" and heard.has(s.RESTORE) and not doubtful:
        return ASK_BACK if asks(heard) else Understood("restore")
    if _HINT_NAME.search(heard.own) or heard.plain in _ONE_WORD:
        return ASK_BACK
    if asks(heard) and (heard.has(s.QUESTION_START) or not heard.has(s.HEDGE)):
        return Understood("question")
    ill = heard.has(s.APOLOGY) and reason_of(heard.plain) == "absence"
    if ill or engaged(heard) or excused(heard):
        return ASK_BACK if heard.state in {"confirmed", "bumped"} else no(heard)
    return _talk(heard)


def _talk(heard: Heard) -> Understood:
    """What is no answer, as far as can be seen."""
    if _kind_words(heard):
        return NOTHING
    if _calls_for_more(heard):
        return ASK_BACK
    return UNKNOWN if _small_talk(heard) else LOST


def _kind_words(heard: Heard) -> bool:
    """A greeting, cake and good wishes: nothing that waits for an answer."""
    if heard.has(s.CHATTER) and not s.HEDGE.search(s.WEAK_HEDGE.sub(" ", heard.plain)):
        return not heard.has(s.CONDITION)
    return bool(s.GREETING.search(plain(heard.own))) and not _calls_for_more(heard)


def _small_talk(heard: Heard) -> bool:
    """A word or two, or once a yes was given nothing about themselves."""
    if len(heard.plain.split()) <= _FEW:
        return True
    about_them = heard.has(s.FIRST_PERSON) or reason_of(heard.plain)
    return heard.state == "confirmed" and not about_them


def _calls_for_more(heard: Heard) -> bool:
    """Whether it may be an answer after all: doubt, news, a hint, the time, or what they do."""
    if heard.has(s.CONDITION) and heard.state != "confirmed":
        return True
    if any(heard.has(p) for p in (s.HEDGE, s.MISHAP, _HINT, s.GO_AHEAD, s.CORRECTION)):
        return True
    if _news(heard):
        return True
    if heard.has(s.SEEN) and heard.state not in {"confirmed", "bumped"}:
        return True
    about_us = heard.has(s.FIRST_PERSON) and bool(reason_of(heard.plain) or heard.has(_DOINGS))
    return about_us or _names_the_time(heard)


def _news(heard: Heard) -> bool:
    return is_news(heard.plain)


def _names_the_time(heard: Heard) -> bool:
    offer: Offer = offer_in(heard.parts, heard.scene)
    return offer.kind in {"same", "old"} and heard.state != "confirmed"


def asks(heard: Heard) -> bool:
    """Whether it asks anything, with or without a question mark."""
    return "?" in heard.own or bool(s.QUESTION_START.search(heard.plain))
