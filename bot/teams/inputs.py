"""The inputs of a form: each with its label, its hint, and what is wrong with it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.teams.parts import Element, cut, shown, size, small, text

if TYPE_CHECKING:
    from bot.teams.words import Words
    from handlers.cards.model import Field

#: Characters of a label, a hint, an error; of what is typed on one line and on several.
LABEL, HINT, WRONG, SHORT, LONG = 200, 300, 300, 500, 2000
#: Bytes of all that can be chosen from.
CHOICES = 20_000
#: Everybody in the organisation of the one who chooses; guests are among them.
DIRECTORY = {"type": "Data.Query", "dataset": "graph.microsoft.com/users"}


def field_json(field: Field, words: Words, *, value: str, wrong: str = "") -> Element:
    """The field holding `value`; `wrong` says what must be mended."""
    items = [_box(field, value) | _common(field, words)]
    if wrong:
        items.append(error(wrong))
    if field.hint:
        items.append(small(text((field.hint,), HINT, isSubtle=True, size="Small")))
    return {"type": "Container", "spacing": "Medium", "items": items}


def error(wrong: str) -> Element:
    """What is wrong, by a sign and a colour."""
    return small(text((f"⚠️ {wrong}",), WRONG, color="Attention", weight="Bolder"))


def _common(field: Field, words: Words) -> Element:
    label = cut(shown(field.label), LABEL)
    found: Element = {"id": field.name, "label": label, "isRequired": field.required}
    return found | ({"errorMessage": words.required} if field.required else {})


def _box(field: Field, value: str) -> Element:
    if field.people:
        return _people(value)
    return _chosen(field, value) if field.options else _typed(field, value)


def _typed(field: Field, value: str) -> Element:
    most = LONG if field.multiline else SHORT
    box: Element = {"type": "Input.Text", "maxLength": most, "isMultiline": field.multiline}
    return box | ({"value": cut(shown(value), most)} if value else {})


def _chosen(field: Field, value: str) -> Element:
    """One of a list; what was chosen is in it, however long the list."""
    choices = [{"title": cut(shown(t) or v, LABEL), "value": v} for v, t in field.options]
    taken = [choice for choice in choices if choice["value"] == value][:1]
    left = CHOICES - sum(map(size, taken))
    for choice in choices:
        left -= size(choice) + 2
        if left < 0:
            break
        taken += [choice] if choice not in taken else []
    listed = [choice for choice in choices if choice in taken]
    box: Element = {"type": "Input.ChoiceSet", "style": "compact", "choices": listed}
    return box | ({"value": value} if any(c["value"] == value for c in listed) else {})


def _people(value: str) -> Element:
    """People by their ids in the directory, with commas as Teams writes them."""
    chosen = ",".join(value.replace(",", " ").split())
    box: Element = {"type": "Input.ChoiceSet", "isMultiSelect": True, "choices": []}
    box["choices.data"] = DIRECTORY
    return box | ({"value": cut(chosen, LONG)} if chosen else {})
