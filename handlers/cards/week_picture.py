"""The days ahead drawn as SVG: a row a day, a column a place, each event with its state's sign.

Complete in itself, so that it can be sent as it is; a page that shows it gives the classes colours
of its own, as they weigh less than a style sheet's. `Week` says what is in it.
"""

from __future__ import annotations

from datetime import timedelta
from html import escape
from typing import TYPE_CHECKING

from handlers.cards.drawings import DRAWN
from handlers.cards.signs import STATES
from handlers.slots.lifecycle import HOMELESS, SlotState
from handlers.words import dates
from handlers.words.i18n import noted

if TYPE_CHECKING:
    from datetime import date

    from handlers.cards.week import Event, Week
    from handlers.words.i18n import Language

#: How each state is drawn: its sign, and its colours on paper.
TONES: dict[SlotState, tuple[str, str, str]] = {
    SlotState.PROPOSED: ("waiting", "#fdf1cf", "#7a5600"),
    SlotState.TENTATIVE: ("tentative", "#e3eefa", "#1f568f"),
    SlotState.CONFIRMED: ("agreed", "#e0f3e7", "#1c6b3f"),
    SlotState.BUMPED: ("bumped", "#fde8d8", "#99440a"),
    SlotState.POSTPONED: ("plain", "#eceae4", "#566066"),
}
#: Pixels, of which all that follows is a part.
WIDTH, EDGE, DAY_WIDE, GAP = 320, 8, 56, 4
EMPTY, CHIP, LINE = 24, 38, 20
#: How wide a letter is on average, so that a title is cut before it is clipped.
_LETTER = 7.3
_INK, _SOFT, _RULE, _ACCENT = "#1c2326", "#566066", "#dedcd4", "#0b6470"
_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
_NO_PLACE, _OTHERS = noted("No place"), noted("Elsewhere")


def week_svg(week: Week, language: Language) -> str:
    """The picture; each event is a link to `#slot-42`."""
    return _Drawing(week, language).drawn()


class _Drawing:
    """Draws from the top; `_y` is how far it has come."""

    def __init__(self, week: Week, language: Language) -> None:
        self._week, self._say = week, language
        self._columns = week.columns()
        self._wide = (WIDTH - 2 * EDGE - DAY_WIDE) / max(1, len(self._columns))
        self._y = 0.0
        self._parts: list[str] = []

    def drawn(self) -> str:
        self._places()
        for day in self._week.days:
            if day == self._week.first or day.weekday() == 0:
                self._new_week(day)
            self._day(day)
        self._homeless()
        self._legend()
        name = self._say.text("What is on, by day and place")
        return (
            f'<svg class="week-picture" xmlns="http://www.w3.org/2000/svg" role="group" '
            f'aria-label="{escape(name)}" viewBox="0 0 {WIDTH} {self._y:g}" width="{WIDTH}" '
            f'height="{self._y:g}" font-family="{escape(_FONT)}" font-size="12" fill="{_INK}">'
            f"{''.join(self._parts)}</svg>"
        )

    def _places(self) -> None:
        for at, places in enumerate(self._columns):
            label = _OTHERS if len(places) > 1 else _NO_PLACE
            named = places[0] if len(places) == 1 and places[0] else self._say.text(label)
            self._text(self._x(at) + 2, 14, self._cut(named, self._wide), "soft", _SOFT)
        self._y = LINE if self._columns else 0

    def _new_week(self, day: date) -> None:
        number = self._say.text("Week {number}", number=str(day.isocalendar().week))
        last = day + timedelta(days=6 - day.weekday())
        days = dates.short_days(day, last, language=self._say)
        self._y += GAP if self._y > LINE else 0
        self._text(EDGE, self._y + 15, f"{number} · {days}", "soft", _SOFT, weight=600)
        self._y += LINE

    def _day(self, day: date) -> None:
        stacks = [self._week.on(day, places) for places in self._columns]
        high = max([EMPTY, *(len(stack) * (CHIP + GAP) + GAP for stack in stacks)])
        today = day == self._week.today
        self._parts.append(
            f'<path class="rule" d="M{EDGE} {self._y + 0.5:g}H{WIDTH - EDGE}" stroke="{_RULE}"/>'
        )
        said = dates.short_weekday(day, language=self._say)
        tone, colour = ("today", _ACCENT) if today else ("soft", _SOFT)
        self._text(
            EDGE, self._y + 17, f"{said} {day.day}", tone, colour, weight=700 if today else 400
        )
        for at, stack in enumerate(stacks):
            for n, event in enumerate(stack):
                self._event(event, self._x(at), self._y + GAP + n * (CHIP + GAP), self._wide - GAP)
        self._y += high

    def _homeless(self) -> None:
        found = self._week.elsewhere()
        if not found:
            return
        heading = self._say.text("Without a new time")
        self._text(EDGE, self._y + 17, heading, "soft", _SOFT, weight=600)
        self._y += LINE + GAP
        for event in found:
            self._event(event, EDGE, self._y, WIDTH - 2 * EDGE)
            self._y += CHIP + GAP

    def _legend(self) -> None:
        """What the signs mean: of the states that are drawn, each once."""
        states = [state for state in TONES if any(e.state is state for e in self._week.events)]
        x = EDGE * 1.0
        for state in states:
            word = self._say.text(STATES[state][1])
            wide = 20 + len(word) * _LETTER + 10
            if x + wide > WIDTH and x > EDGE:
                x, self._y = EDGE, self._y + LINE
            name, _ground, ink = TONES[state]
            self._parts.append(f'<g class="{name}">{_sign(name, ink, x, self._y + 8)}</g>')
            self._text(x + 17, self._y + 19, word, "soft", _SOFT, size=11)
            x += wide
        self._y += LINE + EDGE

    def _event(self, event: Event, x: float, y: float, wide: float) -> None:
        sign, ground, ink = TONES[event.state]
        title = self._cut(event.title, wide - 12)
        start = dates.clock(event.start, language=self._say)
        struck = ' text-decoration="line-through"' if event.state in HOMELESS else ""
        dashed = "" if event.state is SlotState.CONFIRMED else ' stroke-dasharray="3 2.5"'
        said = escape(self._said(event))
        self._parts.append(
            f'<a href="#slot-{event.number}" class="event {sign}">'
            f"<title>{said}</title>"
            f'<svg aria-hidden="true" x="{x:g}" y="{y:g}" width="{wide:g}" height="{CHIP}">'
            f'<rect class="ground" x=".5" y=".5" width="{wide - 1:g}" height="{CHIP - 1}" rx="7" '
            f'fill="{ground}" stroke="{ink}"{dashed}/>'
            f'<text class="ink" x="7" y="15" fill="{ink}" font-weight="600"{struck}>{start}</text>'
            f"{_sign(sign, ink, wide - 20, 4)}"
            f'<text class="title" x="7" y="30" fill="{_INK}">{escape(title)}</text></svg></a>'
        )

    def _said(self, event: Event) -> str:
        """The event in words, for who cannot see it, or points at it; first what is seen."""
        clock = dates.clock(event.start, language=self._say)
        day = dates.day(event.start.date(), today=self._week.today, language=self._say)
        state = self._say.text(STATES[event.state][1])
        parts = [f"{clock} {event.title}", f"#{event.number}", day, event.place, state]
        return ", ".join(part for part in parts if part)

    def _x(self, column: int) -> float:
        return EDGE + DAY_WIDE + column * self._wide

    def _text(
        self,
        x: float,
        y: float,
        said: str,
        kind: str,
        colour: str,
        *,
        weight: int = 400,
        size: int = 12,
    ) -> None:
        self._parts.append(
            f'<text class="{kind}" x="{x:g}" y="{y:g}" fill="{colour}" font-weight="{weight}" '
            f'font-size="{size}">{escape(said)}</text>'
        )

    @staticmethod
    def _cut(said: str, wide: float) -> str:
        most = max(1, int(wide / _LETTER))
        return said if len(said) <= most else f"{said[: most - 1].rstrip()}…"


def _sign(name: str, ink: str, x: float, y: float) -> str:
    return (
        f'<svg class="ink" x="{x:g}" y="{y:g}" width="13" height="13" viewBox="0 0 16 16" '
        f'color="{ink}" aria-hidden="true">{DRAWN[name]}</svg>'
    )
