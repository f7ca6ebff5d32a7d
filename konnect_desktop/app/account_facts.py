"""Small facts about accounts that pages ask for: where a photo is saved, where a portal is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from konnect_desktop.domain.pictures import PictureSize

if TYPE_CHECKING:
    from pathlib import Path

    from konnect_desktop.app.workspace import Workspace
    from konnect_desktop.domain.pictures import PictureKey
    from konnect_desktop.domain.portals import Portal

_PORTAL_PAGE: Final = "/parent/"


class AccountFacts:
    """Knows them from a workspace; none of it looks at the disk or asks a portal."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def saved(self, key: PictureKey) -> Path | None:
        """Return the saved original of a photo."""
        files = self._workspace.keeper.saved(key.account_id)
        return None if files is None else files.path(key.picture_id)

    def full_at_hand(self, key: PictureKey) -> Path | None:
        """Return the saved original, else a full size that was looked at before."""
        account_id, media_id = key.account_id, key.picture_id
        kept = self._workspace.store.path_of(account_id, media_id, PictureSize.FULL)
        return self.saved(key) or kept

    def name_among_others(self, account_id: str) -> str:
        """Return an account's name where there are several to tell apart."""
        entries = self._workspace.accounts.entries
        names = {entry.look.account_id: entry.look.name for entry in entries}
        return names.get(account_id, "") if len(names) > 1 else ""

    def portal_address(self, account_id: str) -> str:
        """Return an account's portal in the browser, empty where it is not open."""
        account = self._workspace.accounts.open_account(account_id)
        return "" if account is None else f"{account.portal.origin}{_PORTAL_PAGE}"

    def own_origins(self, typed: Portal | None) -> frozenset[str]:
        """Return the portals of the accounts, of the demo, and the one that is signed in to now."""
        work = self._workspace
        portals = [account.portal for account in work.keeper.kept()]
        if work.profile.demo is not None:
            portals.extend(work.profile.demo.portals.values())
        if typed is not None:
            portals.append(typed)
        return frozenset(portal.origin for portal in portals)
