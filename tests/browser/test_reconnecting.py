"""The server goes away and comes back: the page says so, and loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
from playwright.sync_api import expect

from bot.room.crowd import MOST

if TYPE_CHECKING:
    from tests.browser.conftest import Visit
    from tests.browser.served import Served
    from tests.browser.watch import Watch

MEANWHILE, LATER = "Jeg ringer efter frokost", "Det er helt fint"


def test_after_a_crash_the_page_comes_back_by_itself(
    fresh: Served, visit: Visit, watch: Watch
) -> None:
    room = visit(fresh)
    lost = room.page.get_by_text(room.words.lost)
    expect(lost).not_to_be_visible()
    room.library.line.fill(LATER)
    watch.expect("room/stream|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET")
    watch.expect("ERR_CONNECTION_REFUSED")
    watch.may("icon.svg|ERR_CONTENT_LENGTH_MISMATCH")  # the picture in the tab comes late
    fresh.kill()
    expect(lost).to_be_visible()
    room.library.line.press("Enter")
    expect(room.library.complaint).to_have_text(room.words.unsure)
    expect(room.library.line).to_have_value(LATER)
    room.newspaper.line.fill("/slot ja")  # can be typed on
    fresh.start()
    said = {"to": "shared", "id": "meanwhile", "who": "journalist", "text": MEANWHILE}
    httpx.post(f"{fresh.origin}/room/say", json=said, trust_env=False).raise_for_status()
    expect(lost).not_to_be_visible()
    expect(room.library.typed(MEANWHILE)).to_have_count(1)
    expect(room.newspaper.line).to_have_value("/slot ja")
    room.library.line.press("Enter")
    expect(room.newspaper.typed(LATER)).to_have_count(1)
    expect(room.library.complaint).to_have_count(0)
    expect(room.library.line).to_have_value("")


def test_a_draft_survives_a_reload(visit: Visit, shared: Served) -> None:
    room = visit(shared)
    room.library.line.fill("/slot foreslå Noget med æ")
    room.newspaper.line.fill("Hej")
    room.page.reload()
    expect(room.library.line).to_have_value("/slot foreslå Noget med æ")
    expect(room.newspaper.line).to_have_value("Hej")


def test_one_tab_too_many_rests_until_it_is_used_again(shared: Served, visit: Visit) -> None:
    first = visit(shared)
    others = [first.page.context.new_page() for _ in range(MOST)]
    for page in others:
        with page.expect_request("**/room/stream*"):
            page.goto(f"{shared.origin}/?lang=da")
    resting = first.page.get_by_text(first.words.resting)
    expect(resting).to_be_visible()
    first.page.bring_to_front()
    first.library.line.click()
    expect(resting).not_to_be_visible()
    first.proposed("Fanebladet")
