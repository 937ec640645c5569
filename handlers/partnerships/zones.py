"""Time zones as people name them: `Europe/Copenhagen`, or just the city."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

from handlers.errors import UserError
from handlers.words.verbs import folded

#: Danish names of cities that zones are called after.
IN_DANISH = {
    "koebenhavn": "Europe/Copenhagen",
    "danmark": "Europe/Copenhagen",
    "groenland": "America/Nuuk",
    "faeroeerne": "Atlantic/Faroe",
    "thorshavn": "Atlantic/Faroe",
    "bruxelles": "Europe/Brussels",
    "rom": "Europe/Rome",
    "wien": "Europe/Vienna",
    "athen": "Europe/Athens",
    "lissabon": "Europe/Lisbon",
}


def read_zone(text: str) -> str:
    """The IANA zone that is meant.

    Raises:
        UserError: `unknown_zone`.
    """
    said = folded(text.strip()).replace(" ", "_")
    found = IN_DANISH.get(said) or _by_name().get(said)
    if found is None:
        raise UserError("unknown_zone", field="zone", typed_zone=text.strip()[:60])
    return found


@cache
def _by_name() -> dict[str, str]:
    """Zones by their whole name and by their city, in lower case."""
    known = sorted(zone for zone in available_timezones() if "/" in zone)
    places = [
        zone for zone in known if not zone.startswith(("Etc/", "posix/", "right/", "SystemV/"))
    ]
    cities = {folded(zone.rpartition("/")[2]): zone for zone in places}
    return {"utc": "Etc/UTC", **cities, **{folded(zone): zone for zone in known}}
