"""From Teams' activities to `Inbound`: text unescaped, people as profiles, one key for one thing.

Teams sends more kinds of things, and looser ones, than Microsoft's own models know. Nothing here is
believed to be there; what a shape lacks makes it unreadable, and it is left alone.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from bot.teams.forms import NAME as PACKED
from bot.teams.forms import unpack
from bot.teams.known import Place
from bot.teams.parts import CHOICE, CLOSE, FORM, TAP
from handlers.door import MENTION, Inbound, Kind, Platform, Profile, Room

if TYPE_CHECKING:
    from bot.teams.known import Known
    from handlers.cards.model import Form

Json = dict[str, Any]

#: What an action of ours holds besides what was filled in.
OURS = frozenset({"verb", "value", "kind", PACKED})
#: A form may lie in a person's own chat; what it is about, and where it was opened, it says itself.
ANYWHERE = Room("", direct=True)
#: What a sign under a message answers.
THUMBS = {"like": "👍", "yes": "👍", "1f44d": "👍", "dislike": "👎", "no": "👎", "1f44e": "👎"}
#: Characters of a text, and of an id; what is longer comes from nobody.
LONGEST_TEXT, LONGEST_ID = 28_000, 255

_ID = re.compile(r"[^\s/?#%\\]{1,255}")
_VERB = re.compile(r"slot\.([a-z]+)(:.*)?")
_COMMAND = re.compile(r"\s*/slot(?!\w)\s*", re.IGNORECASE)
_AT = re.compile(r"<at(?:\s[^>]*)?>(.*?)</at>", re.IGNORECASE | re.DOTALL)
_QUOTED = re.compile(r'<quoted\s+messageId="([^"]{1,255})"\s*/?>(?:\s*</quoted>)?', re.IGNORECASE)
_REPLY = re.compile(r'<blockquote[^>]*schema\.skype\.com/Reply"[^>]*itemid="([^"]{1,255})"')
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


class UnreadableError(ValueError):
    """Teams never sends such a thing."""


class Tapped:
    """What an action says: `kind` tells a button from a form sent in; `fields` what is in it."""

    def __init__(self, said: Json) -> None:
        data = _object(said.get("data")) or said
        data = data if isinstance(data, dict) else {}
        verb = said.get("verb") or data.get("verb")
        found = _VERB.fullmatch(verb) if isinstance(verb, str) else None
        if found is None:
            raise UnreadableError("verb")
        kind = data.get("kind")
        self.act = found[1]
        self.kind = kind if kind in {CHOICE, FORM, CLOSE} else TAP
        value = data.get("value")
        self.value = value if isinstance(value, str) else ""
        self.form: Form | None = unpack(data.get(PACKED))
        self.fields = {
            str(name)[:64]: _whole(value)[:LONGEST_TEXT]
            for name, value in data.items()
            if name not in OURS and isinstance(value, (str, bool, int, float))
        }


class Translator:
    """Turns what Teams sends into what the door takes."""

    def __init__(self, known: Known) -> None:
        self._known = known

    async def message(self, activity: Json) -> Inbound:
        """A message, with or without a mention, perhaps in the thread under a card."""
        place = place_of(activity)
        said = activity.get("text")
        said = said[:LONGEST_TEXT] if isinstance(said, str) else ""
        quoted = _QUOTED.search(said)
        text, mentions, called = await self._text(_QUOTED.sub(" ", said), activity, place)
        command = _COMMAND.match(text)
        return await self._inbound(
            activity,
            place,
            kind=Kind.MESSAGE,
            key=f"message:{place.id}:{_id(activity.get('id'))}",
            text=text[command.end() :] if command else text,
            mentions=mentions,
            addressed=place.direct or called or bool(command),
            under=_under(activity, place, quoted[1] if quoted else None),
            can_open=True,
            surely=bool(command),
        )

    async def tap(self, activity: Json, tapped: Tapped) -> Inbound:
        """A button, on a message or on a form."""
        place = place_of(activity)
        on = activity.get("replyToId")
        return await self._inbound(
            activity,
            place,
            kind=Kind.TAP,
            key=f"tap:{place.id}:{_id(activity.get('id'))}",
            act=tapped.act,
            value=tapped.value,
            on=on if isinstance(on, str) else None,
            under=place.thread if place.thread != on else None,
            can_open=tapped.kind == TAP,
            on_form=tapped.kind == CHOICE,
            **({"room": ANYWHERE} if tapped.kind == CHOICE else {}),
        )

    async def form(self, activity: Json, tapped: Tapped) -> Inbound:
        """A form sent in."""
        place = place_of(activity)
        chosen: list[Profile] = []
        fields = dict(tapped.fields)
        people = [f.name for f in tapped.form.fields if f.people] if tapped.form else []
        for name in people:
            ids = [one for one in re.split(r"[,;\s]+", fields.get(name, "")) if one]
            some = [await self._known.chosen(one, place) for one in ids[:20]]
            chosen += some
            fields[name] = MENTION * len(some)
        return await self._inbound(
            activity,
            place,
            kind=Kind.FORM,
            key=f"form:{place.id}:{_id(activity.get('id'))}",
            act=tapped.act,
            value=tapped.value,
            fields=fields,
            mentions=tuple(chosen),
            room=ANYWHERE,
        )

    async def reaction(self, activity: Json) -> Inbound | None:
        """A sign under a message; None: it is no answer."""
        place, under = place_of(activity), activity.get("replyToId")
        added = activity.get("reactionsAdded")
        names = [_text(one, "type") for one in added] if isinstance(added, list) else []
        thumbs = [THUMBS[n.partition("_")[0]] for n in names if n.partition("_")[0] in THUMBS]
        if not thumbs or not isinstance(under, str):
            return None
        said = _id(activity.get("id") or f"{under}:{activity.get('timestamp')}")
        return await self._inbound(
            activity,
            place,
            kind=Kind.REACTION,
            key=f"reaction:{place.id}:{said}",
            text=thumbs[0],
            addressed=False,
            under=under,
        )

    async def _inbound(self, activity: Json, place: Place, **said: Any) -> Inbound:  # noqa: ANN401 - the fields of `Inbound`
        account = activity.get("from")
        if not isinstance(account, dict) or not _text(account, "id"):
            raise UnreadableError("from")
        actor = await self._known.person(account, place)
        if "room" not in said:
            said["room"] = await self._known.room(place)
        return Inbound(
            platform=Platform.TEAMS,
            installation=self._known.tenant,
            installation_name=await self._known.home_name(),
            actor=actor,
            **said,
        )

    async def _text(
        self, said: str, activity: Json, place: Place
    ) -> tuple[str, tuple[Profile, ...], bool]:
        """The text with `MENTION` for people, their profiles, and whether we were called."""
        us = _text(_object(activity.get("recipient")), "id")
        left = [
            (one.get("text"), _object(one.get("mentioned")))
            for one in _list(activity.get("entities"))
            if str(one.get("type")).lower() == "mention"
        ]
        mentioned: list[Json] = []
        called = False

        def replaced(found: re.Match[str]) -> str:
            nonlocal called
            there = next((one for one in left if one[0] == found[0]), None)
            if there is None:
                return f"@{found[1]}"
            left.remove(there)
            account = _text(there[1], "id")
            if account == us:
                called = True
                return " "
            if account.startswith(("19:", "28:")):  # a channel, a team or another bot
                return found[1]
            mentioned.append(there[1])
            return MENTION

        text = _AT.sub(replaced, said.replace(MENTION, ""))
        text = html.unescape(_TAG.sub(" ", text)).replace("\xa0", " ")
        profiles = [await self._known.person(one, place) for one in mentioned]
        return _whole(text), tuple(profiles), called


def place_of(activity: Json) -> Place:
    """Where something happened.

    Raises:
        UnreadableError: it does not say.
    """
    there, channel = _object(activity.get("conversation")), _object(activity.get("channelData"))
    whole = there.get("id")
    if not isinstance(whole, str):
        raise UnreadableError("conversation")
    named, _, thread = whole.partition(";messageid=")
    team = _text(_object(channel.get("team")), "id")
    kind = _text(there, "conversationType") or ("channel" if team else "personal")
    in_channel = _text(_object(channel.get("channel")), "id")
    return Place(
        id=_id(named),
        service=_service(activity),
        kind=kind,
        team=team if _ID.fullmatch(team) else "",
        channel=in_channel,
        name=_text(_object(channel.get("channel")), "name") or _text(there, "name"),
        thread=_id(thread) if thread else None,
    )


def tenant_of(activity: Json) -> str:
    """The organisation it comes from, by either of the places where Teams says so."""
    data = _object(activity.get("channelData"))
    said = _text(_object(data.get("tenant")), "id")
    return (said or _text(_object(activity.get("conversation")), "tenantId")).lower()


def _service(activity: Json) -> str:
    service = activity.get("serviceUrl")
    if not isinstance(service, str) or len(service) > LONGEST_ID:
        raise UnreadableError("serviceUrl")
    return service if service.endswith("/") else f"{service}/"


def _under(activity: Json, place: Place, quoted: str | None) -> str | None:
    """The message it stands under: the first of its thread, or the one it quotes."""
    if place.thread is not None:
        return place.thread if place.thread != activity.get("id") else None
    if quoted:
        return quoted
    for one in _list(activity.get("attachments")):
        content = one.get("content")
        found = _REPLY.search(content) if isinstance(content, str) else None
        if found:
            return found[1]
    under = activity.get("replyToId")
    return under if isinstance(under, str) and under else None


def _id(said: object) -> str:
    if not isinstance(said, str) or not _ID.fullmatch(said):
        raise UnreadableError("id")
    return said


def _whole(said: object) -> str:
    """Text as it may be kept: JSON can spell half a character, and no database stores one."""
    text = str(said).lower() if isinstance(said, bool) else str(said)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")


def _object(said: object) -> Json:
    return said if isinstance(said, dict) else {}


def _list(said: object) -> list[Json]:
    return [one for one in said if isinstance(one, dict)] if isinstance(said, list) else []


def _text(said: object, name: str) -> str:
    value = said.get(name) if isinstance(said, dict) else None
    return value if isinstance(value, str) else ""
