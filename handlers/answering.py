"""How the one who acted is answered: straight back, by a form, or privately by the outbox."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.cards.forms import form_for, result_form
from handlers.cards.model import Line
from handlers.cards.note import Note
from handlers.cards.notes import note_card
from handlers.cards.reader import Reader
from handlers.door import Kind, Platform, Reply, Told, as_typed
from handlers.errors import UserError
from handlers.slots import tell
from handlers.slots.case import Case
from handlers.slots.lifecycle import Act, SlotState
from storage import drafts, outbox, slots
from storage.lines import direct_line
from storage.tables import Partnership

if TYPE_CHECKING:
    from handlers.cards.model import Card, Form
    from handlers.scene import Scene

#: What is only looked at: nothing was done, so what stands there is not about to change.
LOOKS = frozenset(
    {"show", "list", "mine", "help", "overview", "digest", "weekly", "absent", "sides", "texts"}
)
#: The input an error stands at when it belongs to none of the form's own.
DEFAULT_FIELD = "when"


def answer(scene: Scene, note: Note) -> Reply:
    """What was done, or what is asked before it is."""
    inbound = scene.inbound
    if note.code == "silence":
        return Reply()  # talk, to us or under a card
    if note.form and (inbound.can_open or inbound.on_form or inbound.kind is Kind.FORM):
        return Reply(form=form_for(scene.session, note, reader_of(scene)))
    if inbound.kind is Kind.COMMAND:
        return Reply(card=_card(scene, note))
    if inbound.on_form and (not inbound.fleeting or note.code in LOOKS):
        return Reply(form=result_form(_card(scene, note)))
    if inbound.can_show and note.code in LOOKS:
        return Reply(card=_card(scene, _asked_here(scene, note)))
    if not (note.quiet and inbound.kind in {Kind.TAP, Kind.FORM}):
        tell_actor(scene, note)
    return Reply(told=Told(note, reader_of(scene)))


def answer_error(scene: Scene, error: UserError) -> Reply:
    """Why nothing was done. What they typed is given back to them."""
    inbound = scene.inbound
    fields = dict(error.fields)
    if error.keep is not None:
        fields["draft"] = drafts.keep(
            scene.session,
            person_id=scene.person.id,
            conversation_id=scene.conversation.id,
            payload=error.keep,
            at=scene.now,
        )
    if inbound.kind in {Kind.COMMAND, Kind.MESSAGE}:
        fields["typed"] = as_typed(inbound)
    note = Note(error.code, error.slot_id, fields)
    if error.code == "stale":
        _bring_up_to_date(scene, error.slot_id)
    if inbound.kind is Kind.FORM:
        said = _card(scene, note)
        if error.code == "stale" and (form := _filled_again(scene, error.slot_id, said)):
            return Reply(form=form)
        return Reply(errors={error.field or DEFAULT_FIELD: said.notice})
    if inbound.kind is Kind.COMMAND:
        return Reply(card=_card(scene, note))
    if inbound.on_form and not (inbound.fleeting and error.code == "stale"):
        return Reply(form=result_form(_card(scene, note)))
    # What is stale is about to be edited, which would take away what was shown in its place.
    if inbound.can_show and error.code != "stale":
        return Reply(card=_card(scene, _asked_here(scene, note)))
    tell_actor(scene, note)
    return Reply(told=Told(note, reader_of(scene)))


def _filled_again(scene: Scene, slot_id: int | None, said: Card) -> Form | None:
    """Another time, filled in while the slot changed: the form as of now, with what was typed.

    The one they have could never be sent in any more. None: there is nothing to suggest any more.
    """
    slot = slots.by_id(scene.session, slot_id) if slot_id else None
    if scene.inbound.act != Act.COUNTER or slot is None or SlotState(slot.state).ended:
        return None
    asked = Note("when_wanted", slot.id, form="counter")
    form, typed = form_for(scene.session, asked, reader_of(scene)), scene.inbound.fields
    fields = tuple(
        replace(field, value=typed.get(field.name, field.value)) for field in form.fields
    )
    return replace(form, fields=fields, lines=(Line((said.notice,)), *form.lines), round=2)


def tell_actor(scene: Scene, note: Note) -> None:
    """Tell them privately: where they are if only they see it there, else on their own line.

    People of another organisation need not see what is shown to one person in a shared room; and
    on Teams everybody sees whatever is posted there.
    """
    inbound = scene.inbound
    at_home = inbound.actor.team == inbound.installation or inbound.platform is Platform.ROOM
    at_home = at_home and inbound.platform is not Platform.TEAMS
    if scene.conversation.kind == "direct":
        intent = tell.note_intent(
            scene.conversation.id,
            note,
            under=inbound.under,
            language=scene.typed,
            own=True,
        )
    elif at_home and not scene.conversation.paused:
        intent = tell.note_intent(
            scene.conversation.id,
            note,
            only_for=scene.person.id,
            under=inbound.under,
            language=scene.typed,
        )
    else:
        here = {"installation_id": scene.installation.id, "person_id": scene.person.id}
        line = direct_line(scene.session, **here)  # where they wrote it
        note = _asked_here(scene, note)
        intent = tell.note_intent(line.id, note, language=scene.typed, own=True)
    outbox.enqueue(scene.session, [intent])


def _asked_here(scene: Scene, note: Note) -> Note:
    """Wherever its buttons come to stand, they must know in which shared room it was asked."""
    if scene.conversation.kind != "shared":
        return note
    return replace(note, fields={"room": scene.conversation.id, **note.fields})


def reader_of(scene: Scene) -> Reader:
    """The one who acted, as the reader of the answer."""
    return Reader(
        language=scene.language,
        zone=scene.zone,
        now=scene.now,
        person_id=scene.person.id,
        side=scene.side,
        platform=scene.installation.platform,
        home=scene.installation.id,
    )


def _card(scene: Scene, note: Note) -> Card:
    card = note_card(scene.session, note, reader_of(scene))
    return replace(card, lang=scene.language.code)


def _bring_up_to_date(scene: Scene, slot_id: int | None) -> None:
    slot = slots.by_id(scene.session, slot_id) if slot_id else None
    if slot is not None:
        partnership = scene.session.get_one(Partnership, slot.partnership_id)
        with contextlib.suppress(UserError):  # a room that is closed to us is brought so later
            tell.show_all(Case.of(scene.session, partnership, slot))
