"""The page's few drawings, in one place, for `<use>`."""

from __future__ import annotations

from handlers.cards.drawings import DRAWN

#: All of them, hidden.
SIGNS = (
    '<svg class="signs" aria-hidden="true" width="0" height="0">'
    + "".join(
        f'<symbol id="sign-{name}" viewBox="0 0 16 16">{shapes}</symbol>'
        for name, shapes in DRAWN.items()
    )
    + "</svg>"
)
