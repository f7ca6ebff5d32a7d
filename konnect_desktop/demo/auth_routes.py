"""Signing in, renewing and who am I (portal-api 1.3 to 1.9), for one organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from konnect_desktop.demo.envelope import bare, enveloped, enveloped_without_messages, refused
from konnect_desktop.demo.request_bodies import json_object, text_of
from konnect_desktop.demo.session_cookie import session_cookie, set_session_cookie
from konnect_desktop.demo.sessions import Session, Sessions
from konnect_desktop.demo.token_guard import bearer_token

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from konnect_desktop.demo.access_tokens import AccessTokens

APP_CLIENT = "OuderApp"


class AuthRoutes:
    """The auth API of one organisation; `sends_cookie` is off to try what clients then do."""

    def __init__(
        self, org: str, sessions: Sessions, tokens: AccessTokens, *, sends_cookie: bool
    ) -> None:
        self._org = org
        self._sessions = sessions
        self._tokens = tokens
        self._sends_cookie = sends_cookie

    def routes(self) -> list[Route]:
        """Return the routes of the auth API."""
        return [
            Route("/auth-api/login", self._login, methods=["PUT"]),
            Route("/auth-api/token", self._renew, methods=["PUT"]),
            Route("/auth-api/token", self._mint, methods=["GET"]),
            Route("/auth-api/captcha", self._captcha, methods=["GET"]),
            Route("/auth-api/user", self._user, methods=["GET"]),
            Route("/auth-api/customerdomainname", self._domain_name, methods=["GET"]),
            Route("/auth-api/sso/settings", self._sso_settings, methods=["GET"]),
        ]

    async def _login(self, request: Request) -> Response:
        body = await json_object(request)
        if body is None:
            return refused(400, "invalid")
        username, password = text_of(body.get("username")), text_of(body.get("password"))
        if username is None or password is None:
            return refused(400, "invalid")
        address = address_of(request)
        if self._sessions.blocked_until_ms(address) is not None:
            return refused(401, "login.blocked")
        is_mobile = request.headers.get("X-Client-Name") == APP_CLIENT
        session = await self._sessions.login(username, password, address, is_mobile=is_mobile)
        if session is None:
            return refused(401, "login.failed")
        return self._answer(session, is_mobile=is_mobile)

    async def _renew(self, request: Request) -> Response:
        """Renew by the app's body or else by the cookie; the old access token may be expired."""
        body = await json_object(request)
        if body is None:
            return refused(400, "invalid")
        token = bearer_token(request)
        if token is None or not self._tokens.is_ours(token):
            return refused(401, "unauthorized")
        refresh_token = body.get("refreshToken")
        is_mobile = isinstance(refresh_token, str)
        used = refresh_token if isinstance(refresh_token, str) else session_cookie(request)
        return self._renewed(used, is_mobile=is_mobile)

    async def _mint(self, request: Request) -> Response:
        return self._renewed(session_cookie(request), is_mobile=False)

    def _renewed(self, refresh_token: str | None, *, is_mobile: bool) -> Response:
        session = None
        if refresh_token:
            session = self._sessions.renew(refresh_token, is_mobile=is_mobile)
        if session is None:
            return refused(401, "session.expired")
        return self._answer(session, is_mobile=is_mobile)

    async def _captcha(self, request: Request) -> Response:
        until_ms = self._sessions.blocked_until_ms(address_of(request))
        return enveloped(None if until_ms is None else {"blockedUntil": until_ms})

    async def _user(self, request: Request) -> Response:
        token = bearer_token(request)
        username = self._tokens.user_of(token) if token else None
        if username is None:
            return refused(401, "unauthorized")
        return bare({"username": username})

    async def _domain_name(self, _request: Request) -> Response:
        return enveloped_without_messages(self._org)

    async def _sso_settings(self, _request: Request) -> Response:
        """Answer without settings: what the real body says is not known."""
        return enveloped_without_messages(None)

    def _answer(self, session: Session, *, is_mobile: bool) -> Response:
        response = bare(
            {
                "authToken": session.access_token,
                "refreshToken": session.refresh_token if is_mobile else None,
                "expiration": session.expires_ms,
                "domainServerName": self._org,
                "mustResetPassword": False,
                "redirectUrl": "/parent/",
            }
        )
        if not is_mobile and self._sends_cookie:
            set_session_cookie(response, session.refresh_token)
        return response


def address_of(request: Request) -> str:
    """Return where a request comes from: wrong passwords are counted by that."""
    return request.client.host if request.client else ""
