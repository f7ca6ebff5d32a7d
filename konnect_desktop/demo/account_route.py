"""A route of ours, which no real portal has: how to sign in to an invented family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from konnect_desktop.demo.addresses import is_loopback
from konnect_desktop.demo.envelope import bare, refused

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from konnect_desktop.demo.content.people import Organisation


def account_route(place: Organisation) -> Route:
    """Return the route, which answers only who asks for this computer itself."""

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
