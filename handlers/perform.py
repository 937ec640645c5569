"""From what is wanted to what is done. The acts themselves are in `handlers.slots`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.cards.token import AMEND, ME, Token
from handlers.door import Kind
from handlers.errors import UserError
from handlers.partnerships.belonging import side
from handlers.partnerships.settings import settings
from handlers.partnerships.start import draft_of, ensure_partnership
from handlers.reply import reply_of
from handlers.slots import rules
from handlers.slots.amend import amend, may_amend
from handlers.slots.answer import accept, decline
from handlers.slots.bump import bump, restore
from handlers.slots.case import Actor, Case
from handlers.slots.counter import act_for, counter
from handlers.slots.ending import alone, announce, cancel, postpone
from handlers.slots.hold import hold
from handlers.slots.later import later, once_more
from handlers.slots.lifecycle import Act, Reason, SlotState
from handlers.slots.propose import propose
from handlers.slots.standin import ask_standin, take
from handlers.slots.undo import remember, snapshot, undo, undoable
from handlers.slots.withdraw import withdraw
from handlers.understand import link_in, moment_of, person_of, proposal_of, time_of
from handlers.words.grammar import Line, read_reason
from handlers.words.verbs import Look
from storage import slots
from storage.tables import Partnership

if TYPE_CHECKING:
    from collections.abc import Callable

    from handlers.request import Request
    from handlers.scene import Scene
    from handlers.words.verbs import Verb
    from storage.tables import History

#: What may have been misread, and can be taken back for a while.
TYPED = frozenset({Kind.MESSAGE, Kind.COMMAND, Kind.REACTION})


def perform(scene: Scene, request: Request) -> Note:
    """Do it; returns what the one who asked is told.

    Raises:
        UserError: it cannot be done, and why.
        ConflictError: somebody else wrote first.
    """
    if request.verb in _OF_NO_SLOT:
        return _OF_NO_SLOT[request.verb](scene, request)
    looked = _look(scene, request)
    if looked is not None:
        return looked
    case, by = _find_case(scene, request)
    if request.chat and request.number is None:
        heard = reply_of(scene, case, by, request)
        if isinstance(heard, Note):
            return heard
        request = heard
    return _do(scene, case, by, request)


def _do(scene: Scene, case: Case, by: Actor, request: Request) -> Note:
    """What is wanted of one slot."""
    if request.verb is None:
        raise UserError("unknown_verb", slot_id=case.slot.id, nearest=request.nearest)
    if request.verb is Look.SHOW:
        return Note("show", case.slot.id, {"page": request.token.page})
    if _done_before(scene, case, by, request):
        return Note("done_already", case.slot.id, quiet=True)
    if request.verb in _BESIDE:
        return _BESIDE[request.verb](scene, case, by, request)
    rules.not_stale(case, request.token)
    before = snapshot(case) if scene.inbound.kind in TYPED else None
    note = _ACTS[Act(request.verb)](scene, case, by, request)
    if before is not None:
        remember(case, before, by=by)
    return note


def _later(scene: Scene, case: Case, by: Actor, request: Request) -> Note:
    at = moment_of(scene, case, request) if request.token.pick or request.text else None
    return later(case, by=by, now=scene.now, at=at, ask_id=request.ask_id)


def _again(scene: Scene, case: Case, by: Actor, _request: Request) -> Note:
    return once_more(case, by=by, now=scene.now)


def _nudge(scene: Scene, case: Case, by: Actor, request: Request) -> Note:
    """`ryk` by state: with a time a move, of what waits another question, else pulling out."""
    move = time_of(scene, case, request) if request.text else None
    if move is not None:
        return counter(case, move, by=by, now=scene.now, ask_id=request.ask_id)
    if case.state is SlotState.CONFIRMED and not case.open_asks:
        note = _bump(scene, case, by, request)
        return replace(note, fields={**note.fields, "move": True})
    rules.may_still(case, Act.ACCEPT, now=scene.now)
    return Note("nudge", case.slot.id)


def _undo(scene: Scene, case: Case, by: Actor, request: Request) -> Note:
    last = undoable(
        slots.history(case.session, case.slot.id), person_id=by.person_id, now=scene.now
    )
    which = int(request.token.pick) if request.token.pick.isdecimal() else last.id if last else 0
    return undo(case, by=by, now=scene.now, which=which)


def _look(scene: Scene, request: Request) -> Note | None:
    """What is not about one slot: help, the list, and words that say nothing to us."""
    said_nothing = not (request.text or request.number or request.slot_id)
    if request.verb is None and said_nothing and scene.side:
        return Note("overview")
    if request.verb is Look.LIST:
        if scene.conversation.kind == "shared":
            scene.member()
        return Note("list", fields={"page": request.token.page})
    if request.verb is Look.DIGEST:
        here = scene.member()[0].id if scene.conversation.kind == "shared" else None
        return Note("digest", fields={"partnership": here})
    if request.verb is Look.MINE:
        return Note("mine", fields={"page": request.token.page})
    if request.verb is Look.HELP or (request.verb is None and said_nothing):
        return Note("help")
    if request.verb is None and request.slot_id is None:
        meant = _find_case(scene, request)[0].slot.id if request.number else None
        raise UserError("unknown_verb", slot_id=meant, nearest=request.nearest)
    return None


def _propose(scene: Scene, request: Request) -> Note:
    if request.token.slot and request.token.pick == AMEND:
        return _amend(scene, request)
    if not request.text and not request.fields and not request.token.pick:
        if not scene.inbound.room.joined:
            raise UserError("invite_me")
        return Note(
            "propose_form",
            fields={"draft": request.token.draft, "room": scene.conversation.id},
            form="propose",
        )
    draft = draft_of(scene, request)
    if draft is not None:
        scene = scene.at(draft.conversation_id)
        if slot_id := draft.payload.get("slot"):
            return Note("proposed_already", slot_id)
    known = dict(draft.payload) if draft else {}
    try:
        scene = ensure_partnership(scene)
        partnership, side = scene.member()
        by = Actor(scene.person.id, side, scene.inbound.platform)
        terms = proposal_of(scene, request, known)
        note = propose(scene.session, partnership=partnership, by=by, terms=terms, now=scene.now)
        if draft is not None:  # a second tap on the same question is the same proposal
            draft.payload = {**draft.payload, "slot": note.slot_id}
        return note  # noqa: TRY300 - the work is in the try on purpose
    except UserError as error:
        error.keep = known or None
        error.slot_id = None  # none was made
        raise


def _amend(scene: Scene, request: Request) -> Note:
    """Open the form with what stands, or save what was corrected in it."""
    case, by = _find_case(scene, request)
    if not request.fields:
        may_amend(case, by)
        return Note("amend_form", case.slot.id, form="amend")
    rules.not_stale(case, request.token)
    there = scene.of(case.partnership)
    terms = proposal_of(there, replace(request, token=Token()), {})
    return amend(case, terms, by=by, now=scene.now)


def _find_case(scene: Scene, request: Request) -> tuple[Case, Actor]:
    """The slot that is meant, if this person may see it here.

    Raises:
        UserError: `which_slot`, `unknown_slot` (also for one of somebody else's), `stranger`.
    """
    slot = None
    if request.number is not None:
        slot = slots.by_number(
            scene.session, installation_id=scene.installation.id, number=request.number
        )
    elif request.slot_id is not None:
        slot = slots.by_id(scene.session, request.slot_id)
    else:
        raise _which(scene, request)
    if slot is None or slot.installation_id != scene.installation.id:
        raise _unknown(scene, request)
    here = scene.conversation.partnership_id
    if here is not None and here != slot.partnership_id:
        raise _unknown(scene, request)
    if scene.partnership is None or scene.partnership.id != slot.partnership_id:
        scene = scene.of(scene.session.get_one(Partnership, slot.partnership_id))
    if here is None and scene.side is None:
        raise _unknown(scene, request)
    partnership, side = scene.member()
    case = Case.of(scene.session, partnership, slot)
    return case, Actor(scene.person.id, side, scene.inbound.platform)


def _unknown(scene: Scene, request: Request) -> UserError:
    """One that is not there, and one of somebody else's, look just the same."""
    if request.number is None:
        return _which(scene, request)
    return UserError("unknown_slot", number=request.number)


def _which(scene: Scene, request: Request) -> UserError:
    """Not said which: what waits for them, to tap on."""
    asks = slots.open_asks_of(scene.session, scene.person.id, after=scene.now)
    some = sorted({ask.slot_id for ask in asks})[:5]
    found = [slots.by_id(scene.session, slot_id) for slot_id in some]
    waiting = [[s.id, s.terms, f"#{s.number} {s.title}"] for s in found if s is not None]
    return UserError("which_slot", act=str(request.verb or ""), waiting=waiting)


def _done_before(scene: Scene, case: Case, by: Actor, request: Request) -> bool:
    """The same person tapped the same button of the same card before: it is done already."""
    token = request.token
    if not token.terms:
        return False
    answered = {ask.id for ask in case.asks if ask.answered_by == by.person_id}
    if token.terms == case.slot.terms and token.ask not in answered:
        return False
    done = slots.history(case.session, case.slot.id)
    mine = [
        h
        for h in done
        if h.terms == token.terms
        and h.by_id == by.person_id
        and h.act == request.verb
        and _same_choice(scene, case, request, h)
    ]
    # Answers of others leave it standing; anything else has changed it since.
    return bool(mine) and all(h.act == Act.ACCEPT for h in done if h.id > mine[-1].id)


def _same_choice(scene: Scene, case: Case, request: Request, done: History) -> bool:
    """Whether the same was chosen: another reason or another time is something else."""
    if request.verb is Act.BUMP:
        return request.token.pick in {"", done.reason}
    chosen = done.details.get("offer") or done.details.get("to")
    if request.verb not in {Act.COUNTER, Act.MOVE} or not chosen:
        return True
    if not (request.token.pick or request.fields):
        return True
    move = time_of(scene, case, request)
    return move is not None and move.start.isoformat() == chosen


def _accept(scene: Scene, case: Case, by: Actor, request: Request) -> Note:
    if not Line(None, None, request.text, None).bare:
        move = time_of(scene, case, request)
        if move is None:
            return Note("sure", case.slot.id, {"typed": request.text})
        return counter(case, move, by=by, now=scene.now, ask_id=request.ask_id)
    return accept(case, by=by, now=scene.now, ask_id=request.ask_id)


def _decline(scene: Scene, case: Case, by: Actor, request: Request) -> Note:
    bare = Line(None, None, request.text, None).bare
    move = None if bare or request.said else time_of(scene, case, request)
    if move is not None:
        return counter(case, move, by=by, now=scene.now, ask_id=request.ask_id)
    asked = rules.may_answer(case, by, request.ask_id)
    if case.state is SlotState.CONFIRMED and not asked:  # a no to what is agreed is a bump
        return _bump(scene, case, by, request)
    note = None if bare else request.text
    return decline(case, by=by, now=scene.now, ask_id=request.ask_id, note=note)


def _counter(scene: Scene, case: Case, by: Actor, request: Request) -> Note:
    if not request.text and not request.fields and not request.token.pick:
        if case.state.ended or act_for(case) is Act.COUNTER:
            rules.may_still(case, act_for(case), now=scene.now)
        return Note("when_wanted", case.slot.id, {"ask": request.ask_id}, form="counter")
    move = time_of(scene, case, request, must=True)
    if move is None:
        raise UserError("no_time_found", slot_id=case.slot.id, field="when")
    return counter(case, move, by=by, now=scene.now, ask_id=request.ask_id)


def _bump(scene: Scene, case: Case, by: Actor, request: Request) -> Note:
    picked = request.token.pick
    reason = Reason(picked) if picked in set(Reason) else read_reason(request.text)
    if reason is None:  # first shown what goes with it; one tap on a reason carries it out
        rules.may_still(case, Act.BUMP, now=scene.now)
        return Note("bump_preview", case.slot.id, form="bump")
    return bump(case, by=by, now=scene.now, reason=reason)


def _restore(scene: Scene, case: Case, by: Actor, _request: Request) -> Note:
    return restore(case, by=by, now=scene.now)


def _withdraw(scene: Scene, case: Case, by: Actor, _request: Request) -> Note:
    return withdraw(case, by=by, now=scene.now)


def _hold(scene: Scene, case: Case, by: Actor, request: Request) -> Note:
    until = moment_of(scene, case, request) if request.text else None
    return hold(case, by=by, now=scene.now, until=until)


def _standin(scene: Scene, case: Case, by: Actor, request: Request) -> Note:
    if request.token.pick == ME:
        return take(case, by=by, now=scene.now)
    named = person_of(scene, request)
    if named is None and request.fields:
        raise UserError("standin_who", slot_id=case.slot.id, field="who")
    if named is None:
        rules.may_still(case, Act.STANDIN, now=scene.now)
        return Note("standin_wanted", case.slot.id, form="standin")
    person_id, side = named
    return ask_standin(case, by=by, now=scene.now, person_id=person_id, person_side=side)


def _alone(scene: Scene, case: Case, by: Actor, _request: Request) -> Note:
    return alone(case, by=by, now=scene.now)


def _postpone(scene: Scene, case: Case, by: Actor, _request: Request) -> Note:
    return postpone(case, by=by, now=scene.now)


def _cancel(scene: Scene, case: Case, by: Actor, request: Request) -> Note:
    return cancel(case, by=by, now=scene.now, sure=request.token.pick == "sure")


def _announce(scene: Scene, case: Case, by: Actor, request: Request) -> Note:
    return announce(case, by=by, now=scene.now, url=link_in(request.text))


#: What is about a slot and is no step of its life.
_BESIDE: dict[Verb, Callable[[Scene, Case, Actor, Request], Note]] = {
    Look.LATER: _later,
    Look.AGAIN: _again,
    Look.NUDGE: _nudge,
    Look.UNDO: _undo,
}
_OF_NO_SLOT: dict[Verb, Callable[[Scene, Request], Note]] = {
    Act.PROPOSE: _propose,
    Look.SETTINGS: settings,
    Look.SIDE: side,
}
_ACTS: dict[Act, Callable[[Scene, Case, Actor, Request], Note]] = {
    Act.ACCEPT: _accept,
    Act.DECLINE: _decline,
    Act.COUNTER: _counter,
    Act.MOVE: _counter,
    Act.BUMP: _bump,
    Act.RESTORE: _restore,
    Act.WITHDRAW: _withdraw,
    Act.HOLD: _hold,
    Act.STANDIN: _standin,
    Act.ALONE: _alone,
    Act.POSTPONE: _postpone,
    Act.CANCEL: _cancel,
    Act.ANNOUNCE: _announce,
}
