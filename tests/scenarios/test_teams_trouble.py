"""Teams when something goes wrong halfway: nobody is told what is not so, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import IntegrityError

from bot.teams import met, taps
from bot.teams.standing import Stands
from storage import outbox, people
from storage.tables import Conversation, Identity, Installation, Membership, Partnership, Person
from tests.fakes.teams.model import is_form
from tests.scenarios.lines import AGREED_CARD, PROPOSE, agreed, proposed

if TYPE_CHECKING:
    from bot.teams.known import Known
    from tests.scenarios.on_teams import TeamsStage

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.parametrize("store", ["sqlite"], indirect=True),
]


async def test_what_was_done_and_cannot_be_shown_does_not_look_undone(
    on_teams: TeamsStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await proposed(on_teams)
    on_teams.troubled = True

    def away(*_args: object) -> None:
        raise ConnectionError("gone after the commit")

    monkeypatch.setattr(Stands, "_shown", away)
    await on_teams.journalist.tap("accept", on="prompt")
    assert on_teams.journalist.person.told == ["Noteret."]
    assert on_teams.librarian.card == AGREED_CARD


@pytest.mark.parametrize("ending", ["closed", "sent in"])
async def test_a_form_opened_on_a_receipt_leaves_the_receipt(
    on_teams: TeamsStage, ending: str
) -> None:
    await proposed(on_teams)
    person = on_teams.librarian.person
    receipt = person.sees(person.line)[-1]
    before = receipt.snapshot()
    await person.tap(receipt, receipt.card, "slot.propose:edit")
    assert is_form(person.card(receipt))
    if ending == "closed":
        await person.tap(receipt, person.card(receipt), "slot.close")
    else:
        await on_teams.librarian.fill(title="Debat om fjorden")
    await on_teams.acted()
    assert (receipt.card, receipt.edits) == (before.card, 0)
    assert not is_form(person.card(receipt))


def known_as(stage: TeamsStage, name: str) -> list[str]:
    """The ids somebody is kept under."""
    wanted = select(Identity.external_id).join(Person, Person.id == Identity.person_id)
    with stage.store.read() as session:
        return list(session.scalars(wanted.where(Person.name == name)))


def known_to(stage: TeamsStage) -> Known:
    """What the bot remembers of Teams."""
    assert stage.built.teams is not None
    return stage.built.teams.listeners._translate._known


@pytest.mark.parametrize("twice", [False, True])
async def test_whom_teams_did_not_tell_of_stays_one_person(
    on_teams: TeamsStage, *, twice: bool
) -> None:
    journalist, aad = on_teams.journalist, on_teams.journalist.person.user.aad
    await on_teams.librarian.command("indstillinger")
    known = known_to(on_teams)
    known.directory._rosters.forget(on_teams.room.id)  # five minutes later
    on_teams.teams.fail("members", status=502, times=1)
    await on_teams.librarian.command(PROPOSE)
    (makeshift,) = known_as(on_teams, "journalist")
    assert makeshift != aad
    if twice:  # as both were kept in earlier days
        with on_teams.store.write() as session:
            (home,) = session.scalars(select(Identity.installation_id).distinct())
            person = people.identity(
                session, installation_id=home, external_id=aad, name="journalist", team="x"
            )[1]
            session.add(Conversation(installation_id=home, kind="direct", person_id=person.id))
    known.directory._away_until = 0.0  # ten seconds later
    await journalist.press(journalist.prompts()[-1], "accept")
    assert on_teams.librarian.card == AGREED_CARD
    assert known_as(on_teams, "journalist") == [aad]
    await on_teams.librarian.say("@rykker afbud 1 sygdom")
    assert "#1" in journalist.news()[-1]


async def twice_known(stage: TeamsStage) -> None:
    """The journalist is kept under two ids: while Teams was away, and as of now."""
    await stage.librarian.command("indstillinger")
    known = known_to(stage)
    known.directory._rosters.forget(stage.room.id)  # five minutes later
    stage.teams.fail("members", status=502, times=1)
    await stage.librarian.command(PROPOSE)
    known.directory._away_until = 0.0  # ten seconds later
    with stage.store.write() as session:
        (home,) = session.scalars(select(Identity.installation_id).distinct())
        user = stage.journalist.person.user
        people.identity(
            session, installation_id=home, external_id=user.aad, name=user.name, team="x"
        )


async def test_who_could_not_be_made_one_person_becomes_so_at_their_next_word(
    on_teams: TeamsStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await twice_known(on_teams)

    def in_between(*_args: object, **_named: object) -> None:
        raise IntegrityError("", {}, Exception("somebody else wrote"))

    with monkeypatch.context() as patch:
        patch.setattr(met, "become", in_between)
        await on_teams.journalist.whisper("hjælp")
    assert len(known_as(on_teams, "journalist")) == 2
    await on_teams.journalist.whisper("hjælp")
    assert known_as(on_teams, "journalist") == [on_teams.journalist.person.user.aad]


async def test_nobody_becomes_one_person_over_both_sides(
    on_teams: TeamsStage, caplog: pytest.LogCaptureFixture
) -> None:
    await twice_known(on_teams)
    with on_teams.store.write() as session:  # by hand, on the wrong side
        together = session.scalars(select(Partnership.id)).one()
        aad = on_teams.journalist.person.user.aad
        own = session.scalars(select(Identity.person_id).where(Identity.external_id == aad)).one()
        side = {"partnership_id": together, "side": "library", "given_by": "hand"}
        session.add(Membership(person_id=own, leads=False, **side))
    for _ in range(3):
        await on_teams.journalist.whisper("hjælp")
    assert len(known_as(on_teams, "journalist")) == 2
    told = [r.getMessage() for r in caplog.records if "two sides" in r.getMessage()]
    assert len(told) == 1  # and not at each of their words


async def test_a_big_room_costs_no_more_reads_than_a_small_one(on_teams: TeamsStage) -> None:
    """Also while nobody told yet what our own organisation is called."""
    librarian = on_teams.librarian
    with on_teams.store.write() as session:
        session.scalars(select(Installation)).one().name = ""
    for user in (librarian.person.user, on_teams.colleague2.person.user):
        user.listed = False
    reads: list[str] = []

    def noted(_c: object, _cursor: object, statement: str, *_more: object) -> None:
        reads.append(statement)

    known, counts = known_to(on_teams), []
    event.listen(on_teams.store.engine, "before_cursor_execute", noted)
    await librarian.say("@rykker hjælp")  # everybody and everything is met for the first time
    for guests in (2, 40):
        for number in range(guests):
            on_teams.stranger(f"gæst{guests}-{number}", "folkebladet.dk")
        known.directory._rosters.forget(on_teams.room.id)
        known.home._look_at = 0.0  # five seconds later
        reads.clear()
        await librarian.say("@rykker hjælp")
        counts.append(len([one for one in reads if "FROM installations" in one]))
    event.remove(on_teams.store.engine, "before_cursor_execute", noted)
    assert counts[0] == counts[1] > 0


async def test_a_line_that_was_kept_as_anothers_is_taken_over(on_teams: TeamsStage) -> None:
    await proposed(on_teams)
    with on_teams.store.write() as session:  # both are the journalist's in truth
        line = session.scalars(
            select(Conversation).where(
                Conversation.external_id == on_teams.journalist.person.line.id
            )
        ).one()
        other = people.identity(
            session,
            installation_id=line.installation_id,
            external_id="makeshift",
            name="journalist",
            team="folkebladet.dk",
        )[1]
        new = Conversation(installation_id=line.installation_id, kind="direct", person_id=other.id)
        session.add(new)
        session.flush()
        session.expire_all()
        outbox.opened(session, new.id, on_teams.journalist.person.line.id)
        assert (line.external_id, new.external_id) == (None, on_teams.journalist.person.line.id)
    # What stands on the first is still kept true: it is opened again.
    await on_teams.librarian.say("@rykker anden tid 1 fredag den 4. december kl. 19")
    assert "4. december" in str(on_teams.journalist.prompts()[0])


async def test_a_look_up_that_was_too_slow_for_a_tap_is_none_for_others(
    on_teams: TeamsStage,
) -> None:
    await proposed(on_teams)
    known_to(on_teams).directory._rosters.forget(on_teams.room.id)  # five minutes later
    on_teams.teams.fail("members", status=502, times=1)
    await on_teams.journalist.tap("show", on="card")
    await on_teams.colleague.command("hjælp")
    wanted = select(Identity.team).where(Identity.external_id == on_teams.colleague.person.user.aad)
    with on_teams.store.read() as session:
        assert session.scalars(wanted).all() == ["folkebladet.dk"]


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every answer comes too late."""
    monkeypatch.setattr(taps, "ANSWER_WITHIN", 0.0)


SLOW = "Det tager lidt længere. Om lidt kan du se, hvad der kom ud af det."


@pytest.mark.usefixtures("late")
async def test_a_form_that_comes_too_late_opens_in_the_chat(on_teams: TeamsStage) -> None:
    await proposed(on_teams)
    journalist = on_teams.journalist
    await journalist.tap("counter", on="prompt")
    assert journalist.person.told == [SLOW]
    posted, _form = journalist.person.form
    assert posted.was_form
    await journalist.fill(when="fredag den 4. december kl. 10")
    assert "fredag den 4. december kl. 10.00" in on_teams.librarian.card


@pytest.mark.usefixtures("late")
async def test_what_could_not_be_saved_is_said_however_late(
    on_teams: TeamsStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await proposed(on_teams)
    on_teams.troubled = True

    def away(*_given: object, **_named: object) -> None:
        raise ConnectionError("gone")

    monkeypatch.setattr("bot.house.receive", away)
    await on_teams.journalist.tap("accept", on="prompt")
    assert on_teams.journalist.person.told == [SLOW]
    assert "intet er ændret" in on_teams.journalist.news()[-1]


@pytest.mark.usefixtures("late")
async def test_what_went_well_late_needs_no_words(on_teams: TeamsStage) -> None:
    await proposed(on_teams)
    before = len(on_teams.journalist.person.sees(on_teams.journalist.person.line))
    await on_teams.journalist.tap("accept", on="prompt")
    assert on_teams.librarian.card == AGREED_CARD
    assert len(on_teams.journalist.person.sees(on_teams.journalist.person.line)) == before


@pytest.mark.usefixtures("late")
async def test_a_form_on_the_shared_card_that_comes_too_late_opens_in_the_chat(
    on_teams: TeamsStage,
) -> None:
    await agreed(on_teams)
    await on_teams.journalist.tap("bump")
    posted, form = on_teams.journalist.person.form
    assert posted.conversation == on_teams.journalist.person.line.id
    await on_teams.journalist.person.tap(posted, form, "slot.close")
    await on_teams.acted()
    left = on_teams.journalist.person.line.find(posted.id)
    assert left is not None
    assert not is_form(left.card)
