"""What the frame shows of the accounts: unread counts, whose accent leads, who can be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from konnect_desktop.viewmodels.account_entry import AccountEntry, AccountState, unread_of
from konnect_desktop.viewmodels.accounts import Accounts


class Choice(Struct, frozen=True):
    """One line of the account switcher: an account, or all of them together.

    ``account_id`` is ``None`` for all. ``entries`` are the accounts it stands for.
    """

    account_id: str | None
    entries: tuple[AccountEntry, ...]
    chosen: bool

    @property
    def name(self) -> str:
        """The account's name; empty for all of them, which the words name."""
        return "" if self.account_id is None else self.entries[0].look.name

    @property
    def child_names(self) -> tuple[str, ...]:
        """The children in the order of the accounts, each name once."""
        names = (name for entry in self.entries for name in entry.child_names)
        return tuple(dict.fromkeys(names))

    @property
    def state(self) -> AccountState:
        """The account's state; of all together the gravest that asks the user for something."""
        states = {entry.state for entry in self.entries}
        for grave in (AccountState.SIGN_IN_AGAIN, AccountState.PROBLEM, AccountState.OFFLINE):
            if grave in states and (self.account_id is not None or len(states) == 1):
                return grave
        return AccountState.READY


class FrameModel(QObject):
    """Follows the accounts for the navigation."""

    changed = Signal()

    def __init__(self, accounts: Accounts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._accounts = accounts
        accounts.changed.connect(self.changed)

    @property
    def unread(self) -> tuple[int, int]:
        """Unread messages and unread news of what is looked at."""
        return unread_of(self._looked_at())

    @property
    def leading_color(self) -> int:
        """The place of the accent that leads: the chosen account's, else the first one's."""
        entries = self._looked_at()
        return entries[0].look.color if entries else 0

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The lines of the switcher; with one account there is only that."""
        entries, chosen = self._accounts.entries, self._accounts.chosen
        single = tuple(
            Choice(
                entry.look.account_id,
                (entry,),
                chosen == entry.look.account_id or len(entries) == 1,
            )
            for entry in entries
        )
        if len(entries) <= 1:
            return single
        return (Choice(None, entries, chosen is None), *single)

    def _looked_at(self) -> Sequence[AccountEntry]:
        chosen = self._accounts.chosen
        entries = self._accounts.entries
        return [entry for entry in entries if chosen in {None, entry.look.account_id}]
