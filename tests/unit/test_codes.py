"""Six figures, read however they come back to us."""

from __future__ import annotations

import pytest

from handlers.words.codes import read_code, said


def test_a_code_is_shown_in_one_piece() -> None:
    assert said("407183").split(" ") == [said("407183")]  # no space that a line breaks at
    assert read_code(said("407183")) == "407183"


@pytest.mark.parametrize("typed", ["407 183", "407183", "407-183", " 407.183. ", "“407\xa0183”"])
def test_it_is_read_as_people_type_and_paste_it(typed: str) -> None:
    assert read_code(typed) == "407183"


@pytest.mark.parametrize("typed", ["407 18", "4071834", "kode 407 183", "٤٠٧ ١٨٣", ""])
def test_what_is_no_code(typed: str) -> None:
    assert read_code(typed) is None
