"""Cards as Adaptive Cards: whole small ones."""

from __future__ import annotations

import pytest

from bot.teams.render import activity, card_json
from handlers.cards.model import Badge, Bold, Button, Card, Line
from tests.unit.adaptive import acts, execute, of_type, run, said, text, whole


def test_a_card() -> None:
    card = Card(
        notice="#42 Debat · Foreslået",
        heading=(Bold("#42 · Debat"),),
        badge=Badge("🟡", "Foreslået"),
        lines=(Line(("torsdag kl. ", Bold("19.00"))), Line(()), Line(("Venter på @journalist",))),
        buttons=(
            Button("accept", "Sig ja", "slot=1&terms=2", style="primary"),
            Button("cancel", "Aflys", "slot=1", style="danger"),
            Button("move", "fre 4. dec.", "slot=1", suffix="2"),
        ),
        footer=("Skriv bare",),
    )
    state = {
        "type": "Container",
        "style": "warning",
        "bleed": True,
        "items": [
            text(run("#42 · Debat", size="Medium", weight="Bolder")),
            text(run("🟡 Foreslået", weight="Bolder"), spacing="Small"),
        ],
    }
    assert card_json(card) == whole(
        "#42 Debat · Foreslået",
        state,
        text(run("torsdag kl. "), run("19.00", weight="Bolder"), spacing="Small"),
        text(run("Venter på @journalist"), spacing="Small"),
        {
            "type": "ActionSet",
            "actions": [
                execute("slot.accept", "Sig ja", "slot=1&terms=2", style="positive"),
                execute("slot.cancel", "Aflys", "slot=1", style="destructive"),
                execute("slot.move:2", "fre 4. dec.", "slot=1"),
            ],
        },
        text(run("Skriv bare", isSubtle=True, size="Small")),
    )


def test_a_message_has_a_line_for_notifications() -> None:
    card = Card("Kan du være med? Debat", lines=(Line(("i morgen",)),))
    assert activity(card, lang="en") == {
        "type": "message",
        "summary": "Kan du være med? Debat",
        "attachments": [
            {
                "contentType": "application/vnd.microsoft.card.adaptive",
                "content": card_json(card, lang="en"),
            }
        ],
    }


@pytest.mark.parametrize(
    ("lang", "mark"),
    [("da", "🔒 Kun du kan se dette"), ("en", "🔒 Only you can see this")],
)
def test_what_one_person_sees_says_so(lang: str, mark: str) -> None:
    card = Card("x", lines=(Line(("Sendt",)),))
    assert said(card_json(card, lang=lang, private=True)) == [mark, "Sendt"]
    assert said(card_json(card, lang=lang)) == ["Sendt"]


@pytest.mark.parametrize(
    ("sign", "tone"),
    [
        ("🟡", "warning"),
        ("🔵", "accent"),
        ("🟢", "good"),
        ("🟠", "attention"),
        ("🔴", "attention"),
        ("⚪", "emphasis"),
        ("", "emphasis"),
    ],
)
def test_a_state_is_a_sign_and_a_word_on_its_colour(sign: str, tone: str) -> None:
    made = card_json(Card("x", heading=("Debat",), badge=Badge(sign, "Aftalt")))
    assert made["body"][0]["style"] == tone
    assert said(made) == ["Debat", f"{sign} Aftalt".strip()]


def test_a_line_with_a_button_has_it_at_its_end() -> None:
    line = Line(("#42 Debat",), Button("show", "Vis", "slot=1", suffix="42"))
    (made,) = card_json(Card("x", lines=(line,)))["body"]
    assert [column["width"] for column in made["columns"]] == ["stretch", "auto"]
    assert said(made["columns"][0]) == ["#42 Debat"]
    assert made["columns"][1]["items"][0]["actions"] == [execute("slot.show:42", "Vis", "slot=1")]


def test_a_line_with_a_long_button_has_it_below() -> None:
    """Beside it, a phone would leave the line itself one word wide."""
    line = Line(("fredag",), Button("move", "fre 4. dec. kl. 19.00", "slot=1"))
    (made,) = card_json(Card("x", lines=(line,)))["body"]
    assert [item["type"] for item in made["items"]] == ["RichTextBlock", "ActionSet"]


@pytest.mark.parametrize(
    ("labels", "in_rows"),
    [
        (["Ja"] * 13, [5, 5, 3]),
        (["Ja, jeg er med", "Anden tid", "Nej", "Svar senere"], [2, 2]),
        (["Sig ja", "Anden tid", "Nej", "Mere"], [3, 1]),
        (["fre 4. dec. 19.00", "man 7. dec. 19.00", "tor 10. dec. 19.00"], [1, 1, 1]),
        (["x" * 75, "Nej", "x" * 75], [1, 1, 1]),
        ([], []),
    ],
)
def test_buttons_stand_in_rows_a_phone_can_show(labels: list[str], in_rows: list[int]) -> None:
    many = tuple(Button("move", label, "x", suffix=str(n)) for n, label in enumerate(labels))
    made = card_json(Card("x", buttons=many))
    assert [len(row["actions"]) for row in of_type(made, "ActionSet")] == in_rows
    assert acts(made) == [f"slot.move:{n}" for n in range(len(labels))]
