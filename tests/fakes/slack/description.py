"""The app as it is described to Slack: what it hears of, may do, and offers."""

from dataclasses import dataclass
from typing import Self

from tests.fakes.slack.model import Json

ROOMS = frozenset({"channels:read", "groups:read"})
#: For each event the scopes of which one is needed; Slack takes no manifest without.
NEEDS: dict[str, frozenset[str]] = {
    "app_mention": frozenset({"app_mentions:read"}),
    "message.channels": frozenset({"channels:history"}),
    "message.groups": frozenset({"groups:history"}),
    "message.im": frozenset({"im:history"}),
    "reaction_added": frozenset({"reactions:read"}),
    "reaction_removed": frozenset({"reactions:read"}),
    "channel_left": frozenset({"channels:read"}),
    "group_left": frozenset({"groups:read"}),
    "channel_id_changed": ROOMS,
    "channel_shared": ROOMS,
    "channel_unshared": ROOMS,
    "member_joined_channel": ROOMS,
    "member_left_channel": ROOMS,
}
MESSAGES = {"channel": "message.channels", "group": "message.groups", "im": "message.im"}


@dataclass(frozen=True)
class Description:
    """What the app's manifest says."""

    events: frozenset[str]
    scopes: frozenset[str]
    home_tab: bool

    @classmethod
    def of(cls, manifest: Json) -> Self:
        """Read a manifest; AssertionError for an event whose scope is not asked for."""
        made = cls(
            frozenset(manifest["settings"]["event_subscriptions"]["bot_events"]),
            frozenset(manifest["oauth_config"]["scopes"]["bot"]),
            bool(manifest["features"]["app_home"]["home_tab_enabled"]),
        )
        for event in sorted(made.events & set(NEEDS)):
            assert NEEDS[event] & made.scopes, f"{event} needs one of {sorted(NEEDS[event])}"
        return made

    def hears(self, event: Json) -> bool:
        """Tell whether the app has subscribed to this event."""
        kind = str(event["type"])
        return (MESSAGES[event["channel_type"]] if kind == "message" else kind) in self.events
