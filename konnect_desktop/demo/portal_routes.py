"""People, timeline and mailbox of one organisation (portal-api 2.1 to 2.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konnect_desktop.demo.envelope import bare, enveloped, refused
from konnect_desktop.demo.path_values import day_of, number_of
from konnect_desktop.demo.read_marks import Kind, ReadMarks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from starlette.requests import Request
    from starlette.responses import Response

    from konnect_desktop.demo.content.conversations import Conversation
    from konnect_desktop.demo.content.family import FamilyContent
    from konnect_desktop.demo.wire import Wire

CARDS_PER_PAGE = 6
CONVERSATIONS_PER_PAGE = 20


class PortalRoutes:
    """What a signed-in parent may read of people, days and messages."""

    def __init__(self, family: FamilyContent, wire: Wire, marks: ReadMarks) -> None:
        self._family = family
        self._wire = wire
        self._marks = marks

    def answers(self) -> Mapping[str, Callable[[Request], Response]]:
        """Return the answer of each path."""
        return {
            "/parent": self._parent,
            "/children/": self._children,
            "/customer/info": self._customer,
            "/notification/notifications": self._notifications,
            "/timeline/cards/v2/{offset}": self._cards,
            "/logbook/overview": self._conversations,
            "/logbook/details/{id}/summary/{flag}": self._thread,
        }

    def _parent(self, _request: Request) -> Response:
        return enveloped(self._wire.parent(self._family.place.parent))

    def _children(self, _request: Request) -> Response:
        return enveloped(self._wire.children())

    def _customer(self, _request: Request) -> Response:
        return enveloped({"customerName": self._family.place.customer_name})

    def _notifications(self, _request: Request) -> Response:
        """Answer the counters; which request lets them fall is our reading (`read_marks`)."""
        family, unread = self._family, self._marks.unread
        return enveloped(
            {
                "nrOfNewMessages": len(unread(Kind.CONVERSATION, family.mailbox.conversations)),
                "nrOfNewNewsItems": len(unread(Kind.ARTICLE, family.articles.items)),
                "nrOfNewNewsletters": len(unread(Kind.NEWSLETTER, family.newsletters.items)),
            }
        )

    def _cards(self, request: Request) -> Response:
        offset = number_of(request.path_params["offset"])
        if offset is None:
            return refused(400, "invalid")
        cards = self._family.timeline.cards(offset, CARDS_PER_PAGE)
        return bare([self._wire.card(card) for card in cards])

    def _conversations(self, request: Request) -> Response:
        """Answer by index or by days; without a query like index 0, which is our reading."""
        query = request.query_params
        rows = self._family.mailbox.conversations
        if "from" in query or "to" in query:
            first, last = day_of(query.get("from", "")), day_of(query.get("to", ""))
            if first is None or last is None:
                return refused(400, "invalid")
            rows = [row for row in rows if first <= _day_of(row) <= last]
        else:
            index = number_of(query.get("index", "0"))
            if index is None:
                return refused(400, "invalid")
            rows = rows[index : index + CONVERSATIONS_PER_PAGE]
        unread = self._marks.unread(Kind.CONVERSATION, rows)
        return bare([self._wire.conversation_row(row, is_unread=row.id in unread) for row in rows])

    def _thread(self, request: Request) -> Response:
        """Answer a conversation and mark it as read, which is our reading of an open question."""
        number = number_of(request.path_params["id"])
        conversation = None if number is None else self._family.mailbox.conversation(number)
        if conversation is None or request.path_params["flag"] not in {"true", "false"}:
            return refused(404, "not_found")
        self._marks.mark(Kind.CONVERSATION, conversation.id)
        return bare(self._wire.thread(conversation))


def _day_of(conversation: Conversation) -> date:
    return conversation.messages[-1].at.date()
