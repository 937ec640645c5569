"""Drafts: what somebody typed that still needs an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from storage.tables import Draft

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


def keep(
    session: Session, *, person_id: int, conversation_id: int, payload: dict[str, Any], at: datetime
) -> int:
    """Keep what was typed; returns the draft's id."""
    draft = Draft(
        person_id=person_id, conversation_id=conversation_id, payload=payload, created_at=at
    )
    session.add(draft)
    session.flush()
    return draft.id


def unanswered(session: Session, person_id: int, *, since: datetime) -> Draft | None:
    """The last thing this person was asked about while proposing, if nothing came of it yet."""
    wanted = (
        select(Draft)
        .where(Draft.person_id == person_id, Draft.created_at >= since)
        .order_by(Draft.id.desc())
        .limit(1)
    )
    last = session.scalars(wanted).first()
    return last if last is not None and "slot" not in last.payload else None


def of_person(session: Session, draft_id: int, person_id: int) -> Draft | None:
    """The draft, if it is this person's own."""
    draft = session.get(Draft, draft_id)
    return draft if draft is not None and draft.person_id == person_id else None
