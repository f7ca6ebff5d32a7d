"""Reading with the token of an account, and what the portal says against it (portal-api 2)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Final

from konnect_desktop.api.answers import Answer
from konnect_desktop.api.auth import Session
from konnect_desktop.api.documents import refuse_if_refused, unwrap
from konnect_desktop.api.downloads import FileSink
from konnect_desktop.api.exchange import Exchange
from konnect_desktop.api.gone_routes import GoneRoutes
from konnect_desktop.api.network import Clock
from konnect_desktop.api.refused_routes import RefusedRoutes
from konnect_desktop.api.routes import Route
from konnect_desktop.domain.errors import ErrorKind, ProtocolChangedError, RefusedError

_UNAUTHORIZED: Final = 401
_FORBIDDEN: Final = 403
_GONE: Final = frozenset({404, 410})

_Ask = Callable[[str], Awaitable[Answer]]


class AuthorizedReads:
    """Reads one account's routes.

    Args:
        exchange: Requests to the portal.
        session: Gives tokens.
        clock: For how long a route that stays closed, or is gone, is left alone.
    """

    def __init__(self, exchange: Exchange, session: Session, clock: Clock) -> None:
        self._exchange = exchange
        self._session = session
        self._clock = clock
        self._refused = RefusedRoutes()
        self._gone = GoneRoutes()

    async def answer(self, route: Route, **values: object) -> Answer:
        """Read an answer, which is good; its document is still as the portal sent it."""
        return await self._asked(route, values, partial(self._get, route, values))

    async def document(self, route: Route, **values: object) -> object:
        """Read what an answer holds, out of its envelope where the route may have one."""
        answer = await self.answer(route, **values)
        return document_of(answer, route)

    async def open_answer(self, route: Route) -> Answer:
        """Read an answer of a route that needs no token."""
        self._refuse_gone(route)
        answer = await self._exchange.get(route)
        self._judge(answer, route, {})
        return answer

    async def open_document(self, route: Route) -> object:
        """Read what an answer of a route holds that needs no token."""
        return document_of(await self.open_answer(route), route)

    async def file(self, route: Route, into: FileSink, **values: object) -> None:
        """Read a file into a sink, each try from its start."""

        async def ask(bearer: str) -> Answer:
            return await self._exchange.download(route, into, bearer=bearer, **values)

        await self._asked(route, values, ask)

    async def _get(self, route: Route, values: dict[str, object], bearer: str) -> Answer:
        return await self._exchange.get(route, bearer=bearer, **values)

    async def _asked(self, route: Route, values: Mapping[str, object], ask: _Ask) -> Answer:
        self._refuse_gone(route)
        answer = await self._authorized(route, ask)
        self._judge(answer, route, values)
        return answer

    def _refuse_gone(self, route: Route) -> None:
        if self._gone.has(route, self._clock.monotonic_s()):
            raise RefusedError(ErrorKind.NOT_FOUND, f"{route}: not asked again yet")

    def _judge(self, answer: Answer, route: Route, values: Mapping[str, object]) -> None:
        """Raise for an answer that is not good."""
        if answer.status == _FORBIDDEN:
            raise RefusedError(ErrorKind.NO_ACCESS, str(route))
        if answer.status in _GONE:
            self._gone.note(route, values, self._clock.monotonic_s())
            raise RefusedError(ErrorKind.NOT_FOUND, str(route))
        if not answer.ok:
            raise ProtocolChangedError(str(route), "$", f"status {answer.status}")

    async def _authorized(self, route: Route, ask: _Ask) -> Answer:
        """Ask with a token; after a 401 with a renewed one, then with that of a new login."""
        now_s = self._clock.monotonic_s
        grant = await self._session.grant()
        answer = await ask(grant.bearer)
        if answer.status == _UNAUTHORIZED and self._refused.is_hopeless(route, grant, now_s()):
            raise RefusedError(ErrorKind.NO_ACCESS, str(route))
        for by_login in (False, True):
            if answer.status != _UNAUTHORIZED or (by_login and grant.from_login):
                break
            grant = await self._session.grant(after=grant, by_login=by_login)
            answer = await ask(grant.bearer)
        if answer.status == _UNAUTHORIZED:
            self._refused.note_refused(route, grant, now_s())
            raise RefusedError(ErrorKind.NO_ACCESS, str(route))
        self._refused.note_useful(grant)
        return answer


def document_of(answer: Answer, route: Route) -> object:
    """Take an answer out of its envelope; a route that has none is only asked for a refusal.

    Raises:
        RefusedError: ``REQUEST_REFUSED``: the portal said no with status 200 (F048).
    """
    if route.enveloped:
        return unwrap(answer.document, str(route))
    refuse_if_refused(answer.document, str(route))
    return answer.document
