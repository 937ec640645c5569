"""Who belongs where: said by hand, where what their organisation tells is not enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.door import MENTION
from handlers.errors import UserError
from handlers.partnerships.named import identity_of, take_people
from handlers.partnerships.sides import put_on, side_of
from handlers.partnerships.start import ensure_partnership
from handlers.slots.lifecycle import Side
from handlers.words.verbs import LIBRARY_WORDS, PARTNER_WORDS, folded
from storage import conversations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from handlers.request import Request
    from handlers.scene import Scene
    from storage.tables import Identity, Partnership

#: The fields of forms in which people are chosen for a side.
PEOPLE = frozenset(
    {"library_people", "library_leads", "partner_people", "partner_leads", "standin"}
)
#: What people call the two sides, besides their own names.
CALLED: dict[Side, frozenset[str]] = {
    Side.LIBRARY: LIBRARY_WORDS,
    Side.PARTNER: PARTNER_WORDS,
}


def side(scene: Scene, request: Request) -> Note:
    """Say who is on which side, or put people on one: `side partner @name`.

    Raises:
        UserError: `side_self`, `side_theirs`, `side_who`, and those of the people named.
    """
    scene = ensure_partnership(scene)
    partnership, own = scene.member()
    line, named = take_people(scene, request.text)
    room = conversations.room_of(scene.session, partnership.id, scene.installation.id)
    if not named and not line.strip():
        return Note("sides", fields={"room": room})
    wanted = side_named(partnership, line, request.token.pick)
    if not named:
        raise UserError("side_who", act="side")
    found = [identity_of(scene, external_id) for external_id in named]
    if wanted is None:
        raise UserError("side_which", act="side")
    put(scene, partnership, own, wanted, found)
    told = {"room": room, "people": [i.person_id for i in found], "side": wanted}
    return Note("side_given", fields=told)


def put(
    scene: Scene,
    partnership: Partnership,
    own: Side,
    wanted: Side,
    found: Sequence[Identity],
    *,
    field: str = "who",
) -> None:
    """Put these people on a side. Nobody moves themself, and the library's people are its own.

    Raises:
        UserError: `side_self`, `side_theirs`.
    """
    for identity in found:
        before = side_of(scene.session, partnership, identity, met=False)
        if before is wanted:
            continue
        if identity.person_id == scene.person.id:
            raise UserError("side_self", field=field)
        if own is Side.PARTNER and Side.LIBRARY in {wanted, before}:
            raise UserError("side_theirs", field=field, library=partnership.library_name)
        put_on(scene.session, partnership, identity.person_id, wanted, given_by="hand")


def people_in(scene: Scene, fields: Mapping[str, str], name: str) -> list[Identity]:
    """Who was chosen or typed in one of a form's fields.

    Raises:
        UserError: they are not known, or are no people.
    """
    before = 0
    for other, value in fields.items():
        if other == name:
            break
        before += value.count(MENTION)
    chosen = scene.inbound.mentions[before : before + fields.get(name, "").count(MENTION)]
    try:
        _line, named = take_people(scene, fields.get(name, ""), mentions=chosen)
    except UserError as error:
        error.field = name
        raise
    return [identity_of(scene, external_id) for external_id in dict.fromkeys(named)]


def side_named(partnership: Partnership, line: str, pick: str = "") -> Side | None:
    """Which side the words name: by its own name, or by what it is."""
    if pick in set(Side):
        return Side(pick)
    said = folded(line).strip(" ,.:")
    names = {
        Side.LIBRARY: folded(partnership.library_name),
        Side.PARTNER: folded(partnership.partner_name),
    }
    for wanted, called in CALLED.items():
        if said in called or (names[wanted] and said == names[wanted]):
            return wanted
    return None
