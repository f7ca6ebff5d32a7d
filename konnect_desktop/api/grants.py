"""What a login or a renewal grants: the token and how long it lasts by the portal's own clock."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, cast

from konnect_desktop.api.answers import Answer
from konnect_desktop.api.documents import unwrap
from konnect_desktop.api.network import Clock
from konnect_desktop.api.rate_gates import epoch_from_http_date
from konnect_desktop.api.routes import Route
from konnect_desktop.domain.errors import ProtocolChangedError

DEFAULT_LIFE_S: Final = 15 * 60.0
_LONGEST_LIFE_S: Final = 24 * 3600.0
_MARGIN_S: Final = 60.0
_MARGIN_SHARE: Final = 0.2
_TOKEN: Final = re.compile(r"[!-~]{1,16384}")


@dataclass(frozen=True, slots=True)
class Grant:
    """A token; ``renew_at_s`` is on the monotonic clock, ``serial`` tells grants apart."""

    bearer: str = field(repr=False)
    renew_at_s: float
    from_login: bool
    serial: int
    granted_at_s: float


def fields_of(answer: Answer, route: Route) -> dict[str, object]:
    """Return the object that a login or renewal answered with, bare or enveloped.

    Raises:
        ProtocolChangedError: It is no object.
        RefusedError: ``result: false``.
    """
    document = unwrap(answer.document, str(route))
    if not isinstance(document, dict):
        raise ProtocolChangedError(str(route), "$", "expected an object")
    return cast("dict[str, object]", document)


def bearer_of(fields: dict[str, object], route: Route) -> str:
    """Return the token: visible ASCII of sane length; what it says inside is never read (F021).

    Raises:
        ProtocolChangedError: There is none, or one that cannot stand in a header (F022).
    """
    token = token_or_none(fields.get("authToken"))
    if token is None:
        raise ProtocolChangedError(str(route), "$.authToken", "expected a token")
    return token


def token_or_none(value: object) -> str | None:
    """Return what can be a token: visible ASCII, not too long for a header."""
    return value if isinstance(value, str) and _TOKEN.fullmatch(value) else None


def server_epoch_s(answer: Answer, clock: Clock) -> float:
    """Return the portal's time; this computer's only where the answer has none (F019)."""
    server_s = epoch_from_http_date(answer.headers.get("date", ""))
    return clock.epoch_s() if server_s is None else server_s


def renewal_delay_s(expiration: object, now_epoch_s: float) -> float:
    """Return after how many seconds a token is renewed ahead of its end.

    That is a minute before it, and for short lives at 80 % of them. An ``expiration`` that makes
    no sense counts as 15 minutes from now, and a 401 stays the truth (F020).
    """
    life_s = DEFAULT_LIFE_S
    if isinstance(expiration, int | float) and not isinstance(expiration, bool):
        said_s = expiration / 1000 - now_epoch_s
        if 0 < said_s <= _LONGEST_LIFE_S:
            life_s = said_s
    return life_s - min(_MARGIN_S, _MARGIN_SHARE * life_s)
