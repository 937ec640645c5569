"""What no page and no keyboard sends by itself: forged buttons, and titles that play tricks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers.door import Inbound, Kind, Platform, Profile, Room
from handlers.receive import receive
from handlers.scene import Defaults
from tests.scenarios.lines import WHEN, agreed, bumped, proposed

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackStage
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio

THEN = "torsdag den 3. december kl. 19"


@pytest.mark.parametrize(
    "title",
    [
        "Debat 🎉 om & <havnen> *nu* _og_ ~her~ `x`",
        "<b>Debat</b> om <https://havnen.dk|havnen>",
        "Debat\u202e om\u2066 havnen\u200f",
        "Debat\nom\nhavnen",
        "Debat\x00om\x07havnen",
        "e\u0301n debat om Malmo\u0308",
    ],
)
async def test_a_title_is_shown_as_it_was_meant(stage: Stage, title: str) -> None:
    await proposed(stage, "foreslå Læsekreds mandag den 7. december kl. 16-17 @journalist")
    line = f"foreslå {title} {THEN}-20.30 @journalist"
    await stage.librarian.command(line)
    first, when = stage.librarian.look("card").lines[:2]
    assert not set("\u202e\u2066\u200f\n\x00\x07") & set(first)
    assert first.startswith("#2 · ")
    assert (first.endswith("   🟡 Foreslået"), when) == (True, WHEN)
    if "🎉" in title:
        assert first == f"#2 · {title}   🟡 Foreslået"
    await stage.librarian.whisper(line)  # the same again, said otherwise
    await stage.librarian.say(f"@rykker {line}")
    assert len(stage.librarian.cards()) == 2


#: Their own draft, with a time of their own: that is no forgery.
OWN = ("draft=1&pick=2026-12-03T19:00:00/",)
FORGED = (
    "", "-", "x", "slot=1", "slot=99&terms=1", "slot=1&terms=99", "slot=1&terms=2&ask=99",
    "slot=-1", "slot=1e9", "slot=99999999999999&terms=1", "slot=٣&terms=1", "draft=1", "draft=999",
    "draft=1&pick=0001-01-01T00:00:00/", "draft=1&pick=9999-12-31T23:59:00/",
    "slot=1&terms=3&pick=0001-01-01T00:00:00/", "slot=1&terms=3&pick=9999-12-31T23:59:00/",
    "draft=1&pick=2026-12-03T19:00:00/", "pick=0001-01-01T00:00:00/", "pick=9999-12-31T23:59:00/",
    "slot=1&terms=2&pick=0001-01-01T00:00:00/", "slot=1&terms=2&pick=x/y", "pick=%00", "room=1",
    "slot=1&terms=2&pick=2026-12-03T19:00:00+01:00/2026-12-03T18:00:00", "&" * 1500, "slot=1\x00",
)  # fmt: skip


async def test_forged_buttons_open_no_doors(stage: Stage) -> None:
    await bumped(stage)
    before = stage.rows()
    for value in FORGED:
        for key in ("restore", "move:1", "show"):
            await stage.librarian.press(stage.librarian.look("card"), key, value)
        if value not in OWN:
            assert stage.rows() == before, value


async def test_forged_choices_propose_nothing(stage: Stage) -> None:
    await proposed(stage)
    await stage.librarian.command("foreslå Quiz torsdag @journalist")
    mine, before = stage.librarian.look("private"), stage.rows("slots", "asks")
    for value in FORGED:
        if value not in OWN:
            await stage.librarian.press(mine, "propose:1", value)
            assert stage.rows("slots", "asks") == before, value


@pytest.mark.parametrize("act", ["expire", "complete", "release", "amend"])
async def test_what_only_the_clock_does_no_button_does(on_slack: SlackStage, act: str) -> None:
    await proposed(on_slack)
    before, home = on_slack.rows(), on_slack.slack.library
    screen = on_slack.librarian.look("card")
    forged = Inbound(
        platform=Platform.SLACK,
        installation=home.id,
        installation_name=home.name,
        kind=Kind.TAP,
        key="forged",
        actor=Profile(on_slack.librarian.person.id, "bibliotekar", home.id),
        room=Room(on_slack.librarian.room.id),
        act=act,
        value=next(button.value for button in screen.buttons if button.key == "accept"),
    )
    receive(on_slack.store, forged, now=on_slack.clock.now(), defaults=Defaults())
    await on_slack.settle()
    assert on_slack.rows() == before
    assert len(on_slack.librarian.news()) == 1


@pytest.mark.parametrize("pick", ["", "x/y", "2026-13-01", "stay:9999"])
async def test_nobody_is_asked_to_move_for_a_time_that_is_none(
    on_slack: SlackStage, pick: str
) -> None:
    await agreed(on_slack)
    token = next(b for b in on_slack.librarian.look("card").buttons if b.key == "bump").value
    home = on_slack.slack.library
    forged = Inbound(
        platform=Platform.SLACK,
        installation=home.id,
        installation_name=home.name,
        kind=Kind.TAP,
        key="forged",
        actor=Profile(on_slack.librarian.person.id, "bibliotekar", home.id),
        room=Room(on_slack.librarian.room.id),
        act="space",
        value=f"{token}&pick={pick}",
    )
    receive(on_slack.store, forged, now=on_slack.clock.now(), defaults=Defaults())
    await on_slack.settle()
    assert len(on_slack.librarian.news()) == 1
    assert on_slack.journalist.news() == []
