"""The one card of a slot in the shared room: what it is, who is in it, what is awaited."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.cards.gift import promised_lines
from handlers.cards.line import line_of
from handlers.cards.model import Badge, Bold, Button, Card, Line, Rich, plain
from handlers.cards.new_times import ON_THE_CARD, on_offer, said_on_card, time_buttons
from handlers.cards.plan_b import plan_line
from handlers.cards.signs import PUBLIC, badge, button, reason
from handlers.slots.lifecycle import HOMELESS, Act, Answer, Side, SlotState
from handlers.words.verbs import Look

if TYPE_CHECKING:
    from handlers.cards.view import SlotView
    from storage.tables import Ask


def slot_card(view: SlotView) -> Card:
    """One line for when, one for who, one for what is awaited; no history."""
    slot, language = view.case.slot, view.reader.language
    state = state_badge(view)
    lines = tuple(Line(text) for text in (*_body(view), *_waiting(view)) if text)
    notice = f"{view.label} · {state.word} · {plain(lines[0].text)}"
    return Card(
        notice=notice,
        heading=(Bold(f"#{slot.number} · {slot.title}"),),
        badge=state,
        lines=lines,
        buttons=(*buttons_of(view), button(Look.SHOW, view.token(), language)),
    )


def state_badge(view: SlotView) -> Badge:
    """The state; a bump says whose."""
    found = badge(view.case.state, view.reader.language)
    if view.case.state is SlotState.BUMPED:
        word = view.reader.language.text("Bumped by {side}", side=view.bumper)
        return Badge(found.sign, word)
    return found


def who(view: SlotView) -> Rich:
    """Everybody who is in it; the host's people are marked."""
    language = view.reader.language
    said: list[str] = []
    for commitment in view.case.standing:
        if commitment.status != Answer.ACCEPTED:
            continue
        name = view.name(commitment.person_id)
        host = commitment.side == view.case.slot.host_side
        said.append(language.text("{name} (host)", name=name) if host else name)
    if view.alone:
        leaving = view.side(Side(view.case.slot.host_side).other)
        said.append(language.text("without {side}", side=leaving))
    return (view.listing(said, " · "),) if said else ()


def _body(view: SlotView) -> list[Rich]:
    slot, language = view.case.slot, view.reader.language
    if view.case.state in HOMELESS:
        bumped = [_bump_line(view)] if view.case.state is SlotState.BUMPED else []
        was = language.say("was to be {when}", when=view.when_and_where)
        return [was, *bumped, *said_on_card(view, on_offer(view)[:ON_THE_CARD])]
    when = view.when_and_where
    if view.case.state is SlotState.CONFIRMED and (far := _far(view)):
        when = f"{when} · {far}"
    lines: list[Rich] = [(when,)]
    if slot.previous_start_at and view.case.state.agreed:
        before = view.reader.moment(slot.previous_start_at)
        lines.append(language.say("moved from {before}", before=before))
    if view.case.state.agreed:
        lines.append(who(view))
    if view.case.state is SlotState.CONFIRMED:
        lines += promised_lines(view)
    if in_line := line_of(view):
        lines.append(in_line)
    if slot.hold_until and view.case.state is SlotState.TENTATIVE:
        lines.append(language.say("kept until {until}", until=view.reader.moment(slot.hold_until)))
    if slot.public_state != "unannounced":
        word = language.text(PUBLIC[slot.public_state])
        lines.append((f"{word} · {slot.public_url}" if slot.public_url else word,))
    if slot.plan_b and (view.case.state.agreed or view.case.state is SlotState.PROPOSED):
        lines.append(plan_line(view, slot.plan_b))
    return lines


def _far(view: SlotView) -> str:
    """How far off it is, or that it has begun."""
    slot, reader = view.case.slot, view.reader
    if slot.start_at <= reader.now < slot.end_at:
        return reader.language.text("under way")
    return reader.distance(slot.start_at)


def _bump_line(view: SlotView) -> Rich:
    last = view.last(Act.BUMP)
    if last is None:
        return ()
    said = reason(last.reason, view.reader.language)
    return (f"{said} · {view.reader.moment(last.at)}, {view.name(last.by_id)}",)


def _waiting(view: SlotView) -> list[Rich]:
    """Whose answer is awaited, and until when."""
    asks = view.case.open_asks
    if not asks or view.case.state is SlotState.BUMPED or view.case.state.ended:
        return []
    asks = [a for a in asks if a.kind != "standin"] or asks
    language, first = view.reader.language, asks[0]
    awaited = _awaited(view, asks)
    if first.kind == "standin":
        return [awaited]
    by = view.name(first.asked_by)
    if first.kind == "offer" and first.start_at and first.end_at:
        offered = view.reader.span(first.start_at, first.end_at)
        if place := view.place_called(first.place_id):
            offered = f"{offered} · {place}"
        said = language.say("{by} suggests {offered} instead", by=by, offered=Bold(offered))
        return [(*said, " · ", *awaited)]
    return [(*language.say("Proposed by {by}", by=by), " · ", *awaited)]


def _awaited(view: SlotView, asks: list[Ask]) -> Rich:
    """Who is asked, and by when; once that is past, since when."""
    say, reader, first = view.reader.language.say, view.reader, asks[0]
    who = view.listing([view.asked(ask) for ask in asks])
    if first.due_at <= reader.now:
        since = reader.since(first.asked_at)
        if first.kind == "standin":
            return say("waiting for {who} to take over since {since}", who=who, since=since)
        return say("waiting for {who} since {since}", who=who, since=since)
    due = reader.moment(first.due_at)
    if first.kind == "standin":
        return say("waiting for {who} to take over (by {due})", who=who, due=due)
    return say("waiting for {who} (by {due})", who=who, due=due)


def buttons_of(view: SlotView) -> list[Button]:
    """What can be done about it as it stands, the likeliest first; a yes is the asked side's."""
    sides = {ask.side for ask in view.case.open_asks if ask.kind != "standin"}
    theirs = sides.pop() if len(sides) == 1 else ""
    answers = {Act.ACCEPT, Act.DECLINE}
    return [replace(b, side=theirs) if b.act in answers else b for b in _buttons(view)]


def _buttons(view: SlotView) -> list[Button]:
    language, token = view.reader.language, view.token()
    asks, state = view.case.open_asks, view.case.state
    asked = any(ask.kind != "standin" for ask in asks)
    if state in {SlotState.PROPOSED, SlotState.TENTATIVE} and asked:
        said = language.text("Say yes")
        return [
            button(Act.ACCEPT, token, language, label=said, style="primary"),
            button(Act.COUNTER, token, language),
            button(Act.DECLINE, token, language),
        ]
    if state is SlotState.CONFIRMED and any(ask.kind == "offer" for ask in asks):
        yes = language.text("Yes to the new time")
        no = language.text("Keep the time")
        return [
            button(Act.ACCEPT, token, language, label=yes, style="primary"),
            button(Act.DECLINE, token, language, label=no),
            button(Act.COUNTER, token, language),
            button(Act.BUMP, token, language),
        ]
    if state.agreed:
        return [button(Act.BUMP, token, language), button(Act.COUNTER, token, language)]
    if state is SlotState.PROPOSED:  # only a stand-in is asked still, and in private
        return [button(Act.COUNTER, token, language)]
    if state in HOMELESS:
        times = time_buttons(view, on_offer(view)[:ON_THE_CARD])
        found = times or [button(Act.MOVE, token, language, style="primary")]
        back = [button(Act.RESTORE, token, language)] if state is SlotState.BUMPED else []
        return [*found, *back]
    return []
