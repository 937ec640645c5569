"""The page: a thin bar, and a pane for each person. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from bot.room.around import Around
from bot.room.bar import bar, guide, skips, switch
from bot.room.names import people
from bot.room.posts import post_html
from bot.room.signs import SIGNS
from handlers.slots.lifecycle import Act
from handlers.words.verbs import WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.room.stream import View
    from bot.room.words import Words
    from handlers.door import Profile
    from storage.room import Post


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
    view, words, demo = page.view, page.view.words, page.view.visit.demo
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
        f'<body class="{"" if demo else "alone"}" data-mark="{page.mark}" '
        f'data-show="{view.panes[0].external_id}" '
        f'data-words="{escape(_for_script(page.view))}" '
        f'data-around="{escape(_beside(page.around))}">'
        f"{SIGNS}{skips(view)}{bar(view, page.now)}"
        f"{guide(view, page.now) if demo else ''}"
        f'<noscript><p class="lost">{escape(words.noscript)}</p></noscript>'
        f'<p class="lost" role="status" id="lost" hidden></p>'
        f'<p class="lost" role="alert" id="told" hidden></p>'
        f"<main>{switch(view)}{panes}{_week(page)}</main>"
        f'<p class="unseen" id="news" aria-live="polite"></p>'
        f'<p class="unseen" id="moved" aria-live="polite"></p></body></html>'
    )


def _for_script(view: View) -> str:
    words = view.words
    said = (
        "new_below changed unsure placeholder private_placeholder reply_to show_line place fill_in "
        "lost resting only_said copied selected elsewhere"
    )
    return json.dumps(
        {
            "lang": words.lang,
            "verbs": words.verbs,
            "proposing": [word for language in WORDS[Act.PROPOSE] for word in language],
            "people": people(view),
            **{name: getattr(words, name) for name in said.split()},
        },
        ensure_ascii=False,
    )


def _beside(around: Around) -> str:
    """What the script needs of it; the picture is on the page already."""
    told = around.to_json()
    del told["week"]
    return json.dumps(told, ensure_ascii=False)


def _week(page: Page) -> str:
    """The week beside the conversation; the picture is one of our own, and safe as it is."""
    name = escape(page.view.words.week)
    return (
        f'<aside class="week" id="week" aria-labelledby="week-name"><h2 id="week-name">{name}</h2>'
        f'<div class="picture">{page.around.week}</div></aside>'
    )


def _pane(me: Profile, posts: Sequence[Post], view: View) -> str:
    words, who, team = view.words, me.external_id, escape(me.team_name)
    side = view.visit.sides[who]
    shown = "".join(post_html(post, me=me, view=view) for post in posts)
    label = escape(words.conversation.format(team=me.team_name))
    return (
        f'<section class="pane {side}" data-who="{who}" aria-labelledby="{who}-name">'
        f'<header class="owner"><span class="face {side}" aria-hidden="true">{who[:1].upper()}'
        f'</span><h2 id="{who}-name">{team}</h2><p>{escape(me.name)}</p>'
        f'<button type="button" class="act start">{escape(words.start)}</button></header>'
        f'<div class="body"><ol class="posts" tabindex="0" aria-label="{label}">{shown}</ol>'
        f'<p class="empty"{" hidden" if posts else ""}>{escape(_first_words(me, view))}</p>'
        f'<button type="button" class="below" hidden></button></div>{_line(me, words)}'
        f'<div class="sheet" role="dialog" aria-modal="true" aria-labelledby="{who}-form" hidden>'
        f"</div></section>"
    )


def _first_words(me: Profile, view: View) -> str:
    """What to try first, with somebody who is there."""
    others = [p.name for p in view.visit.people.values() if p.team_name != me.team_name]
    name = next(iter(others), view.words.somebody)
    return view.words.empty.format(name=name)


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
