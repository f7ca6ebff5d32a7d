"""What is known of the envelope that some answers come in (``docs/portal-api.md``, section 3)."""

from __future__ import annotations

from typing import Final

from konnect_desktop.api import routes
from konnect_desktop.api.routes import Route
from konnect_desktop.api.shapes import FLAG, TEXT, Anything, Fields, ListOf, leaf

ENVELOPE: Final = Fields(
    {"result": leaf(FLAG), "payload": Anything()},
    {"messages": ListOf(Fields({"messageCode": leaf(TEXT)}), or_nothing=True)},
)

# Whether answers come in one, where that is known.
ENVELOPED: Final[dict[Route, bool]] = {
    **dict.fromkeys(
        (
            *(routes.CAPTCHA, routes.PORTAL_NAME, routes.CHILDREN, routes.CALENDAR),
            *(routes.DOCUMENTS, routes.NEWS, routes.ARTICLE),
        ),
        True,
    ),
    **dict.fromkeys(
        (
            *(routes.LOGIN, routes.RENEWAL, routes.TIMELINE, routes.CONVERSATION),
            *(routes.CONVERSATIONS, routes.CONVERSATIONS_BETWEEN),
        ),
        False,
    ),
}
