"""What the jobs of the window ask of its accounts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from konnect_desktop.services.saving.saved_files import SavedFiles
    from konnect_desktop.services.saving.saver import Saver


class SavingAccounts(Protocol):
    """What saving needs to know of the accounts; made by the composition root."""

    async def saver(self, account_id: str) -> Saver:
        """Return what saves for an account.

        Raises:
            KonnectError: The account cannot speak to the portal.
        """
        ...

    def saved(self, account_id: str) -> SavedFiles | None:
        """Return what is known of an account's saved files; ``None`` if it is not open."""
        ...

    def folder(self, account_id: str) -> Path:
        """Return the folder that an account saves to, or the one that is offered."""
        ...

    def folder_is_chosen(self, account_id: str) -> bool:
        """Say whether the user has agreed to that folder."""
        ...

    async def choose_folder(self, account_id: str, folder: Path) -> None:
        """Keep the user's choice.

        Raises:
            KonnectError: It could not be kept.
        """
        ...
