"""An answer said into the room at large: "ja", by somebody whose answer is waited for.

Nothing is done for it, as it may have been meant for a colleague; but who said it is asked in
private, so that nobody believes to have answered who has not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.note import Note
from handlers.door import Kind
from handlers.slots.lifecycle import Act
from handlers.words.grammar import read_line
from storage import slots

if TYPE_CHECKING:
    from handlers.door import Inbound
    from handlers.scene import Scene


def may_be_answer(inbound: Inbound) -> bool:
    """Whether it is a bare yes or no to nobody in particular."""
    if inbound.kind is not Kind.MESSAGE or inbound.room.direct or inbound.under is not None:
        return False
    line = read_line(inbound.text)
    return line.bare and line.verb in {Act.ACCEPT, Act.DECLINE} and line.number is None


def meant_for_us(scene: Scene) -> Note | None:
    """What to ask them; None: no question waits for their answer alone, or several do."""
    if scene.partnership is None or scene.side is None:
        return None
    asked = slots.open_asks_of(
        scene.session, scene.person.id, after=scene.now, partnership_id=scene.partnership.id
    )
    own = [ask for ask in asked if ask.person_id == scene.person.id]
    return Note("for_me", own[0].slot_id, {"ask": own[0].id}) if len(own) == 1 else None
