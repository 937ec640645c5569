"""What a button's value holds comes back as it was; what is not ours does no harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.cards.token import Token

IDS = st.integers(0, 10**14 - 1)
PICKS = st.text(max_size=40)
TOKENS = st.builds(Token, slot=IDS, terms=IDS, ask=IDS, draft=IDS, room=IDS, pick=PICKS)


@given(token=TOKENS)
def test_it_comes_back_as_it_was(token: Token) -> None:
    assert Token.read(str(token)) == token


@given(
    token=st.builds(
        Token,
        slot=IDS,
        terms=IDS,
        ask=IDS,
        draft=IDS,
        room=IDS,
        pick=st.datetimes().map(lambda at: f"{at.isoformat()}/{at.isoformat()}"),
    )
)
def test_it_fits_a_button_with_everything_in_it(token: Token) -> None:
    assert len(str(token)) < 500
    assert Token.read(str(token)) == token


@given(value=st.text())
def test_any_text_is_read_without_harm(value: str) -> None:
    token = Token.read(value)
    numbers = (token.slot, token.terms, token.ask, token.draft, token.room)
    assert all(0 <= number < 10**15 for number in numbers)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "-",
        "slot=-1",
        "slot=1e9",
        "slot=0x10",
        "slot=" + "9" * 30,
        "slot=²",
        "slot=1;DROP TABLE slots",
        "slot=%00",
        "slot",
        "====",
        "&&&&",
        '{"slot": 1}',
        "SLOT=1",
        "slot%3D1",
    ],
)
def test_what_is_not_ours_is_empty(value: str) -> None:
    assert Token.read(value) == Token()


def test_what_travels_is_short() -> None:
    assert str(Token(slot=12, terms=3)) == "slot=12&terms=3"
    assert str(Token()) == ""
