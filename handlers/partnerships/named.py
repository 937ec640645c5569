"""The people a line names: by a platform's mention, or by `@name` as a known person is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handlers.door import MENTION
from handlers.errors import UserError
from handlers.partnerships.sides import put_on, side_of
from storage import identities, memberships, people
from storage.tables import Identity, Person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handlers.door import Profile
    from handlers.scene import Scene
    from handlers.slots.lifecycle import Side

#: `@everyone` and its like: nobody is asked by shouting.
EVERYBODY = frozenset({"everyone", "channel", "here", "all", "alle"})
#: Words in a name that is written without an @.
LONGEST_NAME = 4
#: How somebody is kept in mind who is not known on this platform: the row of their identity.
ELSEWHERE = "~"
_WITH = re.compile(r"(?:[\s,;:–-]+(?:med|with|og|and|til|to|hos)?)?[\s,]*$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[,;/+&]|\b(?:og|and)\b)\s*|^\s+|\s+$", re.IGNORECASE)
_AT_NAME = re.compile(r"(?<![\w.])@([\w.'’-]+(?: [\w.'’-]+){0,2})")


def take_people(
    scene: Scene, text: str, *, mentions: Sequence[Profile] | None = None
) -> tuple[str, list[str]]:
    """The line without its people, and their platform ids.

    `mentions`: those of this text, where what came in has several.

    Raises:
        UserError: `everyone`, `bot_asked`, `not_in_team`, `not_all_in_team`, `unknown_person`.
    """
    mentioned = scene.inbound.mentions if mentions is None else mentions
    if any(profile.is_bot for profile in mentioned):
        raise UserError("bot_asked", field="who")
    if not all(p.name or _is_elsewhere(p.external_id) or _was_met(scene, p) for p in mentioned):
        raise UserError("not_all_in_team" if mentioned[1:] else "not_in_team", field="who")
    named = [profile.external_id for profile in mentioned]
    text = text.replace(MENTION, " ")

    def take(found: re.Match[str]) -> str:
        words = found[1].split(" ")
        if words[0].casefold().strip(".'’-") in EVERYBODY:
            raise UserError("everyone", field="who")
        for length in range(len(words), 0, -1):
            name = " ".join(words[:length]).rstrip(".'’-")
            known = _called(scene, name)
            if len(known) == 1:
                named.append(known[0])
                return " " + " ".join(words[length:])
        if (known_so := _first_name(scene, words[0].rstrip(".'’-"))) is not None:
            named.append(known_so)
            return " " + " ".join(words[1:])
        raise UserError("unknown_person", field="who", name=words[0])

    return _AT_NAME.sub(take, text), named


def _is_elsewhere(named: str) -> bool:
    """Whether it is the row of somebody's identity: `identity_of` looks whether they may."""
    return named.startswith(ELSEWHERE) and named.removeprefix(ELSEWHERE).isdecimal()


def _was_met(scene: Scene, profile: Profile) -> bool:
    """Whether somebody of whom the platform tells nothing just now has been seen before."""
    home, who = scene.inbound.installation, profile.external_id
    return bool(
        identities.seen(scene.session, platform=scene.inbound.platform, home=home, person=who)
    )


def people_named(scene: Scene, text: str) -> list[str]:
    """The people a field is filled in with; nothing else stands there, so an @ is not needed.

    Raises:
        UserError: those of `take_people`.
    """
    rest, named = take_people(scene, text)
    for piece in _BETWEEN.split(rest):
        if piece and (words := piece.split()):
            known = _called(scene, piece) or [i for i in [_first_name(scene, words[0])] if i]
            if len(known) != 1:
                raise UserError("unknown_person", field="who", name=piece)
            named += known
    return list(dict.fromkeys(named))


def _called(scene: Scene, name: str) -> list[str]:
    """Whom people here may mean by a name: those of this platform, else who works with them."""
    known = people.known_by_name(scene.session, installation_id=scene.installation.id, name=name)
    if known or scene.partnership is None:
        return [identity.external_id for identity, _person in known]
    elsewhere = people.members_by_name(scene.session, scene.partnership.id, name)
    return [f"{ELSEWHERE}{identity.id}" for identity in elsewhere]


def _first_name(scene: Scene, name: str) -> str | None:
    """The one who works with them and has that first name; None: nobody, or several."""
    if scene.partnership is None or not name:
        return None
    found = people.members_by_first_name(scene.session, scene.partnership.id, name)
    if len({identity.person_id for identity in found}) != 1:
        return None
    here = [i.external_id for i in found if i.installation_id == scene.installation.id]
    return here[0] if here else f"{ELSEWHERE}{found[-1].id}"


def identity_of(scene: Scene, named: str) -> Identity:
    """The person a line named, by their id on this platform or by where else they are known.

    Raises:
        UserError: `unknown_person`: somebody elsewhere who does not work with them.
    """
    if not _is_elsewhere(named):
        found, _person = identities.met(
            scene.session,
            installation_id=scene.installation.id,
            external_id=named,
            name="",
            team="",
        )
        return found
    row = scene.session.get(Identity, int(named.removeprefix(ELSEWHERE)))
    together, _side = scene.member()
    if row is None or not memberships.membership(
        scene.session, partnership_id=together.id, person_id=row.person_id
    ):
        raise UserError("unknown_person", field="who", name=named)
    return row


def take_last_name(scene: Scene, text: str) -> tuple[str, list[str]]:
    """The line without the name it ends with, where exactly one known person is called so.

    Without an @ a name may as well be part of a title, so the caller looks at what stands before.
    """
    words = text.split()
    for length in range(min(LONGEST_NAME, len(words) - 1), 0, -1):
        known = _called(scene, " ".join(words[-length:]).strip(".,!"))
        if len(known) == 1 and known[0] != scene.identity.external_id:
            return _WITH.sub("", " ".join(words[:-length])), known
    return text, []


def sides_of(scene: Scene, external_ids: Sequence[str]) -> tuple[tuple[int, Side], ...]:
    """Each person's id and side. One whose organisation is not known is taken for the other side's.

    Raises:
        UserError: `stranger_asked`.
    """
    partnership, side = scene.member()
    found: list[tuple[int, Side]] = []
    team_names = {p.external_id: p.team_name for p in scene.inbound.mentions}
    for external_id in external_ids:
        identity = identity_of(scene, external_id)
        person = scene.session.get_one(Person, identity.person_id)
        theirs = side_of(
            scene.session, partnership, identity, team_names.get(external_id, ""), met=True
        )
        if theirs is None and identity.team:
            raise UserError("stranger_asked", field="who", name=person.name)
        if theirs is None:
            theirs = side.other
            put_on(scene.session, partnership, person.id, theirs, given_by="team")
        found.append((person.id, theirs))
    return tuple(found)
