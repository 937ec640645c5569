"""How the two work together, said by form. Every default is good, so nobody has to come here.

The overview leads to small forms, one a matter. A form carries the revision it was shown with: who
saves on top of somebody else's saving is shown it first, with their own answers still in the form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handlers.cards.note import Note
from handlers.door import Kind
from handlers.partnerships.belonging import PEOPLE, people_in
from handlers.partnerships.choosable import chosen_as
from handlers.partnerships.links import give, renew, take_back
from handlers.partnerships.messages import save_digests, save_keep, save_me
from handlers.partnerships.places import retire, save_place
from handlers.partnerships.replan import replan
from handlers.partnerships.start import ensure_partnership
from handlers.partnerships.together import save_sides, save_times
from storage import conversations
from storage import settings as rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from handlers.request import Request
    from handlers.scene import Scene

    Save = Callable[[Scene, dict[str, str], int], dict[str, Any]]


def settings(scene: Scene, request: Request) -> Note:
    """Show how things are set, open one matter's form, or save it.

    Raises:
        UserError: what was filled in cannot be, or is not this side's to say.
        ConflictError: somebody saved at the same moment.
    """
    scene = ensure_partnership(scene)
    partnership, _side = scene.member()
    matter, _, which = request.token.pick.partition(":")
    number = int(which) if which.isdecimal() else 0
    home = scene.installation.id
    fields: dict[str, Any] = {
        "room": conversations.room_of(scene.session, partnership.id, home),
        "home": home,
        "address": scene.defaults.room,
    }
    if scene.inbound.kind is Kind.FORM and matter in _SAVE:
        return _saved(scene, request, {**fields, "matter": matter, "number": number})
    if matter == "retire":
        retire(scene, number)
        rows.save(scene.session, partnership, read=partnership.revision)
        matter, number = "places", 0
    if matter == "relink":
        name, secret = renew(scene, number)
        return _given(fields, name, secret)
    if matter == "unlinked":
        take_back(scene, number)
        matter, number = "links", 0
    return Note("settings", fields={**fields, "matter": matter, "number": number}, form="settings")


def _saved(scene: Scene, request: Request, fields: dict[str, Any]) -> Note:
    """Save what was filled in; on top of somebody else's saving only when they have seen it."""
    partnership, _side = scene.member()
    given = {name: value.strip() for name, value in request.fields.items()}
    matter, read = fields["matter"], request.token.terms
    if matter == "me":
        save_me(scene, given)
    elif read != partnership.revision:
        return Note("settings", fields={**fields, "typed": _typed(scene, given)}, form="settings")
    elif matter == "link":
        return _given(fields, *give(scene, given))
    else:
        values = _SAVE[matter](scene, given, fields["number"])
        rows.save(scene.session, partnership, read=read, **values)
        replan(scene.session, partnership, now=scene.now)
    shown = {name: fields[name] for name in ("room", "home", "address")}
    done = {**shown, "saved": True, "matter": "places" if matter == "place" else ""}
    return Note("settings", fields=done, form="settings")


def _given(fields: dict[str, Any], name: str, secret: str) -> Note:
    """The link, shown this once."""
    shown = {"matter": "links", "name": name, "link": f"{fields['address']}/enter#{secret}"}
    return Note("settings", fields={**fields, **shown}, form="settings")


def _typed(scene: Scene, given: dict[str, str]) -> dict[str, str]:
    """What was filled in, as it can be filled in again."""
    return {
        name: " ".join(chosen_as(i, scene.installation.id) for i in people_in(scene, given, name))
        if name in PEOPLE
        else value
        for name, value in given.items()
    }


_SAVE: dict[str, Save] = {
    "sides": save_sides,
    "times": save_times,
    "place": save_place,
    "digests": save_digests,
    "keep": save_keep,
    "me": lambda _scene, _given, _number: {},
    "link": lambda _scene, _given, _number: {},
}
