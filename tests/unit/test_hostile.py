"""Twenty thousand lines that nobody should type: nothing falls, and nothing is done by chance."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from random import Random
from typing import get_args
from zoneinfo import ZoneInfo

import pytest

from handlers.words.grammar import read_line
from handlers.words.replies import State, read_reply
from handlers.words.when import Found, Span, read_time

#: RYKKER_EVERY=1 reads twenty thousand lines; otherwise the first five thousand of them.
LINES, PARTS = 20_000, 20
PLAYED = range(PARTS if os.environ.get("RYKKER_EVERY") else PARTS // 4)
ZONE = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 11, 25, 10, 15, tzinfo=ZONE)
SLOT = Span(datetime.fromisoformat("2026-12-03T19:00"), datetime.fromisoformat("2026-12-03T20:30"))
DATA = Path(__file__).parent / "data"
PHRASES = [row["phrase"] for row in json.loads((DATA / "times.json").read_text(encoding="utf-8"))]
REPLIES = [row["reply"] for row in json.loads((DATA / "replies.json").read_text(encoding="utf-8"))]
WORDS = sorted({word for text in (*PHRASES, *REPLIES) for word in text.split()})
SIGNS = [*"0123456789./:-–()[]{}<>@#*_~`'\"\\|\x00\x1b\u202e\u200d\ufffc\ud800🙃👍🇩🇰éßæøåİ\n\t "]
ACTS = {"accept", "decline", "counter", "bump", "standin", "alone", "restore", "later", "question"}


def line(chance: Random) -> str:
    """Words of real messages thrown together, signs between, now and then a flood."""
    pieces = []
    for _ in range(chance.randint(0, 12)):
        source = chance.choice((WORDS, WORDS, WORDS, SIGNS, PHRASES))
        pieces.append(chance.choice(source))
    text = chance.choice(("", " ", " ", " ", "  ")).join(pieces)
    if chance.random() < 0.05:
        text = (text or chance.choice(SIGNS)) * chance.randint(2, 400)
    cut = chance.randint(0, len(text)) if chance.random() < 0.3 else 0
    return text[cut:]


@pytest.mark.parametrize("part", PLAYED)
def test_thousands_of_lines(part: int) -> None:
    chance = Random(part)  # noqa: S311 - the same lines every time
    states = get_args(State)
    for _ in range(LINES // PARTS):
        text = line(chance)
        reading = read_time(text, now=NOW, zone=ZONE)
        if isinstance(reading, Found):
            assert reading.span.start > NOW.replace(tzinfo=None)
            assert reading.span.end is None or reading.span.end > reading.span.start
        state = chance.choice(states)
        heard = read_reply(text, state=state, now=NOW, zone=ZONE, slot=SLOT, offer=SLOT)
        assert heard.act in ACTS | {"ask_back", "none"}
        assert heard.act != "bump" or state == "confirmed"
        assert heard.act != "restore" or state == "bumped"
        read_line(text)
