"""What a message of ours says now, for platforms that answer a tap with the card itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.notes import note_card
from handlers.cards.render import render
from handlers.hear import surface_under
from storage import conversations, installations, slots
from storage.tables import Outbox

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from handlers.cards.model import Card
    from handlers.door import Told
    from handlers.scene import Defaults
    from storage.tables import Conversation


def shown_now(
    session: Session,
    *,
    platform: str,
    installation: str,
    conversation: str,
    message: str,
    now: datetime,
    defaults: Defaults,
    slot_id: int = 0,
) -> Card | None:
    """The card or prompt that stands there, as it is true now; or the card of another slot there.

    None: no such message is kept true, as what was told once stays as it was told.
    """
    home = installations.known(session, platform=platform, external_id=installation)
    found = home and conversations.known(session, installation_id=home.id, external_id=conversation)
    if not found:
        return None
    row = _card_of(session, found[0], slot_id) if slot_id else _standing(session, found[0], message)
    return render(session, row, found[0], now=now, defaults=defaults) if row else None


def is_edited(
    session: Session, *, platform: str, installation: str, conversation: str, message: str
) -> bool:
    """Whether what stands there is edited when its slot changes; what is told of none is not."""
    home = installations.known(session, platform=platform, external_id=installation)
    found = home and conversations.known(session, installation_id=home.id, external_id=conversation)
    surface = surface_under(session, found[0].id, message) if found else None
    return surface is not None and surface.slot_id is not None


def sentence(session: Session, told: Told) -> str:
    """What came of what they did, in one line."""
    return note_card(session, told.note, told.reader).notice


def _standing(session: Session, room: Conversation, message: str) -> Outbox | None:
    surface = surface_under(session, room.id, message)
    if surface is None or surface.slot_id is None:
        return None
    kind = surface.key.partition(":")[0]
    if kind not in {"card", "ask"}:
        return None
    return Outbox(kind=kind, slot_id=surface.slot_id, ask_id=surface.ask_id, payload={})


def _card_of(session: Session, room: Conversation, slot_id: int) -> Outbox | None:
    """What anybody in that room may see."""
    slot = slots.by_id(session, slot_id)
    if slot is None or room.partnership_id is None or slot.partnership_id != room.partnership_id:
        return None
    return Outbox(kind="card", slot_id=slot.id, payload={})
