"""One signed-in account: its client, its local copy, its feed; nothing is shared between two."""

from __future__ import annotations

from dataclasses import dataclass, field

from konnect_desktop.api.client import ApiClient
from konnect_desktop.cache.local_copy import LocalCopy
from konnect_desktop.domain.changes import Change, Kind
from konnect_desktop.domain.portals import Portal
from konnect_desktop.services.changes import ChangeFeed


@dataclass(frozen=True, slots=True)
class AccountSession:
    """What belongs to one account.

    ``account_id`` is ours (of a demo account: its organisation's label); ``name`` is the user's
    own name for it.
    """

    account_id: str
    name: str
    portal: Portal
    api: ApiClient
    copy: LocalCopy
    changes: ChangeFeed = field(default_factory=ChangeFeed)

    def publish(self, kind: Kind, ids: frozenset[str], initiator: str) -> None:
        """Tell the account's listeners that something was written."""
        self.changes.publish(Change(self.account_id, kind, ids, initiator))
