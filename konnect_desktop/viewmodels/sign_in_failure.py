"""Why signing in went wrong, and what a button beside the words can do about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from konnect_desktop.domain.errors import ErrorKind, KonnectError


class Remedy(StrEnum):
    """What a button beside a failure can do."""

    NONE = "none"
    OPEN_PORTAL = "open_portal"
    USE_RIGHT_ADDRESS = "use_right_address"


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong, where and when; ``host`` is the right address where the portal named it."""

    error: KonnectError
    organisation: str
    at: datetime
    remedy: Remedy
    host: str = ""


_BY_WEBSITE: Final = frozenset(
    {
        ErrorKind.LOGIN_BLOCKED,
        ErrorKind.RESET_PASSWORD,
        ErrorKind.WRONG_TENANT,
        ErrorKind.NOT_PARENT,
        ErrorKind.NO_ACCESS,
        ErrorKind.NOT_FOUND,
        ErrorKind.REQUEST_REFUSED,
        ErrorKind.PORTAL_CHANGED,
    }
)


def remedy_for(kind: ErrorKind, right_host: str) -> Remedy:
    """Return what helps: the right address where it is known, the website where only that does."""
    if right_host:
        return Remedy.USE_RIGHT_ADDRESS
    return Remedy.OPEN_PORTAL if kind in _BY_WEBSITE else Remedy.NONE
