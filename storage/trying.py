"""Work that two may do at once: who comes second begins again, with what is true by then."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sqlalchemy.exc import IntegrityError, OperationalError

from storage.conflict import ConflictError
from storage.engine import is_passing

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

#: Two who write the same slot at once: the later one reads again and decides again.
TRIES = 5


def until_done(work: Callable[[int], T]) -> T:
    """What `work` returns, told which try it is (from 1); it is tried again where that may help.

    Raises:
        ConflictError, IntegrityError, OperationalError: it did not work `TRIES` times in a row.
    """
    for tried in range(1, TRIES):
        try:
            return work(tried)
        except (ConflictError, IntegrityError):
            continue
        except OperationalError as error:
            if not is_passing(error):
                raise
    return work(TRIES)
