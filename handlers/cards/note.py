"""A note: something to tell one person, as a code with fields. Its words come late."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Note:
    """`code` names the text, `fields` are JSON values (times as UTC ISO).

    `form`: the form that asks it best, where one can be opened.
    `quiet`: to the one who tapped it need not be said, as what they tapped shows it already.
    """

    code: str
    slot_id: int | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    quiet: bool = False
    form: str = ""

    def to_json(self) -> dict[str, Any]:
        """As it is kept in the outbox."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Note:
        """What `to_json` wrote."""
        return cls(**data)
