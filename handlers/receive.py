"""The one door: everything people do comes through here, in one transaction.

Dedupe, find out who it is, understand, act, write rows and intents, commit. What could not be done
changes nothing: it is rolled back, and the person is told in a transaction of its own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.answering import answer, answer_error, tell_actor
from handlers.door import Kind, Reply
from handlers.errors import UserError
from handlers.hear import hear, is_for_us
from handlers.overheard import may_be_answer, meant_for_us
from handlers.perform import perform
from handlers.scene import Defaults, Scene, find_scene
from storage import conversations, identities, inbox, installations
from storage.conflict import ConflictError
from storage.trying import until_done

if TYPE_CHECKING:
    from datetime import datetime

    from handlers.door import Inbound
    from storage.engine import Store

#: What makes a "ja" under a card mere talk: nobody asked the one who said it.
TALK = frozenset(
    {
        "nothing_asked",
        "not_your_side",
        "not_now",
        "over",
        "stranger",
        "no_time_found",
        "undo_late",
        "unknown_verb",
    }
)


def receive(store: Store, inbound: Inbound, *, now: datetime, defaults: Defaults) -> Reply:
    """Take in one thing a person did, at the domain's time `now` (UTC).

    Returns what goes straight back. The same thing a second time does nothing and returns nothing.

    Raises:
        ConflictError: it was written over too many times in a row; nothing was changed.
    """
    if inbound.actor.is_bot:
        return Reply()
    if not _concerns_us(store, inbound):
        if may_be_answer(inbound):
            _ask_whether_for_us(store, inbound, now=now, defaults=defaults)
        return Reply()

    def once(tried: int) -> Reply:
        # What cannot be done is decided twice where reads can see different moments.
        final = tried > 1 or store.one_moment
        return _once(store, inbound, now=now, defaults=defaults, final=final)

    return until_done(once)


class _AgainError(ConflictError):
    """Read again before telling them that it cannot be done."""


def _once(
    store: Store, inbound: Inbound, *, now: datetime, defaults: Defaults, final: bool
) -> Reply:
    try:
        with store.write() as session:
            if not inbox.first_time(session, key=_key(inbound), at=now):
                return Reply()
            scene = find_scene(session, inbound, now=now, defaults=defaults)
            scene, request = hear(scene)
            return _in_their_language(scene, answer(scene, perform(scene, request)))
    except UserError as error:
        if not final:
            raise _AgainError from error
        wrong = error
    if not inbound.addressed and wrong.code in TALK:
        return Reply()
    with store.write() as session:
        # A form that is refused stays open, and comes again under the same key once corrected.
        refused_form = inbound.kind is Kind.FORM
        if not refused_form and not inbox.first_time(session, key=_key(inbound), at=now):
            return Reply()
        scene = find_scene(session, inbound, now=now, defaults=defaults)
        scene, _request = hear(scene)
        return _in_their_language(scene, answer_error(scene, wrong))


def _in_their_language(scene: Scene, reply: Reply) -> Reply:
    return replace(reply, lang=scene.language.code)


def _ask_whether_for_us(
    store: Store, inbound: Inbound, *, now: datetime, defaults: Defaults
) -> None:
    with store.read() as session:  # most talk is of people we ask nothing
        home, who = inbound.installation, inbound.actor.external_id
        if identities.seen(session, platform=inbound.platform, home=home, person=who) is None:
            return
    with store.write() as session:
        if inbox.first_time(session, key=_key(inbound), at=now):
            scene = find_scene(session, inbound, now=now, defaults=defaults)
            if note := meant_for_us(scene):
                tell_actor(scene, note)


def _concerns_us(store: Store, inbound: Inbound) -> bool:
    """Talk among people costs one look, and is never written down."""
    if inbound.addressed or inbound.kind not in {Kind.MESSAGE, Kind.REACTION}:
        return True
    if inbound.under is None:
        return False
    with store.read() as session:
        home = installations.known(
            session, platform=inbound.platform, external_id=inbound.installation
        )
        found = home and conversations.known(
            session, installation_id=home.id, external_id=inbound.room.external_id
        )
        return is_for_us(session, inbound, found[0].id if found else None)


def _key(inbound: Inbound) -> str:
    return f"{inbound.platform}:{inbound.installation}:{inbound.key}"
