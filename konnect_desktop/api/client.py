"""The portal for one account: signs in, reads, and hands out values of the domain."""

from __future__ import annotations

from types import TracebackType
from typing import Final, Self

from konnect_desktop.api import convert, routes
from konnect_desktop.api.auth import Credentials, Identity, Session
from konnect_desktop.api.documents import refuse_if_refused, unwrap
from konnect_desktop.api.exchange import Answer, Exchange
from konnect_desktop.api.flows import FlowName
from konnect_desktop.api.network import Network
from konnect_desktop.api.refused_routes import RefusedRoutes
from konnect_desktop.api.routes import Route
from konnect_desktop.domain.conversations import Conversation, ConversationPage
from konnect_desktop.domain.errors import ErrorKind, ProtocolChangedError, RefusedError
from konnect_desktop.domain.people import Child, Parent, UnreadCounts
from konnect_desktop.domain.portals import Portal
from konnect_desktop.domain.timeline import TimelinePage

__all__ = ["ApiClient", "Credentials", "Identity"]

_UNAUTHORIZED: Final = 401
_FORBIDDEN: Final = 403
_GONE: Final = frozenset({404, 410})


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
        self._network = network or Network()
        self._exchange = Exchange(portal, self._network)
        self._refused = RefusedRoutes()
        self._session = Session(
            exchange=self._exchange,
            portal=portal,
            credentials=credentials,
            network=self._network,
            flow=flow,
            expected_username=expected_username,
        )

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

    async def parent(self) -> Parent:
        """Read who the parent is (2.1)."""
        return convert.parent(await self._read(routes.PARENT))

    async def organisation_name(self) -> str:
        """Read how the organisation is called (2.3); empty where the portal does not say."""
        return convert.organisation_name(await self._read(routes.ORGANISATION))

    async def children(self) -> tuple[Child, ...]:
        """Read active and former children (2.2)."""
        return convert.children(await self._read(routes.CHILDREN))

    async def unread_counts(self) -> UnreadCounts:
        """Read how much is new (2.4)."""
        return convert.unread_counts(await self._read(routes.UNREAD))

    async def timeline_page(self, offset: int) -> TimelinePage:
        """Read the cards after the first ``offset`` ones (2.5)."""
        return convert.timeline_page(await self._read(routes.TIMELINE, offset=offset), offset)

    async def conversation_page(self, offset: int) -> ConversationPage:
        """Read the conversations after the first ``offset`` ones (2.6); marks nothing as read."""
        document = await self._read(routes.CONVERSATIONS, offset=offset)
        return convert.conversation_page(document, offset)

    async def conversation(self, conversation_id: str) -> Conversation:
        """Read a whole conversation (2.7); the portal may mark it as read (F064)."""
        document = await self._read(routes.CONVERSATION, id=conversation_id)
        return convert.conversation(document, conversation_id)

    async def _read(self, route: Route, **values: object) -> object:
        answer = await self._authorized(route, **values)
        if answer.status == _FORBIDDEN:
            raise RefusedError(ErrorKind.NO_ACCESS, str(route))
        if answer.status in _GONE:
            raise RefusedError(ErrorKind.NOT_FOUND, str(route))
        if not answer.ok:
            raise ProtocolChangedError(str(route), "$", f"status {answer.status}")
        if route.enveloped:
            return unwrap(answer.document, str(route))
        refuse_if_refused(answer.document, str(route))
        return answer.document

    async def _authorized(self, route: Route, **values: object) -> Answer:
        """Read with a token; after a 401 with a renewed one, then with that of a new login."""
        now_s = self._network.clock.monotonic_s
        grant = await self._session.grant()
        answer = await self._exchange.get(route, bearer=grant.bearer, **values)
        if answer.status == _UNAUTHORIZED and self._refused.is_hopeless(route, grant, now_s()):
            raise RefusedError(ErrorKind.NO_ACCESS, str(route))
        for by_login in (False, True):
            if answer.status != _UNAUTHORIZED or (by_login and grant.from_login):
                break
            grant = await self._session.grant(after=grant, by_login=by_login)
            answer = await self._exchange.get(route, bearer=grant.bearer, **values)
        if answer.status == _UNAUTHORIZED:
            self._refused.note_refused(route, grant, now_s())
            raise RefusedError(ErrorKind.NO_ACCESS, str(route))
        self._refused.note_useful(grant)
        return answer
