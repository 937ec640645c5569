"""The question after an event, as it stands: how many came, then was it worth it, then thanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.model import Bold, Card, Field, Form, Line, plain
from handlers.cards.saying import show_button
from handlers.cards.signs import button
from handlers.slots.followup import CROWDS, OFF, SKIP, WORTHS
from handlers.words.verbs import Look
from storage import followups

if TYPE_CHECKING:
    from handlers.cards.model import Button
    from handlers.cards.note import Note
    from handlers.cards.view import SlotView
    from storage.tables import Followup


def followup_card(view: SlotView, note: Note) -> Card:
    """What is asked next, or what was said."""
    said = followups.of_side(view.case.session, view.case.slot.id, note.fields["side"])
    language = view.reader.language
    heading = language.say("How did {title} go?", title=Bold(view.case.slot.title))
    if said is None or said.answered_at is None:
        return _crowd(view, heading)
    if said.took_place and said.worth is None and said.came:
        return _worth(view, said, heading)
    return _thanks(view, said)


def _pick(view: SlotView, pick: str, label: str, *, style: str = "") -> Button:
    return button(
        Look.FOLLOWUP,
        view.token(pick=pick),
        view.reader.language,
        label=label,
        suffix=pick.replace(":", ""),
        style=style,
    )


def _more(view: SlotView) -> Button:
    return _pick(view, "more", view.reader.language.text("Add hours, a link, a note"))


def _crowd(view: SlotView, heading: tuple[str | Bold, ...]) -> Card:
    language = view.reader.language
    crowds = [_pick(view, f"came:{n}", language.text("about {n}", n=str(n))) for n in CROWDS]
    return Card(
        notice=f"{plain(heading)} {language.text('How many came?')}",
        heading=heading,
        lines=(
            Line((view.when_and_where,)),
            Line(language.say("How many came?")),
        ),
        buttons=(
            *crowds,
            _pick(view, OFF, language.text("It did not take place")),
            _more(view),
            _pick(view, SKIP, language.text("Skip")),
        ),
    )


def _worth(view: SlotView, said: Followup, heading: tuple[str | Bold, ...]) -> Card:
    language = view.reader.language
    ends = {1: language.text("1 no"), 5: language.text("5 yes, very much")}
    scale = [_pick(view, f"worth:{n}", ends.get(n, str(n))) for n in WORTHS]
    return Card(
        notice=f"{plain(heading)} {language.text('Was it worth it?')}",
        heading=heading,
        lines=(
            Line(language.say("✓ {n} came. Was it worth it?", n=str(said.came))),
            Line(language.say("Only your own side sees this answer.")),
        ),
        buttons=(*scale, _more(view)),
    )


def _thanks(view: SlotView, said: Followup) -> Card:
    language = view.reader.language
    line = language.say("Thank you. {what}", what=_summary(view, said))
    return Card(
        notice=f"{view.label}: {plain(line)}",
        heading=(Bold(view.label),),
        lines=(Line(line),),
        buttons=(_more(view), show_button(view)),
    )


def _summary(view: SlotView, said: Followup) -> str:
    language = view.reader.language
    parts = []
    if said.took_place is False:
        parts.append(language.text("It did not take place."))
    elif said.came:
        parts.append(language.text("{n} came.", n=str(said.came)))
    if said.worth:
        parts.append(language.text("Worth it: {n} of 5.", n=str(said.worth)))
    if said.minutes:
        hours = f"{said.minutes / 60:.1f}".removesuffix(".0")
        decimal = hours.replace(".", ",") if language.code == "da" else hours
        parts.append(language.text("Hours put in: {hours}.", hours=decimal))
    if said.url:
        parts.append(said.url)
    return " ".join(parts)


def outcome(view: SlotView) -> str:
    """What both sides may know of how it went: how many came, and where it is told of."""
    said = followups.of_slot(view.case.session, view.case.slot.id)
    off = any(f.took_place is False for f in said)
    came = max((f.came or 0 for f in said), default=0)
    links = [f.url for f in said if f.url]
    language = view.reader.language
    first = language.text("It did not take place.") if off and not came else ""
    first = first or (language.text("{n} came.", n=str(came)) if came else "")
    return " ".join((first, *links)).strip()


def followup_form(view: SlotView, note: Note) -> Form:
    """Everything there is to say; nothing of it must be said."""
    language = view.reader.language
    said = followups.of_side(view.case.session, view.case.slot.id, note.fields["side"])
    hours = f"{said.minutes / 60:g}" if said and said.minutes else ""
    worths = (("-", language.text("No answer")), *((str(n), str(n)) for n in WORTHS))
    return Form(
        act=Look.FOLLOWUP,
        title=language.text("How did it go?"),
        value=view.token(),
        lines=(Line((view.label, ", ", view.when)),),
        fields=(
            _field("came", language.text("How many came?"), str((said and said.came) or "")),
            Field(
                "worth",
                language.text("Was it worth it?"),
                value=str((said and said.worth) or "-"),
                hint=language.text("Only your own side sees this answer."),
                required=False,
                options=worths,
            ),
            _field("hours", language.text("How many hours did you put in?"), hours, "2,5"),
            _field("link", language.text("A link to the coverage"), (said and said.url) or ""),
            Field(
                "note",
                language.text("Anything to remember for next time?"),
                value=(said and said.note) or "",
                required=False,
                multiline=True,
            ),
        ),
        submit=language.text("Save"),
        close=language.text("Close"),
    )


def _field(name: str, label: str, value: str, hint: str = "") -> Field:
    return Field(name, label, value=value, hint=hint, required=False)
