"""The data routes of one organisation (wire 2.1 to 2.7); each needs a living access token."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from starlette.routing import Route

from konnect_desktop.demo.content.calendar import AMSTERDAM
from konnect_desktop.demo.envelope import bare, enveloped, refused

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from konnect_desktop.demo.access_tokens import AccessTokens
    from konnect_desktop.demo.content.conversations import Conversation
    from konnect_desktop.demo.content.family import FamilyContent
    from konnect_desktop.demo.state import State
    from konnect_desktop.demo.wire import Wire

CARDS_PER_PAGE = 6
CONVERSATIONS_PER_PAGE = 20

_BASE = "/restservices-parent"
_MOST_DIGITS = 18


class PortalRoutes:
    """What a signed-in parent may read of an organisation."""

    def __init__(
        self, family: FamilyContent, wire: Wire, tokens: AccessTokens, state: State
    ) -> None:
        self._family = family
        self._wire = wire
        self._tokens = tokens
        self._state = state

    def routes(self) -> list[Route]:
        """Return the routes, all of them for GET."""
        paths: dict[str, Callable[[Request], Response]] = {
            "/parent": self._parent,
            "/children/": self._children,
            "/customer/info": self._customer,
            "/notification/notifications": self._notifications,
            "/timeline/cards/v2/{offset}": self._cards,
            "/logbook/overview": self._conversations,
            "/logbook/details/{id}/summary/{flag}": self._thread,
        }
        return [Route(_BASE + path, self._guarded(answer)) for path, answer in paths.items()]

    def _guarded(
        self, answer: Callable[[Request], Response]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def guarded(request: Request) -> Response:
            token = bearer_token(request)
            if token is None or self._tokens.user_of(token) is None:
                return refused(401, "unauthorized")
            return answer(request)

        return guarded

    def _parent(self, _request: Request) -> Response:
        return enveloped(self._wire.parent(self._family.place.parent))

    def _children(self, _request: Request) -> Response:
        return enveloped(self._wire.children())

    def _customer(self, _request: Request) -> Response:
        return enveloped({"customerName": self._family.place.customer_name})

    def _notifications(self, _request: Request) -> Response:
        unread = sum(self._is_unread(each) for each in self._family.mailbox.conversations)
        return enveloped(
            {"nrOfNewMessages": unread, "nrOfNewNewsItems": 0, "nrOfNewNewsletters": 0}
        )

    def _cards(self, request: Request) -> Response:
        offset = _number(request.path_params["offset"])
        if offset is None:
            return refused(400, "invalid")
        cards = self._family.timeline.cards(offset, CARDS_PER_PAGE)
        return bare([self._wire.card(card) for card in cards])

    def _conversations(self, request: Request) -> Response:
        """Answer by index or by days; without a query like index 0, which is our reading."""
        query = request.query_params
        rows = self._family.mailbox.conversations
        if "from" in query or "to" in query:
            first, last = _day(query.get("from", "")), _day(query.get("to", ""))
            if first is None or last is None:
                return refused(400, "invalid")
            rows = [row for row in rows if first <= _day_of(row) <= last]
        else:
            index = _number(query.get("index", "0"))
            if index is None:
                return refused(400, "invalid")
            rows = rows[index : index + CONVERSATIONS_PER_PAGE]
        return bare(
            [self._wire.conversation_row(row, is_unread=self._is_unread(row)) for row in rows]
        )

    def _thread(self, request: Request) -> Response:
        """Answer a conversation and mark it as read, which is our reading of an open question."""
        number = _number(request.path_params["id"])
        conversation = None if number is None else self._family.mailbox.conversation(number)
        if conversation is None or request.path_params["flag"] not in {"true", "false"}:
            return refused(404, "not_found")
        self._state.open_conversation(self._family.place.org, conversation.id)
        return bare(self._wire.thread(conversation))

    def _is_unread(self, conversation: Conversation) -> bool:
        if not conversation.starts_unread:
            return False
        return conversation.id not in self._state.opened_conversations(self._family.place.org)


def bearer_token(request: Request) -> str | None:
    """Return the token of the Authorization header."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" and token else None


def _number(text: str) -> int | None:
    is_number = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    return int(text) if is_number else None


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%Y%m%d").replace(tzinfo=AMSTERDAM).date()
    except ValueError:
        return None


def _day_of(conversation: Conversation) -> date:
    return conversation.messages[-1].at.date()
