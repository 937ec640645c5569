"""Forms: filled in with what was understood already, so that nothing is typed twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.cards.followup import followup_form
from handlers.cards.model import Card, Field, Form, Line
from handlers.cards.notes import note_card
from handlers.cards.settings import settings_form
from handlers.cards.signs import BUTTONS
from handlers.cards.token import AMEND, Token
from handlers.cards.view import SlotView
from handlers.partnerships.choosable import ids_in_forms, offered
from handlers.slots.lifecycle import Act, SlotState
from handlers.slots.place import NOWHERE
from handlers.words.i18n import language
from storage import drafts, memberships, places
from storage.tables import Conversation, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from handlers.cards.note import Note
    from handlers.cards.reader import Reader
    from handlers.words.i18n import Language
    from storage.tables import Draft


def form_for(session: Session, note: Note, reader: Reader) -> Form:
    """The form a note asks for, in the reader's language."""
    return replace(_form_for(session, note, reader), lang=reader.language.code)


def _form_for(session: Session, note: Note, reader: Reader) -> Form:
    if note.form == "settings":
        return settings_form(session, note, reader)
    if note.form == "propose":
        return _propose(session, note, reader)
    view = SlotView.of(session, note.slot_id, reader) if note.slot_id else None
    if view is not None and note.form in _OF_SLOT:
        return _OF_SLOT[note.form](view, note)
    return result_form(
        note_card(session, note, reader),
        act=note.form,
        close=reader.language.text("Keep it"),
        title=reader.language.text(BUTTONS[Act(note.form)]),
    )


def result_form(card: Card, *, act: str = "show", close: str = "", title: str = "Rykker") -> Form:
    """A card shown where a form was; `act`: what its buttons are about to do."""
    close = close or language(card.lang).text("Close")
    lines = (Line(card.heading), *card.lines, *((Line(card.footer),) if card.footer else ()))
    return Form(
        act=act,
        title=title,
        value="",
        lines=lines,
        buttons=card.buttons,
        close=close,
        lang=card.lang,
    )


def _counter(view: SlotView, note: Note) -> Form:
    language, slot = view.reader.language, view.case.slot
    token = Token(slot=slot.id, terms=slot.terms, ask=note.fields.get("ask") or 0)
    must = bool(slot.place_id) and view.case.state is SlotState.CONFIRMED
    where = _place(view.case.session, slot.partnership_id, language, view.place, must=must)
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
            _end(language),
            *where,
        ),
        submit=language.text("Suggest it"),
        close=language.text("Close"),
    )


def _propose(session: Session, note: Note, reader: Reader) -> Form:
    language, draft = reader.language, note.fields.get("draft") or 0
    kept = drafts.of_person(session, draft, reader.person_id or 0) if draft else None
    known = kept.payload if kept else {}
    partnership_id = _partnership_of(session, note, reader, kept)
    place = session.get(Place, known["place"]) if known.get("place") else None
    where = _place(session, partnership_id, language, place.name if place else "")
    some = offered(session, partnership_id, reader)
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
            _end(language, known.get("end", "")),
            *where,
            _who(reader, " ".join(known.get("people", [])), some),
            _otherwise(language),
        ),
        submit=language.text("Propose"),
        close=language.text("Close"),
    )


def _end(language: Language, value: str = "") -> Field:
    """When it ends, for those who have not said so already."""
    hint = language.text("Only if you have not said it above, e.g. 20.30")
    return Field("end", language.text("Until when?"), value=value, hint=hint, required=False)


def _place(
    session: Session, partnership_id: int, language: Language, value: str, *, must: bool = False
) -> tuple[Field, ...]:
    """Where it is, once the library has named its places. `must`: it stays in one of them."""
    known = places.in_use(session, partnership_id) if partnership_id else []
    names = [place.name for place in known]
    names += [value] if value and value not in names else []  # where it is, though given up
    if not names:
        return ()
    nowhere = () if must else ((NOWHERE, language.text("No place in particular")),)
    options = (*nowhere, *((name, name) for name in names))
    return (
        Field(
            "place",
            language.text("Where?"),
            value=value or NOWHERE,
            required=False,
            options=options,
        ),
    )


def _partnership_of(session: Session, note: Note, reader: Reader, kept: Draft | None) -> int:
    """The partnership a proposal is for: the room's where it began, else the person's only one."""
    room = kept.conversation_id if kept else note.fields.get("room") or 0
    conversation = session.get(Conversation, room) if room else None
    if conversation is not None and conversation.partnership_id is not None:
        return conversation.partnership_id
    theirs = memberships.partnerships_of(session, reader.person_id or 0)
    return theirs[0].id if len(theirs) == 1 else 0


def _standin(view: SlotView, _note: Note) -> Form:
    """One colleague to ask."""
    language, slot, reader = view.reader.language, view.case.slot, view.reader
    own = [reader.side] if reader.side else []
    who = Field(
        "who",
        language.text("Who takes over?"),
        hint=language.text(
            "Somebody from your own side; they say yes themselves. "
            "Nobody chosen: I ask those who can, one after the other."
        ),
        required=False,
        people=True,
        options=offered(view.case.session, slot.partnership_id, reader, sides=own),
    )
    return Form(
        act=Act.STANDIN,
        title=language.text("Find a stand-in"),
        value=str(Token(slot=slot.id, terms=slot.terms)),
        lines=(Line((view.label, ", ", view.when)),),
        fields=(who,),
        submit=language.text("Ask"),
        close=language.text("Close"),
    )


def _amend(view: SlotView, note: Note) -> Form:
    """The proposal as it stands, to be corrected."""
    language, slot = view.reader.language, view.case.slot
    session, home = view.case.session, note.fields["home"]
    asked = [ask.person_id for ask in view.case.open_asks if ask.person_id]
    ids = ids_in_forms(session, view.reader.platform, home, asked)
    some = offered(session, slot.partnership_id, view.reader, also=asked)
    return Form(
        act=Act.PROPOSE,
        title=language.text("Correct the proposal"),
        value=view.token(pick=AMEND),
        fields=(
            Field("title", language.text("What is it called?"), value=slot.title),
            Field("when", language.text("When?"), value=view.when),
            *_place(session, slot.partnership_id, language, view.place),
            _who(view.reader, " ".join(ids.values()), some),
        ),
        submit=language.text("Save"),
        close=language.text("Close"),
    )


def _otherwise(language: Language) -> Field:
    """What happens by itself when somebody pulls out, or nobody answers."""
    return Field(
        "otherwise",
        language.text("And otherwise? (plan B)"),
        hint=language.text(
            "Done by itself after a bump, or with no answer: “alone”, “@name” or “Friday at 10”."
        ),
        required=False,
    )


def _who(reader: Reader, value: str, some: tuple[tuple[str, str], ...]) -> Field:
    """The people asked."""
    language = reader.language
    return Field(
        "who",
        language.text("Who is asked?"),
        value=value,
        hint=language.text("Nobody: the whole other side."),
        required=False,
        people=True,
        options=some,
    )


_OF_SLOT: dict[str, Callable[[SlotView, Note], Form]] = {
    "counter": _counter,
    "standin": _standin,
    "amend": _amend,
    "followup": followup_form,
}
