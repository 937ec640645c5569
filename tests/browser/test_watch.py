"""The watch over the pages itself: it sees what it is there to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Visit
    from tests.browser.served import Served
    from tests.browser.watch import Watch


@pytest.mark.parametrize(
    ("does", "fault"),
    [
        ("console.error('so it is')", "console error: so it is"),
        ("setTimeout(() => { throw new Error('thrown away') })", "thrown: thrown away"),
        ("fetch('/room/nothing')", r"console error: .*404"),
        (
            "document.body.appendChild(document.createElement('style')).textContent = 'p {}'",
            "console error: .*Content Security Policy",
        ),
    ],
)
def test_it_sees(visit: Visit, shared: Served, watch: Watch, does: str, fault: str) -> None:
    page = visit(shared).page
    watch.expect(fault)
    with page.expect_event("console" if "thrown" not in fault else "pageerror"):
        page.evaluate(f"() => {{ {does} }}")


def test_what_leaves_the_machine_is_seen_and_goes_nowhere(
    visit: Visit, shared: Served, watch: Watch
) -> None:
    page = visit(shared, bypass_csp=True).page
    watch.expect("asked another machine: http://rykker.invalid/")
    watch.expect("failed: http://rykker.invalid/ net::ERR_NAME_NOT_RESOLVED")
    watch.expect("console error: .*ERR_NAME_NOT_RESOLVED")
    with page.expect_event("requestfailed"), page.expect_event("console"):  # in either order
        page.evaluate("() => { new Image().src = 'http://rykker.invalid/' }")
