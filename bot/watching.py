"""Looking again and again, for what a platform may have failed to tell."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

log = logging.getLogger(__name__)


async def watch(
    look: Callable[[], Awaitable[None]], closing: asyncio.Event, *, every: float
) -> None:
    """`look` at the start, and every so many seconds, until it is closing time."""
    while not closing.is_set():
        try:
            await look()
        except SQLAlchemyError:
            log.exception("the database did not answer; looking again later")
        try:
            await asyncio.wait_for(closing.wait(), every)
        except TimeoutError:
            continue
