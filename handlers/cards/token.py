"""What a button's value holds. Opaque to platforms and people; small, as values are limited."""

from __future__ import annotations

from dataclasses import dataclass, fields
from urllib.parse import parse_qsl, urlencode

#: What `pick` says besides a choice: correct this proposal; I take it over myself; not now; more.
AMEND, ME, WAIT, MORE = "edit", "me", "wait", "more"
#: One of their own after the other.
TURNS = "turns"
#: Not that new time after all; its id stands behind a colon.
CANNOT = "cannot"


@dataclass(frozen=True, slots=True)
class Token:
    """The slot and the terms it was shown with, the ask answered, or the draft gone on with.

    `room` is the conversation a form was opened in, where the platform does not say it again;
    `page` is how many were shown before; `pick` tells which of several was tapped (a reason, a
    draft's option, …).
    """

    slot: int = 0
    terms: int = 0
    ask: int = 0
    draft: int = 0
    room: int = 0
    page: int = 0
    pick: str = ""

    def __str__(self) -> str:
        """As it travels: `slot=12&terms=3`."""
        return urlencode({f.name: v for f in fields(self) if (v := getattr(self, f.name))})

    @classmethod
    def read(cls, value: str) -> Token:
        """The token in a button's value; an empty one where it is not ours."""
        found = dict(parse_qsl(value[:500]))
        numbers = {
            name: int(found[name])
            for name in ("slot", "terms", "ask", "draft", "room", "page")
            if found.get(name, "").isdecimal() and len(found[name]) < 15  # noqa: PLR2004 - fits a row id
        }
        return cls(**numbers, pick=found.get("pick", ""))
