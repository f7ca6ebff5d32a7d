"""Asking a demo portal on this computer for the account it invites one to try.

The route is the demo portal's own; the real portal has nothing like it and is never asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import msgspec

from konnect_desktop.api.exchange import Exchange
from konnect_desktop.api.network import Network
from konnect_desktop.api.routes import Route
from konnect_desktop.domain.errors import ErrorKind, ProtocolChangedError, RefusedError
from konnect_desktop.domain.portals import Portal, is_label, parse_demo_origin

_ROUTE: Final = Route("GET", "/demo/account", enveloped=False)


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An invented family's account; its password is public."""

    org: str
    name: str
    username: str
    password: str = field(repr=False)


async def read_demo_account(origin: str, network: Network | None = None) -> DemoAccount:
    """Ask the demo portal at ``origin``, which must be on loopback.

    Raises:
        InvalidAddressError: The address is not on this computer; nothing was sent.
        KonnectError: It could not be reached, or it is no demo portal.
    """
    portal = Portal(tenant="demo", origin=parse_demo_origin(origin), demo=True)
    exchange = Exchange(portal, network or Network())
    try:
        answer = await exchange.get(_ROUTE)
    finally:
        await exchange.aclose()
    if not answer.ok:
        raise RefusedError(ErrorKind.NOT_FOUND, str(_ROUTE))
    try:
        account = msgspec.convert(answer.document, DemoAccount)
    except msgspec.ValidationError as error:
        raise ProtocolChangedError(str(_ROUTE), "$", "no demo account") from error
    if not is_label(account.org):
        raise ProtocolChangedError(str(_ROUTE), "$.org", "no label")
    return account
