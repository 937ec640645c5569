"""Colleagues: one takes over from another, a stand-in is chosen by form, long lists have pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import FRIDAY, PROPOSE, UNNAMED, WHEN, agreed, proposed, shown

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackStage
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio

COVERED = shown(f"""
    @kollega sagde ja kl. 10.15, så den er dækket.
    #1 Debat om havnen, {WHEN}
    [Jeg tager den i stedet] [Vis]
""")


async def covered(stage: SlackStage) -> None:
    """Both colleagues see the question; one says yes, and the other a moment later."""
    await stage.colleague.say("@rykker hjælp")
    await proposed(stage)
    seen = stage.journalist.look("prompt")
    await stage.colleague.tap("accept")
    await stage.journalist.tap("accept", on=seen)
    assert stage.journalist.news() == [COVERED]


async def test_the_slower_one_may_take_it_instead(on_slack: SlackStage) -> None:
    await covered(on_slack)
    on_slack.colleague.news()
    on_slack.librarian.news()
    await on_slack.journalist.tap("standin:me", on="private")
    assert "@bibliotekar (vært) · @journalist\n" in on_slack.librarian.card
    told = f"@journalist tager over i #1 Debat om havnen, {WHEN}."
    assert on_slack.librarian.news() == [f"{told}\n[Vis]"]
    assert on_slack.colleague.news() == [f"{told}\n[Jeg tager den i stedet] [Vis]"]
    assert on_slack.journalist.news() == [
        f"✓ Du er med: #1 Debat om havnen, {WHEN}.\n[Meld afbud] [Vis]"
    ]


async def test_it_is_taken_back_the_same_way(on_slack: SlackStage) -> None:
    await covered(on_slack)
    await on_slack.journalist.tap("standin:me", on="private")
    await on_slack.colleague.tap("standin:me", on="private")
    assert "@bibliotekar (vært) · @kollega\n" in on_slack.librarian.card


async def test_two_taps_at_once_take_it_once(on_slack: SlackStage) -> None:
    await covered(on_slack)
    screen = on_slack.journalist.look("private")
    await on_slack.journalist.tap("standin:me", on=screen)
    before = on_slack.rows()
    await on_slack.journalist.tap("standin:me", on=screen)
    assert on_slack.rows() == before


async def test_each_takes_over_on_their_own_side_only(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await on_slack.colleague2.tap("show")
    await on_slack.colleague2.tap("standin:me", on="private")
    assert "@kollega2 (vært) · @journalist\n" in on_slack.librarian.card


async def test_where_no_colleague_is_in_it_there_is_nobody_to_relieve(on_slack: SlackStage) -> None:
    await covered(on_slack)
    mine = on_slack.journalist.look("private")
    await on_slack.colleague.tap("bump", on="card")
    await on_slack.colleague.tap("bump:absence", on="form")
    before = on_slack.rows()
    on_slack.journalist.news()
    await on_slack.journalist.tap("standin:me", on=mine)
    assert on_slack.journalist.news()[0].startswith(
        "Der er sket noget i mellemtiden: @kollega meldte"
    )
    assert on_slack.rows() == before


async def test_a_stand_in_is_chosen_by_form(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await on_slack.journalist.tap("show")
    await on_slack.journalist.tap("standin", on="private")
    assert str(on_slack.journalist.form) == shown(f"""
        Find afløser
        #1 Debat om havnen, {WHEN}
        Hvem tager over?
        [Spørg]
    """)
    before = on_slack.rows()
    for wrong, said in (
        (on_slack.librarian, "! En afløser skal være en af jeres egne."),
        (on_slack.journalist, "! Den person er allerede med."),
    ):
        await on_slack.journalist.fill(who=[wrong.id_in_forms])
        assert said in str(on_slack.journalist.form)
    assert on_slack.rows() == before
    await on_slack.journalist.fill(who=[on_slack.colleague.id_in_forms])
    await on_slack.colleague.tap("accept", on="prompt")
    assert "@bibliotekar (vært) · @kollega\n" in on_slack.librarian.card


async def test_typed_without_a_name_there_is_a_button_to_choose(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await on_slack.journalist.whisper("afløser #1")
    buttons = "[Vælg] [Spørg dem, der kan] [Vis]"
    assert on_slack.journalist.news() == [f"Hvem tager over i #1 Debat om havnen?\n{buttons}"]
    await on_slack.journalist.tap("standin", on="private")
    assert "Hvem tager over?" in str(on_slack.journalist.form)


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
async def test_a_long_list_has_pages(stage: Stage) -> None:
    for day in range(1, 29):
        await stage.librarian.command(f"foreslå Læsekreds {day}. januar kl. 16 @journalist")
    stage.librarian.news()
    stage.journalist.news()
    for player, line in ((stage.librarian, "liste"), (stage.journalist, "mine")):
        await player.whisper(line)
        (first,) = player.news()
        key = next(b.key for b in player.look("private").buttons if b.label == "Vis flere")
        await player.tap(key, on="private")
        (second,) = player.news()
        listed = [line for line in (first + second).split("\n") if "Læsekreds" in line]
        assert len({line.split(" · ")[1] for line in listed}) == 28
        assert "Vis flere" not in second


async def test_the_whole_side_asked_and_many_people_stay_readable(on_slack: SlackStage) -> None:
    guests = [on_slack.newcomer(f"gaest{n}", on_slack.slack.newspaper) for n in range(12)]
    line = UNNAMED + "".join(f" @{g.name}" for g in guests)
    await on_slack.librarian.command(line)
    waiting = on_slack.librarian.card.split("\n")[2]
    assert waiting.startswith(
        "Foreslået af @bibliotekar · venter på svar fra @gaest0, @gaest1, @gaest2, @gaest3 og 8 til"
    )
    for guest in guests:
        await guest.tap("accept")
    assert "@gaest2 · 9 til\n" in on_slack.librarian.card


async def test_it_is_said_once_what_was_proposed(stage: Stage) -> None:
    await stage.librarian.command(PROPOSE)
    receipt = f"Sendt til @journalist: #1 Debat om havnen, {WHEN}.\n[Ret] [Fortryd]"
    assert stage.librarian.news() == [receipt]


async def test_who_was_relieved_reads_that_it_is_not_theirs_any_more(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await on_slack.colleague.tap("show")
    await on_slack.colleague.tap("standin:me", on="private")
    assert on_slack.journalist.prompt == shown("""
        @kollega har taget over.
        #1 Debat om havnen, torsdag den 3. december kl. 19.00–20.30
        [Vis]
    """)


async def test_another_time_that_is_offered_goes_to_who_takes_over(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await on_slack.librarian.command("anden tid 1 fredag den 4. december kl. 19")
    await on_slack.colleague.tap("show")
    await on_slack.colleague.tap("standin:me", on="private")
    assert "Ja til den nye tid" not in on_slack.journalist.prompt
    await on_slack.colleague.tap("accept", on="prompt")
    assert FRIDAY in on_slack.librarian.card
    assert "@bibliotekar (vært) · @kollega\n" in on_slack.librarian.card


async def test_what_a_whole_side_is_asked_is_mine_too(stage: Stage) -> None:
    await agreed(stage)
    await stage.librarian.command("foreslå Læsekreds fredag den 4. december kl. 16")
    stage.journalist.news()
    stage.librarian.news()
    await stage.journalist.whisper("mine")
    waits = "🟡 fre 4. dec. 16.00 · #2 Læsekreds · venter på dig"
    is_on = "🟢 tor 3. dec. 19.00 · #1 Debat om havnen · Aftalt"
    assert stage.journalist.news() == [f"Dine\n{waits}\n{is_on}\n[Vis] [Vis]"]
    await stage.librarian.whisper("mine")
    assert "venter på dig" not in stage.librarian.news()[0]
