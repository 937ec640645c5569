"""The requests Slack sends, with all their usual keys (recorded shapes, ids made up)."""

from typing import Any

from tests.fakes.slack.model import Channel, Json, Message, User, View, interactive
from tests.fakes.slack.shapes import message_json, view_json
from tests.fakes.slack.world import World

VERIFICATION_TOKEN = "Z0rT4kqvYwNnB2hPq8Lx3mJd"


def command(world: World, user: User, channel: Channel, name: str, text: str) -> dict[str, str]:
    """Return a slash command's form."""
    shown = {"im": "directmessage", "group": "privategroup", "channel": channel.name}
    form = {
        "token": VERIFICATION_TOKEN,
        "team_id": user.team.id,
        "team_domain": user.team.domain,
        "channel_id": channel.id,
        "channel_name": shown[channel.kind],
        "user_id": user.id,
        "user_name": user.name,
        "command": name,
        "text": text,
        "api_app_id": world.app_id,
        "is_enterprise_install": "false",
        "response_url": world.response_url("commands", user.id, channel.id, None),
        "trigger_id": world.issue_trigger(user.id),
    }
    if user.team.enterprise_id:
        form |= {"enterprise_id": user.team.enterprise_id, "enterprise_name": user.team.name}
    return form


def envelope(world: World, event: Json, *, shared: bool) -> Json:
    """Wrap an event as the Events API does: `team_id` and `authorizations` name the installer."""
    event_id = world.ids.make("Ev")
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": world.library.id,
        "enterprise_id": world.library.enterprise_id,
        "context_team_id": world.library.id,
        "context_enterprise_id": world.library.enterprise_id,
        "api_app_id": world.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": int(world.clock.time()),
        "authorizations": [
            {
                "enterprise_id": world.library.enterprise_id,
                "team_id": world.library.id,
                "user_id": world.bot.id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": shared,
        "event_context": f"4-{world.ids.token(32)}",
    }


def message_event(world: World, channel: Channel, message: Message) -> Json:
    """Return a `message` event; in a shared channel it says whose team the sender is of."""
    event = {
        **message_json(world, message, metadata=True),
        "channel": channel.id,
        "event_ts": message.ts,
        "channel_type": channel.kind,
    }
    sender = world.users.get(message.user, world.bot)
    if not sender.is_bot:
        event["client_msg_id"] = (
            f"{world.ids.token(8)}-4d1c-4d4c-8f6a-{world.ids.token(12)}".lower()
        )
    if channel.shared:
        event |= {"user_team": sender.team.user_team, "source_team": sender.team.user_team}
    if world.external(sender):
        event["user_profile"] = {
            "avatar_hash": "g1f5d9f6c7a1",
            "image_72": f"https://avatars.slack-edge.com/{sender.id}_72.png",
            "first_name": sender.real_name.partition(" ")[0],
            "real_name": sender.real_name,
            "display_name": sender.name,
            "team": sender.team.id,
            "name": sender.name,
            "is_restricted": False,
            "is_ultra_restricted": False,
        }
    return event


def mention_event(message: Json) -> Json:
    """Return the `app_mention` that goes with a `message` event."""
    return {**{k: v for k, v in message.items() if k != "channel_type"}, "type": "app_mention"}


def change_event(
    world: World, channel: Channel, message: Message, before: Message, subtype: str
) -> Json:
    """Return a `message_changed` or `message_deleted` event."""
    ts = world.ids.ts()
    event: Json = {
        "type": "message",
        "subtype": subtype,
        "previous_message": message_json(world, before),
        "channel": channel.id,
        "hidden": True,
        "ts": ts,
        "event_ts": ts,
        "channel_type": channel.kind,
    }
    if subtype == "message_deleted":
        return {**event, "deleted_ts": message.ts}
    return {**event, "message": message_json(world, message)}


def _interaction(world: World, user: User, kind: str) -> Json:
    return {
        "type": kind,
        "user": {
            "id": user.id,
            "username": user.name,
            "name": user.name,
            "team_id": user.team.id,
        },
        "api_app_id": world.app_id,
        "token": VERIFICATION_TOKEN,
        "trigger_id": world.issue_trigger(user.id),
        "enterprise": None,
        "is_enterprise_install": False,
    }


def message_tap(world: World, user: User, message: Message, action: Json) -> Json:
    """Return `block_actions` from a message; of an ephemeral one no content is sent."""
    channel = world.channel_of(message)
    shown = {"im": "directmessage", "group": "privategroup", "channel": channel.name}
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": bool(message.ephemeral_to),
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    payload = {
        **_interaction(world, user, "block_actions"),
        "team": {"id": world.library.id, "domain": world.library.domain},
        "container": container,
        "channel": {"id": channel.id, "name": shown[channel.kind]},
        "state": {"values": message.values},
        "response_url": world.response_url("actions", user.id, channel.id, message),
        "actions": [action],
    }
    if not message.ephemeral_to:
        payload["message"] = message_json(world, message)
    return payload


def view_tap(world: World, user: User, view: View, action: Json) -> Json:
    """Return `block_actions` from a modal or a Home."""
    return {
        **_interaction(world, user, "block_actions"),
        "team": {"id": world.library.id, "domain": world.library.domain},
        "container": {"type": "view", "view_id": view.id},
        "view": view_json(world, view),
        "actions": [action],
    }


def submission(world: World, user: User, view: View) -> Json:
    """Return a `view_submission`: team and enterprise are the actor's, not the installer's."""
    team: Json = {"id": user.team.id, "domain": user.team.domain}
    payload = _interaction(world, user, "view_submission")
    if user.team.enterprise_id:
        payload["enterprise"] = {"id": user.team.enterprise_id, "name": user.team.name}
        team |= {"enterprise_id": user.team.enterprise_id, "enterprise_name": user.team.name}
    return {**payload, "team": team, "view": view_json(world, view), "response_urls": []}


def closed(world: World, user: User, view: View) -> Json:
    """Return a `view_closed`, sent for views with `notify_on_close`."""
    payload = _interaction(world, user, "view_closed")
    payload.pop("trigger_id")
    team = {"id": user.team.id, "domain": user.team.domain}
    return {**payload, "team": team, "view": view_json(world, view), "is_cleared": False}


def action(world: World, blocks: list[Json], action_id: str, occurrence: int) -> Json:
    """Return the `actions` entry of a button or input, found by its exact action id."""
    found = [(b, e) for b, e in interactive(blocks) if e["action_id"] == action_id]
    there = [element["action_id"] for _, element in interactive(blocks)]
    assert len(found) > occurrence, f"no {action_id!r} number {occurrence} here; there are {there}"
    block, element = found[occurrence]
    keys = ("type", "action_id", "text", "value", "style", "url", "placeholder")
    entry: dict[str, Any] = {key: element[key] for key in keys if key in element}
    return {**entry, "block_id": block["block_id"], "action_ts": world.ids.ts()}
