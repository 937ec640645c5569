"""Who loses a place, shown before anything happens."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from handlers.cards.model import Bold, Card, plain
from handlers.cards.signs import button
from handlers.cards.token import Token
from handlers.slots.displace import SHOWN, SURE
from handlers.slots.lifecycle import Act, Side, SlotState
from handlers.words.verbs import Look
from storage.tables import Place

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from handlers.cards.model import Button
    from handlers.cards.note import Note
    from handlers.cards.option import Option
    from handlers.cards.reader import Reader
    from handlers.cards.view import SlotView


def take_button(
    there: Option, note: Note, reader: Reader, view: SlotView | None, place: Place
) -> tuple[Button, ...]:
    """On the card that says a place is taken: what is urgent may still have it."""
    if reader.side is not Side.LIBRARY or note.code != "clash" or not note.fields.get("loser"):
        return ()
    if view is not None and view.case.state is SlotState.CONFIRMED:
        return ()  # only offered, it moves when the others say yes: nobody loses anything yet
    label = reader.language.text("It is urgent: take {place}", place=place.name)
    return (_take(replace(there, over=SHOWN), note, reader, view, label),)


def loser_card(
    session: Session, note: Note, reader: Reader, view: SlotView | None, there: Option
) -> Card:
    """Who loses it, what they get, and the ways from here."""
    language, place = reader.language, session.get_one(Place, note.fields["place"])
    start, end = (datetime.fromisoformat(note.fields[name]) for name in ("start", "end"))
    said = language.say(
        "If you take {place} {when}, {other} loses it.",
        place=Bold(place.name),
        when=reader.span(start, end),
        other=Bold(note.fields["other"]),
    )
    ask = button(
        Look.SPACE,
        str(Token(slot=note.fields["loser"], pick=str(there))),
        language,
        label=language.text("Ask {other} first", other=_number(note)),
        style="primary",
    )
    label = language.text("Take {place}", place=place.name)
    act = Act.COUNTER if view else Act.PROPOSE
    bare = picked_token(note, view, "")
    another = button(act, bare, language, label=language.text("Another time"))
    take = _take(replace(there, over=SURE), note, reader, view, label)
    return Card(
        notice=plain(said),
        heading=said,
        buttons=(ask, take, another),
        footer=language.say(
            "All who are in it are told, and get new times. Nothing happens until you choose."
        ),
    )


def _take(there: Option, note: Note, reader: Reader, view: SlotView | None, label: str) -> Button:
    act = Act.COUNTER if view else Act.PROPOSE
    token = picked_token(note, view, str(there))
    return button(act, token, reader.language, label=label, suffix=f"take{there.over}")


def _number(note: Note) -> str:
    return str(note.fields["other"]).split(" ", 1)[0]


def picked_token(note: Note, view: SlotView | None, pick: str) -> str:
    """Goes on from the slot, or from what was kept of the proposal."""
    if view is None:
        return str(Token(draft=int(note.fields.get("draft") or 0), pick=pick))
    slot = view.case.slot
    return str(Token(slot=slot.id, terms=slot.terms, pick=pick))
