"""The library goes on alone, and the newspaper gives something smaller instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import TITLE, bumped, until

if TYPE_CHECKING:
    from tests.scenarios.stage import Stage

pytestmark = pytest.mark.anyio


async def alone(stage: Stage) -> None:
    await bumped(stage)
    await stage.librarian.tap("alone", on="private")
    (said, asked) = stage.journalist.news()
    assert said.startswith(f"#1 {TITLE} gennemføres uden Folkebladet")
    assert asked == (
        f"#1 {TITLE} gennemføres uden jer. Kan I bidrage med noget mindre i stedet?\n"
        "[En foromtale] [Tre spørgsmål til aftenen] [En omtale bagefter] [Ikke denne gang]"
    )
    stage.librarian.news()


async def test_a_preview_is_promised_reminded_of_and_given(stage: Stage) -> None:
    await alone(stage)
    await stage.journalist.tap("gift:preview", on="private")
    due = "onsdag den 2. december kl. 12.00"
    assert f"Folkebladet bidrager med en foromtale (senest {due})" in stage.librarian.card
    assert stage.librarian.news() == [
        f"🎁 @journalist bidrager med en foromtale til #1 {TITLE}, senest {due}.\n[Vis]"
    ]
    assert stage.journalist.news()[0].startswith(f"Tak: en foromtale til #1 {TITLE}")
    await until(stage, 29, 12)
    (reminded,) = stage.journalist.news()
    assert reminded.startswith(f"Du har lovet en foromtale til #1 {TITLE}, senest {due}.")
    await stage.journalist.tap("gift:given", on="private")
    assert (
        f"🎁 @journalist har klaret en foromtale til #1 {TITLE}.\n[Vis]" in stage.librarian.news()
    )
    assert "Folkebladet bidrager" not in str(stage.librarian.cards()[0])
    await until(stage, 32, 13)
    assert not [said for said in stage.librarian.news() if "foromtale" in said]


async def test_what_was_promised_and_is_not_seen_the_library_is_told(stage: Stage) -> None:
    await alone(stage)
    await stage.journalist.tap("gift:questions", on="private")
    await until(stage, 30, 12)
    await until(stage, 33, 15)
    assert stage.librarian.news()[-1].startswith("Folkebladet havde lovet tre spørgsmål")
    stage.journalist.news()
    await until(stage, 34, 12)
    assert not [said for said in stage.journalist.news() if "lovet" in said]


async def test_a_report_comes_after_the_event(stage: Stage) -> None:
    await alone(stage)
    await stage.journalist.tap("gift:report", on="private")
    assert "en omtale bagefter (senest fredag den 4. december kl. 12.00)" in stage.librarian.card


async def test_not_this_time_disturbs_nobody(stage: Stage) -> None:
    await alone(stage)
    await stage.journalist.tap("gift:none", on="private")
    assert stage.librarian.news() == []
    assert stage.count("gifts") == 0


async def test_the_same_tap_twice_is_one_promise(stage: Stage) -> None:
    await alone(stage)
    seen = stage.journalist.look("private")
    await stage.journalist.tap("gift:preview", on=seen)
    await stage.journalist.tap("gift:preview", on=seen)
    assert stage.count("gifts") == 1
    assert len(stage.librarian.news()) == 1


async def test_it_cannot_be_given_after_all(stage: Stage) -> None:
    await alone(stage)
    await stage.journalist.tap("gift:preview", on="private")
    stage.librarian.news()
    await stage.journalist.tap("gift:cannot", on="private")
    assert stage.librarian.news() == [
        f"@journalist kan alligevel ikke bidrage med en foromtale til #1 {TITLE}.\n[Vis]"
    ]


async def test_it_follows_the_event_there_and_back(stage: Stage) -> None:
    await alone(stage)
    await stage.journalist.tap("gift:preview", on="private")
    await stage.librarian.command("anden tid #1 torsdag den 10. december kl. 19")
    assert "(senest onsdag den 9. december kl. 12.00)" in stage.librarian.card
    await stage.librarian.command("fortryd #1")
    assert "(senest onsdag den 2. december kl. 12.00)" in stage.librarian.card
