"""The page of who is not inside: a sentence, and the way in of who comes by a link. Pure."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.room.words import Words


def closed_html(
    words: Words, sentence: str, assets: Mapping[str, str], *, enters: bool = False
) -> str:
    """The whole page; with `enters` its script hands in the secret that stands after the `#`."""
    script = f'<script type="module" src="{assets["enter.js"]}"></script>' if enters else ""
    noscript = f"<noscript><p>{escape(words.noscript)}</p></noscript>" if enters else ""
    return (
        f'<!doctype html><html lang="{words.lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><title>Rykker</title>'
        f'<link rel="icon" href="{assets["icon.svg"]}">'
        f'<link rel="stylesheet" href="{assets["room.css"]}">{script}</head>'
        f'<body class="outside" data-unsure="{escape(words.unsure)}"><main><h1>Rykker</h1>'
        f'<p role="status" id="said">{escape(sentence)}</p>{noscript}</main></body></html>'
    )
