"""Cards and forms as Block Kit: whole small ones, and nothing Slack would refuse."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.slack.render import cut, errors, escaped, message, mrkdwn, view
from bot.slack.sorry import sorry
from handlers.cards.model import Badge, Bold, Button, Card, Field, Form, Line
from tests.fakes.slack.limits import violations
from tests.unit.views import CARDS, FORMS, TEXT

SLOW = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    deadline=None,
    max_examples=60,
)
LONG = "Æ <&> *_~` " * 910  # 10,010 characters


def section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}


def plain_text(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text, "emoji": True}


def test_a_card() -> None:
    card = Card(
        notice="#42 Debat · Foreslået",
        heading=(Bold("#42 · Debat"),),
        badge=Badge("🟡", "Foreslået"),
        lines=(Line(("torsdag kl. ", Bold("19.00"))), Line(("Venter på @journalist",))),
        buttons=(
            Button("accept", "Sig ja", "slot=1&terms=2", style="primary"),
            Button("move", "fre 4. dec.", "slot=1", suffix="2"),
        ),
        footer=("Skriv bare",),
    )
    assert message(card) == {
        "text": "#42 Debat · Foreslået",
        "blocks": [
            section("*#42 · Debat*   🟡 Foreslået"),
            section("torsdag kl. *19.00*\nVenter på @journalist"),
            {
                "type": "actions",
                "elements": [
                    {
                        "type": "button",
                        "action_id": "slot.accept",
                        "text": plain_text("Sig ja"),
                        "value": "slot=1&terms=2",
                        "style": "primary",
                    },
                    {
                        "type": "button",
                        "action_id": "slot.move:2",
                        "text": plain_text("fre 4. dec."),
                        "value": "slot=1",
                    },
                ],
            },
            {
                "type": "context",
                "elements": [{"type": "mrkdwn", "text": "Skriv bare", "verbatim": True}],
            },
        ],
        "unfurl_links": False,
        "unfurl_media": False,
    }


def test_a_line_with_a_button_stands_by_itself() -> None:
    show = Button("show", "Vis", "slot=1", suffix="42")
    lines = (Line(("a",)), Line(("b",)), Line(("c",), show), Line(("d",)))
    accessory = {
        "type": "button",
        "action_id": "slot.show:42",
        "text": plain_text("Vis"),
        "value": "slot=1",
    }
    assert message(Card("x", lines=lines))["blocks"] == [
        section("a\nb"),
        section("c") | {"accessory": accessory},
        section("d"),
    ]


def test_a_form() -> None:
    form = Form(
        act="counter",
        title="Anden tid",
        value="slot=1&terms=2",
        lines=(Line(("Nu: ", Bold("torsdag"))),),
        fields=(
            Field("when", "Hvornår i stedet?", value="fredag", hint="Som du ville sige det"),
            Field("note", "Besked", required=False, multiline=True),
        ),
        submit="Foreslå det",
        close="Luk",
        round=2,
    )
    typed = {"type": "plain_text_input", "max_length": 3000}
    assert view(form) == {
        "type": "modal",
        "callback_id": "slot.counter",
        "title": plain_text("Anden tid"),
        "private_metadata": "slot=1&terms=2",
        "blocks": [
            section("Nu: *torsdag*"),
            {
                "type": "input",
                "block_id": "when:2",
                "label": plain_text("Hvornår i stedet?"),
                "hint": plain_text("Som du ville sige det"),
                "element": typed
                | {"action_id": "when", "multiline": False, "initial_value": "fredag"},
                "optional": False,
            },
            {
                "type": "input",
                "block_id": "note:2",
                "label": plain_text("Besked"),
                "element": typed | {"action_id": "note", "multiline": True},
                "optional": True,
            },
        ],
        "submit": plain_text("Foreslå det"),
        "close": plain_text("Luk"),
    }


def test_errors_stand_at_the_field_as_it_is_called_now() -> None:
    there = [{"type": "section"}, *({"type": "input", "block_id": b} for b in ("title", "when:2"))]
    assert errors({"when": "Hvornår?"}, there) == {"when:2": "Hvornår?"}
    assert errors({"who": "Hvem?"}, there) == {"title": "Hvem?"}
    assert errors({"when": "Hvornår?"}, [{"type": "section"}]) == {}


EVERYWHERE = Card(
    notice=LONG,
    heading=(Bold(LONG), LONG),
    badge=Badge("🟡", LONG),
    lines=(Line((LONG,)), Line((Bold(LONG),), Button("show", LONG, LONG))) * 3,
    buttons=tuple(Button("bump", LONG, LONG, suffix=str(n)) for n in range(30)),
    footer=(LONG,),
)


def test_a_card_that_is_much_too_long_everywhere() -> None:
    assert violations(message(EVERYWHERE)) == []


def test_a_card_with_too_many_lines() -> None:
    show = [Line((f"#{n}",), Button("show", "Vis", "x", suffix=str(n))) for n in range(99)]
    last = Button("help", "Sådan virker det", "")
    card = Card("x", heading=("x",), lines=tuple(show), buttons=(last,))
    said = message(card)
    assert violations(said) == []
    assert said["blocks"][-1]["type"] == "actions"  # what can be done is not what is cut


def test_a_form_that_is_much_too_long_everywhere() -> None:
    field = {"value": LONG, "hint": LONG}
    form = Form(
        act="propose",
        title=LONG,
        value="slot=1",
        lines=(Line((LONG,)),),
        fields=(Field("title", LONG, **field), Field("when", LONG, **field, multiline=True)),  # type: ignore[arg-type]
        buttons=(Button("bump", LONG, LONG),),
        submit=LONG,
        close=LONG,
    )
    assert violations(view(form)) == []


@SLOW
@given(card=CARDS)
def test_no_card_is_refused(card: Card) -> None:
    assert violations(message(card)) == []


@SLOW
@given(form=FORMS)
def test_no_form_is_refused(form: Form) -> None:
    made = view(form)
    if made["blocks"]:  # a form of nothing is never made
        assert violations(made) == []


@given(typed=TEXT, locale=st.sampled_from(["da", "en"]))
def test_no_apology_is_refused(typed: str, locale: str) -> None:
    assert violations({"text": sorry(locale, typed)["text"]}) == []


@given(text=TEXT)
def test_what_people_typed_pings_nobody_and_links_nowhere(text: str) -> None:
    shown = escaped(text)
    assert not set("<>") & set(shown)
    assert re.findall(r"&(?!amp;|lt;|gt;)", shown) == []
    assert html.unescape(shown).replace("\u2060", "") == text.replace("\u2060", "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Debat om havnen", "Debat om havnen"),
        ("<!channel>", "&lt;!channel&gt;"),
        ("R&D &amp;", "R&amp;D &amp;amp;"),
        ("a*b_c", "a\u2060*\u2060b\u2060_\u2060c"),
    ],
)
def test_escaping(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_bold_keeps_its_stars_in_pairs() -> None:
    assert mrkdwn((Bold("a"), "b", Bold(" "), Bold("c"))) == "*a*b *c*"
    assert mrkdwn((Bold("2 * 3"),)) == "*2 \u2060*\u2060 3*"


@given(text=TEXT, most=st.integers(1, 80))
def test_cutting_never_leaves_half_an_escape(text: str, most: int) -> None:
    shown = cut(escaped(text), most)
    assert len(shown) <= most
    assert re.findall(r"&(?!amp;|lt;|gt;)", shown) == []


def test_a_list_to_choose_from_is_grouped_beyond_a_hundred() -> None:
    def places(number: int) -> Field:
        options = tuple((f"Lokale {n:03}", f"Lokale {n:03}") for n in range(number))
        return Field("place", "Hvor?", value="Lokale 007", options=options)

    def element(number: int) -> dict[str, Any]:
        form = Form(
            act="propose", title="Foreslå", value="", fields=(places(number),), submit="Gem"
        )
        shown = view(form)
        assert violations(shown) == []
        found: dict[str, Any] = shown["blocks"][0]["element"]
        return found

    few, many = element(100), element(250)
    assert (len(few["options"]), "option_groups" in few) == (100, False)
    assert few["initial_option"]["value"] == many["initial_option"]["value"] == "Lokale 007"
    assert [len(group["options"]) for group in many["option_groups"]] == [100, 100, 50]
    assert many["option_groups"][1]["label"]["text"] == "Lokale 100 – Lokale 199"
