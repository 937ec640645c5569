"""What the cards of a slot need to know, read once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handlers.cards.token import Token
from handlers.slots.case import Case
from handlers.slots.lifecycle import Act, Side
from storage import people, slots
from storage.tables import Partnership, Place

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from handlers.cards.reader import Reader
    from storage.tables import Ask, History

#: More names than these, and the rest is counted.
MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class SlotView:
    """A case with the names of everybody in it, and what was done last."""

    case: Case
    names: dict[int, str]
    place: str
    history: list[History]
    reader: Reader

    @classmethod
    def of(cls, session: Session, slot_id: int, reader: Reader) -> SlotView | None:
        """The view of a slot; None where it is no more."""
        slot = slots.by_id(session, slot_id)
        if slot is None:
            return None
        case = Case.of(session, session.get_one(Partnership, slot.partnership_id), slot)
        done = slots.history(session, slot_id)
        ids = {h.by_id for h in done} | {a.asked_by for a in case.asks}
        ids |= {c.person_id for c in case.commitments if c.person_id}
        ids |= {a.person_id for a in case.asks if a.person_id}
        place = session.get(Place, slot.place_id) if slot.place_id else None
        return cls(case, people.names(session, ids), place.name if place else "", done, reader)

    def place_called(self, place_id: int | None) -> str:
        """What another place is called; "" where it is the slot's own, or none."""
        if place_id is None or place_id == self.case.slot.place_id:
            return ""
        place = self.case.session.get(Place, place_id)
        return place.name if place else ""

    @property
    def label(self) -> str:
        """`#42 Debat om havnen`."""
        return f"#{self.case.slot.number} {self.case.slot.title}"

    @property
    def when(self) -> str:
        """The slot's time, in the reader's words."""
        return self.reader.span(self.case.slot.start_at, self.case.slot.end_at)

    @property
    def when_and_where(self) -> str:
        """The time, and the place where one is known."""
        return f"{self.when} · {self.place}" if self.place else self.when

    def name(self, person_id: int | None) -> str:
        """`@name`, as plain text: cards ping nobody."""
        return f"@{self.names.get(person_id or 0, '?')}"

    def listing(self, names: list[str], join: str = ", ") -> str:
        """Names in a row; of many, the first few and how many more."""
        once = list(dict.fromkeys(names))
        if len(once) <= MOST_NAMED + 1:
            return join.join(once)
        more = self.reader.language.count("{n} more", "{n} more", len(once) - MOST_NAMED)
        first = join.join(once[:MOST_NAMED])
        if join != ", ":
            return f"{first}{join}{more}"
        return self.reader.language.text("{first} and {more}", first=first, more=more)

    def side(self, side: str) -> str:
        """What a side is called."""
        partnership, say = self.case.partnership, self.reader.language.text
        if side == Side.LIBRARY:
            return partnership.library_name or say("the library")
        return partnership.partner_name or say("the partner")

    @property
    def alone(self) -> bool:
        """Whether the hosts go on without the others, who were in it."""
        hosts = self.case.slot.host_side
        others = any(c.side != hosts for c in self.case.commitments)
        return others and not any(c.side != hosts for c in self.case.standing)

    @property
    def bumper(self) -> str:
        """Who pulled out: a side, or the person where all are of one side."""
        last = self.last(Act.BUMP)
        if last and len({c.side for c in self.case.commitments}) == 1:
            return self.name(last.by_id)
        return self.side(self.case.slot.bumped_side or (last.side if last else ""))

    def asked(self, ask: Ask) -> str:
        """Who was asked: a person, or a side."""
        return self.name(ask.person_id) if ask.person_id else self.side(ask.side)

    @property
    def for_reader(self) -> list[Ask]:
        """The open questions that the reader may answer."""
        me, side = self.reader.person_id, self.reader.side
        theirs = [a for a in self.case.live_asks if a.person_id in {None, me}]
        return [a for a in theirs if a.side == side and a.asked_by != me]

    def last(self, act: Act) -> History | None:
        """The latest time somebody did `act`."""
        return next((h for h in reversed(self.history) if h.act == act), None)

    def token(self, *, ask: Ask | None = None, pick: str = "") -> str:
        """A button's value: this slot, as it is shown now."""
        slot = self.case.slot
        return str(Token(slot=slot.id, terms=slot.terms, ask=ask.id if ask else 0, pick=pick))
