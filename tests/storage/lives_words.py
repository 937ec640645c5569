"""What people may say and tap, to be chosen from: often what helps, sometimes what does not."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st

from handlers.slots.lifecycle import Act
from handlers.words.verbs import Look
from tests.storage.lives_world import PEOPLE, PLACES

WHO = st.sampled_from(list(PEOPLE))
COLLEAGUE = {"anna": "bodil", "bodil": "anna", "jens": "kaja", "kaja": "jens"}
#: Somebody of the other side.
ACROSS = {"anna": "jens", "bodil": "kaja", "jens": "anna", "kaja": "bodil"}
WHICH = st.integers(0, 11)
#: Days ahead and hours are few, so that the same times are wanted again and again.
DAYS = st.sampled_from([0, 1, 1, 2, 3, 5, 8, 13])
HOURS = st.sampled_from(["10-11.30", "16", "16-18", "17.30-19", "20"])
WHENS = st.tuples(DAYS, HOURS)
WHERE = st.sampled_from(["", " i Salen", " i Salen", " i Caféen"])
PLACE = st.sampled_from(["-", *PLACES])
ELSE = st.sampled_from(["", "", "", " ellers alene", " ellers @kaja", " ellers kl. 12"])
_HOURS_AND_DAYS = ((0, 1 / 60), (0, 1 / 3), (0, 1), (0, 3), (0, 9), (1, 0), (3, 0), (9, 0))
TIMES = st.sampled_from([timedelta(days=d, hours=h) for d, h in _HOURS_AND_DAYS])
#: Slots that get their title from here have no figures in it, which might be taken for a time.
TITLES = [f"Debat om {letter * 3}" for letter in "abcdefghij"]
#: What is typed about one slot; `{when}` is a time, perhaps with a place, `{who}` a colleague.
LINES = st.sampled_from(
    "ja {n}|nej {n}|alligevel {n}|alene {n}|udskyd {n}|aflys {n}|ryk {n}|ja {n} {when}"
    "|anden tid {n} {when}|flyt {n} {when}|flyt {n} {when}|senere {n} {when}|reserver {n} {when}"
    "|reserver {n}|afbud {n} akut nyhed|afbud {n} syg|træk tilbage {n}|fortryd {n}"
    "|afløser {n} @{who}|offentliggør {n} https://x.dk/a|senere {n} i morgen kl. 9".split("|")
)
ANSWERS = st.sampled_from("accept accept accept accept decline counter later".split())
YES = st.booleans()
REASONS = st.sampled_from(["breaking_news", "editorial", ""])
ANY_ACT = st.sampled_from([act.value for act in (*Act, *Look)])
#: Terms of today mostly, else of yesterday or tomorrow.
OLDER = st.sampled_from([0, 0, 0, 0, 1, -1])
_ASKED = "hold: standin:turns standin:me withdraw: alone: again: again:wait undo: accept:"
_GIFTS = "gift:preview gift:questions gift:report gift:none gift:given:{gift} gift:cannot:{gift}"
#: The further buttons of private cards, by the slot's state: the act, and what is picked.
FURTHER = {
    "proposed": _ASKED,
    "tentative": f"{_ASKED} decline: bump:practical",
    "confirmed": f"standin:turns standin:me alone: alone: announce: postpone: cancel:sure {_GIFTS}",
    "bumped": "move:more standin:turns standin:me alone: restore: postpone: cancel:sure accept:",
    "postponed": "move:more cancel:sure restore: alone:",
    "occurred": f"followup:came:40 undo: alone: {_GIFTS}",
}
#: Of what has ended otherwise.
ENDED = "alone: undo: restore:"
