"""The app's manifest: what Slack must be told, and nothing wider; the README says the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from bot.slack.app import Listeners
from bot.slack.changes import Changes
from bot.slack.home import Home
from bot.slack.inbound import Translator
from bot.slack.manifest import EVENTS, SCOPES, manifest

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_bolt.async_app import AsyncApp

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_slack_reaches_us_at_one_address() -> None:
    made = manifest(address="https://rykker.example.dk/")
    url = "https://rykker.example.dk/slack/events"
    assert made["features"]["slash_commands"][0]["url"] == url
    assert made["settings"]["interactivity"] == {"is_enabled": True, "request_url": url}
    assert made["settings"]["event_subscriptions"] == {
        "bot_events": sorted(EVENTS),
        "request_url": url,
    }
    assert made["settings"]["socket_mode_enabled"] is False


def test_with_socket_mode_there_is_no_address() -> None:
    assert "https://" not in str(manifest(socket_mode=True))


def test_the_readme_explains_every_scope() -> None:
    assert [scope for scope in SCOPES if f"`{scope}`" not in README] == []


def test_mentions_in_commands_come_as_people() -> None:
    assert manifest()["features"]["slash_commands"][0]["should_escape"] is True


def test_the_home_tab_and_messages_to_the_bot_are_open() -> None:
    assert manifest()["features"]["app_home"] == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }


@dataclass
class Heard:
    """In Bolt's place: which events somebody listens to."""

    events: set[str] = field(default_factory=set)

    def event(self, name: str) -> Callable[[object], None]:
        self.events.add(name)
        return lambda _listener: None

    def __getattr__(self, _name: str) -> Callable[..., object]:
        return lambda *_arguments: lambda _listener: None


def test_what_is_asked_for_is_heard_and_nothing_else() -> None:
    """Slack sends what the manifest names; a listener to anything else would never be called."""
    house, client, known = (cast("Any", None) for _ in range(3))
    app, home = Heard(), Home(house, client, known)
    for part in (Listeners(house, client, Translator(known), home), Changes(house, known), home):
        part.join(cast("AsyncApp", app))
    assert app.events == {name.partition(".")[0] for name in EVENTS}
