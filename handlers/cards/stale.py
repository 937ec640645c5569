"""A tap on something that was true a moment ago: what happened meanwhile, and who did it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.model import Card, Line, plain
from handlers.cards.signs import button
from handlers.cards.token import ME
from handlers.slots.lifecycle import Act, SlotState
from handlers.slots.undo import UNDONE
from handlers.words.i18n import noted
from handlers.words.verbs import Look

if TYPE_CHECKING:
    from handlers.cards.model import Button, Rich
    from handlers.cards.note import Note
    from handlers.cards.view import SlotView
    from handlers.words.i18n import Language
    from storage.tables import History

DONE: dict[str, str] = {
    Act.PROPOSE: noted("{who} proposed it {at}."),
    Act.ACCEPT: noted("{who} said yes {at}."),
    Act.DECLINE: noted("{who} said no {at}."),
    Act.COUNTER: noted("{who} suggested another time {at}."),
    Act.BUMP: noted("{who} pulled out {at}."),
    Act.MOVE: noted("{who} found a new time {at}."),
    Act.RESTORE: noted("{who} took the bump back {at}."),
    Act.WITHDRAW: noted("{who} withdrew the proposal {at}."),
    Act.HOLD: noted("{who} held the time {at}."),
    Act.STANDIN: noted("{who} asked a stand-in {at}."),
    Act.ALONE: noted("{who} decided that the host goes on alone {at}."),
    Act.POSTPONE: noted("{who} postponed it {at}."),
    Act.CANCEL: noted("{who} cancelled it {at}."),
    Act.ANNOUNCE: noted("{who} made it public {at}."),
    Act.EXPIRE: noted("It expired unanswered {at}."),
    Act.RELEASE: noted("The hold ran out {at}."),
    Act.COMPLETE: noted("It began with those who had said yes {at}."),
    Act.AMEND: noted("{who} corrected it {at}."),
}
DONE["space"] = noted("{who} spoke of leaving the place to something urgent {at}.")
VOLUNTEERED = noted("{who} made room for something urgent {at}.")
DONE["challenge"] = noted("{who} asked to have it confirmed or let go {at}.")
DONE["gift"] = noted("{who} spoke of a smaller gift {at}.")
DONE[UNDONE] = noted("{who} took it back {at}.")
TOOK = noted("{who} took it over {at}.")


OVER = noted("It took place, {at}.")
CHOSE = noted("{who} could make a new time {at}.")
NOT_CHOSEN = noted("{who} could not make it after all {at}.")
#: What the clock has closed, because nobody decided in time.
CLOSED = {
    Act.CANCEL: noted("Its time came, and it was closed as cancelled {at}."),
    Act.ALONE: noted("Its time came, and the host went on alone {at}."),
}


def done(last: History, language: Language, **fields: str) -> Rich:
    """What was done, `who` did it and when (`at`); the clock is nobody."""
    said = TOOK if last.details.get("took") else DONE[last.act]
    if last.details.get("volunteered"):
        said = VOLUNTEERED
    if "chose" in last.details:
        said = CHOSE if last.details["chose"] else NOT_CHOSEN
    if last.platform == "clock" and last.from_state == SlotState.BUMPED:
        said = CLOSED.get(Act(last.act), said)
    said = OVER if last.to_state == SlotState.OCCURRED else said
    return language.say(said, **{k: v for k, v in fields.items() if f"{{{k}}}" in said})


def stale_card(view: SlotView, _note: Note) -> Card:
    """Nothing was changed; the card says how things are now."""
    language, last = view.reader.language, view.history[-1]
    mine = last.by_id == view.reader.person_id
    who = language.text("you yourself") if mine else view.name(last.by_id)
    fields = {"who": who, "at": view.reader.lately(last.at)}
    show = button(Look.SHOW, view.token(), language, label=language.text("Show"))
    which = (Line((view.label, ", ", view.when)),)
    own = any(a.person_id == view.reader.person_id for a in view.case.live_asks)
    if last.act == Act.ACCEPT and last.side == view.reader.side and not own and not mine:
        said = language.say("{who} said yes {at}, so it is covered.", **fields)
        taken = (take_button(view, last.by_id), show)
        return Card(notice=plain(said), heading=said, lines=which, buttons=taken)
    said = (
        *language.say("Something has happened meanwhile:"),
        " ",
        *done(last, language, **fields),
        " ",
        language.text("The card is up to date."),
    )
    return Card(notice=plain(said), heading=said, lines=which, buttons=(show,))


def take_button(view: SlotView, whom: int | None = None) -> Button:
    """For a colleague who would rather do it themself, in place of `whom` if said."""
    language = view.reader.language
    label = language.text("I'll take it instead")
    token = view.token(pick=f"{ME}{whom or ''}")
    return button(Act.STANDIN, token, language, label=label, suffix=ME)
