"""The demo portal put together: content, state and routes of all organisations it serves."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from konnect_desktop.demo.access_tokens import AccessTokens
from konnect_desktop.demo.addresses import MEDIA, Addresses, is_loopback
from konnect_desktop.demo.administration_routes import AdministrationRoutes
from konnect_desktop.demo.auth_routes import AuthRoutes
from konnect_desktop.demo.browser_routes import BrowserRoutes
from konnect_desktop.demo.calendar_routes import CalendarRoutes
from konnect_desktop.demo.content.family import FamilyContent
from konnect_desktop.demo.content.settings import ContentSettings
from konnect_desktop.demo.envelope import bare, refused
from konnect_desktop.demo.media import MediaHost
from konnect_desktop.demo.news_routes import NewsRoutes
from konnect_desktop.demo.password_mails import PasswordMails
from konnect_desktop.demo.password_routes import PasswordRoutes
from konnect_desktop.demo.portal_routes import PortalRoutes
from konnect_desktop.demo.read_marks import ReadMarks
from konnect_desktop.demo.sessions import Sessions
from konnect_desktop.demo.signing import LinkSigner
from konnect_desktop.demo.token_guard import TokenGuard
from konnect_desktop.demo.wire import Wire
from konnect_desktop.demo.wire_news import ContainerWire

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from starlette.types import ASGIApp, Receive, Scope, Send

    from konnect_desktop.demo.content.people import Organisation
    from konnect_desktop.demo.options import Options
    from konnect_desktop.demo.pictures import Pictures
    from konnect_desktop.demo.state import State

_SHARES = {"demo": 3, "demo2": 1, "demo3": 0}


class DemoPortalApp:
    """The ASGI application: finds out whom a request is for and hands it over."""

    def __init__(self, addresses: Addresses, targets: dict[str, ASGIApp], latency_ms: int) -> None:
        self._addresses = addresses
        self._targets = targets
        self._latency_s = latency_ms / 1000

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if self._latency_s:
            await asyncio.sleep(self._latency_s)
        host = Request(scope).headers.get("Host", "")
        target = self._addresses.target(host, scope["server"][1])
        app = self._targets[target] if target else Response("Not Found", 404)
        await app(scope, receive, send)


def make_families(options: Options, pictures: Pictures) -> dict[str, FamilyContent]:
    """Return the content of each organisation; photos and videos shared three to one."""
    shares = {org: _SHARES[org] for org in options.orgs}
    photos, videos = _shared(options.photos, shares), _shared(options.videos, shares)
    return {
        org: FamilyContent(
            org,
            ContentSettings(
                seed=options.seed,
                today=options.today,
                months=options.months,
                photos=photos[org],
                videos=videos[org],
                grown_percent=options.grown_percent,
            ),
            pictures.choice,
        )
        for org in options.orgs
    }


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
    media = MediaHost(families, pictures, signer)

    async def media_app(scope: Scope, receive: Receive, send: Send) -> None:
        response = await media.answer(Request(scope, receive))
        await response(scope, receive, send)

    targets: dict[str, ASGIApp] = {MEDIA: media_app}
    for org, family in families.items():
        tokens = AccessTokens(state.secret("tokens"), org, options.token_life_s, clock)
        sessions = Sessions(org, state, tokens, clock)
        sessions.add_user(family.place.username, family.place.password)
        auth = AuthRoutes(org, sessions, tokens, sends_cookie=options.sends_cookie)
        pages = BrowserRoutes(family.place, sessions, sends_cookie=options.sends_cookie)
        data = _data_answers(family, signer, pictures, ReadMarks(org, state), options.today)
        mails = PasswordRoutes(family.place, PasswordMails(org, state, clock))
        own = _account_route(family.place)
        targets[org] = _portal(
            [
                *auth.routes(),
                *TokenGuard(tokens).routes(data),
                *pages.routes(),
                *mails.routes(),
                own,
            ]
        )
    return DemoPortalApp(addresses, targets, options.latency_ms)


def _data_answers(
    family: FamilyContent,
    signer: LinkSigner,
    pictures: Pictures,
    marks: ReadMarks,
    today: date,
) -> dict[str, Callable[[Request], Response]]:
    """Return what a signed-in parent may read, by path."""
    org = family.place.org
    return {
        **PortalRoutes(family, Wire(family.place, signer, today), marks).answers(),
        **NewsRoutes(family, ContainerWire(org, signer), pictures, marks).answers(),
        **CalendarRoutes(family.planning).answers(),
        **AdministrationRoutes(family.papers).answers(),
    }


def _portal(routes: list[Route]) -> Starlette:
    app = Starlette(routes=routes, exception_handlers={HTTPException: _failed})
    app.router.redirect_slashes = False
    return app


def _account_route(place: Organisation) -> Route:
    """Return a route of ours, which no real portal has: how to sign in to this invented family."""

    async def account(request: Request) -> Response:
        if not is_loopback(request.headers.get("Host", "")):
            return refused(404, "not_found")
        return bare(
            {
                "org": place.org,
                "name": place.name,
                "username": place.username,
                "password": place.password,
            }
        )

    return Route("/demo/account", account)


async def _failed(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return refused(status, "not_found" if status == 404 else "invalid")  # noqa: PLR2004 — HTTP


def _shared(total: int, shares: dict[str, int]) -> dict[str, int]:
    whole, given, result = sum(shares.values()), 0, dict.fromkeys(shares, 0)
    upto = 0
    for org, share in shares.items():
        upto += share
        result[org] = total * upto // whole - given if whole else 0
        given += result[org]
    return result
