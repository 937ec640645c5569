"""What the Web API answers with: users, teams, channels, messages, views as JSON."""

from tests.fakes.slack.model import Channel, Json, Message, Team, User, View
from tests.fakes.slack.world import World


def user_json(world: World, user: User, *, locale: bool) -> Json:
    """Return `users.info`'s user; of an external person much less is told."""
    external = world.external(user)
    shape: Json = {
        "id": user.id,
        "team_id": user.team.id,
        "name": user.name,
        "deleted": user.deleted,
        "color": "4bbe2e",
        "real_name": user.real_name,
        "tz": user.tz,
        "tz_label": "Central European Time",
        "tz_offset": 3600,
        "profile": _profile(user),
        "is_admin": False,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": 1_764_000_000,
        "is_email_confirmed": True,
        "who_can_share_contact_card": "EVERYONE",
    }
    if external:
        for key in ("is_admin", "is_owner", "is_primary_owner", "is_email_confirmed", "color"):
            shape.pop(key)
        return {**shape, "is_stranger": False}
    if not user.is_bot:
        shape["profile"]["email"] = f"{user.name}@{user.team.domain}.example"
    return {**shape, "locale": user.locale} if locale else shape


def _profile(user: User) -> Json:
    images = {
        f"image_{size}": f"https://avatars.slack-edge.com/{user.id}_{size}.png"
        for size in (24, 32, 48, 72, 192, 512)
    }
    first, _, last = user.real_name.partition(" ")
    return {
        "title": "",
        "phone": "",
        "skype": "",
        "real_name": user.real_name,
        "real_name_normalized": user.real_name,
        "display_name": user.name,
        "display_name_normalized": user.name,
        "status_text": "",
        "status_emoji": "",
        "status_expiration": 0,
        "avatar_hash": "g1f5d9f6c7a1",
        "first_name": first,
        "last_name": last,
        "team": user.team.id,
        **images,
    }


def team_json(team: Team) -> Json:
    """Return `team.info`'s team."""
    return {
        "id": team.id,
        "name": team.name,
        "url": f"https://{team.domain}.slack.com/",
        "domain": team.domain,
        "email_domain": "",
        "icon": {"image_default": True, "image_34": "https://a.slack-edge.com/34.png"},
        "avatar_base_url": "https://ca.slack-edge.com/",
        "is_verified": False,
        "enterprise_id": team.enterprise_id or "",
        "enterprise_name": team.name if team.enterprise_id else "",
    }


def channel_json(world: World, channel: Channel) -> Json:
    """Return `conversations.info`'s channel."""
    base: Json = {
        "id": channel.id,
        "created": channel.created,
        "is_archived": channel.archived,
        "is_im": channel.kind == "im",
        "is_org_shared": False,
        "context_team_id": world.library.id,
        "updated": channel.created * 1000,
    }
    if channel.kind == "im":
        person = next(m for m in channel.members if m != world.bot.id)
        return {**base, "user": person, "is_user_deleted": False, "priority": 0, "is_open": True}
    teams = [team.id for team in world.teams(channel)]
    return {
        **base,
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": True,
        "is_group": False,
        "is_mpim": False,
        "is_private": channel.kind == "group",
        "is_general": False,
        "unlinked": 0,
        "is_shared": channel.shared,
        "is_ext_shared": channel.shared,
        "is_pending_ext_shared": False,
        "pending_shared": [],
        "pending_connected_team_ids": [],
        "shared_team_ids": sorted(teams),
        "connected_team_ids": sorted(teams[1:]),
        "internal_team_ids": [],
        "conversation_host_id": world.library.id,
        "parent_conversation": None,
        "creator": next(iter(channel.members), ""),
        "is_member": world.bot.id in channel.members,
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "previous_names": [],
    }


def message_json(world: World, message: Message, *, metadata: bool = False) -> Json:
    """Return a message as history, events and taps show it."""
    user = world.users.get(message.user, world.bot)
    shape: Json = {
        "user": message.user,
        "type": "message",
        "ts": message.ts,
        "text": message.text,
        "team": user.team.id,
    }
    if user.is_bot:
        shape |= {"bot_id": world.bot_id, "app_id": world.app_id, "bot_profile": bot_json(world)}
    if message.blocks:
        shape["blocks"] = message.blocks
    if message.edits:
        shape["edited"] = {"user": _editor(world, user), "ts": message.edited_ts}
    if message.reactions:
        shape["reactions"] = [
            {"name": name, "users": users, "count": len(users)}
            for name, users in message.reactions.items()
        ]
    if metadata and message.metadata:
        shape["metadata"] = message.metadata
    return shape | _thread(world, message)


def _editor(world: World, user: User) -> str:
    return world.bot_id if user.is_bot else user.id


def _thread(world: World, message: Message) -> Json:
    if message.ephemeral_to or message.channel not in world.channels:
        return {}
    if message.thread_ts:
        root = world.channels[message.channel].find(message.thread_ts)
        return {
            "thread_ts": message.thread_ts,
            "parent_user_id": root.user if root else "USLACKBOT",
        }
    everything = world.channels[message.channel].messages
    replies = [m for m in everything if m.thread_ts == message.ts and not m.deleted]
    if not replies:
        return {}
    people = list(dict.fromkeys(reply.user for reply in replies))
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users_count": len(people),
        "latest_reply": replies[-1].ts,
        "reply_users": people,
        "is_locked": False,
        "subscribed": False,
    }


def bot_json(world: World) -> Json:
    """Return the `bot_profile` that messages of the bot carry."""
    return {
        "id": world.bot_id,
        "app_id": world.app_id,
        "user_id": world.bot.id,
        "name": world.bot.name,
        "icons": {"image_36": "https://a.slack-edge.com/80588/img/plugins/app/bot_36.png"},
        "deleted": False,
        "updated": 1_764_000_000,
        "team_id": world.library.id,
    }


def view_json(world: World, view: View) -> Json:
    """Return a view as `views.*` and submissions show it."""
    body = view.body
    actor = world.users[view.user]
    return {
        "id": view.id,
        "team_id": actor.team.id,
        "type": body["type"],
        "blocks": view.blocks,
        "private_metadata": body.get("private_metadata", ""),
        "callback_id": body.get("callback_id", ""),
        "state": {"values": view.values},
        "hash": view.hash,
        "title": body.get("title"),
        "clear_on_close": body.get("clear_on_close", False),
        "notify_on_close": body.get("notify_on_close", False),
        "close": body.get("close"),
        "submit": body.get("submit"),
        "previous_view_id": view.previous_id,
        "root_view_id": view.root_id,
        "app_id": world.app_id,
        "external_id": body.get("external_id", ""),
        "app_installed_team_id": world.library.id,
        "bot_id": world.bot_id,
    }
