"""What Slack must be told about the app: one command, the scopes, the events; each with its reason.

`rykker manifest slack` prints it, `rykker doctor` holds the token against it.
"""

from __future__ import annotations

from typing import Any

#: Each scope, and what for. Nothing wider is asked.
SCOPES: dict[str, str] = {
    "app_mentions:read": "to hear “@Rykker …”",
    "channels:history": "to hear answers in the thread under a card, in public channels",
    "channels:read": "to know a channel's name, who shares it, and whether the bot is in it",
    "chat:write": "to post cards and prompts, and to keep them true",
    "commands": "for /slot",
    "groups:history": "to hear answers in the thread under a card, in private channels",
    "groups:read": "the same as channels:read, for private channels",
    "im:history": "to hear what people write to the bot",
    "im:write": "to write to one person",
    "reactions:read": "a thumb under a card, by somebody who was asked, is an answer",
    "team:read": "to know what the other organisation is called",
    "users:read": "to call people by their names",
}

#: Each event, and what for.
EVENTS: dict[str, str] = {
    "app_home_opened": "somebody looks at the app's own page, where the overview stands",
    "app_mention": "“@Rykker …”",
    "app_uninstalled": "to stop, and to go on when it is installed again",
    "channel_id_changed": "sharing gives a channel another id",
    "channel_left": "the bot is taken out of a public channel",
    "channel_shared": "a channel is shared with another organisation",
    "channel_unshared": "it is no longer shared",
    "group_left": "the bot is taken out of a private channel",
    "member_joined_channel": "the bot, or somebody else, joins a channel",
    "message.channels": "answers in the thread under a card, in public channels",
    "message.groups": "the same in private channels",
    "message.im": "what people write to the bot",
    "reaction_added": "a thumb under a card or a prompt",
    "tokens_revoked": "to stop asking with a token that is no longer good",
}

ADDRESS = "https://rykker.example.org"


def manifest(*, address: str = "", socket_mode: bool = False) -> dict[str, Any]:
    """The app's manifest. `address`: where Slack reaches us; not needed with Socket Mode."""
    url = f"{(address or ADDRESS).rstrip('/')}/slack/events"
    command: dict[str, Any] = {
        "command": "/slot",
        "description": "Foreslå, svar, meld afbud · Propose, answer, bump",
        "usage_hint": "foreslå Debat torsdag kl. 19 @navn",
        "should_escape": True,
    }
    interactivity: dict[str, Any] = {"is_enabled": True}
    subscriptions: dict[str, Any] = {"bot_events": sorted(EVENTS)}
    if not socket_mode:
        command["url"] = url
        interactivity["request_url"] = url
        subscriptions["request_url"] = url
    return {
        "_metadata": {"major_version": 1, "minor_version": 1},
        "display_information": {
            "name": "Rykker",
            "description": "Holder styr på jeres fælles arrangementer fra dag til dag",
            "background_color": "#0b5c66",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Rykker", "always_online": True},
            "slash_commands": [command],
        },
        "oauth_config": {"scopes": {"bot": sorted(SCOPES)}},
        "settings": {
            "event_subscriptions": subscriptions,
            "interactivity": interactivity,
            "org_deploy_enabled": False,
            "socket_mode_enabled": socket_mode,
            "token_rotation_enabled": False,
        },
    }
