"""A parcel on the wire: edited where it stands, else posted."""

from __future__ import annotations

import contextlib
import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.gateway import Destination, MessageGoneError, RefusedError, TryAgainError, UntoldError
from handlers.overtaken import OVER
from handlers.slots.tell import DIGEST
from storage import leases, outbox
from storage.tables import Surface

if TYPE_CHECKING:
    from bot.gateway import Gateway
    from bot.house import House
    from bot.parcel import Parcel
    from storage.leases import Work

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Attempt:
    """How far an attempt has come; `began`: it may be posted, whatever is heard of it."""

    began: bool = False


async def show(
    house: House, gateway: Gateway, parcel: Parcel, attempt: Attempt | None = None
) -> str | None:
    """Edit the message that stands there, or post it; returns its id where it can be edited.

    Raises:
        TryAgainError, RefusedError, ClosedError: as the gateway does.
    """
    surface, row = parcel.work.surface, parcel.work.row
    if parcel.card is None:
        return None
    if surface is not None and parcel.stands:
        return surface.external_id
    address = parcel.address or await _opened(house, gateway, parcel)
    if surface is not None:
        with contextlib.suppress(MessageGoneError):
            await gateway.edit(address, surface.external_id, parcel.card)
            return surface.external_id
        if row.kind == OVER:  # it is gone, and nobody misses it
            return surface.external_id
    if attempt is not None:
        attempt.began = True
    return await gateway.post(_destination(parcel, address), parcel.card)


async def looked_for(house: House, gateway: Gateway, parcel: Parcel) -> Work | None:
    """The work of an earlier attempt that was cut off, with what is known of it now.

    None: nobody can tell, and an overview is not worth showing twice, as all else is.

    Raises:
        TryAgainError, ClosedError: it could not be found out now.
    """
    work = parcel.work
    address = parcel.address or await _opened(house, gateway, parcel)
    since = work.row.sent_at or outbox.ALWAYS
    try:
        found = await gateway.posted(_destination(parcel, address), since=since)
    except UntoldError as error:
        if work.row.lane == DIGEST:
            log.warning("%s was perhaps shown, and is not repeated", work.row.key)
            return None
        log.info("%s is perhaps shown twice: %s", work.row.key, error)
        found = None
    if found is None:
        return replace(work, unsure=False)
    return replace(work, surface=Surface(external_id=found, shown=""))  # what it says is unknown


def _destination(parcel: Parcel, address: str) -> Destination:
    row = parcel.work.row
    return Destination(address, row.sent_as, row.payload.get("under"), parcel.only_for)


async def _opened(house: House, gateway: Gateway, parcel: Parcel) -> str:
    """The direct line, opened and remembered."""
    if parcel.person is None:
        raise RefusedError("nobody to write to")
    try:
        address = await gateway.open_direct(parcel.person)
    except TryAgainError as error:
        error.unsure = False  # nothing was posted by it
        raise
    conversation_id = parcel.work.conversation.id

    def remember() -> None:
        with house.store.write() as session:
            leases.opened(session, conversation_id, address)

    await house.run(remember)
    return address
