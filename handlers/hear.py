"""From what came in to what is wanted: a line, a tap or a form becomes a `Request`."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from handlers.cards.token import Token
from handlers.door import Kind
from handlers.request import Request
from handlers.slots.lifecycle import Act
from handlers.words.away import read_days
from handlers.words.clean import cleaned
from handlers.words.codes import read_code
from handlers.words.grammar import as_command, read_line, read_week
from handlers.words.plain import only_a_time
from handlers.words.verbs import ELSEWHERE, OF_NO_SLOT, SIDES, Look, folded
from handlers.words.when import Refuse
from storage import drafts, slots
from storage.tables import Surface

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from handlers.door import Inbound
    from handlers.scene import Scene
    from handlers.words.verbs import Verb

#: How long a question about a proposal waits for its answer in words.
JUST_NOW = timedelta(minutes=15)

#: Verbs a sentence may begin with and mean something else: "hold da op", "aflys ikke debatten".
SENTENCES = frozenset(
    {Act.HOLD, Act.CANCEL, Act.ALONE, Act.RESTORE, Act.WITHDRAW, Act.POSTPONE, Act.ANNOUNCE}
    | {Look.TEXTS}
)
VERBS: dict[str, Verb] = {verb.value: verb for kind in (Act, Look) for verb in kind}


def hear(scene: Scene) -> tuple[Scene, Request]:
    """The request, and the scene with the language of the typed verb in it."""
    inbound = scene.inbound
    if inbound.kind in {Kind.TAP, Kind.FORM}:
        token = Token.read(inbound.value)
        verb = VERBS.get(inbound.act)
        return scene, Request(
            verb,
            token=token,
            fields=inbound.fields,
            slot_id=token.slot or None,
            ask_id=token.ask or None,
        )
    if scene.conversation.kind == "direct" and read_code(inbound.text):
        return scene, Request(Look.LINK, inbound.text)  # "write 407 183 to me"
    line = read_line(as_command(inbound.text) if inbound.kind is Kind.COMMAND else inbound.text)
    request = Request(
        line.verb,
        line.rest,
        line.number,
        line=cleaned(inbound.text),
        chat=inbound.kind in {Kind.MESSAGE, Kind.REACTION} and not inbound.surely,
        bare=line.bare,
        nearest=line.nearest,
    )
    if _only_talk(scene, request):
        request = replace(request, verb=None, text=request.line, bare=False)
        return scene, _in_context(scene, request)
    return replace(scene, typed=line.language), _in_context(scene, request)


def _only_talk(scene: Scene, request: Request) -> bool:
    """A sentence that happens to begin with a word of ours: "mine børn er syge", "side om side"."""
    inbound = scene.inbound
    if request.verb is Look.ABSENT and request.chat and inbound.addressed:
        days = read_days(request.text, now=scene.now, zone=scene.zone, lang=scene.language.code)
        return bool(request.text) and days is None
    if request.chat and request.verb in SENTENCES and request.number is None:
        timed = request.verb is Act.HOLD and only_a_time(request.text)
        return not (request.bare or timed)
    if not request.chat or request.verb not in OF_NO_SLOT:
        return False
    if not inbound.addressed:
        return True  # under a card people speak of its slot, and mostly with each other
    said_alone = request.bare or _says_what_to_join(request)
    if request.verb not in {Look.LINK, Look.UNLINK}:
        said_alone = said_alone or bool(inbound.mentions) or "@" in request.text
    said_alone = said_alone or (request.verb is Look.DIGEST and read_week(request.text))
    return request.verb is not Act.PROPOSE and not said_alone


def _says_what_to_join(request: Request) -> bool:
    """A code or a side behind "link", a platform behind "unlink", and nothing else."""
    said = folded(request.text)
    if request.verb is Look.LINK:
        return said in SIDES or read_code(request.text) is not None
    return request.verb is Look.UNLINK and said in ELSEWHERE


def surface_under(session: Session, conversation_id: int, message: str | None) -> Surface | None:
    """The card or prompt a message stands under."""
    if message is None:
        return None
    wanted = select(Surface).where(
        Surface.conversation_id == conversation_id, Surface.external_id == message
    )
    return session.scalars(wanted).first()


def _in_context(scene: Scene, request: Request) -> Request:
    """Without a number, the slot is the one whose card or prompt it was said to."""
    if request.number is not None or request.verb in OF_NO_SLOT:
        return request
    surface = surface_under(scene.session, scene.conversation.id, scene.inbound.under)
    if surface is not None:
        return replace(request, slot_id=surface.slot_id, ask_id=surface.ask_id)
    if request.verb is Look.UNDO:  # what they did last, wherever they say it
        mine = slots.done_last(scene.session, scene.person.id, since=scene.now - JUST_NOW)
        return replace(request, slot_id=mine)
    return _by_what_waits(scene, request)


def _by_what_waits(scene: Scene, request: Request) -> Request:
    """The one slot that waits for their answer, else the one that was last spoken of."""
    answers = request.verb in {Act.ACCEPT, Act.DECLINE, Act.COUNTER}
    if not answers and scene.conversation.kind != "direct":
        return request
    here = scene.conversation.partnership_id
    asks = slots.open_asks_of(scene.session, scene.person.id, after=scene.now, partnership_id=here)
    waiting = {ask.slot_id for ask in asks}
    if len(waiting) == 1:
        return replace(request, slot_id=waiting.pop())
    if not waiting and (draft := _draft_answered(scene, request)) is not None:
        return draft
    told = None if waiting else slots.told_last(scene.session, scene.conversation.id)
    return replace(request, slot_id=told)


def _draft_answered(scene: Scene, request: Request) -> Request | None:
    """Words that answer what was just asked about a proposal: they say when."""
    if request.verb is not None or scene.conversation.kind != "direct":
        return None
    draft = drafts.unanswered(scene.session, scene.person.id, since=scene.now - JUST_NOW)
    if draft is None or not draft.payload.get("title"):
        return None
    reading = scene.read(request.line)
    if (isinstance(reading, Refuse) and reading.code == "no_time_found") or not only_a_time(
        reading.rest
    ):
        return None
    fields = {"title": draft.payload["title"], "when": request.line}
    return replace(request, verb=Act.PROPOSE, token=Token(draft=draft.id), fields=fields)


def is_for_us(session: Session, inbound: Inbound, conversation_id: int | None) -> bool:
    """Whether an unaddressed message was said under one of our cards."""
    if inbound.addressed:
        return True
    if conversation_id is None:
        return False
    return surface_under(session, conversation_id, inbound.under) is not None
