"""Secret links to the browser room. The secret is given once and never kept, only its digest."""

from __future__ import annotations

from hashlib import sha256
from secrets import token_urlsafe
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from storage.tables import Identity, Membership, Person, RoomLink

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.orm import Session

#: Bytes of chance in a secret: nobody guesses them, so a plain digest is enough.
BYTES = 24
#: The links that are good, whose they are, and on which side: only who is of one is let in.
_GOOD = (
    select(RoomLink, Identity, Person, Membership.side)
    .join(Identity, Identity.id == RoomLink.identity_id)
    .join(Person, Person.id == Identity.person_id)
    .join(
        Membership,
        (Membership.person_id == Person.id)
        & (Membership.partnership_id == RoomLink.partnership_id),
    )
)
#: Characters a secret has at most; what is longer is none.
LONGEST = 64


def make(
    session: Session, *, partnership_id: int, identity_id: int, made_by: int | None, now: datetime
) -> str:
    """A new secret for somebody; one they had before is no longer good. `now` is UTC."""
    session.execute(
        delete(RoomLink).where(
            RoomLink.identity_id == identity_id, RoomLink.partnership_id == partnership_id
        )
    )
    secret = token_urlsafe(BYTES)
    session.add(
        RoomLink(
            partnership_id=partnership_id,
            identity_id=identity_id,
            digest=_digest(secret),
            made_by=made_by,
            made_at=now,
        )
    )
    session.flush()
    return secret


def let_in(session: Session, secret: str) -> tuple[RoomLink, Identity, Person] | None:
    """Whom the secret lets in; None: nobody, or no longer."""
    if not secret or len(secret) > LONGEST:
        return None
    found = session.execute(_GOOD.where(RoomLink.digest == _digest(secret))).first()
    return None if found is None else (found[0], found[1], found[2])


def whose(session: Session, link_id: int) -> Person | None:
    """Whose link it is, while it is good."""
    found = session.execute(_GOOD.where(RoomLink.id == link_id)).first()
    return None if found is None else found[2]


def again(session: Session, link_id: int) -> tuple[RoomLink, Identity, Person] | None:
    """Whom the link lets in who is in already; None: it has been taken back."""
    found = session.execute(_GOOD.where(RoomLink.id == link_id)).first()
    return None if found is None else (found[0], found[1], found[2])


def give_up(session: Session, partnership_id: int, person_ids: Iterable[int]) -> None:
    """Who is no longer of this partnership has no link into it."""
    theirs = select(Identity.id).where(Identity.person_id.in_(set(person_ids)))
    gone = delete(RoomLink).where(
        RoomLink.partnership_id == partnership_id, RoomLink.identity_id.in_(theirs)
    )
    session.execute(gone, execution_options={"synchronize_session": False})


def move(session: Session, given_up: int, partnership_id: int) -> None:
    """The links into one partnership lead into another from now on."""
    theirs = update(RoomLink).where(RoomLink.partnership_id == given_up)
    session.execute(theirs.values(partnership_id=partnership_id))


def given(session: Session, partnership_id: int) -> list[tuple[RoomLink, Person, str]]:
    """The links of a partnership, oldest first: the link, whose it is, and their side."""
    wanted = _GOOD.where(RoomLink.partnership_id == partnership_id).order_by(RoomLink.id)
    return [(row[0], row[2], row[3]) for row in session.execute(wanted)]


def _digest(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
