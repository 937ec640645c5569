"""What a typed line says, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.slots.lifecycle import Act, Reason
from handlers.words.grammar import Line, as_command, read_line, read_reason
from handlers.words.plain import only_a_time
from handlers.words.verbs import BY_SLIP, BY_WORD, WORDS, Look, Verb, folded, nearest

ANY = st.text(st.characters(codec=None))
EVERY_WORD = [
    (verb, code, word)
    for verb, both in WORDS.items()
    for code, words in zip(("en", "da"), both, strict=True)
    for word in words
]
#: A word of both languages does not tell which one its writer speaks.
IN_BOTH = {w for _, c, w in EVERY_WORD if any(w == v and c != d for _, d, v in EVERY_WORD)}
#: What the outside relies on.
PROMISED: dict[Verb, str] = {
    Act.PROPOSE: "propose|foreslå",
    Act.ACCEPT: "accept|ja|accepter",
    Act.DECLINE: "decline|nej|afslå",
    Act.COUNTER: "counter|anden tid|modforslag",
    Act.BUMP: "bump|afbud",
    Act.MOVE: "move|flyt",
    Act.RESTORE: "restore|alligevel|genskab",
    Act.WITHDRAW: "withdraw|træk tilbage|træk",
    Look.SHOW: "show|vis",
    Look.LIST: "list|liste",
    Look.HELP: "help|hjælp",
}


@pytest.mark.parametrize(("verb", "code", "word"), EVERY_WORD)
def test_every_verb_is_understood_however_it_is_written(verb: Verb, code: str, word: str) -> None:
    for written in (word, word.upper(), folded(word), f"  {word}  ", f"{word}.", f"{word}!"):
        line = read_line(written)
        assert (line.verb, line.number, line.rest) == (verb, None, "")
        assert line.language == (None if word in IN_BOTH else code)


@pytest.mark.parametrize(
    ("verb", "word"), [(verb, word) for verb, all_ in PROMISED.items() for word in all_.split("|")]
)
def test_the_promised_verbs_are_there(verb: Verb, word: str) -> None:
    assert BY_WORD[folded(word)][0] is verb


@pytest.mark.parametrize(
    ("typed", "verb"),
    [
        ("aksepter 42", Act.ACCEPT),
        ("ok #42", Act.ACCEPT),
        ("foresla", Act.PROPOSE),
        ("forslå", Act.PROPOSE),
        ("forslag", Act.PROPOSE),
        ("afloser 42", Act.STANDIN),
        ("vikar #42", Act.STANDIN),
        ("traek 42", Act.WITHDRAW),
        ("udsæt #42", Act.POSTPONE),
        ("cancl 42", Act.CANCEL),
        ("hjaelp", Look.HELP),
        ("hjalp", Look.HELP),
        ("?", Look.HELP),
        ("indst", Look.SETTINGS),
        ("oversigt", Look.DIGEST),
    ],
)
def test_usual_slips_and_short_forms_are_understood(typed: str, verb: Verb) -> None:
    line = read_line(typed)
    assert (line.verb, line.nearest) == (verb, None)


@pytest.mark.parametrize(
    "typed",
    ["Dec 3", "Delay 10 min", "ok 2", "okay, hvad koster det", "Udsæt ikke", "Trak stikket ud",
     "Vikar søges", "reserve a table", "Aflyst?", "confirm with Lars"],
)  # fmt: skip
def test_an_everyday_word_is_no_verb(typed: str) -> None:
    assert read_line(typed).verb is None


def test_a_slip_is_never_a_word_of_another_verb() -> None:
    assert not BY_SLIP.keys() & BY_WORD.keys()


def test_no_word_means_two_things() -> None:
    assert len(BY_WORD) == len({folded(word) for _verb, _code, word in EVERY_WORD})


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("", Line(None, None, "", None)),
        ("ja #42", Line(Act.ACCEPT, 42, "", "da")),
        ("ja 42", Line(Act.ACCEPT, 42, "", "da")),
        ("#42 ja", Line(Act.ACCEPT, 42, "", "da")),
        ("#42", Line(Look.SHOW, 42, "", None)),
        ("/slot ja #42", Line(Act.ACCEPT, 42, "", "da")),
        ("accept #42.", Line(Act.ACCEPT, 42, "", "en")),
        ("nej #42, jeg er væk", Line(Act.DECLINE, 42, "jeg er væk", "da")),
        ("træk forslaget tilbage #7", Line(Act.WITHDRAW, 7, "", "da")),
        ("træk tilbage 7", Line(Act.WITHDRAW, 7, "", "da")),
        ("anden tid #42 fredag kl. 10", Line(Act.COUNTER, 42, "fredag kl. 10", "da")),
        ("counter 42 Friday at 10", Line(Act.COUNTER, 42, "Friday at 10", "en")),
        ("afbud #42 akut nyhed", Line(Act.BUMP, 42, "akut nyhed", "da")),
        ("vi kan alligevel", Line(Act.RESTORE, None, "", "da")),
        ("Ja, men først kl 20", Line(Act.ACCEPT, None, "men først kl 20", "da")),
        (
            "foreslå 100 år med avisen 3. december kl. 19",
            Line(Act.PROPOSE, None, "100 år med avisen 3. december kl. 19", "da"),
        ),
        ("propose #metoo debate", Line(Act.PROPOSE, None, "#metoo debate", "en")),
        ("foreslå: Debat", Line(Act.PROPOSE, None, "Debat", "da")),
        ("acepter 42", Line(None, 42, "acepter 42", None, "accepter")),
        ("jaguar på havnen", Line(None, None, "jaguar på havnen", None)),
        ("kan fredag kl. 10", Line(None, None, "kan fredag kl. 10", None)),
    ],
)
def test_lines(typed: str, line: Line) -> None:
    assert read_line(typed) == line


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("vis #42", 42),
        ("vis 42", 42),
        ("vis #042", 42),
        ("vis 42.", 42),
        ("vis #0", 0),
        ("vis #999999999", 999_999_999),
        ("vis #9999999999", None),
        ("vis a#42", None),
        ("vis ##42", None),
        ("vis 42b", None),
        ("vis #42b", None),
        ("vis 4,2", None),
        ("vis kl. 42", None),
    ],
)
def test_numbers(typed: str, number: int | None) -> None:
    assert read_line(typed).number == number


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("ja", True),
        ("ja tak", True),
        ("Ja, meget gerne!", True),
        ("yes please", True),
        ("nej tak, desværre", True),
        ("ja 👍", True),
        ("ja selvfølgelig", True),
        ("ja men først kl. 20", False),
        ("ja ja 🙄", False),
        ("nej, ikke mig, men @kollega", False),
        ("ja til Debat", False),
    ],
)
def test_courtesy_changes_nothing_and_anything_else_may(typed: str, *, bare: bool) -> None:
    assert read_line(typed).bare is bare


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("acepter", "accepter"),
        ("forslaa", "forslå"),
        ("forslag", "forslå"),
        ("hjelp", "hjælp"),
        ("declin", "decline"),
        ("witdraw", "withdraw"),
        ("havnen", None),
        ("", None),
    ],
)
def test_the_nearest_verb(word: str, meant: str | None) -> None:
    assert nearest(word) == meant


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("akut nyhed", Reason.BREAKING_NEWS),
        ("breaking", Reason.BREAKING_NEWS),
        ("brand på havnen", Reason.BREAKING_NEWS),
        ("redaktionelt", Reason.EDITORIAL),
        ("anden historie", Reason.EDITORIAL),
        ("syg", Reason.ABSENCE),
        ("jeg er SYG", Reason.ABSENCE),
        ("fravaer", Reason.ABSENCE),
        ("praktisk", Reason.PRACTICAL),
        ("andet", Reason.OTHER),
        ("brandmajoren kommer", None),
        ("en sygeplejerske", None),
        ("det går ikke", None),
        ("", None),
    ],
)
def test_reasons_are_named_never_guessed(typed: str, reason: Reason | None) -> None:
    assert read_reason(typed) is reason


@given(text=ANY)
def test_no_text_breaks_it(text: str) -> None:
    line = read_line(text)
    assert line.number is None or 0 <= line.number < 10**9
    assert line.verb is not None or line.language is None
    assert line.bare in {True, False}
    read_reason(text)
    only_a_time(text)
    nearest(text)


@given(words=st.lists(st.sampled_from([*BY_WORD, "#42", "42", "kl.", "tak", ",", "–"]), max_size=6))
def test_no_line_of_known_words_breaks_it(words: list[str]) -> None:
    line = read_line(" ".join(words))
    assert line.verb in {*Act, *Look, None}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("4", "#4"),
        ("42 vis", "#42 vis"),
        (" 42 ja tak", "#42 ja tak"),
        ("40 gæster kommer", "40 gæster kommer"),
        ("3 dec kl 10", "3 dec kl 10"),
        ("#4 vis", "#4 vis"),
        ("", ""),
    ],
)
def test_a_command_may_begin_with_a_bare_number(typed: str, meant: str) -> None:
    assert as_command(typed) == meant
