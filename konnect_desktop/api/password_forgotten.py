"""Asking for the mail with which a parent sets a new password (portal-api 5.3, PROPOSED).

The answer is the same whether the user name is known or not, and so is what this returns.
"""

from __future__ import annotations

from konnect_desktop.api.documents import unwrap
from konnect_desktop.api.exchange import Exchange
from konnect_desktop.api.network import Network
from konnect_desktop.api.proposed_routes import PASSWORD_FORGOTTEN, assert_offered
from konnect_desktop.domain.errors import ProtocolChangedError
from konnect_desktop.domain.portals import Portal


async def ask_for_new_password(
    portal: Portal, username: str, *, network: Network | None = None
) -> None:
    """Ask once; needs no session.

    Raises:
        RefusedError: ``NOT_FOUND``: the portal is not known to have this; nothing was sent.
        KonnectError: It could not be reached, or answered in an unknown way.
    """
    assert_offered(portal, PASSWORD_FORGOTTEN)
    exchange = Exchange(portal, network or Network())
    try:
        answer = await exchange.post(PASSWORD_FORGOTTEN, {"username": username})
    finally:
        await exchange.aclose()
    if not answer.ok:
        route = str(PASSWORD_FORGOTTEN)
        raise ProtocolChangedError(route, "$", f"status {answer.status}")
    unwrap(answer.document, str(PASSWORD_FORGOTTEN))
