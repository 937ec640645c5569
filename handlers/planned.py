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
from handlers.words.when import Found, Refuse

if TYPE_CHECKING:
    from handlers.door import Profile
    from handlers.scene import Scene
    from handlers.words.when import Span

#: A person in the kept words: `<U123>`.
_PERSON = re.compile(r"<([^<>\s]+)>")


def take_plan(scene: Scene, line: str) -> tuple[str, tuple[Profile, ...], str]:
    """The line without its plan, the people mentioned in what is left, and the plan's words.

    A proposal has a time of its own before it: "Hvad gør vi ellers torsdag kl. 19" is all title.

    Raises:
        UserError: `otherwise_unread`: what follows "ellers" says nothing that can be done.
    """
    everybody = scene.inbound.mentions
    head, tail = split_otherwise(line)
    if not tail or not _has_time(scene, head):
        return line, everybody, ""
    count = head.count(MENTION)
    rest, named = _people(scene, tail, everybody[count:])
    if named and not rest:
        return head, everybody[:count], f"<{named[0]}>"
    if is_alone(_own_words(scene, rest)) or _is_time(scene, rest):  # who is named there is asked
        return f"{head} {_names_only(tail)}", everybody, rest
    raise UserError("otherwise_unread", field="otherwise", text=tail.replace(MENTION, "@…"))


def name_people(scene: Scene, text: str) -> str:
    """The words of a plan, with a person who is named in them by their platform's id.

    Raises:
        UserError: `everyone`, `bot_asked`, `unknown_person`, `otherwise_unread`.
    """
    rest, named = _people(scene, text, None)
    if named and rest:
        raise UserError("otherwise_unread", field="otherwise", text=text)
    return f"<{named[0]}>" if named else rest


def _people(scene: Scene, text: str, mentions: tuple[Profile, ...] | None) -> tuple[str, list[str]]:
    """What is left of the words once people are taken out, and their platform ids."""
    rest, named = take_people(scene, text, mentions=mentions)
    if not named and not is_alone(_own_words(scene, text)):
        # A first word before it, as a name is never all there is.
        left, found = take_last_name(scene, f"ellers {text}")
        if found:
            rest, named = left.removeprefix("ellers"), found
    return rest.strip(" .,!"), named


def _names_only(tail: str) -> str:
    """The people of a plan that is a time: they are asked, as if they stood before it."""
    return " ".join(word for word in tail.split() if word.startswith(("@", MENTION)))


def _own_words(scene: Scene, text: str) -> str:
    """The partner by its own name is "them"."""
    partner = scene.partnership.partner_name if scene.partnership else ""
    if not partner:
        return text
    return re.sub(rf"(?<!\w){re.escape(partner)}(?!\w)", "dem", text, flags=re.IGNORECASE)


def plan_of(scene: Scene, known: dict[str, Any], span: Span) -> PlanB | None:
    """The plan that goes with a proposal at `span` (local); None: it has none.

    Raises:
        UserError: `otherwise_unread`, `otherwise_past`, `otherwise_self`, `stranger_asked`.
    """
    text = known.get("otherwise", "")
    if not text:
        return None
    if person := _PERSON.fullmatch(text.strip(" .,!")):
        asked = sides_of(scene, [person[1]])
        if asked[0][0] == scene.person.id:
            raise UserError("otherwise_self", field="otherwise")
        return PlanB(Way.STANDIN, person_id=asked[0][0])
    if is_alone(_own_words(scene, text)):
        return PlanB(Way.ALONE)
    reading = scene.read(text, base=span)
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


def _has_time(scene: Scene, text: str) -> bool:
    """Whether a proposal's own time is said, sure or not."""
    reading = scene.read(text.replace(MENTION, " "))
    return not (isinstance(reading, Refuse) and reading.code == "no_time_found")


def _is_time(scene: Scene, text: str) -> bool:
    reading = scene.read(text)
    nothing = isinstance(reading, Refuse) and reading.code == "no_time_found"
    return not nothing and only_a_time(reading.rest)
