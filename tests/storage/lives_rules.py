"""What must be true of every slot, whatever was done: of one moment, and from one to the next.

Each rule says what is wrong, in a line; nothing is worked out here that the bot works out.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from tests.storage.lives_model import AGREED, HOMELESS, LIVE, PLANS, TERMS, WHEN_AND_WHERE, Life

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.storage.lives_model import Picture, Row, Step


def wrong_now(picture: Picture, step: Step) -> Iterator[str]:
    """What cannot be, as things stand."""
    lives = list(picture.lives.values())
    yield from _no_place_twice(lives)
    for life in lives:
        yield from (f"{life.number} {said}" for said in _of_life(life))
        if step.by is None:  # the clock has just looked
            yield from (f"{life.number} {said}" for said in _after_tick(life, step))


def wrong_since(before: Picture, after: Picture, step: Step) -> Iterator[str]:
    """What cannot have become of what was."""
    for number, old in before.lives.items():
        new = after.lives.get(number)
        if new is None:  # let go after half a year
            if old.state in LIVE or step.by is not None:
                yield f"{old.number} was {old.state}, and is gone"
            continue
        changed = list(_between(old, new))
        if old.people != new.people or any(old.slot[n] != new.slot[n] for n in TERMS):
            changed += _told_in_history(old, new, step)
        if step.again and _gist(old) != _gist(new):
            changed.append("was changed by the same tap once more")
        if step.refused and old.kept != new.kept:
            changed.append(f"changed though it was refused ({step.refused})")
        yield from (f"{new.number} {said}" for said in changed)
    if step.refused and before.lives.keys() != after.lives.keys():
        yield f"a slot was made though it was refused ({step.refused})"


def _no_place_twice(lives: list[Life]) -> Iterator[str]:
    taken = [(life, life.slot, "agreed") for life in lives if life.state in AGREED]
    taken += [(life, row, "kept free") for life in lives for row in life.times if row["held_until"]]
    for (one, a, why_a), (other, b, why_b) in combinations(taken, 2):
        same = a["place_id"] is not None and a["place_id"] == b["place_id"]
        at_once = a["start_at"] < b["end_at"] and b["start_at"] < a["end_at"]
        if same and at_once and one is not other:
            yield f"{one.number} ({why_a}) and {other.number} ({why_b}) want the same place"


def _of_life(life: Life) -> Iterator[str]:
    slot = life.slot
    yield from _nobody_is_lost(life)
    if life.times and life.state not in HOMELESS:
        yield f"is {life.state}, and new times are on offer"
    if life.state == "bumped" and not (slot["press_at"] and slot["bumped_side"]):
        yield "is bumped, by nobody or with nobody to be told"
    if slot["hold_until"] and life.state in {"proposed", "confirmed", "postponed"}:
        yield f"is {life.state}, and held"
    for gift in life.gifts:
        if gift["remind_at"] and gift["outcome"] != "open":
            yield f"has a gift that is {gift['outcome']}, and still reminded of"
    yield from _history_is_whole(life)


def _nobody_is_lost(life: Life) -> Iterator[str]:
    asked = {ask["commitment_id"] for ask in life.open_asks}
    for one in life.commitments if life.state in {"proposed", "tentative"} else ():
        if one["status"] == "needs-action" and one["id"] not in asked:
            yield f"waits for an answer of {one['person_id']} whom nobody asks"
    if life.open_asks and life.state not in LIVE:
        yield f"is {life.state}, and something is asked still"
    twice = Counter((ask["commitment_id"], ask["person_id"]) for ask in life.open_asks)
    yield from (f"is asked of {who} twice" for (_one, who), times in twice.items() if times > 1)
    known = Counter(one["person_id"] for one in life.commitments if one["person_id"])
    yield from (f"has {who} in it twice" for who, times in known.items() if times > 1)


def _history_is_whole(life: Life) -> Iterator[str]:
    steps = life.history
    if not steps or steps[0]["from_state"] != "" or steps[-1]["to_state"] != life.state:
        yield f"is {life.state}, and its history says otherwise"
    for first, then in pairwise(steps):
        if first["to_state"] != then["from_state"] or first["at"] > then["at"]:
            yield f"has a hole in its history before {then['act']} {then['id']}"
        if then["terms"] < first["terms"]:
            yield f"had later terms before {then['act']} {then['id']}"


def _after_tick(life: Life, step: Step) -> Iterator[str]:
    """What the clock had to do is done."""
    slot, now = life.slot, step.now
    if life.state in {"proposed", "tentative"} and slot["start_at"] <= now:
        yield f"has begun and is {life.state} still"
    if life.state == "confirmed" and slot["end_at"] <= now:
        yield "is over and confirmed still"
    if life.state == "bumped" and not now < slot["press_at"]:
        yield "is bumped, and nobody was told when it was time"
    plans = [slot["remind_at"], slot["call_at"], slot["press_at"]]
    plans += [row["held_until"] for row in life.times] + [row["remind_at"] for row in life.gifts]
    plans += [ask["chase_at"] for ask in life.open_asks] + [ask["again_at"] for ask in life.asks]
    if any(at and at <= now for at in plans):
        yield "has something due that was not done"


def _between(old: Life, new: Life) -> Iterator[str]:
    a, b = old.slot, new.slot
    if a["uid"] != b["uid"]:
        yield "is another event in the calendar"
    for name in ("sequence", "terms", "version"):
        if b[name] < a[name]:
            yield f"has an earlier {name}"
    moved = any(a[name] != b[name] for name in WHEN_AND_WHERE)
    if moved and b["sequence"] == a["sequence"]:
        yield "was moved, and keeps its sequence"
    amended = new.history[-1]["act"] in {"amend", "undo"}
    if moved and not amended and b["hold_until"]:
        yield "was moved, and its hold is of the time it had"
    # While only answers come in, what was shown stays good.
    answered = (a["state"], b["state"]) == ("proposed", "tentative")
    if (moved or a["state"] != b["state"]) and a["terms"] == b["terms"] and not answered:
        yield "was changed, and keeps its terms"
    written = any(a[name] != b[name] for name in a.keys() - PLANS)
    if written and b["version"] == a["version"]:
        yield "was written to, and keeps its version"
    past = _as_far_as_known(new.history[: len(old.history)])
    if past != _as_far_as_known(old.history):
        yield "has another past than it had"


def _gist(life: Life) -> tuple[object, ...]:
    """What a thumb that trembles must leave as it is."""
    open_asks = [(ask["id"], ask["person_id"]) for ask in life.open_asks]
    return *(life.slot[name] for name in TERMS), life.people, open_asks, len(life.gifts)


def _as_far_as_known(history: list[Row]) -> list[Row]:
    """What may still change: how to take a line back, and that people's words are let go."""
    return [{k: v for k, v in line.items() if k not in {"details", "note"}} for line in history]


def _told_in_history(old: Life, new: Life, step: Step) -> Iterator[str]:
    lines = new.history[len(old.history) :]
    mine = [line for line in lines if line["by_id"] == step.by or step.by is None]
    if not mine:
        yield "was changed, and history does not know by whom"
    for line in lines:
        by_itself = line["platform"] == "clock" or line["act"] == "move"  # as a plan B said
        if line["at"] != step.now or (line not in mine and not by_itself):
            yield f"has {line['act']} by {line['by_id']} at {line['at']} in its history"
        if step.by is None and line["platform"] != "clock":
            yield f"has {line['act']} of the clock's on {line['platform']}"
