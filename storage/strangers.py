"""People without a name any more who work with nobody here: nothing says who they were.

When they come back, they are new people.
"""

from __future__ import annotations

from secrets import token_hex
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from storage import addresses
from storage.former import MOST_PEOPLE, NO_NAME, long_gone
from storage.tables import Absence, Conversation, Identity, Membership, Person

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

#: How the ids begin that no platform gives to anybody.
NO_ID = "gone:"


def forget_ids(session: Session, now: datetime) -> int:
    """Forget what platforms call nameless people who are in no live partnership; how many ids."""
    live = (
        select(Membership.person_id)
        .join(Conversation, Conversation.partnership_id == Membership.partnership_id)
        .where(Conversation.kind == "shared", Conversation.paused == "")
    )
    wanted = (
        select(Identity)
        .join(Person, Person.id == Identity.person_id)
        .where(Person.name == NO_NAME, ~Identity.external_id.startswith(NO_ID))
        .where(Person.id.not_in(live), long_gone(session, now))
        .order_by(Identity.id)
        .limit(MOST_PEOPLE)
    )
    found = list(session.scalars(wanted))
    lines = select(Conversation.external_id).where(
        Conversation.person_id.in_([identity.person_id for identity in found])
    )
    known = [*(identity.external_id for identity in found), *session.scalars(lines)]
    addresses.forget(session, [external_id for external_id in known if external_id])
    for identity in found:
        identity.external_id = f"{NO_ID}{token_hex(16)}"
    session.flush()
    _cut_loose(session, {identity.person_id for identity in found})
    return len(found)


def _cut_loose(session: Session, people: set[int]) -> None:
    """Nobody is written to, asked or waited for in their name."""
    # The platform's line is that of the new person they come back as.
    line = update(Conversation).where(Conversation.person_id.in_(people))
    session.execute(line.values(external_id=None, name=""))
    stood_in = update(Person).where(Person.standin_id.in_(people))
    session.execute(stood_in.values(standin_id=None))
    session.execute(update(Person).where(Person.id.in_(people)).values(digest_at=None))
    for table in (Membership, Absence):
        session.execute(delete(table).where(table.person_id.in_(people)))
