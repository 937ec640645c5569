"""What the two sides and their people are called on an open page, as it is set now. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.room.stream import View


def people(view: View) -> list[list[str]]:
    """Who can be named in a line: their name, and their side's."""
    known = [[p.name, p.team_name] for p in view.visit.people.values()]
    return [*known, ["Rykker", ""]]


def names(view: View, *, spoken: str) -> dict[str, Any]:
    """All that stands on the page with a side's name in it, by pane; and what is `spoken` there."""
    said, panes = view.words, view.panes
    return {
        "lang": spoken,
        "people": people(view),
        "panes": {
            me.external_id: {
                "team": me.team_name,
                "skip": said.skip.format(team=me.team_name),
                "conversation": said.conversation.format(team=me.team_name),
            }
            for me in panes
        },
    }
