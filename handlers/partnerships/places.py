"""The library's rooms: named, with opening hours, and taken out of use again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handlers.errors import UserError
from handlers.slots.lifecycle import Side
from handlers.words.clean import cleaned, has_words
from handlers.words.hours import HoursError, read_hours
from storage import places
from storage.tables import Place

if TYPE_CHECKING:
    from handlers.scene import Scene
    from storage.tables import Partnership

#: Characters the name of a place may have.
LONGEST_PLACE = 60


def save_place(scene: Scene, given: dict[str, str], number: int) -> dict[str, Any]:
    """Name a place (`number` 0: a new one) and say when it is open.

    Raises:
        UserError: `places_theirs`, `no_name`, `name_too_long`, `place_twice`, `place_gone`,
            `hours_unread`, `hours_backwards`, `hours_twice`.
    """
    partnership = _own(scene)
    name = cleaned(given.get("name", ""))
    if not has_words(name):
        raise UserError("no_name", field="name")
    if len(name) > LONGEST_PLACE:
        raise UserError("name_too_long", field="name", length=len(name), most=LONGEST_PLACE)
    opening = _opening(given.get("opening", ""))
    place = _place(scene, partnership, number, name)
    place.name, place.opening, place.retired = name, opening, False
    scene.session.flush()
    return {}


def retire(scene: Scene, number: int) -> None:
    """Offer the place no more; what takes place there already keeps it.

    Raises:
        UserError: `places_theirs`, `place_gone`.
    """
    partnership = _own(scene)
    place = places.by_id(scene.session, partnership.id, number)
    if place is None:
        raise UserError("place_gone")
    place.retired = True


def _own(scene: Scene) -> Partnership:
    partnership, side = scene.member()
    if side is not Side.LIBRARY:
        raise UserError("places_theirs", field="name", library=partnership.library_name)
    return partnership


def _place(scene: Scene, partnership: Partnership, number: int, name: str) -> Place:
    """The place that is meant; one taken out of use comes back under its name."""
    same = places.named(scene.session, partnership.id, name)
    if number:
        place = places.by_id(scene.session, partnership.id, number)
        if place is None:
            raise UserError("place_gone", field="name")
        if same is not None and same.id != place.id:
            raise UserError("place_twice", field="name", name=same.name)
        return place
    if same is not None:
        if not same.retired:
            raise UserError("place_twice", field="name", name=same.name)
        return same
    made = Place(partnership_id=partnership.id, name=name)
    scene.session.add(made)
    return made


def _opening(text: str) -> dict[str, Any]:
    try:
        return read_hours(text).to_json()
    except HoursError as error:
        codes = {"end_before_start": "hours_backwards", "twice": "hours_twice"}
        code = codes.get(error.code, "hours_unread")
        raise UserError(code, field="opening", piece=error.piece) from error
