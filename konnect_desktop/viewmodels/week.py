"""The planning of this week of the accounts and children that are looked at.

Rule: nothing here asks the portal; what a refresh has kept is read from the local copy.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import QObject, Signal, SignalInstance

from konnect_desktop.domain.calendar import Calendar, week_of
from konnect_desktop.domain.changes import Change, Kind
from konnect_desktop.domain.people import Child
from konnect_desktop.services.freshness import is_behind
from konnect_desktop.viewmodels.account_feeds import AccountFeeds, SeenAccount, SeenAccounts
from konnect_desktop.viewmodels.task_scope import TaskScope
from konnect_desktop.viewmodels.timeline_entries import shown_children
from konnect_desktop.viewmodels.timeline_filter import TimelineFilter
from konnect_desktop.viewmodels.week_days import AccountWeek, ShownWeek, shown_week


class ShowsChildren(Protocol):
    """What says whose days are wanted, as ``viewmodels.timeline.TimelineModel`` does."""

    @property
    def showing(self) -> TimelineFilter:
        """What is shown."""
        ...

    @property
    def showing_changed(self) -> SignalInstance:
        """Tells that the filter is another."""
        ...


class _Feed(Struct):
    """One open account; ``calendar`` is ``None`` until one is read that is kept."""

    account: SeenAccount
    calendar: Calendar | None = None
    children: Sequence[Child] = ()
    older_from: datetime | None = None


class WeekModel(QObject):
    """Who comes on which day of this week.

    ``changed`` tells that ``week`` may be another, ``failed`` a ``KonnectError``: a local copy
    can't be read.

    Args:
        accounts: The accounts of the window.
        shown: Whose days are wanted.
        today: The day in Amsterdam.
        parent: Its owner.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        accounts: SeenAccounts,
        shown: ShowsChildren,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.today = today
        self._accounts = accounts
        self._shown = shown
        self._scope = TaskScope("week", self.failed.emit)
        self._feeds = AccountFeeds(accounts, self._begin, self._scope.cancel, self._take)

    def start(self) -> None:
        """Begin to follow the accounts; needs the running loop."""
        self._accounts.changed.connect(self._follow)
        self._shown.showing_changed.connect(self.changed)
        self._follow()

    async def aclose(self) -> None:
        """End everything and forget all accounts."""
        self._accounts.changed.disconnect(self._follow)
        self._shown.showing_changed.disconnect(self.changed)
        await self._scope.dispose()
        self._feeds.forget_all()

    async def release(self, account_id: str) -> None:
        """Let go of an account: for ``Accounts.before_closing``."""
        await self._scope.end(account_id)
        self._feeds.forget(account_id)
        self.changed.emit()

    @property
    def week(self) -> ShownWeek | None:
        """This week of what is looked at; ``None`` where nothing is known of it."""
        monday, _ = week_of(self.today())
        accounts: list[AccountWeek] = []
        for feed in self._feeds.shown():
            if feed.calendar:
                look = self._accounts.look(feed.account.account_id)
                children = shown_children(look, feed.children)
                accounts.append(AccountWeek(look, feed.calendar, children, feed.older_from))
        return shown_week(accounts, monday, self._shown.showing.children)

    def refresh_today(self) -> None:
        """Tell that another day may have begun."""
        self.changed.emit()

    # -- following --------------------------------------------------------------------------------

    def _follow(self) -> None:
        self._feeds.follow()
        self.changed.emit()

    def _begin(self, account: SeenAccount) -> _Feed:
        feed = _Feed(account)
        self._start_reading(feed)
        return feed

    def _take(self, feed: _Feed, change: Change) -> None:
        if change.kind in {Kind.PLANNING, Kind.CHILDREN}:
            self._start_reading(feed)

    def _start_reading(self, feed: _Feed) -> None:
        self._scope.start(feed.account.account_id, self._read(feed))

    async def _read(self, feed: _Feed) -> None:
        copy = feed.account.copy
        # The facts before the planning: what a refresh writes last is never older than the rest.
        facts = await copy.facts()
        planning = await copy.planning()
        feed.children = await copy.children()
        feed.calendar = planning.calendar if planning else None
        behind = planning is not None and is_behind(planning, facts)
        feed.older_from = planning.read_at if planning and behind else None
        self.changed.emit()
