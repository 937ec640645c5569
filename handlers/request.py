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
    typed. `chat`: said without a verb, where it may be mere talk.
    """

    verb: Verb | None
    text: str = ""
    number: int | None = None
    token: Token = field(default_factory=Token)
    fields: Mapping[str, str] = field(default_factory=dict)
    slot_id: int | None = None
    ask_id: int | None = None
    chat: bool = False
    nearest: str | None = None
