"""A slot with everything that belongs to it, as an act sees it, and writing down what was done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from handlers.partnerships.daily import stay_true
from handlers.partnerships.wishes import wishes_of
from handlers.slots import rehome, reminders
from handlers.slots.last_call import call_at
from handlers.slots.lifecycle import HOMELESS, Act, Answer, Side, SlotState, step
from handlers.slots.pressing import next_step
from storage import bookings, gifts, new_times, slots

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from storage.tables import Ask, Commitment, Partnership, Slot


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, for which side, from which platform."""

    person_id: int
    side: Side
    platform: str


@dataclass(slots=True)
class Case:
    """One slot on the table. Rows are live: what an act changes is written at the commit."""

    session: Session
    partnership: Partnership
    slot: Slot
    commitments: list[Commitment]
    asks: list[Ask]
    must_show: bool = True  # what cannot be shown to both sides is not done, but by the clock

    @classmethod
    def of(cls, session: Session, partnership: Partnership, slot: Slot) -> Case:
        """The case as it stands in the database."""
        return cls(
            session,
            partnership,
            slot,
            slots.commitments(session, slot.id),
            slots.asks(session, slot.id),
        )

    @property
    def state(self) -> SlotState:
        """The slot's state."""
        return SlotState(self.slot.state)

    @property
    def open_asks(self) -> list[Ask]:
        """The questions that wait for an answer."""
        return [ask for ask in self.asks if ask.outcome == "open"]

    @property
    def live_asks(self) -> list[Ask]:
        """Those that can be answered now: while a slot is bumped, only a stand-in's."""
        if self.state is SlotState.BUMPED:
            return [ask for ask in self.open_asks if ask.kind == "standin"]
        return self.open_asks

    @property
    def standing(self) -> list[Commitment]:
        """The commitments nobody has turned down."""
        return [c for c in self.commitments if c.status != Answer.DECLINED]

    def party(self, by: Actor) -> list[Commitment]:
        """Who comes and goes with the actor: their side, or only they where all are of one side."""
        if len({c.side for c in self.commitments}) > 1:
            return [c for c in self.standing if c.side == by.side]
        return [c for c in self.standing if c.person_id == by.person_id]

    def is_in(self, by: Actor) -> bool:
        """Whether the actor has said yes themself."""
        return any(
            c.person_id == by.person_id and c.status == Answer.ACCEPTED for c in self.commitments
        )

    def commitment(self, ask: Ask) -> Commitment:
        """What the ask is about."""
        return next(c for c in self.commitments if c.id == ask.commitment_id)

    def settled_state(self, *, counting: Commitment | None = None) -> SlotState:
        """Confirmed once everybody still in it has said yes (as `counting` is about to)."""
        said_yes = all(c is counting or c.status == Answer.ACCEPTED for c in self.standing)
        return SlotState.CONFIRMED if said_yes else SlotState.TENTATIVE

    def write(
        self,
        act: Act,
        *,
        by: Actor,
        now: datetime,
        to: SlotState,
        new_terms: bool,
        reason: str | None = None,
        note: str | None = None,
        details: dict[str, Any] | None = None,
        **values: object,
    ) -> None:
        """Take the slot to `to` and remember who did it.

        `new_terms`: state, time, place or people changed, so buttons shown before are stale.

        Raises:
            ConflictError: somebody else wrote first.
        """
        slot, before = self.slot, self.state
        if to is SlotState.CONFIRMED:
            values["hold_until"] = None  # what is agreed needs no hold
            values = rehome.found(self) | values
        state = step(before, act, to)
        self.put_down(act, by=by, now=now, to=state, reason=reason, note=note, details=details)
        self.take_along(to, values, now=now)
        terms = slot.terms + (1 if new_terms else 0)
        values |= self._plans(to, values, now=now)
        slots.change(self.session, slot, state=to, terms=terms, **values)

    def put_down(
        self,
        act: str,
        *,
        by: Actor,
        now: datetime,
        to: str | None = None,
        reason: str | None = None,
        note: str | None = None,
        details: dict[str, Any] | None = None,
    ) -> None:
        """A line of history: who did what, when, where. `to`: the state it leads to, if any."""
        slot = self.slot
        slots.record(
            self.session,
            slot_id=slot.id,
            act=act,
            by_id=by.person_id,
            side=by.side,
            platform=by.platform,
            at=now,
            terms=slot.terms,
            from_state=slot.state,
            to_state=to or slot.state,
            reason=reason,
            note=note,
            details=details or {},
        )

    def take_along(self, to: SlotState, values: dict[str, Any], *, now: datetime) -> None:
        """What hangs on the slot follows it to the state `to` and the time and place in `values`.

        When its gifts are due; the new times it was offered; who stands in line for its place.
        """
        slot = self.slot
        start = values.get("start_at", slot.start_at)
        if start != slot.start_at:
            gifts.shift(self.session, slot.id, start - slot.start_at)
        if self.state in HOMELESS and to not in HOMELESS:
            new_times.clear(self.session, slot.id)
        there = (slot.place_id, slot.start_at, slot.end_at)
        names = ("place_id", "start_at", "end_at")
        stays = there == tuple(values.get(n, was) for n, was in zip(names, there, strict=True))
        settled = to is SlotState.CONFIRMED and self.state is SlotState.TENTATIVE
        if slot.place_id and self.state.agreed and (settled or not (stays and to.agreed)):
            bookings.wake_line(self.session, slot.place_id, slot.start_at, slot.end_at, now=now)
        if slot.queued_at is not None and not (stays and to is SlotState.PROPOSED):
            values.setdefault("queued_at", None)

    def _plans(self, to: SlotState, values: dict[str, object], *, now: datetime) -> dict[str, Any]:
        """When the clock is next to look at the slot, as it will be."""
        slot = self.slot
        start = cast("datetime", values.get("start_at", slot.start_at))
        if to is SlotState.CONFIRMED:
            stay_true(self.partnership, start, now=now)
        held = cast("datetime | None", values.get("hold_until", slot.hold_until))
        called = call_at(to, start, held, wishes_of(self.partnership), now=now)
        if self.state is to and start == slot.start_at:  # what was planned stays planned
            return {"call_at": called}
        pressed = next_step(start, wishes_of(self.partnership), now=now)
        return {
            "call_at": called,
            "remind_at": reminders.to_plan(to, anew=True),
            "press_at": pressed if to is SlotState.BUMPED else None,
            "pressed": 0,
        }
