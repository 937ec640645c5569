"""Forms as Adaptive Cards with inputs: whole small ones, fresh and sent back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.teams.inputs import chosen_people
from bot.teams.render import closed_json, form_json
from handlers.cards.model import Bold, Button, Field, Form, Line
from tests.unit.adaptive import execute, faults, of_type, run, said, text, whole


def test_closing_stands_with_the_choices_where_nothing_is_sent_in() -> None:
    choice = Form(
        "bump", "Afbud", "x", buttons=(Button("bump", "Akut nyhed", "y"),), close="Behold"
    )
    (row,) = of_type(form_json(choice), "ActionSet")
    assert [act["verb"] for act in row["actions"]] == ["slot.bump", "slot.close"]


def test_what_takes_something_away_stands_below_what_is_sent_in() -> None:
    gone = Button("settings", "Nedlæg stedet", "y", style="danger")
    name = Field("name", "Hvad hedder stedet?", value="Salen")
    form = Form("settings", "Salen", "x", fields=(name,), buttons=(gone,), submit="Gem")
    kinds = [act["data"]["kind"] for act in of_type(form_json(form), "Action.Execute")]
    assert kinds == ["form", "close", "choice"]


def test_a_list_that_holds_a_value_is_not_marked_as_to_be_filled_in() -> None:
    days = Field("digest_days", "Hvilke dage?", value="all", options=(("all", "alle"),))
    none = Field("weekly_day", "Hvilken dag?", options=(("0", "mandag"),))
    made = form_json(Form("settings", "Overblik", "x", fields=(days, none), submit="Gem"))
    boxes = of_type(made, "Input.ChoiceSet")
    assert [box["isRequired"] for box in boxes] == [False, True]


FORM = Form(
    act="counter",
    title="Anden tid",
    value="slot=1&terms=2",
    lines=(Line(("Nu: ", Bold("torsdag"))),),
    fields=(
        Field("when", "Hvornår i stedet?", value="fredag", hint="Som du ville sige det"),
        Field("note", "Besked", required=False, multiline=True),
        Field("who", "Hvem?", value="id-1 id-2", required=False, people=True),
        Field(
            "place", "Hvor?", value="Salen", required=False, options=(("-", "Intet"), ("Salen", ""))
        ),
    ),
    submit="Foreslå det",
    close="Luk",
)


def test_a_form() -> None:
    def field(box: dict[str, Any], *more: dict[str, Any]) -> dict[str, Any]:
        return {"type": "Container", "spacing": "Medium", "items": [box, *more]}

    assert form_json(FORM) == whole(
        "Anden tid",
        text(run("Anden tid", weight="Bolder", size="Medium")),
        text(run("Nu: "), run("torsdag", weight="Bolder"), spacing="Small"),
        field(
            {
                "type": "Input.Text",
                "id": "when",
                "label": "Hvornår i stedet?",
                "value": "fredag",
                "maxLength": 500,
                "isMultiline": False,
                "isRequired": True,
                "errorMessage": "Skal udfyldes",
            },
            text(run("Som du ville sige det", isSubtle=True, size="Small"), spacing="Small"),
        ),
        field(
            {
                "type": "Input.Text",
                "id": "note",
                "label": "Besked",
                "maxLength": 2000,
                "isMultiline": True,
                "isRequired": False,
            }
        ),
        field(
            {
                "type": "Input.ChoiceSet",
                "id": "who",
                "label": "Hvem?",
                "isMultiSelect": True,
                "choices": [{"title": "Ingen bestemt", "value": "-"}],
                "choices.data": {"type": "Data.Query", "dataset": "graph.microsoft.com/users"},
                "value": "id-1,id-2",
                "isRequired": False,
            }
        ),
        field(
            {
                "type": "Input.ChoiceSet",
                "id": "place",
                "label": "Hvor?",
                "choices": [
                    {"title": "Intet", "value": "-"},
                    {"title": "Salen", "value": "Salen"},
                ],
                "value": "Salen",
                "isRequired": False,
            }
        ),
        {
            "type": "ActionSet",
            "actions": [
                execute("slot.counter", "Foreslå det", FORM.value, "form", style="positive"),
                execute("slot.close", "Luk", FORM.value, "close"),
            ],
        },
    )


def test_a_form_sent_back_keeps_what_was_typed_and_says_what_is_wrong() -> None:
    errors = {"when": "Hvornår?", "story": "Den er væk"}
    typed = {"when": "i går", "who": "id-3,id-4", "place": "Kælderen"}
    made = form_json(FORM, errors, typed)
    boxes = {box["id"]: box for box in of_type(made, "Input.Text", "Input.ChoiceSet")}
    assert boxes["when"]["value"] == "i går"
    assert boxes["who"]["value"] == "id-3,id-4"
    assert "value" not in boxes["place"]  # no place of theirs
    at = next(c for c in made["body"] if c["type"] == "Container")
    assert said(at) == ["⚠️ Hvornår?", "Som du ville sige det"]
    assert said(made).index("⚠️ Den er væk") < said(made).index("⚠️ Hvornår?")


def test_people_who_are_known_are_offered_at_once() -> None:
    known = (("id-1", "Sofie"), ("id-9", "Emil"))
    fields = tuple(replace(f, options=known) if f.people else f for f in FORM.fields)
    made = form_json(replace(FORM, fields=fields))
    who = next(box for box in of_type(made, "Input.ChoiceSet") if box["id"] == "who")
    offered = [{"title": "Sofie", "value": "id-1"}, {"title": "Emil", "value": "id-9"}]
    assert (who["choices"], who["value"]) == (offered, "id-1,id-2")


@pytest.mark.parametrize(
    ("value", "chosen"),
    [("", []), ("-", []), ("id-1,id-2", ["id-1", "id-2"]), ("id-1 id-2,-", ["id-1", "id-2"])],
)
def test_who_was_chosen(value: str, chosen: list[str]) -> None:
    assert chosen_people(value) == chosen


def test_a_choice_on_a_form_is_not_held_to_its_inputs() -> None:
    choice = Form("bump", "Afbud", "x", buttons=(Button("bump", "Akut", "y", suffix="news"),))
    assert of_type(form_json(choice, lang="en"), "Action.Execute") == [
        execute("slot.bump:news", "Akut", "y", "choice"),
        execute("slot.close", "Close", "x", "close"),
    ]


def test_a_closed_form_says_so() -> None:
    assert said(closed_json()) == ["Lukket. Intet er ændret."]
    assert faults(closed_json(lang="en")) == []
