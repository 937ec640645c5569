"""Logs to stderr, as text or one JSON object a line. Secrets are struck out."""

from __future__ import annotations

import json
import logging
import re
from datetime import UTC, datetime

#: What Slack's tokens look like, Microsoft's tokens and client secrets, and passwords in addresses.
SECRETS = re.compile(
    r"xox[a-z]-[\w-]+|xapp-[\w-]+|eyJ[\w-]+\.[\w-]+\.[\w-]*|\b\w{3}\dQ~[\w.~-]+"
    r"|(?<=://)[^:/@\s]*:[^@\s]+(?=@)"
)
#: What says too much at its usual level: calls by their address, and each of its own steps.
CHATTY = (
    *("uvicorn.access", "slack_sdk", "slack_bolt", "alembic", "apscheduler"),
    *("httpx", "httpcore", "microsoft_teams"),
)


class TextFormat(logging.Formatter):
    """`12:00:01 INFO bot.serve: listening …`."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%H:%M:%S")

    def format(self, record: logging.LogRecord) -> str:
        """The line, without secrets."""
        return SECRETS.sub("…", super().format(record))


class JsonFormat(logging.Formatter):
    """One JSON object a line; `at` is UTC."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without secrets."""
        said = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            said["exception"] = self.formatException(record.exc_info)
        return SECRETS.sub("…", json.dumps(said, ensure_ascii=False))


def set_up_logs(level: str, form: str) -> None:
    """Once, at start."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormat() if form == "json" else TextFormat())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for chatty in CHATTY:
        logging.getLogger(chatty).setLevel(max(logging.WARNING, logging.getLevelName(level)))
    # It warns of what it cleans up behind an error that we report ourselves.
    logging.getLogger("psycopg").setLevel(logging.ERROR)
