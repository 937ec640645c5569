"""Each verb about a slot: what it needs is read from the request, and the act is done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.cards.token import CANNOT, ME, MORE, TURNS, WAIT
from handlers.errors import UserError
from handlers.slots import rules
from handlers.slots.answer import accept, decline
from handlers.slots.bump import bump, restore
from handlers.slots.choosing import choose, more_times, new_times_of, on_offer, take_back
from handlers.slots.closing import held_after_all
from handlers.slots.counter import act_for, counter
from handlers.slots.ending import alone, announce, cancel, postpone
from handlers.slots.followup import follow_up
from handlers.slots.gift import gift
from handlers.slots.hold import hold
from handlers.slots.later import later, once_more, wait
from handlers.slots.lifecycle import HOMELESS, Act, Reason, SlotState
from handlers.slots.line import challenge, let_go
from handlers.slots.space import STAY, ask_for_space, stay
from handlers.slots.standin import ask_standin, take
from handlers.slots.turns import ask_by_turns
from handlers.slots.undo import undo, undoable
from handlers.slots.withdraw import withdraw
from handlers.understand import link_in, moment_of, person_of, time_of
from handlers.words.grammar import Line, read_reason
from handlers.words.verbs import Look
from storage import memberships, slots

if TYPE_CHECKING:
    from collections.abc import Callable

    from handlers.request import Request
    from handlers.scene import Scene
    from handlers.slots.case import Actor, Case
    from handlers.words.verbs import Verb

    Doing = Callable[[Scene, Case, Actor, Request], Note]


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
    row = on_offer(case, move)
    if row is not None:  # typed or tapped, it is a yes to what is on offer
        return choose(case, row, by=by, now=scene.now)
    return counter(case, move, by=by, now=scene.now, ask_id=request.ask_id)


def _move(scene: Scene, case: Case, by: Actor, request: Request) -> Note:
    """One of the new times on offer, more of them, or another time that is said."""
    said = request.token.pick or request.text or request.fields
    if case.state in HOMELESS and request.token.pick == MORE:
        return more_times(case, now=scene.now)
    word, _, which = request.token.pick.partition(":")
    if word == CANNOT and which.isdecimal():
        return take_back(case, int(which), by=by, now=scene.now)
    if said or case.state not in HOMELESS:
        return _counter(scene, case, by, request)
    return new_times_of(case, now=scene.now)


def _bump(scene: Scene, case: Case, by: Actor, request: Request) -> Note:
    if case.state is SlotState.PROPOSED and rules.may_answer(case, by):  # to a question it is a no
        return decline(case, by=by, now=scene.now)
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
    if request.token.pick.startswith(ME):
        whom = request.token.pick.removeprefix(ME)
        return take(case, by=by, now=scene.now, whom=int(whom) if whom.isdecimal() else None)
    named = person_of(scene, request)
    if named is None and (request.fields or request.token.pick == TURNS):
        return ask_by_turns(case, by=by, now=scene.now)
    if named is None:
        rules.may_still(case, Act.STANDIN, now=scene.now)
        return Note("standin_wanted", case.slot.id, form="standin")
    person_id, side = named
    return ask_standin(case, by=by, now=scene.now, person_id=person_id, person_side=side)


def _alone(scene: Scene, case: Case, by: Actor, _request: Request) -> Note:
    if case.state is SlotState.CANCELLED:
        return held_after_all(case, by=by, now=scene.now)
    return alone(case, by=by, now=scene.now)


def _postpone(scene: Scene, case: Case, by: Actor, _request: Request) -> Note:
    return postpone(case, by=by, now=scene.now)


def _cancel(scene: Scene, case: Case, by: Actor, request: Request) -> Note:
    return cancel(case, by=by, now=scene.now, sure=request.token.pick == "sure")


def _announce(scene: Scene, case: Case, by: Actor, request: Request) -> Note:
    return announce(case, by=by, now=scene.now, url=link_in(request.text))


def _later(scene: Scene, case: Case, by: Actor, request: Request) -> Note:
    at = moment_of(scene, case, request) if request.token.pick or request.text else None
    return later(case, by=by, now=scene.now, at=at, ask_id=request.ask_id)


def _again(scene: Scene, case: Case, by: Actor, request: Request) -> Note:
    if request.token.pick == WAIT:
        return wait(case, by=by, now=scene.now)
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


def _followup(scene: Scene, case: Case, by: Actor, request: Request) -> Note:
    fields, pick = request.fields, request.token.pick
    return follow_up(case, by=by, now=scene.now, pick=pick, fields=fields)


def _release(scene: Scene, case: Case, by: Actor, _request: Request) -> Note:
    return let_go(case, by=by, now=scene.now)


def _challenge(scene: Scene, case: Case, by: Actor, _request: Request) -> Note:
    return challenge(case, by=by, now=scene.now)


def _space(scene: Scene, case: Case, by: Actor, request: Request) -> Note:
    word, _, asker = request.token.pick.partition(":")
    if word == STAY and asker.isdecimal():
        together = case.partnership.id
        if not memberships.membership(case.session, partnership_id=together, person_id=int(asker)):
            raise UserError("stale", slot_id=case.slot.id)
        return stay(case, by=by, now=scene.now, asker=int(asker))
    if time_of(scene, case, request) is None:  # what is not ours could not be shown to them
        raise UserError("stale", slot_id=case.slot.id)
    return ask_for_space(case, by=by, now=scene.now, pick=request.token.pick)


def _gift(scene: Scene, case: Case, by: Actor, request: Request) -> Note:
    if not request.token.pick:
        return Note("gift_wanted", case.slot.id)
    return gift(case, by=by, now=scene.now, pick=request.token.pick)


def _texts(_scene: Scene, case: Case, _by: Actor, request: Request) -> Note:
    return Note("texts", case.slot.id, {"in": request.token.pick})


#: What is about a slot and can neither be repeated by a second tap nor taken back.
BESIDE: dict[Verb, Doing] = {
    Look.LATER: _later,
    Look.AGAIN: _again,
    Look.UNDO: _undo,
    Look.FOLLOWUP: _followup,
    Look.GIFT: _gift,
    Look.SPACE: _space,
    Look.CHALLENGE: _challenge,
    Look.TEXTS: _texts,
}
ACTS: dict[Verb, Doing] = {
    Act.ACCEPT: _accept,
    Act.DECLINE: _decline,
    Act.COUNTER: _counter,
    Act.MOVE: _move,
    Act.BUMP: _bump,
    Act.RESTORE: _restore,
    Act.WITHDRAW: _withdraw,
    Act.HOLD: _hold,
    Act.RELEASE: _release,
    Act.STANDIN: _standin,
    Act.ALONE: _alone,
    Act.POSTPONE: _postpone,
    Act.CANCEL: _cancel,
    Act.ANNOUNCE: _announce,
    Look.NUDGE: _nudge,
}
