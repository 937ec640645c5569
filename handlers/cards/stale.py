"""A tap on something that was true a moment ago: what happened meanwhile, and who did it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.model import Bold, Card, plain
from handlers.cards.signs import button
from handlers.slots.lifecycle import Act
from handlers.words.i18n import noted
from handlers.words.verbs import Look

if TYPE_CHECKING:
    from handlers.cards.model import Rich
    from handlers.cards.note import Note
    from handlers.cards.view import SlotView

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
}


def stale_card(view: SlotView, _note: Note) -> Card:
    """Nothing was changed; the card says how things are now."""
    language, last = view.reader.language, view.history[-1]
    done = language.say(DONE[last.act], who=view.name(last.by_id), at=view.reader.moment(last.at))
    said: Rich
    if last.act == Act.ACCEPT and last.side == view.reader.side:
        covered = language.text("So it is covered, and nothing more is needed of you.")
        said = (*done, " ", covered)
    else:
        intro = language.say("Something has happened to {slot} meanwhile:", slot=Bold(view.label))
        said = (
            *intro,
            " ",
            *done,
            " ",
            language.text("Nothing of yours was changed, and the card is up to date."),
        )
    show = button(Look.SHOW, view.token(), language, label=language.text("Show"))
    return Card(notice=plain(said), heading=said, buttons=(show,))
