"""Logs: one line each, and no secret in them, wherever it comes from."""

from __future__ import annotations

import json
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.logs import JsonFormat, TextFormat, set_up_logs

FORMATS = [TextFormat(), JsonFormat()]
SECRETS = [
    ("token xoxb-12-ab-CD_e refused", "xoxb-12-ab-CD_e"),
    ("token xoxp-12-ab refused", "xoxp-12-ab"),
    ("token xapp-1-A0-12-ab refused", "xapp-1-A0-12-ab"),
    ("postgresql://rykker:hunter2@db/rykker", "hunter2"),
    ("postgresql://rykker:hun%3A:ter2@db/rykker", "ter2"),
    ("postgresql://:hunter2@db/rykker", "hunter2"),
    ("https://u:hunter2@slack.example/api", "hunter2"),
    ("Bearer eyJhbGci-Oi.eyJpc3Mi_Oi.c2lnbmVk refused", "eyJpc3Mi_Oi"),
    ("secret abc8Q~not-a.real_secret refused", "not-a.real_secret"),
]


def record(
    message: str, *arguments: object, error: BaseException | None = None
) -> logging.LogRecord:
    about = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("bot.x", logging.INFO, "x.py", 1, message, arguments, about)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("said", "secret"), SECRETS)
def test_a_secret_is_struck_out(form: logging.Formatter, said: str, secret: str) -> None:
    assert secret not in form.format(record(said))
    assert secret not in form.format(record("it said %s", said))
    try:
        raise ValueError(said)  # noqa: TRY301 - a traceback is wanted
    except ValueError as error:
        shown = form.format(record("failed", error=error))
    assert secret not in shown
    assert "ValueError" in shown


def test_text() -> None:
    line = TextFormat().format(record("listening on %s", "http://127.0.0.1:3000/"))
    assert line.partition(" ")[2] == "INFO bot.x: listening on http://127.0.0.1:3000/"


def test_json_is_one_object_a_line() -> None:
    shown = json.loads(JsonFormat().format(record("to\nlinjer æøå")))
    assert set(shown) == {"at", "level", "logger", "message"}
    assert (shown["level"], shown["logger"], shown["message"]) == (
        "INFO",
        "bot.x",
        "to\nlinjer æøå",
    )
    assert shown["at"].endswith("+00:00")


@given(message=st.text(), form=st.sampled_from(FORMATS))
def test_any_text_can_be_logged(message: str, form: logging.Formatter) -> None:
    assert form.format(record("%s", message))


@given(message=st.text())
def test_json_stays_json(message: str) -> None:
    line = JsonFormat().format(record("%s and postgresql://u:hunter2@db/x", message))
    assert "hunter2" not in line
    assert "\n" not in line
    assert json.loads(line)["logger"] == "bot.x"


@pytest.mark.parametrize("form", ["text", "json"])
def test_logs_go_to_stderr_and_chatty_ones_are_quiet(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    try:
        set_up_logs("INFO", form)
        logging.getLogger("bot.x").info("hello")
        logging.getLogger("bot.x").debug("too much")
        logging.getLogger("slack_sdk.web").info("too much")
    finally:
        root.handlers, root.level = before
    shown = capsys.readouterr()
    assert (shown.out, shown.err.count("\n"), "hello" in shown.err) == ("", 1, True)
