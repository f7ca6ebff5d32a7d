"""The portal for one account: signs in, reads, and hands out values of the domain."""

from __future__ import annotations

from datetime import date
from types import TracebackType
from typing import Self

from konnect_desktop.api import (
    convert_administration,
    convert_calendar,
    convert_conversations,
    convert_news,
    convert_people,
    convert_timeline,
    routes,
)
from konnect_desktop.api.auth import Credentials, Identity, Session
from konnect_desktop.api.authorized import AuthorizedReads, document_of
from konnect_desktop.api.documents import message_codes
from konnect_desktop.api.downloads import FileSink
from konnect_desktop.api.examining import Examiner
from konnect_desktop.api.exchange import Exchange
from konnect_desktop.api.flows import FlowName
from konnect_desktop.api.network import Network
from konnect_desktop.api.paging import PagedList
from konnect_desktop.domain.administration import DocumentKind, DocumentList, PortalDocument
from konnect_desktop.domain.articles import Article
from konnect_desktop.domain.calendar import Calendar
from konnect_desktop.domain.card_keys import card_key
from konnect_desktop.domain.conversations import Conversation, ConversationPage, ConversationRow
from konnect_desktop.domain.news import News, Newsletter, NewsletterPage, NewsletterText
from konnect_desktop.domain.people import Child, Parent, UnreadCounts
from konnect_desktop.domain.portals import Portal
from konnect_desktop.domain.timeline import Card, TimelinePage

__all__ = ["ApiClient", "Credentials", "Identity"]


class ApiClient:
    """Reads what the portal has for one account; an async context manager.

    Every method raises ``KonnectError``: ``UnreachableError`` where trying later may help,
    ``RefusedError`` where the portal says no (``NOT_FOUND``: it does not have the route), and
    ``ProtocolChangedError`` for an answer of an unknown shape. After ``aclose`` all of them raise
    ``SIGN_IN_FIRST`` and nothing is sent any more.

    Args:
        portal: Where the account lives.
        credentials: User name, and the password when a login needs it.
        network: Limits, patience and addresses; clients of one run share one value.
        flow: How this account signed in before (``Identity.flow``).
        expected_username: Whose account it is (``Identity.username``); with another one at any
            time all calls raise ``ACCOUNT_CHANGED``.

    Attributes:
        examiner: Reads routes to see how they answer, for the doctor.
    """

    def __init__(
        self,
        portal: Portal,
        credentials: Credentials,
        *,
        network: Network | None = None,
        flow: FlowName | None = None,
        expected_username: str | None = None,
    ) -> None:
        self._portal = portal
        network = network or Network()
        self._exchange = Exchange(portal, network)
        self._session = Session(
            exchange=self._exchange,
            portal=portal,
            credentials=credentials,
            network=network,
            flow=flow,
            expected_username=expected_username,
        )
        self._reads = AuthorizedReads(self._exchange, self._session, network.clock)
        names = (portal.tenant, credentials.username)
        self.examiner = Examiner(self._reads, self._exchange, network.clock, names)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    @property
    def portal(self) -> Portal:
        """Where the account lives."""
        return self._portal

    @property
    def identity(self) -> Identity | None:
        """Who is signed in, by the latest check."""
        return self._session.identity

    async def aclose(self) -> None:
        """Sign out on this side: forget the tokens, end all requests, send none again."""
        await self._session.aclose()
        await self._exchange.aclose()

    async def sign_in(self) -> Identity:
        """Sign in with the password (portal-api 1.3), also after an earlier one was rejected."""
        return await self._session.sign_in()

    async def renew(self) -> None:
        """Renew the session now, as it is done every quarter of an hour (portal-api 1.5).

        Raises:
            KonnectError: It could not be; ``SIGN_IN_FIRST`` where there is none yet.
        """
        await self._session.renew_now()

    # -- the portal and the account -------------------------------------------------------------

    async def portal_label(self) -> str:
        """Ask the portal which one it is (1.9): its organisation's label; needs no sign-in."""
        return convert_people.portal_label(await self._reads.open_document(routes.PORTAL_NAME))

    async def has_single_sign_on(self) -> bool:
        """Ask whether the portal has settings for single sign-on (1.9); needs no sign-in."""
        document = await self._reads.open_document(routes.SINGLE_SIGN_ON)
        return convert_people.has_single_sign_on(document)

    async def parent(self) -> Parent:
        """Read who the parent is (2.1)."""
        return convert_people.parent(await self._reads.document(routes.PARENT))

    async def organisation_name(self) -> str:
        """Read how the organisation is called (2.3); empty where the portal does not say."""
        return convert_people.organisation_name(await self._reads.document(routes.ORGANISATION))

    async def children(self) -> tuple[Child, ...]:
        """Read active and former children (2.2)."""
        return convert_people.children(await self._reads.document(routes.CHILDREN))

    async def unread_counts(self) -> UnreadCounts:
        """Read how much is new (2.4)."""
        return convert_people.unread_counts(await self._reads.document(routes.UNREAD))

    # -- timeline and conversations -------------------------------------------------------------

    def timeline(self) -> PagedList[TimelinePage, Card]:
        """Return the whole timeline, newest card first: ``async for card in client.timeline()``."""
        return PagedList(
            route=str(routes.TIMELINE),
            fetch=self.timeline_page,
            items=lambda page: page.cards,
            received=lambda page: page.received,
            key=card_key,
        )

    async def timeline_page(self, offset: int) -> TimelinePage:
        """Read the cards after the first ``offset`` ones (2.5)."""
        document = await self._reads.document(routes.TIMELINE, offset=offset)
        return convert_timeline.timeline_page(document, offset)

    def conversations(self) -> PagedList[ConversationPage, ConversationRow]:
        """Return all conversations as the overview lists them; reading it marks none as read."""
        return PagedList(
            route=str(routes.CONVERSATIONS),
            fetch=self.conversation_page,
            items=lambda page: page.rows,
            received=lambda page: page.received,
            key=lambda row: row.conversation_id,
        )

    async def conversation_page(self, offset: int) -> ConversationPage:
        """Read the conversations after the first ``offset`` ones (2.6); marks nothing as read."""
        document = await self._reads.document(routes.CONVERSATIONS, offset=offset)
        return convert_conversations.conversation_page(document, offset)

    async def conversations_between(self, first: date, last: date) -> ConversationPage:
        """Read the conversations of these days in one answer (2.6); marks nothing as read."""
        document = await self._reads.document(
            routes.CONVERSATIONS_BETWEEN, first=_day(first), last=_day(last)
        )
        return convert_conversations.conversation_page(document, 0)

    async def conversation(self, conversation_id: str) -> Conversation:
        """Read a whole conversation (2.7); the portal may mark it as read (F064)."""
        document = await self._reads.document(routes.CONVERSATION, id=conversation_id)
        return convert_conversations.conversation(document, conversation_id)

    # -- news -----------------------------------------------------------------------------------

    def newsletters(self) -> PagedList[NewsletterPage, Newsletter]:
        """Return all newsletters as the list shows them; this list says itself where it ends."""
        return PagedList(
            route=str(routes.NEWSLETTERS),
            fetch=self.newsletter_page,
            items=lambda page: page.newsletters,
            received=lambda page: page.received,
            key=lambda newsletter: newsletter.newsletter_id,
            says_last=lambda page: page.says_last,
        )

    async def newsletter_page(self, offset: int) -> NewsletterPage:
        """Read the newsletters after the first ``offset`` ones (2.8)."""
        document = await self._reads.document(routes.NEWSLETTERS, offset=offset)
        return convert_news.newsletter_page(document, offset)

    async def newsletter(self, newsletter_id: str) -> NewsletterText:
        """Read a whole newsletter (2.9); the portal may mark it as read."""
        document = await self._reads.document(routes.NEWSLETTER, id=newsletter_id)
        return convert_news.newsletter_text(document, newsletter_id)

    async def news(self) -> News:
        """Read all news (2.10)."""
        return convert_news.news(await self._reads.document(routes.NEWS))

    async def article(self, article_id: str) -> Article:
        """Read a whole piece of news, by ``NewsItem.article_id`` (2.11)."""
        document = await self._reads.document(routes.ARTICLE, id=article_id)
        return convert_news.article(document, article_id)

    # -- planning and documents -----------------------------------------------------------------

    async def calendar(self, first: date, last: date) -> Calendar:
        """Read the planning of these days (2.12); ``last`` may come or not, the portal decides."""
        answer = await self._reads.answer(routes.CALENDAR, first=_day(first), last=_day(last))
        document = document_of(answer, routes.CALENDAR)
        return convert_calendar.calendar(document, message_codes(answer.document), first, last)

    async def documents(self, kind: DocumentKind, first: date, last: date) -> DocumentList:
        """Read which documents of a kind there are between two days (2.13)."""
        document = await self._reads.document(
            routes.DOCUMENTS, kind=kind.value, first=_day(first), last=_day(last)
        )
        return convert_administration.documents(document, kind)

    async def download(self, document: PortalDocument, into: FileSink) -> None:
        """Fetch a document's file (2.14), at the account's own portal and with its token.

        Args:
            document: Which one; it ``has_file``.
            into: Gets the bytes. A try that fails is made again from the start.
        """
        await self._reads.file(
            routes.DOCUMENT,
            into,
            admin_id=document.admin_id,
            kind=document.kind.value,
            id=document.document_id,
        )


def _day(day: date) -> str:
    """Write a day as it stands in paths."""
    return f"{day:%Y%m%d}"
