"""What the bot writes in the room is written once, though it is cut off before it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.gateway import Destination
from bot.room.gateway import RoomGateway
from bot.wiring import built
from handlers.cards.model import Card
from storage.outbox import ALWAYS
from storage.room import direct
from tests.platforms.test_room_clock import STANDING

if TYPE_CHECKING:
    from storage.engine import Store

pytestmark = pytest.mark.anyio
CARD = Card(notice="Hej")


@pytest.mark.parametrize("only_for", [None, "bibliotekar"])
async def test_a_post_is_found_again_by_its_key(store: Store, only_for: str | None) -> None:
    async with built(STANDING, store) as parts:
        gateway = RoomGateway(parts.house)
        here = Destination("shared", "0123456789abcdef", only_for=only_for)
        assert await gateway.posted(here, since=ALWAYS) is None
        post = await gateway.post(here, CARD)
        assert await gateway.posted(here, since=ALWAYS) == post
        for other in (
            Destination("shared", "fedcba9876543210"),
            Destination(direct("bibliotekar"), here.key),
        ):
            assert await gateway.posted(other, since=ALWAYS) is None
