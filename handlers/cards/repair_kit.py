"""The repair kit: ready texts for people to copy, correct and send themselves. Nothing is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.model import Bold, Card, Line, plain
from handlers.cards.repair_texts import ready_texts
from handlers.cards.saying import said_card, show_button
from handlers.cards.signs import button
from handlers.slots.lifecycle import Act, SlotState
from handlers.slots.public import News, Silence, to_tell
from handlers.words.i18n import DEFAULT, KNOWN, language, noted
from handlers.words.verbs import Look

if TYPE_CHECKING:
    from collections.abc import Callable

    from handlers.cards.model import Button
    from handlers.cards.note import Note
    from handlers.cards.view import SlotView

#: Why there are no texts, and what then.
NO_TEXTS: dict[Silence, str] = {
    Silence.UNSAID: noted("{slot} is not public, so there is nobody outside to tell."),
    Silence.OPEN: noted(
        "The public is told nothing about {slot} until it is settled. Once it has a new time, goes "
        "on without one of you, is postponed or cancelled, the texts are ready here."
    ),
    Silence.SAME: noted(
        "{slot} has not changed since it was made public: {when}. If it moves, goes on without "
        "one of you, is postponed or cancelled, the texts are ready here."
    ),
    Silence.OVER: noted("{slot} is over, so there is nothing to tell any more."),
}
#: The way to the same texts in the other language.
OTHER = {"da": noted("The same in Danish"), "en": noted("The same in English")}


def kit_buttons(view: SlotView) -> tuple[Button, ...]:
    """The way to the texts, where there are any."""
    if not isinstance(to_tell(view.case, view.history, now=view.reader.now), News):
        return ()
    return (button(Look.TEXTS, view.token(), view.reader.language),)


def texts_card(view: SlotView, note: Note) -> Card:
    """The texts, in the partnership's language first; else why there are none."""
    news = to_tell(view.case, view.history, now=view.reader.now)
    if isinstance(news, Silence):
        return _none(view, news)
    own = view.case.partnership.locale
    wanted = note.fields.get("in") or own
    code = wanted if wanted in KNOWN else DEFAULT
    texts = ready_texts(view.case, news, language(code), now=view.reader.now)
    say, text = view.reader.language.say, view.reader.language.text
    lines = (
        (text("To the speaker"), texts.guest),
        (text("To those registered"), texts.registered),
        (text("For the website"), texts.website),
        (text("For the door"), texts.door),
    )
    said = say("Texts about {slot}", slot=Bold(view.label))
    return Card(
        notice=plain(said),
        heading=said,
        lines=tuple(Line(run) for head, body in lines for run in ((Bold(head),), body)),
        buttons=(_in_the_other(view, code), show_button(view)),
        footer=say(
            "Nothing has been sent. Copy the texts, correct them, and send them yourselves."
        ),
    )


def _in_the_other(view: SlotView, code: str) -> Button:
    reader, other = view.reader.language, next(c for c in KNOWN if c != code)
    label = reader.text(OTHER[other])
    return button(Look.TEXTS, view.token(pick=other), reader, label=label, suffix=other)


def _none(view: SlotView, why: Silence) -> Card:
    reader, slot = view.reader, view.case.slot
    said = reader.language.say(NO_TEXTS[why], slot=Bold(view.label), when=view.when)
    if why is not Silence.UNSAID or slot.end_at <= reader.now or view.case.state.ended:
        return said_card(said, show_button(view))
    then = reader.language.say(
        "Tell me once it is public: then the texts are ready here if it moves or is cancelled."
    )
    public = (button(Act.ANNOUNCE, view.token(), reader.language),)
    agreed = view.case.state is SlotState.CONFIRMED
    return said_card(said, *(public if agreed else ()), show_button(view), more=(then,))


KIT: dict[str, Callable[[SlotView, Note], Card]] = {"texts": texts_card}
