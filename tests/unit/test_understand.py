"""`rykker understand`: one JSON object in, one out, whatever stands in it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understand import understood

ZONE = "Europe/Copenhagen"
NOW = "2026-11-25T10:15"
SLOT = {"title": "Debat", "start": "2026-12-03T19:00", "end": "2026-12-03T20:30"}


def answer(**asked: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON values
    (line,) = understood([json.dumps({"now": NOW, **asked})], zone=ZONE)
    said: dict[str, Any] = json.loads(line)
    return said


def test_a_time() -> None:
    assert answer(kind="time", text="torsdag den 3. december kl. 19-20.30") == {
        "start": "2026-12-03T19:00",
        "end": "2026-12-03T20:30",
    }


def test_a_question_and_a_refusal() -> None:
    asked = answer(kind="time", text="torsdag kl. 19", now="2026-11-26T10:15")
    assert asked == {
        "ask": {
            "code": "today_or_next_week",
            "options": [
                {"start": "2026-11-26T19:00", "end": None},
                {"start": "2026-12-03T19:00", "end": None},
            ],
        }
    }
    assert answer(kind="time", text="31. februar kl. 19") == {"refuse": {"code": "no_such_date"}}


def test_a_line_with_its_title_and_people() -> None:
    said = answer(kind="line", text="foreslå Debat om havnen i morgen kl. 19 @mette #salen")
    assert said == {
        "start": "2026-11-26T19:00",
        "end": None,
        "title": "Debat om havnen",
        "mentions": ["mette"],
    }


@pytest.mark.parametrize(
    ("text", "state", "wanted"),
    [
        ("ja", "asked", {"act": "accept"}),
        ("Vi ses fredag", "asked", {"act": "ask_back"}),
        (
            "må melde afbud, jeg er syg",
            "confirmed",
            {"act": "bump", "reason_class": "absence"},
        ),
    ],
)
def test_a_reply(text: str, state: str, wanted: dict[str, Any]) -> None:
    said = answer(kind="reply", text=text, state=state, slot=SLOT)
    assert {name: said.get(name) for name in wanted} == wanted


@given(st.text() | st.from_type(dict).map(lambda d: json.dumps(d, default=str)))
def test_what_is_no_such_object_is_answered_too(line: str) -> None:
    for said in understood(line.splitlines(), zone=ZONE):
        assert isinstance(json.loads(said), dict)
