"""From Slack's payloads to `Inbound`: text unescaped, people as profiles, one key for one thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from handlers.door import MENTION, Inbound, Kind, Platform, Profile, Room

if TYPE_CHECKING:
    from bot.slack.known import Known

Payload = dict[str, Any]

_TOKEN = re.compile(r"<([@#!])([^>|]*)(?:\|([^>]*))?>|<((?:https?|mailto):[^>|]*)(?:\|([^>]*))?>")


#: What a sign under a message answers.
THUMBS = {
    **dict.fromkeys(("+1", "thumbsup", "white_check_mark", "heavy_check_mark", "ok_hand"), "👍"),
    **dict.fromkeys(("-1", "thumbsdown", "x", "no_entry_sign", "no_good"), "👎"),
}


class Translator:
    """Turns what Slack sends into what the door takes."""

    def __init__(self, known: Known) -> None:
        self._known = known

    async def command(self, body: Payload) -> Inbound:
        """A slash command."""
        # Typed between two people it comes from a channel of theirs, where we are not.
        between = body.get("channel_name") == "directmessage"
        room = Room("", direct=True) if between else await self._known.room(body["channel_id"])
        actor = await self._known.person(
            body["user_id"], team=body.get("team_id", ""), name=body.get("user_name", "")
        )
        text, mentions = await self._text(body.get("text") or "")
        return await self._inbound(
            kind=Kind.COMMAND,
            key=f"command:{body.get('trigger_id') or ''}",
            actor=actor,
            room=room,
            text=text,
            mentions=mentions,
            can_open=bool(body.get("trigger_id")),
        )

    async def message(self, event: Payload) -> Inbound:
        """A message or a mention; both are known by channel and `ts`."""
        channel, ts = event["channel"], event["ts"]
        direct = event.get("channel_type") == "im" or channel.startswith("D")
        home = await self._known.home()
        raw = event.get("text") or ""
        called = f"<@{home.bot_user_id}" in raw or event.get("type") == "app_mention"
        text, mentions = await self._text(raw, but=home.bot_user_id)
        actor = await self._known.person(
            event["user"], team=event.get("user_team") or event.get("team") or ""
        )
        under = event.get("thread_ts")
        return await self._inbound(
            kind=Kind.MESSAGE,
            key=f"message:{channel}:{ts}",
            actor=actor,
            room=await self._room(channel, direct=direct),
            text=text,
            mentions=mentions,
            addressed=direct or called,
            under=under if under != ts else None,
        )

    async def reaction(self, event: Payload) -> Inbound | None:
        """A sign under a message; None: it is no answer, or not under one of ours."""
        item = event.get("item") or {}
        thumb = THUMBS.get(str(event.get("reaction")).partition("::")[0])
        home = await self._known.home()
        if not thumb or item.get("type") != "message" or event.get("item_user") != home.bot_user_id:
            return None
        channel, ts, user = str(item["channel"]), str(item["ts"]), str(event["user"])
        return await self._inbound(
            kind=Kind.REACTION,
            key=f"reaction:{channel}:{ts}:{user}:{event.get('event_ts')}",
            actor=await self._known.person(user),
            room=await self._room(channel, direct=channel.startswith("D")),
            text=thumb,
            addressed=False,
            under=ts,
        )

    async def tap(self, body: Payload) -> Inbound:
        """A tapped button, on a message or in a modal."""
        action = body["actions"][0]
        container = body.get("container") or {}
        channel = (body.get("channel") or {}).get("id") or container.get("channel_id")
        on_form = (body.get("view") or {}).get("type") == "modal"
        act = str(action["action_id"]).removeprefix("slot.").partition(":")[0]
        value = str(action.get("value") or "")
        return await self._inbound(
            kind=Kind.TAP,
            key=f"tap:{body.get('trigger_id') or action.get('action_ts')}",
            actor=await self._actor(body),
            room=await self._room_of(channel),
            on=container.get("message_ts"),
            under=(body.get("message") or {}).get("thread_ts"),
            act=act,
            value="" if value == "-" else value,
            can_open=bool(body.get("trigger_id")) and not on_form,
            on_form=on_form,
        )

    async def form(self, body: Payload) -> Inbound:
        """A form sent in."""
        view = body["view"]
        chosen: list[Profile] = []
        fields: dict[str, str] = {}
        for block in (view.get("state") or {}).get("values", {}).values():
            for name, state in block.items():
                users = state.get("selected_users") or []
                chosen += [await self._known.person(user) for user in users]
                chosen_one = (state.get("selected_option") or {}).get("value")
                said = _unescaped(str(chosen_one or state.get("value") or ""))
                fields[name] = MENTION * len(users) or said
        return await self._inbound(
            kind=Kind.FORM,
            key=f"form:{view['id']}:{view.get('hash', '')}",
            actor=await self._actor(body),
            room=await self._room_of(None),
            act=str(view["callback_id"]).removeprefix("slot."),
            value=str(view.get("private_metadata") or ""),
            fields=fields,
            mentions=tuple(chosen),
        )

    async def _inbound(self, **values: Any) -> Inbound:  # noqa: ANN401 - the fields of `Inbound`
        home = await self._known.home()
        return Inbound(
            platform=Platform.SLACK, installation=home.team, installation_name=home.name, **values
        )

    async def _actor(self, body: Payload) -> Profile:
        user = body["user"]
        team = user.get("team_id") or (body.get("team") or {}).get("id") or ""
        return await self._known.person(user["id"], team=team, name=user.get("name", ""))

    async def _room(self, channel: str, *, direct: bool) -> Room:
        return Room(channel, direct=True) if direct else await self._known.room(channel)

    async def _room_of(self, channel: str | None) -> Room:
        """The channel; a modal has none, and stands for the person's private line."""
        if channel is None:
            return Room("", direct=True)
        return await self._room(channel, direct=channel.startswith("D"))

    async def _text(self, raw: str, *, but: str = "") -> tuple[str, tuple[Profile, ...]]:
        """The text with `MENTION` for people, and their profiles; the bot's own mention is gone."""
        mentioned: list[tuple[str, str]] = []

        def replaced(found: re.Match[str]) -> str:
            sign, target, label, link, link_label = found.groups()
            if link:
                return link_label or link
            if sign == "@" and target == but:
                return " "
            if sign == "@":
                mentioned.append((target, label or ""))
                return MENTION
            name = label or target.partition("^")[0]
            return f"#{name}" if sign == "#" else f"@{name.lstrip('@')}"

        text = _unescaped(_TOKEN.sub(replaced, raw.replace(MENTION, "")))
        profiles = [await self._known.person(user, name=label) for user, label in mentioned]
        return text, tuple(profiles)


def _unescaped(text: str) -> str:
    """Slack escapes these three, once."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
