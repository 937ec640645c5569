"""One person on two platforms: only they can say so, with a code from the one in the other."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.errors import UserError
from handlers.partnerships import codes
from handlers.slots import asking
from handlers.slots.answer import accept
from handlers.slots.case import Actor, Case
from handlers.slots.lifecycle import Side
from storage import codes as rows
from storage import memberships, one_person, outbox
from storage import slots as slot_rows
from storage.conflict import ConflictError
from storage.tables import Installation, Partnership

if TYPE_CHECKING:
    from handlers.scene import Scene
    from storage.tables import Ask

KIND = "person"


def link_person(scene: Scene, code: str | None) -> Note:
    """Give this person a code of their own, or take the one they were given elsewhere.

    Raises:
        ConflictError: the code was used at the same moment.
    """
    if code is None:
        given = codes.give(scene, KIND)
        return Note("person_code", fields={"code": given, "platform": _other_platform(scene)})
    if not codes.may_try(scene):
        return Note("code_limit")
    found = codes.find(scene, KIND, code)
    if found is None:
        return Note("code_wrong", fields={"act": "link"})
    wrong = _cannot_be(scene, found.person_id)
    if wrong:
        return Note(wrong)
    other = found.person_id
    if not rows.use(scene.session, found):
        raise ConflictError
    codes.was_used(scene)
    _become_one(scene, other)
    return Note("linked_person", fields={"platform": scene.inbound.platform})


def _cannot_be(scene: Scene, other: int) -> str:
    """Why the two cannot be one person; "": they can."""
    own = scene.person.id
    if other == own:
        return "link_self"
    if one_person.same_place(scene.session, own, other):
        return "link_same_place"
    return "link_two_sides" if one_person.on_two_sides(scene.session, own, other) else ""


def drop_code(scene: Scene) -> Note:
    """They would rather not: the code is good no more."""
    rows.drop(scene.session, scene.person.id, KIND)
    return Note("link_not_now")


def _become_one(scene: Scene, other: int) -> None:
    """The one who writes is both, is written to here from now on, and is asked everything once."""
    session = scene.session
    both = {p.id: p for p in one_person.lock(session, scene.person.id, other)}
    if len(both) < 2:  # noqa: PLR2004 - somebody else was merged at this moment
        raise ConflictError
    one_person.merge(session, both[scene.person.id], both[other])
    scene.person.home_id, scene.person.home_chosen = scene.installation.id, None
    session.flush()
    for ask in one_person.asked_twice(session, scene.person.id):
        _ask_once(scene, ask)
    session.flush()
    open_asks = slot_rows.open_asks_of(session, scene.person.id, after=scene.now)
    again = outbox.standing(session, sorted({ask.slot_id for ask in open_asks}))
    outbox.enqueue(session, again)


def _ask_once(scene: Scene, ask: Ask) -> None:
    """What they have said yes to is a yes to both questions; else one of the two is enough."""
    slot = slot_rows.by_id(scene.session, ask.slot_id)
    if slot is None:
        return
    partnership = scene.session.get_one(Partnership, slot.partnership_id)
    case = Case.of(scene.session, partnership, slot)
    mine = next(row for row in case.asks if row.id == ask.id)
    by = Actor(scene.person.id, Side(ask.side), scene.inbound.platform)
    if case.is_in(by):
        with contextlib.suppress(UserError):
            accept(case, by=by, now=scene.now, ask_id=ask.id)
        return
    twice = case.commitment(mine)
    once = next(c for c in case.standing if c.person_id == by.person_id and c is not twice)
    asking.drop(case, twice, into=once, by=by, now=scene.now)
    outbox.enqueue(scene.session, outbox.standing(scene.session, [slot.id]))


def _other_platform(scene: Scene) -> str:
    """Where else they may be: the one other platform their partnerships are on; "": no telling."""
    theirs = [p.id for p in memberships.partnerships_of(scene.session, scene.person.id)]
    homes = one_person.platforms(scene.session, theirs)
    kinds = {scene.session.get_one(Installation, home).platform for home in homes}
    others = kinds - {scene.inbound.platform}
    return others.pop() if len(others) == 1 else ""
