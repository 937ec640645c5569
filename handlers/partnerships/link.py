"""One partnership in several rooms: a code given in one, and written in the other, joins them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.partnerships import browser, codes
from handlers.partnerships.belonging import side_named
from handlers.partnerships.one_person import drop_code, link_person
from handlers.partnerships.sides import put_on, side_of
from handlers.slots import tell
from handlers.slots.lifecycle import Side
from handlers.words.codes import read_code
from handlers.words.verbs import ELSEWHERE, folded
from storage import codes as rows
from storage import (
    conversations,
    founding,
    installations,
    joining,
    memberships,
    outbox,
    people,
    seats,
    settings,
    slots,
)
from storage.conflict import ConflictError
from storage.outbox import Intent
from storage.tables import Conversation, Partnership

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from handlers.request import Request
    from handlers.scene import Scene
    from storage.tables import Code

#: Cards of what is coming that a room gets when it joins.
MOST_CARDS = 200
NOT_NOW = "not_now"


def link(scene: Scene, request: Request) -> Note:
    """Give a code, or take one: of a room where it is shared, of a person in a private line.

    Raises:
        UserError: `invite_me`, `stranger`, `link_no_code`, `link_leads`, `link_unread`,
            `side_theirs`, `link_browser`.
        ConflictError: somebody used the code at the same moment.
    """
    if request.token.pick == NOT_NOW:
        return drop_code(scene)
    code = read_code(request.text)
    if scene.conversation.kind == "direct":
        return link_person(scene, code)
    if not scene.inbound.room.joined:
        raise UserError("invite_me")
    return _give(scene, request.text) if code is None else _join(scene, code)


def _give(scene: Scene, text: str) -> Note:
    """A code for another room. Who comes with it is the partner's, unless the library says other.

    Only the library says who belongs to it, so whatever the partner gives away makes partners.
    """
    if scene.partnership is None:
        raise UserError("link_no_code", act="link")
    partnership, own = scene.member()
    lead = memberships.membership(
        scene.session, partnership_id=partnership.id, person_id=scene.person.id
    )
    if lead is None or not lead.leads:
        raise _leads_only(scene, partnership)
    wanted = side_named(partnership, text) if text.strip() else Side.PARTNER
    if wanted is None:
        raise UserError("link_unread", act="link")
    if wanted is Side.LIBRARY and own is not Side.LIBRARY:
        raise UserError("side_theirs", library=partnership.library_name)
    code = codes.give(scene, "room", side=wanted)
    return Note("link_code", fields={"code": code, "partnership": partnership.id, "side": wanted})


def _leads_only(scene: Scene, partnership: Partnership) -> UserError:
    leads = memberships.leads(scene.session, partnership.id)
    names = people.names(scene.session, leads)
    return UserError("link_leads", leads=", ".join(f"@{names[i]}" for i in leads))


def _join(scene: Scene, code: str) -> Note:
    """The room joins the partnership the code is from."""
    if not codes.may_try(scene):
        return Note("code_limit")
    found = codes.find(scene, "room", code)
    given = scene.session.get_one(Conversation, found.conversation_id) if found else None
    if found is None or given is None or given.partnership_id is None:
        return Note("code_wrong", fields={"act": "link"})
    partnership = scene.session.get_one(Partnership, given.partnership_id)
    room = scene.conversation
    if room.partnership_id == partnership.id:
        return Note("link_same")
    if room.partnership_id and joining.has_slots(scene.session, room.partnership_id):
        return Note("link_has_own")
    browser.only_one(scene.session, room, partnership)
    if not rows.use(scene.session, found):
        raise ConflictError
    codes.was_used(scene)
    browser.bring_along(scene.session, room, partnership, Side(found.side))
    joining.give_up(scene.session, room)
    founding.take_room(scene.session, room, partnership)
    side = _side_of_newcomer(scene, partnership, found)
    _tell_all(scene, partnership, side)
    return Note("silence")  # what is said to everybody says it


def _side_of_newcomer(scene: Scene, partnership: Partnership, code: Code) -> Side:
    """Whose people join: known already, or on the side the code was given for."""
    session, identity = scene.session, scene.identity
    known = side_of(session, partnership, identity, met=False)
    side = known or Side(code.side)
    at_home = identity.installation_id == partnership.installation_id
    if at_home and identity.team in {partnership.library_team, partnership.partner_team}:
        return side
    name = scene.inbound.actor.team_name or scene.installation.name
    first = side is Side.PARTNER and not partnership.partner_team
    first = first and not seats.is_taken(session, partnership.id, Side.PARTNER)
    if at_home and identity.team and first:
        founding.take_seat(session, partnership, team=identity.team, name=name)
    else:
        home = identity.installation_id
        # Who is of no organisation comes alone: others like them are strangers still.
        seated = seats.side_of_team(session, partnership.id, home, identity.team)
        if identity.team and seated is None:
            seats.take(session, partnership.id, home, team=identity.team, side=side)
        if side is Side.PARTNER and not partnership.partner_name:
            partnership.partner_name = name
    if known is None:
        given_by = "team" if identity.team else "hand"
        put_on(session, partnership, identity.person_id, side, given_by=given_by)
    return side


def _tell_all(scene: Scene, partnership: Partnership, side: Side) -> None:
    """Everybody in each room hears who reads along from now on; the new one gets its cards."""
    fields = {"by": scene.person.id, "side": side, "partnership": partnership.id}
    fields |= {"platform": scene.inbound.platform}
    intents = [tell.note_intent(scene.conversation.id, Note("room_joined", fields=fields))]
    room, told = scene.conversation, Note("joined_elsewhere", fields=fields)
    intents += _elsewhere(scene.session, partnership, room, told)
    coming = slots.coming(
        scene.session, partnership_ids=[partnership.id], after=scene.now, most=MOST_CARDS
    )
    intents += [
        Intent(scene.conversation.id, f"card:{slot.id}", "card", slot_id=slot.id) for slot in coming
    ]
    outbox.enqueue(scene.session, intents)


def _elsewhere(
    session: Session, partnership: Partnership, room: Conversation, note: Note
) -> list[Intent]:
    """The note, in all rooms but this one."""
    others = conversations.shared_rooms(session, partnership.id)
    return [tell.note_intent(other, note) for other, _why in others if other != room.id]


def unlink(scene: Scene, request: Request) -> Note:
    """Take this room out of the partnership, or another one, named by its platform.

    Raises:
        UserError: `unlink_here`, `no_partnership`, `stranger`, `link_leads`, `unlink_only`,
            `unlink_which`, `unlink_theirs`, `unlink_shared`.
    """
    if scene.conversation.kind == "direct":
        raise UserError("unlink_here", act="unlink")
    partnership, side = scene.member()
    if scene.person.id not in settings.leads(scene.session, partnership.id, side):
        raise _leads_only(scene, partnership)
    rooms = joining.rooms(scene.session, partnership.id)
    if len(rooms) == 1:
        raise UserError("unlink_only")
    room = _meant(scene, request.text, rooms, side, partnership)
    platform = installations.platform_of(scene.session, room.installation_id)
    fields = {"by": scene.person.id, "side": side, "partnership": partnership.id}
    fields |= {"platform": platform}
    if platform == "room":
        browser.may_close(scene.session, partnership, side)
    cards = joining.take_out(scene.session, room, scene.now)
    if platform == "room":
        fields |= browser.close_room(scene.session, partnership, now=scene.now)
    left = tell.note_intent(room.id, Note("room_left", fields=fields))
    others = _elsewhere(scene.session, partnership, room, Note("left_elsewhere", fields=fields))
    again = [Intent(card.conversation_id, card.key, "card", slot_id=card.slot_id) for card in cards]
    outbox.enqueue(scene.session, [left, *others, *again])
    return Note("silence")


def _meant(
    scene: Scene, text: str, rooms: list[Conversation], side: Side, partnership: Partnership
) -> Conversation:
    """The room that is to go. Nobody but the library puts others out."""
    if not text.strip():
        return scene.conversation
    if side is not Side.LIBRARY:
        raise UserError("unlink_theirs", act="unlink", library=partnership.library_name)
    wanted = ELSEWHERE.get(folded(text).strip(" .!"))
    found = [
        room
        for room in rooms
        if room.id != scene.conversation.id
        and installations.platform_of(scene.session, room.installation_id) == wanted
    ]
    if len(found) != 1:
        raise UserError("unlink_which", act="unlink")
    return found[0]
