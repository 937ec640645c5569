"""What an answer was understood to mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from handlers.words.when import Ask, Span

State = Literal["asked", "confirmed", "bumped", "standin_asked", "counter_asked"]


@dataclass(frozen=True, slots=True)
class Understood:
    """An act, and what it needs.

    `act` is one of accept, decline, counter, bump, standin, alone, restore, later, question,
    ask_back, none. `span` is a counter's new time, `name` the stand-in's (U+FFFC for a mention),
    `until` when a later answer is to be asked for, `ask` the question of time behind an ask_back,
    `lost` that no word of it was recognised: said among others it may well be talk.
    """

    act: str
    span: Span | None = None
    reason_class: str | None = None
    name: str | None = None
    until: Span | None = None
    ask: Ask | None = None
    lost: bool = False
