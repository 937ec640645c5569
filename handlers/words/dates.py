"""Times as people say them. Instants come in as UTC and are shown in the reader's zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from babel.dates import format_date

from handlers.slots.live import hours_to
from handlers.words.i18n import noted

if TYPE_CHECKING:
    from datetime import tzinfo

    from handlers.words.i18n import Language

#: A past day this near is said without its year.
RECENT = timedelta(days=180)
#: How near days are called.
NEAR = {-1: noted("yesterday"), 0: noted("today"), 1: noted("tomorrow")}


def day(when: date, *, today: date, language: Language) -> str:
    """`torsdag den 3. december`; the year is added where the coming one is not meant."""
    year = "" if _year_goes_without_saying(when, today) else " y"
    pattern = "EEEE 'den' d. MMMM" if language.code == "da" else "EEEE d MMMM"
    return format_date(when, pattern + year, locale=language.code)


def weekday(when: date, *, language: Language) -> str:
    """`torsdag`."""
    return format_date(when, "EEEE", locale=language.code)


def short_weekday(when: date, *, language: Language) -> str:
    """`tor`, without the full stop that Danish has there."""
    return format_date(when, "EEE", locale=language.code)[:3]


def short_day(when: date, *, language: Language) -> str:
    """`tor 3. dec.`, for a button."""
    pattern = "d. MMM" if language.code == "da" else "d MMM"
    said = format_date(when, pattern, locale=language.code)
    return f"{short_weekday(when, language=language)} {said}"


def short_days(first: date, last: date, *, language: Language) -> str:
    """`30. nov.–6. dec.`, within a month `23.–29. nov.`: for a heading."""
    pattern = "d. MMM" if language.code == "da" else "d MMM"
    until = format_date(last, pattern, locale=language.code)
    within = pattern.partition(" ")[0] if first.month == last.month else pattern
    return f"{format_date(first, within, locale=language.code)}–{until}"


def clock(when: datetime, *, language: Language) -> str:
    """`19.00`, in English `19:00`."""
    return when.strftime("%H.%M" if language.code == "da" else "%H:%M")


def short_moment(when: datetime, *, language: Language) -> str:
    """`tor 3. dec. kl. 19.00`, for a button; `when` is local already."""
    said = short_day(when.date(), language=language)
    return language.text("{day} at {clock}", day=said, clock=clock(when, language=language))


def span(start: datetime, end: datetime, *, now: datetime, zone: tzinfo, language: Language) -> str:
    """`torsdag den 3. december kl. 19.00–20.30`."""
    first, last = start.astimezone(zone), end.astimezone(zone)
    said = day(first.date(), today=now.astimezone(zone).date(), language=language)
    if end - start >= timedelta(days=1):
        until = day(last.date(), today=first.date(), language=language)
        from_ = language.text("{day} at {clock}", day=said, clock=clock(first, language=language))
        to = language.text("{day} at {clock}", day=until, clock=clock(last, language=language))
        return f"{from_} – {to}"
    both = f"{clock(first, language=language)}–{clock(last, language=language)}"
    return language.text("{day} at {clock}", day=said, clock=both)


def moment(when: datetime, *, now: datetime, zone: tzinfo, language: Language) -> str:
    """`i dag kl. 16.00`, `i morgen kl. 9.00`, otherwise with the day's name and date."""
    local, today = when.astimezone(zone), now.astimezone(zone).date()
    away = (local.date() - today).days
    near = NEAR.get(away)
    said = language.text(near) if near else day(local.date(), today=today, language=language)
    return language.text("{day} at {clock}", day=said, clock=clock(local, language=language))


def near_day(when: datetime, *, now: datetime, zone: tzinfo, language: Language) -> str:
    """The day alone: `i går`, `mandag den 23. november`."""
    local, today = when.astimezone(zone).date(), now.astimezone(zone).date()
    near = NEAR.get((local - today).days)
    return language.text(near) if near else day(local, today=today, language=language)


def left_behind(
    when: datetime, to: datetime, *, now: datetime, zone: tzinfo, language: Language
) -> str:
    """What something is moved from, said before where to: `torsdag den 3.`, `kl. 19.00`."""
    was, new = when.astimezone(zone), to.astimezone(zone)
    danish = language.code == "da"
    if was.date() == new.date():
        return f"kl. {clock(was, language=language)}" if danish else clock(was, language=language)
    if (was.year, was.month) == (new.year, new.month):
        pattern = "EEEE 'den' d." if danish else "EEEE d"
        return format_date(was.date(), pattern, locale=language.code)
    return day(was.date(), today=now.astimezone(zone).date(), language=language)


def distance(start: datetime, *, now: datetime, zone: tzinfo, language: Language) -> str:
    """How far off it is: `om lidt`, `om 2 timer`, `i dag`, `om 8 dage`; "" once it is past."""
    hours = hours_to(start, now=now)
    if hours is not None:
        soon = language.text("in a moment")
        return language.count("in {n} hour", "in {n} hours", hours) if hours else soon
    away = (start.astimezone(zone).date() - now.astimezone(zone).date()).days
    if start <= now:
        return ""
    if away <= 1:
        return language.text(NEAR[away])
    return language.count("in {n} day", "in {n} days", away)


def _year_goes_without_saying(when: date, today: date) -> bool:
    if when < today:
        return today - when <= RECENT
    try:
        coming = when.replace(year=today.year)
    except ValueError:  # 29 February, said in a year without one
        return False
    return when == (coming if coming >= today else coming.replace(year=today.year + 1))
