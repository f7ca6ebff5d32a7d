"""Signing in with a password, once: captcha, login, and what the answer says against it."""

from __future__ import annotations

from typing import Final, cast

from konnect_desktop.api import routes
from konnect_desktop.api.answers import Answer
from konnect_desktop.api.documents import unwrap
from konnect_desktop.api.exchange import Exchange
from konnect_desktop.api.flows import Flow
from konnect_desktop.api.grants import fields_of
from konnect_desktop.domain.errors import (
    ErrorKind,
    LoginBlockedError,
    ProtocolChangedError,
    RefusedError,
    WrongTenantError,
)
from konnect_desktop.domain.portals import PORTAL_DOMAIN, Portal, is_label
from konnect_desktop.domain.time import moment_from_wire

REJECTED: Final = frozenset({400, 401, 403})
_GONE: Final = frozenset({404, 410})


async def log_in(
    exchange: Exchange, portal: Portal, flow: Flow, username: str, password: str
) -> tuple[Answer, dict[str, object]]:
    """Sign in with one PUT, unless the portal says beforehand that it takes none (F003).

    Returns:
        The answer and its object.

    Raises:
        LoginBlockedError: Nothing was sent.
        RefusedError: ``LOGIN_REJECTED``, ``RESET_PASSWORD``, ``WRONG_TENANT`` or ``NOT_PARENT``.
    """
    await _ask_whether_blocked(exchange)
    write = flow.login(username, password)
    answer = await exchange.put(routes.LOGIN, write.body, write.headers)
    if answer.status in REJECTED:
        raise RefusedError(ErrorKind.LOGIN_REJECTED, f"status {answer.status}")
    if not answer.ok:
        raise ProtocolChangedError(str(routes.LOGIN), "$", f"status {answer.status}")
    try:
        fields = fields_of(answer, routes.LOGIN)
    except RefusedError as error:
        raise RefusedError(ErrorKind.LOGIN_REJECTED, "result: false") from error
    _check_account(fields, portal)
    return answer, fields


async def _ask_whether_blocked(exchange: Exchange) -> None:
    answer = await exchange.get(routes.CAPTCHA)
    if answer.status in _GONE:
        return  # a portal without captchas
    if not answer.ok:
        raise ProtocolChangedError(str(routes.CAPTCHA), "$", f"status {answer.status}")
    payload = unwrap(answer.document, str(routes.CAPTCHA))
    if payload is None:
        return
    blocked = cast("dict[str, object]", payload) if isinstance(payload, dict) else {}
    moment = moment_from_wire(blocked.get("blockedUntil"))
    raise LoginBlockedError(None if moment is None else moment.timestamp())


def _check_account(fields: dict[str, object], portal: Portal) -> None:
    if fields.get("mustResetPassword") is True:
        raise RefusedError(ErrorKind.RESET_PASSWORD)
    tenant = fields.get("domainServerName")
    own = {portal.tenant, f"{portal.tenant}.{PORTAL_DOMAIN}"}
    if isinstance(tenant, str) and tenant.strip().lower() not in own:
        label = tenant.strip().lower().removesuffix(f".{PORTAL_DOMAIN}")
        raise WrongTenantError(label if is_label(label) else None)
    landing = fields.get("redirectUrl")
    if isinstance(landing, str) and landing != "/parent" and not landing.startswith("/parent/"):
        raise RefusedError(ErrorKind.NOT_PARENT)
