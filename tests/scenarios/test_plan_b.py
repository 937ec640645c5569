"""Plan B: what a proposal says is to happen by itself when it comes to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import FRIDAY, PROPOSE, TITLE, WHEN, proposed, until

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackStage
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio

TOLD = f"🟠 Folkebladet melder afbud til #1 {TITLE} ({WHEN}): akut nyhed."


async def agreed_with(stage: Stage, plan: str) -> None:
    await proposed(stage, f"{PROPOSE} {plan}")
    assert "Plan B: " in stage.librarian.card
    await stage.journalist.tap("accept", on="prompt")
    stage.librarian.news()


async def bumped(stage: Stage) -> str:
    """The preview the journalist saw; then one tap on a reason."""
    await stage.journalist.tap("bump")
    preview = str(stage.journalist.look("form"))
    await stage.journalist.tap("bump:breaking_news", on="form")
    return preview


async def test_after_a_bump_the_library_goes_on_alone(stage: Stage) -> None:
    await agreed_with(stage, "ellers alene")
    preview = await bumped(stage)
    assert "Plan B: det gennemføres uden Folkebladet." in preview
    assert "🟢 Aftalt" in stage.librarian.card
    assert "@bibliotekar (vært) · uden Folkebladet\n" in stage.librarian.card
    assert "Plan B" not in stage.librarian.card
    assert stage.librarian.news() == [f"{TOLD}\nPlan B: det gennemføres uden Folkebladet.\n[Vis]"]


async def test_after_a_bump_the_second_time_is_asked_about(stage: Stage) -> None:
    await agreed_with(stage, "ellers fredag den 4. december kl. 19")
    preview = await bumped(stage)
    assert f"Plan B: {FRIDAY} foreslås i stedet." in preview
    assert stage.librarian.news() == [f"{TOLD}\nPlan B: {FRIDAY} foreslås i stedet.\n[Vis]"]
    assert f"{FRIDAY}" in stage.journalist.prompt
    await stage.journalist.tap("accept", on="prompt")
    assert "🟢 Aftalt" in stage.librarian.card
    assert FRIDAY in stage.librarian.card


async def test_after_a_bump_the_stand_in_is_asked(on_slack: SlackStage) -> None:
    await agreed_with(on_slack, "ellers @kollega")
    await bumped(on_slack)
    assert on_slack.colleague.prompt.startswith(f"Kan du tage over for @journalist? {TITLE}")
    assert on_slack.librarian.news() == [
        f"{TOLD}\nPlan B: @kollega bliver spurgt, om de kan tage over.\n[Vis]"
    ]
    await on_slack.colleague.tap("accept", on="prompt")
    assert "@bibliotekar (vært) · @kollega\n" in on_slack.librarian.card


async def test_the_library_pulls_out_and_the_plan_is_not_for_that(stage: Stage) -> None:
    await agreed_with(stage, "ellers alene")
    await stage.librarian.tap("bump")
    assert "Plan B" not in str(stage.librarian.look("form"))
    await stage.librarian.tap("bump:practical", on="form")
    assert "🟠 Afbud fra Biblioteket i Midtbyen" in stage.librarian.card


async def test_a_typed_bump_is_taken_back_with_its_plan(stage: Stage) -> None:
    await agreed_with(stage, "ellers fredag den 4. december kl. 19")
    await stage.journalist.command("afbud #1 akut nyhed")
    assert FRIDAY in stage.librarian.card
    await stage.journalist.tap("undo", on="private")
    assert "🟢 Aftalt" in stage.librarian.card
    assert WHEN in stage.librarian.card
    assert f"Plan B: {FRIDAY} foreslås i stedet." in stage.librarian.card


async def test_nobody_answers_and_the_library_goes_on_alone(stage: Stage) -> None:
    await proposed(stage, f"{PROPOSE} ellers alene")
    await until(stage, 26, 10, 15)
    assert "🟢 Aftalt" in str(stage.librarian.cards()[0])
    said = f"@journalist har ikke svaret i tide: #1 {TITLE}."
    assert stage.librarian.news() == [f"{said}\nPlan B: det gennemføres uden Folkebladet.\n[Vis]"]


async def test_nobody_answers_and_the_second_time_is_asked_about(stage: Stage) -> None:
    await proposed(stage, f"{PROPOSE} ellers fredag den 4. december kl. 19")
    await until(stage, 26, 10, 15)
    assert FRIDAY in str(stage.librarian.cards()[0])
    assert FRIDAY in stage.journalist.prompt
    assert stage.librarian.news()[0].endswith(f"Plan B: {FRIDAY} foreslås i stedet.\n[Vis]")


async def test_who_has_said_yes_is_not_put_out_by_a_colleagues_silence(
    on_slack: SlackStage,
) -> None:
    await proposed(on_slack, f"{PROPOSE} @kollega ellers alene")
    await on_slack.journalist.tap("accept", on="prompt")
    await until(on_slack, 26, 10, 15)
    assert "@bibliotekar (vært) · @journalist\n" in str(on_slack.librarian.cards()[0])


@pytest.mark.parametrize("plan", ["aflys", "måske", "@kollega eller alene"])
async def test_a_plan_that_says_nothing_is_asked_about(on_slack: SlackStage, plan: str) -> None:
    await on_slack.librarian.command(f"{PROPOSE} ellers {plan}")
    (told,) = on_slack.librarian.news()
    assert told.startswith("Jeg forstår ikke plan B: “")
    assert on_slack.count("slots") == 0


async def test_who_is_named_behind_a_plans_time_is_asked(stage: Stage) -> None:
    await stage.librarian.command(
        f"foreslå {TITLE} torsdag den 3. december kl. 19-20.30, ellers fredag kl. 19 @journalist"
    )
    assert "venter på svar fra @journalist" in stage.librarian.card
    assert "Plan B: fredag den" in stage.librarian.card


async def test_nobody_answers_and_the_stand_in_is_asked(on_slack: SlackStage) -> None:
    await proposed(on_slack, f"{PROPOSE} ellers @kollega")
    await until(on_slack, 26, 10, 15)
    assert on_slack.colleague.prompt.startswith("Kan du tage over for @journalist?")
    (told,) = on_slack.librarian.news()
    assert told.startswith(f"@journalist har ikke svaret endnu: #1 {TITLE}, {WHEN}.")
    assert "Jeg har spurgt @kollega som afløser.\n[Vis]" in told


async def test_else_may_belong_to_the_title(stage: Stage) -> None:
    await proposed(stage, "foreslå Klima, og hvad ellers sker torsdag den 3. december kl. 19")
    assert "#1 · Klima, og hvad ellers sker" in stage.librarian.card


async def test_a_plan_that_is_past_is_asked_about(stage: Stage) -> None:
    await stage.librarian.command(f"{PROPOSE} ellers mandag den 23. november kl. 19")
    (told,) = stage.librarian.news()
    assert told.startswith("Tiden i plan B er gået. Vælg en anden.")
    assert "ellers mandag den 23. november kl. 19" in told
    assert stage.count("slots") == 0


async def test_the_form_asks_for_it(stage: Stage) -> None:
    await stage.librarian.command("foreslå")
    await stage.librarian.fill(
        title=TITLE, when="torsdag den 3. december kl. 19", otherwise="alene"
    )
    assert "Plan B: det gennemføres uden Folkebladet." in stage.librarian.card
