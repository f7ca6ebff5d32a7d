"""What a view-model knows of each open account, from when it is opened until it is let go of.

Rule: an account that is gone is forgotten before its files are let go of, so that nothing of it
is read or shown any more (F178).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import SignalInstance

from konnect_desktop.cache.local_copy import LocalCopy
from konnect_desktop.domain.changes import Change
from konnect_desktop.services.changes import ChangeFeed
from konnect_desktop.viewmodels.timeline_rows import AccountLook


class SeenAccount(Protocol):
    """What those who show something need of an ``OpenAccount``."""

    @property
    def account_id(self) -> str:
        """Ours."""
        ...

    @property
    def copy(self) -> LocalCopy:
        """Its open local copy."""
        ...

    @property
    def changes(self) -> ChangeFeed:
        """Its feed."""
        ...


class SeenAccounts(Protocol):
    """The accounts of the window, as ``viewmodels.accounts.Accounts`` has them."""

    @property
    def changed(self) -> SignalInstance:
        """Tells that accounts, their looks, their order or the choice are others."""
        ...

    @property
    def chosen(self) -> str | None:
        """The account that is looked at; ``None`` for all."""
        ...

    def open_accounts(self) -> Sequence[SeenAccount]:
        """Return what is open, in the user's order."""
        ...

    def look(self, account_id: str) -> AccountLook:
        """Return how an account is told from the others."""
        ...


class _OfAccount(Protocol):
    @property
    def account(self) -> SeenAccount: ...


_Feed = TypeVar("_Feed", bound=_OfAccount)


class AccountFeeds(Generic[_Feed]):
    """One feed for each open account, in the user's order.

    Args:
        accounts: Where they come from.
        opened: Makes the feed of an account that was opened.
        gone: Called with the id of an account that was let go of.
        heard: Called with a feed and what has changed of its account.
    """

    def __init__(
        self,
        accounts: SeenAccounts,
        opened: Callable[[SeenAccount], _Feed],
        gone: Callable[[str], None],
        heard: Callable[[_Feed, Change], None],
    ) -> None:
        self._accounts = accounts
        self._opened = opened
        self._gone = gone
        self._heard = heard
        self._feeds: dict[str, _Feed] = {}
        self._subscriptions: dict[str, Callable[[], None]] = {}
        self._chosen: str | None = None

    def __iter__(self) -> Iterator[_Feed]:
        return iter(tuple(self._feeds.values()))

    @property
    def chosen(self) -> str | None:
        """The account that is looked at; ``None`` for all."""
        return self._chosen

    def get(self, account_id: str) -> _Feed | None:
        """Return an account's feed while it is open."""
        return self._feeds.get(account_id)

    def shown(self) -> list[_Feed]:
        """Return the feeds that are looked at."""
        return [feed for feed in self if self._chosen in {None, feed.account.account_id}]

    def follow(self) -> bool:
        """Take over what the accounts are now; say whether ids, order or choice are others."""
        before = list(self._feeds), self._chosen
        opened = {account.account_id: account for account in self._accounts.open_accounts()}
        for feed in self:
            # One that was closed and opened again has another local copy.
            if opened.get(feed.account.account_id) is not feed.account:
                self.forget(feed.account.account_id)
        self._feeds = {
            account_id: self._feeds.get(account_id) or self._open(account)
            for account_id, account in opened.items()
        }
        self._chosen = self._accounts.chosen
        return before != (list(self._feeds), self._chosen)

    def forget(self, account_id: str) -> None:
        """Let go of an account."""
        if self._feeds.pop(account_id, None) is not None:
            self._subscriptions.pop(account_id)()
            self._gone(account_id)

    def forget_all(self) -> None:
        """Let go of everything."""
        for feed in self:
            self.forget(feed.account.account_id)

    def _open(self, account: SeenAccount) -> _Feed:
        listener = partial(self._take, account)
        self._subscriptions[account.account_id] = account.changes.subscribe(listener)
        return self._opened(account)

    def _take(self, account: SeenAccount, change: Change) -> None:
        feed = self._feeds.get(account.account_id)
        if feed is not None and feed.account is account:
            self._heard(feed, change)
