"""The ready texts, whole and in both languages, for everything that can become of an event."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

import pytest

from handlers.cards.model import Bold, plain
from handlers.cards.repair_texts import Texts, ready_texts
from handlers.slots.case import Case
from handlers.slots.lifecycle import Side
from handlers.slots.public import Home, News, Silence, What, to_tell
from handlers.words.i18n import language
from storage.tables import Commitment, History, Partnership, Place, Slot

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

HALL, CAFE = 1, 2
NOW = datetime(2026, 11, 25, 9, 15, tzinfo=UTC)


class Places:
    """All that is asked of the database: what places are called."""

    def get(self, _kind: type[Place], place_id: int) -> Place:
        return Place(id=place_id, name={HALL: "Salen", CAFE: "Caféen"}[place_id])


def home(day: int, clock: float = 19, *, place: int | None = HALL, hours: float = 1.5) -> Home:
    """A time in December as people say it, and a place."""
    zone = ZoneInfo("Europe/Copenhagen")
    minutes = [int(60 * at) for at in (clock, clock + hours)]
    start, end = (datetime(2026, 12, day, m // 60, m % 60, tzinfo=zone) for m in minutes)
    return Home(start.astimezone(UTC), end.astimezone(UTC), place)


def case(at: Home, **values: Any) -> Case:  # noqa: ANN401 - a slot's columns
    """A public slot at that time and place."""
    together = Partnership(library_name="Biblioteket i Midtbyen", partner_name="Folkebladet")
    together.zone = "Europe/Copenhagen"
    for name in [name for name in values if name.endswith("_name")]:
        setattr(together, name, values.pop(name))
    known = {"state": "confirmed", "public_state": "announced", "host_side": "library"} | values
    slot = Slot(title="Debat om havnen", start_at=at.start, end_at=at.end, **known)
    slot.place_id = at.place_id
    return Case(cast("Session", Places()), together, slot, [Commitment(side="library")], [])


def texts(news: News, code: str, **values: str) -> Texts:
    return ready_texts(case(news.home, **values), news, language(code), now=NOW)


def said(news: News, code: str, **values: str) -> list[str]:
    found = texts(news, code, **values)
    return [plain(t) for t in (found.guest, found.registered, found.website, found.door)]


def letter(text: str, code: str) -> str:
    hello, regards = ("Hej", "Venlig hilsen") if code == "da" else ("Hello", "Kind regards")
    return f"{hello}\n{text}\n{regards}\nBiblioteket i Midtbyen"


THURSDAY, FRIDAY = home(3), home(4)
MOVED = News(What.MOVED, FRIDAY, THURSDAY)
CASES = {
    "another time": MOVED,
    "another place": News(What.PLACE, home(3, place=CAFE), THURSDAY),
    "another time the same day, and another place": News(
        What.MOVED, home(3, 20, place=CAFE), THURSDAY
    ),
    "another end": News(What.HOURS, home(3, hours=2), THURSDAY),
    "cancelled": News(What.CANCELLED, THURSDAY),
    "postponed": News(What.POSTPONED, THURSDAY),
    "without the newspaper": News(What.ALONE, THURSDAY, without=Side.PARTNER),
}
#: Each text as it is read, in blocks of four lines under `[what happened, language]`.
EXPECTED = (Path(__file__).parent / "data" / "repair_kit.txt").read_text("utf-8")


@pytest.mark.parametrize("code", ["da", "en"])
@pytest.mark.parametrize("what", CASES)
def test_every_text_in_both_languages(what: str, code: str) -> None:
    block = EXPECTED.split(f"[{what}, {code}]\n")[1].split("\n\n")[0]
    guest, *others = block.strip().split("\n")
    assert said(CASES[what], code) == [letter(guest, code), *others]


def test_the_new_time_stands_out() -> None:
    found = texts(MOVED, "da")
    bold = Bold("fredag den 4. december kl. 19.00–20.30")
    assert all(bold in t for t in (found.guest, found.registered, found.website, found.door))


@pytest.mark.parametrize(
    ("before", "after", "danish", "english"),
    [
        (None, None, "", ""),
        (None, HALL, " Sted: Salen.", " Place: Salen."),
        (
            HALL,
            None,
            " Det nye sted følger (ikke Salen).",
            " The new place will follow (not Salen).",
        ),
    ],
)
def test_a_place_that_was_or_is_not_known(
    before: int | None, after: int | None, danish: str, english: str
) -> None:
    news = News(What.MOVED, home(4, place=after), home(3, place=before))
    assert f"kl. 19.00–20.30.{danish} Tilmeldinger gælder" in said(news, "da")[2]
    assert f"at 19:00–20:30.{english} Registrations still" in said(news, "en")[2]


def test_moved_and_without_one_of_the_two_and_nameless() -> None:
    news = News(What.MOVED, FRIDAY, THURSDAY, without=Side.PARTNER)
    guest, registered, *_ = said(news, "da", partner_name="", library_name="")
    assert "Salen. Arrangementet gennemføres uden vores samarbejdspartner. Din" in registered
    assert guest.endswith("\nVenlig hilsen\nBiblioteket")
    assert "The event goes ahead without our partner." in said(news, "en", partner_name="")[3]


def test_a_move_out_of_the_month_names_both() -> None:
    start, end = (at.replace(month=11) for at in (FRIDAY.start, FRIDAY.end))
    assert "fra søndag den 27. til fredag" in said(News(What.MOVED, FRIDAY, home(27)), "da")[2]
    news = News(What.MOVED, FRIDAY, Home(start, end, HALL))
    assert "FLYTTET fra onsdag den 4. november til fredag den 4. december" in said(news, "da")[2]
    assert "MOVED from Wednesday 4 November to Friday 4 December" in said(news, "en")[2]


def act(number: int, what: str, **details: Any) -> History:  # noqa: ANN401 - JSON
    return History(id=number, act=what, details=details)


def moved(number: int, before: Home) -> History:
    stood: dict[str, Any] = {"end": before.end.isoformat(), "place": before.place_id, "answers": {}}
    return act(number, "accept", moved_from=before.start.isoformat(), stood=stood)


ANNOUNCED = act(1, "announce")
AT_FIRST: dict[str, Any] = {"previous_start_at": THURSDAY.start}


@pytest.mark.parametrize(
    ("values", "done", "told"),
    [
        ({"public_state": "unannounced"}, [], Silence.UNSAID),
        ({}, [ANNOUNCED], Silence.SAME),
        ({"state": "bumped"}, [ANNOUNCED], Silence.OPEN),
        ({"state": "proposed", "rehomed_from": "bumped"}, [ANNOUNCED], Silence.OPEN),
        (AT_FIRST, [ANNOUNCED, moved(2, THURSDAY)], MOVED),
        (AT_FIRST, [moved(1, THURSDAY), act(2, "announce")], Silence.SAME),
        (
            AT_FIRST,
            [ANNOUNCED, moved(2, THURSDAY), moved(3, home(5)), act(4, "undo", undone=3)],
            MOVED,
        ),
        ({"state": "cancelled"}, [ANNOUNCED], News(What.CANCELLED, FRIDAY)),
        ({"state": "postponed"}, [ANNOUNCED], News(What.POSTPONED, FRIDAY)),
        (
            {"state": "proposed", "rehomed_from": "postponed", **AT_FIRST},
            [ANNOUNCED, act(2, "postpone"), moved(3, THURSDAY)],
            News(What.POSTPONED, THURSDAY),
        ),
        (  # the new time came to nothing: the world knows it as it was
            {"state": "expired", "rehomed_from": "bumped", **AT_FIRST},
            [ANNOUNCED, act(2, "bump"), moved(3, THURSDAY), act(4, "expire")],
            News(What.CANCELLED, THURSDAY),
        ),
        (
            {},
            [ANNOUNCED, act(2, "alone", without="partner")],
            News(What.ALONE, FRIDAY, without=Side.PARTNER),
        ),
        ({}, [act(1, "alone", without="partner"), act(2, "announce")], Silence.SAME),
        ({}, [ANNOUNCED, act(2, "alone", without="library")], Silence.SAME),  # they are in again
    ],
)
def test_what_the_world_still_has_to_hear(
    values: dict[str, Any], done: list[History], told: News | Silence
) -> None:
    assert to_tell(case(FRIDAY, **values), done, now=NOW) == told


def test_what_is_over_needs_no_texts() -> None:
    later = FRIDAY.end
    done = [ANNOUNCED, moved(2, THURSDAY)]
    for state in ("confirmed", "occurred"):
        over = case(FRIDAY, state=state, **AT_FIRST)
        assert to_tell(over, done, now=later) is Silence.OVER
    called_off = case(FRIDAY, state="cancelled", public_state="cancelled")
    assert isinstance(to_tell(called_off, done, now=later), News)


@pytest.mark.parametrize(
    ("now", "what"),
    [
        (home(3, place=CAFE), What.PLACE),
        (home(3, hours=2), What.HOURS),
        (home(3, 20), What.MOVED),
        (home(4), What.MOVED),
    ],
)
def test_what_has_changed_is_named(now: Home, what: What) -> None:
    told = to_tell(case(now, **AT_FIRST), [ANNOUNCED, moved(2, THURSDAY)], now=NOW)
    assert told == News(what, now, THURSDAY)
