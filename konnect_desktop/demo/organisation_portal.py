"""The portal of one organisation, put together: its routes over its content and its sessions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware

from konnect_desktop.demo.access_tokens import AccessTokens
from konnect_desktop.demo.account_route import account_route
from konnect_desktop.demo.administration_routes import AdministrationRoutes
from konnect_desktop.demo.auth_routes import AuthRoutes
from konnect_desktop.demo.browser_routes import BrowserRoutes
from konnect_desktop.demo.calendar_routes import CalendarRoutes
from konnect_desktop.demo.envelope import refused
from konnect_desktop.demo.news_routes import NewsRoutes
from konnect_desktop.demo.password_mails import PasswordMails
from konnect_desktop.demo.password_routes import PasswordRoutes
from konnect_desktop.demo.portal_routes import PortalRoutes
from konnect_desktop.demo.read_marks import ReadMarks
from konnect_desktop.demo.sessions import Sessions
from konnect_desktop.demo.token_guard import TokenGuard
from konnect_desktop.demo.wire import Wire
from konnect_desktop.demo.wire_news import ContainerWire

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route
    from starlette.types import ASGIApp

    from konnect_desktop.demo.content.family import FamilyContent
    from konnect_desktop.demo.options import Options
    from konnect_desktop.demo.pictures import Pictures
    from konnect_desktop.demo.signing import LinkSigner
    from konnect_desktop.demo.state import State

_GZIP_LEVEL = 5


@dataclass(frozen=True, slots=True)
class Parts:
    """What all organisations of a demo portal share."""

    options: Options
    pictures: Pictures
    signer: LinkSigner
    state: State
    clock: Callable[[], float]


class OrganisationPortal:
    """One organisation: the application `app`, its routes, and the tokens it gives out."""

    def __init__(self, family: FamilyContent, parts: Parts) -> None:
        place, options = family.place, parts.options
        org, state = place.org, parts.state
        self.tokens = AccessTokens(state.secret("tokens"), org, options.token_life_s, parts.clock)
        sessions = Sessions(org, state, self.tokens, parts.clock)
        sessions.add_user(place.username, place.password)
        cookie = options.sends_cookie
        self.routes = [
            *AuthRoutes(org, sessions, self.tokens, sends_cookie=cookie).routes(),
            *TokenGuard(self.tokens).routes(_data_answers(family, parts)),
            *BrowserRoutes(place, sessions, sends_cookie=cookie).routes(),
            *PasswordRoutes(place, PasswordMails(org, state, parts.clock)).routes(),
            account_route(place),
        ]
        self.app = _packed(self.routes)


def _data_answers(family: FamilyContent, parts: Parts) -> dict[str, Callable[[Request], Response]]:
    """Return what a signed-in parent may read, by path."""
    org = family.place.org
    wire = Wire(family.place, parts.signer, parts.options.today)
    marks = ReadMarks(org, parts.state)
    news = NewsRoutes(family, ContainerWire(org, parts.signer), parts.pictures, marks)
    return {
        **PortalRoutes(family, wire, marks).answers(),
        **news.answers(),
        **CalendarRoutes(family.planning).answers(),
        **AdministrationRoutes(family.papers).answers(),
    }


def _packed(routes: list[Route]) -> ASGIApp:
    """Pack what is worth it for whoever accepts gzip; documents go out as they are."""
    app = Starlette(routes=routes, exception_handlers={HTTPException: _failed})
    app.router.redirect_slashes = False
    as_they_are = (*DEFAULT_EXCLUDED_CONTENT_TYPES, "application/pdf")
    return GZipMiddleware(app, compresslevel=_GZIP_LEVEL, exclude_content_types=as_they_are)


async def _failed(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return refused(status, "not_found" if status == 404 else "invalid")  # noqa: PLR2004 — HTTP
