"""A plan that the user is shown before anything is saved: being read, ready, or failed."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from konnect_desktop.domain.errors import UNREACHABLE, ErrorKind, KonnectError
from konnect_desktop.services.saving.saving_plan import SavingPlan
from konnect_desktop.services.saving.selection import Selection
from konnect_desktop.viewmodels.task_scope import TaskScope

if TYPE_CHECKING:
    from konnect_desktop.viewmodels.saving_accounts import SavingAccounts

_KEEPS_FROM_SAVING: Final = UNREACHABLE | {ErrorKind.PATH_GONE}


class DraftState(StrEnum):
    """How far a plan is."""

    READING = "reading"
    READY = "ready"
    FAILED = "failed"


class PlanDraft(QObject):
    """One plan; ``changed`` tells of everything. Made by ``Jobs.plan``.

    Attributes:
        account_id: Whose.
        selection: What of it.
        folder: Where to.
        state: How far it is.
        cards: How many changed cards were read so far.
        conversations: Likewise.
        plan: What would be saved; stays while another folder is looked into.
        error: Why there is no plan.
    """

    changed = Signal()

    def __init__(
        self,
        account_id: str,
        selection: Selection,
        accounts: SavingAccounts,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.account_id = account_id
        self.selection = selection
        self.folder = accounts.folder(account_id)
        self.state = DraftState.READING
        self.cards = 0
        self.conversations = 0
        self.plan: SavingPlan | None = None
        self.error: KonnectError | None = None
        self._accounts = accounts
        self._scope = TaskScope("saving plan", self._fail)

    @property
    def is_done(self) -> bool:
        """Whether all that was selected is saved."""
        return self.state is DraftState.READY and self.plan is not None and not self.plan.total

    @property
    def can_start(self) -> bool:
        """Whether there is anything to save, room for it, and a portal to fetch it from."""
        plan = self.plan
        return (
            self.state is DraftState.READY
            and plan is not None
            and plan.total > 0
            and not plan.missing_bytes
            and not (plan.failure and plan.failure.kind in _KEEPS_FROM_SAVING)
        )

    def read(self) -> None:
        """Read and plan, also once more."""
        self._begin()
        self._scope.start("plan", self._read())

    def choose_folder(self, folder: Path) -> None:
        """Save to another folder, and remember it for the account."""
        self.folder = folder
        self._begin()
        self._scope.start("plan", self._choose(folder))

    async def dispose(self) -> None:
        """End the reading."""
        await self._scope.dispose()
        self.deleteLater()

    # ---------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self.state, self.error = DraftState.READING, None
        self.cards = self.conversations = 0
        self.changed.emit()

    async def _choose(self, folder: Path) -> None:
        await self._accounts.choose_folder(self.account_id, folder)
        await (await self._accounts.saver(self.account_id)).choose(folder)
        await self._read()

    async def _read(self) -> None:
        saver = await self._accounts.saver(self.account_id)
        self.plan = await saver.plan(self.selection, self.folder, on_reading=self._note)
        self.state = DraftState.READY
        self.changed.emit()

    def _note(self, cards: int, conversations: int) -> None:
        self.cards, self.conversations = cards, conversations
        self.changed.emit()

    def _fail(self, error: KonnectError) -> None:
        self.state, self.error = DraftState.FAILED, error
        self.changed.emit()
