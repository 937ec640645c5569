"""People in the fake Teams: they type, tap and fill in forms, and see what their screen shows."""

from typing import Any

from tests.fakes.teams import activities
from tests.fakes.teams.model import (
    Conversation,
    Json,
    Message,
    User,
    actions_of,
    inputs_of,
    is_form,
    is_view,
)
from tests.fakes.teams.wire import CARD, Wire
from tests.fakes.teams.world import World


class Person:
    """One person at their screen."""

    def __init__(self, user: User, world: World, wire: Wire) -> None:
        self.user = user
        self._world = world
        self._wire = wire
        #: What a tap was answered with, by message: seen by them alone, until the next edit.
        self._views: dict[str, tuple[int, Json]] = {}
        self._form: tuple[Message, Json] | None = None
        self._posted = 0
        self.told: list[str] = []  # short answers to taps
        #: Every card that was shown to them alone: when, and in the place of which message.
        self.shown: list[tuple[str, Message, Json]] = []

    # what they see

    @property
    def line(self) -> Conversation:
        """Their chat with the bot."""
        return self._world.line(self.user)

    def sees(self, place: Conversation) -> list[Message]:
        """The bot's messages in a conversation, as everybody sees them, oldest first."""
        assert self.user.account in place.members, f"{self.user.name} is not in {place.name}"
        return [m for m in place.messages if m.author == self._world.bot and not m.deleted]

    def card(self, message: Message) -> Json:
        """What a message shows to them: the answer to their tap, if it was not edited since."""
        edits, card = self._views.get(message.id, (-1, message.card))
        return card if edits == message.edits else message.card

    @property
    def form(self) -> tuple[Message, Json]:
        """The form in front of them: the newest in their chat, or the answer to their last tap."""
        forms = [m for m in self.sees(self.line) if m.was_form]
        if len(forms) > self._posted:
            self._posted = len(forms)
            self._form = (forms[-1], self.card(forms[-1]))
        assert self._form is not None, f"{self.user.name} has no form open"
        return self._form

    # what they do

    async def say(
        self, place: Conversation, text: str, root: str | None = None, quoted: str | None = None
    ) -> Json:
        """Write; returns the activity."""
        said = activities.message(self._world, self.user, place, text, root=root, quoted=quoted)
        self._world.put(Message(said["id"], place.id, self.user.account, text, root=root))
        named = [(one.get("mentioned") or {}).get("id") for one in said["entities"]]
        heard = place.kind == "personal" or self._world.bot in named or self._world.hears_all
        if place.bot_in and heard:
            await self._wire.event(said)
        return said

    async def tap(
        self, on: Message, card: Json, verb: str, *, value: str | None = None, **filled: str
    ) -> Json:
        """Tap a button of a card that stands (or stood) there; returns the answer."""
        found = [a for a in actions_of(card) if a.get("verb") == verb and _is(a, filled)]
        assert found, f"no {verb} on it: {[a.get('verb') for a in actions_of(card)]}"
        action = found[-1] if filled else found[0]
        data = {**action["data"], **({} if value is None else {"value": value})}
        if action.get("associatedInputs") != "none":
            data |= {i["id"]: i.get("value", "") for i in inputs_of(card)} | filled
        said = {"type": "Action.Execute", "verb": verb, "data": data}
        answer = await self._wire.invoke(self.activity(on, said))
        self._take(on, answer)
        return answer

    def activity(self, on: Message, action: Json) -> Json:
        """The invoke of a tap."""
        place = self._world.conversations[on.conversation]
        root = (on.root or on.id) if place.kind == "channel" else None
        return activities.invoke(self._world, self.user, place, root, on=on.id, action=action)

    async def send_in(self, fields: dict[str, str]) -> Json:
        """Fill in the form in front of them and send it in."""
        message, card = self.form
        sent = [a for a in actions_of(card) if (a.get("data") or {}).get("kind") == "form"]
        assert sent, "the form cannot be sent in"
        known = {i["id"] for i in inputs_of(card)}
        assert set(fields) <= known, f"the form has {known}"
        return await self.tap(message, card, sent[0]["verb"], **(fields or {"": ""}))

    async def submit(self, on: Message, card: Json, verb: str, **filled: str) -> None:
        """Tap it in a client that knows `Action.Submit` only: that comes as a message."""
        action = next(a for a in actions_of(card) if a.get("verb") == verb and _is(a, filled))
        place = self._world.conversations[on.conversation]
        data = {**action["fallback"]["data"], **filled}
        await self._wire.event(
            activities.submit(self._world, self.user, place, on.root or on.id, on=on.id, data=data)
        )

    async def react(self, to: Message, *signs: str) -> None:
        """Put signs under a message."""
        place = self._world.conversations[to.conversation]
        root = to.root or to.id
        said = activities.base(
            self._world,
            "messageReaction",
            self.user,
            place,
            root,
            id=self._world.next_id(),
            replyToId=to.id,
            reactionsAdded=[{"type": sign} for sign in signs],
        )
        await self._wire.event(said)

    def _take(self, on: Message, answer: Json) -> None:
        shown: Any = answer.get("value")
        if answer.get("type") != CARD:
            self.told.append(str(shown))
            return
        place = self._world.conversations[on.conversation]
        there = place.find(on.id)
        self._views[on.id] = (there.edits if there else on.edits, shown)
        if is_view(shown):
            self.shown.append((self._world.next_id(), on, shown))
        if is_form(shown):
            self._form = (on, shown)
        elif self._form and self._form[0].id == on.id:
            self._form = None


def _is(action: Json, filled: dict[str, str]) -> bool:
    return not filled or (action.get("data") or {}).get("kind") == "form"
