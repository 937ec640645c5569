"""Cards and forms as Block Kit. Pure. What people typed is escaped here, and cut to the limits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from handlers.cards.model import Bold

if TYPE_CHECKING:
    from handlers.cards.model import Button, Card, Field, Form, Line, Rich

Block = dict[str, Any]

#: Slack's limits: characters, and how many.
SECTION, NOTICE, LABEL, VALUE, TITLE, HINT = 3000, 3000, 75, 2000, 24, 2000
CONTEXT, MOST_BUTTONS, BLOCKS = 2000, 25, 50
MOST_OPTIONS, OPTION_VALUE = 100, 150
#: More buttons make another row.
IN_A_ROW = 5


def blocks(card: Card) -> list[Block]:
    """The card's blocks."""
    heading = mrkdwn(card.heading)
    if card.badge:
        heading = f"{heading}   {card.badge.sign} {escaped(card.badge.word)}"
    made = [_section(heading)] if heading else []
    made += _lines(card.lines)
    below: list[Block] = []
    if card.buttons:
        below += _actions(card.buttons)
    if card.footer:
        below.append({"type": "context", "elements": [_mrkdwn(mrkdwn(card.footer), CONTEXT)]})
    return [*made[: BLOCKS - len(below)], *below]  # rather a line less than a button


def message(card: Card) -> dict[str, Any]:
    """A message's content: blocks, and the text that notifications and screen readers use."""
    return {
        "text": cut(escaped(card.notice), NOTICE) or "Rykker",
        "blocks": blocks(card),
        "unfurl_links": False,
        "unfurl_media": False,
    }


def home(card: Card) -> dict[str, Any]:
    """The card as an App Home."""
    return {"type": "home", "blocks": blocks(card) or [_section(" ")]}


def view(form: Form) -> dict[str, Any]:
    """The form as a modal."""
    made = _lines(form.lines)
    made += [_input(field, form.round) for field in form.fields]
    if form.buttons:
        made += _actions(form.buttons)
    modal: dict[str, Any] = {
        "type": "modal",
        "callback_id": f"slot.{form.act}",
        "title": _text(form.title, TITLE),
        "private_metadata": form.value,
        "blocks": made,
    }
    if form.fields:
        modal["submit"] = _text(form.submit, TITLE)
    if form.close:
        modal["close"] = _text(form.close, TITLE)
    return modal


def mrkdwn(rich: Rich) -> str:
    """A line as mrkdwn. Bold runs hold no line breaks, so their stars always pair."""
    return "".join(
        f"*{escaped(run.text)}*"
        if isinstance(run, Bold) and run.text.strip()
        else escaped(_run(run))
        for run in rich
    )


def escaped(text: str) -> str:
    """Text that Slack shows as it stands: no mention, no link, no weight of its own.

    Slack has no escape for its weight marks, so a joiner of no width stands beside each.
    """
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([*_~`])", "\u2060\\1\u2060", safe)


def cut(text: str, most: int) -> str:
    """At most that many characters, never half an escape."""
    if len(text) <= most:
        return text
    return re.sub(r"&[a-z]*$", "", text[: most - 1]) + "…"


def _run(run: str | Bold) -> str:
    return run.text if isinstance(run, Bold) else run


def _lines(lines: tuple[Line, ...]) -> list[Block]:
    """Plain lines share a section; one with a button gets its own."""
    made: list[Block] = []
    together: list[str] = []
    for line in lines:
        text = mrkdwn(line.text)
        if line.button is None and len("\n".join([*together, text])) <= SECTION:
            together.append(text)
            continue
        made += [_section("\n".join(together))] if together else []
        together = [] if line.button else [text]
        if line.button:
            made.append(_section(text) | {"accessory": _button(line.button)})
    return [*made, _section("\n".join(together))] if together else made


def _section(text: str) -> Block:
    return {"type": "section", "text": _mrkdwn(text)}


def _mrkdwn(text: str, most: int = SECTION) -> Block:
    return {"type": "mrkdwn", "text": cut(text, most) or " ", "verbatim": True}


def _text(text: str, most: int) -> Block:
    return {"type": "plain_text", "text": cut(text, most), "emoji": True}


def _actions(buttons: tuple[Button, ...]) -> list[Block]:
    """Rows of buttons, as many in each as a phone shows."""
    rows = [buttons[i : i + IN_A_ROW] for i in range(0, min(len(buttons), MOST_BUTTONS), IN_A_ROW)]
    return [{"type": "actions", "elements": [_button(b) for b in row]} for row in rows]


def _button(button: Button) -> Block:
    suffix = f":{button.suffix}" if button.suffix else ""
    made: Block = {
        "type": "button",
        "action_id": f"slot.{button.act}{suffix}",
        "text": _text(button.label, LABEL),
        "value": button.value[:VALUE] or "-",
    }
    return made | {"style": button.style} if button.style else made


def _input(field: Field, round_: int) -> Block:
    suffix = f":{round_}" if round_ > 1 else ""
    element = _element(field)
    made: Block = {
        "type": "input",
        "block_id": f"{field.name}{suffix}",
        "label": _text(field.label, HINT),
        "element": element,
        "optional": not field.required,
    }
    return made | {"hint": _text(field.hint, HINT)} if field.hint else made


def _element(field: Field) -> Block:
    if field.people:
        return _people(field)
    return _chosen(field) if field.options else _typed(field)


def _chosen(field: Field) -> Block:
    """One of a list; a long one in groups, as Slack shows at most a hundred in each."""
    options = [_option(value, label) for value, label in field.options]
    element: Block = {"type": "static_select", "action_id": field.name}
    if len(options) <= MOST_OPTIONS:
        element["options"] = options
    else:
        groups = [options[i : i + MOST_OPTIONS] for i in range(0, len(options), MOST_OPTIONS)]
        element["option_groups"] = [
            {"label": _text(_reach(group), LABEL), "options": group}
            for group in groups[:MOST_OPTIONS]
        ]
    chosen = [option for option in options if option["value"] == field.value]
    return element | {"initial_option": chosen[0]} if chosen else element


def _option(value: str, label: str) -> Block:
    return {"text": _text(label or value, LABEL), "value": value[:OPTION_VALUE]}


def _reach(group: list[Block]) -> str:
    """What a group of options reaches from and to."""
    first, last = group[0]["text"]["text"], group[-1]["text"]["text"]
    return f"{cut(first, LABEL // 2 - 2)} – {cut(last, LABEL // 2 - 2)}"


def _people(field: Field) -> Block:
    element: Block = {"type": "multi_users_select", "action_id": field.name}
    chosen = field.value.split()
    return element | {"initial_users": chosen} if chosen else element


def _typed(field: Field) -> Block:
    element: Block = {
        "type": "plain_text_input",
        "action_id": field.name,
        "multiline": field.multiline,
        "max_length": SECTION,
    }
    if field.value:
        element["initial_value"] = field.value[:SECTION]
    return element


def errors(form_errors: dict[str, str], blocks_there: list[Block]) -> dict[str, str]:
    """Form errors by the block ids of the form as it stands; unknown fields: the first one."""
    inputs = [b["block_id"] for b in blocks_there if b.get("type") == "input"]
    named = {b.partition(":")[0]: b for b in inputs}
    return (
        {named.get(name, inputs[0]): text for name, text in form_errors.items()} if inputs else {}
    )
