"""What the settings' forms need to know, and what they have in common."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from handlers.cards.model import Bold, Field, Form, Line
from handlers.cards.signs import button
from handlers.cards.token import Token
from handlers.partnerships.choosable import ids_in_forms, offered
from handlers.slots.lifecycle import Side
from handlers.words.verbs import Look
from storage import seats
from storage.tables import Conversation, Partnership

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from handlers.cards.model import Button
    from handlers.cards.note import Note
    from handlers.cards.reader import Reader


@dataclass(frozen=True, slots=True)
class Subject:
    """The partnership whose settings are shown, to whom, and what the note says of it."""

    session: Session
    partnership: Partnership
    room: int
    reader: Reader
    fields: Mapping[str, Any]

    @classmethod
    def of(cls, session: Session, note: Note, reader: Reader) -> Subject:
        """The subject of a note; `room` in it names the partnership."""
        room = int(note.fields["room"])
        conversation = session.get_one(Conversation, room)
        partnership = session.get_one(Partnership, conversation.partnership_id)
        return cls(session, partnership, room, reader, note.fields)

    @property
    def own(self) -> Side:
        """The reader's side."""
        return self.reader.side or Side.PARTNER

    def side(self, side: Side) -> str:
        """What a side is called."""
        if side is Side.LIBRARY:
            return self.partnership.library_name or self.reader.language.text("the library")
        return self.partnership.partner_name or self.reader.language.text("the partner")

    def team(self, side: Side) -> bool:
        """Whether a whole organisation is on that side, here or where a room was joined."""
        own = self.partnership
        team = own.library_team if side is Side.LIBRARY else own.partner_team
        return bool(team) or seats.is_taken(self.session, own.id, side)

    def token(self, pick: str = "") -> str:
        """What a button or a form of the settings holds: which room, as of which saving."""
        return str(Token(room=self.room, terms=self.partnership.revision, pick=pick))

    def to(self, pick: str, label: str, *, style: str = "") -> Button:
        """A button that leads to another matter."""
        return button(
            Look.SETTINGS,
            self.token(pick),
            self.reader.language,
            label=label,
            suffix=pick or "all",
            style=style,
        )

    def people(
        self, name: str, label: str, hint: str, set_: list[int], sides: Iterable[Side] = tuple(Side)
    ) -> Field:
        """A field in which people are chosen, with those who are set already."""
        reader = self.reader
        home = self.fields.get("home", self.partnership.installation_id)
        ids = ids_in_forms(self.session, reader.platform, home, set_)
        return Field(
            name,
            label,
            value=" ".join(ids.values()),
            hint=hint,
            required=False,
            people=True,
            options=offered(self.session, self.partnership.id, reader, sides=sides, also=set_),
        )

    def form(
        self,
        matter: str,
        title: str,
        fields: list[Field],
        *lines: Line,
        buttons: tuple[Button, ...] = (),
    ) -> Form:
        """A matter's form. On top of somebody else's saving, it says what stands there now."""
        language, typed = self.reader.language, self.fields.get("typed")
        if typed is not None:
            lines = (*lines, *self._meanwhile(fields, typed))
            fields = [replace(f, value=typed.get(f.name, f.value)) for f in fields]
        return Form(
            act=Look.SETTINGS,
            title=title,
            value=self.token(matter),
            lines=lines,
            fields=tuple(fields),
            buttons=buttons,
            submit=language.text("Save"),
            close=language.text("Close"),
        )

    def _meanwhile(self, fields: list[Field], typed: Mapping[str, str]) -> list[Line]:
        say = self.reader.language.say
        warned = say(
            "Somebody has saved settings meanwhile. What you filled in stands below: "
            "save again, and yours holds."
        )
        changed = [f for f in fields if f.name in typed and typed[f.name] != f.value]
        return [
            Line(warned),
            *(Line(("· ", f"{f.label}: ", Bold(_readable(f)))) for f in changed),
        ]


def _readable(field: Field) -> str:
    """What stands there now, as people read it."""
    labels = dict(field.options)
    said = labels.get(field.value, field.value)
    if field.people:
        return f"{len(field.value.split())}"
    return said or "–"
