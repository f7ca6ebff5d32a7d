"""The cookie that a browser's session lives on (portal-api 1.3): `SameSite` is our reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konnect_desktop.demo.sessions import WEB_REFRESH_LIFE_S

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

REFRESH_COOKIE = "__Host-refresh_token"


def set_session_cookie(response: Response, refresh_token: str) -> None:
    """Let an answer bring the cookie."""
    response.set_cookie(
        REFRESH_COOKIE,
        refresh_token,
        max_age=WEB_REFRESH_LIFE_S,
        path="/",
        secure=True,
        httponly=True,
        samesite="strict",
    )


def session_cookie(request: Request) -> str | None:
    """Return the cookie that came with a request."""
    return request.cookies.get(REFRESH_COOKIE)
