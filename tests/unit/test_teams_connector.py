"""What Teams' refusals mean, and how fast we may write there."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from bot.gateway import ClosedError, MessageGoneError, RefusedError, TryAgainError
from bot.teams.connector import translated
from bot.teams.organisations import name_of, team_of
from bot.teams.pace import Pace

HOME = "7e4a0000-0000-4000-8000-0000000000aa"


@pytest.mark.parametrize(
    ("status", "unsure"),
    [(408, True), (412, False), (429, False), (500, True), (502, True), (503, False), (504, True)],
)
def test_which_answers_leave_it_open_whether_it_was_posted(status: int, *, unsure: bool) -> None:
    request = httpx.Request("POST", "https://smba.example/")
    error = translated(httpx.Response(status, text="", request=request))
    assert isinstance(error, TryAgainError)
    assert error.unsure is unsure


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (408, "", TryAgainError),
        (412, "PreconditionFailed", TryAgainError),
        (429, "Throttled", TryAgainError),
        (500, "ServiceError", TryAgainError),
        (502, "", TryAgainError),
        (504, "", TryAgainError),
        (400, "BadSyntax", RefusedError),
        (413, "MessageSizeTooBig", RefusedError),
        (401, "Unauthorized", ClosedError),
        (403, "MessageWritesBlocked", ClosedError),
        (403, "BotNotInConversationRoster", ClosedError),
        (404, "ConversationNotFound", ClosedError),
        (404, "ActivityNotFoundInConversation", MessageGoneError),
        (403, "ActivityNotFoundInConversation", MessageGoneError),
        (418, "", RefusedError),
    ],
)
def test_what_a_refusal_means(status: int, code: str, kind: type) -> None:
    body = {"error": {"code": code}} if code else "<html>"
    request = httpx.Request("POST", "https://smba.example/")
    answer = httpx.Response(status, text=json.dumps(body), request=request)
    assert type(translated(answer)) is kind


@pytest.mark.parametrize(
    ("said", "after"), [("7", 7.0), ("", None), ("soon", None), ("-1", None), ("999999", None)]
)
def test_how_long_to_wait(said: str, after: float | None) -> None:
    request = httpx.Request("POST", "https://smba.example/")
    answer = httpx.Response(429, headers={"Retry-After": said}, request=request)
    error = translated(answer)
    assert isinstance(error, TryAgainError)
    assert error.after == after


def test_our_own_pace() -> None:
    now = datetime(2026, 11, 25, 12, tzinfo=UTC)
    pace = Pace(lambda: now)
    assert [pace.wait("a") for _ in range(7)] == [0.0] * 7
    assert (pace.wait("a"), pace.wait("b")) == (1.0, 0.0)
    now += timedelta(seconds=1)
    assert (pace.wait("a"), pace.wait("a")) == (0.0, 1.0)
    for _ in range(100):
        now += timedelta(seconds=0.26)
        pace.wait("a")
    waits = [pace.wait("a")]
    assert waits[0] > 0
    now += timedelta(hours=2)
    assert pace.wait("a") == 0.0


@pytest.mark.parametrize(
    ("member", "team"),
    [
        ({"email": "a@folkebladet.dk"}, ("", "")),  # nothing says that they are ours
        (
            {"userRole": "user", "email": "a@midtbyens-bibliotek.dk"},
            (HOME, "Midtbyens bibliotek"),
        ),
        ({"userPrincipalName": "a@bib.onmicrosoft.com"}, (HOME, "Bib")),
        ({"userRole": "guest", "email": "A@Folkebladet.dk"}, ("folkebladet.dk", "Folkebladet")),
        (
            {"userPrincipalName": "a_b_folkebladet.dk#EXT#@bib.onmicrosoft.com"},
            ("folkebladet.dk", "Folkebladet"),
        ),
        ({"userRole": "guest", "email": "anna@gmail.com"}, ("", "")),  # nobody's organisation
        ({"userRole": "guest"}, ("", "")),
        ({"userRole": "guest", "email": 7}, ("", "")),
        ({"tenantId": "OTHER", "email": "a@news.example.co.uk"}, ("other", "Example")),
        ({}, ("", "")),
    ],
)
def test_which_organisation_somebody_is_of(
    member: dict[str, object], team: tuple[str, str]
) -> None:
    assert team_of(member, HOME) == team


def test_what_an_organisation_is_called_by_its_domain() -> None:
    assert [name_of(d) for d in ("", "dk", "aarhus.dk", "bib.aarhus.dk")] == [
        *("", "", "Aarhus", "Aarhus"),
    ]
