"""A line's plan B: "… torsdag kl. 19 @navn, ellers alene". Pure."""

from __future__ import annotations

import re

from handlers.words.verbs import folded

#: Where the plan begins; what stands before is the proposal.
_ELSE = re.compile(
    r"[\s,;.–-]+(?:og\s+|and\s+)?(?:ellers|eller\s+så|or\s+else|otherwise|plan\s+b\s*:?)\s+(?=\S)",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?:(?:saa|then)\s+)?"
    r"(?:(?:holder|goer|koerer|gennemfoerer|tager)\s+(?:vi|biblioteket)\s+(?:det|den)\s+)?"
    r"(?:(?:gaar|goer)\s+vi\s+det\s+)?"
    r"(?:we\s+(?:go|do\s+it)\s+)?"
    r"(?:alene|selv|uden\s+(?:dem|jer|avisen)|alone|on\s+our\s+own|without\s+(?:them|you))"
)


def split_otherwise(line: str) -> tuple[str, str]:
    """What stands before the plan, and the plan's own words; "" where there may be none."""
    found = list(_ELSE.finditer(line))[-1:]  # the last: the word may also be the title's
    return (line[: found[0].start()], line[found[0].end() :].strip()) if found else (line, "")


def is_alone(text: str) -> bool:
    """Whether the plan is that the hosts go on by themselves."""
    return bool(_ALONE.fullmatch(folded(text).strip(" .,!")))
