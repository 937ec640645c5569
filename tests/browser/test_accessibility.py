"""Accessibility, as axe-core sees it: WCAG 2.2 A and AA, and its best practices.

`RYKKER_AXE` names `axe.min.js` of the npm package axe-core; without it these are skipped, loudly.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.test_phone import PHONE

if TYPE_CHECKING:
    from tests.browser.conftest import Visit
    from tests.browser.room import Room
    from tests.browser.served import Served

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
#: Off by itself in axe-core, though WCAG 2.2 AA asks for it.
ALSO = "target-size"
LOOKS: dict[str, dict[str, Any]] = {
    "desk": {},
    "dark": {"color_scheme": "dark"},
    "English": {"lang": "en"},
    "phone": PHONE,
    "phone, dark": PHONE | {"color_scheme": "dark"},
}
#: All of them with RYKKER_EVERY=1.
MOST_TELLING = ("desk", "phone, dark")


@pytest.fixture(scope="package")
def axe() -> str:
    given = os.environ.get("RYKKER_AXE")
    if not given:
        missing = (
            "ACCESSIBILITY WAS NOT CHECKED: RYKKER_AXE does not name axe.min.js (npm: axe-core)"
        )
        pytest.skip(missing)
    return Path(given).read_text(encoding="utf-8")


def violations(room: Room) -> list[str]:
    """What axe finds wrong: the rule, where, and what would mend it."""
    options = {
        "runOnly": {"type": "tag", "values": list(TAGS)},
        "rules": {ALSO: {"enabled": True}},
        "resultTypes": ["violations"],
    }
    found = room.page.evaluate("(options) => axe.run(document, options)", options)
    assert len(found["passes"]) > 15, "axe did not look"
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}\n  {node['target']}\n"
        f"  {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("look", LOOKS if os.environ.get("RYKKER_EVERY") else MOST_TELLING)
def test_axe_finds_nothing(axe: str, visit: Visit, shared: Served, look: str) -> None:
    # axe is put in past the page's Content-Security-Policy, which would not let it run; what is
    # about to come into sight is half transparent, and would be judged as it is just then.
    room = visit(shared, bypass_csp=True, reduced_motion="reduce", **LOOKS[look])
    room.page.evaluate(axe)
    found = {"at the start": violations(room)}

    room.library.line.press("/")
    expect(room.library.ideas.first).to_be_visible()
    found["completing"] = violations(room)
    room.library.line.fill("")

    card = room.library.card("Debat om sundhedshuset")
    card.get_by_role("button", name="Anden tid").click()
    expect(room.library.form).to_be_visible()
    found["a form"] = violations(room)

    room.library.form.get_by_role("textbox").first.fill("på fredag kl. 99")
    room.library.form.get_by_role("button", name="Foreslå tiden").click()
    expect(room.library.form.get_by_role("alert").first).to_be_visible()
    found["a form with an error"] = violations(room)
    room.page.keyboard.press("Escape")

    room.page.get_by_role("radio", name=room.words.private).first.check(force=True)
    found["private"] = violations(room)
    said = [f"{when}: {fault}" for when, faults in found.items() for fault in faults]
    assert not said, "\n".join(said)


def test_axe_would_find_something(axe: str, visit: Visit, shared: Served) -> None:
    room = visit(shared, bypass_csp=True)
    room.page.evaluate(axe)
    room.page.evaluate("() => document.body.append(document.createElement('button'))")
    assert any(fault.startswith("button-name") for fault in violations(room))
