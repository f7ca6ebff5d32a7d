"""What both pages of ‘Mijn kind’ say of the accounts and children that are looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from konnect_desktop.viewmodels.account_entry import AccountEntry, AccountState
from konnect_desktop.viewmodels.accounts import Accounts
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.timeline import TimelineModel
from konnect_desktop.viewmodels.timeline_rows import AccountLook
from konnect_desktop.views.timeline.notices import ShownNotice, banner_for
from konnect_desktop.wording import timeline_page as words
from konnect_desktop.wording.dates import freshness

if TYPE_CHECKING:
    from konnect_desktop.views.timeline.child_filter import ChildFilter, ChildKey


class LookedAt:
    """Asked by a page each time it shows how things are now.

    Args:
        languages: What it speaks.
        timeline: Whose entries are shown.
        accounts: How the accounts are doing.
        now: The moment.
    """

    def __init__(
        self,
        languages: LanguageSource,
        timeline: TimelineModel,
        accounts: Accounts,
        now: Callable[[], datetime],
    ) -> None:
        self._languages = languages
        self._timeline = timeline
        self._accounts = accounts
        self._now = now

    # -- accounts ---------------------------------------------------------------------------------

    def entries(self) -> Sequence[AccountEntry]:
        """Return the accounts that are looked at."""
        chosen, every = self._accounts.chosen, self._accounts.entries
        return [entry for entry in every if chosen in {None, entry.look.account_id}]

    def is_merged(self) -> bool:
        """Say whether several accounts are shown together."""
        return self._accounts.is_merged

    def look(self, account_id: str) -> AccountLook:
        """Return how an account looks; one that has just gone is painted once more."""
        entry = self._entry(account_id)
        return AccountLook(account_id, "", "", 0) if entry is None else entry.look

    def account_name(self, account_id: str) -> str:
        """Return the name of an account."""
        return self.look(account_id).name

    def portal_address(self, account_id: str) -> str:
        """Return an account's portal in the browser, empty where unknown."""
        entry = self._entry(account_id)
        return "" if entry is None or entry.demo else f"https://{entry.host}/"

    def freshness(self) -> str:
        """Say from when the page is, or that it is being read anew."""
        language = self._languages.language
        if any(entry.state is AccountState.REFRESHING for entry in self.entries()):
            return words.refreshing(language)
        return freshness(self._read_at(), self._now(), language)

    def banner(self, *, is_empty: bool) -> ShownNotice | None:
        """Return the banner over a page that shows something, or ``is_empty``."""
        if is_empty and self._read_at() is None:
            # What stands in place of the list says the same.
            return None
        return banner_for(self.entries(), self._now(), self._languages.language)

    def refresh(self) -> None:
        """Read anew what is looked at, because the user asks for it."""
        self._accounts.refresh(self._accounts.chosen, by_user=True)

    def _entry(self, account_id: str) -> AccountEntry | None:
        every = self._accounts.entries
        return next((entry for entry in every if entry.look.account_id == account_id), None)

    def _read_at(self) -> datetime | None:
        moments = (entry.refreshed_at for entry in self.entries())
        return min((at for at in moments if at is not None), default=None)

    # -- children ---------------------------------------------------------------------------------

    def show_children(self, chips: ChildFilter, *, short: bool) -> None:
        """Show who can be chosen, and who is."""
        timeline, children = self._timeline, self._timeline.showing.children
        chosen = next(iter(children), None) if children is not None else None
        chips.show_children(
            timeline.active_children(), timeline.former_children(), chosen, short=short
        )

    def choose_child(self, key: ChildKey | None) -> None:
        """Show a child, or all of them."""
        self._timeline.set_children(None if key is None else frozenset({key}))
