"""Cards and forms as HTML. Pure; every text is escaped here and nowhere else."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from handlers.cards.model import Bold, plain

if TYPE_CHECKING:
    from bot.room.words import Words
    from handlers.cards.model import Badge, Button, Card, Field, Form, Line, Rich

#: From when to when: a browser would break it behind its dash.
_HOURS = re.compile(r"(?:kl\. )?\d{1,2}[.:]\d{2}–\d{1,2}[.:]\d{2}")
_ADDRESS = re.compile(r"https?://\S+")
#: A state's sign is drawn by the page, each in its own shape, as many machines lack the characters.
SIGNS = {"🟡": "waiting", "🔵": "tentative", "🟢": "agreed", "🟠": "bumped", "🔴": "cancelled"}


def rich(runs: Rich) -> str:
    """Plain and bold runs; a time of day is not broken over two lines."""
    return "".join(
        f"<strong>{_text(run.text)}</strong>" if isinstance(run, Bold) else _text(run)
        for run in runs
    )


def _text(run: str) -> str:
    return _HOURS.sub(r'<span class="hours">\g<0></span>', escape(run))


def sign(name: str) -> str:
    """One of the page's own signs; it says nothing to a screen reader."""
    return f'<svg class="sign" aria-hidden="true"><use href="#sign-{name}"/></svg>'


def card_html(card: Card, *, side: str = "") -> str:
    """A card; what it has nothing of is left out, and what only the other side can do.

    `side`: who is looking; "" anybody.
    """
    buttons = tuple(b for b in card.buttons if not (b.side and side and b.side != side))
    tone = SIGNS.get(card.badge.sign, "plain") if card.badge else "none"
    return "".join(
        [
            f'<div class="card {tone}">',
            _head(card),
            *(_line(line) for line in card.lines),
            _buttons(buttons),
            f'<p class="footer">{rich(card.footer)}</p>' if card.footer else "",
            "</div>",
        ]
    )


def form_html(form: Form, words: Words, *, scope: str) -> str:
    """A form; `scope` keeps its ids apart from those of a form open in another pane."""
    return "".join(
        [
            f'<form data-act="{escape(form.act)}" data-value="{escape(form.value)}" novalidate>',
            f'<h2 id="{escape(scope)}-form" tabindex="-1">{escape(form.title)}</h2>',
            *(_address(line, words) or _line(line) for line in form.lines),
            *(_field(field, words, scope=scope) for field in form.fields),
            _buttons(form.buttons),
            '<p class="error" role="alert" data-for="" hidden></p>',
            _ending(form, words),
            "</form>",
        ]
    )


def _head(card: Card) -> str:
    if not card.heading and not card.badge:
        return ""
    heading = f"<h3>{rich(card.heading)}</h3>" if card.heading else ""
    return f'<div class="head">{heading}{_badge(card.badge) if card.badge else ""}</div>'


def _badge(badge: Badge) -> str:
    known = SIGNS.get(badge.sign)
    if known is None and badge.sign:
        return f'<p class="badge plain">{escape(badge.sign)} {escape(badge.word)}</p>'
    tone = known or "plain"
    return f'<p class="badge {tone}">{sign(tone)}{escape(badge.word)}</p>'


def _line(line: Line) -> str:
    if line.button is None and not line.text:
        return ""
    if line.button is None:
        return f'<p class="line">{rich(line.text)}</p>'
    return f'<p class="line with-act"><span>{rich(line.text)}</span>{_button(line.button)}</p>'


def _address(line: Line, words: Words) -> str:
    """A line that is nothing but an address is there to be passed on; "" for any other."""
    said = plain(line.text)
    if line.button or not _ADDRESS.fullmatch(said):
        return ""
    return (
        f'<p class="line with-act"><span class="address">{escape(said)}</span>'
        f'<button type="button" class="act" data-copy>{escape(words.copy)}</button></p>'
    )


def _buttons(buttons: tuple[Button, ...]) -> str:
    if not buttons:
        return ""
    return f'<div class="acts">{"".join(_button(button) for button in buttons)}</div>'


def _button(button: Button) -> str:
    style = f" {button.style}" if button.style in {"primary", "danger"} else ""
    key = f"{button.act}:{button.suffix}" if button.suffix else button.act
    return (
        f'<button type="button" class="act{style}" data-tap="{escape(key)}" '
        f'data-act="{escape(button.act)}" data-value="{escape(button.value)}">'
        f"{escape(button.label)}</button>"
    )


def _field(field: Field, words: Words, *, scope: str) -> str:
    name, ref = escape(field.name), escape(f"{scope}-{field.name}")
    common = (
        f'id="{ref}" name="{name}" aria-describedby="{ref}-hint {ref}-error" autocomplete="off"'
    )
    common += " required" if field.required else ""
    # People are named here as they are typed: their ids are their names.
    said = " ".join(f"@{person}" for person in field.value.split()) if field.people else field.value
    value = escape(said)
    box = _box(field, common, value)
    mark = f' <span class="required">({escape(words.required)})</span>' if field.required else ""
    return (
        f'<div class="field"><label for="{ref}">{escape(field.label)}{mark}</label>{box}'
        f'<p class="hint" id="{ref}-hint">{escape(field.hint)}</p>'
        f'<p class="error" id="{ref}-error" role="alert" data-for="{name}" hidden></p></div>'
    )


def _box(field: Field, common: str, value: str) -> str:
    if field.options:
        options = (_option(field, *option) for option in field.options)
        return f"<select {common}>{''.join(options)}</select>"
    if field.multiline:
        # A line break after <textarea> is not part of its value: without ours, the value's is lost.
        return f'<textarea {common} rows="3">\n{value}</textarea>'
    return f'<input {common} value="{value}">'


def _option(field: Field, value: str, label: str) -> str:
    chosen = " selected" if value == field.value else ""
    return f'<option value="{escape(value)}"{chosen}>{escape(label)}</option>'


def _ending(form: Form, words: Words) -> str:
    submit = (
        f'<button type="submit" class="act primary">{escape(form.submit)}</button>'
        if form.submit
        else ""
    )
    close = escape(form.close or words.close)
    closing = f'<button type="button" class="act" data-close>{close}</button>'
    return f'<div class="acts">{submit}{closing}</div>'
