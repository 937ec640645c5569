"""Saving who the two sides are, and how they reckon time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handlers.errors import UserError
from handlers.partnerships.belonging import PEOPLE, people_in, put
from handlers.partnerships.choosable import ids_here
from handlers.partnerships.sides import side_of
from handlers.partnerships.zones import read_zone
from handlers.slots.lifecycle import Side
from handlers.words.clean import cleaned, has_words
from handlers.words.i18n import KNOWN
from storage import people
from storage import settings as rows

if TYPE_CHECKING:
    from collections.abc import Container

    from handlers.scene import Scene
    from storage.tables import Identity

#: Characters the name of a side may have.
LONGEST_NAME = 80
#: What may be chosen, in minutes: how long an event usually is, how long an answer may take.
LENGTHS = (30, 45, 60, 75, 90, 105, 120, 150, 180, 240, 480)
ANSWER_TIMES = (60, 120, 240, 480, 720, 1440, 2880, 4320, 10080)
#: How long before it begins a new time must be known.
NOTICES = (60, 240, 720, 1440, 2880, 4320, 10080)
HOUR, DAY = 60, 24 * 60


def save_sides(scene: Scene, given: dict[str, str], _number: int) -> dict[str, Any]:
    """Names, people and leads. The newspaper says its own; the library both.

    Raises:
        UserError: `no_name`, `name_too_long`, `same_names`, `on_both_sides`, `no_lead`,
            `lead_elsewhere`, and those of the people named.
    """
    partnership, own = scene.member()
    sides = [s for s in Side if own is Side.LIBRARY or s is own]
    names = {side: _name(given, side) for side in sides if side in given}
    both = {Side.LIBRARY: partnership.library_name, Side.PARTNER: partnership.partner_name} | names
    if both[Side.LIBRARY].casefold() == both[Side.PARTNER].casefold():
        raise UserError("same_names", field=sides[-1])
    chosen = {name: people_in(scene, given, name) for name in given if name in PEOPLE}
    _nobody_twice(scene, chosen)
    for side in sides:
        _put_people(scene, side, chosen.get(f"{side}_people"))
    for side in sides:
        _put_leads(scene, side, chosen.get(f"{side}_leads"))
    return {f"{side}_name": name for side, name in names.items()}


def save_times(_scene: Scene, given: dict[str, str], _number: int) -> dict[str, Any]:
    """Language, zone, usual length, answer time, notice, hours of silence.

    Raises:
        UserError: `unknown_zone`, `not_offered`.
    """
    locale = given.get("locale", "")
    if locale not in KNOWN:
        raise UserError("not_offered", field="locale")
    return {
        "locale": locale,
        "zone": read_zone(given.get("zone", "")),
        "usual_minutes": among(given, "length", LENGTHS),
        "answer_minutes": among(given, "answer", ANSWER_TIMES),
        "notice_minutes": among(given, "notice", NOTICES),
        "quiet_from": among(given, "quiet_from", range(0, DAY, HOUR)),
        "quiet_until": among(given, "quiet_until", range(0, DAY, HOUR)),
    }


def _name(given: dict[str, str], side: Side) -> str:
    name = cleaned(given[side])
    if not has_words(name):
        raise UserError("no_name", field=side)
    if len(name) > LONGEST_NAME:
        raise UserError("name_too_long", field=side, length=len(name), most=LONGEST_NAME)
    return name


def among(given: dict[str, str], field: str, known: Container[int]) -> int:
    """The number that was chosen for a field.

    Raises:
        UserError: `not_offered`: it is none of those `known`.
    """
    said = given.get(field, "")
    if not said.isdecimal() or int(said) not in known:
        raise UserError("not_offered", field=field)
    return int(said)


def _nobody_twice(scene: Scene, chosen: dict[str, list[Identity]]) -> None:
    """Nobody is on both sides."""
    library = {i.person_id for i in chosen.get("library_people", [])}
    twice = [i for i in chosen.get("partner_people", []) if i.person_id in library]
    if twice:
        name = people.names(scene.session, [twice[0].person_id])[twice[0].person_id]
        raise UserError("on_both_sides", field="partner_people", name=name)


def _put_people(scene: Scene, side: Side, chosen: list[Identity] | None) -> None:
    """These were put on the side by hand, and nobody else was."""
    if chosen is None:
        return
    partnership, own = scene.member()
    before = rows.known_on(scene.session, partnership.id, side)
    by_hand = {m.person_id for m, _person in before if m.given_by == "hand"}
    here = ids_here(scene, by_hand)
    left = set(here) - {i.person_id for i in chosen}  # of others the form here cannot tell
    if scene.person.id in left:
        raise UserError("side_self", field=f"{side}_people")
    rows.forget_side(scene.session, partnership.id, left)
    put(scene, partnership, own, side, chosen, field=f"{side}_people")


def _put_leads(scene: Scene, side: Side, chosen: list[Identity] | None) -> None:
    """These lead the side; there must be somebody, once anybody of it is known."""
    if chosen is None:
        return
    partnership, _own = scene.member()
    for identity in chosen:
        if side_of(scene.session, partnership, identity, met=False) is not side:
            name = people.names(scene.session, [identity.person_id])[identity.person_id]
            raise UserError("lead_elsewhere", field=f"{side}_leads", name=name)
    leads = set(rows.leads(scene.session, partnership.id, side))
    elsewhere = leads - set(ids_here(scene, leads))
    if not (chosen or elsewhere) and rows.known_on(scene.session, partnership.id, side):
        raise UserError("no_lead", field=f"{side}_leads")
    wanted = elsewhere | {i.person_id for i in chosen}
    rows.set_leads(scene.session, partnership.id, side, wanted)
