"""How things are set, and the small forms that change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.settings.links import link_form, links_form, unlink_form
from handlers.cards.settings.me import me_form
from handlers.cards.settings.messages import digests_form, keep_form
from handlers.cards.settings.overview import overview_form, settings_card
from handlers.cards.settings.places import place_form, places_form
from handlers.cards.settings.sides import sides_form
from handlers.cards.settings.subject import Subject
from handlers.cards.settings.times import times_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from handlers.cards.model import Form
    from handlers.cards.note import Note
    from handlers.cards.reader import Reader

__all__ = ["settings_card", "settings_form"]

_FORMS: dict[str, Callable[[Subject], Form]] = {
    "sides": sides_form,
    "times": times_form,
    "places": places_form,
    "place": place_form,
    "digests": digests_form,
    "keep": keep_form,
    "me": me_form,
    "links": links_form,
    "link": link_form,
    "unlink": unlink_form,
}


def settings_form(session: Session, note: Note, reader: Reader) -> Form:
    """The form of the matter the note is about; without one, the overview of all."""
    subject = Subject.of(session, note, reader)
    return _FORMS.get(note.fields.get("matter") or "", overview_form)(subject)
