"""Cards and forms as Adaptive Cards: whole small ones, and nothing Teams would refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.teams.inputs import chosen_people
from bot.teams.parts import LIMIT, shown, size
from bot.teams.render import activity, card_json, closed_json, form_json
from handlers.cards.model import Badge, Bold, Button, Card, Field, Form, Line, plain
from tests.unit.views import CARDS, FORMS, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

SLOW = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    deadline=None,
    max_examples=60,
)
LONG = "Æ <&> *_~` " * 910  # 10,010 characters


def run(said: str, **look: str | bool) -> dict[str, Any]:
    return {"type": "TextRun", "text": said} | look


def text(*runs: dict[str, Any], **more: str) -> dict[str, Any]:
    return {"type": "RichTextBlock", "inlines": list(runs)} | more


def execute(verb: str, title: str, value: str, kind: str = "tap", **style: str) -> dict[str, Any]:
    made = {"title": title, "data": {"verb": verb, "value": value, "kind": kind}} | style
    if kind != "form":
        made["associatedInputs"] = "none"
    fallback = {"type": "Action.Submit"} | made
    return {"type": "Action.Execute", "verb": verb, "fallback": fallback} | made


def whole(notice: str, *body: dict[str, Any], lang: str = "da") -> dict[str, Any]:
    return {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        "lang": lang,
        "fallbackText": notice,
        "speak": notice,
        "msteams": {"width": "Full"},
        "body": list(body),
    }


def elements(part: object) -> Iterator[dict[str, Any]]:
    """Everything in a card that has a type; a fallback stands for what it belongs to."""
    if isinstance(part, list):
        for one in part:
            yield from elements(one)
    elif isinstance(part, dict):
        if "type" in part:
            yield part
        for name, one in part.items():
            if name not in {"fallback", "data", "choices.data"}:
                yield from elements(one)


def of_type(card: dict[str, Any], *names: str) -> list[dict[str, Any]]:
    return [element for element in elements(card) if element["type"] in names]


def acts(card: dict[str, Any]) -> list[str]:
    return [element["verb"] for element in of_type(card, "Action.Execute")]


def said(card: dict[str, Any]) -> list[str]:
    """The card's lines, as they are read."""
    return [
        "".join(run["text"] for run in block["inlines"]) for block in of_type(card, "RichTextBlock")
    ]


def faults(card: dict[str, Any]) -> list[str]:
    """What Teams would refuse, or hide."""
    inputs = of_type(card, "Input.Text", "Input.ChoiceSet")
    ids = [box["id"] for box in inputs]
    in_sets = [len(block["actions"]) for block in of_type(card, "ActionSet")]
    found = [f"{size(card)} bytes"] if size(card) > LIMIT else []
    found += [f"{number} buttons in one set" for number in in_sets if not 1 <= number <= 6]
    found += [
        f"{act['verb']}: another fallback, or no title"
        for act in of_type(card, "Action.Execute")
        if act["fallback"]["data"] != act["data"] or not act["title"].strip()
    ]
    if len(ids) != len(set(ids)) or {"verb", "value", "kind"} & set(ids):
        found.append(f"inputs that hide one another: {ids}")
    found += [
        f"{box['id']}: required, and does not say so"
        for box in inputs
        if box["isRequired"] != ("errorMessage" in box)
    ]
    if of_type(card, "TextBlock"):
        found.append("a text block: what people typed would be read as Markdown")
    return found


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
        (["Nej"] * 13, [5, 5, 3]),
        (["Ja, jeg er med", "Anden tid", "Nej", "Svar senere"], [3, 1]),
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


def test_closing_stands_with_the_choices_where_nothing_is_sent_in() -> None:
    choice = Form(
        "bump", "Afbud", "x", buttons=(Button("bump", "Akut nyhed", "y"),), close="Behold"
    )
    (row,) = of_type(form_json(choice), "ActionSet")
    assert [act["verb"] for act in row["actions"]] == ["slot.bump", "slot.close"]


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
    close="Fortryd",
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
                "style": "compact",
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
                execute("slot.close", "Fortryd", FORM.value, "close"),
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
    made = form_json(FORM, people={"id-1": "Sofie", "id-9": "Emil"})
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
@given(form=FORMS, typed=st.dictionaries(st.sampled_from(["when", "note"]), TEXT))
def test_no_form_is_refused(form: Form, typed: dict[str, str]) -> None:
    assert faults(form_json(form, typed, typed)) == []


@given(typed=TEXT)
def test_what_people_typed_is_shown_as_they_wrote_it(typed: str) -> None:
    """Text runs take no Markdown and make no mention: nothing in them is changed or lost."""
    line = Line((typed, Bold("fed")))
    (made,) = said(card_json(Card("x", lines=(line,))))
    whole = plain((shown(typed)[:3000], "fed"))
    assert made == whole[: len(made)] or made.endswith("…")
    assert made.translate({0x2060: None}).startswith(shown(typed)[:2000].translate({0x2060: None}))


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
