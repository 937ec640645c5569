"""Times in free text: finds one time or span in what people type, and leaves the title.

A scanner of our own, since it must ask rather than guess: a wrong day costs people an evening.
"""

from __future__ import annotations

from .choose import choose
from .late import late
from .model import Ask, Found, Reading, Refuse, Span
from .resolve import answer
from .scan import scan
from .scene import Scene
from .text import fold, mask, normal, without

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

_ON = late(r"(?<![^\W_])on(?= (?:the )?\d)")

__all__ = ["Ask", "Found", "Reading", "Refuse", "Span", "read_time"]


def read_time(
    text: str, *, now: datetime, zone: ZoneInfo, lang: str = "da", base: Span | None = None
) -> Reading:
    """Find the time in `text`; Danish and English are always both understood.

    `now` is aware; all answers are wall times in `zone`. `base` is the slot an answer is about:
    a weekday is then one of its week, a clock time alone is on its day, and its length and half
    of the day are kept. Only the first 500 characters are read. Never raises.
    """
    plain = normal(text)
    masked = mask(fold(plain))
    if lang == "en":  # in English "on 8/12" names no Wednesday
        masked = _ON.sub("\x00\x00", masked)
    chosen = choose(masked, scan(masked), answering=base is not None)
    local = now.astimezone(zone).replace(tzinfo=None)
    scene = Scene(local, now, zone, base, english=lang == "en" and "kl" not in masked)
    return answer(chosen, without(plain, chosen.taken), scene)
