"""A parcel on the wire: edited where it stands, else posted."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from bot.gateway import MessageGoneError, RefusedError
from storage import outbox

if TYPE_CHECKING:
    from bot.gateway import Gateway
    from bot.house import House
    from bot.parcel import Parcel


async def show(house: House, gateway: Gateway, parcel: Parcel) -> str | None:
    """Edit the message that stands there, or post it; returns its id where it can be edited.

    Raises:
        TryAgainError, RefusedError, ClosedError: as the gateway does.
    """
    if parcel.card is None:
        return None
    surface = parcel.work.surface
    if surface is not None:
        if parcel.stands:
            return surface.external_id
        with contextlib.suppress(MessageGoneError):
            address = parcel.address or await _opened(house, gateway, parcel)
            await gateway.edit(address, surface.external_id, parcel.card)
            return surface.external_id
    address = parcel.address or await _opened(house, gateway, parcel)
    under = parcel.work.row.payload.get("under")
    return await gateway.post(address, parcel.card, under=under, only_for=parcel.only_for)


async def _opened(house: House, gateway: Gateway, parcel: Parcel) -> str:
    """The direct line, opened and remembered."""
    if parcel.person is None:
        raise RefusedError("nobody to write to")
    address = await gateway.open_direct(parcel.person)
    conversation_id = parcel.work.conversation.id

    def remember() -> None:
        with house.store.write() as session:
            outbox.opened(session, conversation_id, address)

    await house.run(remember)
    return address
