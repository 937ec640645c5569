"""The app's manifest: what Slack must be told, and nothing wider; the README says the same."""

from __future__ import annotations

from pathlib import Path

from bot.slack.manifest import EVENTS, SCOPES, manifest

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
