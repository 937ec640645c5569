"""From signals to one act. The order of the questions is the rule."""

from __future__ import annotations

import re

from . import signals as s
from .by_state import asks, no, yes
from .heard import ASK_BACK, NOTHING, Heard
from .model import State, Understood
from .names import standin_in
from .offers import Scene, clauses, holds, offer_in, when_again
from .polar import FIRM_NO, polar

_CHECKS = re.compile(
    r"(?:tjek|check|hoere|spoerge|see (?:if|what|how)"
    r"|ask|find ud|think|taenk|sove|sleep|confirm(?! i))"
)
_NOT_WITHOUT = re.compile(
    r"(?:ikke|not|aldrig|cant|never|kan i|can you|kunne i|could you)(?: \w+){0,5} (?:uden|without)"
)
_ASKS_TIME = re.compile(
    r"(?:er|var|starter|begynder|slutter|hvornaar|bliver|har|gaelder|hvem|hvor|is|was|are|does|do"
    r"|did|when|who|where|what time|hvad tid|how (?!about)|hvordan|skal (?:jeg|man))(?![^\W_])"
    r"(?!.*(?:bedre|better|i stedet|instead|mulig|possible|an option|okay|ok))"
)

#: "Kan vi ikke tage den fredag": the "not" only asks more kindly.
_POLITE_NOT = re.compile(
    r"(?<![^\W_])(?<!jeg )(kan|kunne|skal|skulle|ku) (vi|i|du|man|den|det) ikke (?:bare |lige |evt "
    r"|eventuelt |godt |i stedet )*(?=(?:tage|flytte|rykke|sige|starte|begynde|holde|goere|finde"
    r"|laegge|skubbe|udskyde|aendre|koere|bytte|vente|blive|moedes)(?![^\W_]))"
)

#: "Ikke før kl. 20" offers eight o'clock, as "først kl. 20" does.
_NOT_BEFORE = re.compile(
    r"(?<![^\W_])(kan|kommer|kunne|can|cant|come|make it|there|gerne|ja|yes|ok|but|men|bare|just"
    r"|it),? (?:(?:jeg|vi|bare|dog|just|but|men) )*(?:ikke|not|t) (?:(?:komme|vaere der|naa det"
    r"|come|be there|make it|start|starte) )?(?:foer|before|until|till|inden) "
    r"(?=(?:kl|klokken|halv|kvart|half|quarter)?\.? ?\d|halv|kvart|half|quarter)"
)

_CANT_BEFORE = re.compile(
    r"(?<![^\W_])(?:cant|cannot)(?: (?:come|be there|make it|do it|start))? (?:before|until|till) "
    r"(?=(?:half|quarter|\d))"
)


def decide(own: str, plain: str, state: State, scene: Scene) -> Understood:
    """Ask the questions in the order that keeps a wrong act from happening."""
    plain = s.ASIDE.sub(" ", s.GREETING.sub(" ", plain)).strip(" ,")
    plain = _POLITE_NOT.sub(r"\1 \2 ", plain)
    if not s.CONDITION.search(plain):
        plain = _NOT_BEFORE.sub(r"\1 foerst ", _CANT_BEFORE.sub("can foerst ", plain))
    heard = Heard(own, plain, clauses(plain), state, scene)
    if heard.has(s.OTHER_CHATTER):
        return NOTHING
    if _two_tongued(heard):
        return ASK_BACK
    corrected = _corrected(heard)
    if isinstance(corrected, Understood):
        return corrected
    return _act(corrected)


def _two_tongued(heard: Heard) -> bool:
    """Sarcasm, yes and no in one breath, double negation: never act on these."""
    if heard.has(s.DOUBLE) or heard.has(s.SARCASM):
        return True
    if s.SARCASM_SIGN.search(heard.own):
        return True
    return heard.has(s.BOTH) and not heard.has(s.YES_IDIOM)


def _corrected(heard: Heard) -> Heard | Understood:
    """A self-correction takes the last word."""
    hits = [h for h in s.CORRECTION.finditer(heard.plain) if _signal(heard.plain[: h.start()])]
    if not hits:
        return heard
    last = hits[-1]
    tail = heard.plain[last.end() :].strip()
    if not tail and not any(last.groupdict().values()):
        return heard  # "even better, actually" takes nothing back
    said_no = last["no"] or last["no2"] or last["no3"] or last["no4"]
    if s.HEDGE.search(tail):
        return ASK_BACK
    if _signal(tail) or (tail and heard.scene.read(tail).rest != tail):
        at = max(0, len(heard.own) - len(tail) - 2)
        return Heard(heard.own[at:], tail, clauses(tail), heard.state, heard.scene)
    if said_no:
        return no(heard)
    return yes(heard) if last["yes"] else ASK_BACK


def _signal(text: str) -> bool:
    return any(p.search(text) for p in (s.CLEAR_YES, s.SOFT_YES, s.NO, s.PULL_OUT, s.YES_IDIOM))


def _act(heard: Heard) -> Understood:
    name = standin_in(heard.own)
    if name:
        return Understood("standin", name=name)
    if _alone(heard):
        return Understood("alone")
    if heard.has(s.ALONE) and heard.has(s.NOT_ALONE):
        return ASK_BACK
    return (
        _postponed(heard) or _conditional(heard) or _leaving(heard) or _timed(heard) or polar(heard)
    )


def _postponed(heard: Heard) -> Understood | None:
    """An answer that comes later, or is kept back."""
    if _later(heard):
        return Understood("later", until=when_again(heard.parts, heard.scene))
    if heard.state == "counter_asked" and heard.has(s.KEEP) and not asks(heard):
        return ASK_BACK if heard.has(s.CLEAR_YES) or heard.has(s.HEDGE) else no(heard)
    if heard.has(s.WITHHELD):
        return Understood("question") if asks(heard) else ASK_BACK
    return None


# Ways on ------------------------------------------------------------------------------------


def _alone(heard: Heard) -> bool:
    """Go on without us: said outright, or 'just go ahead' beside a no."""
    if any(_NOT_WITHOUT.search(part.words) for part in heard.parts) or heard.has(s.NOT_ALONE):
        return False
    if heard.has(s.ALONE) and not _only_asks(heard):
        return not (heard.has(s.CLEAR_YES) and heard.state == "asked" and not heard.has(s.NO))
    beside_no = heard.has(s.NO) or heard.has(s.PULL_OUT) or heard.state == "bumped"
    return beside_no and heard.has(s.GO_AHEAD) and not heard.has(s.YES_IDIOM)


def _only_asks(heard: Heard) -> bool:
    return any(p.asks and s.ALONE.search(p.words) for p in heard.parts)


def _later(heard: Heard) -> bool:
    """A promise to answer, unless the answer is already there."""
    if not heard.has(s.LATER):
        return False
    without = s.LATER.sub(" ", heard.plain)
    if s.NO.search(without) and FIRM_NO.search(without):
        return False
    if s.CLEAR_YES.search(without) and not s.HEDGE.search(without):
        return bool(_CHECKS.search(heard.plain))
    return True


# Times --------------------------------------------------------------------------------------


def _conditional(heard: Heard) -> Understood | None:
    """A yes with a condition: only one about time can be checked here."""
    hit = s.CONDITION.search(heard.plain)
    if not hit:
        return None
    if heard.state == "bumped" and heard.has(s.RESTORE) and _polite(heard.plain[hit.start() :]):
        return Understood("restore")
    if re.match(r"(?:ja|jo|yes|ok) (?:men|but) (?:kun|only) (?:hvis|if)", heard.plain):
        return ASK_BACK
    if not _yes_somewhere(heard):
        return ASK_BACK if _left_open(heard, hit) else None
    return _met(heard, hit)


def _met(heard: Heard, hit: re.Match[str]) -> Understood:
    """What becomes of a yes with the condition at `hit`."""
    around = offer_in(heard.parts, heard.scene)
    otherwise = hit.group().startswith(("ellers", "otherwise"))
    harmless = otherwise or _polite(heard.plain[hit.start() :])
    if around.kind == "new" and around.span and hit.start() > 0 and harmless:
        return Understood("counter", span=around.span)
    said = heard.plain[: hit.start()] if otherwise else heard.plain[hit.start() :]
    if otherwise and (s.NO.search(said) or s.PULL_OUT.search(said)):
        return ASK_BACK
    condition = holds(said, heard.scene)
    if condition.kind == "new":
        return Understood("counter", span=condition.span)
    if condition.kind == "same" and heard.state != "bumped":
        return yes(heard)
    return Understood("ask_back", ask=condition.ask)


def _left_open(heard: Heard, hit: re.Match[str]) -> bool:
    """'Hvis der slet ikke er andre så…': a condition, and what hangs on it is left unsaid."""
    return hit.start() == 0 and heard.state != "confirmed" and not asks(heard)


def _polite(condition: str) -> bool:
    """'... hvis det er nok?', '... hvis det passer jer': no condition at all."""
    return bool(
        re.match(
            r"(?:hvis|if) (?:det|that|its|it)(?: er| is)? ?(?:nok|ok|okay|fint|muligt|passer"
            r"|stadig|works|enough|suits|possible|fine|gaar|kan)",
            condition,
        )
    )


def _yes_somewhere(heard: Heard) -> bool:
    return heard.has(s.CLEAR_YES) or heard.has(s.SOFT_YES) or heard.has(s.YES_IDIOM)


def _leaving(heard: Heard) -> Understood | None:
    """They go home before the end: whether that will do has to be asked."""
    return ASK_BACK if heard.has(s.LEAVES) else None


def _timed(heard: Heard) -> Understood | None:
    """A concrete new time beats a no, a bump and a yes; an open one has to be asked about."""
    if _asks_about_time(heard):
        return Understood("question")
    offer = offer_in(heard.parts, heard.scene)
    if offer.kind == "new" and offer.span:
        return Understood("counter", span=offer.span)
    if offer.kind == "open":
        return Understood("ask_back", ask=offer.ask)
    if offer.kind == "old" and heard.state == "counter_asked":
        return no(heard) if heard.has(s.NO) else ASK_BACK
    if heard.has(s.VAGUE_SHIFT) and not heard.has(FIRM_NO):
        return ASK_BACK
    return None


def _asks_about_time(heard: Heard) -> bool:
    """'Er det kl. 19 eller 20?' asks; 'kan vi tage den kl. 20?' offers."""
    return any(p.asks and _ASKS_TIME.match(p.words) for p in heard.parts) and not heard.has(
        s.CLEAR_YES
    )
