"""A parcel on the wire: edited where it stands, else posted."""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING

from bot.gateway import Destination, MessageGoneError, RefusedError, TryAgainError, UntoldError
from handlers.overtaken import OVER
from handlers.slots.tell import DIGEST
from storage import leases, outbox

if TYPE_CHECKING:
    from bot.gateway import Gateway
    from bot.house import House
    from bot.parcel import Parcel
    from handlers.cards.model import Card

log = logging.getLogger(__name__)


async def show(house: House, gateway: Gateway, parcel: Parcel) -> str | None:
    """Edit the message that stands there, or post it; returns its id where it can be edited.

    Raises:
        TryAgainError, RefusedError, ClosedError: as the gateway does.
    """
    if parcel.card is None:
        return None
    surface = parcel.work.surface
    if surface is not None and parcel.stands:
        return surface.external_id
    address = parcel.address or await _opened(house, gateway, parcel)
    if surface is not None:
        with contextlib.suppress(MessageGoneError):
            await gateway.edit(address, surface.external_id, parcel.card)
            return surface.external_id
        if parcel.work.row.kind == OVER:  # it is gone, and nobody misses it
            return surface.external_id
    row = parcel.work.row
    to = Destination(address, row.sent_as, row.payload.get("under"), parcel.only_for)
    if parcel.work.unsure:
        return await _posted_once(gateway, to, parcel, parcel.card)
    return await gateway.post(to, parcel.card)


async def _posted_once(gateway: Gateway, to: Destination, parcel: Parcel, card: Card) -> str | None:
    """What was perhaps posted, brought up to date; posted now if it never came."""
    try:
        if found := await _found(gateway, to, parcel, card):
            return found
    except UntoldError as error:
        if parcel.work.row.lane == DIGEST:  # not worth showing twice, as all else is
            log.warning("%s was perhaps shown, and is not repeated", parcel.work.row.key)
            return None
        log.info("%s is perhaps shown twice: %s", parcel.work.row.key, error)
    except TryAgainError as error:
        error.unsure = True  # as before
        raise
    return await gateway.post(to, card)


async def _found(gateway: Gateway, to: Destination, parcel: Parcel, card: Card) -> str | None:
    row = parcel.work.row
    found = await gateway.posted(to, since=row.sent_at or outbox.ALWAYS)
    if found and row.kind != "note":  # a note stays as it was said
        try:
            await gateway.edit(to.conversation, found, card)
        except MessageGoneError:
            return None
    return found


async def _opened(house: House, gateway: Gateway, parcel: Parcel) -> str:
    """The direct line, opened and remembered."""
    if parcel.person is None:
        raise RefusedError("nobody to write to")
    try:
        address = await gateway.open_direct(parcel.person)
    except TryAgainError as error:
        error.unsure = parcel.work.unsure  # nothing was posted this time
        raise
    conversation_id = parcel.work.conversation.id

    def remember() -> None:
        with house.store.write() as session:
            leases.opened(session, conversation_id, address)

    await house.run(remember)
    return address
