"""The screenplay: whole scenes as people see them, in Danish, word for word where it matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from storage.tables import Installation
from tests.scenarios.lines import new_place, shown
from tests.scenarios.screen import of_blocks
from tests.scenarios.stage import BEGIN

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackStage

pytestmark = pytest.mark.anyio

DEBATE = "foreslå Debat om sundhedshuset torsdag den 3. december kl. 19-20.30 i Salen @journalist"
FRIDAY = "fredag den 4. december kl. 19.00–20.30"
WHEN = "torsdag den 3. december kl. 19.00–20.30"
THERE = f"{WHEN} · Salen"


@pytest.fixture
async def scene(on_slack: SlackStage) -> SlackStage:
    """Wednesday 25 November; 41 events lie behind them, and the hall and the café have names."""
    await on_slack.librarian.command("indstillinger")
    with on_slack.store.write() as session:
        session.execute(update(Installation).values(last_number=41))
    await new_place(on_slack, "Salen", "man-fre 9-22")
    await new_place(on_slack, "Caféen")
    on_slack.librarian.news()
    return on_slack


async def agreed(stage: SlackStage) -> None:
    """#42 stands."""
    await stage.librarian.command(DEBATE)
    await stage.journalist.tap("accept", on="prompt")
    stage.librarian.news()


async def test_scene_1_first_contact(on_slack: SlackStage) -> None:
    people = (on_slack.librarian.person, on_slack.journalist.person)
    room = on_slack.slack.channel("nyt", *people, shared=True, bot=False)
    await on_slack.slack.invite_bot(room, people[0])
    await on_slack.settle()
    (message,) = [m for m in people[0].sees(room) if m.user == on_slack.slack.bot.id]
    what = "I foreslår, svarer og melder afbud her, så husker jeg resten."
    assert str(of_blocks(message.blocks, message)) == shown("""
        Hej! Jeg holder styr på jeres fælles arrangementer: {what}
        Fra biblioteket: medlemmer af Biblioteket i Midtbyen. Fra Folkebladet: alle fra Folkebladet.
        Prøv: /slot foreslå Debat om sundhedshuset torsdag kl. 19 @navn, eller nævn mig.
        [Foreslå et arrangement] [Indstillinger] [Sådan virker det]
    """).replace("{what}", what)


async def test_scene_2_propose(scene: SlackStage) -> None:
    await scene.librarian.command(DEBATE)
    assert scene.librarian.news() == [
        f"Sendt til @journalist: #42 Debat om sundhedshuset, {THERE}.\n[Ret] [Fortryd]"
    ]
    assert scene.librarian.card == shown(f"""
        #42 · Debat om sundhedshuset   🟡 Foreslået
        {THERE}
        Foreslået af @bibliotekar · venter på svar fra @journalist (senest i morgen kl. 10.15)
        [Sig ja] [Anden tid] [Nej] [Mere]
    """)
    await scene.librarian.command("foreslå Læsekreds torsdag @journalist")
    (asked,) = scene.librarian.news()
    assert asked.startswith("Hvornår torsdag den 26. november?\n")
    assert asked.endswith("[16.00] [17.00] [19.00] [Anden tid]")


async def test_scene_2_which_thursday(scene: SlackStage) -> None:
    scene.goes_by(days=1)  # a Thursday
    await scene.librarian.command("foreslå Debat torsdag kl. 19 @journalist")
    (asked,) = scene.librarian.news()
    assert asked.startswith("Hvilken torsdag?\n")
    assert asked.endswith("[I dag kl. 19.00] [Torsdag den 3. december kl. 19.00] [Anden tid]")


async def test_scene_3_the_prompt(scene: SlackStage) -> None:
    await scene.librarian.command(DEBATE)
    assert scene.journalist.prompt == shown(f"""
        Kan du være med? Debat om sundhedshuset
        {WHEN}, Salen. Spørger: @bibliotekar, Biblioteket i Midtbyen.
        Svar gerne senest i morgen kl. 10.15.
        Eller skriv bare, fx “ja”, “nej” eller “fredag kl. 10”.
        [Ja, jeg er med] [Anden tid] [Nej] [Svar senere]
    """)
    await scene.journalist.tap("accept", on="prompt")
    assert scene.journalist.prompt == shown(f"""
        ✓ Du sagde ja i dag kl. 10.15.
        #42 Debat om sundhedshuset, {WHEN}
        [Meld afbud] [Vis]
    """)


async def test_scene_3_yes_but_later(scene: SlackStage) -> None:
    await scene.librarian.command(DEBATE)
    await scene.journalist.whisper("ja, men først kl 20")
    (told,) = scene.journalist.news()
    assert "torsdag den 3. december kl. 20.00–21.30" in told
    assert "torsdag den 3. december kl. 20.00–21.30 · Salen" in scene.librarian.card


async def test_scene_3_yes_yes(scene: SlackStage) -> None:
    await scene.librarian.command(DEBATE)
    await scene.journalist.whisper("ja ja 🙄")
    (told,) = scene.journalist.news()
    assert "[Sig ja] [Anden tid] [Nej]" in told
    assert "🟡 Foreslået" in scene.librarian.card


async def test_scene_4_two_at_once(scene: SlackStage) -> None:
    await scene.colleague.say("@rykker hjælp")
    await scene.librarian.command(DEBATE.replace(" @journalist", ""))
    seen = scene.journalist.look("card")
    scene.goes_by(hours=2, minutes=50)
    await scene.colleague.tap("accept")
    await scene.journalist.tap("accept", on=seen)
    assert scene.journalist.news() == [
        shown(f"""
            @kollega sagde ja kl. 13.05, så den er dækket.
            #42 Debat om sundhedshuset, {WHEN}
            [Jeg tager den i stedet] [Vis]
        """)
    ]


async def test_scene_4_an_old_card(scene: SlackStage) -> None:
    await agreed(scene)
    seen = scene.librarian.look("card")
    scene.goes_by(hours=3, minutes=57)
    await scene.journalist.tap("bump")
    await scene.journalist.tap("bump:breaking_news", on="form")
    scene.librarian.news()
    await scene.librarian.tap("bump", on=seen)
    said = "Der er sket noget i mellemtiden: @journalist meldte afbud kl. 14.12."
    assert scene.librarian.news()[0].startswith(f"{said} Kortet er opdateret.\n")


async def test_scene_5_the_bump(scene: SlackStage) -> None:
    await agreed(scene)
    await scene.librarian.command("offentliggør #42 https://bib.dk/debat")
    scene.librarian.news()
    scene.goes_by(days=7, hours=3, minutes=57)
    await scene.journalist.tap("bump", on="prompt")
    assert str(scene.journalist.form) == shown("""
        Meld afbud
        Afbud til #42 Debat om sundhedshuset (i morgen kl. 19.00)?
        · den er offentliggjort
        · @bibliotekar får besked med det samme
        · kun typen af grund bliver gemt
        Vælg en grund, så sendes afbuddet. Gør du ingenting, står aftalen ved magt.
        [Akut nyhed] [Redaktionelt] [Fravær] [Praktisk] [Andet]
    """)
    await scene.journalist.tap("bump:breaking_news", on="form")
    assert str(scene.journalist.form) == shown("""
        Rykker
        Afbud til #42 Debat om sundhedshuset er sendt til Biblioteket i Midtbyen (akut nyhed). {so}
        [Fortryd] [Find ny tid] [Find afløser] [Kør uden os]
    """).replace("{so}", "Den er offentliggjort.")
    assert scene.librarian.news() == [
        shown(f"""
            🟠 Folkebladet melder afbud til #42 Debat om sundhedshuset ({WHEN}): akut nyhed.
            {{fri}} · samme klokkeslæt, Salen er ledig, ingen af jer har andre aftaler her
            mandag den 7. december kl. 19.00–20.30
            torsdag den 10. december kl. 19.00–20.30 · samme ugedag
            [fre 4. dec. kl. 19.00] [man 7. dec. kl. 19.00] [tor 10. dec. kl. 19.00] {{on}}
        """)
        .replace("{on}", "[Flere tider] [Kør uden Folkebladet] [Aflys]")
        .replace("{fri}", f"{FRIDAY} · holdes til jer indtil i morgen kl. 10.00")
    ]
    await scene.librarian.tap("move:1", on="private")
    assert scene.journalist.news()[-1].startswith(
        "@bibliotekar foreslår en ny tid til #42 Debat om sundhedshuset. Passer den dig?\n"
        f"{FRIDAY} · ✓ Biblioteket i Midtbyen kan · holdes til jer indtil i morgen kl. 10.00"
    )
    await scene.journalist.tap("move:1", on="private")
    assert scene.librarian.card == shown("""
        #42 · Debat om sundhedshuset   🟢 Aftalt
        fredag den 4. december kl. 19.00–20.30 · Salen · om 2 dage
        flyttet fra i morgen kl. 19.00
        @bibliotekar (vært) · @journalist
        Offentlig: flyttet · https://bib.dk/debat
        [Meld afbud] [Anden tid] [Mere]
    """)
    assert scene.librarian.news()[-1].startswith(
        "#42 Debat om sundhedshuset er flyttet fra i morgen kl. 19.00 til fredag den 4. december"
    )


async def test_scene_5_typed_and_clear(scene: SlackStage) -> None:
    await agreed(scene)
    await scene.journalist.whisper("kan ikke alligevel, brand på havnen")
    (told,) = scene.journalist.news()
    assert told == (
        "Afbud til #42 Debat om sundhedshuset er sendt til Biblioteket i Midtbyen (akut nyhed).\n"
        "[Fortryd] [Find ny tid] [Find afløser] [Kør uden os]"
    )
    assert "brand" not in scene.librarian.card + scene.librarian.news()[0]


async def test_scene_9_when_something_is_wrong(scene: SlackStage) -> None:
    await agreed(scene)
    told = {}
    taken = "foreslå Læsekreds torsdag den 3. december kl. 19-20.30 i Salen @journalist"
    for line in ("acepter 42", "ja #99", taken):
        await scene.librarian.command(line)
        (told[line],) = scene.librarian.news()
    assert told["acepter 42"] == shown("""
        Mente du “ja #42”?
        Du skrev: acepter 42
        [Ja #42 Debat om sundhedshuset] [Sådan virker det]
    """)
    assert told["ja #99"].startswith("Jeg kender ikke #99 her.\n")
    assert "[Vis kommende]" in told["ja #99"]
    assert told[taken] == shown(f"""
        Salen er optaget {WHEN} af #42 Debat om sundhedshuset. Ledigt:
        Du skrev: {taken}
        [Caféen samme tid] [Salen kl. 17.30] [Salen fre 4. dec. kl. 19.00] {{more}}
    """).replace("{more}", "[Anden tid] [Det haster: tag Salen]")


async def test_scene_9_not_your_side(scene: SlackStage) -> None:
    await scene.librarian.command(DEBATE)
    scene.librarian.news()
    await scene.librarian.tap("accept")
    assert scene.librarian.news()[0] == (
        "Det er @journalist, der skal svare. Du kan foreslå en anden tid eller trække forslaget "
        "tilbage.\n[Anden tid] [Træk forslaget tilbage]"
    )


async def test_scene_9_what_is_over(scene: SlackStage) -> None:
    await agreed(scene)
    scene.goes_by(days=9)
    await scene.journalist.tap("bump", on="card")
    assert "#42 Debat om sundhedshuset" in scene.journalist.news()[0]
    assert "kan ikke ændres" in str(scene.journalist.look("private"))
    assert str(scene.journalist.look("private")).endswith("[Vis kommende]")


async def test_scene_9_taken_meanwhile(scene: SlackStage) -> None:
    await agreed(scene)
    await scene.journalist.command("afbud #42 akut nyhed")
    await scene.librarian.command(DEBATE.replace("Debat om sundhedshuset", "Borgermøde"))
    await scene.journalist.tap("accept", on="prompt")
    scene.journalist.news()
    await scene.journalist.command("alligevel #42")
    assert scene.journalist.news()[0].startswith(
        "Tiden er taget af #43 Borgermøde, så I kan ikke få den tilbage.\n"
    )


def test_it_is_said_on_a_wednesday() -> None:
    assert BEGIN.strftime("%A %d %B") == "Wednesday 25 November"
