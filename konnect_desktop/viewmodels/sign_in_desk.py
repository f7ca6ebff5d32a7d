"""What signing in asks of the composition root, and the accounts that it is told of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from msgspec import Struct

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.portals import Portal


class SignedIn(Struct, frozen=True):
    """An account that is signed in to; ``not_kept`` says why its password is in no keyring."""

    account_id: str
    not_kept: ErrorKind | None = None


class SignInDesk(Protocol):
    """Signs in and adds the account; made by the composition root."""

    async def sign_in(
        self, portal: Portal, username: str, password: str, *, keep: bool
    ) -> SignedIn:
        """Sign in to a new account, or again to one that is there; at most one login is sent.

        Raises:
            KonnectError: What the portal or the disk says; nothing is kept then.
        """
        ...

    async def password_forgotten(self, portal: Portal, username: str) -> None:
        """Ask a demo portal for the mail with which a new password is set.

        Raises:
            KonnectError: It could not be asked.
        """
        ...

    def demo_portals(self) -> Mapping[str, Portal] | None:
        """Return the portals of a demo profile by label; ``None`` in a real one."""
        ...


@dataclass(frozen=True, slots=True)
class DemoFamily:
    """An invented parent whom everybody may be; the password is public."""

    name: str
    portal: Portal
    username: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class KnownAccount:
    """An account that the app has: where, who, and how the organisation is called."""

    portal: Portal
    username: str = field(repr=False)
    organisation: str = ""
    keeps_password: bool = True
