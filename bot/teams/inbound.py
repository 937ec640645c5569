"""From Teams' activities to `Inbound`: text unescaped, people as profiles, one key for one thing.

Teams sends more kinds of things, and looser ones, than Microsoft's own models know. Nothing here is
believed to be there; what a shape lacks makes it unreadable, and it is left alone.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from bot.teams import under
from bot.teams.activity import (
    UnreadableError,
    as_object,
    as_objects,
    id_of,
    place_of,
    text_of,
    under_of,
    whole,
)
from bot.teams.forms import NAME as PACKED
from bot.teams.forms import unpacked
from bot.teams.inputs import chosen_people
from bot.teams.parts import CHOICE, CLOSE, FORM, TAP, VIEW
from handlers.door import MENTION, Inbound, Kind, Platform, Profile, Room

if TYPE_CHECKING:
    from bot.teams.activity import Json, Place
    from bot.teams.known import Known
    from handlers.cards.model import Form

#: What an action of ours holds besides what was filled in.
OURS = frozenset({"verb", "value", "kind", PACKED, under.NAME})
#: A form may lie in a person's own chat; what it is about, and where it was opened, it says itself.
ANYWHERE = Room("", direct=True)
#: What a sign under a message answers.
THUMBS = {"like": "👍", "yes": "👍", "1f44d": "👍", "dislike": "👎", "no": "👎", "1f44e": "👎"}
#: Characters of a text; what is longer comes from nobody.
LONGEST_TEXT = 28_000

_VERB = re.compile(r"slot\.([a-z]+)(:.*)?")
_COMMAND = re.compile(r"\s*/slot(?!\w)\s*", re.IGNORECASE)
_AT = re.compile(r"<at(?:\s[^<>]{0,200})?>([^<]{0,300})</at>", re.IGNORECASE)
_QUOTED = re.compile(r'<quoted\s+messageId="([^"]{1,255})"\s*/?>(?:\s*</quoted>)?', re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


class Tapped:
    """What an action says: `kind` tells a button from a form sent in; `fields` what is in it."""

    def __init__(self, said: Json) -> None:
        data = as_object(said.get("data")) or said
        data = data if isinstance(data, dict) else {}
        verb = said.get("verb") or data.get("verb")
        found = _VERB.fullmatch(verb) if isinstance(verb, str) else None
        if found is None:
            raise UnreadableError("verb")
        kind = data.get("kind")
        self.act = found[1]
        self.kind = kind if kind in {CHOICE, FORM, CLOSE, VIEW} else TAP
        value = data.get("value")
        self.value = value if isinstance(value, str) else ""
        self.form: Form | None = unpacked(data.get(PACKED))
        self.fields = {
            str(name)[:64]: whole(value)[:LONGEST_TEXT]
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
            key=f"message:{place.id}:{id_of(activity.get('id'))}",
            text=text[command.end() :] if command else text,
            mentions=mentions,
            addressed=place.direct or called or bool(command),
            under=under_of(activity, place, quoted[1] if quoted else None),
            can_open=True,
            surely=bool(command),
        )

    def meant_for_us(self, activity: Json) -> bool:
        """Whether a message was said to us, as far as it says itself."""
        us = text_of(as_object(activity.get("recipient")), "id")
        named = [
            text_of(one.get("mentioned"), "id") for one in as_objects(activity.get("entities"))
        ]
        kind = text_of(as_object(activity.get("conversation")), "conversationType")
        return kind == "personal" or us in named

    def words(self, activity: Json) -> str:
        """What was typed, with names where people are mentioned, and without our own."""
        us = text_of(as_object(activity.get("recipient")), "name")
        said = activity.get("text")
        text = _AT.sub(lambda found: f"@{found[1]}", said if isinstance(said, str) else "")
        text = html.unescape(_TAG.sub(" ", _QUOTED.sub(" ", text))).replace("\xa0", " ")
        return whole(text.replace(f"@{us}", "", 1) if us else text).strip()[:LONGEST_TEXT]

    async def action(self, activity: Json, tapped: Tapped) -> Inbound:
        """A button, or a form sent in."""
        if tapped.kind == FORM:
            return await self._form(activity, tapped)
        return await self._tap(activity, tapped)

    async def _tap(self, activity: Json, tapped: Tapped) -> Inbound:
        """A button, on a message, on a private view in its place, or on a form."""
        place = place_of(activity)
        on_card = tapped.kind in {TAP, VIEW}
        on = activity.get("replyToId")
        return await self._inbound(
            activity,
            place,
            kind=Kind.TAP,
            key=f"tap:{place.id}:{id_of(activity.get('id'))}",
            act=tapped.act,
            value=tapped.value,
            on=on if isinstance(on, str) else None,
            under=place.thread if place.thread != on else None,
            can_open=on_card,
            can_show=on_card and not place.direct,
            on_form=tapped.kind == CHOICE,
            fleeting=tapped.kind == CHOICE,
            **({"room": ANYWHERE} if tapped.kind == CHOICE else {}),
        )

    async def _form(self, activity: Json, tapped: Tapped) -> Inbound:
        """A form sent in."""
        place = place_of(activity)
        chosen: list[Profile] = []
        fields = dict(tapped.fields)
        people = [f.name for f in tapped.form.fields if f.people] if tapped.form else []
        for name in people:
            ids = chosen_people(fields.get(name, ""))
            some = [await self._known.chosen(one, place) for one in ids[:20]]
            chosen += some
            fields[name] = MENTION * len(some)
        return await self._inbound(
            activity,
            place,
            kind=Kind.FORM,
            key=f"form:{place.id}:{id_of(activity.get('id'))}",
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
        names = [text_of(one, "type") for one in added] if isinstance(added, list) else []
        thumbs = [THUMBS[n.partition("_")[0]] for n in names if n.partition("_")[0] in THUMBS]
        if not thumbs or not isinstance(under, str):
            return None
        said = id_of(activity.get("id") or f"{under}:{activity.get('timestamp')}")
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
        if not isinstance(account, dict) or not text_of(account, "id"):
            raise UnreadableError("from")
        actor = await self._known.person(account, place)
        if "room" not in said:
            said["room"] = await self._known.room(place)
        return Inbound(
            platform=Platform.TEAMS,
            installation=self._known.tenant,
            installation_name=await self._known.home.name(),
            actor=actor,
            **said,
        )

    async def _text(
        self, said: str, activity: Json, place: Place
    ) -> tuple[str, tuple[Profile, ...], bool]:
        """The text with `MENTION` for people, their profiles, and whether we were called."""
        us = text_of(as_object(activity.get("recipient")), "id")
        left = [
            (one.get("text"), as_object(one.get("mentioned")))
            for one in as_objects(activity.get("entities"))
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
            account = text_of(there[1], "id")
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
        return whole(text), tuple(profiles), called
