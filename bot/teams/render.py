"""Cards and forms as Adaptive Cards 1.5. Pure; what Teams cannot take is cut here."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from bot.teams.inputs import error, field_json
from bot.teams.parts import (
    CHOICE,
    CLOSE,
    FORM,
    LIMIT,
    TAP,
    VIEW,
    Element,
    action,
    buttons,
    cut,
    fitting,
    lines,
    rows,
    shell,
    shown,
    size,
    small,
    text,
)
from bot.teams.words import Words, words_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handlers.cards.model import Badge, Card, Form

CONTENT_TYPE = "application/vnd.microsoft.card.adaptive"
NOTHING: Mapping[str, str] = MappingProxyType({})

#: A state's colour, beside its sign and word; Teams has each for light and dark.
TONES = {"🟡": "warning", "🔵": "accent", "🟢": "good", "🟠": "attention", "🔴": "attention"}
HEADING, BADGE, FOOTER, SUMMARY = 500, 100, 1000, 300


def card_json(card: Card, *, lang: str = "da", private: bool = False) -> dict[str, Any]:
    """The card's content; `lang` is its language where it does not say so itself.

    `private`: it is shown to one person where others see another one, and is closed again.
    """
    lang, kind = card.lang or lang, VIEW if private else TAP
    made = buttons(card.buttons, kind)
    above = _head(card) if card.heading or card.badge else []
    if private:
        words = words_for(lang)
        above = [_only_you(words), *above]
        made = [*made, action("slot.close", words.close, "", CLOSE)]
    below = rows(made)
    if card.footer:
        below.append(text(card.footer, FOOTER, isSubtle=True, size="Small"))
    whole = shell([*above, *below], notice=card.notice, lang=lang)
    between = fitting(lines(card.lines, kind), LIMIT - size(whole))  # rather a line than a button
    return whole | {"body": [*above, *between, *below] or [text(())]}


def form_json(
    form: Form,
    errors: Mapping[str, str] = NOTHING,
    typed: Mapping[str, str] = NOTHING,
    *,
    lang: str = "da",
) -> dict[str, Any]:
    """The form as a card with inputs; `errors` stand at their fields, and `typed` in them."""
    lang = form.lang or lang
    words = words_for(lang)
    names = {field.name for field in form.fields}
    above = [text((form.title,), HEADING, weight="Bolder", size="Medium")]
    below = [error(wrong) for name, wrong in errors.items() if name not in names]
    below += [
        field_json(
            field,
            words,
            value=typed.get(field.name, field.value),
            wrong=errors.get(field.name, ""),
        )
        for field in form.fields
    ]
    choices, ending = buttons(form.buttons, CHOICE), _ending(form, words)
    # What is sent in stands first: another button on such a form takes something away.
    below += [*rows(ending), *rows(choices)] if form.submit else rows([*choices, *ending])
    made = shell([*above, *below], notice=form.title, lang=lang)
    between = fitting(lines(form.lines, CHOICE), LIMIT - size(made))
    return made | {"body": [*above, *between, *below]}


def closed_json(*, lang: str = "da") -> dict[str, Any]:
    """What stands where a form was, once it is closed."""
    said = words_for(lang).closed
    return shell([text((said,), isSubtle=True)], notice=said, lang=lang)


def activity(card: Card, *, lang: str = "da", private: bool = False) -> dict[str, Any]:
    """A message's content: the card, and the text a notification shows."""
    content = card_json(card, lang=lang, private=private)
    return {
        "type": "message",
        "summary": summary(card),
        "attachments": [{"contentType": CONTENT_TYPE, "content": content}],
    }


def summary(card: Card) -> str:
    """The text a notification shows."""
    return cut(shown(card.notice), SUMMARY) or "Rykker"


def _head(card: Card) -> list[Element]:
    """What it is, and its state on a ground of its colour."""
    heading = text(card.heading, HEADING, size="Medium")
    if not card.badge:
        return [heading]
    state = text((_state(card.badge),), BADGE, weight="Bolder")
    items = [heading, small(state)] if card.heading else [state]
    tone = TONES.get(card.badge.sign, "emphasis")
    return [{"type": "Container", "style": tone, "bleed": True, "items": items}]


def _state(badge: Badge) -> str:
    return f"{badge.sign} {badge.word}".strip()


def _only_you(words: Words) -> Element:
    return text((f"🔒 {words.only_you}",), isSubtle=True, size="Small")


def _ending(form: Form, words: Words) -> list[Element]:
    verb = f"slot.{form.act}"
    sent = [action(verb, form.submit, form.value, FORM, "primary")] if form.submit else []
    close = action("slot.close", form.close or words.close, form.value, CLOSE)
    return [*sent, close]
