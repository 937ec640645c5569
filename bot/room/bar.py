"""What stands above the panes: the bar with the clock, the guide's steps, the switch. Pure."""

from __future__ import annotations

from datetime import timedelta
from html import escape
from typing import TYPE_CHECKING

from bot.room import times
from bot.room.people import JOURNALIST, LIBRARIAN
from bot.room.words import LANGUAGES

if TYPE_CHECKING:
    from datetime import datetime

    from bot.room.stream import View
    from bot.room.words import Words

#: How far ahead the newcomer's first event is.
SOON = timedelta(days=2)
NAMES = {"da": "Dansk", "en": "English"}


def skips(view: View) -> str:
    """Ways past all of it, for who goes by keyboard."""
    return "".join(
        f'<a class="skip" href="#{me.external_id}-line">'
        f"{escape(view.words.skip.format(team=me.team_name))}</a>"
        for me in view.panes
    )


def bar(view: View, now: datetime) -> str:
    """The thin bar, at the domain's time `now` (UTC); only the demo's clock can be moved."""
    words, demo = view.words, view.visit.demo
    languages = "".join(
        f'<button type="button" data-lang="{lang}" lang="{lang}"'
        f"{' aria-pressed=true' if lang == words.lang else ' aria-pressed=false'}>"
        f"{NAMES[lang]}</button>"
        for lang in LANGUAGES
    )
    return (
        '<header class="bar"><h1><svg class="logo" aria-hidden="true">'
        f'<use href="#sign-logo"/></svg>Rykker</h1><p class="what">'
        f"{escape(words.what) if demo else ''}</p>"
        f'<p class="clock"><span class="unseen">{escape(words.clock_label)}: </span>'
        f'<span id="clock">{escape(times.clock(now, view.zone, words))}</span></p>'
        f"{_moves(words) if demo else ''}"
        f'<div class="languages" role="group" aria-label="{escape(words.language)}">'
        f"{languages}</div>"
        f"{_toggles(words, demo=demo)}</header>"
    )


def _moves(words: Words) -> str:
    buttons = "".join(
        f'<button type="button" data-move="{move}"><span>{escape(label)}</span></button>'
        for move, label in words.moves
    )
    return f'<div class="moves" role="group" aria-label="{escape(words.move)}">{buttons}</div>'


def _toggles(words: Words, *, demo: bool) -> str:
    again = (
        f'<button type="button" class="again" data-sure="{escape(words.again_sure)}">'
        f"<span>{escape(words.again)}</span></button>"
    )
    return (
        f'<div class="more"><button type="button" class="to-week" aria-controls="week" '
        f'aria-expanded="true"><span>{escape(words.show_week)}</span></button>'
        f"{again if demo else ''}</div>"
    )


def guide(view: View, now: datetime) -> str:
    """Three steps to see what it is for. Shown by the script, unless it was closed for good."""
    words = view.words
    line = words.try_line.format(day=times.weekday(now + SOON, view.zone, words))
    whose = {"propose": LIBRARIAN, "answer": JOURNALIST, "bump": JOURNALIST}
    steps = "".join(
        f'<li data-step="{name}"><button type="button" data-who="{whose[name].external_id}">'
        f'<span class="number" aria-hidden="true">{number}</span>'
        f'<span class="label">{escape(label)}</span>'
        f'<span class="unseen done" hidden> ({escape(words.step_done)})</span></button>'
        f"<p hidden>{escape(hint)}</p><p hidden>{escape(none)}</p></li>"
        for number, (name, label, hint, none) in enumerate(words.steps, 1)
    )
    return (
        f'<section class="guide" aria-labelledby="guide-name" hidden data-line="'
        f'{escape(line)}"><h2 id="guide-name">{escape(words.guide)}</h2><ol>{steps}</ol>'
        f'<p class="hint" role="status" data-done="{escape(words.guide_done)}"></p>'
        f'<button type="button" class="stop" aria-label="{escape(words.guide_close)}">×</button>'
        "</section>"
    )


def switch(view: View) -> str:
    """On a phone: which pane, or the week, is shown."""
    buttons = "".join(
        f'<button type="button" data-to-pane="{me.external_id}" aria-pressed='
        f'"{"true" if me is view.panes[0] else "false"}">{escape(me.team_name)}'
        '<span class="dot" aria-hidden="true"></span></button>'
        for me in view.panes
    )
    buttons += (
        '<button type="button" data-to-pane="week" aria-pressed="false">'
        f"{escape(view.words.week)}</button>"
    )
    label = escape(view.words.switch)
    return f'<div class="switch" role="group" aria-label="{label}">{buttons}</div>'
