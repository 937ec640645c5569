"""What the page is told when something could not be done."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse

from bot.room import guard, inbound, walk

if TYPE_CHECKING:
    from starlette.responses import Response

    from bot.room.words import Words

log = logging.getLogger(__name__)


def refused(error: Exception, words: Words) -> Response:
    """The answer for `error`. Whatever it is, the line is given back."""
    match error:
        case guard.TooLongError():
            said = words.too_long, 413
        case inbound.UnknownCommandError():
            said = words.only_slot, 400
        case inbound.UnreadableError():
            said = words.unreadable, 400
        case walk.FixedError():
            said = words.clock_fixed, 403
        case walk.UnderWayError():
            said = words.under_way, 409
        case walk.StuckError():
            said = words.stuck, 503
        case LookupError():
            said = words.gone, 409
        case _:
            log.error("The room could not take something in", exc_info=error)
            said = words.failed, 503
    return wrong(*said)


def wrong(sentence: str, status: int) -> Response:
    """An answer with a sentence for the person."""
    return JSONResponse({"error": sentence}, status)
