"""The demo portal put together: all organisations, the media host, and the faults before them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from konnect_desktop.demo.addresses import MEDIA, Addresses, is_loopback
from konnect_desktop.demo.faults.control import FAULTS_ROUTE, FaultControl
from konnect_desktop.demo.faults.faulty import Faulty
from konnect_desktop.demo.faults.plan import FaultPlan
from konnect_desktop.demo.media import MediaHost
from konnect_desktop.demo.openapi.route import OPENAPI_ROUTE, tell_document
from konnect_desktop.demo.organisation_portal import OrganisationPortal, Parts
from konnect_desktop.demo.signing import LinkSigner

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from starlette.types import ASGIApp, Receive, Scope, Send

    from konnect_desktop.demo.content.family import FamilyContent
    from konnect_desktop.demo.options import Options
    from konnect_desktop.demo.pictures import Pictures
    from konnect_desktop.demo.state import State


class DemoPortalApp:
    """The ASGI application: finds out whom a request is for and hands it over.

    `own` are the routes that are ours and no portal's, for who asks for this computer itself.
    """

    def __init__(
        self,
        addresses: Addresses,
        targets: Mapping[str, ASGIApp],
        own: Mapping[str, Callable[[Request], Awaitable[Response]]],
        latency_ms: int,
    ) -> None:
        self._addresses = addresses
        self._targets = targets
        self._own = own
        self._latency_s = latency_ms / 1000

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if self._latency_s:
            await asyncio.sleep(self._latency_s)
        host = Request(scope).headers.get("Host", "")
        own = self._own.get(scope["path"])
        if own and is_loopback(host):
            response = await own(Request(scope, receive))
            await response(scope, receive, send)
            return
        target = self._addresses.target(host, scope["server"][1])
        app = self._targets[target] if target else Response("Not Found", 404)
        await app(scope, receive, send)


def make_app(  # noqa: PLR0913 — the composition root names every part
    *,
    options: Options,
    addresses: Addresses,
    media_url: str,
    families: dict[str, FamilyContent],
    pictures: Pictures,
    state: State,
    clock: Callable[[], float],
) -> DemoPortalApp:
    """Build the application; constructors only store, nothing is opened."""
    signer = LinkSigner(state.secret("links"), media_url, options.link_life_s, clock)
    parts = Parts(options, pictures, signer, state, clock)
    portals = {org: OrganisationPortal(family, parts) for org, family in families.items()}
    plan = _plan(portals, signer)
    plan.use(options.faults)
    targets: dict[str, ASGIApp] = {org: portal.app for org, portal in portals.items()}
    targets[MEDIA] = _media_app(MediaHost(families, pictures, signer))
    faulty = {target: Faulty(app, target, plan) for target, app in targets.items()}
    own = {
        FAULTS_ROUTE: FaultControl(plan, options.orgs).answer,
        OPENAPI_ROUTE: tell_document,
    }
    return DemoPortalApp(addresses, faulty, own, options.latency_ms)


def _media_app(media: MediaHost) -> ASGIApp:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        response = await media.answer(Request(scope, receive))
        await response(scope, receive, send)

    return app


def _plan(portals: Mapping[str, OrganisationPortal], signer: LinkSigner) -> FaultPlan:
    """Return a plan that knows what the faults do that happen at once."""

    def revoke(org: str | None) -> None:
        for name in [org] if org else portals:
            portals[name].tokens.revoke_all()

    def expire(org: str | None) -> None:
        for name in [org] if org else portals:
            signer.expire_all(name)

    return FaultPlan({"revoked-tokens": revoke, "expired-links": expire})
