"""Routes of which nobody knows what they are at the real portal (portal-api 5.3), and who has them.

Rule: a request to one of them asks ``assert_offered`` first; nothing is ever tried on a portal for
which it is not switched on here.
"""

from __future__ import annotations

from typing import Final

from konnect_desktop.api.routes import Route
from konnect_desktop.domain.errors import ErrorKind, RefusedError
from konnect_desktop.domain.portals import Portal

PASSWORD_FORGOTTEN: Final = Route("POST", "/auth-api/password/forgotten")

# By tenant; a demo portal has all of them. A real one gets a route once a parent has seen it work.
_VERIFIED: Final[dict[str, frozenset[Route]]] = {}


def is_offered(portal: Portal, route: Route) -> bool:
    """Say whether this portal is known to have the route."""
    return portal.demo or route in _VERIFIED.get(portal.tenant, frozenset())


def assert_offered(portal: Portal, route: Route) -> None:
    """Do nothing where the portal is known to have the route.

    Raises:
        RefusedError: ``NOT_FOUND``: it is not; nothing was sent.
    """
    if not is_offered(portal, route):
        raise RefusedError(ErrorKind.NOT_FOUND, f"{route}: proposed")
