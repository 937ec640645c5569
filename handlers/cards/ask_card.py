"""The private prompt: one question to one person, answered with one thumb; then one line."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from handlers.cards.model import Bold, Card, Line, Rich, plain
from handlers.cards.repair_kit import kit_buttons
from handlers.cards.signs import button
from handlers.slots.lifecycle import Act, Answer, SlotState
from handlers.words.i18n import noted
from handlers.words.verbs import Look

if TYPE_CHECKING:
    from handlers.cards.view import SlotView
    from storage.tables import Ask


NEWER = noted("There is something newer about this one.")
#: What became of a question: as told to the one who answered, and to others.
OUTCOMES: dict[str, tuple[str, str]] = {
    "accepted": (
        noted("✓ You said yes {at}."),
        noted("✓ {who} said yes {at}, so it is covered."),
    ),
    "declined": (noted("You said no {at}."), noted("{who} said no {at}.")),
    "kept": (
        noted("You kept the time as it is {at}."),
        noted("{who} kept the time as it is {at}."),
    ),
    "countered": (
        noted("You suggested another time {at}."),
        noted("{who} suggested another time {at}."),
    ),
}


def ask_card(view: SlotView, ask: Ask) -> Card:
    """The question while it waits, what became of it afterwards."""
    if ask in view.case.live_asks and not view.case.state.ended:
        if ask.kind == "standin":
            return _standin(view, ask)
        return _offer(view, ask) if ask.kind == "offer" else _question(view, ask)
    return _afterwards(view, ask)


def _question(view: SlotView, ask: Ask) -> Card:
    language, slot = view.reader.language, view.case.slot
    when = f"{view.when}, {view.place}" if view.place else view.when
    asker, title, before = view.name(ask.asked_by), Bold(slot.title), _before(view, ask)
    if before:
        heading = language.say("{by} suggests another time for {title}", by=asker, title=title)
        first = language.say("{when}, instead of {before}.", when=when, before=before)
    else:
        heading = language.say("Can you make it? {title}", title=title)
        side = view.side(_side_of_asker(view, ask))
        first = language.say("{when}. {asker} asks, {side}.", when=when, asker=asker, side=side)
    return Card(
        notice=f"{plain(heading)} · {view.when}",
        heading=heading,
        lines=(
            Line(first),
            Line(_answer_by(view, ask)),
        ),
        buttons=(
            button(Act.ACCEPT, view.token(ask=ask), language, style="primary"),
            button(Act.COUNTER, view.token(ask=ask), language),
            button(Act.DECLINE, view.token(ask=ask), language),
            button(Look.LATER, view.token(ask=ask), language),
        ),
        footer=language.say("Or just write, e.g. “yes”, “no”, or “Friday at 10”."),
    )


def _before(view: SlotView, ask: Ask) -> str:
    """The time that whoever asks would have another for; "" where the time is not what is new."""
    slot, other = view.case.slot, {Act.COUNTER, Act.MOVE}
    asked = next((done for done in reversed(view.history) if done.act in other), None)
    if asked is None or asked.by_id != ask.asked_by or "to" not in asked.details:
        return ""
    left, to = (datetime.fromisoformat(asked.details[name]) for name in ("from", "to"))
    return view.reader.moment(left) if to == slot.start_at and left != to else ""


def _answer_by(view: SlotView, ask: Ask) -> Rich:
    say, due = view.reader.language.say, view.reader.moment(ask.due_at)
    if ask.due_at <= view.reader.now:
        return say("Your answer was wanted by {due}; it is welcome still.", due=due)
    return say("Please answer by {due}.", due=due)


def _offer(view: SlotView, ask: Ask) -> Card:
    language = view.reader.language
    offered = view.reader.span(ask.start_at, ask.end_at) if ask.start_at and ask.end_at else ""
    if place := view.place_called(ask.place_id):
        offered = f"{offered} · {place}"
    heading = language.say(
        "{by} suggests another time for {title}",
        by=view.name(ask.asked_by),
        title=Bold(view.label),
    )
    return Card(
        notice=f"{plain(heading)}: {offered}",
        heading=heading,
        lines=(
            Line(language.say("New time: {offered}", offered=Bold(offered))),
            Line(language.say("Agreed until you answer: {when}", when=view.when_and_where)),
        ),
        buttons=(
            button(
                Act.ACCEPT,
                view.token(ask=ask),
                language,
                label=language.text("Yes to the new time"),
                style="primary",
            ),
            button(
                Act.DECLINE, view.token(ask=ask), language, label=language.text("Keep the time")
            ),
            button(Act.COUNTER, view.token(ask=ask), language),
        ),
    )


def _standin(view: SlotView, ask: Ask) -> Card:
    language, relieved = view.reader.language, view.case.commitment(ask).person_id
    heading = language.say(
        "Can you take over for {who}? {title}",
        who=view.name(relieved or ask.asked_by),
        title=Bold(view.case.slot.title),
    )
    token = view.token(ask=ask)
    take = language.text("I'll take it")
    return Card(
        notice=f"{plain(heading)} · {view.when}",
        heading=heading,
        lines=(Line((view.when_and_where,)),),
        buttons=(
            button(Act.ACCEPT, token, language, label=take, style="primary"),
            button(Act.DECLINE, token, language, label=language.text("I can't")),
        ),
    )


def _afterwards(view: SlotView, ask: Ask) -> Card:
    language, state = view.reader.language, view.case.state
    said = _what_happened(view, ask)
    token = view.token()
    buttons = [button(Look.SHOW, token, language, label=language.text("Show"))]
    relieved = _relieved_by(view, ask)
    stands = view.case.commitment(ask).status == Answer.ACCEPTED
    if state.agreed and ask.outcome == "accepted" and relieved is None and stands:
        buttons = [button(Act.BUMP, token, language), *buttons, *kit_buttons(view)]
    elif state is SlotState.BUMPED and view.case.slot.bumped_side == ask.side:
        buttons.insert(0, button(Act.RESTORE, token, language))
    return Card(
        notice=plain(said),
        heading=said,
        lines=(Line((f"{view.label}, {view.when}",)),),
        buttons=tuple(buttons),
    )


def _what_happened(view: SlotView, ask: Ask) -> Rich:
    language = view.reader.language
    overtaken = _overtaken(view, ask)
    if overtaken:
        return overtaken
    at = view.reader.moment(ask.answered_at) if ask.answered_at else ""
    own = ask.answered_by == view.reader.person_id
    kept = ask.kind == "offer" and ask.outcome == "declined"
    yours, theirs = OUTCOMES.get("kept" if kept else ask.outcome, (NEWER, NEWER))
    fields = {"who": view.name(ask.answered_by), "at": at}
    said = yours if own else theirs
    return language.say(said, **{k: v for k, v in fields.items() if f"{{{k}}}" in said})


def _overtaken(view: SlotView, ask: Ask) -> Rich:
    """What has happened since it was answered; nothing, where the answer stands."""
    say, state = view.reader.language.say, view.case.state
    stands, said = view.case.commitment(ask).status, Rich()
    if state is SlotState.BUMPED:
        said = say("🟠 Bumped by {side}", side=view.bumper)
    elif state is SlotState.WITHDRAWN:
        said = say("The proposal was withdrawn.")
    elif state is SlotState.CANCELLED:
        said = say("🔴 {slot} is cancelled.", slot=view.label)
    elif (taker := _relieved_by(view, ask)) is not None:
        said = say("{who} has taken over.", who=view.name(taker))
    elif ask.outcome == "accepted" and stands == Answer.DECLINED and state.agreed:
        said = say("{slot} goes on without you.", slot=view.label)
    elif ask.outcome == "accepted" and stands == Answer.NEEDED:
        said = say(NEWER)
    return said


def _relieved_by(view: SlotView, ask: Ask) -> int | None:
    """Who has the commitment now that was said yes to here; None: who said it, or nobody."""
    taker = view.case.commitment(ask).person_id
    return taker if ask.outcome == "accepted" and taker != ask.answered_by else None


def _side_of_asker(view: SlotView, ask: Ask) -> str:
    for commitment in view.case.commitments:
        if commitment.person_id == ask.asked_by:
            return commitment.side
    return view.case.slot.proposed_side
