"""The table of a slot's life, every state with every act."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.slots.lifecycle import ENDED, TABLE, Act, Side, SlotState, allows, step

STATES, ACTS = st.sampled_from(SlotState), st.sampled_from(Act)
#: States that only the clock or a later act leads to; nobody can be stuck in them by what exists.
OPEN = [state for state in SlotState if not state.ended]


@given(state=STATES, act=ACTS, to=STATES)
def test_a_step_goes_only_where_the_table_says(state: SlotState, act: Act, to: SlotState) -> None:
    if to in TABLE.get((state, act), ()):
        assert step(state, act, to) is to
    else:
        with pytest.raises(ValueError, match="cannot take a slot from"):
            step(state, act, to)


@given(state=STATES, act=ACTS)
def test_what_is_allowed_leads_somewhere(state: SlotState, act: Act) -> None:
    assert allows(state, act) == bool(TABLE.get((state, act)))


@given(state=st.sampled_from(sorted(ENDED)), act=ACTS)
def test_nothing_more_happens_to_what_has_ended(state: SlotState, act: Act) -> None:
    assert state.ended
    assert not allows(state, act)


@pytest.mark.parametrize("state", OPEN)
def test_every_open_state_has_a_way_on(state: SlotState) -> None:
    reached, known = {state}, set[SlotState]()
    while reached != known:
        known = set(reached)
        reached |= {to for (start, _act), ends in TABLE.items() if start in known for to in ends}
    assert reached - {state}
    assert SlotState.CONFIRMED in reached


def test_the_states_that_have_ended() -> None:
    assert {state for state in SlotState if state.ended} == {
        SlotState.OCCURRED,
        SlotState.DECLINED,
        SlotState.WITHDRAWN,
        SlotState.EXPIRED,
        SlotState.CANCELLED,
    }


#: The domain's table for the acts of the main job: where each is possible.
WHERE: dict[Act, set[SlotState]] = {
    Act.PROPOSE: set(),
    Act.COUNTER: {SlotState.PROPOSED, SlotState.TENTATIVE, SlotState.CONFIRMED},
    Act.WITHDRAW: {SlotState.PROPOSED, SlotState.TENTATIVE},
    Act.BUMP: {SlotState.TENTATIVE, SlotState.CONFIRMED},
    Act.RESTORE: {SlotState.BUMPED},
    Act.MOVE: {SlotState.BUMPED, SlotState.POSTPONED},
}


@pytest.mark.parametrize(("act", "states"), WHERE.items())
def test_where_an_act_is_possible(act: Act, states: set[SlotState]) -> None:
    assert {state for state in SlotState if allows(state, act)} == states


@pytest.mark.parametrize("act", [Act.ACCEPT, Act.DECLINE])
def test_a_question_can_be_answered_wherever_it_can_be_asked(act: Act) -> None:
    asked = {SlotState.PROPOSED, SlotState.TENTATIVE, SlotState.CONFIRMED}
    assert asked <= {state for state in SlotState if allows(state, act)}


def test_where_an_act_leads() -> None:
    led: dict[Act, set[SlotState]] = {}
    for (_state, act), ends in TABLE.items():
        led.setdefault(act, set()).update(ends)
    # A new home that comes to nothing leads back to where there was none.
    assert led[Act.WITHDRAW] == {SlotState.WITHDRAWN, SlotState.BUMPED, SlotState.POSTPONED}
    assert led[Act.BUMP] == {SlotState.BUMPED}
    # A yes to one of several new times waits for the other side's.
    waits, moved = {SlotState.BUMPED, SlotState.POSTPONED}, {SlotState.TENTATIVE}
    assert led[Act.MOVE] == {SlotState.PROPOSED, SlotState.CONFIRMED} | waits | moved
    assert led[Act.RESTORE] == {SlotState.TENTATIVE, SlotState.CONFIRMED}
    assert led[Act.ACCEPT] == {SlotState.TENTATIVE, SlotState.CONFIRMED}
    assert TABLE[SlotState.CONFIRMED, Act.COUNTER] == {SlotState.CONFIRMED}


def test_only_what_is_agreed_keeps_time_and_place() -> None:
    agreed = {state for state in SlotState if state.agreed}
    assert agreed == {SlotState.TENTATIVE, SlotState.CONFIRMED}


@given(side=st.sampled_from(Side))
def test_the_other_side_of_the_other_side_is_this_one(side: Side) -> None:
    assert side.other is not side
    assert side.other.other is side
