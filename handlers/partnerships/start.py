"""How a partnership begins: with the first proposal, from what the platforms know already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.errors import UserError
from handlers.partnerships.daily import plan
from storage import drafts, founding
from storage.tables import Partnership

if TYPE_CHECKING:
    from handlers.request import Request
    from handlers.scene import Scene
    from storage.tables import Draft


def draft_of(scene: Scene, request: Request) -> Draft | None:
    """What the person typed before, to go on from.

    Raises:
        UserError: `draft_gone`.
    """
    if not request.token.draft:
        return None
    kept = drafts.of_person(scene.session, request.token.draft, scene.person.id)
    if kept is None:
        raise UserError("draft_gone")
    return kept


def ensure_partnership(scene: Scene) -> Scene:
    """The scene with a partnership in it; a shared room gets its own at the first need.

    Raises:
        UserError: `invite_me` (the bot cannot write there), `which_room` (a private line of
            somebody in several partnerships, or in none).
    """
    if scene.partnership is not None:
        if not scene.inbound.room.joined:
            raise UserError("invite_me")
        return scene
    if scene.conversation.kind == "direct":
        raise UserError("which_room")
    if not scene.inbound.room.joined:
        raise UserError("invite_me")
    installation, teams = scene.installation, scene.conversation.teams
    others = {t: name for t, name in teams.items() if t != installation.external_id}
    partner = next(iter(others.items())) if len(others) == 1 else ("", "")
    made = Partnership(
        installation_id=installation.id,
        locale=scene.defaults.locale,
        zone=scene.defaults.zone,
        library_name=installation.name,
        library_team=installation.external_id,
        partner_team=partner[0],
        partner_name=partner[1],
        usual_minutes=90,
        answer_minutes=24 * 60,
        digest=8 * 60,
        created_at=scene.now,
    )
    plan(made, now=scene.now)
    scene.session.add(made)
    scene.session.flush()
    founding.take_room(scene.session, scene.conversation, made)
    return scene.of(made)
