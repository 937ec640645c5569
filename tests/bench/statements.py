"""The baseline's statements, prepared once."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.tables import Base

if TYPE_CHECKING:
    from sqlalchemy import Insert

ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)
TABLES = Base.metadata.tables
S, A, C = TABLES["slots"], TABLES["asks"], TABLES["commitments"]
V, P, M = TABLES["conversations"], TABLES["identities"], TABLES["memberships"]

INBOX: dict[str, Insert] = {
    "sqlite": sqlite.insert(TABLES["inbox"]).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(TABLES["inbox"])
    .on_conflict_do_nothing()
    .execution_options(preserve_rowcount=True),
}
SLOT = select(
    S.c.id,
    S.c.installation_id,
    S.c.partnership_id,
    S.c.start_at,
    S.c.end_at,
    S.c.state,
    S.c.terms,
    S.c.version,
).where(S.c.id == bindparam("slot"))
ASK = select(
    A.c.id, A.c.slot_id, A.c.commitment_id, A.c.person_id, A.c.asked_by, A.c.outcome
).where(A.c.id == bindparam("ask"))
CONVERSATION = select(V.c.partnership_id).where(
    V.c.installation_id == bindparam("installation"), V.c.external_id == bindparam("channel")
)
ACTOR = (
    select(P.c.person_id, M.c.side)
    .join(M, M.c.person_id == P.c.person_id)
    .where(
        P.c.installation_id == bindparam("installation"),
        P.c.external_id == bindparam("user"),
        M.c.partnership_id == bindparam("partnership"),
    )
)
OTHERS_WAITING = select(C.c.id).where(
    C.c.slot_id == bindparam("slot"),
    C.c.id != bindparam("but"),
    C.c.status.in_(("needs-action", "tentative")),
)
LINES = select(V.c.id, V.c.person_id).where(
    V.c.installation_id == bindparam("installation"),
    or_(
        (V.c.partnership_id == bindparam("partnership")) & (V.c.kind == "shared"),
        V.c.person_id.in_((bindparam("asker"), bindparam("asked"))),
    ),
)
ANSWER_COMMITMENT = (
    update(C)
    .where(C.c.id == bindparam("row"))
    .values(status="accepted", answered_at=bindparam("now"))
)
ANSWER_ASK = (
    update(A)
    .where(A.c.id == bindparam("row"))
    .values(outcome="accepted", answered_by=bindparam("by"), answered_at=bindparam("now"))
)
CHANGE_SLOT = (
    update(S)
    .where(S.c.id == bindparam("row"), S.c.version == bindparam("read"))
    .values(
        state=bindparam("to"),
        terms=bindparam("new_terms"),
        version=S.c.version + 1,
        remind_at=bindparam("remind"),
        call_at=None,
    )
)
HISTORY = insert(TABLES["history"])
OUTBOX: dict[str, Insert] = {
    "sqlite": sqlite.insert(TABLES["outbox"]).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(TABLES["outbox"]).on_conflict_do_nothing(),
}
WAKE = (
    update(V)
    .where(V.c.id == bindparam("row"))
    .values(ready_at=func.coalesce(V.c.ready_at, V.c.paced_until, bindparam("always")))
)
