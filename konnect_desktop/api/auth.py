"""The session of one account: who is signed in, with which token, and its renewal (R6).

Rule: whatever needs a token asks here for one; there is one renewal or login at a time, and after
each of them the portal is asked who the token belongs to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

from konnect_desktop.api import routes
from konnect_desktop.api.answers import Answer
from konnect_desktop.api.exchange import Exchange
from konnect_desktop.api.flows import AppFlow, Flow, FlowName, WebFlow
from konnect_desktop.api.grants import (
    Grant,
    bearer_of,
    fields_of,
    renewal_delay_s,
    server_epoch_s,
)
from konnect_desktop.api.login import REJECTED, log_in
from konnect_desktop.api.network import Network
from konnect_desktop.api.retries import tries
from konnect_desktop.api.single_flight import SingleFlight
from konnect_desktop.domain.errors import (
    ErrorKind,
    KonnectError,
    ProtocolChangedError,
    RefusedError,
)
from konnect_desktop.domain.portals import Portal

_LONGEST_USERNAME: Final = 320
_UNAUTHORIZED: Final = 401


class Credentials(Protocol):
    """Where user name and password come from."""

    @property
    def username(self) -> str:
        """What the parent signs in with."""
        ...

    async def password(self) -> str | None:
        """Return the password; ``None`` where nobody can be asked and none is kept."""
        ...

    async def accepted(self) -> None:
        """Learn that the portal took the password."""
        ...

    async def rejected(self) -> None:
        """Learn that the portal did not take the password (T20)."""
        ...


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is signed in.

    ``username`` is the portal's own spelling; it and ``flow`` are to be kept with the account and
    handed to the next ``ApiClient``. ``full_name`` is empty where the portal does not say.
    """

    username: str
    full_name: str
    flow: FlowName


class Session:
    """Keeps the token of one account alive.

    Args:
        exchange: Requests to the portal.
        portal: Where the account lives.
        credentials: For logins.
        network: Clock and patience.
        flow: The flow that served this account before; ``None`` tries the web's.
        expected_username: Whose account it is, where that is known already.
    """

    def __init__(  # noqa: PLR0913 — one value each, by name
        self,
        *,
        exchange: Exchange,
        portal: Portal,
        credentials: Credentials,
        network: Network,
        flow: FlowName | None,
        expected_username: str | None,
    ) -> None:
        self.identity: Identity | None = None
        self._exchange = exchange
        self._portal = portal
        self._credentials = credentials
        self._retry = network.retry
        self._clock = network.clock
        self._flow: Flow = AppFlow() if flow == "app" else WebFlow(portal, network.clock)
        self._expected = expected_username
        self._grant: Grant | None = None
        self._unchecked: Grant | None = None
        self._serial = 0
        self._generation = 0
        self._flight = SingleFlight()
        self._refusal: RefusedError | None = None
        self._frozen = False
        self._closed = False

    async def sign_in(self) -> Identity:
        """Sign in with the password now, whatever went wrong before; joins one under way.

        Raises:
            KonnectError: ``SIGN_IN_FIRST`` without a password; else what the portal says.
        """
        self._assert_usable()
        await self._flight.run("sign-in", self._sign_in, join_any=False)
        self._assert_usable()
        if self.identity is None:
            raise KonnectError(ErrorKind.INTERNAL, "signed in without identity")
        return self.identity

    async def grant(self, *, after: Grant | None = None, by_login: bool = False) -> Grant:
        """Return a token for use now, renewed or by a silent login where need be.

        Args:
            after: A grant whose token the portal did not take; another one is returned.
            by_login: Renewing has been tried: log in.
        """
        while True:
            self._assert_usable()
            grant = self._grant
            rejected = grant is not None and after is not None and grant.serial <= after.serial
            if grant is not None and not rejected:
                if self._clock.monotonic_s() < grant.renew_at_s:
                    return grant
                by_login = False
            start = self._log_in_silently if by_login else self._renew
            await self._flight.run("renewal", start, join_any=True)

    async def renew_now(self) -> None:
        """Take another token although this one still lives; a lost session ends in a login."""
        self._assert_usable()
        await self.grant(after=self._grant)

    async def aclose(self) -> None:
        """Forget all secrets; a renewal that answers later is dropped (F023)."""
        self._closed = True
        self._generation += 1
        await self._flight.aclose()
        self._grant = self._unchecked = None
        self._flow.forget()

    def _assert_usable(self) -> None:
        if self._closed:
            raise RefusedError(ErrorKind.SIGN_IN_FIRST, "signed out")
        if self._frozen:
            raise RefusedError(ErrorKind.ACCOUNT_CHANGED)

    # One of these runs at a time.

    async def _renew(self) -> None:
        if self._unchecked is not None and await self._adopt(self._unchecked):
            return
        if await self._renewed() is not None:
            return
        self._flow.forget()
        await self._log_in_silently()

    async def _renewed(self) -> Grant | None:
        grant = self._unchecked or self._grant
        if grant is None or not self._flow.renewable:
            return None
        answer = await self._renewal_answer(grant.bearer)
        if answer is None:
            return None
        fields = fields_of(answer, routes.RENEWAL)
        renewed = self._granted(answer, fields, routes.RENEWAL, from_login=False)
        return renewed if await self._adopt(renewed) else None

    async def _renewal_answer(self, bearer: str) -> Answer | None:
        """Ask for a new token; ``None`` where the session is gone.

        Unlike other writes this one is tried again: at worst the first was taken and its answer
        lost, and then a login follows (F011, F014).
        """
        write = self._flow.renewal(self._credentials.username, bearer)
        if write is None:
            return None
        async for attempt in tries(self._retry):
            with attempt:
                answer = await self._exchange.put(routes.RENEWAL, write.body, write.headers)
                if answer.status in REJECTED:
                    return None
                if not answer.ok:
                    raise ProtocolChangedError(str(routes.RENEWAL), "$", f"status {answer.status}")
                return answer
        raise AssertionError  # the loop returns or raises

    async def _sign_in(self) -> None:
        self._refusal = None
        await self._log_in_silently()

    async def _log_in_silently(self) -> None:
        if self._refusal is not None:
            # A rejected password is not tried again until the parent acts (F002).
            raise self._refusal.with_traceback(None)
        password = await self._credentials.password()
        if password is None:
            raise RefusedError(ErrorKind.SIGN_IN_FIRST)
        try:
            await self._log_in(password)
        except RefusedError as refusal:
            self._grant = self._unchecked = None
            self._flow.forget()
            self._refusal = refusal
            if refusal.kind is ErrorKind.LOGIN_REJECTED:
                await self._credentials.rejected()
            raise
        await self._credentials.accepted()

    async def _log_in(self, password: str) -> None:
        answer, fields = await self._attempt(password)
        if not self._flow.renewable and self._flow.name == "web":
            # No cookie that would renew the session: this portal serves the app's way.
            self._flow = AppFlow()
            answer, fields = await self._attempt(password)
        grant = self._granted(answer, fields, routes.LOGIN, from_login=True)
        if not await self._adopt(grant):
            raise RefusedError(ErrorKind.NO_ACCESS, str(routes.USER))

    async def _attempt(self, password: str) -> tuple[Answer, dict[str, object]]:
        username = self._credentials.username
        self._flow.forget()
        answer, fields = await log_in(self._exchange, self._portal, self._flow, username, password)
        bearer_of(fields, routes.LOGIN)
        self._flow.remember(answer, fields)
        return answer, fields

    def _granted(
        self, answer: Answer, fields: dict[str, object], route: routes.Route, *, from_login: bool
    ) -> Grant:
        bearer = bearer_of(fields, route)
        if not from_login:
            self._flow.remember(answer, fields)
        self._serial += 1
        now_s = self._clock.monotonic_s()
        delay_s = renewal_delay_s(fields.get("expiration"), server_epoch_s(answer, self._clock))
        return Grant(bearer, now_s + delay_s, from_login, self._serial, now_s)

    async def _adopt(self, grant: Grant) -> bool:
        """Ask whose token it is and take it; false where the portal does not take it (F016)."""
        generation = self._generation
        self._unchecked = grant  # what a lost answer leaves to be asked again
        answer = await self._exchange.get(routes.USER, bearer=grant.bearer)
        self._unchecked = None
        if answer.status == _UNAUTHORIZED:
            return False
        identity = self._identity_from(answer)
        if generation != self._generation:
            raise RefusedError(ErrorKind.SIGN_IN_FIRST, "signed out")
        if self._expected is not None and _canonical(self._expected) != _canonical(
            identity.username
        ):
            self._frozen = True
            self._grant = None
            self._flow.forget()
            raise RefusedError(ErrorKind.ACCOUNT_CHANGED)
        self._expected = identity.username
        self.identity = identity
        self._grant = grant
        return True

    def _identity_from(self, answer: Answer) -> Identity:
        if not answer.ok:
            raise RefusedError(ErrorKind.NO_ACCESS, f"{routes.USER}: status {answer.status}")
        username = fields_of(answer, routes.USER).get("username")
        if not isinstance(username, str) or not 0 < len(username.strip()) <= _LONGEST_USERNAME:
            raise ProtocolChangedError(str(routes.USER), "$.username", "expected a user name")
        return Identity(username.strip(), "", self._flow.name)


def _canonical(username: str) -> str:
    return username.strip().casefold()
