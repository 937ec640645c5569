"""The guided minute, the week beside it, completing, and beginning again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from bot.room.words import DANISH

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.browser.conftest import Visit
    from tests.browser.room import Room
    from tests.browser.served import Served


def step(room: Room, name: str) -> Locator:
    return room.page.get_by_role("button", name=re.compile(rf"^{name}"))


def event(room: Room, title: str) -> Locator:
    week = room.page.get_by_role("complementary", name=DANISH.week)
    return week.get_by_role("link", name=re.compile(re.escape(title)))


def test_three_steps_by_the_newcomers_own_taps(fresh: Served, visit: Visit) -> None:
    room = visit(fresh)
    step(room, "Foreslå noget").click()
    expect(room.library.line).to_be_focused()
    expect(room.library.line).to_have_value(
        "/slot foreslå Debat om havnen fredag kl. 19 @journalist"
    )
    expect(room.library.card("Debat om havnen")).to_have_count(0)  # nothing is done for them
    room.library.line.press("Enter")
    expect(step(room, "Foreslå noget")).to_have_accessible_name("Foreslå noget (gjort)")
    expect(event(room, "Debat om havnen")).to_have_accessible_name(re.compile("Foreslået$"))
    yes = room.newspaper.told("Kan du være med? Debat om havnen").get_by_role(
        "button", name="Ja, jeg er med"
    )
    yes.wait_for()
    step(room, "Svar som journalisten").click()
    expect(yes).to_be_focused()
    yes.press("Enter")
    expect(step(room, "Svar som journalisten")).to_have_accessible_name(re.compile("gjort"))
    expect(event(room, "Debat om havnen")).to_have_accessible_name(re.compile("Aftalt$"))
    bump = room.newspaper.card("Debat om havnen").get_by_role("button", name="Meld afbud")
    bump.wait_for()
    step(room, "Meld afbud").first.click()
    expect(room.page.locator(":focus")).to_have_text("Meld afbud")
    room.page.keyboard.press("Enter")
    room.newspaper.form.get_by_role("button", name="Akut nyhed").click()
    expect(room.page.get_by_role("status").filter(has_text=DANISH.guide_done)).to_be_visible()
    room.page.reload()
    expect(step(room, "Foreslå noget")).to_have_accessible_name("Foreslå noget (gjort)")
    room.page.get_by_role("button", name=DANISH.guide_close).click()
    room.page.reload()
    expect(room.library.line).to_be_visible()
    expect(room.page.get_by_role("heading", name=DANISH.guide)).not_to_be_visible()


def test_a_step_too_early_says_what_comes_first(fresh: Served, visit: Visit) -> None:
    room = visit(fresh)
    room.library.say("/slot træk tilbage 42")
    expect(event(room, "Debat om sundhedshuset")).to_have_count(0)
    for label in ("Ja, jeg er med", "Sig ja"):
        yes = room.newspaper.region.get_by_role("button", name=label)
        expect(yes).to_have_count(0)
    step(room, "Svar som journalisten").click()
    expect(room.page.get_by_role("status").filter(has_text="Ingen venter på svar")).to_be_visible()


def test_who_forgets_the_beginning_of_a_command_is_answered(visit: Visit, shared: Served) -> None:
    room = visit(shared)
    room.library.say("hjælp")
    expect(room.library.told("Jeg holder styr på jeres fælles arrangementer")).to_be_visible()
    typed = "foreslå Læsekreds torsdag den 17. december kl. 19 @journalist"
    room.library.say(typed)
    expect(room.library.complaint).to_have_text(DANISH.only_said)
    expect(room.library.line).to_have_value(f"/slot {typed}")
    expect(room.library.line).to_be_focused()
    room.library.line.press("Enter")
    expect(room.library.card("Læsekreds")).to_be_visible()
    expect(room.library.complaint).to_have_count(0)


def test_an_event_of_the_week_leads_to_its_card(visit: Visit, shared: Served) -> None:
    room = visit(shared)
    room.newspaper.told("I morgen: #40").wait_for()  # the last of what the demo begins with
    room.newspaper.line.click()  # the side that was touched last
    event(room, "Nyhedstalk").click()
    card = room.newspaper.card("Nyhedstalk: budgettet")
    expect(card).to_be_focused()
    expect(card).to_be_in_viewport()
    event(room, "Debat om sundhedshuset").press("Enter")
    expect(room.newspaper.card("Debat om sundhedshuset")).to_be_focused()


def test_the_week_can_be_put_away(visit: Visit, shared: Served) -> None:
    room = visit(shared)
    button = room.page.get_by_role("button", name=DANISH.show_week)
    expect(button).to_have_attribute("aria-expanded", "true")
    button.click()
    expect(event(room, "Nyhedstalk")).not_to_be_visible()
    room.page.reload()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_verbs_numbers_places_and_people_are_completed(visit: Visit, shared: Served) -> None:
    room = visit(shared)
    line, ideas = room.newspaper.line, room.newspaper.ideas
    line.press_sequentially("/slot afb")
    expect(ideas).to_have_count(1)
    line.press("Enter")
    expect(line).to_have_value("/slot afbud ")
    line.press_sequentially("nyhedst")
    expect(ideas.first).to_have_text("#40Nyhedstalk: budgettet · Aftalt")
    line.press("Tab")
    expect(line).to_have_value("/slot afbud #40 ")
    line.fill("")
    line.press_sequentially("/slot foreslå Debat torsdag kl. 19 i sal")
    expect(ideas).to_have_text(["Salensted"])
    line.press("Tab")
    expect(line).to_have_value("/slot foreslå Debat torsdag kl. 19 i Salen ")
    line.press_sequentially("@bib")
    line.press("Enter")
    expect(line).to_have_value("/slot foreslå Debat torsdag kl. 19 i Salen @bibliotekar ")
    line.fill("")
    line.press_sequentially("/slot vis #40")
    line.press("Enter")
    expect(line).to_have_value("")
    line.press("ArrowUp")
    expect(line).to_have_value("/slot vis #40")


def test_beginning_again_is_asked_twice_and_all_pages_follow(fresh: Served, visit: Visit) -> None:
    room, elsewhere = visit(fresh), visit(fresh)
    title = room.proposed("Byvandring")
    expect(elsewhere.library.card(title)).to_be_visible()
    room.page.get_by_role("button", name=DANISH.again).click()
    expect(room.library.card(title)).to_be_visible()
    room.page.get_by_role("button", name=DANISH.again_sure).click()
    for page in (room, elsewhere):
        expect(page.library.card(title)).to_have_count(0)
        expect(page.library.card("Debat om sundhedshuset")).to_be_visible()
