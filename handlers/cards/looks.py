"""What people ask to see: one slot with its history, what is coming, and how it works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.cards.fitting import could_take, fits, is_for
from handlers.cards.followup import outcome
from handlers.cards.model import Bold, Button, Card, Line, plain
from handlers.cards.repair_kit import kit_buttons
from handlers.cards.signs import badge, button, reason
from handlers.cards.slot_card import slot_card
from handlers.cards.stale import done, take_button
from handlers.cards.token import MORE, Token
from handlers.slots.lifecycle import Act, Side, SlotState
from handlers.words import dates
from handlers.words.i18n import noted
from handlers.words.verbs import WORDS, Look
from storage import memberships, slots

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from handlers.cards.note import Note
    from handlers.cards.reader import Reader
    from handlers.cards.view import SlotView
    from storage.tables import History, Slot

#: More than fits a phone's screen is not read.
MOST_LISTED = 15
MOST_HISTORY = 12

#: What else can be done, beside the buttons of the card itself.
FURTHER: dict[SlotState, tuple[Act, ...]] = {
    SlotState.PROPOSED: (Act.HOLD, Act.STANDIN, Act.WITHDRAW),
    SlotState.TENTATIVE: (Act.HOLD, Act.STANDIN, Act.WITHDRAW),
    SlotState.CONFIRMED: (Act.STANDIN, Act.ALONE, Act.ANNOUNCE, Act.POSTPONE, Act.CANCEL),
    SlotState.BUMPED: (Act.COUNTER, Act.STANDIN, Act.ALONE, Act.POSTPONE, Act.CANCEL),
    SlotState.POSTPONED: (Act.COUNTER, Act.CANCEL),
}

HELP = (
    noted("{propose} Debate on the harbour Thursday 3 December at 19–20.30 @name"),
    noted("{accept} #42 · {decline} #42 · {counter} #42 Friday at 10"),
    noted("{bump} #42 breaking news · {restore} #42 (when it can happen after all)"),
    noted("{show} #42 · {list}"),
    noted("{link}: the same cards in one more room, or one person on two platforms"),
    noted(
        "In the thread under a card or in my message to you, “yes”, “no” or a new time is enough."
    ),
)


def show_card(view: SlotView, note: Note) -> Card:
    """The slot's card, with its history and what else can be done."""
    card = slot_card(view)
    page = note.fields.get("page") or 0
    upto = max(0, len(view.history) - page)
    first = max(0, upto - MOST_HISTORY)
    told = outcome(view) if view.case.state is SlotState.OCCURRED else ""
    went = (Line((told,)),) if told else ()
    lines = [
        *card.lines,
        *went,
        *(Line(("· ", _happened(view, h))) for h in view.history[first:upto]),
    ]
    slot = view.case.slot
    buttons = [b for b in card.buttons if b.act != Look.SHOW and is_for(view, b)]
    buttons += [_more(view, act) for act in FURTHER.get(view.case.state, ()) if fits(view, act)]
    buttons += kit_buttons(view)
    if could_take(view):
        buttons.append(take_button(view))
    if first:
        slot_token = Token(slot=slot.id, terms=slot.terms, page=page + MOST_HISTORY)
        buttons.append(_earlier(view.reader, Look.SHOW, slot_token))
    return Card(
        notice=card.notice,
        heading=card.heading,
        badge=card.badge,
        lines=tuple(lines),
        buttons=tuple(buttons),
    )


def _earlier(reader: Reader, act: Look, token: Token) -> Button:
    """The way to what did not fit."""
    label = reader.language.text("Show more")
    return button(act, str(token), reader.language, label=label, suffix=f"page{token.page}")


def ways_on(view: SlotView) -> tuple[Button, ...]:
    """After a bump: another time, a stand-in, without that side, not at all; those that fit."""
    language = view.reader.language
    more = (Act.STANDIN, Act.ALONE, Act.CANCEL)
    found = [button(Act.MOVE, view.token(), language)]
    if view.reader.side != view.case.slot.bumped_side:  # who is told of it reads the best at once
        label = language.text("More times")
        found = [button(Act.MOVE, view.token(pick=MORE), language, label=label, suffix=MORE)]
    return (*found, *(_more(view, act) for act in more if fits(view, act)))


def _more(view: SlotView, act: Act) -> Button:
    language, label = view.reader.language, ""
    if act is Act.ALONE:
        leaving = Side(view.case.slot.host_side).other
        label = (
            language.text("Go on without us")
            if view.reader.side == leaving
            else language.text("Go on without {side}", side=view.side(leaving))
        )
    return button(act, view.token(), language, label=label)


def list_card(session: Session, note: Note, reader: Reader) -> Card:
    """Everything coming, nearest first."""
    language = reader.language
    ids = [p.id for p in memberships.partnerships_of(session, reader.person_id or 0)]
    page, most = _page(note)
    found = slots.coming(session, partnership_ids=ids, after=reader.now, most=most)
    coming = found[page : page + MOST_LISTED]
    if not coming:
        said = language.say("Nothing is coming yet.")
        first = button(Act.PROPOSE, "", language, style="primary")
        return Card(notice=plain(said), heading=said, buttons=(first,))
    said = language.say("What is coming")
    lines = tuple(listed(slot, reader) for slot in coming)
    more = [button(Act.PROPOSE, "", language), button(Look.HELP, "", language)]
    if len(found) == most:
        more.insert(0, _earlier(reader, Look.LIST, Token(page=page + MOST_LISTED)))
    heading = (Bold(plain(said)),)
    return Card(notice=plain(said), heading=heading, lines=lines, buttons=tuple(more))


def _page(note: Note) -> tuple[int, int]:
    """How many were shown before, and how many to read: one more than is shown tells of more.

    Counted from the first, as a list of what is coming is short and is read from its top.
    """
    page = int(note.fields.get("page") or 0)
    return page, page + MOST_LISTED + 1


def mine_card(session: Session, note: Note, reader: Reader) -> Card:
    """What waits for this person, and what they are in."""
    language = reader.language
    page, most = _page(note)
    found = slots.of_person(session, reader.person_id or 0, after=reader.now, most=most)
    theirs = found[page : page + MOST_LISTED]
    if not theirs:
        said = language.say("You are in nothing that is coming, and nothing waits for you.")
        coming = (button(Look.LIST, "", language),)
        return Card(notice=plain(said), heading=said, buttons=coming)
    said = language.say("Yours")
    asks = slots.open_asks_of(session, reader.person_id or 0, after=reader.now)
    waiting = {ask.slot_id for ask in asks}
    first = [listed(slot, reader, waits=True) for slot in theirs if slot.id in waiting]
    rest = [listed(slot, reader) for slot in theirs if slot.id not in waiting]
    further = [_earlier(reader, Look.MINE, Token(page=page + MOST_LISTED))]
    more = tuple(further) if len(found) == most else ()
    heading = (Bold(plain(said)),)
    return Card(notice=plain(said), heading=heading, lines=(*first, *rest), buttons=more)


def help_card(_session: Session, note: Note, reader: Reader) -> Card:
    """What can be typed, in the reader's language, and the buttons that do the same."""
    language = reader.language
    said = language.say(
        "I keep track of your events: "
        "you propose, answer and pull out here, and I remember the rest."
    )

    place = 0 if language.code == "en" else 1
    verbs = {verb.value: Bold(words[place][0]) for verb, words in WORDS.items()}
    lines = tuple(Line(language.say(line, **_used(line, verbs))) for line in HELP)
    # People of another organisation have no slash commands in Slack, and on Teams nobody has.
    guest = (reader.side is Side.PARTNER and reader.platform != "room") or reader.on_teams
    how = (
        language.say("Write it to me here, or mention me (@Rykker) in the shared room.")
        if guest
        else language.say("Begin with /slot, mention me (@Rykker), or just write it to me.")
    )
    buttons = (
        button(Act.PROPOSE, str(Token(room=_room_of(note))), language, style="primary"),
        button(Look.LIST, "", language),
    )
    return Card(notice=plain(said), heading=said, lines=lines, buttons=buttons, footer=how)


def propose_card(_session: Session, note: Note, reader: Reader) -> Card:
    """The way to the form, where a form cannot be opened at once."""
    language = reader.language
    said = language.say("What is it called, and when? Write it in one line, or fill in the form.")
    verb = WORDS[Act.PROPOSE][0 if language.code == "en" else 1][0]
    example = language.say(HELP[0], propose=verb)
    token = Token(draft=note.fields.get("draft") or 0, room=_room_of(note))
    form = button(Act.PROPOSE, str(token), language, style="primary")
    return Card(notice=plain(said), heading=said, lines=(Line(example),), buttons=(form,))


def _room_of(note: Note) -> int:
    """Where it was asked, where the answer stands elsewhere."""
    room = note.fields.get("room")
    return room if isinstance(room, int) else 0


def _used(line: str, verbs: dict[str, Bold]) -> dict[str, Bold]:
    return {name: bold for name, bold in verbs.items() if f"{{{name}}}" in line}


def _happened(view: SlotView, act: History) -> str:
    language = view.reader.language
    at = view.reader.moment(act.at)
    said = plain(done(act, language, who=view.name(act.by_id), at=at))
    why = reason(act.reason, language) or act.note
    return f"{said} ({why})" if why else said


def listed(slot: Slot, reader: Reader, *, waits: bool = False) -> Line:
    """One slot in a list, with the way to its card."""
    language, sign = reader.language, badge(SlotState(slot.state), reader.language)
    start = slot.start_at.astimezone(reader.zone)
    state = language.text("waits for you") if waits else sign.word
    when = dates.short_day(start.date(), language=language)
    clock = dates.clock(start, language=language)
    text = (
        f"{sign.sign} {when} {clock} · ",
        Bold(f"#{slot.number} {slot.title}"),
        f" · {state}",
    )

    token = str(Token(slot=slot.id, terms=slot.terms))
    shown = button(Look.SHOW, token, language, label=language.text("Show"), suffix=str(slot.number))
    return Line(text, shown)
