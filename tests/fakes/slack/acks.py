"""The app's answer to what Slack sent, however it came back."""

import json
from dataclasses import dataclass

from tests.fakes.slack.model import Json

OK = 200
ACK_SECONDS = 3.0


@dataclass(frozen=True)
class Ack:
    """The app's answer; `ok` if it came in time and with 200. Status 0: there was none."""

    status: int
    body: str
    content_type: str
    seconds: float

    @property
    def ok(self) -> bool:
        """Whether Slack takes it."""
        return self.status == OK and self.seconds <= ACK_SECONDS

    @property
    def json(self) -> Json:
        """The answer as JSON; a plain text is `{"text": …}`, an empty one `{}`."""
        if not self.body.strip():
            return {}
        if "json" not in self.content_type:
            return {"text": self.body}
        parsed: Json = json.loads(self.body)
        return parsed

    @property
    def text(self) -> str:
        """The answer's text."""
        return str(self.json.get("text", ""))

    @property
    def errors(self) -> dict[str, str]:
        """A form's errors by block id."""
        return dict(self.json.get("errors", {}))
