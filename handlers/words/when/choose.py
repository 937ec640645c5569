"""Decides which marks are the time and which belong to the title; what is open becomes a doubt."""

from __future__ import annotations

import re
from itertools import pairwise

from .chosen import Chosen
from .dotted import undotted
from .links import (
    BOUND,
    GAP,
    GOES_ON,
    INSTEAD,
    LEADS_HOUR,
    LEFT_OVER,
    LONG_AGO,
    OR,
    OTHER_DAY,
    THROUGH,
    ZONE,
)
from .pieces import (
    Beside,
    DayOfMonth,
    Feast,
    FromNow,
    Hours,
    Item,
    Length,
    Mark,
    MonthDay,
    Moved,
    Nth,
    Part,
    SameTime,
    Shift,
    Stop,
    Until,
    Vague,
    Week,
    Weekday,
)

DAYS = (Weekday, MonthDay, Feast, DayOfMonth, Nth, Shift, Beside)


class Chooser:
    """Goes through the marks of one text, kind by kind: hours first, as days lean on them."""

    def __init__(self, text: str, marks: list[Mark], *, answering: bool = False) -> None:
        self.text = text
        self.marks = undotted(marks, answering=answering)
        self.answering = answering
        self.chosen = Chosen()

    def choose(self) -> Chosen:
        """Sort the marks."""
        for step in (self._hours, self._days, self._week, self._soft, self._stops, self._doubts):
            step()
        return self.chosen

    def _of(self, *kinds: type[Item]) -> list[Mark]:
        return [mark for mark in self.marks if isinstance(mark.item, kinds)]

    def _near(self, mark: Mark, *kinds: type[Item]) -> bool:
        """Whether a mark of one of these kinds stands right before or after, links aside."""
        return self._before(mark, *kinds) or self._after(mark, *kinds)

    def _before(self, mark: Mark, *kinds: type[Item]) -> bool:
        return any(
            self._linked(other, mark) for other in self._of(*kinds) if other.end <= mark.start
        )

    def _after(self, mark: Mark, *kinds: type[Item]) -> bool:
        return any(
            self._linked(mark, other) for other in self._of(*kinds) if other.start >= mark.end
        )

    def _linked(self, first: Mark, second: Mark) -> bool:
        """Whether nothing but links and other marks stands between the two."""
        between = [m for m in self.marks if first.end <= m.start and m.end <= second.start]
        chain = [first, *between, second]
        return all(GAP.fullmatch(self.text, a.end, b.start) for a, b in pairwise(chain))

    # Hours -----------------------------------------------------------------------------------

    def _hours(self) -> None:
        self._drop_refused(Hours)
        found = self._of(Hours)
        strong = [m for m in found if isinstance(m.item, Hours) and m.item.weight > 1]
        dated = [m for m in strong if self._near(m, *DAYS)]
        for mark in found:
            if mark in strong and dated and mark not in dated and self._is_name(mark):
                self._leave(mark)
            elif mark in strong:
                self._take_hours(mark)
            elif not self._weak_hour(mark, has_strong=bool(strong)):
                self.marks.remove(mark)
        self._ends()

    def _drop_refused(self, *kinds: type[Item]) -> None:
        """'Fredag i stedet for torsdag': what is put aside says nothing, if another is named."""
        marks = self._of(*kinds)
        refused = [m for m in marks if INSTEAD.search(self.text[: m.start])]
        if len(refused) < len(marks):
            for mark in refused:
                self.marks.remove(mark)
                self.chosen.take(mark)

    def _is_name(self, mark: Mark) -> bool:
        """Whether an hour by name stands where a title begins: 'Midnight in Paris'."""
        return mark.start == 0 and self.text[mark.start : mark.end].startswith(("noon", "mid"))

    def _leave(self, mark: Mark) -> None:
        """Leave to the title what only looks like a time."""
        self.marks.remove(mark)
        self.chosen.left.append((mark.start, mark.end))

    def _take_hours(self, mark: Mark) -> None:
        self.chosen.hours.append(mark)
        self.chosen.take(mark)

    def _weak_hour(self, mark: Mark, *, has_strong: bool) -> bool:
        """A bare number: an hour after a day, the day's own date before a clock, or a title's."""
        hours = mark.item
        if not isinstance(hours, Hours):
            return False
        after_day = self._before(mark, Weekday, MonthDay, DayOfMonth, Shift, Nth, Week, Part)
        number = hours.start.hour if hours.end is None and not hours.start.minute else None
        if has_strong and self._alternative(mark):
            return True
        if self._before(mark, Weekday) and number and (has_strong or number > 24):  # noqa: PLR2004
            return self._day_number(mark, number)
        if has_strong:
            return False
        alone = GAP.fullmatch(self.text[: mark.start]) and GOES_ON.match(self.text, mark.end)
        first = hours.end is not None and alone and self._after(mark, *DAYS)
        if not (after_day or first or self._is_all(mark) or self._answers(mark, hours)):
            return False
        if number is not None and not GOES_ON.match(self.text, mark.end):
            self.chosen.unclear = True
        self._take_hours(mark)
        return True

    def _alternative(self, mark: Mark) -> bool:
        """'Kl. 19 eller 20': a bare number is an hour too."""
        before = [m for m in self.chosen.hours if m.end <= mark.start]
        if not (before and OR.fullmatch(self.text, before[-1].end, mark.start)):
            return False
        self._take_hours(mark)
        return True

    def _day_number(self, mark: Mark, number: int) -> bool:
        """'Fredag 27 kl. 14': the number is the day's date."""
        if number > 31 or not self._before(mark, Weekday):  # noqa: PLR2004
            return False
        self.marks.remove(mark)
        self.marks.append(Mark(mark.start, mark.end, DayOfMonth(number)))
        self.marks.sort(key=lambda m: m.start)
        return True

    def _answers(self, mark: Mark, hours: Hours) -> bool:
        """In an answer a bare number after 'først', 'at', 'to' is an hour of the slot's day."""
        if not self.answering or not GOES_ON.match(self.text, mark.end):
            return False
        led = not self.text[mark.start].isdigit()  # "how about 8": its own word leads it
        return bool(hours.end) or led or bool(LEADS_HOUR.search(self.text[: mark.start]))

    def _is_all(self, mark: Mark) -> bool:
        rest = self.text[: mark.start] + self.text[mark.end :]
        return not any(char.isalnum() for char in rest)

    def _ends(self) -> None:
        chosen = self.chosen
        for mark in self._of(Until):
            until = mark.item
            if isinstance(until, Until) and (
                until.weight > 1
                or self.answering
                or self._before(mark, Hours, *DAYS)
                or self._is_all(mark)
            ):
                chosen.unclear |= chosen.until is not None and chosen.until.clock != until.clock
                chosen.until = until
                chosen.take(mark)
        for mark in self._of(Length):
            length = mark.item
            if isinstance(length, Length) and self._belongs(mark, length):
                chosen.unclear |= chosen.length is not None
                chosen.length = length
                chosen.take(mark)

    def _belongs(self, mark: Mark, length: Length) -> bool:
        if self._near(mark, Hours, FromNow):
            return True
        begun = [m for m in (*self.chosen.hours, *self._of(FromNow)) if m.end <= mark.start]
        return length.marked and bool(begun)  # before its time it is a title's: "på 24 timer"

    # Days ------------------------------------------------------------------------------------

    def _days(self) -> None:
        self._drop_refused(*DAYS)
        self._drop_titles()
        days = self._of(*DAYS)
        firm = [m for m in days if not self._doubtful(m)]
        for mark in days:
            if mark in firm or (not firm and self._soft_day(mark)):
                self.chosen.days.append(mark)
                self.chosen.take(mark)
            else:
                self.marks.remove(mark)

    def _drop_titles(self) -> None:
        """'Monday blues concert Saturday 28 Nov': a weekday with its date needs no other."""
        weekdays = self._of(Weekday)
        dated = [m for m in weekdays if self._near(m, MonthDay)]
        for mark in weekdays if dated else []:
            if mark not in dated and not self._near(mark, Hours, Part, Week, *DAYS):
                self._leave(mark)

    def _doubtful(self, mark: Mark) -> bool:
        item = mark.item
        if isinstance(item, MonthDay):
            history = LONG_AGO.match(self.text, mark.end) and not self._before(mark, Weekday)
            return item.weak or bool(history)
        if isinstance(item, Feast):
            return item.weak
        if isinstance(item, DayOfMonth):
            if self._before(mark, Weekday):
                return item.weak and not self._stands_free(mark)
            return item.weak or not self._stands_free(mark)
        return False

    def _soft_day(self, mark: Mark) -> bool:
        """A holiday's name, or a bare ordinal, when no firmer day is there."""
        item = mark.item
        if isinstance(item, MonthDay | Feast) or self._after(mark, Hours):
            return True
        if isinstance(item, DayOfMonth) and not item.weak:
            self.chosen.unclear = True  # "den 3. alder": perhaps no day at all
            return True
        return False

    def _stands_free(self, mark: Mark) -> bool:
        """Whether no noun follows that the number could belong to."""
        return bool(GOES_ON.match(self.text, mark.end)) or any(
            self._linked(mark, other) for other in self.marks if other.start >= mark.end
        )

    # The rest --------------------------------------------------------------------------------

    def _week(self) -> None:
        for mark in self._of(Week):
            week = mark.item
            if not isinstance(week, Week):
                continue
            apart = bool(self.chosen.days) and not self._near(mark, *DAYS)
            if apart and any(isinstance(m.item, MonthDay) for m in self.chosen.days):
                self._leave(mark)  # "Vinterferie uge 7: bogbytte mandag d. 15/2"
                continue
            self.chosen.unclear |= apart or self.chosen.week not in {None, week}
            self.chosen.week = week
            self.chosen.take(mark)

    def _soft(self) -> None:
        chosen = self.chosen
        for mark in self._of(Part, Vague, FromNow, Moved, SameTime):
            item = mark.item
            if isinstance(item, Part):
                self._part(mark, item)
            elif isinstance(item, FromNow):
                chosen.unclear |= bool(chosen.days or chosen.hours or chosen.from_now)
                chosen.from_now = item
                chosen.take(mark)
            elif isinstance(item, Moved):
                chosen.moved = item
                chosen.take(mark)
            elif isinstance(item, SameTime):
                chosen.same_time = True
                chosen.take(mark)
            elif isinstance(item, Vague) and not (item.weak and chosen.days):
                chosen.vague = item
                chosen.take(mark)

    def _part(self, mark: Mark, item: Part) -> None:
        beside = any(m.start == mark.start and m is not mark for m in self.marks)
        kinds = (Hours, Vague, Week, *DAYS)
        named = mark.start > 0 and not self._before(mark, *kinds) and " " not in self._words(mark)
        if not beside and (named or not self._near(mark, *kinds)):
            return  # a film night, a morning with coffee: part of the title
        known = self.chosen.part
        if known and known != item and {known.name, item.name} != {"evening", "night"}:
            self.chosen.unclear = True
        self.chosen.part = item
        self.chosen.take(mark)

    def _words(self, mark: Mark) -> str:
        return self.text[mark.start : mark.end]

    def _stops(self) -> None:
        for mark in self._of(Stop):
            stop = mark.item
            if not isinstance(stop, Stop):
                continue
            alone = not (self.chosen.days or self.chosen.hours)
            if not stop.weak or alone or self._near(mark, Hours, *DAYS):
                self.chosen.refusal = self.chosen.refusal or stop.code
                self.chosen.take(mark)

    def _bound(self, mark: Mark) -> None:
        """'Efter kl. 17', 'inden fredag', 'ikke torsdag': a limit, not a time."""
        bound = BOUND.search(self.text[: mark.start])
        if bound is None:
            return
        read = max((m.end for m in self.marks if m.end <= mark.start), default=0)
        town = bound["w"] in {"by", "over", "no"} and "kl" in self.text[mark.start : mark.end]
        if bound.start("w") >= read and not town:  # "i vores by kl. 19"
            self.chosen.bound = self.chosen.bound or bound["w"]
            self.chosen.taken.append((bound.start("w"), mark.start))

    def _through(self) -> bool:
        """Whether it is one time from a day to the next: nothing but "til" stands between."""
        days, hours = self.chosen.days, self.chosen.hours
        two = len(days) == len(hours) == 2  # noqa: PLR2004
        inside = two and days[0].end <= hours[0].start and hours[0].end <= days[1].start
        return inside and bool(THROUGH.fullmatch(self.text, hours[0].end, days[1].start))

    def _doubts(self) -> None:
        """Words beside the time that change what it says, and clock words nobody read."""
        chosen = self.chosen
        chosen.through = self._through()
        for mark in [*chosen.days, *chosen.hours]:
            self._bound(mark)
        for mark in chosen.hours:
            odd = re.compile(r" ?[-–+/:] ?\d").match(self.text, mark.end)
            chosen.unclear |= bool(odd or ZONE.match(self.text, mark.end))
        left = self.text
        for start, end in [*chosen.taken, *chosen.left]:
            left = left[:start] + " " * (end - start) + left[end:]
        chosen.unclear |= chosen.something and bool(LEFT_OVER.search(left))
        day_said = chosen.days or chosen.week or chosen.from_now or chosen.vague
        chosen.unclear |= not (day_said or self.answering) and bool(OTHER_DAY.search(left))
