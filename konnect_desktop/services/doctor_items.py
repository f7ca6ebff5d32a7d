"""Which item of a list the doctor may open: one that was read before, by an id that is one.

Rule: what is unread stays closed: opening it would mark it as read (F064).
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from msgspec import Struct

from konnect_desktop.api import routes
from konnect_desktop.api.reading import WrongItemError, identifier
from konnect_desktop.api.routes import Route
from konnect_desktop.domain.errors import ProtocolChangedError
from konnect_desktop.domain.findings import Why


class Opened(Struct, frozen=True):
    """A route for one item of a list: which key says that it is unread, and which is its id."""

    route: Route
    of: Route
    unread: str
    key: str


CONVERSATION: Final = Opened(
    routes.CONVERSATION, routes.CONVERSATIONS, "unread", "logMessageMessageId"
)
NEWSLETTER: Final = Opened(
    routes.NEWSLETTER, routes.NEWSLETTERS, "unread", "generatedHtmlNewsLetterId"
)
ARTICLE: Final = Opened(routes.ARTICLE, routes.NEWS, "isNew", "htmlContentId")


def id_to_open(opened: Opened, items: Sequence[dict[str, object]]) -> str | Why:
    """Return the first id by the rule by which the client takes one, or why none is opened.

    Raises:
        ProtocolChangedError: There are some to open, and none has an id.
    """
    if not items:
        return Why.NOTHING_THERE
    values = [item.get(opened.key) for item in items if item.get(opened.unread) is False]
    if not values:
        return Why.ONLY_UNREAD
    for value in values:
        with suppress(WrongItemError):
            return identifier(value, "$")
    raise ProtocolChangedError(str(opened.route), "$", "the list has no id to ask with")
