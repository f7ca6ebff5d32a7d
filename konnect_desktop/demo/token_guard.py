"""The door of the data routes: a living access token in the Authorization header (portal-api 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from konnect_desktop.demo.envelope import refused

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from konnect_desktop.demo.access_tokens import AccessTokens

_BASE = "/restservices-parent"


class TokenGuard:
    """Makes routes that answer 401 to whoever has no living token of the organisation."""

    def __init__(self, tokens: AccessTokens) -> None:
        self._tokens = tokens

    def routes(self, answers: Mapping[str, Callable[[Request], Response]]) -> list[Route]:
        """Return a guarded GET route for each path below the parent API."""
        return [Route(_BASE + path, self._guarded(answer)) for path, answer in answers.items()]

    def _guarded(
        self, answer: Callable[[Request], Response]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def guarded(request: Request) -> Response:
            token = bearer_token(request)
            if token is None or self._tokens.user_of(token) is None:
                return refused(401, "unauthorized")
            return answer(request)

        return guarded


def bearer_token(request: Request) -> str | None:
    """Return the token of the Authorization header."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" and token else None
