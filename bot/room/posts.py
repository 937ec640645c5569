"""One message in one person's pane, as HTML. Pure."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from bot.room import render, times
from handlers.cards.model import card_from_json, plain

if TYPE_CHECKING:
    from bot.room.stream import View
    from bot.room.words import Words
    from handlers.door import Profile
    from storage.room import Post

_MENTION = re.compile(r"(?<!\w)@([\w-]+)")
_BOT = "rykker"
_LONGEST_QUOTE = 80


def post_html(post: Post, *, me: Profile, view: View) -> str:
    """The message, with the line of its day, which the page shows where a new day begins."""
    ref, words, zone = f"{me.external_id}-{post.id}", view.words, view.zone
    card = card_from_json(post.card) if post.card else None
    notice = card.notice if card else post.text
    kinds = " ".join(["post", _voice(post, me), *(["private"] if post.private else [])])
    side = view.visit.sides.get(me.external_id, "")
    body = render.card_html(card, side=side) if card else _typed(post.text, view)
    return (
        f'<li class="{kinds}" id="{escape(ref)}" data-id="{post.id}" '
        f'data-notice="{escape(notice)}" data-day="{post.at.astimezone(zone).date()}">'
        f'<p class="day" hidden><span>{times.day(post.at, zone, words)}</span></p>'
        f'<article tabindex="-1" aria-labelledby="{escape(ref)}-by">'
        f"{_by(post, me, view, ref)}{_quote(post, me)}{body}"
        f"{_reply(post, notice, words) if card else ''}</article></li>"
    )


def _voice(post: Post, me: Profile) -> str:
    if not post.author:
        return "bot"
    return "mine" if post.author == me.external_id else "other"


def _by(post: Post, me: Profile, view: View, ref: str) -> str:
    person, words = view.visit.people.get(post.author), view.words
    name = person.name if person else post.author or words.bot
    you = f' <span class="you">({words.you})</span>' if post.author == me.external_id else ""
    side = view.visit.sides.get(post.author, "") if post.author else "bot"
    picture = f'<span class="face {side}" aria-hidden="true">{escape(name[:1].upper())}</span>'
    at = f'<time datetime="{post.at.isoformat()}">{times.hour(post.at, view.zone, words)}</time>'
    return (
        f'<p class="by" id="{escape(ref)}-by">{picture}<b>{escape(name)}</b>{you} {at}'
        f"{private_sign(words) if post.private else ''}</p>"
    )


def private_sign(words: Words) -> str:
    """The lock and its words."""
    title = escape(words.only_you_long)
    return (
        f' <span class="only" title="{title}">{render.sign("lock")}{escape(words.only_you)}</span>'
    )


def _quote(post: Post, me: Profile) -> str:
    if post.under is None or post.parent is None:
        return ""
    said = post.parent if isinstance(post.parent, str) else _subject(post.parent)
    short = said if len(said) <= _LONGEST_QUOTE else said[: _LONGEST_QUOTE - 1] + "…"
    return f'<a class="quote" href="#{escape(me.external_id)}-{post.under}">{escape(short)}</a>'


def _subject(card: dict[str, object]) -> str:
    view = card_from_json(card)
    return plain(view.heading) or view.notice


def _typed(text: str, view: View) -> str:
    def marked_up(found: re.Match[str]) -> str:
        known = found[1].casefold() in {_BOT, *view.visit.people}
        return f'<span class="at">{found[0]}</span>' if known else found[0]

    # dir=auto and an element of its own keep right-to-left text from turning what stands around it.
    marked = _MENTION.sub(marked_up, escape(text))
    return f'<p class="said" dir="auto">{marked}</p>'


def _reply(post: Post, notice: str, words: Words) -> str:
    if post.author or post.only_for:
        return ""
    label = escape(words.reply_to.format(what=notice))
    return (
        f'<button type="button" class="reply" data-reply="{post.id}" aria-label="{label}">'
        f"{escape(words.reply)}</button>"
    )
