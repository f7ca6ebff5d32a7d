"""Small real parts for the tests of the client: a clock to turn, a parent who signs in."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from konnect_desktop.api.client import ApiClient
from konnect_desktop.api.flows import FlowName
from konnect_desktop.api.network import Clock, Limits, Network, RetryPolicy
from konnect_desktop.domain.portals import Portal
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault, Respond, Seen

USERNAME = "ouder@demo.example"
QUICK = RetryPolicy(wait_initial_s=0.001, wait_max_s=0.002, jitter_s=0.001)
IMPATIENT = Limits(header_s=0.4, slow_window_s=0.4, connect_s=5.0)
# Signing in at no portal at all, for tests whose patience a busy demo portal might exceed.
SIGN_IN = (
    Fault("captcha", (Respond(200, b"null"),)),
    Fault("login", (Respond(200, b'{"authToken": "abc", "refreshToken": "def"}'),)),
    Fault("/auth-api/user", (Respond(200, b'{"username": "ouder@demo.example"}'),)),
)


class TurnedClock(Clock):
    """A clock that tests turn ahead; sleeping turns it too and takes no time."""

    def __init__(self) -> None:
        self.ahead_s = 0.0
        self.wrong_by_s = 0.0
        self.slept_s: list[float] = []

    def monotonic_s(self) -> float:
        return time.monotonic() + self.ahead_s

    def epoch_s(self) -> float:
        return time.time() + self.ahead_s + self.wrong_by_s

    async def sleep(self, seconds: float) -> None:
        self.slept_s.append(seconds)
        self.ahead_s += seconds
        await asyncio.sleep(0)


async def until(condition: Callable[[], object]) -> None:
    """Wait until something holds that happens in another thread."""
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110 — no event of this loop tells it
            await asyncio.sleep(0.001)


@dataclass
class Parent:
    """Credentials; counts how often the password was asked for."""

    username: str
    secret: str | None
    asked: int = 0
    judgements: list[bool] = field(default_factory=list[bool])

    async def password(self) -> str | None:
        self.asked += 1
        return self.secret

    async def accepted(self) -> None:
        self.judgements.append(True)

    async def rejected(self) -> None:
        self.judgements.append(False)


@dataclass
class Bench:
    """A demo portal behind a fault proxy, a parent of it, and the network to reach it over."""

    proxy: FaultProxy
    parent: Parent
    clock: TurnedClock = field(default_factory=TurnedClock)
    retry: RetryPolicy = QUICK
    limits: Limits = field(default_factory=Limits)
    tenant: str = "demo"

    @property
    def portal(self) -> Portal:
        return Portal(tenant=self.tenant, origin=self.proxy.url, demo=True)

    @property
    def network(self) -> Network:
        return Network(retry=self.retry, limits=self.limits, clock=self.clock)

    def client(
        self, *, flow: FlowName | None = None, expected_username: str | None = None
    ) -> ApiClient:
        return ApiClient(
            self.portal,
            self.parent,
            network=self.network,
            flow=flow,
            expected_username=expected_username,
        )

    @property
    def logins(self) -> list[Seen]:
        return self.proxy.seen("^/auth-api/login$", "PUT")

    @property
    def renewals(self) -> list[Seen]:
        return self.proxy.seen("^/auth-api/token$", "PUT")

    @property
    def reads(self) -> list[Seen]:
        return self.proxy.seen("^/restservices-parent/")

    @property
    def bearer(self) -> str:
        """The token that was shown last, as a pattern for the header it stands in."""
        return self.proxy.seen("^/auth-api/user$")[-1].headers["authorization"]
