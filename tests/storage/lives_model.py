"""What a database says of every slot, as plain values, to hold one moment against the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from storage.tables import Ask, Commitment, Gift, History, NewTime, Slot

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from storage.engine import Store

#: The columns of a row.
Row = dict[str, Any]

LIVE = frozenset({"proposed", "tentative", "confirmed", "bumped", "postponed"})
AGREED = frozenset({"tentative", "confirmed"})
HOMELESS = frozenset({"bumped", "postponed"})
#: When the clock is next to look: no act, and no news to anybody. A plan B goes beside an act.
PLANS = frozenset({"remind_at", "call_at", "press_at", "pressed", "plan_b"})
#: What makes what was shown before stale.
TERMS = ("state", "start_at", "end_at", "place_id")
WHEN_AND_WHERE = TERMS[1:]


@dataclass
class Life:
    """One slot with all that belongs to it."""

    slot: Row
    commitments: list[Row] = field(default_factory=list)
    asks: list[Row] = field(default_factory=list)
    history: list[Row] = field(default_factory=list)
    times: list[Row] = field(default_factory=list)
    gifts: list[Row] = field(default_factory=list)

    @property
    def number(self) -> str:
        return f"#{self.slot['number']}"

    @property
    def state(self) -> str:
        return str(self.slot["state"])

    @property
    def open_asks(self) -> list[Row]:
        return [ask for ask in self.asks if ask["outcome"] == "open"]

    @property
    def kept(self) -> tuple[Row, list[Row], list[Row], list[Row]]:
        """What an act that is refused must leave as it was."""
        return self.slot, self.commitments, self.asks, self.history

    @property
    def people(self) -> list[tuple[int, int | None, str]]:
        """Who is in it, out of it or asked."""
        return [(c["id"], c["person_id"], c["status"]) for c in self.commitments]


@dataclass(frozen=True)
class Step:
    """What was done last: by whom (None: the clock), when, and whether it was refused."""

    said: str
    now: datetime
    by: int | None = None
    refused: str = ""
    again: bool = False  # the very tap that was tapped before


@dataclass
class Picture:
    """Every slot at one moment, by its row's id."""

    lives: dict[int, Life] = field(default_factory=dict)

    @classmethod
    def of(cls, store: Store) -> Picture:
        """As it is committed."""
        with store.read() as session:
            lives = {row["id"]: Life(row) for row in _rows(session, Slot)}
            for table, name in (
                (Commitment, "commitments"),
                (Ask, "asks"),
                (History, "history"),
                (NewTime, "times"),
                (Gift, "gifts"),
            ):
                for row in _rows(session, table):
                    getattr(lives[row["slot_id"]], name).append(row)
        return cls(lives)


def _rows(session: Session, table: Any) -> list[Row]:  # noqa: ANN401 - any of the tables
    found = session.execute(select(table.__table__).order_by(table.id)).mappings()
    return [dict(row) for row in found]
