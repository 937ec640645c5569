"""Correcting a proposal that nobody has answered yet: its title, time, place and people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.slots import asking, place, rules, tell
from handlers.slots.lifecycle import Act, Answer, SlotState
from handlers.slots.propose import check_title
from storage import slots

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.slots.case import Actor, Case
    from handlers.slots.lifecycle import Side
    from handlers.slots.propose import Terms
    from storage.tables import Ask

#: What may have happened to a proposal that can still be corrected.
UNANSWERED = frozenset({Act.PROPOSE, Act.AMEND, Act.HOLD})


def may_amend(case: Case, by: Actor) -> None:
    """It is theirs to correct, and nobody has answered.

    Raises:
        UserError: `not_your_proposal`, `amend_late`.
    """
    if case.slot.proposed_side != by.side:
        raise UserError("not_your_proposal", slot_id=case.slot.id)
    waits = case.state in {SlotState.PROPOSED, SlotState.TENTATIVE}
    done = slots.history(case.session, case.slot.id)
    if not waits or any(h.act not in UNANSWERED for h in done):
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
    slot, session = case.slot, case.session
    place.free(session, terms.place_id, terms.start, terms.end, but=slot.id)
    if not terms.anyway:
        place.is_open(session, case.partnership, terms.place_id, terms.start, terms.end, of=slot.id)
    before = {"title": slot.title, "start": slot.start_at.isoformat()}
    moved = (slot.start_at, slot.end_at) != (terms.start, terms.end)
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
        sequence=slot.sequence + (1 if moved else 0),
    )
    changed = _ask_others(case, terms, by=by, now=now)
    for ask in case.open_asks:
        ask.due_at = asking.due(case, terms.start, now=now)
    tell.show_all(case, changed=changed)
    return Note("amended", slot.id)


def _ask_others(case: Case, terms: Terms, *, by: Actor, now: datetime) -> list[Ask]:
    """Those named anew are asked, those no longer named are not."""
    named: list[tuple[int | None, Side]] = [
        (person, side) for person, side in dict.fromkeys(terms.asked) if person != by.person_id
    ]
    wanted = named or [(None, by.side.other)]
    asked = {(a.person_id, a.side): a for a in case.open_asks}
    changed = []
    for (person, side), ask in asked.items():
        if (person, side) not in wanted:
            case.commitment(ask).status = Answer.DECLINED
            changed.append(asking.close(ask, "superseded", by=by, now=now))
    for person, side in wanted:
        if (person, side) not in asked:
            new = asking.commit_to(case, person_id=person, side=side, status=Answer.NEEDED, now=now)
            asking.put_ask(case, new, by=by, now=now)
    return changed
