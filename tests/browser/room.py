"""The room as somebody at the screen knows it: two panes, found by what they are called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.room.people import JOURNALIST, LIBRARIAN
from bot.room.words import DANISH

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from bot.room.words import Words
    from handlers.door import Profile


@dataclass(frozen=True)
class Pane:
    """One side of the room."""

    page: Page
    person: Profile
    words: Words

    @property
    def region(self) -> Locator:
        """All of it."""
        return self.page.get_by_role("region", name=self.person.team_name, exact=True)

    @property
    def line(self) -> Locator:
        """What is typed into."""
        return self.region.get_by_label(self.words.line, exact=True)

    @property
    def ideas(self) -> Locator:
        """What the line may be completed to."""
        return self.region.get_by_role("option")

    @property
    def form(self) -> Locator:
        """The form that lies over the pane."""
        return self.region.get_by_role("dialog")

    @property
    def complaint(self) -> Locator:
        """What could not be done, in a sentence, above the line."""
        return self.region.get_by_role("alert").filter(visible=True)

    def card(self, title: str) -> Locator:
        """The one card of an event that both sides see: `#43 · title`."""
        named = self.page.get_by_role("heading", name=re.compile(rf"^#\d+ · {re.escape(title)}$"))
        return self._message(named).filter(has_not_text=self.words.only_you)

    def told(self, text: str) -> Locator:
        """Messages with a heading that has `text`."""
        return self._message(self.page.get_by_role("heading", name=text))

    def typed(self, text: str) -> Locator:
        """Messages that say exactly `text`."""
        return self._message(self.page.get_by_text(text, exact=True))

    def say(self, text: str) -> None:
        """Type it, and send it."""
        self.line.fill(text)
        self.line.press("Enter")

    def _message(self, has: Locator) -> Locator:
        return self.region.get_by_role("article").filter(has=has)


@dataclass(frozen=True)
class Room:
    """An open page."""

    page: Page
    words: Words = DANISH

    @property
    def library(self) -> Pane:
        """The librarian's side."""
        return Pane(self.page, LIBRARIAN, self.words)

    @property
    def newspaper(self) -> Pane:
        """The journalist's side."""
        return Pane(self.page, JOURNALIST, self.words)

    def proposed(self, title: str, when: str = "torsdag den 10. december kl. 19-20.30") -> str:
        """The librarian proposes an event, and it is there; its title, for what comes next."""
        self.library.say(f"/slot foreslå {title} {when} @journalist")
        self.library.card(title).wait_for()
        self.newspaper.card(title).wait_for()
        return title
