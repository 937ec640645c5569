"""Answers in free text: labelled replies, no harmful act, and properties that always hold."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.words.replies import State, Understood, read_reply
from handlers.words.when import Span


def wall(text: str) -> datetime:
    """A naive local time."""
    return datetime.fromisoformat(text)


ZONE = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 11, 25, 10, 15, tzinfo=ZONE)
SLOT = Span(wall("2026-12-03T19:00"), wall("2026-12-03T20:30"))
OFFER = Span(wall("2026-12-04T10:00"), wall("2026-12-04T11:30"))
ROWS = json.loads((Path(__file__).parent / "data" / "replies.json").read_text(encoding="utf-8"))
ACTS = set("accept decline counter bump standin alone restore later question ask_back none".split())
EXAMPLES = settings(
    max_examples=int(os.environ.get("RYKKER_EXAMPLES", "200")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def read(reply: str, state: State = "asked", lang: str = "da") -> Understood:
    offer = OFFER if state == "counter_asked" else None
    return read_reply(reply, state=state, now=NOW, zone=ZONE, slot=SLOT, offer=offer, lang=lang)


def is_right(row: dict[str, Any], got: Understood) -> bool:
    found = {
        "act": got.act,
        "start": got.span and got.span.start.isoformat(timespec="minutes"),
        "end": got.span and got.span.end and got.span.end.isoformat(timespec="minutes"),
        "name": got.name,
        "reason_class": got.reason_class,
    }
    return all(found[key] == row[key] for key in found if key in row)


@pytest.mark.parametrize("row", ROWS, ids=[f"{n}-{r['reply'][:40]!r}" for n, r in enumerate(ROWS)])
def test_no_reply_does_harm(row: dict[str, Any]) -> None:
    assert read(row["reply"], row["state"], row["lang"]).act not in row["harmful"]


INNOCENT = json.loads((Path(__file__).parent / "data" / "innocent.json").read_text("utf-8"))


@pytest.mark.parametrize("row", INNOCENT, ids=[row["reply"][:40] for row in INNOCENT])
def test_an_innocent_sentence_changes_nothing_that_is_agreed(row: dict[str, Any]) -> None:
    agreed: tuple[State, ...] = ("confirmed", "bumped")
    for state in (s for s in agreed if s in row["states"]):
        acts = {"bump", "restore", "alone", "standin", "counter", "accept", "decline"}
        assert read(row["reply"], state).act not in acts


def worth(row: dict[str, Any]) -> float:
    """Right counts one, asking back where one could have acted counts half."""
    got = read(row["reply"], row["state"], row["lang"])
    return 1 if is_right(row, got) else 0.5 if got.act == "ask_back" else 0


def test_replies_are_understood() -> None:
    worths = [worth(row) for row in ROWS]
    missed = [row["reply"] for row, one in zip(ROWS, worths, strict=True) if one < 1]
    assert sum(worths) / len(ROWS) >= 0.96, missed


WHOLE: list[tuple[State, str, Understood]] = [
    ("asked", "ja", Understood("accept")),
    ("confirmed", "kan ikke, brand på havnen", Understood("bump", reason_class="breaking_news")),
    (
        "asked",
        "ja, men først kl 20",
        Understood("counter", span=Span(wall("2026-12-03T20:00"), wall("2026-12-03T21:30"))),
    ),
    (
        "bumped",
        "not sure yet, ask me again on monday",
        Understood("later", until=Span(wall("2026-11-30T09:00"), None)),
    ),
    ("asked", "jeg kan ikke, men \ufffc tager den", Understood("standin", name="\ufffc")),
    ("asked", "ikke mig, men \ufffc", Understood("standin", name="\ufffc")),
    ("asked", "Ikke mig men Kaj kan", Understood("standin", name="Kaj")),
    ("asked", "not me but Bo.", Understood("standin", name="Bo")),
    ("asked", "ikke mig, men måske Kaj?", Understood("ask_back")),
    ("asked", "\ufffc ja tak, frokost kl 12", Understood("none")),
    ("asked", "", Understood("none")),
    ("asked", "+1", Understood("accept")),
    ("asked", "2", Understood("ask_back")),
    (
        "asked",
        "From: Bo\nTo: Mette\nSubject: møde\n\nja, jeg kommer fredag kl. 10",
        Understood("none", lost=True),
    ),
]


@pytest.mark.parametrize(("state", "reply", "whole"), WHOLE)
def test_whole_results(state: State, reply: str, whole: Understood) -> None:
    assert read(reply, state) == whole


def test_a_day_without_an_hour_brings_the_question_along() -> None:
    got = read("fredag i stedet?")
    assert got.act == "ask_back"
    assert got.ask
    assert (got.ask.code, got.ask.options[0].start) == ("missing_time", wall("2026-12-04T19:00"))


WORDS = sorted({word for row in ROWS for word in row["reply"].split()})
HOSTILE = st.one_of(
    st.text(max_size=700),
    st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join),
    st.lists(st.sampled_from(ROWS).map(lambda row: str(row["reply"])), max_size=3).map("\n".join),
)


@EXAMPLES
@given(HOSTILE, st.sampled_from(get_args(State)))
def test_nothing_typed_makes_it_fall(reply: str, state: State) -> None:
    got = read(reply, state)
    assert got.act in ACTS
    assert (got.act == "counter") == (got.span is not None)
    assert (got.act == "standin") == (got.name is not None)
    assert got.act != "bump" or state == "confirmed"
    assert got.act != "restore" or state == "bumped"


FOREIGN = st.text(st.characters(min_codepoint=0x370, max_codepoint=0x2FFF), min_size=1, max_size=80)


@EXAMPLES
@given(FOREIGN, st.sampled_from(get_args(State)))
def test_other_alphabets_never_act(reply: str, state: State) -> None:
    assert read(reply, state).act in {"none", "ask_back", "question"}
