"""The messages of the browser room, which is a chat platform of its own.

Every change gives its post the next revision, so that a page can ask for "all since". Revisions are
committed in rising order: on SQLite writers take turns anyway, on PostgreSQL they take a lock here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, insert, or_, select, text, update
from sqlalchemy.orm import aliased

from storage.tables import Conversation, History, Installation, Partnership, RoomPost, Slot, Surface

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

SHARED = "shared"
#: How many posts a page is given at most, the newest.
LIMIT = 200
#: What the database's integers can hold.
MAX_DIGITS = 18
_MARK = re.compile(r"([0-9]{1,18})\.([0-9]{1,18})")


def shared_of(partnership_id: int) -> str:
    """The id of the room that a partnership shares in the browser; the demo's is `SHARED`."""
    return f"{SHARED}:{partnership_id}"


def is_shared(conversation: str) -> bool:
    """Whether several people may see what is said there."""
    return conversation == SHARED or conversation.startswith(f"{SHARED}:")


def direct(person: str) -> str:
    """The id of `person`'s private conversation with the bot."""
    return f"direct:{person}"


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a page has read: the revision, and which room it was (`epoch`: its first post).

    A page that comes back with a mark of another room, or of a later revision than there is, looks
    at a database that was replaced, and must start afresh.
    """

    epoch: int = 0
    revision: int = 0

    @property
    def written(self) -> str:
        """As a page keeps it."""
        return f"{self.epoch}.{self.revision}"

    def follows(self, earlier: Mark) -> bool:
        """Whether a page at `earlier` can be brought here by what changed since."""
        same = earlier.epoch in {0, self.epoch}
        return same and earlier.revision <= self.revision


def read_mark(text: str) -> Mark:
    """The mark in `text`; what cannot be one is of no room, so that the page starts afresh."""
    found = _MARK.fullmatch(text)
    return Mark(int(found[1]), int(found[2])) if found else Mark(epoch=-1)


@dataclass(frozen=True, slots=True)
class Post:
    """A message as one person sees it. `parent` is the card or the text of what it stands under."""

    id: int
    revision: int
    conversation: str
    author: str
    only_for: str
    text: str
    card: dict[str, Any] | None
    at: datetime
    under: int | None = None
    parent: dict[str, Any] | str | None = None

    @property
    def private(self) -> bool:
        """Only one person sees it."""
        return bool(self.only_for) or not is_shared(self.conversation)


_TURN = text("SELECT pg_advisory_xact_lock(827053)")
_NEWEST = select(func.coalesce(func.max(RoomPost.revision), 0))
_FIRST = select(RoomPost.at).order_by(RoomPost.id).limit(1)
_ADD = insert(RoomPost).returning(RoomPost.id)
_EDIT = (
    update(RoomPost)
    .where(RoomPost.id == bindparam("post"))
    .values(card=bindparam("new_card"), revision=bindparam("new_revision"))
)
_PARENT = aliased(RoomPost)
_VISIBLE = or_(
    RoomPost.conversation == bindparam("own"),
    (RoomPost.conversation == bindparam("shared"))
    & RoomPost.only_for.in_(["", bindparam("person")]),
)
_POST = (
    select(
        RoomPost.id,
        RoomPost.revision,
        RoomPost.conversation,
        RoomPost.author,
        RoomPost.only_for,
        RoomPost.text,
        RoomPost.card,
        RoomPost.at,
        RoomPost.under,
        _PARENT.card.label("parent_card"),
        _PARENT.text.label("parent_text"),
    )
    .outerjoin(_PARENT, _PARENT.id == RoomPost.under)
    .where(_VISIBLE)
)
_SINCE = (
    _POST.where(RoomPost.revision > bindparam("since")).order_by(RoomPost.id.desc()).limit(LIMIT)
)
_ONE = _POST.where(RoomPost.id == bindparam("post"))


def newest(session: Session) -> int:
    """The revision of the latest change; 0 in an empty room."""
    return session.scalars(_NEWEST).one()


def last_said(session: Session, people: Sequence[str]) -> int:
    """The id of the bot's latest message that one of `people` sees; 0: there is none."""
    shared = (RoomPost.conversation == SHARED) & RoomPost.only_for.in_(["", *people])
    seen = or_(shared, RoomPost.conversation.in_([direct(person) for person in people]))
    return session.scalar(select(func.max(RoomPost.id)).where(seen, RoomPost.author == "")) or 0


def mark(session: Session) -> Mark:
    """How far there is to read."""
    first = session.scalars(_FIRST).first()
    return Mark(0 if first is None else int(first.timestamp() * 1000), newest(session))


def post_id(text: str) -> int:
    """A message's id as a number; what cannot be one is the id of no message, which is 0."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS else 0


def add_post(
    session: Session,
    *,
    conversation: str,
    at: datetime,
    author: str = "",
    only_for: str = "",
    under: int | None = None,
    text: str = "",
    card: dict[str, Any] | None = None,
) -> int:
    """Write a post and return its id; `author` "" is the bot, `only_for` "" everybody there."""
    values = {
        "conversation": conversation,
        "at": at,
        "author": author,
        "only_for": only_for,
        "under": under,
        "text": text,
        "card": card,
        "revision": _next(session),
    }
    return session.execute(_ADD, values).scalar_one()


def empty(session: Session, *, at: datetime) -> None:
    """Take all posts away, so that every open page starts afresh.

    Something that nobody sees stays: by its time (UTC, the real one) the new room is told from the
    old, and revisions go on rising.
    """
    revision = _next(session)
    session.execute(delete(RoomPost))
    session.add(RoomPost(conversation="", at=at, revision=revision))
    session.flush()


def empty_of(session: Session, installation_id: int) -> None:
    """Take the posts of one installation's conversations away."""
    theirs = select(Conversation.external_id).where(
        Conversation.installation_id == installation_id, Conversation.external_id.is_not(None)
    )
    session.execute(delete(RoomPost).where(RoomPost.conversation.in_(theirs)))


def edit_post(session: Session, post: int, card: dict[str, Any]) -> bool:
    """Replace a post's card; False when the post is gone."""
    values = {"post": post, "new_card": card, "new_revision": _next(session)}
    return session.connection().execute(_EDIT, values).rowcount == 1


def posts_for(session: Session, person: str, *, shared: str = SHARED, since: int = 0) -> list[Post]:
    """What `person` sees of all that changed after revision `since`, in the order it was written.

    The shared conversation, what is only for them there, and their own private one.
    """
    values = {"person": person, "own": direct(person), "shared": shared, "since": since}
    rows = session.execute(_SINCE, values).all()
    return [_post(row) for row in reversed(rows)]


def post_for(session: Session, person: str, post: int, *, shared: str = SHARED) -> Post | None:
    """One post, if `person` may see it."""
    values = {"person": person, "own": direct(person), "shared": shared, "post": post}
    row = session.execute(_ONE, values).first()
    return None if row is None else _post(row)


def exists(session: Session, post: int) -> bool:
    """Whether the post is there at all."""
    return session.get(RoomPost, post) is not None


def partnership_of(session: Session, shared: str = SHARED) -> Partnership | None:
    """Who shares the room; None while nobody does."""
    wanted = (
        select(Partnership)
        .join(Conversation, Conversation.partnership_id == Partnership.id)
        .join(Installation, Installation.id == Conversation.installation_id)
        .where(Installation.platform == "room", Conversation.external_id == shared)
    )
    return session.scalars(wanted).first()


def called(session: Session, shared: str = SHARED) -> tuple[str, str, str] | None:
    """What the library and its partner call themselves who share the room, and their language."""
    wanted = (
        select(Partnership.library_name, Partnership.partner_name, Partnership.locale)
        .join(Conversation, Conversation.partnership_id == Partnership.id)
        .join(Installation, Installation.id == Conversation.installation_id)
        .where(Installation.platform == "room", Conversation.external_id == shared)
    )
    row = session.execute(wanted).first()
    return None if row is None else (row.library_name, row.partner_name, row.locale)


def cards_of(
    session: Session, partnership_id: int, numbers: Sequence[int], *, shared: str = SHARED
) -> dict[int, str]:
    """The id of the post that is the shared card of each of these slots, by the slot's number."""
    wanted = (
        select(Slot.number, Surface.external_id)
        .join(Slot, Slot.id == Surface.slot_id)
        .join(Conversation, Conversation.id == Surface.conversation_id)
        .join(Installation, Installation.id == Conversation.installation_id)
        .where(Slot.partnership_id == partnership_id, Slot.number.in_(numbers))
        .where(Installation.platform == "room", Conversation.external_id == shared)
        .where(Surface.ask_id.is_(None))
    )
    return {row.number: row.external_id for row in session.execute(wanted)}


def done_in(session: Session, partnership: Partnership) -> set[tuple[str, str]]:
    """Which acts were done by which side since the partnership began."""
    wanted = (
        select(History.act, History.side)
        .join(Slot, Slot.id == History.slot_id)
        .where(Slot.partnership_id == partnership.id, History.at > partnership.created_at)
        .distinct()
    )
    return {(row.act, row.side) for row in session.execute(wanted)}


def anybody_wrote(session: Session) -> bool:
    """Whether a person has written anything, a command too."""
    return session.scalar(select(RoomPost.id).where(RoomPost.author != "").limit(1)) is not None


def _next(session: Session) -> int:
    if session.connection().dialect.name == "postgresql":
        session.execute(_TURN)
    return newest(session) + 1


def _post(row: Row[Any]) -> Post:
    values = row._asdict()
    card, words = values.pop("parent_card"), values.pop("parent_text")
    return Post(**values, parent=card or words)
