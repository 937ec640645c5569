"""App Home: the overview, on a page of its own. Published when it is opened, and after each tap."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from slack_sdk.errors import SlackApiError

from bot.slack.known import code_of
from bot.slack.render import home
from handlers.door import Platform
from handlers.overview import overview_for

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_sdk.web.async_client import AsyncWebClient

    from bot.house import House
    from bot.slack.known import Known
    from handlers.cards.model import Card

log = logging.getLogger(__name__)

#: Seconds to publish within.
PUBLISH_WITHIN = 1.5


class Home:
    """Publishes people's App Homes."""

    def __init__(self, house: House, client: AsyncWebClient, known: Known) -> None:
        self._house = house
        self._client = client
        self._known = known

    def join(self, app: AsyncApp) -> None:
        """Register with Bolt."""
        app.event("app_home_opened")(self.opened)

    async def opened(self, event: dict[str, Any]) -> None:
        """Somebody looks at it."""
        if event.get("tab") == "home":
            await self.publish(str(event.get("user")))

    async def publish(self, user: str) -> None:
        """Show how things are now. Losing it is harmless: it is made anew at the next look."""
        try:
            team = (await self._known.home()).team
            card = await self._house.run(lambda: self._card(team, user))
            call = self._client.views_publish(user_id=user, view=home(card))
            await asyncio.wait_for(call, PUBLISH_WITHIN)
        except SlackApiError as error:
            log.warning("a home could not be shown: %s", code_of(error))
        except Exception as error:  # noqa: BLE001 - a tap that was done must not look as if it failed
            log.warning("a home could not be shown: %s", type(error).__name__)

    def _card(self, team: str, user: str) -> Card:
        with self._house.store.read() as session:
            return overview_for(
                session,
                platform=Platform.SLACK,
                installation=team,
                person=user,
                now=self._house.clock.now(),
                defaults=self._house.settings.defaults,
            )
