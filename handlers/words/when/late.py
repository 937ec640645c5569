"""Patterns that are compiled when first used: a process that reads no time pays nothing."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_OFFERED = ("match", "search", "fullmatch", "sub", "finditer", "pattern")


class _Late:
    def __init__(self, pattern: str, flags: int) -> None:
        self._said = (pattern, flags)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the pattern offers
        """Reached once, as what is found is kept on the object itself."""
        if name not in _OFFERED:
            raise AttributeError(name)
        made = re.compile(*self._said)
        for offered in _OFFERED:
            setattr(self, offered, getattr(made, offered))
        return getattr(made, name)


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Like `re.compile`, later."""
    return _Late(pattern, flags)  # type: ignore[return-value]
