"""What a newcomer tries: a tap on one side changes the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Visit
    from tests.browser.served import Served

AGREED, PROPOSED = "Aftalt", "Foreslået"


def test_a_typed_proposal_reaches_the_other_side_and_their_tap_comes_back(
    visit: Visit, shared: Served
) -> None:
    room = visit(shared)
    title = room.proposed("Debat om havnen")
    ours, theirs = room.library.card(title), room.newspaper.card(title)
    expect(ours).to_contain_text(PROPOSED)
    expect(theirs).to_contain_text("torsdag den 10. december kl. 19.00–20.30")
    expect(room.library.line).to_have_value("")
    asked = room.newspaper.told(f"Kan du være med? {title}")
    expect(asked).to_contain_text("kun dig")
    expect(room.library.told(f"Kan du være med? {title}")).to_have_count(0)
    theirs.get_by_role("button", name="Sig ja").click()
    expect(ours).to_contain_text(AGREED)
    expect(theirs).to_contain_text(AGREED)
    expect(room.library.told("@journalist siger ja til #")).not_to_have_count(0)
    expect(ours.get_by_role("button", name="Sig ja")).to_have_count(0)


def test_a_bump_takes_two_taps_and_a_new_time_one_on_each_side(
    visit: Visit, shared: Served
) -> None:
    room = visit(shared)
    title = room.proposed("Avisværksted", "mandag den 14. december kl. 17-18")
    ours, theirs = room.library.card(title), room.newspaper.card(title)
    theirs.get_by_role("button", name="Sig ja").click()
    theirs.get_by_role("button", name="Meld afbud").click()
    expect(room.newspaper.form).to_contain_text("@bibliotekar får besked")
    expect(ours).to_contain_text(AGREED)
    room.newspaper.form.get_by_role("button", name="Akut nyhed").click()
    expect(ours).to_contain_text("Afbud fra Folkebladet")
    told = room.library.told("Folkebladet melder afbud til").filter(has_text=title)
    new_times = told.get_by_role("button", name=re.compile(r"kl\. 17\.00$"))
    expect(new_times).to_have_count(3)
    first = new_times.first.inner_text()
    new_times.first.click()
    expect(theirs).to_contain_text("Biblioteket")
    room.newspaper.form.get_by_role("button", name="Luk").click()
    theirs.get_by_role("button", name=first).click()
    expect(ours).to_contain_text(AGREED)
    expect(theirs).to_contain_text(AGREED)
    expect(ours).not_to_contain_text("den 14. december kl. 17.00–18.00 ·")


def test_another_open_page_follows(visit: Visit, shared: Served) -> None:
    here, elsewhere = visit(shared), visit(shared)
    title = here.proposed("Byvandring")
    elsewhere.newspaper.card(title).get_by_role("button", name="Nej").click()
    expect(here.library.told("siger nej").filter(has_text=title)).not_to_have_count(0)
