"""What a proposal's plan B says, before and after it was set off."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from handlers.slots.lifecycle import Side
from handlers.slots.plan_b import Way
from storage import people

if TYPE_CHECKING:
    from handlers.cards.model import Rich
    from handlers.cards.view import SlotView


def plan_line(view: SlotView, plan: dict[str, Any] | None) -> Rich:
    """One line of what happens by itself; nothing where there is no plan."""
    if not plan:
        return ()
    say = view.reader.language.say
    match plan["way"]:
        case Way.ALONE:
            leaving = Side(view.case.slot.host_side).other
            return say("Plan B: it takes place without {side}.", side=view.side(leaving))
        case Way.STANDIN:
            names = people.names(view.case.session, [plan["person"]])
            who = f"@{names.get(plan['person'], '?')}"
            return say("Plan B: {who} is asked to take over.", who=who)
    start, end = (datetime.fromisoformat(plan[name]) for name in ("start", "end"))
    return say("Plan B: {when} is suggested instead.", when=view.reader.span(start, end))
