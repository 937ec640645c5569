"""Whatever people and the clock do to slots, in whatever order: what must be true stays true.

Always the same lives, and few of them; `python -m tests.storage.lives` plays thousands of others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.storage.lives import live

if TYPE_CHECKING:
    import pytest

    from storage.engine import Store


def test_some_lives(store: Store, request: pytest.FixtureRequest) -> None:
    few = "postgresql" in request.node.name
    live(store, 3 if few else 10, 20 if few else 30)
