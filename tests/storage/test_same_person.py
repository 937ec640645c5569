"""Two ids of one person: they become one, but never over both sides of a partnership."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from storage import identities
from storage.same_person import become
from storage.tables import History, Identity, Partnership
from tests.storage.rows import NOW, a_slot

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.engine import Store


def acted(session: Session, slot: int, by: int, side: str) -> None:
    """They have said yes for a side."""
    what = {"act": "accept", "platform": "slack", "from_state": "", "to_state": "proposed"}
    session.add(History(slot_id=slot, by_id=by, side=side, at=NOW, terms=1, details={}, **what))
    session.flush()


@pytest.mark.parametrize("side", ["library", "partner"])
def test_two_ids_of_one_person_do_not_bring_them_on_both_sides(
    store: Store, caplog: pytest.LogCaptureFixture, side: str
) -> None:
    slot = a_slot(store)
    with store.write() as session:
        home = session.scalars(select(Partnership.installation_id)).one()
        was, own = (
            identities.met(
                session, installation_id=home, external_id=called, name="bibliotekar", team="T1"
            )[1].id
            for called in ("29:x", "U1")
        )
        acted(session, slot, own, "library")
        acted(session, slot, was, side)
        ids = {"platform": "slack", "home": "T1", "old": "29:x", "new": "U1"}
        done = become(session, **ids)
        known = {i.external_id: i.person_id for i in session.scalars(select(Identity))}
    if side == "library":
        assert (done, known) == (True, {"U1": own})
    else:
        assert (done, known) == (False, {"29:x": was, "U1": own})
        assert f"person {was} and person {own} are the same" in caplog.text
