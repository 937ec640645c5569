"""Forms: filled in with what was understood already, so that nothing is typed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.model import Card, Field, Form, Line
from handlers.cards.notes import note_card
from handlers.cards.signs import BUTTONS
from handlers.cards.token import Token
from handlers.cards.view import SlotView
from handlers.slots.lifecycle import Act
from storage import drafts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from handlers.cards.note import Note
    from handlers.cards.reader import Reader


def form_for(session: Session, note: Note, reader: Reader) -> Form:
    """The form a note asks for."""
    if note.form == "propose":
        return _propose(session, note, reader)
    view = SlotView.of(session, note.slot_id, reader) if note.slot_id else None
    if note.form == "counter" and view is not None:
        return _counter(view, note)
    return result_form(
        note_card(session, note, reader),
        close=reader.language.text("Keep it"),
        title=reader.language.text(BUTTONS[Act(note.form)]),
    )


def result_form(card: Card, *, close: str = "", title: str = "Rykker") -> Form:
    """A card shown where a form was."""
    lines = (Line(card.heading), *card.lines, *((Line(card.footer),) if card.footer else ()))
    return Form(act="show", title=title, value="", lines=lines, buttons=card.buttons, close=close)


def _counter(view: SlotView, note: Note) -> Form:
    language, slot = view.reader.language, view.case.slot
    token = Token(slot=slot.id, terms=slot.terms, ask=note.fields.get("ask") or 0)
    now = language.say("{slot} is {when} now.", slot=view.label, when=view.when)
    return Form(
        act=Act.COUNTER,
        title=language.text("Another time"),
        value=str(token),
        lines=(Line(now),),
        fields=(
            Field(
                "when",
                language.text("When instead?"),
                hint=language.text("As you would say it, e.g. “Friday 4 December at 19–20.30”"),
            ),
        ),
        submit=language.text("Suggest it"),
        close=language.text("Cancel this"),
    )


def _propose(session: Session, note: Note, reader: Reader) -> Form:
    language, draft = reader.language, note.fields.get("draft") or 0
    kept = drafts.of_person(session, draft, reader.person_id or 0) if draft else None
    known = kept.payload if kept else {}
    return Form(
        act=Act.PROPOSE,
        title=language.text("Propose an event"),
        value=str(Token(draft=draft, room=note.fields.get("room") or 0)),
        fields=(
            Field("title", language.text("What is it called?"), value=known.get("title", "")),
            Field(
                "when",
                language.text("When?"),
                value=known.get("when", ""),
                hint=language.text("As you would say it, e.g. “Friday 4 December at 19–20.30”"),
            ),
            Field(
                "who",
                language.text("Who is asked?"),
                value=" ".join(known.get("people", [])),
                hint=language.text("Nobody: the whole other side."),
                required=False,
                people=True,
            ),
        ),
        submit=language.text("Propose"),
        close=language.text("Cancel this"),
    )
