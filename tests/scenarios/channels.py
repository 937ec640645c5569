"""What stories about channels that close and open again have in common."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tests.scenarios.screen import of_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.slack.changes import Changes
    from tests.fakes.slack import Channel
    from tests.scenarios.on_slack import SlackStage

REMOVED = (
    "Jeg er ikke længere med i #fælles, så det, I har aftalt dér, står stille. "
    "Skriv /invite @Rykker i kanalen, så fortsætter jeg."
)
UNSHARED = (
    "#fælles deles ikke længere med Folkebladet, så jeg kan ikke nå dem, og det, I har aftalt dér, "
    "står stille. Del kanalen med dem igen, så fortsætter jeg."
)
OUT = (
    "Jeg er ikke med i den fælles kanal længere, så intet er ændret. "
    "Invitér mig igen dér: skriv /invite @Rykker."
)
APART = "Kanalen deles ikke længere med den anden part, så intet er ændret. Del den med dem igen."
AWAY = "Jeg kan ikke skrive til jer alle lige nu, så intet er ændret."


def sent(stage: SlackStage) -> int:
    """How much was posted or edited in the shared channel."""
    calls = [c for m in ("chat.postMessage", "chat.update") for c in stage.slack.called(m)]
    return len([c for c in calls if c.args["channel"] == stage.room.id and c.response.get("ok")])


def told_of_rooms(stage: SlackStage) -> list[str]:
    """What the librarian was told of rooms that closed."""
    return [told for told in stage.librarian.news() if told in (REMOVED, UNSHARED)]


def said_in(stage: SlackStage, room: Channel) -> list[str]:
    """What the bot has said to everybody in a channel."""
    said = [m for m in stage.librarian.person.sees(room) if m.user == stage.slack.bot.id]
    return [str(of_blocks(m.blocks, m)) for m in said]


def changes(stage: SlackStage) -> Changes:
    """The part of the bot that hears of channels, and looks for what it was not told."""
    assert stage.built.changes is not None
    return stage.built.changes


async def remove_bot(stage: SlackStage) -> None:
    """A colleague takes the bot out of the shared channel."""
    await stage.slack.remove_bot(stage.room, stage.colleague2.person)
    await stage.acted()


async def invite_bot(stage: SlackStage) -> None:
    """The librarian invites it again."""
    await stage.slack.invite_bot(stage.room, stage.librarian.person)
    await stage.acted()


async def unshare(stage: SlackStage) -> None:
    """The newspaper leaves the shared channel."""
    await stage.slack.unshare(stage.room, stage.slack.newspaper)
    await stage.acted()


async def share(stage: SlackStage) -> None:
    """It is in it again."""
    people = (stage.journalist.person, stage.colleague.person)
    await stage.slack.share(stage.room, stage.slack.newspaper, *people)
    await stage.acted()


@contextmanager
def unheard(stage: SlackStage) -> Iterator[list[dict[str, Any]]]:
    """Slack withholds what happens to channels meanwhile; yields what it would have said."""
    withheld: list[dict[str, Any]] = []

    async def about(_channel: Channel, event: dict[str, Any]) -> None:
        withheld.append(event)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stage.slack.events, "about", about)
        yield withheld


async def heard(stage: SlackStage, event: dict[str, Any]) -> None:
    """What was withheld comes after all."""
    fields = {name: value for name, value in event.items() if name != "type"}
    await stage.slack.event(event["type"], **fields)
    await stage.acted()
