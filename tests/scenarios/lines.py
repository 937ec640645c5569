"""What is said and seen again and again."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from textwrap import dedent
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

if TYPE_CHECKING:
    from storage.tables import Base
    from tests.scenarios.on_slack import SlackStage
    from tests.scenarios.stage import Stage

TITLE = "Debat om havnen"
WHEN = "torsdag den 3. december kl. 19.00–20.30"
FRIDAY = "fredag den 4. december kl. 19.00–20.30"
UNNAMED = "foreslå Debat om havnen torsdag den 3. december kl. 19-20.30"
PROPOSE = f"{UNNAMED} @journalist"
WINTER = timezone(timedelta(hours=1))  # in Copenhagen


def shown(text: str) -> str:
    """A screen written down in a story."""
    return dedent(text).strip("\n")


WAITING_CARD = shown("""
    #1 · Debat om havnen   🟡 Foreslået
    torsdag den 3. december kl. 19.00–20.30
    Foreslået af @bibliotekar · venter på svar fra @journalist (senest i morgen kl. 10.15)
    [Sig ja] [Anden tid] [Nej] [Mere]
""")
AGREED_CARD = shown("""
    #1 · Debat om havnen   🟢 Aftalt
    torsdag den 3. december kl. 19.00–20.30 · om 8 dage
    @bibliotekar (vært) · @journalist
    [Meld afbud] [Anden tid] [Mere]
""")
PROMPT = shown("""
    Kan du være med? Debat om havnen
    torsdag den 3. december kl. 19.00–20.30. Spørger: @bibliotekar, Biblioteket i Midtbyen.
    Svar gerne senest i morgen kl. 10.15.
    Eller skriv bare, fx “ja”, “nej” eller “fredag kl. 10”.
    [Ja, jeg er med] [Anden tid] [Nej] [Svar senere]
""")
SAID_YES = shown("""
    ✓ Du sagde ja i dag kl. 10.15.
    #1 Debat om havnen, torsdag den 3. december kl. 19.00–20.30
    [Meld afbud] [Vis]
""")
TOLD_YES = f"✓ @journalist siger ja til #1 Debat om havnen, {WHEN}.\n[Vis]"
TAPS = "[fre 4. dec. kl. 19.00] [man 7. dec. kl. 19.00] [tor 10. dec. kl. 19.00]"
BUMPED_CARD = f"""\
#1 · Debat om havnen   🟠 Afbud fra Folkebladet
skulle være torsdag den 3. december kl. 19.00–20.30
Akut nyhed · i dag kl. 10.15, @journalist
{TAPS} [Vi kan alligevel] [Mere]"""
_WHY = "samme klokkeslæt, ingen af jer har andre aftaler her"
NEW_TIMES = f"""\
{FRIDAY} · {_WHY}
mandag den 7. december kl. 19.00–20.30
torsdag den 10. december kl. 19.00–20.30 · samme ugedag
{TAPS}"""
TOLD_BUMPED = (
    f"🟠 Folkebladet melder afbud til #1 Debat om havnen ({WHEN}): akut nyhed.\n"
    f"{NEW_TIMES} [Flere tider] [Kør uden Folkebladet] [Aflys]"
)


async def proposed(stage: Stage, line: str = PROPOSE) -> None:
    """The librarian has proposed it, and has read the receipt."""
    await stage.librarian.command(line)
    assert len(stage.librarian.news()) == 1


async def agreed(stage: Stage) -> None:
    """The journalist has said yes, and the librarian has read it."""
    await proposed(stage)
    await stage.journalist.tap("accept", on="prompt")
    assert stage.librarian.card == AGREED_CARD
    assert stage.librarian.news() == [TOLD_YES]
    assert stage.journalist.news() == []


async def bumped(stage: Stage) -> None:
    """The newspaper has pulled out of what was agreed, and the librarian has read it."""
    await agreed(stage)
    await stage.journalist.tap("bump")
    await stage.journalist.tap("bump:breaking_news", on="form")
    assert stage.librarian.news() == [TOLD_BUMPED]
    stage.journalist.news()  # where the receipt is a message


async def new_place(stage: Stage, name: str, opening: str = "") -> None:
    """The librarian names a place in the settings."""
    await stage.librarian.command("indstillinger")
    await stage.librarian.tap("settings:places", on="form")
    await stage.librarian.tap("settings:place", on="form")
    await stage.librarian.fill(name=name, opening=opening)


async def bumped_in(stage: Stage, place: str = "Salen") -> None:
    """As agreed in a place of the library, and then bumped."""
    await proposed(stage)
    await new_place(stage, place)
    await stage.librarian.command("træk tilbage #1")
    stage.librarian.news()
    await proposed(
        stage, f"foreslå {TITLE} torsdag den 3. december kl. 19-20.30 i {place} @journalist"
    )
    await stage.journalist.tap("accept", on="prompt")
    await stage.journalist.command("afbud #2 akut nyhed")
    for player in (stage.librarian, stage.journalist):
        player.news()


async def until(stage: Stage, *local: int) -> None:
    """The clock stands there (day, hour, minute of November; days over 30 are December's)."""
    day, hour, minute = (*local, 0)[:3]
    month, day = (11, day) if day <= 30 else (12, day - 30)
    there = datetime(2026, month, day, hour, minute, tzinfo=WINTER)
    stage.goes_by(seconds=(there - stage.clock.now()).total_seconds())
    await stage.tick()


def values(stage: Stage, table: type[Base], *columns: str) -> list[tuple[Any, ...]]:
    """These columns of every row, oldest first."""
    with stage.store.read() as session:
        rows = session.scalars(select(table).order_by(table.__table__.c.id)).all()
        return [tuple(getattr(row, name) for name in columns) for row in rows]


async def corrected(stage: SlackStage, **fields: str | list[str]) -> None:
    """The librarian opens her latest receipt of a proposal, changes this, and saves."""
    receipts = stage.librarian.privately()
    receipt = [s for s in receipts if any(b.key == "propose:edit" for b in s.buttons)][-1]
    await stage.librarian.tap("propose:edit", on=receipt)
    await stage.librarian.fill(**fields)
