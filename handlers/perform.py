"""From what is wanted to what is done. The acts themselves are in `handlers.slots`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.acts import ACTS, BESIDE
from handlers.cards.note import Note
from handlers.cards.token import AMEND, Token
from handlers.door import Kind
from handlers.errors import UserError
from handlers.partnerships.absent import absent
from handlers.partnerships.belonging import side
from handlers.partnerships.choosable import ids_here
from handlers.partnerships.link import link, unlink
from handlers.partnerships.settings import settings
from handlers.partnerships.start import draft_of, ensure_partnership
from handlers.repeated import done_before
from handlers.reply import reply_of
from handlers.slots import rules
from handlers.slots.amend import amend, may_amend
from handlers.slots.case import Actor, Case
from handlers.slots.lifecycle import Act, Side
from handlers.slots.propose import propose
from handlers.slots.undo import remember, snapshot
from handlers.understand import proposal_of
from handlers.words.grammar import read_week
from handlers.words.verbs import Look
from storage import memberships, slots
from storage.tables import Partnership

if TYPE_CHECKING:
    from collections.abc import Callable

    from handlers.request import Request
    from handlers.scene import Scene
    from handlers.words.verbs import Verb
    from storage.tables import Slot

#: What may have been misread, and can be taken back for a while.
TYPED = frozenset({Kind.MESSAGE, Kind.COMMAND, Kind.REACTION})


def perform(scene: Scene, request: Request) -> Note:
    """Do it; returns what the one who asked is told.

    Raises:
        UserError: it cannot be done, and why.
        ConflictError: somebody else wrote first.
    """
    if request.verb in _OF_NO_SLOT:
        return _OF_NO_SLOT[request.verb](scene, request)
    looked = _look(scene, request)
    if looked is not None:
        return looked
    case, by = _find_case(scene, request)
    if request.chat and (request.number is None or request.verb is None):
        heard = reply_of(scene, case, by, request)
        if isinstance(heard, Note):
            return heard
        request = heard
    return _do(scene, case, by, request)


def _do(scene: Scene, case: Case, by: Actor, request: Request) -> Note:
    """What is wanted of one slot."""
    if request.verb is None:
        raise UserError("unknown_verb", slot_id=case.slot.id, nearest=request.nearest)
    if request.verb is Look.SHOW:
        return Note("show", case.slot.id, {"page": request.token.page})
    if done_before(scene, case, by, request):
        return Note("done_already", case.slot.id, quiet=True)
    if request.verb in BESIDE:
        return BESIDE[request.verb](scene, case, by, request)
    if request.verb not in ACTS:  # a button that was never ours: what only the clock does
        raise UserError("unknown_verb", slot_id=case.slot.id)
    rules.not_stale(case, request.token)
    remembered = scene.inbound.kind in TYPED or request.verb is Act.BUMP
    before = snapshot(case) if remembered else None
    note = ACTS[request.verb](scene, case, by, request)
    if before is not None:
        remember(case, before, by=by, now=scene.now)
    return note


def _look(scene: Scene, request: Request) -> Note | None:
    """What is not about one slot: help, the list, and words that say nothing to us."""
    said_nothing = not (request.text or request.number or request.slot_id)
    if request.verb is None and said_nothing and scene.side:
        return Note("overview")
    if request.verb is Look.LIST:
        if scene.conversation.kind == "shared":
            scene.member()
        return Note("list", fields={"page": request.token.page})
    if request.verb in _SHOWN:
        return _SHOWN[request.verb](scene, request)
    if request.verb is Look.HELP or (request.verb is None and said_nothing):
        return Note("help")
    sentence = request.chat and request.number and not request.nearest
    if request.verb is None and request.slot_id is None and not sentence:
        meant = _find_case(scene, request)[0].slot.id if request.number else None
        raise UserError("unknown_verb", slot_id=meant, nearest=request.nearest)
    return None


def _digest(scene: Scene, request: Request) -> Note:
    """The day's overview, or the week's; in a private line of all they take part in."""
    here = scene.member()[0].id if scene.conversation.kind == "shared" else None
    if read_week(request.text) and (where := here or (scene.partnership and scene.partnership.id)):
        return Note("weekly", fields={"partnership": where})
    return Note("digest", fields={"partnership": here})


def _mine(_scene: Scene, request: Request) -> Note:
    return Note("mine", fields={"page": request.token.page})


#: What is only looked at.
_SHOWN: dict[Verb | None, Callable[[Scene, Request], Note]] = {
    Look.DIGEST: _digest,
    Look.MINE: _mine,
    Look.ABSENT: absent,
}


def _propose(scene: Scene, request: Request) -> Note:
    if request.token.slot and request.token.pick == AMEND:
        return _amend(scene, request)
    if not request.text and not request.fields and not request.token.pick:
        if not scene.inbound.room.joined:
            raise UserError("invite_me")
        return Note(
            "propose_form",
            fields={"draft": request.token.draft, "room": scene.conversation.id},
            form="propose",
        )
    draft = draft_of(scene, request)
    if draft is not None:
        scene = scene.at(draft.conversation_id)
        if slot_id := draft.payload.get("slot"):
            return Note("proposed_already", slot_id)
    known = dict(draft.payload) if draft else {}
    try:
        scene = ensure_partnership(scene)
        partnership, side = scene.member()
        by = Actor(scene.person.id, side, scene.inbound.platform)
        terms = proposal_of(scene, request, known)
        note = propose(scene.session, partnership=partnership, by=by, terms=terms, now=scene.now)
        if draft is not None:  # a second tap on the same question is the same proposal
            draft.payload = {**draft.payload, "slot": note.slot_id}
        return note  # noqa: TRY300 - the work is in the try on purpose
    except UserError as error:
        error.keep = known or None
        error.slot_id = None  # none was made
        raise


def _amend(scene: Scene, request: Request) -> Note:
    """Open the form with what stands, or save what was corrected in it."""
    case, by = _find_case(scene, request)
    if not request.fields:
        may_amend(case, by)
        return Note("amend_form", case.slot.id, {"home": scene.installation.id}, form="amend")
    rules.not_stale(case, request.token)
    there = scene.of(case.partnership)
    terms = proposal_of(there, replace(request, token=Token()), {"place": case.slot.place_id})
    stay = _asked_elsewhere(scene, case)
    return amend(case, replace(terms, asked=(*terms.asked, *stay)), by=by, now=scene.now)


def _asked_elsewhere(scene: Scene, case: Case) -> list[tuple[int, Side]]:
    """Who is asked and cannot be chosen in a form here, as only another platform knows them."""
    asked = {a.person_id: Side(a.side) for a in case.open_asks if a.person_id}
    here = ids_here(scene, asked)
    return [(person, side) for person, side in asked.items() if person not in here]


def _find_case(scene: Scene, request: Request) -> tuple[Case, Actor]:
    """The slot that is meant, if this person may see it here.

    Raises:
        UserError: `which_slot`, `unknown_slot` (also for one of somebody else's), `stranger`.
    """
    slot = None
    if request.number is not None:
        slot = _numbered(scene, request.number)
    elif request.slot_id is not None:
        slot = slots.by_id(scene.session, request.slot_id)
    else:
        raise _which(scene, request)
    if slot is None:
        raise _unknown(scene, request)
    here = scene.conversation.partnership_id
    if here is not None and here != slot.partnership_id:
        raise _unknown(scene, request)
    if scene.partnership is None or scene.partnership.id != slot.partnership_id:
        scene = scene.of(scene.session.get_one(Partnership, slot.partnership_id))
    if here is None and scene.side is None:
        raise _unknown(scene, request)
    partnership, side = scene.member()
    case = Case.of(scene.session, partnership, slot)
    return case, Actor(scene.person.id, side, scene.inbound.platform)


def _numbered(scene: Scene, number: int) -> Slot | None:
    """The slot of that number, among those that are counted where this person takes part.

    Where two are called so, that of the place where they write.
    """
    if scene.partnership is not None:
        home = scene.partnership.installation_id
        return slots.by_number(scene.session, installation_id=home, number=number)
    theirs = memberships.partnerships_of(scene.session, scene.person.id)
    homes = dict.fromkeys((scene.installation.id, *(p.installation_id for p in theirs)))
    found = [slots.by_number(scene.session, installation_id=h, number=number) for h in homes]
    own = {p.id for p in theirs}
    return next((s for s in found if s is not None and s.partnership_id in own), found[0])


def _unknown(scene: Scene, request: Request) -> UserError:
    """One that is not there, and one of somebody else's, look just the same."""
    if request.number is None:
        return _which(scene, request)
    return UserError("unknown_slot", number=request.number)


def _which(scene: Scene, request: Request) -> UserError:
    """Not said which: what waits for them, to tap on."""
    asks = slots.open_asks_of(scene.session, scene.person.id, after=scene.now)
    some = sorted({ask.slot_id for ask in asks})[:5]
    found = [slots.by_id(scene.session, slot_id) for slot_id in some]
    waiting = [[s.id, s.terms, f"#{s.number} {s.title}"] for s in found if s is not None]
    return UserError("which_slot", act=str(request.verb or ""), waiting=waiting)


_OF_NO_SLOT: dict[Verb, Callable[[Scene, Request], Note]] = {
    Act.PROPOSE: _propose,
    Look.SETTINGS: settings,
    Look.SIDE: side,
    Look.LINK: link,
    Look.UNLINK: unlink,
}
