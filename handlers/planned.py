"""What a line or a form says of a proposal's plan B: "ellers alene", "ellers @navn".

Between a question and its answer the plan is kept as its words, with people by their platform ids.
"""

from __future__ import annotations

import re
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Any

from handlers.door import MENTION
from handlers.errors import UserError
from handlers.partnerships.named import sides_of, take_last_name, take_people
from handlers.slots.plan_b import PlanB, Way
from handlers.words.otherwise import is_alone, split_otherwise
from handlers.words.plain import only_a_time
from handlers.words.when import Found, Refuse, read_time

if TYPE_CHECKING:
    from handlers.door import Profile
    from handlers.scene import Scene
    from handlers.words.when import Reading, Span

#: A person in the kept words: `<U123>`.
_PERSON = re.compile(r"<([^<>\s]+)>")


def take_plan(scene: Scene, line: str) -> tuple[str, tuple[Profile, ...], str]:
    """The line without its plan, the people mentioned in what is left, and the plan's words.

    Where what follows "ellers" says nothing that can be done, it is the title's.
    """
    everybody = scene.inbound.mentions
    head, tail = split_otherwise(line)
    count = head.count(MENTION)
    if tail:
        named = name_people(scene, tail, mentions=everybody[count:])
        if _PERSON.fullmatch(named.strip(" .,!")) or is_alone(named) or _is_time(scene, named):
            return head, everybody[:count], named
    return line, everybody, ""


def name_people(scene: Scene, text: str, *, mentions: tuple[Profile, ...] | None = None) -> str:
    """The words of a plan, with a person who is named in them by their platform's id.

    Raises:
        UserError: `everyone`, `bot_asked`, `unknown_person`.
    """
    rest, named = take_people(scene, text, mentions=mentions)
    if not named and not is_alone(text):  # a first word before it, as a name is never all there is
        rest, named = take_last_name(scene, f"ellers {text}")
        rest = rest if named else text
    return f"<{named[0]}>" if named else rest.strip()


def plan_of(scene: Scene, known: dict[str, Any], span: Span) -> PlanB | None:
    """The plan that goes with a proposal at `span` (local); None: it has none.

    Raises:
        UserError: `otherwise_unread`, `otherwise_past`, `stranger_asked`.
    """
    text = known.get("otherwise", "")
    if not text:
        return None
    if person := _PERSON.fullmatch(text.strip(" .,!")):
        asked = sides_of(scene, [person[1]])
        return PlanB(Way.STANDIN, person_id=asked[0][0])
    if is_alone(text):
        return PlanB(Way.ALONE)
    reading = _read(scene, text, base=span)
    if isinstance(reading, Refuse) and reading.code == "past":
        raise UserError("otherwise_past", field="otherwise")
    if not isinstance(reading, Found) or not only_a_time(reading.rest):
        raise UserError("otherwise_unread", field="otherwise", text=_PERSON.sub("@…", text))
    return _time(scene, reading.span, span)


def _time(scene: Scene, second: Span, first: Span) -> PlanB:
    start = second.start.replace(tzinfo=scene.zone).astimezone(UTC)
    if start <= scene.now:
        raise UserError("otherwise_past", field="otherwise")
    usual = scene.partnership.usual_minutes if scene.partnership else 90
    length = first.end - first.start if first.end else None
    end = second.end or (second.start + length if length else None)
    until = end.replace(tzinfo=scene.zone).astimezone(UTC) if end else None
    return PlanB(Way.TIME, start=start, end=until or start + timedelta(minutes=usual))


def _is_time(scene: Scene, text: str) -> bool:
    reading = _read(scene, text)
    nothing = isinstance(reading, Refuse) and reading.code == "no_time_found"
    return not nothing and only_a_time(reading.rest)


def _read(scene: Scene, text: str, *, base: Span | None = None) -> Reading:
    lang = scene.language.code
    return read_time(text, now=scene.now, zone=scene.zone, lang=lang, base=base)
