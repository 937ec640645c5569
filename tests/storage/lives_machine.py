"""Any life a slot may have: rules that people and the clock play by, in any order."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from handlers.cards.error_texts import TEXTS
from handlers.cards.option import Option
from handlers.cards.taken import NOT_TO_BE_HAD
from handlers.cards.token import AMEND, Token
from handlers.slots.lifecycle import Act
from tests.storage import lives_words as some
from tests.storage.lives_cards import wrong_on_cards
from tests.storage.lives_chat import Tap
from tests.storage.lives_model import AGREED, LIVE, Life, Picture, Step
from tests.storage.lives_rules import wrong_now, wrong_since
from tests.storage.lives_words import ACROSS, COLLEAGUE, WHICH, WHO
from tests.storage.lives_world import HOME, World

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.engine import Store
    from tests.storage.lives_model import Row

#: What says that nothing was done.
REFUSED = TEXTS.keys() | NOT_TO_BE_HAD | {"stale", "taken_meanwhile"}
#: At most so many slots live at a time: enough to get into each other's way.
MOST = 4


class Table(RuleBasedStateMachine):
    """Who plays, and what is looked at after each step."""

    store: ClassVar[Store]
    steps: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.world = World(self.store)
        self.before = self.after = Picture.of(self.store)
        self.step = Step("begin", self.world.now, by=self.world.ids["anna"])
        self.diary: list[str] = []  # what is shown when something is wrong
        self.tapped: tuple[str, Tap] | None = None  # with the last step

    @invariant()
    def all_is_well(self) -> None:
        world, step = self.world, self.step
        wrong = [*wrong_now(self.after, step), *wrong_since(self.before, self.after, step)]
        wrong += wrong_on_cards(world, self.before, self.after, step)
        assert not wrong, "\n".join(["", *self.diary, "", *wrong])

    @contextmanager
    def doing(self, said: str, who: str | None = None, *, again: bool = False) -> Iterator[None]:
        """Somebody acts, or the clock; then all is looked at."""
        world, said = self.world, f"{who or 'the clock'}: {said}"
        try:
            yield
        except Exception as error:
            error.add_note("\n".join([*self.diary, said]))
            raise
        by = world.ids[who] if who else None
        refused = [m.code for m in world.chat.came if m.code in REFUSED and who]
        self.before, self.after = self.after, Picture.of(self.store)
        self.step = Step(said, world.now, by, "".join(refused[:1]), again)
        self.diary.append(f"{world.now.astimezone(HOME):%a %d.%m. %H.%M} {said} {refused or ''}")
        type(self).steps += 1
        self.tapped = None

    @property
    def lives(self) -> list[Life]:
        return list(self.after.lives.values())

    @property
    def agreed(self) -> list[Life]:
        return [life for life in self.lives if life.state in AGREED]

    @property
    def offered(self) -> list[tuple[Life, Row]]:
        """The new times that are on offer, of each slot the first."""
        return [(life, row) for life in self.lives for row in life.times[:2]]

    @property
    def asked(self) -> list[tuple[Life, Row]]:
        """All that is asked."""
        return [(life, ask) for life in self.lives for ask in life.open_asks]

    def life(self, which: int) -> Life:
        """One of the slots, mostly one that lives."""
        live = [life for life in self.lives if life.state in LIVE]
        found = live if live and which % 4 else self.lives
        return found[-1 - which % len(found)]

    def when(self, when: tuple[int, str]) -> str:
        day = self.world.now.astimezone(HOME) + timedelta(days=when[0])
        return f"{day:%d.%m.%Y} kl. {when[1]}"

    def types(self, who: str, line: str, *, shared: bool) -> None:
        with self.doing(f"“{line}”", who):
            self.world.say(who, line, shared=shared)

    def taps(self, who: str, tap: Tap, *, again: bool = False) -> None:
        with self.doing(f"taps {tap.act} {tap.value}", who, again=again):
            self.world.tap(who, tap)
        self.tapped = (who, tap)

    def taps_on(self, who: str, act: str, life: Life, *, older: int = 0, **more: object) -> None:
        """A button of a private card about this slot."""
        token = Token(life.slot["id"], life.slot["terms"] - older, **more)  # type: ignore[arg-type]
        self.taps(who, Tap(who, act, str(token)))


class Lives(Table):
    """Each rule is one thing somebody does, or time that passes."""

    @precondition(lambda self: sum(life.state in LIVE for life in self.lives) < MOST)
    @rule(who=WHO, when=some.WHENS, where=some.WHERE, plan=some.ELSE, asked=WHO | st.none())
    def propose(
        self, *, who: str, when: tuple[int, str], where: str, plan: str, asked: str | None
    ) -> None:
        title = some.TITLES[len(self.lives) % len(some.TITLES)]
        to = f" @{asked}" if asked else ""
        self.types(who, f"foreslå {title} {self.when(when)}{where}{to}{plan}", shared=True)

    @precondition(lambda self: self.asked)
    @rule(which=WHICH, act=some.ANSWERS, colleague=st.sampled_from([False, False, True]))
    def answer(self, which: int, act: str, *, colleague: bool) -> None:
        """Who was asked answers the question they got, or a colleague does."""
        life, ask = self.asked[which % len(self.asked)]
        names = self.world.names
        who = names.get(ask["person_id"]) or ACROSS[names[ask["asked_by"]]]
        self.taps_on(COLLEAGUE[who] if colleague else who, act, life, ask=ask["id"])

    @rule(
        who=WHO,
        which=WHICH,
        line=some.LINES,
        when=some.WHENS,
        where=some.WHERE,
        shared=st.booleans(),
    )
    def say(
        self, *, who: str, which: int, line: str, when: tuple[int, str], where: str, shared: bool
    ) -> None:
        said = {"n": self.life(which).number, "when": self.when(when) + where}
        self.types(who, line.format(**said, who=COLLEAGUE[who]), shared=shared)

    @rule(who=WHO, which=WHICH, button=WHICH)
    def tap_the_card(self, who: str, which: int, button: int) -> None:
        """What stands in the room, for all to tap."""
        taps = self.world.chat.cards.get(self.life(which).slot["id"])
        if taps:
            self.taps(who, Tap(None, *taps[button % len(taps)]))

    @rule(who=WHO, message=st.integers(0, 5), button=WHICH)
    def tap_a_message(self, who: str, message: int, button: int) -> None:
        """One of the latest that came to them, privately."""
        mine = [m for m in self.world.chat.stands.values() if m.of == who and m.taps]
        if mine:
            taps = mine[-1 - message % len(mine)].taps
            self.taps(who, taps[button % len(taps)])

    @rule(who=WHO, message=st.integers(0, 99), button=WHICH)
    def tap_what_is_old(self, who: str, message: int, button: int) -> None:
        """A message that came to anybody at any time."""
        found = [m for m in self.world.chat.stands.values() if m.taps]
        if found:
            taps = found[message % len(found)].taps
            self.taps(who, taps[button % len(taps)])

    @precondition(lambda self: self.tapped)
    @rule(who=st.none() | WHO)
    def tap_the_same(self, who: str | None) -> None:
        """A thumb that trembles (`who` None), or somebody else who was slower."""
        assert self.tapped
        before, tap = self.tapped
        self.taps(who or before, tap, again=who in {None, before})

    @rule(who=WHO, which=WHICH, pick=WHICH, older=some.OLDER)
    def tap_what_is_private(self, who: str, which: int, pick: int, older: int) -> None:
        """What “More” and receipts offer, also with terms that are not today's."""
        life = self.life(which)
        picks = some.FURTHER.get(life.state, some.ENDED).split()
        gift = life.gifts[-1]["id"] if life.gifts else 7
        act, _, picked = picks[pick % len(picks)].format(gift=gift).partition(":")
        self.taps_on(who, act, life, older=older, pick=picked)

    @rule(who=WHO, which=WHICH, act=some.ANY_ACT, ask=WHICH, older=WHICH)
    def tap_what_is_forged(self, who: str, which: int, act: str, ask: int, older: int) -> None:
        self.taps_on(who, act, self.life(which), older=older - 6, ask=ask, pick="2026-13-01")

    @precondition(lambda self: self.agreed)
    @rule(who=WHO, which=WHICH, reason=some.REASONS)
    def bump(self, who: str, which: int, reason: str) -> None:
        """Something else must come first."""
        self.taps_on(who, Act.BUMP, self.agreed[which % len(self.agreed)], pick=reason)

    @precondition(lambda self: self.offered)
    @rule(who=WHO, which=WHICH)
    def choose(self, who: str, which: int) -> None:
        """One of the new times on offer, as its button carries it."""
        life, row = self.offered[which % len(self.offered)]
        start, end = (row[n].astimezone(HOME).replace(tzinfo=None) for n in ("start_at", "end_at"))
        self.taps_on(who, Act.MOVE, life, pick=str(Option(start, end, row["place_id"] or 0)))

    @rule(who=WHO, which=WHICH, when=some.WHENS, place=some.PLACE, asked=WHO)
    def amend(self, *, who: str, which: int, when: tuple[int, str], place: str, asked: str) -> None:
        slot = self.life(which).slot
        fields = {"title": slot["title"], "when": self.when(when), "place": place}
        value = str(Token(slot["id"], slot["terms"], pick=AMEND))
        with self.doing(f"corrects {value} {fields} @{asked}", who):
            self.world.fill(who, Act.PROPOSE, value, {**fields, "who": f"@{asked}"})

    @rule(who=WHO, days=st.sampled_from([1, 4]))
    def away(self, who: str, days: int) -> None:
        first = self.world.now.astimezone(HOME)
        last = first + timedelta(days=days)
        self.types(who, f"væk {first.day}/{first.month}-{last.day}/{last.month}", shared=False)

    @rule(time=some.TIMES)
    def goes_by(self, time: timedelta) -> None:
        with self.doing(f"{time} later"):
            self.world.goes_by(time)
