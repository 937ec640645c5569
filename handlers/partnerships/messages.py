"""Saving what comes by itself, how long things are kept, and what one person wants for themself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from handlers.errors import UserError
from handlers.partnerships.belonging import people_in
from handlers.partnerships.choosable import ids_here
from handlers.partnerships.daily import DAYS, DIGESTS, NEVER, next_own
from handlers.partnerships.replan import speak_to
from handlers.partnerships.sides import side_of
from handlers.partnerships.together import ANSWER_TIMES, DAY, HOUR, among
from handlers.partnerships.wishes import REMINDERS
from handlers.partnerships.zones import read_zone
from handlers.slots import reminders
from handlers.words.i18n import KNOWN
from storage import due, known_as

if TYPE_CHECKING:
    from collections.abc import Container

    from handlers.scene import Scene

#: Days of the week for the weekly overview, 0 for Monday.
WEEK_DAYS = ("0", "1", "2", "3", "4", "6")
#: Days that things may be kept.
KEPT = (30, 90, 182, 365, 730)
#: What stands for "as the partnership" in a choice.
SAME = "-"


def save_digests(_scene: Scene, given: dict[str, str], _number: int) -> dict[str, Any]:
    """When overviews and reminders come.

    Raises:
        UserError: `not_offered`.
    """
    return {
        "digest": among(given, "digest", (*DIGESTS, NEVER)),
        "digest_days": _one_of(given, "digest_days", DAYS),
        "weekly": among(given, "weekly", (*DIGESTS, NEVER)),
        "weekly_day": int(_one_of(given, "weekly_day", WEEK_DAYS)),
        "reminders": _one_of(given, "reminders", REMINDERS),
    }


def save_keep(scene: Scene, given: dict[str, str], _number: int) -> dict[str, Any]:
    """How long things are kept, in days.

    Raises:
        UserError: `not_offered`.
    """
    together, _side = scene.member()
    names = ("keep_texts", "keep_ended", "keep_names")
    return {name: among(given, name, {*KEPT, getattr(together, name)}) for name in names}


def save_me(scene: Scene, given: dict[str, str]) -> None:
    """What holds for one person only; `SAME` and "": as the partnership has it.

    Raises:
        UserError: `unknown_zone`, `not_offered`, `quiet_all_day`, `standin_self`,
            `standin_other_side`.
    """
    person, (together, _side) = scene.person, scene.member()
    locale, zone = given.get("locale", ""), given.get("zone", "")
    hours = range(0, DAY, HOUR)
    own = {
        "locale": locale if locale in KNOWN else None,
        "zone": read_zone(zone) if zone else None,
        "answer_minutes": _own(given, "answer", ANSWER_TIMES),
        "quiet_from": _own(given, "quiet_from", hours),
        "quiet_until": _own(given, "quiet_until", hours),
        "urgent": None if given.get("urgent", "1") == "1" else False,
        "digest": _own(given, "digest", DIGESTS),
        "reminders": None,
        "standin_id": _standin(scene, given),
    }
    if given.get("reminders", SAME) != SAME:
        own["reminders"] = _one_of(given, "reminders", REMINDERS)
    if (own["quiet_from"] is None) != (own["quiet_until"] is None):
        raise UserError("quiet_half", field="quiet_until")
    spoken = person.locale
    for name, value in own.items():
        setattr(person, name, value)
    _settle(scene, given.get("where", SAME))
    where = ZoneInfo(person.zone or together.zone)
    person.digest_at = next_own(person, where, after=scene.now)
    scene.session.flush()
    due.plan_for(scene.session, person.id, scene.now, at=reminders.PLAN)
    if person.locale != spoken:
        speak_to(scene.session, person, now=scene.now)


def _settle(scene: Scene, where: str) -> None:
    """Who is known in several places is written to where they choose, or wrote last."""
    person = scene.person
    if person.home_id is None:
        return
    if where == SAME:
        person.home_id, person.home_chosen = scene.installation.id, None
        return
    homes = {str(home.id): home.id for home in known_as.homes_of(scene.session, person.id)}
    if where not in homes:
        raise UserError("not_offered", field="where")
    person.home_id, person.home_chosen = homes[where], True


def _standin(scene: Scene, given: dict[str, str]) -> int | None:
    """Who is asked in this person's place when they are away or silent."""
    chosen = people_in(scene, given, "standin")
    if not chosen:
        now = scene.person.standin_id
        told = now and ids_here(scene, [now])
        return None if told else now  # one the form here cannot tell stays
    together, side = scene.member()
    if chosen[0].person_id == scene.person.id:
        raise UserError("standin_self", field="standin")
    if side_of(scene.session, together, chosen[0], met=False) is not side:
        raise UserError("standin_other_side", field="standin")
    return chosen[0].person_id


def _own(given: dict[str, str], field: str, known: Container[int]) -> int | None:
    return None if given.get(field, SAME) in {SAME, ""} else among(given, field, known)


def _one_of(given: dict[str, str], field: str, known: Container[str]) -> str:
    if given.get(field) not in known:
        raise UserError("not_offered", field=field)
    return given[field]
