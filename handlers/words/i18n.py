"""Saying things in the reader's language, from gettext catalogues read at start.

The text comes late: acts decide codes and fields, cards say them. What people typed goes in as
fields and is never looked up. `say` gives a line with weight in it, `text` a plain one.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from babel.messages.pofile import read_po

from handlers.cards.model import Bold, Rich, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

LOCALES = Path(__file__).parent / "locale"
DEFAULT = "da"
KNOWN = ("da", "en")


def noted(msgid: str) -> str:
    """Mark a text for the catalogues that is said later, from a table."""
    return msgid


class Language:
    """One language's texts; `code` is 'da' or 'en'. A text it lacks is said in English."""

    def __init__(self, code: str, texts: Mapping[str, str | tuple[str, ...]]) -> None:
        self.code = code
        self._texts = texts

    def say(self, msgid: str, /, **fields: str | Bold | Rich) -> Rich:
        """The text with its `{fields}` filled in; their weight is kept."""
        return self._fill(self._one(msgid), fields)

    def text(self, msgid: str, /, **fields: str | Bold | Rich) -> str:
        """The same, without weight."""
        return plain(self.say(msgid, **fields))

    def count(self, one: str, many: str, number: int, /) -> str:
        """The form of the text that fits `number`, with `{n}` filled in."""
        found = self._texts.get(one, (one, many))
        forms = (found, found) if isinstance(found, str) else found
        return forms[0 if number == 1 else 1].format(n=number)

    def _one(self, msgid: str) -> str:
        found = self._texts.get(msgid, msgid)
        return found if isinstance(found, str) else found[0]

    @staticmethod
    def _fill(pattern: str, fields: Mapping[str, str | Bold | Rich]) -> Rich:
        runs: list[str | Bold] = []
        for literal, name, _spec, _conversion in Formatter().parse(pattern):
            if literal:
                runs.append(literal)
            if name is not None:
                value = fields[name]
                runs.extend(value if isinstance(value, tuple) else (value,))
        return tuple(runs)


@cache
def language(code: str | None) -> Language:
    """The language `code` names; Danish where it is none we speak."""
    known = code if code in KNOWN else DEFAULT
    with (LOCALES / known / "LC_MESSAGES" / "rykker.po").open("rb") as file:
        catalogue = read_po(file, locale=known)
    texts: dict[str, str | tuple[str, ...]] = {}
    for message in catalogue:
        if not message.id or not message.string:
            continue
        key = message.id if isinstance(message.id, str) else message.id[0]
        texts[key] = message.string if isinstance(message.string, str) else tuple(message.string)
    return Language(known, texts)
