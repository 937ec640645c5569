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


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ({"slot": {"start": "on Thursday"}}, "slot.start"),
        ({"slot": {"start": 20261203}}, "slot.start"),
        ({"slot": {"title": "Debat"}}, "slot.start"),
        ({"slot": {"start": SLOT["start"], "end": "late"}}, "slot.end"),
        ({"slot": {"start": SLOT["start"], "end": 2030}}, "slot.end"),
        ({"slot": {"start": SLOT["end"], "end": SLOT["start"]}}, "slot.end is before"),
        ({"slot": SLOT["start"]}, "slot is no object"),
        ({"slot": None}, "a reply needs its slot"),
        ({"offer": {"start": "tomorrow"}}, "offer.start"),
        ({"offer": {"start": SLOT["end"], "end": SLOT["start"]}}, "offer.end is before"),
        ({"state": "Confirmed"}, "state is not known: give one of asked, confirmed, bumped"),
        ({"state": ["asked"]}, "state is not known"),
        ({"kind": "Reply"}, "kind is not known: give one of time, line, reply"),
        ({"kind": 1}, "kind is not known"),
        ({"now": "now"}, "now is no time"),
        ({"now": "0001-01-01T00:00+14:00"}, "now is no time"),
        ({"text": None}, 'a line is an object with "text"'),
    ],
)
def test_what_is_wrong_is_named_and_the_next_line_answered(
    asked: dict[str, Any], wrong: str
) -> None:
    right = {"kind": "reply", "text": "ja", "now": NOW, "slot": SLOT}
    said = understood([json.dumps(right | asked), json.dumps(right)], zone=ZONE)
    error, answered = (json.loads(line) for line in said)
    assert error["error"].startswith(wrong)
    assert answered == {"act": "accept"}


def test_nested_beyond_all_depth_is_answered_too() -> None:
    said = understood(["[" * 200_000, json.dumps({"text": "kl 11", "now": NOW})], zone=ZONE)
    error, answered = (json.loads(line) for line in said)
    assert error == {"error": "not understood: RecursionError"}
    assert answered["start"] == "2026-11-25T11:00"


@pytest.mark.parametrize("missing", [None, ""])
def test_what_is_not_given_is_a_time_and_a_reply_to_a_question(missing: object) -> None:
    assert answer(kind=missing, text="3. december kl. 19")["start"] == SLOT["start"]
    assert answer(kind="reply", state=missing, slot=SLOT, text="ja") == {"act": "accept"}


def test_a_slot_may_say_its_zone() -> None:
    abroad = {"start": "2026-12-03T18:00Z", "end": "2026-12-03T20:30"}
    said = answer(kind="reply", slot=abroad, text="kan vi tage fredag kl. 18?")
    assert said == {"act": "counter", "start": "2026-12-04T18:00", "end": "2026-12-04T19:30"}


@given(st.text() | st.from_type(dict).map(lambda d: json.dumps(d, default=str)))
def test_what_is_no_such_object_is_answered_too(line: str) -> None:
    for said in understood(line.splitlines(), zone=ZONE):
        assert isinstance(json.loads(said), dict)
