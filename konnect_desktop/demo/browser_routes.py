"""The portal's pages for a browser (portal-api 1.1): signing in, and where one lands after it.

The real ones are an app in JavaScript. These are plain pages with the same addresses, the same
names of controls and the same cookie, and they say that all of it is a demo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse
from starlette.routing import Route

from konnect_desktop.demo.addresses import is_loopback
from konnect_desktop.demo.auth_routes import address_of
from konnect_desktop.demo.pages import landing_page, login_page
from konnect_desktop.demo.request_bodies import form_fields
from konnect_desktop.demo.session_cookie import session_cookie, set_session_cookie

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from konnect_desktop.demo.content.people import Organisation
    from konnect_desktop.demo.sessions import Session, Sessions

LOGIN_PAGE, LANDING_PAGE = "/auth/login", "/parent/"

_WRONG = "De gebruikersnaam of het wachtwoord klopt niet."
_BLOCKED = "Er is te vaak een verkeerd wachtwoord gebruikt. Probeer het later nog eens."
_SEE_OTHER = 303


class BrowserRoutes:
    """The pages of one organisation; `sends_cookie` is off to try what clients then do."""

    def __init__(self, place: Organisation, sessions: Sessions, *, sends_cookie: bool) -> None:
        self._place = place
        self._sessions = sessions
        self._sends_cookie = sends_cookie

    def routes(self) -> list[Route]:
        """Return the routes of the pages."""
        return [
            Route("/auth/", self._login),
            Route(LOGIN_PAGE, self._login),
            Route(LOGIN_PAGE, self._sign_in, methods=["POST"]),
            Route("/parent", self._to_landing),
            Route("/parent/{rest:path}", self._landing),
        ]

    async def _login(self, request: Request) -> Response:
        return self._form(request, "", 200)

    async def _sign_in(self, request: Request) -> Response:
        """Take the form, and lead to the landing page with the session's cookie."""
        fields = await form_fields(request) or {}
        address = address_of(request)
        if self._sessions.blocked_until_ms(address) is not None:
            return self._form(request, _BLOCKED, 401)
        session = await self._sessions.login(
            fields.get("username", ""), fields.get("password", ""), address, is_mobile=False
        )
        return self._form(request, _WRONG, 401) if session is None else self._landed(session)

    def _landed(self, session: Session) -> Response:
        response = RedirectResponse(LANDING_PAGE, _SEE_OTHER)
        if self._sends_cookie:
            set_session_cookie(response, session.refresh_token)
        return response

    def _form(self, request: Request, problem: str, status: int) -> Response:
        return login_page(
            self._place.customer_name,
            problem,
            status,
            has_mail=is_loopback(request.headers.get("Host", "")),
            keeps_cookie=request.url.scheme == "https",
        )

    async def _to_landing(self, _request: Request) -> Response:
        return RedirectResponse(LANDING_PAGE, _SEE_OTHER)

    async def _landing(self, request: Request) -> Response:
        token = session_cookie(request)
        if token is None or not self._sessions.lives(token):
            return RedirectResponse(LOGIN_PAGE, _SEE_OTHER)
        return landing_page(self._place.customer_name, self._place.parent.first_name)
