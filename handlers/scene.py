"""Who is acting, where, for which side, in which language: found out before anything is done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.cards.token import Token
from handlers.errors import UserError
from handlers.partnerships.sides import side_of
from handlers.words.i18n import DEFAULT, Language, language
from handlers.words.when import read_time
from storage import conversations, identities, memberships
from storage.lines import direct_line
from storage.tables import Conversation, Partnership

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from handlers.door import Inbound
    from handlers.slots.lifecycle import Side
    from handlers.words.when import Reading, Span
    from storage.tables import Identity, Installation, Person


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a new partnership starts with, and what is said where there is none.

    `room`: the address of the browser room, without a slash at its end; "": it lets nobody in.
    """

    locale: str = DEFAULT
    zone: str = "Europe/Copenhagen"
    room: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """The one who acts, and where. `side` None: of neither side, or no partnership yet."""

    session: Session
    inbound: Inbound
    now: datetime
    defaults: Defaults
    installation: Installation
    identity: Identity
    person: Person
    conversation: Conversation
    partnership: Partnership | None
    side: Side | None
    typed: str | None = None  # the language of the verb they typed

    @property
    def language(self) -> Language:
        """Their own choice, else the verb's, else the partnership's, else the default."""
        own = self.partnership.locale if self.partnership else self.defaults.locale
        return language(self.person.locale or self.typed or own)

    @property
    def zone(self) -> ZoneInfo:
        """The zone their times are said in."""
        own = self.partnership.zone if self.partnership else self.defaults.zone
        return ZoneInfo(self.person.zone or own)

    def read(self, text: str, *, base: Span | None = None) -> Reading:
        """The time they mean, in their language and zone; `base` is the slot an answer is about."""
        lang = self.language.code
        return read_time(text, now=self.now, zone=self.zone, lang=lang, base=base)

    def of(self, partnership: Partnership) -> Scene:
        """The same scene, seen from a partnership the person takes part in."""
        here = self.conversation.partnership_id == partnership.id
        team_name = self.inbound.actor.team_name
        side = side_of(self.session, partnership, self.identity, team_name, met=here)
        return replace(self, partnership=partnership, side=side)

    def at(self, conversation_id: int) -> Scene:
        """The same person, where they were when they began."""
        conversation = self.session.get_one(Conversation, conversation_id)
        there = replace(self, conversation=conversation, side=None, partnership=None)
        if conversation.partnership_id is None:
            return there if conversation.kind == "shared" else self
        return there.of(self.session.get_one(Partnership, conversation.partnership_id))

    def member(self) -> tuple[Partnership, Side]:
        """The partnership and the side they act for.

        Raises:
            UserError: `stranger`, `no_partnership`.
        """
        if self.partnership is None:
            raise UserError("no_partnership")
        if self.side is None:
            raise UserError(
                "stranger",
                library=self.partnership.library_name,
                partner=self.partnership.partner_name,
            )
        return self.partnership, self.side


def find_scene(session: Session, inbound: Inbound, *, now: datetime, defaults: Defaults) -> Scene:
    """Who is acting and where; people and conversations are remembered on first sight."""
    installation, identity, person = identities.actor(
        session,
        platform=inbound.platform,
        installation_id=inbound.installation,
        installation_name=inbound.installation_name,
        external_id=inbound.actor.external_id,
        name=inbound.actor.name,
        team=inbound.actor.team,
        sure=inbound.actor.sure,
    )
    if person.home_id not in {None, installation.id} and not person.home_chosen:
        person.home_id = installation.id  # they are asked where they wrote last
    _meet(session, inbound, installation)
    conversation, partnership = _conversation(session, inbound, installation, person)
    scene = Scene(
        session=session,
        inbound=inbound,
        now=now,
        defaults=defaults,
        installation=installation,
        identity=identity,
        person=person,
        conversation=conversation,
        partnership=partnership,
        side=None,
    )
    if partnership is None and conversation.kind == "direct":
        # Held until the end: `of` finds the membership in the session, and need not ask for it.
        known = memberships.taken_part(session, person.id)
        partnership = known[0][0] if len(known) == 1 else None
        if partnership is None and (asked_in := _asked_in(session, inbound, installation)):
            return scene.at(asked_in)
    return scene if partnership is None else scene.of(partnership)


def _asked_in(session: Session, inbound: Inbound, installation: Installation) -> int:
    """The room in which was asked what is tapped on a private line; 0: it does not say."""
    room = Token.read(inbound.value).room
    found = room and conversations.known(
        session, installation_id=installation.id, external_id=None, conversation_id=room
    )
    return found[0].id if found else 0


def _meet(session: Session, inbound: Inbound, installation: Installation) -> None:
    """Remember the people who are mentioned."""
    for profile in inbound.mentions:
        if profile.name and not profile.is_bot:
            identities.met(
                session,
                installation_id=installation.id,
                external_id=profile.external_id,
                name=profile.name,
                team=profile.team,
                sure=profile.sure,
            )


def _conversation(
    session: Session, inbound: Inbound, installation: Installation, person: Person
) -> tuple[Conversation, Partnership | None]:
    room = inbound.room
    opened_in = Token.read(inbound.value).room if not room.external_id else 0
    found = conversations.known(
        session,
        installation_id=installation.id,
        external_id=room.external_id or None,
        conversation_id=opened_in,
    )
    if found:
        if room.teams and found[0].teams != dict(room.teams):
            found[0].teams = dict(room.teams)
        return found
    if not room.external_id:  # a form of something that is shared elsewhere
        there = session.get(Conversation, opened_in)
        line = direct_line(session, installation_id=installation.id, person_id=person.id)
        about = there.partnership_id if there else None
        if about and memberships.membership(session, partnership_id=about, person_id=person.id):
            return line, session.get_one(Partnership, about)
        return line, None
    if room.direct:
        line = direct_line(session, installation_id=installation.id, person_id=person.id)
        if line.external_id is None and room.external_id:
            line.external_id = room.external_id
            session.flush()
        return line, None
    made = Conversation(
        installation_id=installation.id,
        external_id=room.external_id,
        kind="shared",
        name=room.name,
        teams=dict(room.teams),
    )
    session.add(made)
    session.flush()
    return made, None
