"""On a phone: one side at a time, nothing to drag sideways, and room for a thumb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Visit
    from tests.browser.room import Pane, Room
    from tests.browser.served import Served

#: A phone in the hand, 390 by 844 CSS pixels.
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
}
#: CSS pixels a thumb needs, and below which iOS zooms in on what is typed into.
THUMB, READABLE = 44, 16
#: How far a browser's own sums may be off.
NEARLY = 0.01

TOO_SMALL = """([region, least]) => [...region.querySelectorAll("button")]
    .filter((button) => button.checkVisibility() && button.closest("article .card, [role=dialog]"))
    .map((button) => [button.textContent, button.getBoundingClientRect()])
    .filter(([_, box]) => Math.min(box.width, box.height) < least - 0.01)
    .map(([text, box]) => `${text}: ${box.width} x ${box.height}`)"""
SMALL_TYPE = """([region, least]) => [...region.querySelectorAll("input, select, textarea")]
    .filter((box) => box.checkVisibility() && !["radio", "checkbox"].includes(box.type))
    .filter((box) => parseFloat(getComputedStyle(box).fontSize) < least)
    .map((box) => box.outerHTML)"""
SIDEWAYS = """() => [...document.querySelectorAll("*")]
    .filter((box) => ["auto", "scroll"].includes(getComputedStyle(box).overflowX)
        || box === document.documentElement)
    .filter((box) => box.scrollWidth > box.clientWidth)
    .map((box) => box.outerHTML.slice(0, 80))"""


def fits(room: Room, pane: Pane) -> None:
    """What is seen of `pane` can be read, hit, and typed into, and ends at the screen's edge."""
    region = pane.region.element_handle()
    assert room.page.evaluate(TOO_SMALL, [region, THUMB - NEARLY]) == []
    assert room.page.evaluate(SMALL_TYPE, [region, READABLE]) == []
    assert room.page.evaluate(SIDEWAYS) == []


def switch(room: Room, pane: Pane) -> None:
    room.page.get_by_role("button", name=pane.person.team_name, exact=True).tap()


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("width", [320, 390])
def test_one_side_is_seen_and_the_switch_shows_the_other(
    visit: Visit, shared: Served, lang: str, width: int
) -> None:
    room = visit(shared, lang=lang, **PHONE | {"viewport": {"width": width, "height": 844}})
    expect(room.library.region).to_be_visible()
    expect(room.newspaper.region).not_to_be_visible()
    fits(room, room.library)
    switch(room, room.newspaper)
    expect(room.newspaper.region).to_be_visible()
    expect(room.library.region).not_to_be_visible()
    fits(room, room.newspaper)


def test_a_bump_with_a_thumb(visit: Visit, shared: Served) -> None:
    room = visit(shared, **PHONE)
    title = "Foredrag om et usædvanligtlangtordsomikkekandelesoverheletskærmen"
    room.library.say(f"/slot foreslå {title} fredag den 11. december kl. 16-17 @journalist")
    room.library.card(title).wait_for()
    switch(room, room.newspaper)
    card = room.newspaper.card(title)
    card.get_by_role("button", name="Sig ja").tap()
    expect(card).to_contain_text("Aftalt")
    fits(room, room.newspaper)
    card.get_by_role("button", name="Meld afbud").tap()
    expect(room.newspaper.form).to_be_visible()
    fits(room, room.newspaper)
    room.newspaper.form.get_by_role("button", name="Akut nyhed").tap()
    expect(room.newspaper.form).to_contain_text("er sendt")
    switch(room, room.library)
    expect(room.library.card(title)).to_contain_text("Afbud fra Folkebladet")
    fits(room, room.library)


def test_a_form_is_filled_in_above_the_keyboard(visit: Visit, shared: Served) -> None:
    """The keyboard leaves less than half of the screen: the form's end can be scrolled to."""
    room = visit(shared, **PHONE)
    room.library.card("Debat om sundhedshuset").get_by_role("button", name="Anden tid").tap()
    form = room.library.form
    form.wait_for()
    room.page.set_viewport_size({"width": 390, "height": 380})
    form.get_by_role("button", name="Luk").scroll_into_view_if_needed()
    expect(form.get_by_role("button", name="Luk")).to_be_in_viewport()
    fits(room, room.library)


def test_news_for_the_side_that_is_not_seen_is_told_of(fresh: Served, visit: Visit) -> None:
    room = visit(fresh, **PHONE)
    begun = room.page.locator(".post .line, .post h3").filter(has_text="I morgen: #40")
    expect(begun).to_have_count(2)  # the last of what the demo begins with
    room.page.get_by_role("button", name="Til næste besked").tap()
    told = room.page.get_by_role("alert").filter(visible=True)
    expect(told).to_have_text("Der er nyt hos Folkebladet.")
    switch(room, room.newspaper)
    expect(told).to_have_count(0)
    expect(room.newspaper.told("Kan du være med?").last).to_be_in_viewport()
