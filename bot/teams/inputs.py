"""The inputs of a form: each with its label, its hint, and what is wrong with it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.teams.parts import Element, cut, shown, size, small, text

if TYPE_CHECKING:
    from bot.teams.words import Words
    from handlers.cards.model import Field

#: Characters of a label, a hint, an error; of what is typed on one line and on several.
LABEL, HINT, WRONG, SHORT, LONG = 200, 300, 300, 500, 2000
#: People chosen in one field.
MOST_CHOSEN = 50
#: Bytes of all that can be chosen from.
CHOICES = 20_000
#: Everybody in the organisation of the one who chooses; guests are among them.
DIRECTORY = {"type": "Data.Query", "dataset": "graph.microsoft.com/users"}
#: Chosen among people: none of them.
NOBODY = "-"


def field_json(field: Field, words: Words, *, value: str, wrong: str = "") -> Element:
    """The field holding `value`; `wrong` says what must be mended."""
    box = _people(field, value, words) if field.people else _box(field, value)
    items = [box | _common(field, words, must=field.required and not _cannot_be_empty(box))]
    if wrong:
        items.append(error(wrong))
    if field.hint:
        items.append(small(text((field.hint,), HINT, isSubtle=True, size="Small")))
    return {"type": "Container", "spacing": "Medium", "items": items}


def error(wrong: str) -> Element:
    """What is wrong, by a sign and a colour."""
    return small(text((f"⚠️ {wrong}",), WRONG, color="Attention", weight="Bolder"))


def _common(field: Field, words: Words, *, must: bool) -> Element:
    found: Element = {"id": field.name, "label": cut(shown(field.label), LABEL)}
    return found | {"isRequired": must} | ({"errorMessage": words.required} if must else {})


def _cannot_be_empty(box: Element) -> bool:
    """One of a list stands in it already, and a list lets nobody choose nothing."""
    return box["type"] == "Input.ChoiceSet" and "value" in box and "isMultiSelect" not in box


def _box(field: Field, value: str) -> Element:
    return _chosen(field, value) if field.options else _typed(field, value)


def _typed(field: Field, value: str) -> Element:
    most = LONG if field.multiline else SHORT
    box: Element = {"type": "Input.Text", "maxLength": most, "isMultiline": field.multiline}
    return box | ({"value": cut(shown(value), most)} if value else {})


def _chosen(field: Field, value: str) -> Element:
    """One of a list; what was chosen is in it, however long the list."""
    choices = _listed(field.options, {value})
    box: Element = {"type": "Input.ChoiceSet", "choices": choices}
    return box | ({"value": value} if any(c["value"] == value for c in choices) else {})


def _people(field: Field, value: str, words: Words) -> Element:
    """People: all in the directory are found by a search, those who are known offered at once."""
    chosen = chosen_people(value)
    known = field.options or ((NOBODY, words.nobody),)  # Teams wants at least one choice
    box: Element = {"type": "Input.ChoiceSet", "isMultiSelect": True}
    box |= {"choices": _listed(known, set(chosen)), "choices.data": DIRECTORY}
    return box | ({"value": ",".join(chosen[:MOST_CHOSEN])} if chosen else {})


def chosen_people(value: str) -> list[str]:
    """The ids in what Teams gives back (with commas), or in a field's own value (with spaces)."""
    return [person for person in value.replace(",", " ").split() if person != NOBODY]


def _listed(options: tuple[tuple[str, str], ...], chosen: set[str]) -> list[Element]:
    """As many choices as there is room for, those that are chosen before all others."""
    choices = [{"title": cut(shown(t) or v, LABEL), "value": v} for v, t in options]
    left, taken = CHOICES, set[int]()
    for number in sorted(range(len(choices)), key=lambda n: choices[n]["value"] not in chosen):
        left -= size(choices[number]) + 2
        if left < 0:
            break
        taken.add(number)
    return [choice for number, choice in enumerate(choices) if number in taken]
