"""Cards and forms of every kind, for property tests: much too long, empty, hostile."""

from __future__ import annotations

from hypothesis import strategies as st

from handlers.cards.model import Badge, Bold, Button, Card, Field, Form, Line
from handlers.slots.lifecycle import Act

HOSTILE = [
    "",
    " ",
    "\n",
    "<!channel>",
    "<@U123|navn>",
    "<https://example.org|her>",
    "@everyone",
    "*fed* _kursiv_ ~væk~ `kode` ```blok```",
    "&amp;&lt;&gt;",
    "&" * 3000,
    "<" * 3000,
    "*" * 3000,
    "å" * 10_000,
    "👩‍💻" * 3000,
    "linje\n" * 2000,
    "\u202eRykker\x00",
]
TEXT = st.sampled_from(HOSTILE) | st.text(st.characters(codec="utf-8"), max_size=60)
#: What always says something: labels, titles, notices.
SAID = TEXT.map(lambda text: f"x{text}")
RICH = st.lists(TEXT | TEXT.map(Bold), max_size=4).map(tuple)
VALUES = st.text("abcdefghijklmnopqrstuvwxyz0123456789=&%", max_size=400)


def buttons(most: int) -> st.SearchStrategy[tuple[Button, ...]]:
    """As cards have them: several of one kind are told apart by their suffix."""
    made = st.builds(
        Button,
        st.sampled_from([act.value for act in Act]),
        SAID,
        VALUES,
        suffix=st.sampled_from(["", "1", "2", "breaking_news"]),
        style=st.sampled_from(["", "primary", "danger"]),
    )
    different = st.lists(made, max_size=most, unique_by=lambda b: (b.act, b.suffix))
    return different.map(tuple)


LINES = st.lists(
    st.builds(Line, RICH, st.none() | buttons(1).map(lambda found: next(iter(found), None))),
    max_size=8,
).map(tuple)
CARDS = st.builds(
    Card,
    notice=SAID,
    heading=RICH,
    badge=st.none() | st.builds(Badge, st.sampled_from(["🟡", "⚪", ""]), SAID),
    lines=LINES,
    buttons=buttons(30),
    footer=RICH,
)
FIELDS = st.lists(
    st.builds(
        Field,
        st.sampled_from("title when end place who reason note story".split()),
        SAID,
        value=TEXT,
        hint=st.just("") | SAID,
        required=st.booleans(),
        multiline=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda field: field.name,
).map(tuple)
FORMS = st.builds(
    Form,
    act=st.sampled_from([act.value for act in Act]),
    title=SAID,
    value=VALUES,
    lines=LINES,
    fields=FIELDS,
    buttons=buttons(6),
    submit=SAID,
    close=st.just("") | SAID,
    round=st.integers(1, 9),
)
