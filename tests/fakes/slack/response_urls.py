"""What the app sends to a `response_url`: five times within thirty minutes."""

from tests.fakes.slack.errors import RefusedError
from tests.fakes.slack.model import Json, Message, ResponseUrl
from tests.fakes.slack.world import World, normalised

USES = 5
SECONDS = 30 * 60


def respond(world: World, path: str, args: Json) -> None:
    """Take one answer: a new message, or a change of the one that was tapped."""
    url = _spend(world, path)
    if args.get("delete_original"):
        _original(url).deleted = True
        return
    found = world.checked("response_url", args)
    if found:
        said = {"messages": [f"[ERROR] {line}" for line in found]}
        raise RefusedError("invalid_blocks", response_metadata=said)
    if args.get("replace_original"):
        message = _original(url)
        message.text, message.blocks = args["text"], normalised(world.ids, args.get("blocks", []))
        message.edits += 1
        world.note("chat.update", message, args)
        return
    show(world, url.user, url.channel, args, "response_url")


def show(world: World, user_id: str, channel: str, args: Json, method: str) -> Message:
    """Show an answer: to one person, or to all when it is `in_channel`."""
    message = Message(
        ts=world.ids.ts(),
        channel=channel,
        user=world.bot.id,
        text=args["text"],
        blocks=args.get("blocks") or [],
        thread_ts=args.get("thread_ts"),
    )
    if args.get("response_type") != "in_channel":
        message.ephemeral_to = user_id
    return world.put(message, method, args)


def _spend(world: World, path: str) -> ResponseUrl:
    url = world.response_urls.get(path)
    if url is None:
        raise RefusedError("invalid_url")
    if world.clock.monotonic() - url.issued > SECONDS:
        raise RefusedError("expired_url")
    if url.uses >= USES:
        raise RefusedError("used_url")
    url.uses += 1
    return url


def _original(url: ResponseUrl) -> Message:
    if url.message is None:
        raise RefusedError("no_original")
    return url.message
