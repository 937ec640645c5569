"""What was understood is said and can be taken back; later, questions, reactions, and `ryk`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import AGREED_CARD, BUMPED_CARD, PROMPT, WHEN, agreed, proposed, shown

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackStage
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio


def standing(stage: Stage) -> list[object]:
    """The slot as people know it: state, time, place, answers, and what is asked."""
    rows = stage.rows("slots", "commitments", "asks")
    (slot,) = rows["slots"]
    waiting = [ask[2:14] for ask in rows["asks"] if "open" in ask]
    return [slot[5:12], [c[2:] for c in rows["commitments"]], waiting]


@pytest.mark.parametrize(
    ("reply", "receipt"),
    [
        ("ja", f"✓ Du er med: #1 Debat om havnen, {WHEN}."),
        ("nej desværre", f"Du sagde nej til #1 Debat om havnen, {WHEN}. Den, der"),
        (
            "kan først fredag kl. 10",
            "Forstået: jeg foreslår @bibliotekar fredag den 4. december kl. 10.00–11.30 til #1",
        ),
    ],
)  # fmt: skip
async def test_what_was_understood_is_said_and_taken_back(
    stage: Stage, reply: str, receipt: str
) -> None:
    await proposed(stage)
    before = standing(stage)
    await stage.journalist.whisper(reply)
    (told,) = stage.journalist.news()
    assert told.startswith(receipt)
    assert told.endswith("[Fortryd] [Vis]")
    assert standing(stage) != before
    await stage.journalist.tap("undo", on="private")
    assert standing(stage) == before
    assert str(stage.journalist.prompts()[0]) == PROMPT
    told = f"@journalist har fortrudt: #1 Debat om havnen er, som det var, {WHEN}.\n[Vis]"
    assert stage.librarian.news()[-1] == told
    assert stage.journalist.news() == [
        f"Fortrudt. #1 Debat om havnen er, som det var: {WHEN}.\n[Vis]"
    ]
    await stage.journalist.tap("accept", on="prompt")
    assert stage.librarian.card == AGREED_CARD


async def test_taking_back_twice_is_taking_back_once(stage: Stage) -> None:
    await proposed(stage)
    await stage.journalist.whisper("ja")
    receipt = stage.journalist.look("private")
    await stage.journalist.tap("undo", on=receipt)
    before = standing(stage)
    await stage.journalist.tap("undo", on=receipt)
    assert standing(stage) == before


async def test_it_can_be_typed_too(stage: Stage) -> None:
    await proposed(stage)
    before = standing(stage)
    await stage.journalist.whisper("ja")
    await stage.journalist.whisper("fortryd")
    assert standing(stage) == before


@pytest.mark.parametrize("what", ["late", "others"])
async def test_later_or_once_others_have_acted_it_stands(stage: Stage, what: str) -> None:
    await proposed(stage)
    await stage.journalist.whisper("ja")
    receipt = stage.journalist.look("private")
    if what == "late":
        stage.goes_by(minutes=16)
    else:
        await stage.librarian.command("udskyd #1")
    before = stage.rows()
    stage.journalist.news()
    await stage.journalist.tap("undo", on=receipt)
    assert stage.journalist.news()[0].startswith("Det kan ikke fortrydes længere.")
    assert stage.rows() == before


async def test_a_time_given_away_meanwhile_is_not_taken_back(stage: Stage) -> None:
    await agreed(stage)
    await stage.journalist.whisper("nej det går ikke, brand på havnen")
    assert stage.librarian.card == BUMPED_CARD
    await stage.journalist.tap("restore", on="private")
    assert stage.librarian.card == AGREED_CARD


@pytest.mark.parametrize("how", ["tap", "word"])
async def test_later_is_asked_again_then(stage: Stage, how: str) -> None:
    await proposed(stage)
    if how == "tap":
        await stage.journalist.tap("later", on="prompt")
    else:
        await stage.journalist.whisper("senere")
    assert stage.journalist.news() == [
        shown(f"""
            Helt fint. Hvornår må jeg spørge igen?
            #1 Debat om havnen, {WHEN}
            [Om 2 timer] [I morgen kl. 09.00] [Mandag kl. 09.00]
        """)
    ]
    await stage.journalist.tap("later:2", on="private")
    assert stage.journalist.news() == [
        "Jeg spørger igen i morgen kl. 09.00: #1 Debat om havnen.\n[Vis]"
    ]
    stage.goes_by(hours=22)
    await stage.tick()
    assert stage.journalist.news() == []
    stage.goes_by(hours=1)
    for _ in range(2):  # once is enough
        await stage.tick()
    (again,) = stage.journalist.news()
    assert again.startswith("Kan du være med? Debat om havnen\n")
    await stage.journalist.tap("accept", on="private")
    assert "🟢 Aftalt" in str(stage.librarian.cards()[0])


async def test_what_was_answered_meanwhile_is_not_asked_again(stage: Stage) -> None:
    await proposed(stage)
    await stage.journalist.tap("later", on="prompt")
    await stage.journalist.tap("later:1", on="private")
    await stage.journalist.tap("accept", on="prompt")
    stage.journalist.news()
    stage.goes_by(hours=3)
    await stage.tick()
    assert stage.journalist.news() == []


async def test_later_than_the_event_is_no_answer(stage: Stage) -> None:
    await proposed(stage)
    await stage.journalist.command("senere #1 fredag den 11. december kl. 9")
    assert stage.journalist.news()[0].startswith("#1 Debat om havnen begynder før det")


async def test_a_question_is_passed_on_with_the_thread_for_the_answer(stage: Stage) -> None:
    await proposed(stage)
    await stage.journalist.whisper("hvor mange kommer der?")
    assert stage.journalist.news() == [
        (
            "Jeg har sendt dit spørgsmål videre til @bibliotekar. Svaret kommer i tråden under "
            "kortet for #1 Debat om havnen.\n[Vis]"
        )
    ]
    assert stage.librarian.news() == [
        (
            "@journalist spørger om #1 Debat om havnen: “hvor mange kommer der?”\n"
            "Svar i tråden under kortet: dér kan alle se det.\n[Vis]"
        )
    ]
    in_thread = [str(c) for c in stage.librarian.cards() if "spørger om" in str(c)]
    assert in_thread == ["@journalist spørger om #1 Debat om havnen: “hvor mange kommer der?”"]
    stage.troubled = True  # a word in the thread is a post that is no card


@pytest.mark.parametrize(
    ("sign", "card"),
    [("+1", "🟢 Aftalt"), ("thumbsup::skin-tone-3", "🟢 Aftalt"), ("white_check_mark", "🟢 Aftalt"),
     ("x", "⚪ Takket nej"), ("-1", "⚪ Takket nej"), ("eyes", "🟡 Foreslået")],
)  # fmt: skip
async def test_a_sign_under_the_card_is_an_answer(
    on_slack: SlackStage, sign: str, card: str
) -> None:
    await proposed(on_slack)
    await on_slack.journalist.person.react(on_slack.journalist.look("card").handle, sign)
    await on_slack.settle()
    assert card in on_slack.librarian.card
    told = on_slack.journalist.news()
    assert bool(told) == (card != "🟡 Foreslået")
    if told:
        await on_slack.journalist.tap("undo", on="private")
        assert "🟡 Foreslået" in on_slack.librarian.card


@pytest.mark.parametrize("who", ["colleague", "librarian", "colleague2"])
async def test_a_sign_of_somebody_else_is_applause(on_slack: SlackStage, who: str) -> None:
    await proposed(on_slack)
    before = on_slack.rows()
    player = getattr(on_slack, who)
    await player.person.react(player.look("card").handle, "+1")
    await on_slack.settle()
    assert on_slack.rows() == before
    assert player.news() == []


async def test_a_thumb_under_the_prompt_counts_and_once_agreed_it_is_nothing(
    on_slack: SlackStage,
) -> None:
    await proposed(on_slack)
    person = on_slack.journalist.person
    await person.react(on_slack.journalist.look("prompt").handle, "+1")
    await on_slack.settle()
    assert "🟢 Aftalt" in on_slack.librarian.card
    before = on_slack.rows()
    await person.react(on_slack.journalist.look("card").handle, "-1")
    await on_slack.settle()
    assert on_slack.rows() == before


async def test_ryk_of_what_waits_asks_again(stage: Stage) -> None:
    await proposed(stage)
    await stage.librarian.command("ryk #1")
    asked = stage.librarian.look("private")
    assert stage.librarian.news() == [
        "Skal jeg spørge @journalist igen om #1 Debat om havnen?\n[Spørg igen] [Anden tid] [Vis]"
    ]
    for hours in (0, 2, 0):
        stage.goes_by(hours=hours)
        await stage.librarian.tap("again", on=asked)
    just_now = (
        "@journalist blev spurgt om #1 Debat om havnen for mindre end en time siden. "
        "Giv lidt tid.\n[Vis]"
    )
    told = "Jeg har spurgt @journalist igen.\n[Vis]"
    assert stage.librarian.news() == [just_now, told, just_now]
    (again,) = stage.journalist.news()
    assert again.startswith("Kan du være med? Debat om havnen\n")


async def test_ryk_with_a_time_moves(stage: Stage) -> None:
    await agreed(stage)
    await stage.librarian.command("ryk #1 til fredag den 4. december kl. 16")
    assert "foreslår fredag den 4. december kl. 16.00–17.30 i stedet" in stage.journalist.card


async def test_ryk_of_what_is_agreed_shows_what_pulling_out_takes_along(stage: Stage) -> None:
    await agreed(stage)
    before = stage.rows()
    await stage.journalist.whisper("ryk #1")
    assert stage.rows() == before
    told = stage.journalist.news()
    seen = told[0] if told else str(stage.journalist.form)
    assert "Afbud til #1 Debat om havnen" in seen
    assert "[Flyt den i stedet]" in seen


@pytest.mark.parametrize(
    "text",
    [
        "mine venner kommer også",
        "side om side står de",
        "listen er lang",
        "foreslå mig lige noget kaffe",
        "hold da op 😂",
        "part of the plan",
        "fortryd nu ikke det hele",
    ],
)
async def test_talk_under_a_card_is_left_alone(stage: Stage, text: str) -> None:
    await agreed(stage)
    before = stage.rows()
    await stage.librarian.reply(text)
    await stage.journalist.reply(text)
    assert stage.rows() == before
    assert (stage.librarian.news(), stage.journalist.news()) == ([], [])


async def test_a_sentence_to_the_bot_is_read_as_one(stage: Stage) -> None:
    await agreed(stage)
    await stage.journalist.whisper("mine børn er syge, jeg kan ikke alligevel")
    assert "🟠 Afbud fra Folkebladet" in stage.librarian.card


@pytest.mark.parametrize("text", ["haha", "😂😂", "god weekend alle sammen", "tillykke med dagen!"])
async def test_good_wishes_to_the_bot_are_left_alone(stage: Stage, text: str) -> None:
    await agreed(stage)
    before = stage.rows()
    await stage.journalist.whisper(text)
    assert (stage.rows(), stage.journalist.news()) == (before, [])


async def test_a_bare_yes_after_a_bump_is_asked_about(stage: Stage) -> None:
    await agreed(stage)
    await stage.journalist.whisper("afbud #1 akut nyhed")
    stage.journalist.news()
    before = stage.rows()
    await stage.journalist.whisper("ja")
    assert stage.rows() == before
    (asked,) = stage.journalist.news()
    assert asked.startswith("Hvad skal jeg gøre med #1 Debat om havnen")


async def test_a_sentence_may_name_its_slot_anywhere(stage: Stage) -> None:
    await agreed(stage)
    await stage.journalist.whisper("kan alligevel ikke #1, brand på havnen")
    assert "🟠 Afbud fra Folkebladet" in stage.librarian.card
    assert "Akut nyhed" in stage.librarian.card
