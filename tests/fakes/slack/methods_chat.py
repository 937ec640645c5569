"""The Web API's chat.* methods."""

from tests.fakes.slack.errors import RefusedError
from tests.fakes.slack.methods_read import need, seen_channel, yes
from tests.fakes.slack.model import Channel, Json, Message
from tests.fakes.slack.shapes import message_json
from tests.fakes.slack.world import SLACKBOT, Token, World, normalised

UPDATE_TEXT_MAX = 4000
POST_TEXT_MAX = 40_000


def post_message(world: World, args: Json, token: Token) -> Json:
    """chat.postMessage."""
    need(token, "chat:write")
    channel = _postable(world, args, token)
    _check(world, "chat.postMessage", args, POST_TEXT_MAX)
    thread = _thread(channel, args)
    message = _message(world, channel, args)
    message.thread_ts = thread
    world.put(message, "chat.postMessage", args)
    shape = message_json(world, message, metadata=True)
    return {"channel": channel.id, "ts": message.ts, "message": shape}


def post_ephemeral(world: World, args: Json, token: Token) -> Json:
    """chat.postEphemeral; to a member of another organisation it is lost without a word."""
    need(token, "chat:write")
    channel = _postable(world, args, token)
    if args["user"] not in channel.members:
        raise RefusedError("user_not_in_channel")
    _check(world, "chat.postEphemeral", args, POST_TEXT_MAX)
    message = _message(world, channel, args)
    message.ephemeral_to, message.thread_ts = args["user"], args.get("thread_ts")
    world.put(message, "chat.postEphemeral", args)
    return {"message_ts": message.ts}


def update(world: World, args: Json, token: Token) -> Json:
    """chat.update: the bot's own messages, never ephemeral ones."""
    need(token, "chat:write")
    channel = seen_channel(world, args["channel"])
    message = _own(world, channel, args["ts"], "cant_update_message")
    if channel.archived:
        raise RefusedError("is_archived")
    _check(world, "chat.update", args, UPDATE_TEXT_MAX)
    before = message.snapshot()
    message.text = args["text"]
    if args.get("blocks") is not None:  # left out, the former blocks stay
        message.blocks = normalised(world.ids, args["blocks"])
    message.metadata = args.get("metadata") or message.metadata
    message.edits += 1
    message.edited_ts = world.ids.ts()
    world.note("chat.update", message, {"text": message.text, "blocks": message.blocks})
    world.changed("edited", message, before)
    shape = message_json(world, message)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": shape}


def delete(world: World, args: Json, token: Token) -> Json:
    """chat.delete."""
    need(token, "chat:write")
    channel = seen_channel(world, args["channel"])
    message = _own(world, channel, args["ts"], "cant_delete_message")
    before = message.snapshot()
    message.deleted = True
    world.changed("deleted", message, before)
    return {"channel": channel.id, "ts": message.ts}


def _postable(world: World, args: Json, token: Token) -> Channel:
    wanted = str(args["channel"])
    if wanted.startswith(("U", "W")):
        try:
            return world.dm(world.visible(wanted).id)
        except RefusedError as error:
            raise RefusedError("channel_not_found") from error
    channel = seen_channel(world, wanted)
    if channel.archived:
        raise RefusedError("is_archived")
    if channel.kind == "im":
        _writable(world, channel)
    if world.bot.id not in channel.members and "chat:write.public" not in token.scopes:
        raise RefusedError("not_in_channel")
    return channel


def _writable(world: World, line: Channel) -> None:
    """Refuse a direct message to Slackbot, or to somebody met in shared channels no more."""
    if SLACKBOT in line.members:
        raise RefusedError("cannot_dm_bot")
    try:
        world.visible(next(member for member in line.members if member != world.bot.id))
    except RefusedError as error:
        raise RefusedError("channel_not_found") from error


def _check(world: World, method: str, args: Json, most: int) -> None:
    text, blocks = args.get("text") or "", args.get("blocks") or []
    if not text and not blocks and not args.get("attachments"):
        raise RefusedError("no_text")
    if len(text) > most:
        raise RefusedError("msg_too_long")
    found = world.checked(method, {"text": text, "blocks": blocks})
    if found:
        said = [f"[ERROR] {line}" for line in found]
        raise RefusedError("invalid_blocks", errors=found, response_metadata={"messages": said})
    metadata = args.get("metadata")
    if metadata is not None and not {"event_type", "event_payload"} <= set(metadata):
        raise RefusedError("invalid_metadata_format")


def _thread(channel: Channel, args: Json) -> str | None:
    wanted = args.get("thread_ts")
    if not wanted:
        return None
    root = channel.find(str(wanted))
    if root is None:
        raise RefusedError("thread_not_found")
    return root.thread_ts or root.ts


def _message(world: World, channel: Channel, args: Json) -> Message:
    if yes(args.get("as_user")):
        raise RefusedError("as_user_not_supported")
    return Message(
        ts=world.ids.ts(),
        channel=channel.id,
        user=world.bot.id,
        text=args["text"],
        blocks=args.get("blocks") or [],
        metadata=args.get("metadata"),
    )


def _own(world: World, channel: Channel, ts: str, otherwise: str) -> Message:
    message = channel.find(str(ts))
    if message is None:
        raise RefusedError("message_not_found")
    if message.user != world.bot.id:
        raise RefusedError(otherwise)
    return message
