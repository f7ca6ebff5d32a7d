"""Every way in which something can fail, as kinds: sentences are made in ``wording``, not here."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class ErrorKind(StrEnum):
    """What went wrong, in the terms that the user is told about."""

    # unreachable
    OFFLINE = "offline"
    CAPTIVE = "captive"
    PROXY = "proxy"
    TLS = "tls"
    TIMEOUT = "timeout"
    PORTAL_DOWN = "portal_down"
    MAINTENANCE = "maintenance"
    RATE_LIMITED = "rate_limited"
    # refused
    LOGIN_REJECTED = "login_rejected"
    LOGIN_BLOCKED = "login_blocked"
    RESET_PASSWORD = "reset_password"  # noqa: S105 — a kind, not a secret
    WRONG_TENANT = "wrong_tenant"
    NOT_PARENT = "not_parent"
    ACCOUNT_CHANGED = "account_changed"
    SIGN_IN_FIRST = "sign_in_first"
    NO_ACCESS = "no_access"
    NOT_FOUND = "not_found"
    REQUEST_REFUSED = "request_refused"
    # broken
    PORTAL_CHANGED = "portal_changed"
    PORTAL_EMPTY = "portal_empty"
    LINK_EXPIRED = "link_expired"
    MEDIA_DAMAGED = "media_damaged"
    MEDIA_TOO_LARGE = "media_too_large"
    MEDIA_BLOCKED = "media_blocked"
    MEDIA_GONE = "media_gone"
    DOCUMENT_DAMAGED = "document_damaged"
    DOCUMENT_TOO_LARGE = "document_too_large"
    DISK_FULL = "disk_full"
    DISK_DENIED = "disk_denied"
    PATH_GONE = "path_gone"
    ARCHIVE_BUSY = "archive_busy"
    DATABASE_DAMAGED = "database_damaged"
    DATABASE_NEWER = "database_newer"
    KEYRING_LOCKED = "keyring_locked"
    KEYRING_MISSING = "keyring_missing"
    KEYRING_REFUSED = "keyring_refused"
    INTERNAL = "internal"


UNREACHABLE: Final = frozenset(
    {
        ErrorKind.OFFLINE,
        ErrorKind.CAPTIVE,
        ErrorKind.PROXY,
        ErrorKind.TLS,
        ErrorKind.TIMEOUT,
        ErrorKind.PORTAL_DOWN,
        ErrorKind.MAINTENANCE,
        ErrorKind.RATE_LIMITED,
    }
)
"""Kinds of ``UnreachableError``: it may be over at any time by itself."""


class KonnectError(Exception):
    """Base of all errors of this project; ``kind`` says which, facts are never personal.

    Args:
        kind: What went wrong.
        detail: Words for developers: counts, status codes, route templates. Never content of an
            answer, a URL, a name or a secret.
        retry_after_s: Seconds until another try makes sense, where the portal said so.
    """

    def __init__(
        self, kind: ErrorKind, detail: str = "", *, retry_after_s: float | None = None
    ) -> None:
        super().__init__(f"{kind.value}: {detail}" if detail else kind.value)
        self.kind = kind
        self.detail = detail
        self.retry_after_s = retry_after_s


class UnreachableError(KonnectError):
    """The portal could not be talked to now; trying later may help."""


class RefusedError(KonnectError):
    """The portal answered and said no."""


class BrokenError(KonnectError):
    """An answer, a file, a disk or a database is not as it must be."""


class ProtocolChangedError(BrokenError):
    """An answer has a shape that this version does not know.

    Args:
        route: The route's template, for example ``GET /timeline/cards/v2/{offset}``.
        json_path: Where in the answer, for example ``$[3].journal``.
        problem: What was expected, without any value of the answer.
    """

    def __init__(self, route: str, json_path: str, problem: str) -> None:
        super().__init__(ErrorKind.PORTAL_CHANGED, f"{route} at {json_path}: {problem}")
        self.route = route
        self.json_path = json_path
        self.problem = problem


class LoginBlockedError(RefusedError):
    """The portal accepts no sign-in for now.

    Args:
        until_epoch_s: When the block ends, in seconds since 1970, if the portal said so.
    """

    def __init__(self, until_epoch_s: float | None) -> None:
        super().__init__(ErrorKind.LOGIN_BLOCKED)
        self.until_epoch_s = until_epoch_s


class WrongTenantError(RefusedError):
    """The account lives on another portal.

    Args:
        right_label: The organisation's label there, where the portal gave a valid one.
    """

    def __init__(self, right_label: str | None) -> None:
        super().__init__(ErrorKind.WRONG_TENANT)
        self.right_label = right_label


class DiskError(BrokenError):
    """The disk refused.

    Args:
        kind: ``DISK_FULL``, ``DISK_DENIED`` or ``PATH_GONE``.
        missing_bytes: How much more room is needed, where that is known.
    """

    def __init__(
        self, kind: ErrorKind, detail: str = "", *, missing_bytes: int | None = None
    ) -> None:
        super().__init__(kind, detail)
        self.missing_bytes = missing_bytes
