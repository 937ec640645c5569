"""What stands at a message now, for the one who tapped it or what was shown in its place."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from bot.teams.activity import UnreadableError, action_of, place_of
from bot.teams.answers import Answer, Standing, View, with_card
from bot.teams.under import carried, given_back, lay, posted
from handlers.cards.token import Token
from handlers.door import Platform
from handlers.shown import is_edited, shown_now

if TYPE_CHECKING:
    from bot.house import House
    from handlers.cards.model import Card

log = logging.getLogger(__name__)

Activity = dict[str, Any]


class Stands:
    """Looks at messages of ours, and does nothing else."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._lang = house.settings.defaults.locale

    async def looked(self, activity: Activity, *, closes: bool = False) -> Answer | None:
        """What stands there; None: that cannot be told.

        `closes`: something was shown in its place, which is over.
        """
        try:
            if standing := await self.at(activity):
                return standing
        except Exception:  # a look is no reason for an error on the screen
            log.exception("a card could not be looked at")
        before = given_back(action_of(activity)) if closes else None
        return Standing(with_card(before)) if before else None

    async def at(self, activity: Activity) -> Answer | None:
        """The card there, as it is true now; None: it is none that is kept true."""
        card = await self._card(activity)
        return self._standing(card) if card else None

    async def is_edited(self, activity: Activity) -> bool:
        """Whether an edit may take away what is shown in its place."""
        place, on = place_of(activity), activity.get("replyToId")
        if not isinstance(on, str):
            return False
        try:
            return await self._house.run(lambda: self._is_edited(place.id, on))
        except Exception:  # a look is no reason for an error on the screen
            log.exception("a message could not be looked at")
            return False

    def _is_edited(self, conversation: str, on: str) -> bool:
        house = self._house
        with house.store.read() as session:
            return is_edited(
                session,
                platform=Platform.TEAMS,
                installation=house.settings.teams_tenant_id,
                conversation=conversation,
                message=on,
            )

    async def after(self, activity: Activity, value: str) -> Answer | None:
        """What came of a tap on a private view: the card of the slot that `value` names."""
        card, slot_id = await self._card(activity), Token.read(value).slot
        about = await self._card(activity, slot_id) if slot_id else None
        if about and about != card:
            return self.in_place(activity, about)
        return self._standing(card) if card else None

    def in_place(self, activity: Activity, card: Card) -> Answer:
        """A card for one person in the place of what was tapped, with the way back to it."""
        view = View(card, lang=self._lang)
        lay(view["value"], carried(action_of(activity)))
        return view

    def _standing(self, card: Card) -> Answer:
        return Standing(with_card(posted(card, lang=self._lang)))

    async def _card(self, activity: Activity, slot_id: int = 0) -> Card | None:
        """The one that stands there, or that of a slot."""
        try:
            place, on = place_of(activity), activity.get("replyToId")
        except UnreadableError:
            return None
        if not isinstance(on, str):
            return None
        return await self._house.run(lambda: self._shown(place.id, on, slot_id))

    def _shown(self, conversation: str, on: str, slot_id: int) -> Card | None:
        house = self._house
        with house.store.read() as session:
            return shown_now(
                session,
                platform=Platform.TEAMS,
                installation=house.settings.teams_tenant_id,
                conversation=conversation,
                message=on,
                now=house.clock.now(),
                defaults=house.settings.defaults,
                slot_id=slot_id,
            )
