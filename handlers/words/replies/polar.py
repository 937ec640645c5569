"""Yes and no: what the clauses of an answer lean to, weighed against each other."""

from __future__ import annotations

import re

from handlers.words.when import Found

from . import signals as s
from .by_state import no, yes
from .elsewhere import back_in_time
from .heard import ASK_BACK, Heard
from .leaning import leans_to
from .model import Understood
from .offers import Clause, offer_in
from .reasons import is_news, reason_of
from .silent import nothing_said

_FEW = 3
FIRM_NO = re.compile(
    r"(?<![^\W_])(?:nej|no|nope|nix|desvaerre|unfortunately|sorry|beklager|sadly|kan ikke|cant"
    r"|umuligt?|afraid|for travlt|too busy"
    r"|en anden (?:god )?gang)(?![^\W_])"
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


def polar(heard: Heard) -> Understood:
    """Weigh the clauses: the last word counts, unless doubt hangs on it."""
    settled = _settled(heard)
    if settled is not None:
        return settled
    leans = [lean for part in heard.parts if (lean := leans_to(part))]
    if s.STARTS_PASS.match(heard.plain):
        leans = ["no", *leans]
    if not leans:
        return nothing_said(heard)
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
    soft = last == "soft" and "yes" not in leans and heard.state != "bumped"
    doubtful = (
        heard.has(s.DROPS)
        or heard.has(s.MOVES)
        or "mixed" in leans
        or (soft and is_news(heard.plain))
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
        return not any(_OUTSPOKEN.search(p.words) for p in heard.parts if leans_to(p) == "yes")
    if "yes" in leans:
        return False
    silent = [p.words for p in heard.parts if not leans_to(p)]
    return any(isinstance(heard.scene.read(words), Found) for words in silent)


def _hedged(heard: Heard, leans: list[str]) -> bool:
    """Whether doubt hangs on the yes, and not only on something beside it."""
    if heard.has(s.YES_IDIOM):
        return False
    if "yes" not in leans:
        return heard.has(s.HEDGE)
    return any(
        s.HEDGE.search(part.words if leans_to(part) or _is_short(part) else _sure(part))
        for part in heard.parts
    )


def _is_short(part: Clause) -> bool:
    return len(part.words.split()) <= _FEW


def _sure(part: Clause) -> str:
    """Take the doubts out that may well be about something else."""
    return s.WEAK_HEDGE.sub(" ", part.words)


def _mixed(heard: Heard) -> Understood:
    """A no, and then something pleasant: 'desværre ikke, god fornøjelse, det bliver fint'."""
    return no(heard) if FIRM_NO.match(heard.plain) else ASK_BACK
