"""Which side somebody is on: what was said by hand, else what their organisation tells.

The installing organisation is the library. The partner is the organisation of the first external
person who is named or acts; people of further organisations are strangers until somebody adds them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.slots.lifecycle import Side
from storage import memberships, people, settings
from storage.tables import Membership

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.tables import Identity, Partnership


def side_of(
    session: Session,
    partnership: Partnership,
    identity: Identity,
    team_name: str = "",
    *,
    met: bool,
) -> Side | None:
    """The person's side, remembered; None: a stranger to both.

    `met`: they act in the shared room, or are named by somebody who may. The first outside
    organisation that is met takes the partner's place.
    """
    known = memberships.membership(
        session, partnership_id=partnership.id, person_id=identity.person_id
    )
    if known is not None and (known.given_by == "hand" or not identity.team):
        return Side(known.side)
    side = _by_team(session, partnership, identity.team, team_name, met=met)
    if side is None:
        return None
    if known is None:
        put_on(session, partnership, identity.person_id, side, given_by="team")
    elif known.side != side:
        known.side = side
    return side


def put_on(
    session: Session, partnership: Partnership, person_id: int, side: Side, *, given_by: str
) -> None:
    """Remember that the person is on `side`. A side's first leads it, until others do."""
    leads = not settings.leads(session, partnership.id, side)
    known = memberships.membership(session, partnership_id=partnership.id, person_id=person_id)
    if known is not None:
        known.leads = known.leads if known.side == side else leads
        known.side, known.given_by = side, given_by
    else:
        session.add(
            Membership(
                partnership_id=partnership.id,
                person_id=person_id,
                side=side,
                given_by=given_by,
                leads=leads,
            )
        )
    session.flush()


def _by_team(
    session: Session, partnership: Partnership, team: str, team_name: str, *, met: bool
) -> Side | None:
    if not team:
        return None
    if team == partnership.library_team:
        return Side.LIBRARY
    if met and not partnership.partner_team:
        people.take_seat(session, partnership, team=team, name=team_name)
    if not partnership.partner_team:
        return None
    return Side.PARTNER if team == partnership.partner_team else None
