"""The accounts of the window: which there are, how each is doing, and which one is looked at."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from datetime import datetime
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from konnect_desktop.domain.changes import Change, Kind
from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.services.freshness import kept_unread, refreshed_at
from konnect_desktop.services.open_account import OpenAccount
from konnect_desktop.viewmodels.account_desk import AccountDesk
from konnect_desktop.viewmodels.account_entry import AccountEntry, AccountState, state_of
from konnect_desktop.viewmodels.initials import initials
from konnect_desktop.viewmodels.task_scope import TaskScope
from konnect_desktop.viewmodels.timeline_rows import AccountLook

if TYPE_CHECKING:
    from konnect_desktop.services.refresh_run import RefreshOutcome

ACCENTS: Final = 6
_SIGN_OUT: Final = "sign out"


class Accounts(QObject):
    """All accounts, open while the window is.

    ``opened`` and ``closed`` tell of account ids, ``signed_out`` of a name and a ``SignedOut``,
    ``failed`` of what a change of an account met.
    """

    changed = Signal()
    chosen_changed = Signal()
    opened = Signal(str)
    closed = Signal(str)
    signed_out = Signal(str, object)
    failed = Signal(object)
    emptied = Signal()

    def __init__(self, desk: AccountDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._entries: dict[str, AccountEntry] = {}
        self._open: dict[str, OpenAccount] = {}
        self._chosen: str | None = None
        self._edits = count()
        self._signing_out = asyncio.Lock()
        self._closers: list[Callable[[str], Awaitable[None]]] = []
        self._scope = TaskScope("accounts", self.failed.emit)

    def before_closing(self, closer: Callable[[str], Awaitable[None]]) -> None:
        """Await ``closer`` with an account's id before its files are let go of."""
        self._closers.append(closer)

    # -- what there is ----------------------------------------------------------------------------

    @property
    def entries(self) -> tuple[AccountEntry, ...]:
        """All accounts in the user's order."""
        return tuple(self._entries.values())

    @property
    def chosen(self) -> str | None:
        """The account that is looked at; ``None`` for all of them together."""
        return self._chosen

    @property
    def is_merged(self) -> bool:
        """Whether several accounts are looked at together."""
        return self._chosen is None and len(self._entries) > 1

    def entry(self, account_id: str) -> AccountEntry | None:
        """Return an account, or ``None`` once it is signed out."""
        return self._entries.get(account_id)

    def look(self, account_id: str) -> AccountLook:
        """Return how an account is told from the others."""
        return self._entries[account_id].look

    def open_accounts(self) -> Sequence[OpenAccount]:
        """Return what is open, in the user's order."""
        return tuple(self._open[known] for known in self._entries if known in self._open)

    def open_account(self, account_id: str) -> OpenAccount | None:
        """Return one open account."""
        return self._open.get(account_id)

    def choose(self, account_id: str | None) -> None:
        """Look at one account, or at all."""
        chosen = account_id if account_id in self._entries and len(self._entries) > 1 else None
        if chosen != self._chosen:
            self._chosen = chosen
            self.chosen_changed.emit()
            self.changed.emit()

    # -- opening ----------------------------------------------------------------------------------

    async def start(self) -> None:
        """Open every account that is kept, one that fails beside the others."""
        self._take_kept()
        await asyncio.gather(*map(self._open_one, tuple(self._entries)))

    async def take(self, account_id: str) -> None:
        """Show an account that has just been signed in to, anew if it was open, and read it."""
        await self._let_go(account_id)
        await self._desk.close(account_id)
        self._take_kept()
        self._update(account_id, state=AccountState.OPENING, problem=None)
        await self._open_one(account_id)
        self.refresh(account_id, by_user=True)

    def _take_kept(self) -> None:
        known = self._entries
        self._entries = {}
        for place, account in enumerate(self._desk.kept()):
            color = place % ACCENTS if account.color is None else account.color
            look = AccountLook(
                account.account_id, account.name, initials(account.name), color % ACCENTS
            )
            entry = known.get(account.account_id) or AccountEntry(
                look,
                account.portal.host,
                account.username,
                account.portal.demo,
                account.keeps_password,
            )
            self._entries[account.account_id] = replace(
                entry, look=look, keeps_password=account.keeps_password
            )
        if self._chosen not in self._entries or len(self._entries) == 1:
            self._chosen = None
        self.changed.emit()

    async def _open_one(self, account_id: str) -> None:
        try:
            account = await self._desk.open(account_id)
            kept = await self._what_is_kept(account)
        except KonnectError as error:
            await self._desk.close(account_id)
            self._update(account_id, state=AccountState.PROBLEM, problem=error)
            return
        self._open[account_id] = account
        account.changes.subscribe(self._take_change)
        self._update(account_id, state=AccountState.READY, problem=None, **kept)
        self.opened.emit(account_id)

    async def _open_again(self, account_id: str, *, by_user: bool) -> None:
        """Open what could not be opened, say because another process worked for it, and read it."""
        await self._open_one(account_id)
        if account_id in self._open:
            self.refresh(account_id, by_user=by_user)

    async def _read_kept(self, account: OpenAccount) -> None:
        self._update(account.account_id, **await self._what_is_kept(account))

    @staticmethod
    async def _what_is_kept(account: OpenAccount) -> dict[str, object]:
        """Return what an entry tells of the local copy, by the names of its fields."""
        facts, children = await asyncio.gather(account.copy.facts(), account.copy.children())
        return {
            "child_names": tuple(child.first_name for child in children if child.active),
            "refreshed_at": refreshed_at(facts),
            "unread": kept_unread(facts),
        }

    # -- refreshing -------------------------------------------------------------------------------

    def refresh(self, account_id: str | None = None, *, by_user: bool = False) -> None:
        """Read what is new of one account or of all; who waits for one that runs hurries it.

        One that could not be opened before is opened first.
        """
        for known, entry in self._entries.items():
            if account_id not in {None, known}:
                continue
            account = self._open.get(known)
            if account is not None:
                key = f"hurry {known}" if by_user else f"refresh {known}"
                self._scope.join(key, partial(self._refresh, account, by_user=by_user))
            elif entry.state is AccountState.PROBLEM:
                self._scope.join(f"open {known}", partial(self._open_again, known, by_user=by_user))

    def refresh_older_than(self, age_s: float, now: datetime) -> None:
        """Read what is new of the accounts that were read longer ago than ``age_s``."""
        for entry in self.entries:
            at = entry.refreshed_at
            if at is None or not 0 <= (now - at).total_seconds() < age_s:
                self.refresh(entry.look.account_id)

    async def _refresh(self, account: OpenAccount, *, by_user: bool) -> None:
        account_id = account.account_id
        self._update(account_id, state=AccountState.REFRESHING)
        try:
            online = await account.online()
            outcome = await online.refresh.run(by_user=by_user)
        except KonnectError as error:
            self._update(account_id, state=state_of(error), problem=error)
            return
        try:
            await self._read_kept(account)
        finally:
            # Last of all: who asks again from here on must not join what has ended.
            self._take_outcome(account_id, outcome)
        if outcome.failure is None:
            account.pictures.retry()

    def _take_outcome(self, account_id: str, outcome: RefreshOutcome) -> None:
        failure = outcome.failure
        state = AccountState.READY if failure is None else state_of(failure)
        self._update(account_id, state=state, problem=failure)

    def _take_change(self, change: Change) -> None:
        account = self._open.get(change.account_id)
        if account is not None and change.kind in {Kind.CHILDREN, Kind.UNREAD}:
            self._scope.start(f"kept {change.account_id}", self._read_kept(account))

    def _update(self, account_id: str, **new: object) -> None:
        entry = self._entries.get(account_id)
        if entry is None:
            return
        changed = replace(entry, **new)  # pyright: ignore[reportArgumentType] — field names of our own callers
        if changed != entry:
            self._entries[account_id] = changed
            self.changed.emit()

    # -- changing ---------------------------------------------------------------------------------

    def rename(self, account_id: str, name: str) -> None:
        """Give an account another name."""
        self._start_edit(self._edit(account_id, name=name))

    def recolor(self, account_id: str, color: int) -> None:
        """Give an account another accent, 0 to 5."""
        self._start_edit(self._edit(account_id, color=color))

    def move(self, account_id: str, step: int) -> None:
        """Move an account up (-1) or down (1)."""
        self._start_edit(self._edit(account_id, step=step))

    def _start_edit(self, edit: Coroutine[object, object, None]) -> None:
        # Each has a key of its own: none may take the place of the one before.
        self._scope.start(f"edit {next(self._edits)}", edit)

    async def _edit(
        self, account_id: str, *, name: str | None = None, color: int | None = None, step: int = 0
    ) -> None:
        await self._desk.edit(account_id, name=name, color=color, step=step)
        self._take_kept()

    def sign_out(self, account_id: str) -> None:
        """Sign out of an account: its local copy goes, saved photos stay."""
        # Each has a key of its own: one must not take the place of another that is under way.
        self._scope.join(f"{_SIGN_OUT} {account_id}", partial(self._sign_out, account_id))

    def sign_out_all(self) -> None:
        """Sign out of all accounts."""
        for account_id in tuple(self._entries):
            self.sign_out(account_id)

    async def _sign_out(self, account_id: str) -> None:
        async with self._signing_out:
            name = self._entries[account_id].look.name
            await self._let_go(account_id)
            try:
                done = await self._desk.sign_out(account_id)
            except KonnectError as error:
                await self._stay(account_id, error)
            else:
                self._take_kept()
                self.signed_out.emit(name, done)
        if not self._entries:
            self.emptied.emit()

    async def _stay(self, account_id: str, error: KonnectError) -> None:
        """Tell why a sign-out did not end well; what is still there goes on as before."""
        self._take_kept()
        self.failed.emit(error)
        if account_id in self._entries:
            await self._open_one(account_id)

    async def finish_sign_outs(self) -> None:
        """Wait for those that are under way: what the user was told goes must not stay."""
        await self._scope.finish(_SIGN_OUT)

    async def aclose(self) -> None:
        """End everything and close all accounts; sign-outs that are under way are finished."""
        await self.finish_sign_outs()
        await self._scope.dispose()
        for account_id in tuple(self._open):
            await self._let_go(account_id)
            await self._desk.close(account_id)

    async def _let_go(self, account_id: str) -> None:
        await self._scope.end(f"open {account_id}")
        if self._open.pop(account_id, None) is None:
            return
        for key in ("refresh", "hurry", "kept"):
            await self._scope.end(f"{key} {account_id}")
        self.closed.emit(account_id)
        for closer in self._closers:
            await closer(account_id)
