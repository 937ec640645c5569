"""Nothing Teams would refuse or hide, however long, empty or hostile it is."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.teams.packed import LARGEST
from bot.teams.parts import executes, shown, size
from bot.teams.render import card_json, form_json
from bot.teams.under import carried, given_back, lay, posted
from handlers.cards.model import Badge, Bold, Button, Card, Field, Form, Line, to_json
from tests.unit.adaptive import acts, faults, of_type, said
from tests.unit.views import CARDS, FORMS, TEXT

SLOW = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    deadline=None,
    max_examples=60,
)
LONG = "Æ <&> *_~` " * 910  # 10,010 characters


EVERYWHERE = Card(
    notice=LONG,
    heading=(Bold(LONG), LONG),
    badge=Badge("🟡", LONG),
    lines=(Line((LONG,)), Line((Bold(LONG),), Button("show", LONG, LONG))) * 30,
    buttons=tuple(Button("bump", LONG, LONG, suffix=str(n)) for n in range(25)),
    footer=(LONG,),
)


def test_a_card_that_is_much_too_long_everywhere() -> None:
    made = card_json(EVERYWHERE)
    assert faults(made) == []
    assert [f"slot.bump:{n}" for n in range(25)] == acts(made)[-25:]
    assert "…" in said(made)  # lines are missing, and that is said


def test_a_card_that_is_too_long_for_all_its_buttons_is_carried_by_none() -> None:
    made = posted(EVERYWHERE, lang="da")
    assert faults(made) == []
    assert {carried(button) for button in executes(made)} == {""}


def test_what_is_too_much_for_every_button_is_carried_by_the_way_out() -> None:
    form = Form("bump", "x", "", buttons=tuple(Button("bump", "x", "y") for _ in range(20)))
    made = form_json(form)
    lay(made, "x" * 20_000)
    assert [len(carried(button)) for button in executes(made)] == [*[0] * 20, 20_000]


def test_a_form_that_is_much_too_long_everywhere() -> None:
    names = "title when end place who reason note story".split()
    fields = tuple(
        Field(n, LONG, value=LONG, hint=LONG, multiline=n in {"note", "story"}) for n in names
    )
    lines = EVERYWHERE.lines
    form = Form("propose", LONG, "slot=1", lines, fields, EVERYWHERE.buttons[:6], LONG, LONG)
    made = form_json(form, dict.fromkeys(names, LONG), dict.fromkeys(names, LONG))
    assert faults(made) == []
    assert [box["id"] for box in of_type(made, "Input.Text")] == names


def test_a_long_list_to_choose_from_holds_what_was_chosen() -> None:
    options = tuple((f"Lokale {n:04} {'x' * 90}", f"Lokale {n:04}") for n in range(2000))
    field = Field("place", "Hvor?", value=options[-1][0], options=options)
    made = form_json(Form("propose", "x", "", fields=(field,), submit="Gem"))
    assert faults(made) == []
    (box,) = of_type(made, "Input.ChoiceSet")
    assert box["value"] == options[-1][0] == box["choices"][-1]["value"]
    assert box["choices"][0]["value"] == options[0][0]


@SLOW
@given(card=CARDS)
def test_no_card_is_refused(card: Card) -> None:
    made = card_json(card)
    assert faults(made) == []
    if len(card.buttons) <= 25:
        wanted = [f"slot.{b.act}:{b.suffix}" if b.suffix else f"slot.{b.act}" for b in card.buttons]
        assert acts(made)[len(acts(made)) - len(wanted) :] == wanted


@SLOW
@given(card=CARDS)
def test_whatever_was_posted_is_given_back_as_it_was(card: Card) -> None:
    made = posted(card, lang="da")
    assert faults(made) == []
    for button in executes(made)[:1]:
        as_it_was = given_back(button) == made
        assert as_it_was or not carried(button) or size(to_json(card)) > LARGEST


@SLOW
@given(form=FORMS, typed=st.dictionaries(st.sampled_from(["when", "note"]), TEXT))
def test_no_form_is_refused(form: Form, typed: dict[str, str]) -> None:
    assert faults(form_json(form, typed, typed)) == []


@given(typed=TEXT.filter(lambda typed: len(typed) < 2000))
def test_what_people_typed_is_shown_as_they_wrote_it(typed: str) -> None:
    """Text runs take no Markdown and make no mention: nothing in them has to be changed."""
    made = card_json(Card("x", lines=(Line((Bold("x"), typed)),)))
    read = "".join(" " if c < " " and c != "\n" else c for c in typed).replace("\x7f", " ")
    assert said(made) == [f"x{read}"]
    assert "entities" not in made["msteams"]  # without them there is no mention


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("*fed* _kursiv_ [her](https://x) `kode`", "*fed* _kursiv_ [her](https://x) `kode`"),
        ("# 1. - <at>alle</at> &amp;", "# 1. - <at>alle</at> &amp;"),
        ("{{DATE(2026-12-03T18:00:00Z, SHORT)}}", "{\u2060{DATE(2026-12-03T18:00:00Z, SHORT)}}"),
        ("{{{{time(2026-12-03T18:00:00Z)}}", "{{{\u2060{time(2026-12-03T18:00:00Z)}}"),
        ("a\x00b\ud800c\nd\te", "a b c\nd e"),
    ],
)
def test_escaping(typed: str, read: str) -> None:
    assert shown(typed) == read
