"""Correcting a proposal that nobody has answered yet: its title, time, place and people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.slots import asking, place, rules, tell
from handlers.slots.lifecycle import Act, Answer, Side, SlotState
from handlers.slots.propose import check_title

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.slots.case import Actor, Case
    from handlers.slots.propose import Terms
    from storage.tables import Ask

#: What somebody has said to a question that was put to them.
ANSWERED = frozenset({"accepted", "declined", "countered"})


def may_amend(case: Case, by: Actor) -> None:
    """It is theirs to correct, and nobody has answered.

    Raises:
        UserError: `not_your_proposal`, `amend_late`.
    """
    if case.slot.proposed_side != by.side:
        raise UserError("not_your_proposal", slot_id=case.slot.id)
    waits = case.state in {SlotState.PROPOSED, SlotState.TENTATIVE}
    answered = any(a.outcome in ANSWERED or a.kind != "slot" for a in case.asks)
    if not waits or answered or case.slot.rehomed_from:
        raise UserError("amend_late", slot_id=case.slot.id)


def amend(case: Case, terms: Terms, *, by: Actor, now: datetime) -> Note:
    """Let the proposal say what `terms` say; those asked see it in the prompt they have.

    Raises:
        UserError: `over`, `not_your_proposal`, `amend_late`, `no_title`, `title_too_long`,
            `title_is_link`, `past`, `end_before_start`, `clash`, `closed`.
        ConflictError: somebody else wrote first.
    """
    rules.may_still(case, Act.AMEND, now=now)
    may_amend(case, by)
    check_title(terms.title)
    rules.in_the_future(terms.start, terms.end, now=now)
    slot = case.slot
    moved = (slot.start_at, slot.end_at, slot.place_id) != (terms.start, terms.end, terms.place_id)
    if moved:
        _is_free(case, terms)
    elif terms.title == slot.title and set(_wanted(case, terms, by)) == _asked(case).keys():
        return Note("amended", slot.id)  # nothing was changed: what was shown stays good
    before = {"title": slot.title, "start": slot.start_at.isoformat()}
    case.write(
        Act.AMEND,
        by=by,
        now=now,
        to=case.state,
        new_terms=True,
        details={"before": before},
        title=terms.title,
        start_at=terms.start,
        end_at=terms.end,
        place_id=terms.place_id,
        hold_until=slot.hold_until and min(slot.hold_until, terms.start),
        sequence=slot.sequence + (1 if moved else 0),
    )
    changed = _ask_others(case, terms, by=by, now=now)
    for ask in case.open_asks if moved else ():
        asking.due_anew(case, ask, now=now)
    tell.show_all(case, changed=changed)
    return Note("amended", slot.id)


def _is_free(case: Case, terms: Terms) -> None:
    """The new time and place can be had; what stands is not asked about again."""
    slot, session = case.slot, case.session
    place.free(session, terms.place_id, terms.start, terms.end, but=slot.id)
    if not terms.anyway:
        place.is_open(session, case.partnership, terms.place_id, terms.start, terms.end, of=slot.id)


def _wanted(case: Case, terms: Terms, by: Actor) -> list[tuple[int | None, Side]]:
    """Who is to be asked: those named, else the whole other side; nobody who proposes it."""
    proposing = {by.person_id, case.commitments[0].person_id}
    named: list[tuple[int | None, Side]] = [
        (person, side) for person, side in dict.fromkeys(terms.asked) if person not in proposing
    ]
    return named or [(None, by.side.other)]


def _asked(case: Case) -> dict[tuple[int | None, Side], Ask]:
    """Who is asked now."""
    return {(ask.person_id, Side(ask.side)): ask for ask in case.open_asks}


def _ask_others(case: Case, terms: Terms, *, by: Actor, now: datetime) -> list[Ask]:
    """Those named anew are asked, those no longer named are not, and never were."""
    wanted, asked = _wanted(case, terms, by), _asked(case)
    stays = case.commitments[0]  # of who proposes it, named or not
    changed: list[Ask] = []
    for who, ask in asked.items():
        gone = case.commitment(ask)
        if gone is stays and gone.person_id == by.person_id:  # a colleague had moved it
            gone.status, gone.answered_at = Answer.ACCEPTED, now
            changed.append(asking.close(ask, "superseded", by=by, now=now))
        elif gone is not stays and who not in wanted:
            changed += asking.drop(case, gone, into=stays, by=by, now=now)
    for person, side in wanted:
        if (person, side) not in asked:
            new = asking.commit_to(case, person_id=person, side=side, status=Answer.NEEDED, now=now)
            asking.put_ask(case, new, by=by, now=now)
    return changed
