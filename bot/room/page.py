"""The page: a thin bar, and a pane for each person. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import timedelta
from html import escape
from typing import TYPE_CHECKING

from bot.room import times
from bot.room.around import Around
from bot.room.people import JOURNALIST, LIBRARIAN
from bot.room.posts import post_html
from bot.room.signs import SIGNS
from bot.room.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.room.stream import View
    from bot.room.words import Words
    from handlers.door import Profile
    from storage.room import Post

#: How far ahead the newcomer's first event is.
SOON = timedelta(days=2)
NAMES = {"da": "Dansk", "en": "English"}


@dataclass(frozen=True, slots=True)
class Page:
    """What the page shows when it opens, at `now` (UTC).

    `mark` is how far that is; `assets` are paths by name.
    """

    view: View
    now: datetime
    mark: str
    posts: Mapping[str, Sequence[Post]]
    around: Around = field(default_factory=Around)
    assets: Mapping[str, str] = field(default_factory=dict)


def page_html(page: Page) -> str:
    """The whole page."""
    words = page.view.words
    panes = "".join(
        _pane(me, page.posts.get(me.external_id, ()), page.view) for me in page.view.panes
    )
    return (
        f'<!doctype html><html lang="{words.lang}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="color-scheme" content="light dark"><title>{escape(words.title)}</title>'
        f'<link rel="icon" href="{page.assets.get("icon.svg", "")}">'
        f'<link rel="stylesheet" href="{page.assets.get("room.css", "")}">'
        f'<script type="module" src="{page.assets.get("room.js", "")}"></script></head>'
        f'<body data-mark="{page.mark}" data-show="{page.view.panes[0].external_id}" '
        f'data-words="{escape(_for_script(page.view))}" '
        f'data-around="{escape(_beside(page.around))}">'
        f"{SIGNS}{_skips(page.view)}{_bar(page)}{_guide(page)}"
        f'<noscript><p class="lost">{escape(words.noscript)}</p></noscript>'
        f'<p class="lost" role="status" id="lost" hidden>{escape(words.lost)} …</p>'
        f'<p class="lost" role="alert" id="told" hidden></p>'
        f"<main>{_switch(page.view)}{panes}{_week(page)}</main>"
        f'<p class="unseen" id="news" aria-live="polite"></p>'
        f'<p class="unseen" id="moved" aria-live="polite"></p></body></html>'
    )


def _for_script(view: View) -> str:
    words, people = view.words, view.visit.people.values()
    said = "new_below changed unsure placeholder private_placeholder reply_to show_line place"
    return json.dumps(
        {
            "lang": words.lang,
            "verbs": words.verbs,
            "people": [*([p.name, p.team_name] for p in people), ["Rykker", ""]],
            **{name: getattr(words, name) for name in said.split()},
        },
        ensure_ascii=False,
    )


def _beside(around: Around) -> str:
    """What the script needs of it; the picture is on the page already."""
    told = around.to_json()
    del told["week"]
    return json.dumps(told, ensure_ascii=False)


def _guide(page: Page) -> str:
    """Three steps to see what it is for. Shown by the script, unless it was closed for good."""
    words = page.view.words
    line = words.try_line.format(day=times.weekday(page.now + SOON, page.view.zone, words))
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


def _week(page: Page) -> str:
    """The week beside the conversation; the picture is one of our own, and safe as it is."""
    name = escape(page.view.words.week)
    return (
        f'<aside class="week" id="week" aria-labelledby="week-name"><h2 id="week-name">{name}</h2>'
        f'<div class="picture">{page.around.week}</div></aside>'
    )


def _skips(view: View) -> str:
    return "".join(
        f'<a class="skip" href="#{me.external_id}-line">'
        f"{escape(view.words.skip.format(team=me.team_name))}</a>"
        for me in view.panes
    )


def _bar(page: Page) -> str:
    words = page.view.words
    languages = "".join(
        f'<button type="button" data-lang="{lang}" lang="{lang}"'
        f"{' aria-pressed=true' if lang == words.lang else ' aria-pressed=false'}>"
        f"{NAMES[lang]}</button>"
        for lang in LANGUAGES
    )
    return (
        '<header class="bar"><h1><svg class="logo" aria-hidden="true">'
        f'<use href="#sign-logo"/></svg>Rykker</h1><p class="what">{escape(words.what)}</p>'
        f'<p class="clock"><span class="unseen">{escape(words.clock_label)}: </span>'
        f'<span id="clock">{escape(times.clock(page.now, page.view.zone, words))}</span></p>'
        f"{_moves(words)}"
        f'<div class="languages" role="group" aria-label="{escape(words.language)}">'
        f"{languages}</div>"
        f"{_toggles(words)}</header>"
    )


def _moves(words: Words) -> str:
    buttons = "".join(
        f'<button type="button" data-move="{move}"><span>{escape(label)}</span></button>'
        for move, label in words.moves
    )
    return f'<div class="moves" role="group" aria-label="{escape(words.move)}">{buttons}</div>'


def _toggles(words: Words) -> str:
    return (
        f'<div class="more"><button type="button" class="to-week" aria-controls="week" '
        f'aria-expanded="true"><span>{escape(words.show_week)}</span></button>'
        f'<button type="button" class="again" data-sure="{escape(words.again_sure)}">'
        f"<span>{escape(words.again)}</span></button></div>"
    )


def _switch(view: View) -> str:
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


def _pane(me: Profile, posts: Sequence[Post], view: View) -> str:
    words, who, team = view.words, me.external_id, escape(me.team_name)
    side = view.visit.sides[who]
    shown = "".join(post_html(post, me=me, view=view) for post in posts)
    label = escape(words.conversation.format(team=me.team_name))
    return (
        f'<section class="pane {side}" data-who="{who}" aria-labelledby="{who}-name">'
        f'<header class="owner"><span class="face {side}" aria-hidden="true">{who[:1].upper()}'
        f'</span><h2 id="{who}-name">{team}</h2><p>{escape(me.name)}</p></header>'
        f'<div class="body"><ol class="posts" tabindex="0" aria-label="{label}">{shown}</ol>'
        f'<p class="empty"{" hidden" if posts else ""}>{escape(words.empty)}</p>'
        f'<button type="button" class="below" hidden></button></div>{_line(me, words)}'
        f'<div class="sheet" role="dialog" aria-modal="true" aria-labelledby="{who}-form" hidden>'
        f"</div></section>"
    )


def _line(me: Profile, words: Words) -> str:
    who = me.external_id
    return (
        f'<form class="line-form" autocomplete="off">'
        f'<p class="error" role="alert" hidden></p>'
        f'<p class="replying" hidden><span></span><button type="button" class="stop" '
        f'aria-label="{escape(words.stop_reply)}">×</button></p>'
        f'<ul class="ideas" id="{who}-ideas" role="listbox" tabindex="-1" hidden '
        f'aria-label="{escape(words.suggestions)}"></ul><div class="box">'
        f'<textarea id="{who}-line" name="text" rows="1" '
        f'aria-label="{escape(words.line)}" placeholder="{escape(words.placeholder)}" '
        f'aria-controls="{who}-ideas" enterkeyhint="send" maxlength="8000"></textarea>'
        f'<div class="below-box"><div class="where" role="radiogroup" '
        f'aria-label="{escape(words.where)}">{_choice(who, "shared", words.shared, on=True)}'
        f"{_choice(who, 'direct', words.private, on=False)}</div>"
        f'<button type="submit" class="act primary send">{escape(words.send)}</button></div></div>'
        f"</form>"
    )


def _choice(who: str, value: str, label: str, *, on: bool) -> str:
    lock = '<svg class="sign" aria-hidden="true"><use href="#sign-lock"/></svg>'
    return (
        f'<label><input type="radio" name="to" value="{value}" id="{who}-to-{value}"'
        f"{' checked' if on else ''}><span>{'' if on else lock}{escape(label)}</span></label>"
    )
