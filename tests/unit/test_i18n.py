"""The catalogues: every text of the code in both languages, with the same places to fill in."""

from __future__ import annotations

import ast
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from handlers.cards.model import Bold, plain
from handlers.words.i18n import DEFAULT, KNOWN, LOCALES, language

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

ROOT = Path(__file__).parents[2]
KEYWORDS = {"say": None, "text": None, "count": (1, 2), "noted": None}
Id = str | tuple[str, ...]


@pytest.fixture(scope="module")
def said() -> set[Id]:
    """All texts of the code."""
    found: set[Id] = set()
    for place in ("bot", "handlers"):
        extracted = extract_from_dir(ROOT / place, [("**.py", "python")], {}, KEYWORDS)
        found |= {text for _file, _line, text, _comments, _context in extracted}
    return found


def test_no_text_hides_in_an_f_string(said: set[Id]) -> None:
    """There Babel finds none on older Pythons, and what has no translation is said in English."""
    known = {text for found in said for text in (found if isinstance(found, tuple) else (found,))}
    for path in (path for place in ("bot", "handlers") for path in (ROOT / place).rglob("*.py")):
        for outer in ast.walk(ast.parse(path.read_text("utf-8"))):
            calls = ast.walk(outer) if isinstance(outer, ast.JoinedStr) else ()
            for call in calls:
                if isinstance(call, ast.Call) and getattr(call.func, "attr", "") in KEYWORDS:
                    first = call.args[0]
                    hidden = isinstance(first, ast.Constant) and first.value not in known
                    assert not hidden, f"{path.name}:{call.lineno}"


def catalogue(code: str) -> Catalog:
    with (LOCALES / code / "LC_MESSAGES" / "rykker.po").open("rb") as file:
        return read_po(file, locale=code, abort_invalid=True)


def places(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in Formatter().parse(text) if name}


def forms(text: object) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)  # type: ignore[arg-type]


@pytest.mark.parametrize("code", KNOWN)
def test_each_language_has_every_text_and_no_other(code: str, said: set[Id]) -> None:
    found = catalogue(code)
    ids = {message.id for message in found if message.id}
    assert {"missing": said - ids, "unused": ids - said} == {"missing": set(), "unused": set()}
    assert list(found.obsolete) == []


@pytest.mark.parametrize("code", KNOWN)
def test_each_text_is_translated_for_sure(code: str) -> None:
    for message in catalogue(code):
        if message.id:
            assert all(forms(message.string)), message.id
            assert not message.fuzzy, message.id
            assert len(forms(message.string)) == len(forms(message.id)), message.id


@pytest.mark.parametrize("code", KNOWN)
def test_a_translation_fills_in_the_same(code: str) -> None:
    for message in catalogue(code):
        wanted = set[str]().union(*map(places, forms(message.id)))
        for form in forms(message.string):
            if message.id:
                assert places(form) == wanted, message.id


def test_the_english_catalogue_says_what_the_code_says() -> None:
    assert [m.id for m in catalogue("en") if m.id and m.string != m.id] == []


def test_danish_never_says_slot_or_ryk() -> None:
    """Slot means castle; ryk is read as remind or move."""
    words = " ".join(form for m in catalogue("da") if m.id for form in forms(m.string)).casefold()
    shown = words.replace("/slot", "").replace("rykker", "")
    assert {word.strip("“”.,:!?()") for word in shown.split()} & {"slot", "slottet", "ryk"} == set()


@pytest.mark.parametrize(
    ("code", "spoken"), [("da", "da"), ("en", "en"), (None, "da"), ("sv", "da"), ("../en", "da")]
)
def test_an_unknown_language_is_answered_in_danish(code: str | None, spoken: str) -> None:
    assert (language(code).code, DEFAULT) == (spoken, "da")


def test_what_people_typed_is_filled_in_as_it_stands() -> None:
    danish, typed = language("da"), "{when} %s {0} {typed} \\ {{"
    said = danish.say("You wrote: {typed}", typed=typed)
    assert said == ("Du skrev: ", typed)
    assert plain(danish.say("You wrote: {typed}", typed=Bold(typed))) == f"Du skrev: {typed}"


@given(typed=st.text(), bold=st.booleans(), code=st.sampled_from(KNOWN))
def test_no_text_breaks_it(typed: str, code: str, *, bold: bool) -> None:
    field = Bold(typed) if bold else typed
    assert field in language(code).say("You wrote: {typed}", typed=field)


def test_numbers_choose_the_form() -> None:
    forms_of = [
        language(code).count("in {n} day", "in {n} days", n) for code in KNOWN for n in (1, 2)
    ]
    assert forms_of == ["om 1 dag", "om 2 dage", "in 1 day", "in 2 days"]
