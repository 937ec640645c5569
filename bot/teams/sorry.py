"""What people are told when we could not save what they did: nothing is changed or lost."""

from __future__ import annotations

from handlers.cards.model import Card, Line
from handlers.words.i18n import language


def sorry(locale: str) -> str:
    """One sentence."""
    say = language(locale).text
    return say("I cannot save anything just now, so nothing has changed. Try again in a moment.")


def sorry_card(locale: str, typed: str) -> Card:
    """The same as a message that gives back what was typed."""
    text = sorry(locale)
    wrote = language(locale).text("You wrote: {typed}", typed=typed) if typed else ""
    lines = (Line((wrote,)),) if wrote else ()
    return Card(notice=f"{text} {wrote}".strip(), heading=(text,), lines=lines)


def seen(locale: str) -> str:
    """A tap was taken in, and what it says comes by itself."""
    return language(locale).text("Noted.")


def sent_in(locale: str) -> str:
    """A form was taken in; its receipt is a message to them alone."""
    return language(locale).text("Sent. The receipt stands in our own chat.")


def form_waits(locale: str, *, here: bool) -> str:
    """Where the form is that was asked for: in the same chat (`here`), or in their own."""
    say = language(locale).text
    return say("The form stands below.") if here else say("I have sent you the form in our chat.")


def slow(locale: str) -> str:
    """A tap is taken in, and takes longer than Teams waits."""
    say = language(locale).text
    return say("This takes a little longer. In a moment you will see what came of it.")


def unknown(locale: str) -> str:
    """Something was tapped that was never ours."""
    return language(locale).text("I do not know that button.")
