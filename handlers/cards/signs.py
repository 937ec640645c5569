"""States, reasons and acts as people see them: a sign and a word, never a colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.model import Badge, Button
from handlers.slots.lifecycle import Act, Reason, SlotState
from handlers.words.i18n import noted
from handlers.words.verbs import Look

if TYPE_CHECKING:
    from handlers.words.i18n import Language
    from handlers.words.verbs import Verb

STATES: dict[SlotState, tuple[str, str]] = {
    SlotState.PROPOSED: ("🟡", noted("Proposed")),
    SlotState.TENTATIVE: ("🔵", noted("Tentative")),
    SlotState.CONFIRMED: ("🟢", noted("Agreed")),
    SlotState.BUMPED: ("🟠", noted("Bumped")),
    SlotState.POSTPONED: ("⏸️", noted("Postponed")),
    SlotState.OCCURRED: ("✔️", noted("Took place")),
    SlotState.DECLINED: ("⚪", noted("Declined")),
    SlotState.WITHDRAWN: ("⚪", noted("Withdrawn")),
    SlotState.EXPIRED: ("⚪", noted("Expired")),
    SlotState.CANCELLED: ("🔴", noted("Cancelled")),
}

#: What the world is told.
PUBLIC: dict[str, str] = {
    "announced": noted("Public"),
    "moved": noted("Public: moved"),
    "cancelled": noted("Public: cancelled"),
    "over": noted("Over"),
}

REASONS: dict[Reason, str] = {
    Reason.BREAKING_NEWS: noted("Breaking news"),
    Reason.EDITORIAL: noted("Editorial"),
    Reason.ABSENCE: noted("Absence"),
    Reason.PRACTICAL: noted("Practical"),
    Reason.OTHER: noted("Other"),
}

BUTTONS: dict[Verb, str] = {
    Act.PROPOSE: noted("Propose an event"),
    Act.ACCEPT: noted("Yes, I'm in"),
    Act.DECLINE: noted("No"),
    Act.COUNTER: noted("Another time"),
    Act.BUMP: noted("Bump"),
    Act.MOVE: noted("Find a new time"),
    Act.RESTORE: noted("We can after all"),
    Act.WITHDRAW: noted("Withdraw"),
    Act.HOLD: noted("Hold the time"),
    Act.RELEASE: noted("Let go of it"),
    Act.STANDIN: noted("Find a stand-in"),
    Act.ALONE: noted("Go on alone"),
    Act.POSTPONE: noted("Postpone"),
    Act.CANCEL: noted("Cancel the event"),
    Act.ANNOUNCE: noted("Made public"),
    Act.AMEND: noted("Correct"),
    Look.SHOW: noted("More"),
    Look.LIST: noted("Show what is coming"),
    Look.MINE: noted("Mine"),
    Look.HELP: noted("How it works"),
    Look.SETTINGS: noted("Settings"),
    Look.LATER: noted("Answer later"),
    Look.AGAIN: noted("Ask again"),
    Look.NUDGE: noted("Ask again"),
    Look.UNDO: noted("Undo"),
    Look.ABSENT: noted("Away"),
    Look.FOLLOWUP: noted("Follow-up"),
    Look.GIFT: noted("A smaller gift"),
    Look.SPACE: noted("Ask first"),
    Look.CHALLENGE: noted("Ask them to confirm or let go"),
    Look.SIDE: noted("Who is on which side"),
    Look.TEXTS: noted("Texts for website and door"),
    Look.LINK: noted("Join another room"),
    Look.UNLINK: noted("Take this room out"),
}


def badge(state: SlotState, language: Language) -> Badge:
    """The state's sign and word."""
    sign, word = STATES[state]
    return Badge(sign, language.text(word))


def reason(code: str | None, language: Language) -> str:
    """The class of reason, in words; "" where none was given."""
    return language.text(REASONS[Reason(code)]) if code else ""


def button(
    act: Verb, value: str, language: Language, *, label: str = "", suffix: str = "", style: str = ""
) -> Button:
    """A button with the act's usual label, or another one (already in the reader's language)."""
    return Button(act, label or language.text(BUTTONS[act]), value, suffix=suffix, style=style)
