"""Why something could not be done, in the reader's words, with the next step to tap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handlers.cards import choices
from handlers.cards.error_texts import ON_TEAMS, TEXTS
from handlers.cards.model import Bold, Button, Card, Line, Rich, plain
from handlers.cards.new_times import ON_THE_CARD, on_offer, time_lines
from handlers.cards.signs import button
from handlers.cards.token import Token
from handlers.slots.lifecycle import Act
from handlers.words import dates
from handlers.words.verbs import BY_WORD, WORDS, Look, Verb, folded

if TYPE_CHECKING:
    from handlers.cards.note import Note
    from handlers.cards.reader import Reader
    from handlers.cards.view import SlotView

#: Characters of what was typed that go in one line, and how many such lines are given back.
CHUNK, MOST_CHUNKS = 2500, 6
BY_NAME: dict[str, Verb] = {verb.value: verb for verb in WORDS}


def wrap(text: str, size: int) -> list[str]:
    """The text in pieces that fit a line of a card."""
    return [text[i : i + size] for i in range(0, len(text), size)] or [""]


def error_card(note: Note, reader: Reader, view: SlotView | None) -> Card:
    """What is wrong, what was typed, and the next step."""
    said = _sentence(note, reader, view)
    notice = plain(said)
    if note.fields.get("options"):
        said = choices.question(note, reader, said)
        notice = choices.spoken(note, reader, said)
    lines = (*typed_lines(note, reader), *_waiting(note, reader))
    if note.code == "taken_meanwhile" and view is not None:  # the nearest that are free
        lines = (*lines, *time_lines(view, on_offer(view)[:ON_THE_CARD]))
    return Card(notice=notice, heading=said, lines=lines, buttons=_next(note, reader, view))


def typed_lines(note: Note, reader: Reader) -> tuple[Line, ...]:
    """What was typed, given back."""
    typed = note.fields.get("typed")
    if not typed:
        return ()
    first, *more = wrap(str(typed), CHUNK)
    return (
        Line(reader.language.say("You wrote: {typed}", typed=first)),
        *(Line((chunk,)) for chunk in more[:MOST_CHUNKS]),
    )


def _sentence(note: Note, reader: Reader, view: SlotView | None) -> Rich:
    if note.code == "unknown_verb" and note.fields.get("nearest"):
        meant = _meant(note, reader, view)
        return reader.language.say("Did you mean “{nearest}”?", nearest=Bold(meant))
    fields: dict[str, Any] = {k: str(v) for k, v in note.fields.items()}
    if note.code == "stranger" and not fields.get("partner"):
        fields["partner"] = reader.language.text("the partner")
    place = 0 if reader.language.code == "en" else 1
    verb = BY_NAME.get(fields.get("act") or "standin", Look.SHOW)
    fields["act"] = WORDS[verb][place][0]
    if view is not None:
        slot = view.case.slot
        fields |= {
            "slot": Bold(view.label),
            "state": _state_word(view),
            "day": dates.day(
                slot.start_at.astimezone(reader.zone).date(),
                today=reader.now.astimezone(reader.zone).date(),
                language=reader.language,
            ),
            "side": _side_concerned(note, view),
            "host": view.side(slot.host_side),
            "when": view.when,
        }
    texts = TEXTS | ON_TEAMS if reader.on_teams else TEXTS
    return reader.language.say(texts[note.code], **fields)


def _meant(note: Note, reader: Reader, view: SlotView | None) -> str:
    """The verb as it is usually written in the reader's language: `ja #42`."""
    verb, _language = BY_WORD[folded(note.fields["nearest"])]
    number = f" #{view.case.slot.number}" if view else ""
    return f"{WORDS[verb][0 if reader.language.code == 'en' else 1][0]}{number}"


def _state_word(view: SlotView) -> str:
    from handlers.cards.slot_card import state_badge  # noqa: PLC0415 - the card shows errors' buttons too

    word = state_badge(view).word
    return word[:1].lower() + word[1:]


def _side_concerned(note: Note, view: SlotView) -> str:
    slot = view.case.slot
    if note.code == "not_your_bump":
        return view.bumper
    if note.code == "not_your_proposal":
        return view.side(slot.proposed_side)
    asks = view.case.open_asks
    return view.asked(asks[0]) if asks else ""


def _next(note: Note, reader: Reader, view: SlotView | None) -> tuple[Button, ...]:
    language, fields = reader.language, note.fields
    if fields.get("options"):
        return choices.buttons(note, reader, view)
    if note.code == "unknown_verb" and fields.get("nearest"):
        return _nearest(note, reader, view)
    if fields.get("draft"):
        token = str(Token(draft=fields["draft"]))
        return (
            button(
                Act.PROPOSE, token, language, label=language.text("Correct it"), style="primary"
            ),
        )
    if note.code == "no_partnership":
        first = button(Act.PROPOSE, "", language, style="primary")
        return (first, button(Look.HELP, "", language))
    if view is None:
        coming = button(Look.LIST, "", language)
        return (coming, button(Look.HELP, "", language))
    show = button(Look.SHOW, view.token(), language, label=language.text("Show"))
    another = button(Act.COUNTER, view.token(), language)
    ways: dict[str, tuple[Button, ...]] = {
        "not_your_side": (another, button(Act.WITHDRAW, view.token(), language)),
        "over": (button(Look.LIST, "", language),),
        "not_your_bump": (button(Act.MOVE, view.token(), language), show),
        "taken_meanwhile": (button(Act.MOVE, view.token(), language), show),
        "no_more_times": (another, show),
        "nobody_can": (another, show),
        "not_your_proposal": (button(Act.DECLINE, view.token(), language), show),
        "not_host": (button(Act.BUMP, view.token(), language), show),
        "past": (another, show),
        "amend_late": (another, show),
    }
    return ways.get(note.code, (show,))


def _waiting(note: Note, reader: Reader) -> list[Line]:
    """What could have been meant, each with the tap that does it."""
    act = BY_NAME.get(str(note.fields.get("act")), Look.SHOW)
    act = act if act in {Act.ACCEPT, Act.DECLINE, Act.COUNTER} else Look.SHOW
    return [
        Line(
            (Bold(label),),
            button(act, str(Token(slot=slot, terms=terms)), reader.language, suffix=str(slot)),
        )
        for slot, terms, label in note.fields.get("waiting") or []
    ]


def _nearest(note: Note, reader: Reader, view: SlotView | None) -> tuple[Button, ...]:
    """One tap does what was meant."""
    verb, _language = BY_WORD[folded(note.fields["nearest"])]
    help_ = button(Look.HELP, "", reader.language)
    if view is None and verb not in {Act.PROPOSE, Look.LIST, Look.HELP}:
        return (button(Look.LIST, "", reader.language), help_)
    said = _meant(note, reader, view)
    said = said[:1].upper() + said[1:] if view else said
    label = f"{said} {view.case.slot.title}" if view else said
    value = view.token() if view else ""
    return (button(verb, value, reader.language, label=label, style="primary"), help_)
