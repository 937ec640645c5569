"""What a person did wrong, or could not know: a code with fields. It gets its words late."""

from __future__ import annotations

from typing import Any


class UserError(Exception):
    """Nothing was changed, and the person is told why and what to do next.

    `code` names the sentence in `handlers.cards.errors`; `fields` are JSON values; `slot_id` the
    slot it is about; `field` the form's input it belongs to; `keep` a proposal as far as it was
    understood, so that one tap or a form can go on from there.
    """

    keep: dict[str, Any] | None = None

    def __init__(
        self,
        code: str,
        *,
        slot_id: int | None = None,
        field: str = "",
        **fields: Any,  # noqa: ANN401 - JSON
    ) -> None:
        super().__init__(code)
        self.code = code
        self.slot_id = slot_id
        self.field = field
        self.fields = fields
