"""The app's own page in Slack: the overview, and for a first visit how it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import WHEN, agreed, proposed, shown
from tests.scenarios.screen import of_blocks

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackPlayer, SlackStage

pytestmark = pytest.mark.anyio

READING = "foreslå Læsekreds fredag den 4. december kl. 16 @journalist"
FIRST_VISIT = shown("""
    Jeg holder styr på et biblioteks og en partners fælles arrangementer fra dag til dag: {you}
    Begynd med at skrive /invite @Rykker i den kanal, I deler, og foreslå noget dér.
    [Sådan virker det]
""").replace("{you}", "I foreslår, svarer og melder afbud dér, hvor I skriver sammen i forvejen.")
BUTTONS = "[Foreslå et arrangement] [Det hele] [Indstillinger] [Sådan virker det]"


def home(player: SlackPlayer) -> str:
    """The app's own page, as it reads."""
    view = player.person.home
    return str(of_blocks(view.blocks, view))


async def press(player: SlackPlayer, key: str) -> None:
    """Tap a button on it."""
    await player.person.tap(player.person.home, f"slot.{key}")
    await player.stage.acted()


async def test_a_first_visit_says_how_it_begins(on_slack: SlackStage) -> None:
    for player in (on_slack.librarian, on_slack.journalist):
        await player.person.open_home()
        assert home(player) == FIRST_VISIT
    await press(on_slack.librarian, "help")
    (told,) = on_slack.librarian.news()
    assert told.startswith("Jeg holder styr på jeres fælles arrangementer: ")
    assert home(on_slack.librarian) == FIRST_VISIT


async def test_it_is_the_overview(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await on_slack.librarian.command(READING)
    await on_slack.librarian.person.open_home()
    assert home(on_slack.librarian) == shown(f"""
        Det næste
        🟢 tor 3. dec. 19.00 · #1 Debat om havnen · Aftalt
        🟡 fre 4. dec. 16.00 · #2 Læsekreds · Foreslået
        [Vis] [Vis] {BUTTONS}
    """)
    await on_slack.journalist.person.open_home()
    assert home(on_slack.journalist) == shown(f"""
        Venter på dig
        🟡 fre 4. dec. 16.00 · #2 Læsekreds · venter på dig
        Det næste
        🟢 tor 3. dec. 19.00 · #1 Debat om havnen · Aftalt
        [Vis] [Vis] {BUTTONS}
    """)


async def test_in_their_own_language(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    await on_slack.librarian.command("indstillinger")
    await on_slack.librarian.tap("settings:me", on="form")
    await on_slack.librarian.fill(locale="en", zone="")
    await on_slack.librarian.person.open_home()
    assert home(on_slack.librarian).startswith("What is next\n")


async def test_a_tap_is_answered_directly_and_the_page_stays_true(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    await on_slack.librarian.person.open_home()
    await press(on_slack.librarian, "show:1")
    (told,) = on_slack.librarian.news()
    assert told.startswith(f"#1 · Debat om havnen   🟡 Foreslået\n{WHEN}\n")
    assert on_slack.librarian.person.last().text.startswith("#1 Debat om havnen")
    await on_slack.journalist.tap("accept", on="prompt")
    assert "· Foreslået" in home(on_slack.librarian)  # not looked at since
    await press(on_slack.librarian, "help")
    assert home(on_slack.librarian) == shown(f"""
        Det næste
        🟢 tor 3. dec. 19.00 · #1 Debat om havnen · Aftalt
        [Vis] {BUTTONS}
    """)


async def test_its_buttons_open_forms(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    await on_slack.librarian.person.open_home()
    await press(on_slack.librarian, "settings")
    assert str(on_slack.librarian.form).startswith("Indstillinger\n")
    await press(on_slack.librarian, "propose")
    assert str(on_slack.librarian.form).startswith("Foreslå et arrangement\n")
    await on_slack.librarian.fill(title="Læsekreds", when="fredag den 4. december kl. 16")
    assert on_slack.librarian.card.startswith("#2 · Læsekreds   🟡 Foreslået\n")
    assert on_slack.librarian.news()[-1].startswith("Sendt til Folkebladet: #2 Læsekreds")


async def test_its_other_tab_is_only_the_messages(on_slack: SlackStage) -> None:
    await on_slack.librarian.person.open_home("messages")
    assert on_slack.slack.called("views.publish") == []


@pytest.mark.parametrize(
    "fault", [{"error": "internal_error"}, {"status": 503}, {"drop": "before"}, {"drop": "after"}]
)
async def test_one_that_cannot_be_shown_is_no_failure(
    on_slack: SlackStage, fault: dict[str, object]
) -> None:
    await proposed(on_slack)
    await on_slack.librarian.person.open_home()
    on_slack.slack.fail("views.publish", times=2, **fault)  # type: ignore[arg-type]
    await on_slack.librarian.person.open_home()
    await press(on_slack.librarian, "show:1")
    assert on_slack.librarian.news()[-1].startswith("#1 · Debat om havnen")
    assert on_slack.slack.failures == []


async def test_nor_is_one_opened_with_a_token_that_is_no_longer_good(on_slack: SlackStage) -> None:
    token = on_slack.slack.token
    on_slack.slack.revoke()
    await on_slack.librarian.person.open_home()
    assert on_slack.slack.failures == []
    on_slack.slack.reinstall(token)
    await on_slack.librarian.person.open_home()
    assert home(on_slack.librarian) == FIRST_VISIT
