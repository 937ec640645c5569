"""What a message of ours says now, for platforms that answer a tap with the card itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.render import render
from handlers.hear import surface_under
from storage import conversations, installations
from storage.tables import Outbox

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from handlers.cards.model import Card
    from handlers.scene import Defaults


def shown_now(
    session: Session,
    *,
    platform: str,
    installation: str,
    conversation: str,
    message: str,
    now: datetime,
    defaults: Defaults,
) -> Card | None:
    """The card or prompt that stands there, as it is true now.

    None: no such message is kept true, as what was told once stays as it was told.
    """
    home = installations.known(session, platform=platform, external_id=installation)
    found = home and conversations.known(session, installation_id=home.id, external_id=conversation)
    surface = surface_under(session, found[0].id, message) if found else None
    if not found or surface is None or surface.slot_id is None:
        return None
    kind = surface.key.partition(":")[0]
    if kind not in {"card", "ask"}:
        return None
    row = Outbox(kind=kind, slot_id=surface.slot_id, ask_id=surface.ask_id, payload={})
    return render(session, row, found[0], now=now, defaults=defaults)
