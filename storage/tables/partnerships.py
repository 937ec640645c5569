"""What two sides share: the partnership and its settings, who is on which side, and its places."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base


class Partnership(Base):
    """A library side and a partner side that share rooms in chat, one or several.

    `installation_id` is where it began: its slots are numbered there, and `library_team` and
    `partner_team` are organisations of that installation. For all others there is a `Seat`.
    """

    __tablename__ = "partnerships"
    id: Mapped[int] = mapped_column(primary_key=True)
    installation_id: Mapped[int] = mapped_column(ForeignKey("installations.id"))
    locale: Mapped[str] = mapped_column(String(8))
    zone: Mapped[str] = mapped_column(String(64))
    library_name: Mapped[str] = mapped_column(String(200), default="")
    library_team: Mapped[str] = mapped_column(String(64))
    partner_name: Mapped[str] = mapped_column(String(200), default="")
    partner_team: Mapped[str] = mapped_column(String(64), default="")  # "": nobody yet
    usual_minutes: Mapped[int] = mapped_column(default=90)  # a slot's length when none is said
    answer_minutes: Mapped[int] = mapped_column(default=24 * 60)
    # The hours of silence, in minutes after local midnight; equal: none.
    quiet_from: Mapped[int] = mapped_column(default=21 * 60)
    quiet_until: Mapped[int] = mapped_column(default=7 * 60)
    notice_minutes: Mapped[int] = mapped_column(default=24 * 60)  # before what is moved can begin
    # The daily overview: minutes after local midnight, a whole day: never; and when it is next due.
    digest: Mapped[int] = mapped_column(default=8 * 60)
    digest_days: Mapped[str] = mapped_column(String(7), default="01234")  # of the week, 0: Monday
    digest_at: Mapped[datetime | None] = mapped_column(index=True)
    # The overview of the week, as the daily one, on that day of the week.
    weekly: Mapped[int] = mapped_column(default=8 * 60)
    weekly_day: Mapped[int] = mapped_column(default=0)
    weekly_at: Mapped[datetime | None] = mapped_column(index=True)
    # When people are reminded of what is agreed: days before (d) and hours before (h).
    reminders: Mapped[str] = mapped_column(String(40), default="3d 1d 2h")
    # How many days free text, what came to nothing, and names are kept.
    keep_texts: Mapped[int] = mapped_column(default=90)
    keep_ended: Mapped[int] = mapped_column(default=182)
    keep_names: Mapped[int] = mapped_column(default=365)
    tidy_at: Mapped[datetime | None] = mapped_column(index=True)  # when old things are next let go
    refresh_at: Mapped[datetime | None] = mapped_column(index=True)  # cards: when a day begins
    revision: Mapped[int] = mapped_column(default=1)  # rises with each saving
    created_at: Mapped[datetime]


class Seat(Base):
    """The side of an organisation that came along with a room joined later. `team` as there."""

    __tablename__ = "seats"
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnerships.id"), primary_key=True)
    installation_id: Mapped[int] = mapped_column(ForeignKey("installations.id"), primary_key=True)
    team: Mapped[str] = mapped_column(String(64), primary_key=True)
    side: Mapped[str] = mapped_column(String(16))


class Membership(Base):
    """Which side a person is on. `given_by`: 'team' (their organisation) or 'hand' (was said).

    `leads`: they are told what concerns their whole side.
    """

    __tablename__ = "memberships"
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnerships.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    side: Mapped[str] = mapped_column(String(16))
    given_by: Mapped[str] = mapped_column(String(8))
    leads: Mapped[bool] = mapped_column(default=False)


class Place(Base):
    """A room of the library. Its row is locked while clashes are checked.

    `opening`: minutes after local midnight by weekday (`{"0": [[540, 1200]]}`; empty: always open).
    `retired`: not offered any more, but what took place there still names it.
    """

    __tablename__ = "places"
    __table_args__ = (UniqueConstraint("partnership_id", "name"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnerships.id"))
    name: Mapped[str] = mapped_column(String(100))
    opening: Mapped[dict[str, Any]] = mapped_column(default=dict)
    retired: Mapped[bool] = mapped_column(default=False)
