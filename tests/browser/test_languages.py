"""Danish first, English beside it; and Danish dates, wherever the browser comes from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bot.room.words import DANISH, ENGLISH, Words

if TYPE_CHECKING:
    from tests.browser.conftest import Visit
    from tests.browser.served import Served


@pytest.mark.parametrize(
    ("words", "other", "clock"),
    [
        (DANISH, ENGLISH, r"onsdag den 25\. november kl\. 10\.\d\d"),
        (ENGLISH, DANISH, r"Wednesday 25 November, 10:\d\d"),
    ],
    ids=["da", "en"],
)
def test_the_page_speaks_the_language_that_is_asked_for(
    visit: Visit, shared: Served, words: Words, other: Words, clock: str
) -> None:
    room = visit(shared, lang=words.lang)
    expect(room.page.locator("html")).to_have_attribute("lang", words.lang)
    expect(room.page).to_have_title(words.title)
    expect(room.page.get_by_text(re.compile(f"^{clock}$"))).to_be_visible()
    for pane in (room.library, room.newspaper):
        expect(pane.line).to_have_attribute("placeholder", words.placeholder)
        expect(pane.region.get_by_role("button", name=words.send, exact=True)).to_be_visible()
        expect(pane.region.get_by_role("radio", name=words.private, exact=True)).to_be_visible()
    for said in (other.private, other.only_you, other.what):
        expect(room.page.get_by_text(said, exact=True)).to_have_count(0)


def test_the_other_language_is_one_click_away(fresh: Served, visit: Visit) -> None:
    """In a room of its own, as the choice goes for all who look."""
    room = visit(fresh)
    room.page.get_by_role("button", name="English").click()
    expect(room.page.locator("html")).to_have_attribute("lang", "en")
    expect(room.page.get_by_label(ENGLISH.line, exact=True)).to_have_count(2)
    room.page.get_by_role("button", name="Dansk").click()
    expect(room.page.locator("html")).to_have_attribute("lang", "da")
    expect(room.page.get_by_label(DANISH.line, exact=True)).to_have_count(2)


def test_dates_are_danish_whatever_the_browser_is(visit: Visit, shared: Served) -> None:
    room = visit(shared, locale="en-US", timezone_id="America/New_York")
    title = room.proposed("Amerikansk aften")
    card = room.newspaper.card(title)
    expect(card).to_contain_text("torsdag den 10. december kl. 19.00–20.30")
    expect(card.locator("time")).to_have_text(re.compile(r"^10\.\d\d$"))
    seen = room.page.locator("body").inner_text()
    assert "onsdag den 25. november" in seen
    assert not re.search(r"\b(AM|PM|November \d|Nov \d|Wed|\d?\d/\d?\d/\d{2,4})\b", seen)
    # Boxes whose dates the browser would write in its own way.
    card.get_by_role("button", name="Anden tid").click()
    expect(room.newspaper.form).to_be_visible()
    expect(
        room.page.locator("input[type=date], input[type=time], input[type=datetime-local]")
    ).to_have_count(0)
