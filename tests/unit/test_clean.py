"""Text from people is made harmless, and stays what they wrote."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.words.clean import DIRECTION_MARKS, ZERO_WIDTH, cleaned, has_words

ANY = st.text(st.characters(codec=None))  # with lone halves of surrogate pairs
GONE = set(DIRECTION_MARKS + ZERO_WIDTH)


@given(text=ANY)
def test_it_is_one_line_with_nothing_hidden_in_it(text: str) -> None:
    said = cleaned(text)
    assert not GONE & set(said)
    assert {unicodedata.category(c) for c in said} & {"Cc", "Cs", "Zl", "Zp"} == set()
    assert said == " ".join(said.split())
    said.encode()  # a database takes it


@given(text=ANY)
def test_cleaning_twice_changes_no_more(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)


@given(text=st.text("abcæøåÆØÅ 0123.,!?–“”*_~`<>&@#"))
def test_what_people_write_stays(text: str) -> None:
    assert cleaned(text) == " ".join(text.split())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("  Debat\r\nom\thavnen \n", "Debat om havnen"),
        ("Debat\x00om\x1bhavnen", "Debat om havnen"),
        ("aa\u030a", "aå"),
        ("Re\u202ekkyr\u202c", "Rekkyr"),
        ("a\u2028b\u2029c\u0085d", "a b c d"),
        ("\ufeffja\u200b", "ja"),
        ("👩‍💻 og 👍🏽", "👩‍💻 og 👍🏽"),
        ("\ud83d alene", "alene"),
        ("\u00a0\u3000", ""),
        ("", ""),
    ],
)
def test_examples(typed: str, said: str) -> None:
    assert cleaned(typed) == said


def test_words_are_letters_or_figures() -> None:
    assert [has_words(text) for text in ("a", "7", "å!", "…!", "👍", "")] == [True] * 3 + [
        False
    ] * 3
