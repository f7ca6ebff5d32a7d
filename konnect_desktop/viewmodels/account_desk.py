"""What the view-model of accounts asks of whoever opens them; made by the composition root."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from konnect_desktop.services.open_account import OpenAccount

if TYPE_CHECKING:
    from konnect_desktop.system.accounts import Account
    from konnect_desktop.system.sign_out import SignedOut


class AccountDesk(Protocol):
    """Opens, closes and changes accounts."""

    def kept(self) -> Sequence[Account]:
        """Return the user's accounts in their order."""
        ...

    async def open(self, account_id: str) -> OpenAccount:
        """Take the account's lock and open its local copy.

        Raises:
            KonnectError: Another process works for it, or the disk refuses.
        """
        ...

    async def close(self, account_id: str) -> None:
        """End all that an account does and let go of its files; a second call does nothing."""
        ...

    async def sign_out(self, account_id: str) -> SignedOut:
        """Close it, wipe its local copy, forget its password and the account."""
        ...

    async def edit(
        self,
        account_id: str,
        *,
        name: str | None = None,
        color: int | None = None,
        step: int = 0,
    ) -> None:
        """Give an account another name, colour or place, and keep that."""
        ...
