"""How a Web API method says no."""

from typing import Any


class RefusedError(Exception):
    """An answer with `ok: false`."""

    def __init__(self, code: str, **extra: Any) -> None:  # noqa: ANN401 - JSON
        super().__init__(code)
        self.code = code
        self.extra = extra


def invalid_arguments(*messages: str) -> RefusedError:
    """Refuse as Slack does when an argument is missing or malformed."""
    said = [f"[ERROR] {message}" for message in messages]
    return RefusedError("invalid_arguments", response_metadata={"messages": said})
