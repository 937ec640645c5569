"""What cannot be done: a clear private answer with a next step, nothing changed, nobody pinged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import PROPOSE, agreed, proposed
from tests.scenarios.on_slack import SlackPlayer, SlackStage

if TYPE_CHECKING:
    from tests.scenarios.stage import Player, Stage

pytestmark = [
    pytest.mark.anyio,
    # many lines, one database: what the databases differ in is told in the other stories
    pytest.mark.parametrize("store", ["sqlite"], indirect=True),
]

LONG = "Debat " * 500
THEN = "torsdag den 3. december kl. 19"


async def refused(stage: Stage, player: Player, line: str, how: str = "command") -> str:
    """Say it; nothing is changed, the others hear nothing. Returns what they alone are told."""
    everybody = {stage.librarian, stage.journalist}
    for other in everybody:
        other.news()
    player.news()
    before, cards = stage.rows(), stage.librarian.cards()
    await getattr(player, how)(line)
    assert stage.rows() == before
    assert stage.librarian.cards() == cards
    assert [other.news() for other in everybody - {player}] in ([[]], [[], []])
    (told,) = player.news()
    assert "[" in told.split("\n")[-1], f"no next step:\n{told}"
    return told


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("acepter 1", "Mente du"),
        ("afbub #1", "Mente du"),
        ("bla bla", "Det forstod jeg ikke."),
        ("ja #99", "Jeg kender ikke #99 her."),
        ("vis 99", "Jeg kender ikke #99 her."),
        ("afbud #999999999", "Jeg kender ikke #999999999 her."),
        ("alligevel #1", "Det går ikke: #1 Debat om havnen står som aftalt."),
        ("træk tilbage #1", "Det går ikke: #1 Debat om havnen står som aftalt."),
        ("anden tid #1 i går kl. 10", "Den tid er gået."),
        ("anden tid #1 31. februar kl. 10", "Den dato findes ikke."),
        ("anden tid #1 torsdag kl. 25", "Det klokkeslæt findes ikke."),
    ],
)
async def test_what_cannot_be_done_to_an_agreed_one(stage: Stage, line: str, said: str) -> None:
    await agreed(stage)
    for how in ("command", "whisper"):
        told = await refused(stage, stage.librarian, line, how)
        assert said in told
        assert f"Du skrev: {line}" in told


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"foreslå {LONG}{THEN} @journalist", "Det er mere, end jeg kan læse på én linje: "),
        (f"foreslå {'x' * 151} {THEN} @journalist", "Titlen er for lang: 151 tegn, højst 150."),
        (f"foreslå 🎉🎉 {THEN} @journalist", "Hvad hedder det?"),
        (f"foreslå {THEN} @journalist", "Hvad hedder det?"),
        (f"foreslå Debat {THEN} @everyone", "Jeg spørger ikke alle på én gang."),
        (f"foreslå Debat {THEN} @here @journalist", "Jeg spørger ikke alle på én gang."),
        (f"foreslå Debat {THEN} @alle", "Jeg spørger ikke alle på én gang."),
        (f"foreslå Debat {THEN} @ukendt", "Her er ingen, der hedder @ukendt."),
        ("foreslå Debat i går kl. 19 @journalist", "Den tid er gået."),
        ("foreslå Debat den 1. januar 2020 kl. 19 @journalist", "Den tid er gået."),
        ("foreslå Debat 31. februar kl. 19 @journalist", "Den dato findes ikke."),
        ("foreslå Debat 29. februar 2027 kl. 19 @journalist", "Den dato findes ikke."),
        ("foreslå Debat hver torsdag kl. 19 @journalist", "Jeg opretter ét arrangement ad gangen."),
        ("foreslå Debat @journalist", "Hvornår?"),
    ],
)
async def test_what_cannot_be_proposed(stage: Stage, line: str, said: str) -> None:
    await proposed(stage)
    for how, prefix in (("command", ""), ("whisper", ""), ("say", "@rykker ")):
        told = await refused(stage, stage.librarian, f"{prefix}{line}", how)
        assert said in told
        given_back = told.replace("\n", "").replace(" ", "")  # long ones stand in several lines
        assert f"Duskrev:{line}".replace(" ", "") in given_back
        assert "[Ret det]" in told or "[Anden tid]" in told


@pytest.mark.parametrize(
    "shout", ["<!channel>", "<!here>", "<!everyone|everyone>", "<!channel> nu"]
)
@pytest.mark.parametrize("external", [False, True])
async def test_nobody_shouts_through_the_bot(
    on_slack: SlackStage, shout: str, *, external: bool
) -> None:
    await proposed(on_slack)
    world, before = on_slack.slack.world, on_slack.rows()
    player = on_slack.journalist if external else on_slack.colleague2
    event = {
        "type": "message",
        "channel": on_slack.room.id,
        "channel_type": "channel",
        "user": player.person.id,
        "text": f"<@{world.bot.id}> foreslå Debat {shout} {THEN}",
        "ts": world.ids.ts(),
    }
    await on_slack.slack.events.send(event, shared=True)
    await on_slack.settle()
    assert (on_slack.rows(), on_slack.slack.pings) == (before, [])
    (told,) = player.news()
    assert told.startswith("Jeg spørger ikke alle på én gang.")


async def test_a_title_from_a_form_shouts_at_nobody(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    await on_slack.librarian.command("foreslå")
    shout = "<!channel> @here @everyone <@U123ABC> hej"
    await on_slack.librarian.fill(title=shout, when="fredag den 4. december kl. 10")
    assert on_slack.slack.mentions == []
    assert on_slack.librarian.cards()[-1].lines[0] in (
        f"#2 · {shout}   🟡 Foreslået",
        "#1 · Debat om havnen   🟡 Foreslået",
    )


@pytest.mark.parametrize("key", ["accept", "decline"])
async def test_nobody_answers_for_the_other_side(stage: Stage, key: str) -> None:
    await proposed(stage)
    before = stage.rows()
    await stage.librarian.tap(key)
    (told,) = stage.librarian.news()
    assert told == (
        "Det er @journalist, der skal svare. Du kan foreslå en anden tid eller trække forslaget "
        "tilbage.\n[Anden tid] [Træk forslaget tilbage]"
    )
    assert (stage.rows(), stage.journalist.news()) == (before, [])


async def test_a_colleague_of_the_proposer_answers_for_nobody_either(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    before = on_slack.rows("slots", "commitments", "asks", "history")
    await on_slack.colleague2.tap("accept")
    assert on_slack.colleague2.news()[0].startswith("Det er @journalist, der skal svare.")
    assert on_slack.rows("slots", "commitments", "asks", "history") == before


@pytest.mark.parametrize("line", ["ja #1", "nej #1", "afbud #1 akut", "vis #1", "liste", PROPOSE])
async def test_a_stranger_in_the_room_is_told_whom_to_ask(on_slack: SlackStage, line: str) -> None:
    await agreed(on_slack)
    told = await refused(on_slack, on_slack.stranger(), line)
    assert told.startswith("Du hører hverken til Biblioteket i Midtbyen eller Folkebladet her")


@pytest.mark.parametrize("key", ["bump", "counter", "show"])
async def test_a_stranger_taps(on_slack: SlackStage, key: str) -> None:
    await agreed(on_slack)
    stranger, before = on_slack.stranger(), on_slack.rows()
    await stranger.tap(key)
    assert stranger.news()[0].startswith("Du hører hverken til")
    assert on_slack.rows() == before


async def test_a_stranger_is_not_asked(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    on_slack.stranger()
    told = await refused(on_slack, on_slack.librarian, f"foreslå Quiz {THEN} @fremmed")
    assert told.startswith("fremmed hører ikke til nogen af jeres to parter")


async def test_a_bot_is_not_asked_and_does_not_act(on_slack: SlackStage) -> None:
    await agreed(on_slack)
    told = await refused(on_slack, on_slack.librarian, f"foreslå Quiz {THEN} @rykker")
    assert told.startswith("En bot kan ikke sige ja. Nævn en person.")
    robot = on_slack.newcomer("robot", on_slack.slack.newspaper)
    robot.person.user.is_bot = True
    before = on_slack.rows()
    await robot.say("@rykker nej #1")
    assert (on_slack.rows(), robot.privately()) == (before, [])


@pytest.mark.parametrize("how", ["command", "whisper"])
@pytest.mark.parametrize(
    "line", ["vis #{n}", "ja #{n}", "nej #{n}", "afbud #{n} akut", "anden tid #{n} fredag kl. 10"]
)
async def test_what_belongs_to_others_looks_as_if_it_were_not_there(
    on_slack: SlackStage, how: str, line: str
) -> None:
    await agreed(on_slack)
    third = on_slack.slack.team("Radioen", "radioen")
    person = on_slack.slack.person("vaert", third)
    librarian = on_slack.librarian.person
    other = on_slack.slack.channel("radio", librarian, person, shared=True)
    host = SlackPlayer(on_slack, person, other)
    await SlackPlayer(on_slack, librarian, other).command(f"foreslå Podcast {THEN} @vaert")
    assert len(host.prompts()) == 1
    there = await refused(on_slack, host, line.format(n=1), how)
    absent = await refused(on_slack, host, line.format(n=98), how)
    assert there.replace("#1", "#98") == absent


async def test_the_partners_seat_is_not_taken_by_typing_a_number(on_slack: SlackStage) -> None:
    """An internal plan has no partner yet; somebody elsewhere must not become it."""
    library = [on_slack.librarian.person, on_slack.colleague2.person]
    inside = on_slack.slack.channel("internt", *library)
    await SlackPlayer(on_slack, library[0], inside).command(
        f"foreslå Personalemøde {THEN} @kollega2"
    )
    told = await refused(on_slack, on_slack.journalist, "vis #1", "whisper")
    assert told.startswith("Jeg kender ikke #1 her.")


async def test_somebody_elses_draft_is_not_gone_on_with(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    await on_slack.librarian.command("foreslå Hemmelig quiz torsdag @journalist")
    theirs = on_slack.librarian.look("private").button("propose:1").value
    await on_slack.colleague2.command("foreslå Debat torsdag @journalist")
    mine, before = on_slack.colleague2.look("private"), on_slack.rows()
    on_slack.colleague2.news()
    await on_slack.colleague2.press(mine, "propose:1", theirs)
    (told,) = on_slack.colleague2.news()
    assert told.startswith("Det er for gammelt at gå videre med. Skriv det igen.")
    assert (on_slack.rows(), "Hemmelig" in told) == (before, False)


@pytest.mark.parametrize("key", ["counter", "bump"])
async def test_what_is_over_is_over(stage: Stage, key: str) -> None:
    await agreed(stage)
    stage.goes_by(days=9)
    before = stage.rows()
    await stage.librarian.tap(key)
    (told,) = stage.librarian.news()
    assert told.startswith("#1 Debat om havnen var torsdag den 3. december og kan ikke ændres.")
    assert stage.rows() == before


@pytest.mark.parametrize(
    ("when", "buttons", "start"),
    [
        (
            "i dag kl. 9",
            "[I morgen kl. 09.00] [Onsdag den 2. december kl. 09.00]",
            "torsdag den 26.",
        ),
        ("den 24. november 2026 kl. 19", "[Tirsdag den 1. december kl. 19.00]", "tirsdag den 1."),
    ],
)
async def test_a_time_gone_by_is_answered_with_the_next_like_it(
    stage: Stage, when: str, buttons: str, start: str
) -> None:
    line = f"foreslå Debat {when} @journalist"
    await stage.librarian.command(line)
    said = f"Den tid er gået. Hvilken mente du?\nDu skrev: {line}\n{buttons} [Anden tid]"
    assert stage.librarian.news() == [said]
    await stage.librarian.tap("propose:1", on="private")
    assert stage.librarian.card.split("\n")[1].startswith(start)
