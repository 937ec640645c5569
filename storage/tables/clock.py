"""The bot's own time: which of the clock's work is done, and where a moved clock started."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base


class TickRun(Base):
    """A piece of the clock's work that was done, or given up, for the time it was planned for."""

    __tablename__ = "tick_runs"
    job: Mapped[str] = mapped_column(String(40), primary_key=True)
    scheduled_for: Mapped[datetime] = mapped_column(primary_key=True)


class ClockAnchor(Base):
    """Where a moved clock started: it showed `domain_at` when the real time was `real_at`."""

    __tablename__ = "clock"
    id: Mapped[int] = mapped_column(primary_key=True)
    started_at: Mapped[datetime]  # what was asked for: the same again does not rewind it
    domain_at: Mapped[datetime]
    real_at: Mapped[datetime]
    pace: Mapped[float]
