"""The same tap twice: what was done already is not done again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.slots.lifecycle import Act
from handlers.understand import time_of
from storage import slots

if TYPE_CHECKING:
    from handlers.request import Request
    from handlers.scene import Scene
    from handlers.slots.case import Actor, Case
    from storage.tables import History


def done_before(scene: Scene, case: Case, by: Actor, request: Request) -> bool:
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
        and not h.details.get("chose")
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
