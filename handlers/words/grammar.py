"""A line people typed, as verb, slot number and rest. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handlers.slots.lifecycle import Act, Reason
from handlers.words.clean import cleaned
from handlers.words.verbs import Look, find_verb, folded, nearest

if TYPE_CHECKING:
    from handlers.words.verbs import Verb

#: A slot's number: `#42` anywhere, a bare `42` only right behind the verb.
_NUMBER = re.compile(r"(?<![\w#])#(\d{1,9})\b")
_MONTH = r"jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec"
_BARE = re.compile(rf"^(\d{{1,9}})(?=\s|$|[,:;!?](?:\s|$)|\.$)(?!\s+(?:{_MONTH}))", re.IGNORECASE)

#: What may stand behind a yes or a no without changing it.
_POLITE = frozenset(
    "tak mange meget gerne da selvfoelgelig desvaerre det passer fint goer jeg fin ok okay super "
    "dejligt please thanks thank you so much of course sorry 👍 🙂 😊 ✅".split()
)

#: Words that name a class wherever they stand.
REASONS: dict[Reason, tuple[str, ...]] = {
    Reason.BREAKING_NEWS: ("akut nyhed", "breaking news", "breaking", "brand", "ulykke"),
    Reason.EDITORIAL: ("redaktionelt", "editorial", "anden historie", "retssag"),
    Reason.ABSENCE: ("fravær", "absence", "sygdom", "syg", "sick"),
    Reason.PRACTICAL: ("praktisk", "practical"),
}
#: Words that do so only where nothing else is said: in a sentence they mean something else.
WHOLE: dict[Reason, tuple[str, ...]] = {
    Reason.BREAKING_NEWS: ("akut", "nyhed", "fire", "news"),
    Reason.EDITORIAL: ("redaktion", "ret"),
    Reason.ABSENCE: ("ferie", "fri"),
    Reason.OTHER: ("andet", "other"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says. `verb` None: none was found, and `nearest` may be what was meant."""

    verb: Verb | None
    number: int | None
    rest: str
    language: str | None
    nearest: str | None = None

    @property
    def bare(self) -> bool:
        """Nothing but courtesy stands behind the verb."""
        words = re.findall(r"\w+|[^\w\s.,!?]", folded(self.rest))
        return all(word in _POLITE for word in words)


def read_line(text: str) -> Line:
    """Read one line. A proposal keeps its figures, as they belong to its title or its time."""
    line = cleaned(text).removeprefix("/slot").lstrip()
    words = line.split(" ") if line else []
    leading = _NUMBER.match(line)
    if leading and leading.end() == len(line):
        return Line(Look.SHOW, int(leading[1]), "", None)
    if leading:
        words = line[leading.end() :].split()
    found = find_verb(words)
    if found is None:
        guess = nearest(words[0].strip(".,!?:")) if words else None
        # Meant as a verb, a bare figure behind it is a slot's number: "acepter 42".
        meant = _take_number(" ".join(words[1:]), sentence=True)[0] if guess else None
        return Line(None, meant or _any_number(line), line, None, guess)
    verb, language, taken = found
    rest = " ".join(words[taken:]).lstrip(" ,.:!–-")
    if verb in {Act.PROPOSE, Look.LINK}:
        return Line(verb, None, rest, language)
    number, rest = _take_number(rest, sentence=verb in {Act.ACCEPT, Act.DECLINE})
    return Line(verb, int(leading[1]) if leading else number, rest, language)


def as_command(text: str) -> str:
    """A slash command that begins with a slot's number has it as `42` too: nobody counts there."""
    bare = _BARE.match(text.strip())
    if bare is None or (bare.end() < len(text.strip()) and not find_verb(text.split()[1:])):
        return text
    return f"#{text.strip()}"


def is_courtesy(text: str) -> bool:
    """Whether there is nothing to do: `tak!`, `ok, super`."""
    words = re.findall(r"\w+", folded(text))
    return bool(words) and all(word in _POLITE for word in words)


def read_reason(text: str) -> Reason | None:
    """The class of reason that is clearly named; never guessed from a story."""
    said = f" {folded(text)} "
    for reason, words in WHOLE.items():
        if said.strip(" .,!:") in words:
            return reason
    for reason, words in REASONS.items():
        if any(re.search(rf"\b{re.escape(folded(word))}\b", said) for word in words):
            return reason
    return None


def without_number(line: str) -> str:
    """The sentence without the `#42` that only says which slot it is about."""
    return " ".join(_NUMBER.sub(" ", line).split())


def read_week(text: str) -> bool:
    """Whether the week is meant and not the day: `overblik uge`."""
    return bool(re.search(r"\b(?:uge|ugen|week|weekly|ugentlig\w*)\b", folded(text)))


def _any_number(line: str) -> int | None:
    found = _NUMBER.search(line)
    return int(found[1]) if found else None


def _take_number(rest: str, *, sentence: bool) -> tuple[int | None, str]:
    """The slot's number. In a `sentence` a bare figure counts something: "nej, 2 af os er syge"."""
    bare = _BARE.match(rest)
    if bare and sentence and re.match(r"\s*[^\W\d_]", rest[bare.end() :]):
        bare = None
    found = _NUMBER.search(rest) or bare
    if not found:
        return None, rest
    return int(found[1]), (rest[: found.start()] + rest[found.end() :]).strip(" ,.:!–-")
