"""Activities as Teams sends them."""

import html
import re
from typing import Any
from uuid import uuid4

from tests.fakes.teams.model import Conversation, Json, User
from tests.fakes.teams.world import World

_AT = re.compile(r"@([\wæøåÆØÅ.-]*\w)")


def base(
    world: World,
    kind: str,
    by: User,
    place: Conversation,
    root: str | None,
    **more: Any,  # noqa: ANN401 - JSON
) -> Json:
    """What every activity has."""
    thread = f";messageid={root}" if root and place.kind == "channel" else ""
    data: Json = {"tenant": {"id": world.tenant}}
    if place.kind == "channel":
        data |= {
            "teamsChannelId": place.id,
            "teamsTeamId": place.team,
            "channel": {"id": place.id},
            "team": {"id": place.team},
        }
    return {
        "type": kind,
        "channelId": "msteams",
        "serviceUrl": world.service,
        "timestamp": "2026-11-25T09:15:00.0000000Z",
        "localTimezone": "Europe/Copenhagen",
        "from": {"id": by.account, "name": by.name, "aadObjectId": by.aad},
        "recipient": {"id": world.bot, "name": "Rykker"},
        "conversation": {
            "id": f"{place.id}{thread}",
            "conversationType": place.kind,
            "tenantId": world.tenant,
            **({"isGroup": True} if place.kind != "personal" else {}),
        },
        "channelData": data,
        "locale": "da-DK",
        "entities": [{"type": "clientInfo", "locale": "da-DK", "country": "DK", "platform": "iOS"}],
        **more,
    }


def message(
    world: World,
    by: User,
    place: Conversation,
    said: str,
    *,
    root: str | None,
    quoted: str | None,
) -> Json:
    """A typed message: `@name` mentions, whom that names; all else is escaped."""
    names = {user.name.lower(): (user.account, user.name) for user in world.users.values()}
    names["rykker"] = (world.bot, "Rykker")
    mentioned: list[Json] = []

    def marked(found: re.Match[str]) -> str:
        account, name = names.get(found[1].lower(), ("", ""))
        if not account:
            return found[0]
        text = f"<at>{name}</at>"
        mentioned.append(
            {"type": "mention", "mentioned": {"id": account, "name": name}, "text": text}
        )
        return text

    text = _AT.sub(marked, html.escape(said, quote=False))
    if quoted:
        text = f'<quoted messageId="{quoted}"/> {text}'
    made = base(
        world, "message", by, place, root, id=world.next_id(), text=text, textFormat="plain"
    )
    made["entities"] += mentioned
    html_ = {"contentType": "text/html", "content": f"<p>{text}</p>"}
    return made | {"attachments": [html_]}


def invoke(
    world: World, by: User, place: Conversation, root: str | None, *, on: str, action: Json
) -> Json:
    """A tap on an `Action.Execute`."""
    return base(
        world,
        "invoke",
        by,
        place,
        root,
        name="adaptiveCard/action",
        id=f"f:{uuid4()}",
        replyToId=on,
        value={"action": action, "trigger": "manual"},
    )


def submit(
    world: World, by: User, place: Conversation, root: str | None, *, on: str, data: Json
) -> Json:
    """A tap on an `Action.Submit`, in a client that knows no better."""
    return base(world, "message", by, place, root, id=world.next_id(), replyToId=on, value=data)


def members(
    world: World, by: User, place: Conversation, *, added: list[str], removed: list[str]
) -> Json:
    """People, or the bot, came or went."""
    changed: Json = {}
    changed |= {"membersAdded": [{"id": one} for one in added]} if added else {}
    changed |= {"membersRemoved": [{"id": one} for one in removed]} if removed else {}
    return base(world, "conversationUpdate", by, place, None, id=f"f:{uuid4()}", **changed)


def installed(world: World, by: User, place: Conversation, action: str) -> Json:
    """The app was added to, or removed from, a team or somebody's chats."""
    return base(world, "installationUpdate", by, place, None, id=f"f:{uuid4()}", action=action)
