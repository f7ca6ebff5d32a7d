"""The keyrings that a password may be put into: the systems' own, by name, and no other (R18).

Nothing is scanned: not the entry points, not ``PYTHON_KEYRING_BACKEND``, not ``keyringrc.cfg``.
"""

from __future__ import annotations

import importlib
import sys
from contextlib import suppress
from typing import Final, Protocol, cast

from konnect_desktop.domain.errors import BrokenError, ErrorKind

_SECRET_SERVICE: Final = ("keyring.backends.SecretService", "Keyring")
_KWALLET: Final = ("keyring.backends.kwallet", "DBusKeyring")
_KEYCHAIN: Final = ("keyring.backends.macOS", "Keyring")
_CREDENTIALS: Final = ("keyring.backends.Windows", "WinVaultKeyring")
_ALLOWED: Final = frozenset({_SECRET_SERVICE, _KWALLET, _KEYCHAIN, _CREDENTIALS})
# Where the libraries keep back ends that are none: null, fail, chainer, plain text.
_LIBRARIES: Final = frozenset({"keyring", "keyrings"})


class Vault(Protocol):
    """What is used of a ``keyring.backend.KeyringBackend``; every call may block."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return an entry, or ``None``."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Write an entry."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Remove an entry."""
        ...


class _VaultClass(Protocol):
    priority: float

    def __call__(self) -> Vault: ...


class _WindowsVault(Protocol):
    persist: str


def choose_vault() -> Vault:
    """Return this system's own keyring; may block while it is asked whether it is there.

    Raises:
        BrokenError: ``KEYRING_MISSING``.
    """
    found = [(_priority(kind), kind) for kind in _system_classes()]
    usable = [(priority, kind) for priority, kind in found if priority > 0]
    if not usable:
        raise BrokenError(ErrorKind.KEYRING_MISSING, "no back end")
    _, chosen = max(usable, key=lambda pair: pair[0])
    vault = chosen()
    if sys.platform == "win32":
        # Otherwise the password would travel to other computers of the same domain.
        cast("_WindowsVault", vault).persist = "local machine"
    return vault


def check_is_allowed(vault: Vault) -> None:
    """Refuse what the keyring libraries offer beside the systems' keyrings (F111).

    Raises:
        BrokenError: ``KEYRING_MISSING``.
    """
    name = (type(vault).__module__, type(vault).__name__)
    if name[0].partition(".")[0] in _LIBRARIES and name not in _ALLOWED:
        raise BrokenError(ErrorKind.KEYRING_MISSING, "back end refused")


def _system_classes() -> list[_VaultClass]:
    if sys.platform == "darwin":
        names = (_KEYCHAIN,)
    elif sys.platform == "win32":
        names = (_CREDENTIALS,)
    else:
        names = (_SECRET_SERVICE, _KWALLET)
    found: list[_VaultClass] = []
    for module, name in names:
        with suppress(ImportError, AttributeError):
            found.append(cast("_VaultClass", getattr(importlib.import_module(module), name)))
    return found


def _priority(kind: _VaultClass) -> float:
    """Return how well a back end suits here; 0 where it cannot work."""
    # Anything may come out of it: it talks to another program.
    with suppress(Exception):
        return kind.priority
    return 0.0
