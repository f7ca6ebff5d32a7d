"""The refresh cookie: read by rules stricter than a browser's, never by a cookie jar (F025)."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from konnect_desktop.api.rate_gates import epoch_from_http_date

NAME: Final = "__Host-refresh_token"
_VALUE: Final = re.compile(r"[!#-+\--:<-\[\]-~]{1,4096}")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RefreshCookie:
    """A valid cookie; ``life_s`` where the portal says how long it lasts from now."""

    value: str = field(repr=False)
    life_s: float | None

    @property
    def header(self) -> str:
        """The ``Cookie`` header that carries it."""
        return f"{NAME}={self.value}"


def refresh_cookie(set_cookie: Iterable[str], now_epoch_s: float) -> RefreshCookie | None:
    """Find the refresh cookie among ``Set-Cookie`` headers; the last valid one counts.

    Args:
        set_cookie: The headers' values, in order.
        now_epoch_s: The portal's time, for ``Expires``.

    Returns:
        The cookie, or ``None`` where none has the exact name, ``Secure``, ``Path=/``, no
        ``Domain``, a plain value and a life ahead. Others are logged by what is wrong with them.
    """
    found: RefreshCookie | None = None
    for header in set_cookie:
        pair, *attributes = header.split(";")
        name, _, value = pair.strip().partition("=")
        if name != NAME:
            continue
        cookie = _checked(value, dict(map(_attribute, attributes)), now_epoch_s)
        if isinstance(cookie, str):
            _log.info("refresh cookie ignored: %s", cookie)
        else:
            found = cookie
    return found


def _attribute(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name.strip().lower(), value.strip()


def _checked(value: str, attributes: dict[str, str], now_epoch_s: float) -> RefreshCookie | str:
    life_s = _life_s(attributes, now_epoch_s)
    problems = {
        "not secure": "secure" not in attributes,
        "has a domain": "domain" in attributes,
        "path is not /": attributes.get("path") != "/",
        "value not allowed": _VALUE.fullmatch(value) is None,
        "expired": life_s is not None and life_s <= 0,
    }
    for problem, applies in problems.items():
        if applies:
            return problem
    return RefreshCookie(value, life_s)


def _life_s(attributes: dict[str, str], now_epoch_s: float) -> float | None:
    max_age = attributes.get("max-age", "")
    if max_age.removeprefix("-").isdecimal() and max_age.isascii():
        return float(max_age[:20])
    expires_s = epoch_from_http_date(attributes.get("expires", ""))
    return None if expires_s is None else expires_s - now_epoch_s
