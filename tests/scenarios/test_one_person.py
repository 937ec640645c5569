"""One person on two platforms: only they say so, and from then on they are asked once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import PROPOSE, TOLD_YES, UNNAMED, WHEN
from tests.scenarios.on_both import code_in, people_called

if TYPE_CHECKING:
    from tests.scenarios.on_both import BothStage

pytestmark = pytest.mark.anyio

ONE = (
    "✓ Nu ved jeg, at du er én person, og spørger kun ét sted: dér, hvor du sidst har skrevet til "
    "mig, lige nu {on}.\nDu kan vælge ét fast sted i indstillingerne, under “Kun mig”."
)


async def one(stage: BothStage) -> None:
    """The librarian has an account in the browser room too, and has said so from there."""
    await stage.librarian.command("indstillinger")
    await stage.joined()
    await stage.guest.whisper("forbind")
    code = code_in(stage.guest)
    await stage.librarian.whisper(code)
    assert stage.librarian.news() == [ONE.format(on="på Slack")]


async def test_who_asks_is_shown_a_code_and_what_to_do(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    await on_both.joined()
    await on_both.librarian.whisper("forbind")
    (said,) = on_both.librarian.news()
    code = said[said.index("Skriv ") + len("Skriv ") :][:7]
    assert said == (
        f"Er du også i browseren? Så spørger jeg kun ét sted. Skriv {code} til mig dér inden "
        "10 minutter. Del ikke koden.\n[Ikke nu]"
    )
    await on_both.librarian.tap("link", on="private")
    assert on_both.librarian.news() == ["Helt i orden. Koden virker ikke længere."]
    await on_both.guest.whisper(code)
    assert on_both.guest.news()[-1].startswith("Den kode virker ikke")


async def test_a_person_with_two_accounts_is_asked_once(on_both: BothStage) -> None:
    await one(on_both)
    assert len(people_called(on_both.slack.store, "bibliotekar")) == 1
    await on_both.journalist.command(f"{UNNAMED} @bibliotekar")
    asked = [len(on_both.librarian.prompts()), len(on_both.guest.prompts())]
    assert asked == [1, 0]
    await on_both.librarian.tap("accept", on="prompt")
    assert on_both.guest.card == on_both.librarian.card
    assert "🟢 Aftalt" in on_both.guest.card


async def test_they_are_asked_where_they_wrote_last(on_both: BothStage) -> None:
    await one(on_both)
    await on_both.guest.command("liste")
    on_both.guest.news()
    await on_both.journalist.command(f"{UNNAMED} @bibliotekar")
    assert [len(on_both.librarian.prompts()), len(on_both.guest.prompts())] == [0, 1]
    # They answer in the other place: the question changes where it stands, and is not put again.
    await on_both.librarian.command("ja #1")
    assert [len(on_both.librarian.prompts()), len(on_both.guest.prompts())] == [0, 1]
    assert on_both.guest.prompt.startswith("✓ Du sagde ja i dag kl. 10.15.")
    assert on_both.journalist.news()[-1] == TOLD_YES.replace("@journalist", "@bibliotekar")


async def test_or_where_they_chose_to_be(on_both: BothStage) -> None:
    await one(on_both)
    await on_both.guest.command("indstillinger")
    await on_both.guest.tap("settings:me", on="form")
    form = str(on_both.guest.form)
    assert "Hvor skriver jeg til dig? Dér, hvor du sidst har skrevet til mig" in form
    with on_both.slack.store.read() as session:
        from storage import installations  # noqa: PLC0415 - this once

        home = installations.known(session, platform="room", external_id="demo")
        assert home is not None
        browser = str(home.id)
    await on_both.guest.fill(where=browser)
    await on_both.librarian.command("liste")
    await on_both.journalist.command(f"{UNNAMED} @bibliotekar")
    assert [len(on_both.librarian.prompts()), len(on_both.guest.prompts())] == [0, 1]


async def test_numbers_and_sides_are_the_same_in_either_place(on_both: BothStage) -> None:
    await one(on_both)
    await on_both.librarian.command(PROPOSE)
    await on_both.guest.whisper("træk #1")
    assert "⚪ Trukket tilbage" in on_both.journalist.card
    await on_both.guest.command("part")
    assert "ansvarlig: @bibliotekar" in on_both.guest.news()[-1]


async def test_what_they_said_of_themselves_is_kept(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    await on_both.joined()
    await on_both.librarian.whisper("væk 3/12-10/12")
    on_both.librarian.news()
    await on_both.librarian.whisper("forbind")
    code = code_in(on_both.librarian)
    await on_both.guest.whisper(code)
    assert on_both.guest.news() == [ONE.format(on="i browseren")]
    (absence,) = on_both.slack.rows("absences")["absences"]
    assert absence[1] == people_called(on_both.slack.store, "bibliotekar")[0]


async def test_two_who_have_acted_for_different_sides_stay_two(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    await on_both.joined()
    await on_both.librarian.command(PROPOSE)
    await on_both.journalist.tap("accept", on="prompt")
    await on_both.librarian.whisper("forbind")
    code = code_in(on_both.librarian)
    before = on_both.slack.rows("people", "identities", "memberships")
    await on_both.journalist.whisper(code)
    (said,) = on_both.journalist.news()
    assert said.startswith("I to har handlet for hver sin part, så I kan ikke være én person.")
    assert on_both.slack.rows("people", "identities", "memberships") == before


async def test_two_of_one_place_are_two_and_ones_own_code_joins_nothing(
    on_both: BothStage,
) -> None:
    await on_both.librarian.command("indstillinger")
    await on_both.librarian.whisper("forbind")
    code = code_in(on_both.librarian)
    await on_both.librarian.whisper(code)
    assert on_both.librarian.news()[-1].startswith("Det er din egen kode.")
    await on_both.colleague.whisper(code)
    assert on_both.colleague.news()[-1].startswith("Den kode er fra en anden her")


async def test_a_code_of_ones_own_does_nothing_in_a_room(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    await on_both.librarian.whisper("forbind")
    code = code_in(on_both.librarian)
    await on_both.journalist.command(f"forbind {code}")
    assert on_both.journalist.news()[-1].startswith("Den kode virker ikke")
    assert on_both.journalist.cards() == []


async def test_what_was_agreed_before_is_theirs_after(on_both: BothStage) -> None:
    await on_both.librarian.command("indstillinger")
    await on_both.joined()
    await on_both.librarian.command(PROPOSE)
    await on_both.journalist.tap("accept", on="prompt")
    on_both.librarian.news()
    await on_both.librarian.whisper("forbind")
    await on_both.guest.whisper(code_in(on_both.librarian))
    on_both.guest.news()
    await on_both.guest.command("mine")
    assert "#1 Debat om havnen · Aftalt" in on_both.guest.news()[-1]
    await on_both.journalist.command("afbud #1 akut nyhed")
    assert on_both.librarian.news() == []
    (told,) = on_both.guest.news()
    assert told.startswith(f"🟠 Folkebladet melder afbud til #1 Debat om havnen ({WHEN})")


async def asked_in_both(stage: BothStage) -> None:
    """One of the library has an account in each place, and each was asked about the same."""
    await stage.librarian.command("indstillinger")
    code = await stage.code(line="forbind bibliotek")
    await stage.journalist.command("liste")
    await stage.guest.command(f"forbind {code}")
    await stage.guest.command("part partner @journalist")
    await stage.colleague.command("liste")
    await stage.journalist.command(f"{UNNAMED} @bibliotekar @kollega2")
    for player in (stage.librarian, stage.colleague, stage.guest, stage.journalist):
        player.news()
    assert [len(stage.colleague.prompts()), len(stage.guest.prompts())] == [1, 1]


async def turn_out_to_be_one(stage: BothStage) -> None:
    """They say so, in the browser."""
    await stage.colleague.whisper("forbind")
    await stage.guest.whisper(code_in(stage.colleague))
    assert stage.guest.news() == [ONE.format(on="i browseren")]


async def test_two_questions_become_one(on_both: BothStage) -> None:
    await asked_in_both(on_both)
    await turn_out_to_be_one(on_both)
    asks = on_both.slack.rows("asks")["asks"]
    assert sum("open" in row for row in asks) == 1
    assert "venter på svar fra @bibliotekar (" in on_both.guest.card
    assert on_both.guest.card == on_both.librarian.card
    await on_both.guest.command("ja #1")
    assert "🟢 Aftalt" in on_both.guest.card
    assert "@journalist · @bibliotekar (vært)" in on_both.librarian.card


async def test_a_yes_to_one_is_a_yes_to_both(on_both: BothStage) -> None:
    await asked_in_both(on_both)
    await on_both.colleague.tap("accept", on="prompt")
    assert "🔵 Foreløbig" in on_both.guest.card
    await turn_out_to_be_one(on_both)
    assert "🟢 Aftalt" in on_both.guest.card
    assert on_both.guest.card == on_both.librarian.card
    assert "@journalist · @bibliotekar (vært)" in on_both.librarian.card
