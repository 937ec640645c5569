"""The neutral view: a `Card` is shown, a `Form` is filled in. Each platform has a pure converter.

It knows nothing more than this bot needs. Everything in it is in the reader's language already, and
nothing in it is escaped: that is the converter's business.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Bold:
    """A run of text that stands out."""

    text: str


#: A line of text: plain and bold runs, in order.
Rich = tuple[str | Bold, ...]


def plain(rich: Rich) -> str:
    """The line without its weight."""
    return "".join(run.text if isinstance(run, Bold) else run for run in rich)


@dataclass(frozen=True, slots=True)
class Button:
    """A tap that does `act`; `value` is opaque. `suffix` tells several of one kind apart.

    `side`: only its people can do it ("": anybody). Where all read the same card, all see it; where
    it is known who is looking, the others are not led to it.
    """

    act: str
    label: str
    value: str
    suffix: str = ""
    style: str = ""  # "", primary, danger
    side: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """A state, as a sign and a word: never a colour alone."""

    sign: str
    word: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a card, perhaps with a button of its own at its end."""

    text: Rich
    button: Button | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A message. `notice` is the one plain line a notification or a screen reader gets.

    `lang`: the language it is in; "" where nobody said.
    """

    notice: str
    heading: Rich = ()
    badge: Badge | None = None
    lines: tuple[Line, ...] = ()
    buttons: tuple[Button, ...] = ()
    footer: Rich = ()
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """An input of a form: `name` is what the outside relies on (`title`, `when`, …)."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    required: bool = True
    multiline: bool = False
    people: bool = False  # people are chosen; `value` holds their platform ids, with spaces
    # One of these is chosen: (value, label). Of people, who is offered besides a platform's list.
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """Named inputs for `act`, or (without inputs) a private choice between buttons.

    `value` is opaque and comes back with what was filled in. `round` counts how often it has been
    filled anew, as some platforms keep an input's old content while its id stays. `lang` is that
    of a `Card`.
    """

    act: str
    title: str
    value: str
    lines: tuple[Line, ...] = ()
    fields: tuple[Field, ...] = ()
    buttons: tuple[Button, ...] = ()
    submit: str = ""
    close: str = ""
    round: int = 1
    lang: str = ""


def to_json(view: Card | Form) -> dict[str, Any]:
    """The view as JSON values; bold runs become `{"text": …}`."""
    return asdict(view)


def card_from_json(data: dict[str, Any]) -> Card:
    """The card `to_json` wrote."""
    return Card(
        notice=data["notice"],
        heading=_rich(data["heading"]),
        badge=Badge(**data["badge"]) if data["badge"] else None,
        lines=tuple(_line(line) for line in data["lines"]),
        buttons=tuple(Button(**button) for button in data["buttons"]),
        footer=_rich(data["footer"]),
        lang=str(data.get("lang") or ""),  # packed before cards said it
    )


def _rich(runs: list[str | dict[str, str]]) -> Rich:
    return tuple(run if isinstance(run, str) else Bold(**run) for run in runs)


def _line(data: dict[str, Any]) -> Line:
    button = Button(**data["button"]) if data["button"] else None
    return Line(_rich(data["text"]), button)
