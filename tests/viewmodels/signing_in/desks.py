"""What stands in for the composition root: one desk that does as it is told, one of real parts."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from konnect_desktop.api.client import ApiClient
from konnect_desktop.api.network import Network
from konnect_desktop.api.password_forgotten import ask_for_new_password
from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.domain.portals import Portal
from konnect_desktop.system.credentials import KnownPassword
from konnect_desktop.viewmodels.sign_in import DemoFamily, KnownAccount, SignedIn

ZONNEBLOEM = Portal("zonnebloem", "https://zonnebloem.ouderportaal.nl")
KNOWN = KnownAccount(ZONNEBLOEM, "4410287", "Kinderopvang De Zonnebloem")
DEMO = {
    "demo": Portal("demo", "http://127.0.0.1:40123", demo=True),
    "demo2": Portal("demo2", "http://127.0.0.1:40124", demo=True),
}
FAMILIES = (
    DemoFamily("De Zonnebloem", DEMO["demo"], "ouder@demo.example", "zonnebloem-demo"),
    DemoFamily("BSO Het Kompas", DEMO["demo2"], "ouder@demo2.example", "kompas-demo"),
)


@dataclass
class StandInDesk:
    """Answers with ``outcome`` once ``may_answer`` is set, which it is to begin with."""

    outcome: SignedIn | BaseException = field(default_factory=lambda: SignedIn("a1"))
    forgotten: KonnectError | None = None
    demo: Mapping[str, Portal] | None = None
    asked: list[tuple[Portal, str, str, bool]] = field(
        default_factory=list[tuple[Portal, str, str, bool]]
    )
    asked_forgotten: list[tuple[Portal, str]] = field(default_factory=list[tuple[Portal, str]])
    may_answer: asyncio.Event = field(default_factory=asyncio.Event)
    stubborn: bool = False
    answered: int = 0

    def __post_init__(self) -> None:
        self.may_answer.set()

    async def sign_in(
        self, portal: Portal, username: str, password: str, *, keep: bool
    ) -> SignedIn:
        self.asked.append((portal, username, password, keep))
        try:
            await self.may_answer.wait()
        except asyncio.CancelledError:
            if not self.stubborn:
                raise
        self.answered += 1
        if isinstance(self.outcome, BaseException):
            raise self.outcome
        return self.outcome

    async def password_forgotten(self, portal: Portal, username: str) -> None:
        self.asked_forgotten.append((portal, username))
        await self.may_answer.wait()
        if self.forgotten is not None:
            raise self.forgotten

    def demo_portals(self) -> Mapping[str, Portal] | None:
        return self.demo


@dataclass
class PortalDesk:
    """Signs in with the app's own client, and keeps nothing."""

    network: Network
    demo: Mapping[str, Portal]

    async def sign_in(
        self, portal: Portal, username: str, password: str, *, keep: bool
    ) -> SignedIn:
        del keep
        async with ApiClient(
            portal, KnownPassword(username, password), network=self.network
        ) as client:
            await client.sign_in()
            return SignedIn("a1")

    async def password_forgotten(self, portal: Portal, username: str) -> None:
        await ask_for_new_password(portal, username, network=self.network)

    def demo_portals(self) -> Mapping[str, Portal] | None:
        return self.demo
