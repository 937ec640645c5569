"""Which side somebody is on: what was said by hand, else what their organisation tells.

The installing organisation is the library. The partner is the organisation of the first external
person who is named or acts; people of further organisations are strangers until somebody adds them.
Where a room was joined later, the seats given then say who is who there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.slots.lifecycle import Side
from storage import founding, memberships, seats, settings
from storage.tables import Membership, Person

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
    if known is not None and (
        known.given_by == "hand" or not _tells(session, partnership, identity)
    ):
        return Side(known.side)
    side = _by_team(session, partnership, identity, team_name, met=met)
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


def _tells(session: Session, partnership: Partnership, identity: Identity) -> bool:
    """Whether their organisation may move them to another side.

    Not one elsewhere, and not that of somebody known in several places: these never disagree.
    """
    if not identity.team or identity.installation_id != partnership.installation_id:
        return False
    return session.get_one(Person, identity.person_id).home_id is None


def _by_team(
    session: Session, partnership: Partnership, identity: Identity, team_name: str, *, met: bool
) -> Side | None:
    team, home = identity.team, partnership.installation_id
    if identity.installation_id == home and team:
        if team == partnership.library_team:
            return Side.LIBRARY
        free = met and not partnership.partner_team
        if free and not seats.is_taken(session, partnership.id, Side.PARTNER):
            founding.take_seat(session, partnership, team=team, name=team_name)
        if team == partnership.partner_team:
            return Side.PARTNER
    there = identity.installation_id
    side = seats.side_of_team(session, partnership.id, there, team)
    return Side(side) if side else None
