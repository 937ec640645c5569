"""What an activity of Teams says, read without believing that anything is there. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

#: Characters of an id, or of an address; what is longer comes from nobody.
LONGEST_ID = 255

_ID = re.compile(r"[^\s/?#%\\]{1,255}")
_REPLY = re.compile(
    r'<blockquote[^<>]{0,200}schema\.skype\.com/Reply"[^<>]{0,200}itemid="([^"]{1,255})"'
)


class UnreadableError(ValueError):
    """Teams never sends such a thing."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened: `id` without a thread, and the thread's first message if any.

    `hurry`: it was a tap, and Teams wants its answer within three seconds.
    """

    id: str
    service: str
    kind: str = "personal"  # personal, groupChat, channel
    team: str = ""
    channel: str = ""
    name: str = ""
    thread: str | None = None
    hurry: bool = False

    @property
    def direct(self) -> bool:
        """Whether it is one person's line with us."""
        return self.kind == "personal"


def place_of(activity: Json) -> Place:
    """Where something happened.

    Raises:
        UnreadableError: it does not say.
    """
    there, channel = as_object(activity.get("conversation")), as_object(activity.get("channelData"))
    said = there.get("id")
    if not isinstance(said, str):
        raise UnreadableError("conversation")
    named, _, thread = said.partition(";messageid=")
    team = text_of(as_object(channel.get("team")), "id")
    kind = text_of(there, "conversationType") or ("channel" if team else "personal")
    in_channel = text_of(as_object(channel.get("channel")), "id")
    return Place(
        id=id_of(named),
        service=_service(activity),
        kind=kind,
        team=team if _ID.fullmatch(team) else "",
        channel=in_channel,
        name=text_of(as_object(channel.get("channel")), "name") or text_of(there, "name"),
        thread=id_of(thread) if thread else None,
        hurry=activity.get("type") == "invoke",
    )


def tenant_of(activity: Json) -> str:
    """The organisation it comes from, by either of the places where Teams says so."""
    data = as_object(activity.get("channelData"))
    said = text_of(as_object(data.get("tenant")), "id")
    return (said or text_of(as_object(activity.get("conversation")), "tenantId")).lower()


def _service(activity: Json) -> str:
    service = activity.get("serviceUrl")
    if not isinstance(service, str) or len(service) > LONGEST_ID:
        raise UnreadableError("serviceUrl")
    return service if service.endswith("/") else f"{service}/"


def under_of(activity: Json, place: Place, quoted: str | None) -> str | None:
    """The message it stands under: the first of its thread, or the one it quotes."""
    if place.thread is not None:
        return place.thread if place.thread != activity.get("id") else None
    if quoted:
        return quoted
    for one in as_objects(activity.get("attachments")):
        content = one.get("content")
        found = _REPLY.search(content) if isinstance(content, str) else None
        if found:
            return found[1]
    under = activity.get("replyToId")
    return under if isinstance(under, str) and under else None


def id_of(said: object) -> str:
    """An id that may stand in an address.

    Raises:
        UnreadableError: it is none.
    """
    if not isinstance(said, str) or not _ID.fullmatch(said):
        raise UnreadableError("id")
    return said


def whole(said: object) -> str:
    """Text as it may be kept: JSON can spell half a character, and no database stores one."""
    text = str(said).lower() if isinstance(said, bool) else str(said)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")


def action_of(activity: Json) -> Json:
    """The button that was tapped; an empty one where there is none."""
    return as_object(as_object(activity.get("value")).get("action"))


def as_object(said: object) -> Json:
    """An object; an empty one where there is none."""
    return said if isinstance(said, dict) else {}


def as_objects(said: object) -> list[Json]:
    """The objects of a list."""
    return [one for one in said if isinstance(one, dict)] if isinstance(said, list) else []


def text_of(said: object, name: str) -> str:
    """A text of an object; "" where there is none."""
    value = said.get(name) if isinstance(said, dict) else None
    return value if isinstance(value, str) else ""
