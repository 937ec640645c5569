"""The Web API's reading methods: who, where, and what was said."""

from tests.fakes.slack.errors import RefusedError
from tests.fakes.slack.model import Channel, Json, Message
from tests.fakes.slack.shapes import channel_json, message_json, team_json, user_json
from tests.fakes.slack.world import SLACKBOT, Token, World

READ = {"channel": "channels:read", "group": "groups:read", "im": "im:read"}
HISTORY = {"channel": "channels:history", "group": "groups:history", "im": "im:history"}


def need(token: Token, *scopes: str) -> None:
    """Refuse unless the token has all these scopes."""
    lacking = [scope for scope in scopes if scope not in token.scopes]
    if lacking:
        provided = ",".join(sorted(token.scopes))
        raise RefusedError("missing_scope", needed=lacking[0], provided=provided)


def seen_channel(world: World, channel_id: str) -> Channel:
    """Return a channel the bot may know of: not a private one without it."""
    channel = world.channels.get(channel_id)
    if channel is None or (channel.kind != "channel" and world.bot.id not in channel.members):
        raise RefusedError("channel_not_found")
    return channel


def yes(value: object) -> bool:
    """Read a boolean argument, from a form or JSON."""
    return value in (True, 1, "1", "true", "True")


def auth_test(world: World, _args: Json, _token: Token) -> Json:
    """auth.test."""
    return {
        "url": f"https://{world.library.domain}.slack.com/",
        "team": world.library.name,
        "user": world.bot.name,
        "team_id": world.library.id,
        "user_id": world.bot.id,
        "bot_id": world.bot_id,
        "is_enterprise_install": False,
    }


def users_info(world: World, args: Json, token: Token) -> Json:
    """users.info."""
    need(token, "users:read")
    user = world.visible(args["user"])
    return {"user": user_json(world, user, locale=yes(args.get("include_locale")))}


def team_info(world: World, args: Json, token: Token) -> Json:
    """team.info; of other teams those the bot shares a channel with."""
    need(token, "team:read")
    wanted = args.get("team", world.library.id)
    met = [c for c in world.rooms() if world.bot.id in c.members]
    for team in [world.library, *(team for channel in met for team in world.teams(channel))]:
        if team.id == wanted:
            return {"team": team_json(team)}
    raise RefusedError("team_not_found")


def conversations_info(world: World, args: Json, token: Token) -> Json:
    """conversations.info."""
    channel = seen_channel(world, args["channel"])
    need(token, READ[channel.kind])
    shape = channel_json(world, channel)
    if yes(args.get("include_num_members")):
        shape["num_members"] = len(channel.members)
    return {"channel": shape}


def conversations_open(world: World, args: Json, token: Token) -> Json:
    """conversations.open, for one person."""
    need(token, "im:write")
    users = [name.strip() for name in str(args.get("users") or "").split(",") if name.strip()]
    if not users:
        raise RefusedError("users_list_not_supplied")
    if len(users) > 1:
        raise RefusedError("missing_scope", needed="mpim:write", provided=",".join(token.scopes))
    user = world.visible(users[0])
    if user.is_bot or user.id == SLACKBOT:
        raise RefusedError("cannot_dm_bot")
    if user.deleted:
        raise RefusedError("user_disabled")
    channel = world.dm(user.id)
    if yes(args.get("return_im")):
        return {"channel": channel_json(world, channel)}
    return {"channel": {"id": channel.id}}


def conversations_members(world: World, args: Json, token: Token) -> Json:
    """conversations.members, in pages."""
    channel = seen_channel(world, args["channel"])
    need(token, READ[channel.kind])
    start, limit = _page(args, 100)
    found = channel.members[start : start + limit]
    return {
        "members": found,
        "response_metadata": {"next_cursor": _next(start + limit, channel.members)},
    }


def conversations_history(world: World, args: Json, token: Token) -> Json:
    """conversations.history: newest first, without thread replies."""
    channel = _readable(world, args, token)
    roots = [m for m in channel.messages if not m.deleted and not m.thread_ts]
    found = [m for m in reversed(roots) if _within(m, args)]
    return _messages(world, found, args, "has_more")


def conversations_replies(world: World, args: Json, token: Token) -> Json:
    """conversations.replies: the root, then its replies, oldest first."""
    channel = _readable(world, args, token)
    one = channel.find(args["ts"])
    if one is None:
        raise RefusedError("thread_not_found")
    root = one.thread_ts or one.ts
    thread = [m for m in channel.messages if root in (m.ts, m.thread_ts) and not m.deleted]
    found = [m for m in thread if m.ts == root or _within(m, args)]
    return _messages(world, found, args, "has_more")


def _readable(world: World, args: Json, token: Token) -> Channel:
    channel = seen_channel(world, args["channel"])
    need(token, HISTORY[channel.kind])
    if world.bot.id not in channel.members:
        raise RefusedError("not_in_channel")
    return channel


def _within(message: Message, args: Json) -> bool:
    oldest, latest = str(args.get("oldest") or "0"), str(args.get("latest") or "9999999999")
    at = float(message.ts)
    if yes(args.get("inclusive")) and message.ts in (oldest, latest):
        return True
    return float(oldest) < at < float(latest)


def _messages(world: World, found: list[Message], args: Json, more: str) -> Json:
    start, limit = _page(args, 100)
    metadata = yes(args.get("include_all_metadata"))
    page = found[start : start + limit]
    cursor = _next(start + limit, found)
    answer: Json = {
        "messages": [message_json(world, m, metadata=metadata) for m in page],
        more: bool(cursor),
        "pin_count": 0,
    }
    return {**answer, "response_metadata": {"next_cursor": cursor}} if cursor else answer


def _page(args: Json, default: int) -> tuple[int, int]:
    cursor = str(args.get("cursor") or "")
    if cursor and not cursor.startswith("bmV4dDo"):
        raise RefusedError("invalid_cursor")
    start = int(cursor.removeprefix("bmV4dDo") or 0)
    return start, min(int(args.get("limit") or default), 1000)


def _next(end: int, everything: list[str] | list[Message]) -> str:
    return f"bmV4dDo{end}" if end < len(everything) else ""
