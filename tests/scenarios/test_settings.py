"""Settings by form, and who is on which side. Every default is good, so most stories need none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.lines import PROPOSE, WHEN, proposed, shown

if TYPE_CHECKING:
    from tests.scenarios.on_slack import SlackStage
    from tests.scenarios.stage import Player, Stage

pytestmark = pytest.mark.anyio

OVERVIEW = shown("""
    Indstillinger
    Biblioteket i Midtbyen: alle derfra · ansvarlig: @bibliotekar
    Folkebladet: alle derfra · ansvarlig: @journalist
    Sprog: dansk · tiden i Europe/Copenhagen
    Et arrangement varer som regel 1 time 30 minutter, et svar højst 24 timer; {quiet}
    Dagens overblik: 08.00 (hverdage), ugens: mandag 08.00
    Påmindelser: 3 dage, 1 dag, 2 timer før
    Steder: ingen endnu
    For dig gælder det samme.
    [De to parter] [Sprog og tider] [Overblik og påmindelser] [Steder] \
[Hvor længe ting gemmes] [Kun mig]
""").replace("{quiet}", "stille fra 21.00 til 07.00")


async def opened(player: Player, matter: str) -> None:
    """The form of one matter is open."""
    await player.command("indstillinger")
    await player.tap(f"settings:{matter}", on="form")


@pytest.mark.parametrize("line", ["indstillinger", "settings"])
async def test_all_at_a_glance(stage: Stage, line: str) -> None:
    await proposed(stage)
    await stage.librarian.command(line)
    seen = str(stage.librarian.form)
    if line == "indstillinger":
        assert seen == OVERVIEW
    else:
        assert seen.endswith("[How long things are kept] [Only me]")


async def test_names_are_saved_and_shown_on_the_next_card(stage: Stage) -> None:
    await proposed(stage)
    await opened(stage.librarian, "sides")
    await stage.librarian.fill(library="Byens Bibliotek", partner="Dagbladet")
    assert str(stage.librarian.form).split("\n")[1] == "✓ Gemt."
    await stage.librarian.command("afbud #1 praktisk")  # proposed: it cannot be bumped
    await stage.journalist.tap("accept", on="prompt")
    await stage.journalist.tap("bump")
    await stage.journalist.tap("bump:practical", on="form")
    assert stage.librarian.card.startswith("#1 · Debat om havnen   🟠 Afbud fra Dagbladet\n")


async def test_language_and_times(stage: Stage) -> None:
    await proposed(stage)
    await opened(stage.librarian, "times")
    assert str(stage.librarian.form) == shown("""
        Sprog og tider
        Hvilket sprog skriver jeg i rummet? dansk
        Hvilken bys tid går I efter? Europe/Copenhagen
        Hvor længe varer et arrangement som regel? 1 time 30 minutter
        Hvor lang tid må et svar tage? 24 timer
        Hvor lang tid i forvejen skal en ny tid være kendt? 24 timer
        Hvornår på dagen holder jeg op med at skrive? 21.00
        Til hvornår? 07.00
        [Gem]
    """)
    await stage.librarian.fill(locale="en", zone="london", length="60", answer="120")
    saved = str(stage.librarian.form)
    assert "✓ Saved.\n" in saved
    assert "English, time of Europe/London" in saved
    assert "An event usually takes 1 hour, an answer at most 2 hours" in saved
    await stage.librarian.command("foreslå Læsekreds fredag den 11. december kl. 16 @journalist")
    assert stage.journalist.card == shown("""
        #2 · Læsekreds   🟡 Proposed
        Friday 11 December at 16:00–17:00
        Proposed by @bibliotekar · waiting for @journalist (by today at 11:15)
        [Say yes] [Another time] [No] [More]
    """)


async def test_for_one_person_alone(stage: Stage) -> None:
    await proposed(stage)
    await opened(stage.librarian, "me")
    await stage.librarian.fill(locale="en", zone="London")
    assert "For you: English, time of Europe/London" in str(stage.librarian.form)
    await stage.librarian.command("vis 1")
    (told,) = stage.librarian.news()
    assert "Thursday 3 December at 18:00–19:30" in told
    assert WHEN in stage.librarian.card  # the others' room is as it was
    await opened(stage.librarian, "me")
    await stage.librarian.fill(locale="-", zone="")
    assert "For dig gælder det samme." in str(stage.librarian.form)


@pytest.mark.parametrize(
    ("matter", "fields", "said"),
    [
        (
            "times",
            {"zone": "Langtbortistan"},
            "Jeg kender ikke tiden i “Langtbortistan”. Skriv en by, fx København.",
        ),
        ("sides", {"partner": "!!"}, "Skriv, hvad det hedder."),
        ("sides", {"partner": "x" * 81}, "Navnet er for langt: 81 tegn, højst 80."),
        ("sides", {"partner": "biblioteket i midtbyen"}, "De to parter kan ikke hedde det samme."),
    ],
)  # fmt: skip
async def test_what_cannot_be_is_said_at_its_field(
    stage: Stage, matter: str, fields: dict[str, str], said: str
) -> None:
    await proposed(stage)
    await opened(stage.librarian, matter)
    before = stage.rows()
    await stage.librarian.fill(**fields)
    assert str(stage.librarian.form).count(f"! {said}") == 1
    assert all(value in str(stage.librarian.form) for value in fields.values())
    assert stage.rows() == before


async def test_two_who_save_at_once_are_both_heard(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    other = on_slack.colleague2
    await opened(on_slack.librarian, "sides")
    await opened(other, "sides")
    await other.fill(partner="Dagbladet")
    await on_slack.librarian.fill(partner="Avisen", library="Byens Bibliotek")
    seen = str(on_slack.librarian.form)
    assert "En anden har gemt indstillinger imens." in seen
    assert "· Hvad hedder partneren?: Dagbladet" in seen
    assert "Hvad hedder partneren? Avisen" in seen  # nothing typed is lost
    await on_slack.librarian.fill()
    assert "✓ Gemt." in str(on_slack.librarian.form)
    assert "Avisen: alle derfra" in str(on_slack.librarian.form)


async def test_the_last_lead_stays(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    await opened(on_slack.librarian, "sides")
    before = on_slack.rows("memberships")
    await on_slack.librarian.fill(library_leads=[])
    assert "! Der skal være mindst én ansvarlig på hver side." in str(on_slack.librarian.form)
    await on_slack.librarian.fill(library_leads=[on_slack.journalist.id_in_forms])
    assert "! journalist hører ikke til den part" in str(on_slack.librarian.form)
    assert on_slack.rows("memberships") == before
    await on_slack.librarian.fill(library_leads=[on_slack.colleague2.id_in_forms])
    assert "ansvarlig: @kollega2" in str(on_slack.librarian.form)


async def test_nobody_is_on_both_sides(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    guest = on_slack.stranger().id_in_forms
    await opened(on_slack.librarian, "sides")
    await on_slack.librarian.fill(library_people=[guest], partner_people=[guest])
    assert "! fremmed kan ikke være på begge sider. Vælg den ene." in str(on_slack.librarian.form)


async def test_a_stranger_who_is_added_takes_part(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    stranger = on_slack.stranger()
    await stranger.tap("accept")
    assert "hverken" in stranger.news()[0]
    await on_slack.librarian.command("side partner @fremmed")
    assert on_slack.librarian.news() == ["@fremmed hører nu til Folkebladet.\n[Indstillinger]"]
    await stranger.tap("accept")
    assert "🟢 Aftalt" in on_slack.librarian.card


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("side partner @bibliotekar", "Du kan ikke selv flytte dig til den anden part."),
        ("side partner", "Hvem er det? Skriv fx “part partner @navn”."),
        ("side @kollega", "Hvilken part? Skriv fx “part partner @navn” eller “part bibliotek"),
    ],
)  # fmt: skip
async def test_a_side_that_cannot_be_given(on_slack: SlackStage, line: str, said: str) -> None:
    await proposed(on_slack)
    before = on_slack.rows("memberships")
    await on_slack.librarian.command(line)
    assert on_slack.librarian.news()[0].startswith(said)
    assert on_slack.rows("memberships") == before


async def test_the_newspaper_does_not_say_who_the_library_is(on_slack: SlackStage) -> None:
    await proposed(on_slack)
    await on_slack.journalist.say("@rykker side partner @kollega2")
    assert on_slack.journalist.news() == [
        (
            "Hvem der hører til Biblioteket i Midtbyen, bestemmer de selv. Spørg en af dem.\n"
            "Du skrev: side partner @kollega2\n[Vis kommende] [Sådan virker det]"
        )
    ]
    await on_slack.journalist.whisper("indstillinger")
    await on_slack.journalist.tap("settings:sides", on="private")
    seen = str(on_slack.journalist.form)
    assert "Det, der angår Biblioteket i Midtbyen, bestemmer de selv." in seen
    assert "Hvad hedder biblioteket?" not in seen


async def test_in_one_workspace_the_settings_say_who_the_partner_is(on_slack: SlackStage) -> None:
    room = on_slack.slack.channel("intern", on_slack.librarian.person, on_slack.colleague2.person)
    librarian, anna = on_slack.librarian, on_slack.colleague2
    librarian.room = anna.room = room
    await librarian.command("foreslå Debat torsdag den 3. december kl. 19")
    assert librarian.news()[0].startswith("Hvem skal jeg spørge?")
    await librarian.command("side partner @kollega2")
    librarian.news()
    await librarian.command("foreslå Debat torsdag den 3. december kl. 19")
    assert "venter på svar fra partneren" in librarian.card
    await anna.tap("accept")
    assert "🟢 Aftalt" in librarian.card
    on_slack.troubled = True  # two rooms: the one-post-a-card check counts the other


async def test_a_proposal_reaches_whoever_was_added(on_slack: SlackStage) -> None:
    await proposed(on_slack, PROPOSE)
    await on_slack.librarian.command("side")
    told = on_slack.librarian.news()[0]
    assert told.startswith("Hvem hører til hvor\nBiblioteket i Midtbyen: alle derfra")
