"""Who people are: where the bot lives, each human being, and what they are called where.

A *person* is one human being, however many places know them; an *identity* is what one
installation (a workspace, a tenant, the browser room) calls them.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base


class Installation(Base):
    """One workspace, tenant or room the bot lives in. Slot numbers count per installation."""

    __tablename__ = "installations"
    __table_args__ = (UniqueConstraint("platform", "external_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    platform: Mapped[str] = mapped_column(String(16))
    external_id: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(200), default="")
    last_number: Mapped[int] = mapped_column(default=0)
    # "": at work; uninstalled, revoked: nothing can be sent until it is installed again
    state: Mapped[str] = mapped_column(String(16), default="")


class Person(Base):
    """A human being. `locale` and `zone` are their own choice; None: the partnership's.

    `home_id`: where they are written to, once they are known in several places: where they wrote
    last, or (`home_chosen`) where they want it. None: they are known in one place only.
    """

    __tablename__ = "people"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    locale: Mapped[str | None] = mapped_column(String(8))
    zone: Mapped[str | None] = mapped_column(String(64))
    answer_minutes: Mapped[int | None]  # how long they want for an answer
    quiet_from: Mapped[int | None]  # their hours of silence, as the partnership's
    quiet_until: Mapped[int | None]
    # Whether what begins within a day may reach them in their hours of silence; None: it may.
    urgent: Mapped[bool | None]
    reminders: Mapped[str | None] = mapped_column(String(40))  # as the partnership's
    digest: Mapped[int | None]  # minutes after midnight of their own overview; None: they want none
    digest_at: Mapped[datetime | None] = mapped_column(index=True)
    standin_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))  # asked in their place
    home_id: Mapped[int | None] = mapped_column(ForeignKey("installations.id"))
    home_chosen: Mapped[bool | None]


class Identity(Base):
    """A person as a platform knows them. `team` is their organisation's id there."""

    __tablename__ = "identities"
    __table_args__ = (UniqueConstraint("installation_id", "external_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    installation_id: Mapped[int] = mapped_column(ForeignKey("installations.id"))
    external_id: Mapped[str] = mapped_column(String(64))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    team: Mapped[str] = mapped_column(String(64), default="")


class Absence(Base):
    """Somebody is not to be had from `from_at` until `until_at` (UTC); others see only that."""

    __tablename__ = "absences"
    __table_args__ = (Index("ix_absences_person", "person_id", "until_at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    from_at: Mapped[datetime]
    until_at: Mapped[datetime]
    said_at: Mapped[datetime]
