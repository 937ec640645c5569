"""`rykker link`: a secret link to the browser room, made on the machine itself.

The first link of all is made so, where nobody has Slack or Teams; the rest under Settings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.room.people import INSTALLATION as DEMO_HOME
from bot.values import SettingsError
from bot.wiring import clock_for
from handlers.errors import UserError
from handlers.partnerships.links import begin, let_in, named
from handlers.partnerships.together import LONGEST_NAME
from handlers.slots.lifecycle import Side
from storage.tables import Conversation, Installation, Partnership
from storage.trying import until_done

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from bot.settings import Settings
    from storage.engine import Store


#: What is wrong with a name.
WHY = {
    "link_taken": "somebody is called so already",
    "name_too_long": f"it is longer than {LONGEST_NAME} characters",
}


def link_for(settings: Settings, store: Store, name: str, side: str) -> str:
    """The link of somebody on that side. The first begins a partnership, if there is none yet.

    Raises:
        SettingsError: the room is not open, the name cannot be used, or there are several
            partnerships.
    """
    if not settings.room_wanted:
        raise SettingsError("ROOM is not on: set ROOM=on, so that links let people in")
    now = clock_for(settings, store).now()

    def made(_tried: int) -> str:
        with store.write() as session:
            partnership = _only_one(session) or begin(session, settings.defaults, now=now)
            return let_in(session, partnership, named(name), Side(side), by=None, now=now)

    try:
        secret = until_done(made)
    except UserError as error:
        why = WHY.get(error.code, "it is no name")
        mend = f"--name cannot be used ({why}): give the whole name of somebody new"
        raise SettingsError(mend) from None
    return f"{settings.defaults.room}/enter#{secret}"


def _only_one(session: Session) -> Partnership | None:
    roomy = select(Conversation.partnership_id).where(Conversation.kind == "shared")
    real = (
        select(Partnership)
        .join(Installation, Installation.id == Partnership.installation_id)
        .where(Installation.external_id != DEMO_HOME)
        .where(Partnership.id.in_(roomy))  # the others were given up
    )
    found = session.scalars(real.limit(2)).all()
    if len(found) > 1:
        raise SettingsError("there are several partnerships here: make links under their Settings")
    return found[0] if found else None
