"""Who is who on Teams, which does not always tell: one person stays one, and lines are theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import IntegrityError

from bot.teams import met
from storage import identities, leases
from storage.tables import Conversation, Identity, Installation, Membership, Partnership, Person
from tests.scenarios.lines import AGREED_CARD, PROPOSE, proposed

if TYPE_CHECKING:
    from bot.teams.known import Known
    from tests.scenarios.on_teams import TeamsStage

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.parametrize("store", ["sqlite"], indirect=True),
]


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
            person = identities.met(
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
        identities.met(
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
        other = identities.met(
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
        leases.opened(session, new.id, on_teams.journalist.person.line.id)
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
