"""The page: a thin bar, and a pane for each person. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from bot.room.people import PEOPLE, TEAMS
from bot.room.posts import post_html
from bot.room.signs import SIGNS
from bot.room.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.room.stream import View
    from bot.room.words import Words
    from handlers.door import Profile
    from storage.room import Post

NAMES = {"da": "Dansk", "en": "English"}


@dataclass(frozen=True, slots=True)
class Page:
    """What the page shows when it opens. `mark` is how far that is; `assets` are paths by name."""

    view: View
    clock: str
    mark: str
    posts: Mapping[str, Sequence[Post]]
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
        f'data-words="{escape(_for_script(words))}">{SIGNS}{_skips(page.view)}{_bar(page)}'
        f'<noscript><p class="lost">{escape(words.noscript)}</p></noscript>'
        f'<p class="lost" role="status" id="lost" hidden>{escape(words.lost)} …</p>'
        f'<p class="lost" role="alert" id="told" hidden></p>'
        f"<main>{_switch(page.view)}{panes}</main>"
        f'<p class="unseen" id="news" aria-live="polite"></p>'
        f'<p class="unseen" id="moved" aria-live="polite"></p></body></html>'
    )


def _for_script(words: Words) -> str:
    said = ("new_below", "changed", "unsure", "placeholder", "private_placeholder", "reply_to")
    return json.dumps(
        {
            "lang": words.lang,
            "verbs": words.verbs,
            "people": [[p.name, p.team_name] for p in PEOPLE.values()] + [["Rykker", ""]],
            **{name: getattr(words, name) for name in said},
        },
        ensure_ascii=False,
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
        f'<a href="?lang={lang}" lang="{lang}" hreflang="{lang}"'
        f"{' aria-current=true' if lang == words.lang else ''}>{NAMES[lang]}</a>"
        for lang in LANGUAGES
    )
    return (
        '<header class="bar"><h1><svg class="logo" aria-hidden="true">'
        f'<use href="#sign-logo"/></svg>Rykker</h1><p class="what">{escape(words.what)}</p>'
        f'<p class="clock"><span class="unseen">{escape(words.clock_label)}: </span>'
        f'<span id="clock">{escape(page.clock)}</span></p>{_moves(words)}'
        f'<nav class="languages" aria-label="{escape(words.language)}">{languages}</nav></header>'
    )


def _moves(words: Words) -> str:
    buttons = "".join(
        f'<button type="button" data-move="{move}"><span>{escape(label)}</span></button>'
        for move, label in words.moves
    )
    return f'<div class="moves" role="group" aria-label="{escape(words.move)}">{buttons}</div>'


def _switch(view: View) -> str:
    buttons = "".join(
        f'<button type="button" data-to-pane="{me.external_id}" aria-pressed='
        f'"{"true" if me is view.panes[0] else "false"}">{escape(me.team_name)}'
        '<span class="dot" aria-hidden="true"></span></button>'
        for me in view.panes
    )
    label = escape(view.words.switch)
    return f'<div class="switch" role="group" aria-label="{label}">{buttons}</div>'


def _pane(me: Profile, posts: Sequence[Post], view: View) -> str:
    words, who, team = view.words, me.external_id, escape(TEAMS[me.team])
    shown = "".join(post_html(post, me=me, words=words, zone=view.zone) for post in posts)
    label = escape(words.conversation.format(team=me.team_name))
    return (
        f'<section class="pane {me.team}" data-who="{who}" aria-labelledby="{who}-name">'
        f'<header class="owner"><span class="face {me.team}" aria-hidden="true">{who[:1].upper()}'
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
