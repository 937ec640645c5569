"""What somebody wants, in one form whatever they did to say it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handlers.cards.token import Token

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handlers.words.verbs import Verb


@dataclass(frozen=True, slots=True)
class Request:
    """`text` is what stands behind the verb; `fields` what was filled in.

    `slot_id` and `ask_id` are known when it was said to a card or a prompt; `number` when it was
    typed. `line` is all that was typed; `chat`: in a message, where it may be mere talk; `bare`:
    nothing but courtesy stands behind the verb; `said`: it was understood as a whole already.
    """

    verb: Verb | None
    text: str = ""
    number: int | None = None
    token: Token = field(default_factory=Token)
    fields: Mapping[str, str] = field(default_factory=dict)
    slot_id: int | None = None
    ask_id: int | None = None
    line: str = ""
    chat: bool = False
    bare: bool = False
    said: bool = False
    nearest: str | None = None
