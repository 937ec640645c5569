"""What can be done on one platform can be done on the others, Teams too."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot.room.render import card_html
from bot.slack.app import OURS
from bot.slack.render import blocks
from bot.teams import forms
from bot.teams.inbound import Tapped
from bot.teams.packed import pack
from bot.teams.parts import CHOICE, FORM
from bot.teams.render import card_json
from handlers.cards.model import Bold, Button, Card, Field, Form, Line, to_json
from handlers.door import Kind
from handlers.hear import VERBS
from tests.fakes.teams.model import actions_of, inputs_of
from tests.scenarios.conftest import STAGES, pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
FIELDS = (
    Field("title", "Titel", value="Debat <b> & {{DATE(x)}}", hint="kort"),
    Field("note", "Note", value="to\nlinjer", required=False, multiline=True),
    Field("who", "Hvem", value="id-1 id-2", people=True),
    Field("place", "Hvor", value="2", options=(("1", "Salen"), ("2", "Caféen"))),
)


def form(**changed: Any) -> Form:  # noqa: ANN401 - any of a form's own
    said = {
        "act": "propose",
        "title": "Foreslå",
        "value": "room=1",
        "lines": (Line(("se ", Bold("her"))), Line(("og",), Button("show", "Vis", "slot=1"))),
        "fields": FIELDS,
        "buttons": (Button("bump", "Akut", "slot=1", "breaking_news", "danger"),),
        "submit": "Send",
        "close": "Luk",
        "round": 2,
    }
    return Form(**{**said, **changed})


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_act_has_a_button_on_every_platform(verb: str) -> None:
    card = Card(notice="x", heading=("x",), buttons=(Button(verb, "Gør det", "slot=1", "2"),))
    (on_slack,) = [e for b in blocks(card) for e in b.get("elements", ())]
    (on_teams,) = actions_of(card_json(card))
    assert OURS.fullmatch(on_slack["action_id"])
    assert f'data-act="{verb}"' in card_html(card)
    for said in (on_teams, {"verb": None, "data": on_teams["fallback"]["data"]}):
        tapped = Tapped(said)
        assert (tapped.act, tapped.value, tapped.kind) == (verb, "slot=1", "tap")


def test_every_kind_of_input_goes_out_and_comes_back() -> None:
    content = forms.shown(form(), lang="da")
    inputs = {one["id"]: one for one in inputs_of(content)}
    assert list(inputs) == [field.name for field in FIELDS]
    (send,) = [a for a in actions_of(content) if a["data"]["kind"] == FORM]
    filled = {name: one.get("value", "") for name, one in inputs.items()}
    tapped = Tapped({"verb": send["verb"], "data": {**send["data"], **filled}})
    assert (tapped.act, tapped.value, tapped.form) == ("propose", "room=1", form())
    assert tapped.fields == {**filled, "who": "id-1,id-2"}
    choices = [a for a in actions_of(content) if a["data"]["kind"] == CHOICE]
    assert [Tapped(one).act for one in choices] == ["show", "bump"]


def test_a_refused_form_comes_again_with_all_that_was_typed() -> None:
    typed = {"title": "Nyt", "note": "a\nb", "who": "id-3", "place": "1"}
    again = forms.shown(form(), {"title": "for kort"}, typed, lang="da")
    assert {one["id"]: one.get("value") for one in inputs_of(again)} == typed
    assert "for kort" in str(again)


@pytest.mark.parametrize("packed", ["", "eJw=", "x" * 30_000, 7, None, pack(to_json(form()))[:40]])
def test_what_is_no_packed_form_is_none(packed: object) -> None:
    assert forms.unpacked(packed) is None


def test_a_form_that_unpacks_to_too_much_is_none() -> None:
    assert forms.unpacked(pack(to_json(form(title="0" * 3_000_000)))) is None


def kinds(platform: str) -> set[str]:
    """The kinds of things a platform's adapter hands in."""
    tree = ast.parse((ROOT / f"bot/{platform}/inbound.py").read_text(encoding="utf-8"))
    return set(_names(tree))


def _names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "Kind":
            yield node.attr


def test_people_can_do_every_kind_of_thing_on_teams() -> None:
    # There are no commands there: the same words are messages.
    assert kinds("slack") == {kind.name for kind in Kind}
    assert kinds("teams") == kinds("slack") - {"COMMAND"}


@pytest.mark.parametrize("story", ["test_a", "test_b", "test_c", "test_d", "test_of_a_bump"])
def test_every_story_is_played_on_every_platform_and_every_database(story: str) -> None:
    played = pairs(story)
    assert [platform for platform, _database in played] == list(STAGES)
    assert {database for _platform, database in played} == {"sqlite", "postgresql"}
