"""What a bump takes with it, shown to the one who is about to, before anything happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.model import Bold, Card, Line, Rich, plain
from handlers.cards.plan_b import plan_line
from handlers.cards.signs import REASONS, button
from handlers.cards.token import Token
from handlers.slots.bump import affected
from handlers.slots.case import Actor
from handlers.slots.lifecycle import Act
from handlers.slots.plan_b import fits_bump

if TYPE_CHECKING:
    from handlers.cards.note import Note
    from handlers.cards.view import SlotView


def bump_preview(view: SlotView, note: Note) -> Card:
    """One button a reason; a tap on it carries the bump out."""
    language, slot = view.reader.language, view.case.slot
    said = language.say(
        "Bump {slot} ({when})?", slot=Bold(view.label), when=view.reader.moment(slot.start_at)
    )
    buttons = [
        button(
            Act.BUMP,
            str(Token(slot=slot.id, terms=slot.terms, pick=code)),
            language,
            label=language.text(word),
            suffix=code,
        )
        for code, word in REASONS.items()
    ]
    if note.fields.get("move"):  # `ryk` may have meant either
        label = language.text("Move it instead")
        buttons.append(button(Act.COUNTER, view.token(), language, label=label))
    return Card(
        notice=plain(said),
        heading=said,
        lines=tuple(Line(("· ", *line)) for line in _taken_along(view)),
        buttons=tuple(buttons),
        footer=language.say(
            "Choose a reason to go through with it. Do nothing, and the agreement stands."
        ),
    )


def cancel_preview(view: SlotView, _note: Note) -> Card:
    """Late or public: asked once more."""
    language, slot = view.reader.language, view.case.slot
    said = language.say(
        "Cancel {slot} ({when})?", slot=Bold(view.label), when=view.reader.moment(slot.start_at)
    )
    token = str(Token(slot=slot.id, terms=slot.terms, pick="sure"))
    sure = language.text("Yes, cancel it")
    return Card(
        notice=plain(said),
        heading=said,
        lines=tuple(Line(("· ", *line)) for line in _taken_along(view)[:-1]),
        buttons=(button(Act.CANCEL, token, language, label=sure, style="danger"),),
        footer=language.say("Do nothing, and the agreement stands."),
    )


def _taken_along(view: SlotView) -> list[Rich]:
    language, lines = view.reader.language, []
    if view.case.slot.public_state != "unannounced":
        lines.append(language.say("it has been made public"))
    reader = view.reader
    if reader.side is None or reader.person_id is None:
        return lines
    by = Actor(reader.person_id, reader.side, "")
    told = [view.name(person) for person in affected(view.case, by)]
    if told:
        lines.append(language.say("{who} is told at once", who=", ".join(told)))
    if plan := fits_bump(view.case, reader.side, now=reader.now):
        lines.append(plan_line(view, plan.to_json()))
    lines.append(language.say("no more than the kind of reason is kept"))
    return lines
