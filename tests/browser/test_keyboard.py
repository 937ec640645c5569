"""Without a mouse: everything can be reached, is seen to be reached, and stays reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Visit
    from tests.browser.served import Served

#: More stops than any page here has.
STOPS = 400
HAS_FOCUS = "(element) => element === document.activeElement"
HOLDS_FOCUS = "(element) => element.contains(document.activeElement)"
#: What has the focus: its kind, and where it is drawn (a hidden radio button by its label).
WHERE = """() => {
    const now = document.activeElement;
    if (now === document.body) return null;
    const box = (now.closest("label") ?? now).getBoundingClientRect();
    const edge = (at, most) => Math.max(0, Math.min(most, at));
    const [x, y] = [edge(box.left - 8, innerWidth), edge(box.top - 8, innerHeight)];
    return {
        kind: `${now.localName} ${now.className} ${now.type ?? ""}`,
        clip: {
            x, y,
            width: edge(box.right + 8, innerWidth) - x,
            height: edge(box.bottom + 8, innerHeight) - y,
        },
    };
}"""


def tab_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    for _ in range(STOPS):
        if wanted.evaluate(HAS_FOCUS):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} never comes to {wanted}")


def test_an_agreement_is_made_without_a_mouse(visit: Visit, shared: Served) -> None:
    room = visit(shared)
    keys, line = room.page.keyboard, room.library.line
    keys.press("Tab")
    keys.press("Enter")
    expect(line).to_be_focused()
    keys.type("/slot foreslå Tastaturaften torsdag den 10. december kl. 19-20 @jour")
    expect(room.library.ideas).to_have_text(["@journalistFolkebladet"])
    keys.press("Enter")
    expect(line).to_have_value(
        "/slot foreslå Tastaturaften torsdag den 10. december kl. 19-20 @journalist "
    )
    keys.press("Enter")
    card = room.newspaper.card("Tastaturaften")
    card.wait_for()
    expect(line).to_be_focused()
    tab_to(room.page, card.get_by_role("button", name="Sig ja"))
    keys.press("Enter")
    expect(card).to_contain_text("Aftalt")
    assert card.evaluate(HOLDS_FOCUS), "the focus was lost with the button"


def test_the_completions_are_walked_by_arrows(visit: Visit, shared: Served) -> None:
    room = visit(shared)
    line, ideas = room.library.line, room.library.ideas
    line.press("/")
    expect(ideas).to_have_count(len(room.words.verbs))
    for key, at in (("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1), ("ArrowUp", 0)):
        line.press(key)
        chosen = ideas.nth(at)
        expect(chosen).to_have_attribute("aria-selected", "true")
        expect(ideas.and_(room.page.locator("[aria-selected=true]"))).to_have_count(1)
        expect(line).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "?")
    line.press("ArrowUp")
    expect(ideas.last).to_have_attribute("aria-selected", "true")
    expect(ideas.last).to_be_in_viewport()
    line.press("Escape")
    expect(ideas).to_have_count(0)
    expect(line).to_have_value("/")
    expect(line).to_be_focused()
    line.press("s")
    line.press("ArrowDown")
    line.press("Tab")
    expect(line).to_have_value(f"/slot {room.words.verbs[1][0]} ")
    expect(line).to_be_focused()


def test_a_completion_can_be_clicked_and_typing_goes_on(visit: Visit, shared: Served) -> None:
    room = visit(shared)
    room.library.line.press("/")
    room.library.ideas.last.click()
    expect(room.library.line).to_have_value(f"/slot {room.words.verbs[-1][0]} ")
    expect(room.library.line).to_be_focused()
    expect(room.library.ideas).to_have_count(0)


def test_a_form_keeps_the_focus_and_escape_gives_it_back(visit: Visit, shared: Served) -> None:
    room = visit(shared)
    button = room.library.card("Debat om sundhedshuset").get_by_role("button", name="Anden tid")
    tab_to(room.page, button)
    room.page.keyboard.press("Enter")
    form = room.library.form
    expect(form.get_by_role("textbox").first).to_be_focused()
    for key in ["Tab"] * 7 + ["Shift+Tab"] * 7:
        room.page.keyboard.press(key)
        assert form.evaluate(HOLDS_FOCUS), f"{key} left the form"
    room.page.keyboard.press("Escape")
    expect(form).to_have_count(0)
    expect(button).to_be_focused()


def test_the_focus_stays_when_somebody_else_changes_the_card(visit: Visit, shared: Served) -> None:
    room, elsewhere = visit(shared), visit(shared)
    title = room.proposed("Fokusaften")
    card = room.library.card(title)
    theirs = elsewhere.newspaper.card(title)
    more = card.get_by_role("button", name="Mere")
    more.focus()
    theirs.get_by_role("button", name="Sig ja").click()
    expect(card).to_contain_text("Aftalt")
    expect(more).to_be_focused()
    card.get_by_role("button", name="Anden tid").focus()  # is gone with the next change
    theirs.get_by_role("button", name="Meld afbud").click()
    elsewhere.newspaper.form.get_by_role("button", name="Fravær").click()
    expect(card).to_contain_text("Afbud fra Folkebladet")
    assert card.evaluate(HOLDS_FOCUS), "the focus was lost with the button"


def test_escape_gives_the_focus_back_to_a_card_that_changed_meanwhile(
    visit: Visit, shared: Served
) -> None:
    room, elsewhere = visit(shared), visit(shared)
    title = room.proposed("Formularaften")
    card = room.library.card(title)
    card.get_by_role("button", name="Anden tid").press("Enter")
    expect(room.library.form).to_be_visible()
    elsewhere.newspaper.card(title).get_by_role("button", name="Sig ja").click()
    expect(card).to_contain_text("Aftalt")
    room.page.keyboard.press("Escape")
    expect(room.library.form).to_have_count(0)
    expect(card.get_by_role("button", name="Anden tid")).to_be_focused()


def test_the_focus_is_seen_on_everything_that_can_have_it(visit: Visit, shared: Served) -> None:
    page = visit(shared, reduced_motion="reduce").page
    unseen, kinds = [], set()
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        now: dict[str, Any] | None = page.evaluate(WHERE)
        if now is None:
            break
        if now["kind"] in kinds:
            continue
        kinds.add(now["kind"])
        # A blinking caret would be seen too, but Playwright hides it.
        focused = page.screenshot(clip=now["clip"])
        page.evaluate("() => { window.had = document.activeElement; window.had.blur(); }")
        if page.screenshot(clip=now["clip"]) == focused:
            unseen.append(now["kind"])
        page.evaluate("() => window.had.focus()")
    assert unseen == []
    assert len(kinds) > 6, kinds
