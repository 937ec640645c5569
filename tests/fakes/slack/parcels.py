"""What Slack sends to an app, ready for either way: as a request's body, or in an envelope."""

import json
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.fakes.slack.model import Json

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


@dataclass(frozen=True)
class Parcel:
    """`what` is said of it in failures; the rest is for HTTP and for Socket Mode."""

    what: str
    body: bytes
    content_type: str
    kind: str
    payload: Json
    headers: dict[str, str] = field(default_factory=dict)
    more: Json = field(default_factory=lambda: {"accepts_response_payload": True})


def command(form: dict[str, str]) -> Parcel:
    """Return a slash command."""
    what = f"command {form['text']}"
    return Parcel(what, urlencode(form).encode(), FORM, "slash_commands", dict(form))


def interaction(payload: Json) -> Parcel:
    """Return a tap or a form."""
    body = urlencode({"payload": json.dumps(payload, ensure_ascii=False)}).encode()
    what = f"{payload['type']} by {payload['user']['name']}"
    return Parcel(what, body, FORM, "interactive", payload)


def event(envelope: Json, retry: int) -> Parcel:
    """Return an event, sent for the first time or (`retry`) again."""
    return Parcel(
        what=f"event {envelope['event']['type']}",
        body=json.dumps(envelope, ensure_ascii=False).encode(),
        content_type=JSON,
        kind="events_api",
        payload=envelope,
        headers=_headers(retry),
        more={
            "accepts_response_payload": False,
            "retry_attempt": retry,
            "retry_reason": "timeout" if retry else "",
        },
    )


def _headers(retry: int) -> dict[str, str]:
    if not retry:
        return {}
    return {"x-slack-retry-num": str(retry), "x-slack-retry-reason": "http_error"}
