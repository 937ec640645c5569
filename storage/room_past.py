"""Letting go of what was written in the browser room: people's own words are not kept for ever."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import String, cast, delete, func, select, update

from storage.tables import (
    Conversation,
    Installation,
    Membership,
    RoomPost,
    Slot,
    Surface,
)

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from storage.tables import Partnership

#: Posts that one call takes on; the rest is found the next night.
MOST = 5_000
_QUIETLY = {"synchronize_session": False}


def forget_posts(session: Session, partnership: Partnership, now: datetime) -> int:
    """Delete a partnership's posts of `keep_texts` days ago, seen from `now` (UTC); how many.

    Cards of what is not over stay, and what people say to the bot goes with what it said to them.
    """
    over = now - timedelta(days=partnership.keep_texts)
    theirs = (
        select(Conversation.external_id)
        .join(Installation, Installation.id == Conversation.installation_id)
        .outerjoin(Membership, Membership.person_id == Conversation.person_id)
        .where(Installation.platform == "room")
        .where(
            # Whoever is of no partnership any more is let go with the first that is tidied.
            func.coalesce(Conversation.partnership_id, Membership.partnership_id, partnership.id)
            == partnership.id
        )
    )
    standing = (
        select(Surface.external_id)
        .join(Conversation, Conversation.id == Surface.conversation_id)
        .join(Installation, Installation.id == Conversation.installation_id)
        .join(Slot, Slot.id == Surface.slot_id)
        .where(Installation.platform == "room", Slot.end_at > over)
    )
    wanted = (
        select(RoomPost.id)
        .where(RoomPost.conversation.in_(theirs), RoomPost.at <= over)
        .where(cast(RoomPost.id, String).not_in(standing))
        .order_by(RoomPost.id)
        .limit(MOST)
    )
    old = list(session.scalars(wanted))
    replies = update(RoomPost).where(RoomPost.under.in_(old)).values(under=None)
    session.execute(replies, execution_options=_QUIETLY)
    session.execute(delete(RoomPost).where(RoomPost.id.in_(old)), execution_options=_QUIETLY)
    return len(old)
