"""Every night, what has been kept for as long as the library wants is let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.partnerships.daily import next_tidying
from storage import due, ended, former, retention, room_past, strangers

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

#: Partnerships one transaction tidies, so that nobody waits long for it; the next tick goes on.
AT_ONCE = 10


def let_go(session: Session, now: datetime) -> int:
    """Tidy the partnerships whose hour has come by `now` (UTC); how many there were."""
    found = due.to_tidy(session, now)[:AT_ONCE]
    for partnership in found:
        retention.forget_texts(session, partnership, now)
        retention.forget_absences(session, partnership, now)
        room_past.forget_posts(session, partnership, now)
        ended.delete_ended(session, partnership, now)
        partnership.tidy_at = next_tidying(partnership, after=now)
    if found:  # what belongs to no partnership alone
        former.forget_names(session, now)
        strangers.forget_ids(session, now)
        retention.clear(session, now)
    session.flush()
    return len(found)
