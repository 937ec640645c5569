"""Answers in plain words, to a prompt or under a card, become what they mean for that slot.

`handlers.words.replies` reads them; here its reading meets the slot: who was asked what, and
whether they are in. Where it is not sure, nothing is done and the person is asked back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.cards.token import Token
from handlers.door import MENTION, Kind, as_typed
from handlers.errors import UserError
from handlers.slots.lifecycle import Act, SlotState
from handlers.slots.question import pass_on
from handlers.understand import local_span, option_of, sure
from handlers.words.clean import cleaned
from handlers.words.grammar import is_courtesy, without_number
from handlers.words.replies import read_reply
from handlers.words.verbs import Look

if TYPE_CHECKING:
    from handlers.request import Request
    from handlers.scene import Scene
    from handlers.slots.case import Actor, Case
    from handlers.words.replies import State, Understood
    from handlers.words.when import Span
    from storage.tables import Ask

#: Verbs that a sentence may begin with and mean something else: "ja, men først kl. 20".
ANSWERS = frozenset({None, Act.ACCEPT, Act.DECLINE, Look.LATER})
#: What is understood and needs nothing more than the verb.
PLAIN = {
    "accept": Act.ACCEPT,
    "alone": Act.ALONE,
    "restore": Act.RESTORE,
}


def reply_of(scene: Scene, case: Case, by: Actor, request: Request) -> Request | Note:
    """The request the words amount to, or a note where nothing is to be done.

    Raises:
        UserError: a time in them is unsure, or they were said to the bot and mean nothing to it.
    """
    if request.verb not in ANSWERS:
        return request
    asked = _asked(case, by, request)
    if request.verb and request.bare and (asked or case.state is not SlotState.BUMPED):
        return request  # after a bump a bare yes is asked about: yes to which way on?
    if scene.inbound.kind is Kind.REACTION and (
        asked is None or asked.person_id not in {None, by.person_id}
    ):
        return Note("silence", case.slot.id)  # a colleague's thumb is applause, not an answer
    state = _state(case, by, asked)
    if state is None:
        return _unheard(scene, case, request)
    heard = read_reply(
        without_number(request.line),
        state=state,
        now=scene.now,
        zone=scene.zone,
        slot=local_span(case.slot.start_at, case.slot.end_at, scene.zone),
        offer=_offer(asked, scene),
        lang=scene.language.code,
    )
    if heard.act == "later":
        pick = option_of(heard.until) if heard.until else ""
        return replace(request, verb=Look.LATER, text="", token=Token(pick=pick))
    return _act(request, heard) or _note(scene, case, by, request, heard)


def _act(request: Request, heard: Understood) -> Request | None:
    """The act that was understood."""
    if heard.act == "decline":  # what stands behind the no is passed on
        return replace(request, verb=Act.DECLINE, said=True)
    request = replace(request, verb=None, text="")
    if heard.act in PLAIN:
        return replace(request, verb=PLAIN[heard.act])
    if heard.act == "counter" and heard.span is not None:
        return replace(request, verb=Act.COUNTER, token=Token(pick=option_of(heard.span)))
    if heard.act == "bump":
        return replace(request, verb=Act.BUMP, token=Token(pick=heard.reason_class or ""))
    if heard.act == "standin":
        name = heard.name or ""
        said = name if name in {"", MENTION} else f"@{name.lstrip('@')}"
        return replace(request, verb=Act.STANDIN, text=said)
    return None


def _note(scene: Scene, case: Case, by: Actor, request: Request, heard: Understood) -> Note:
    """What is not an act: a question, something unsure, or talk."""
    slot_id = case.slot.id
    if heard.act == "question":
        if not scene.inbound.addressed:
            return Note("silence", slot_id)  # asked in the thread, where the others see it
        asked = cleaned(as_typed(scene.inbound))
        return pass_on(case, asked, by=by, asked_in=scene.conversation)
    if heard.act == "ask_back" and (scene.inbound.addressed or not heard.lost):
        if heard.ask is not None:
            sure(heard.ask, slot_id=slot_id, ask=request.ask_id)
        return Note("what_now", slot_id, {"typed": request.line})
    if heard.act == "none" and not heard.lost and request.nearest is None:
        return Note("silence", slot_id)  # good wishes, or said to somebody else
    return _unheard(scene, case, request)


def _unheard(scene: Scene, case: Case, request: Request) -> Note:
    """Talk and courtesy are left alone; what was said to us and means nothing is asked about."""
    if scene.inbound.addressed and not is_courtesy(request.line):
        raise UserError("unknown_verb", slot_id=case.slot.id, nearest=request.nearest)
    return Note("silence", case.slot.id)


def _asked(case: Case, by: Actor, request: Request) -> Ask | None:
    """What this person is asked: in the prompt they answer, else themself, else their side."""
    live = [a for a in case.live_asks if a.asked_by != by.person_id]
    named = [a for a in live if a.id == request.ask_id and a.side == by.side]
    own = [a for a in live if a.person_id == by.person_id]
    ours = [a for a in live if a.side == by.side]
    return next(iter(named or own or ours), None)


def _state(case: Case, by: Actor, asked: Ask | None) -> State | None:
    if asked is not None:
        if asked.kind == "standin":
            return "standin_asked"
        return "counter_asked" if asked.kind == "offer" else "asked"
    if case.state is SlotState.BUMPED:
        return "bumped"
    if case.state.agreed and case.party(by):
        return "confirmed"
    return None


def _offer(asked: Ask | None, scene: Scene) -> Span | None:
    if asked is None or asked.start_at is None or asked.end_at is None:
        return None
    return local_span(asked.start_at, asked.end_at, scene.zone)
