"""The tables. One class a table; what a column means stands beside it. All times are UTC.

Words follow the domain: a *slot* is an event or the wish for one, a *commitment* one person's or
side's answer to it, an *ask* the question that was put to them, with a time it is due.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from storage.types import Id, UtcTime

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def partial(name: str, *columns: str, where: str, postgresql: str | None = None) -> Index:
    """An index of some rows only: small, and taken where a statement repeats `where`."""
    return Index(
        name, *columns, sqlite_where=text(where), postgresql_where=text(postgresql or where)
    )


#: What keeps or wants a time of its own, and what waits for a new one.
AHEAD = "state IN ('proposed', 'tentative', 'confirmed')"
#: What the clock ends when its time has come.
UNSETTLED = "state IN ('proposed', 'tentative')"
CONFIRMED = "state = 'confirmed'"
HELD = "state = 'tentative' AND hold_until IS NOT NULL"
#: A question that is still chased.
CHASED = "outcome = 'open' AND chase_at IS NOT NULL"
#: What waits for a place that another hold has.
IN_LINE = "queued_at IS NOT NULL"
#: A new time that is kept free for a bumped slot.
KEPT_FREE = "held_until IS NOT NULL"
HOMELESS = "state IN ('bumped', 'postponed')"


class Base(DeclarativeBase):
    """The common ground of all tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: UtcTime, dict[str, Any]: JSON, int: Id}  # noqa: RUF012 - SQLAlchemy's own form


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


class Absence(Base):
    """Somebody is not to be had from `from_at` until `until_at` (UTC); others see only that."""

    __tablename__ = "absences"
    __table_args__ = (Index("ix_absences_person", "person_id", "until_at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    from_at: Mapped[datetime]
    until_at: Mapped[datetime]
    said_at: Mapped[datetime]


class Identity(Base):
    """A person as a platform knows them. `team` is their organisation's id there."""

    __tablename__ = "identities"
    __table_args__ = (UniqueConstraint("installation_id", "external_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    installation_id: Mapped[int] = mapped_column(ForeignKey("installations.id"))
    external_id: Mapped[str] = mapped_column(String(64))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    team: Mapped[str] = mapped_column(String(64), default="")


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


class Conversation(Base):
    """A place to write to: a shared room, or one person's private line (`person_id`).

    It carries the order, the pace and the lease of everything sent to it: `ready_at` is when its
    next row may be taken (while one is in flight: when the lease ends; None: nothing waits), and
    `fence` tells the worker that took it from one that took it later. Those times are of the real
    clock, never of the domain's.
    """

    __tablename__ = "conversations"
    __table_args__ = (
        UniqueConstraint("installation_id", "external_id"),
        UniqueConstraint("installation_id", "person_id"),
        Index("ix_conversations_ready", "ready_at"),
        partial("ix_conversations_lines", "person_id", where="person_id IS NOT NULL"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    installation_id: Mapped[int] = mapped_column(ForeignKey("installations.id"))
    external_id: Mapped[str | None] = mapped_column(
        String(255)
    )  # None: a direct line not yet opened
    kind: Mapped[str] = mapped_column(String(8))  # shared, direct
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    partnership_id: Mapped[int | None] = mapped_column(ForeignKey("partnerships.id"), index=True)
    name: Mapped[str] = mapped_column(String(200), default="")
    teams: Mapped[dict[str, Any]] = mapped_column(default=dict)  # who shares it: names by id
    ready_at: Mapped[datetime | None]
    paced_until: Mapped[datetime | None]
    fence: Mapped[int] = mapped_column(default=0)
    # "": written to; removed, unshared, uninstalled, revoked: what waits waits until it is again
    paused: Mapped[str] = mapped_column(String(16), default="")


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


class Slot(Base):
    """An event, or the wish for one.

    `terms` rises when state, time, place or people change: buttons carry it, so that a stale tap is
    known. `version` rises on every write. `sequence` is iCalendar's.
    """

    __tablename__ = "slots"
    __table_args__ = (
        UniqueConstraint("installation_id", "number"),
        Index("ix_slots_coming", "partnership_id", "end_at"),
        Index("ix_slots_place", "place_id", "start_at"),
        partial("ix_slots_homeless", "partnership_id", "start_at", "id", where=HOMELESS),
        partial("ix_slots_unsettled", "start_at", where=UNSETTLED),
        partial("ix_slots_taking_place", "end_at", where=CONFIRMED),
        partial("ix_slots_held", "hold_until", where=HELD),
        partial("ix_slots_remind", "remind_at", where="remind_at IS NOT NULL"),
        partial("ix_slots_call", "call_at", where="call_at IS NOT NULL"),
        partial("ix_slots_line", "line_at", where="line_at IS NOT NULL"),
        partial("ix_slots_queue", "place_id", "queued_at", where=IN_LINE),
        partial("ix_slots_press", "press_at", where="press_at IS NOT NULL"),
        partial("ix_slots_ahead", "partnership_id", "start_at", "id", where=AHEAD),
        partial(
            "ix_slots_long",
            "partnership_id",
            "end_at",
            where=f"{AHEAD} AND end_at > datetime(start_at, '+1 day')",
            postgresql=f"{AHEAD} AND end_at - start_at > interval '1 day'",
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    installation_id: Mapped[int] = mapped_column(ForeignKey("installations.id"))
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnerships.id"))
    number: Mapped[int]
    uid: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(String(200))
    start_at: Mapped[datetime]
    end_at: Mapped[datetime]
    previous_start_at: Mapped[datetime | None]  # where it stood before it was last moved
    place_id: Mapped[int | None] = mapped_column(ForeignKey("places.id"))
    state: Mapped[str] = mapped_column(String(16))
    public_state: Mapped[str] = mapped_column(String(16), default="unannounced")
    public_url: Mapped[str | None] = mapped_column(String(500))
    remind_at: Mapped[datetime | None]  # when people are next reminded of it
    call_at: Mapped[datetime | None]  # the last call before a hold or a proposal runs out
    press_at: Mapped[datetime | None]  # when people are next told that a bump is not resolved
    pressed: Mapped[int] = mapped_column(default=0)  # how often they have been
    hold_until: Mapped[datetime | None]  # a hold keeps time and place until then
    queued_at: Mapped[datetime | None]  # since when it is in line for a place another one holds
    line_at: Mapped[datetime | None]  # when the clock is to look whether it moves up
    terms: Mapped[int] = mapped_column(default=1)
    version: Mapped[int] = mapped_column(default=1)
    sequence: Mapped[int] = mapped_column(default=0)
    host_side: Mapped[str] = mapped_column(String(16), default="library")
    proposed_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    proposed_side: Mapped[str] = mapped_column(String(16))
    bumped_side: Mapped[str | None] = mapped_column(String(16))
    rehomed_from: Mapped[str | None] = mapped_column(String(16))  # on its way to a new home
    # What happens by itself when it is bumped or nobody answers: `handlers.slots.plan_b`
    plan_b: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    created_at: Mapped[datetime]


class NewTime(Base):
    """A new time a bumped slot is offered; both sides say yes to it with a tap each.

    `why`: codes with spaces between. `yes`: the side of each person who said yes, by their id.
    `held_until`: the place keeps that time free until then; None: it is not held.
    """

    __tablename__ = "new_times"
    __table_args__ = (
        partial("ix_new_times_held", "held_until", where=KEPT_FREE),
        partial("ix_new_times_place", "place_id", "start_at", where=KEPT_FREE),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("slots.id"), index=True)
    start_at: Mapped[datetime]
    end_at: Mapped[datetime]
    place_id: Mapped[int | None] = mapped_column(ForeignKey("places.id"))
    why: Mapped[str] = mapped_column(String(100), default="")
    yes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    held_until: Mapped[datetime | None]


class Gift(Base):
    """What the side an event goes on without gives instead: `preview`, `questions`, `report`.

    `outcome`: open, given, cannot. `remind_at`: the next step with it; None: none any more.
    """

    __tablename__ = "gifts"
    __table_args__ = (partial("ix_gifts_remind", "remind_at", where="remind_at IS NOT NULL"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("slots.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    due_at: Mapped[datetime]
    remind_at: Mapped[datetime | None]
    outcome: Mapped[str] = mapped_column(String(12), default="open")


class Commitment(Base):
    """One person's answer to one slot (`person_id` None: any of that side).

    `status` is iCalendar's PARTSTAT: needs-action, accepted, declined, tentative.
    """

    __tablename__ = "commitments"
    __table_args__ = (Index("ix_commitments_people", "slot_id", "person_id", "status"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("slots.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    side: Mapped[str] = mapped_column(String(16))
    status: Mapped[str] = mapped_column(String(16))
    answered_at: Mapped[datetime | None]


class Ask(Base):
    """A question put to a person (None: to a side), with a time it is due.

    `kind` is 'slot' (the slot's own terms), 'offer' (new terms for an agreed slot: the start, end
    and, where another is offered, the place stand here) or 'standin' (to take the commitment
    over). `outcome`: open, accepted, declined, countered, superseded. `again_at`: when the person
    wants to be asked again.
    """

    __tablename__ = "asks"
    __table_args__ = (
        partial("ix_asks_again", "again_at", where="again_at IS NOT NULL"),
        partial("ix_asks_chase", "chase_at", where=CHASED),
        partial("ix_asks_open", "slot_id", "person_id", where="outcome = 'open'"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("slots.id"), index=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitments.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    side: Mapped[str] = mapped_column(String(16))
    asked_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    kind: Mapped[str] = mapped_column(String(8))
    start_at: Mapped[datetime | None]
    end_at: Mapped[datetime | None]
    place_id: Mapped[int | None] = mapped_column(ForeignKey("places.id"))
    again_at: Mapped[datetime | None]
    chase_at: Mapped[datetime | None]  # the next step with who is silent; None: none any more
    chased: Mapped[int] = mapped_column(default=0)  # 0: a reminder is next; 1: the time is up next
    asked_at: Mapped[datetime]
    due_at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(12), default="open")
    by_turns: Mapped[bool] = mapped_column(default=False)  # with a no, the next of them is asked
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    answered_at: Mapped[datetime | None]


class Followup(Base):
    """What one side says of an event that is over. `ask_at`: when it is next asked; None: no more.

    `asked` counts how often it was. `worth`: 1 to 5. `minutes`: what the side put in.
    """

    __tablename__ = "followups"
    __table_args__ = (
        UniqueConstraint("slot_id", "side"),
        partial("ix_followups_ask", "ask_at", where="ask_at IS NOT NULL"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("slots.id"))
    side: Mapped[str] = mapped_column(String(16))
    ask_at: Mapped[datetime | None]
    asked: Mapped[int] = mapped_column(default=0)
    took_place: Mapped[bool | None]
    came: Mapped[int | None]
    worth: Mapped[int | None]
    minutes: Mapped[int | None]
    url: Mapped[str | None] = mapped_column(String(500))
    note: Mapped[str | None] = mapped_column(Text)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    answered_at: Mapped[datetime | None]


class History(Base):
    """Who did what, when and on which platform; `terms` are the slot's before the act."""

    __tablename__ = "history"
    __table_args__ = (Index("ix_history_by", "by_id", "id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("slots.id"), index=True)
    act: Mapped[str] = mapped_column(String(16))
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    side: Mapped[str] = mapped_column(String(16))
    platform: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime]
    terms: Mapped[int]
    from_state: Mapped[str] = mapped_column(String(16))
    to_state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(16))  # a class, never the story
    note: Mapped[str | None] = mapped_column(Text)
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Draft(Base):
    """What somebody typed that still needs an answer, so that a tap can go on where they were."""

    __tablename__ = "drafts"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id"))
    payload: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]


class Code(Base):
    """A short-lived code that somebody was shown, to be written where it joins things.

    `kind`: 'room' (the room it is written in joins the one it was given in, and who comes with it
    is on `side`) or 'person' (who writes it is the one it was given to). Only its hash is kept.
    """

    __tablename__ = "codes"
    __table_args__ = (UniqueConstraint("person_id", "kind"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(8))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id"))
    side: Mapped[str] = mapped_column(String(16), default="")
    salt: Mapped[str] = mapped_column(String(32))
    digest: Mapped[str] = mapped_column(String(64))
    until_at: Mapped[datetime]


class WrongCodes(Base):
    """How many codes somebody (or everybody in a room) has tried in vain since `since`."""

    __tablename__ = "wrong_codes"
    who: Mapped[str] = mapped_column(String(40), primary_key=True)
    since: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)


class Inbox(Base):
    """What has been taken in already, so that the same thing sent twice is done once."""

    __tablename__ = "inbox"
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    at: Mapped[datetime]


class Outbox(Base):
    """An intent to show something somewhere; what it says is rendered when it is sent.

    `key` names what is shown; only one row with it waits per conversation, so several changes
    become one edit. `state`: waiting, sending, dead (given up; `error` says why). Sent rows are
    gone.

    `sent_as` is the random key under which it may have been posted since `sent_at` (real UTC)
    though we do not know; "": no attempt that could have succeeded is without an answer.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "uq_outbox_waiting",
            "conversation_id",
            "key",
            unique=True,
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        partial("ix_outbox_head", "conversation_id", "lane", "id", where="state != 'dead'"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id"))
    key: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(8))  # card, ask, note
    slot_id: Mapped[int | None] = mapped_column(ForeignKey("slots.id"))
    ask_id: Mapped[int | None] = mapped_column(ForeignKey("asks.id"))
    payload: Mapped[dict[str, Any]] = mapped_column(default=dict)
    lane: Mapped[int] = mapped_column(default=1)  # 0 urgent, 1 normal, 2 digest
    state: Mapped[str] = mapped_column(String(8), default="waiting")
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None] = mapped_column(String(200))
    sent_as: Mapped[str] = mapped_column(String(32), default="")
    sent_at: Mapped[datetime | None]


class Withheld(Base):
    """An intent for somebody who is not to be disturbed now; it goes to the outbox at `until_at`.

    That is a time of the domain's clock. What waits for one person comes as one message.
    """

    __tablename__ = "withheld"
    __table_args__ = (UniqueConstraint("conversation_id", "key"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    key: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(8))
    slot_id: Mapped[int | None] = mapped_column(ForeignKey("slots.id"))
    ask_id: Mapped[int | None] = mapped_column(ForeignKey("asks.id"))
    payload: Mapped[dict[str, Any]] = mapped_column(default=dict)
    until_at: Mapped[datetime] = mapped_column(index=True)


class TickRun(Base):
    """A piece of the clock's work that was done, or given up, for the time it was planned for."""

    __tablename__ = "tick_runs"
    job: Mapped[str] = mapped_column(String(40), primary_key=True)
    scheduled_for: Mapped[datetime] = mapped_column(primary_key=True)


class Surface(Base):
    """A message that stands somewhere and is kept true by edits; `shown`: a digest of it."""

    __tablename__ = "surfaces"
    __table_args__ = (
        UniqueConstraint("conversation_id", "key"),
        Index("ix_surfaces_message", "conversation_id", "external_id"),
        partial("ix_surfaces_latest", "conversation_id", "id", where="slot_id IS NOT NULL"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id"))
    key: Mapped[str] = mapped_column(String(80))
    slot_id: Mapped[int | None] = mapped_column(ForeignKey("slots.id"), index=True)
    ask_id: Mapped[int | None] = mapped_column(ForeignKey("asks.id"), index=True)
    external_id: Mapped[str] = mapped_column(String(128))
    shown: Mapped[str] = mapped_column(String(64))


class Address(Base):
    """Where what is written on Teams to a conversation or person (`external_id`) must be sent.

    `installation` is the tenant. `account` is what the bot must call a person there, who is known
    to us by their id in the directory; "" for conversations.
    """

    __tablename__ = "addresses"
    __table_args__ = (UniqueConstraint("installation", "external_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    installation: Mapped[str] = mapped_column(String(64))
    external_id: Mapped[str] = mapped_column(String(255))
    service_url: Mapped[str] = mapped_column(String(255))
    account: Mapped[str] = mapped_column(String(255), default="", index=True)


class ClockAnchor(Base):
    """Where a moved clock started: it showed `domain_at` when the real time was `real_at`."""

    __tablename__ = "clock"
    id: Mapped[int] = mapped_column(primary_key=True)
    started_at: Mapped[datetime]  # what was asked for: the same again does not rewind it
    domain_at: Mapped[datetime]
    real_at: Mapped[datetime]
    pace: Mapped[float]


class RoomLink(Base):
    """A secret address that lets one person into the browser room; only its digest is kept.

    Taken back, it is gone. `made_by` None: made on the machine itself.
    """

    __tablename__ = "room_links"
    # An id is not given again: a button and an open page know a link by it.
    __table_args__ = (UniqueConstraint("digest"), {"sqlite_autoincrement": True})
    id: Mapped[int] = mapped_column(primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnerships.id"), index=True)
    identity_id: Mapped[int] = mapped_column(ForeignKey("identities.id"))
    digest: Mapped[str] = mapped_column(String(64))
    made_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    made_at: Mapped[datetime]


class RoomPost(Base):
    """A message in the browser room, which is a chat platform of its own.

    `author` and `only_for` are external ids of people there; author "" is the bot, only_for "" is
    everybody in the conversation. `card` is the neutral card, `text` what a person typed.
    `sent_as`: the key of the bot's intent, see `Outbox`; "" on what people wrote.
    """

    __tablename__ = "room_posts"
    id: Mapped[int] = mapped_column(primary_key=True)
    conversation: Mapped[str] = mapped_column(String(128), index=True)
    author: Mapped[str] = mapped_column(String(64), default="")
    only_for: Mapped[str] = mapped_column(String(64), default="")
    under: Mapped[int | None] = mapped_column(ForeignKey("room_posts.id"))
    text: Mapped[str] = mapped_column(Text, default="")
    card: Mapped[dict[str, Any] | None]
    at: Mapped[datetime]
    sent_as: Mapped[str] = mapped_column(String(32), default="")
    revision: Mapped[int] = mapped_column(default=0, index=True)
