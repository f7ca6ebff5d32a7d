"""The accounts of an open window as one desk: their locks, local copies, lines to the portal."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from konnect_desktop.app.sign_ins import SignIns
from konnect_desktop.cache.local_copy import LocalCopy
from konnect_desktop.cache.media_store import MediaStore
from konnect_desktop.cache.own_marks import OWN_MARKS
from konnect_desktop.domain.errors import DiskError, ErrorKind, KonnectError
from konnect_desktop.domain.portals import Portal
from konnect_desktop.services.changes import ChangeFeed
from konnect_desktop.services.open_account import OpenAccount
from konnect_desktop.services.own_marks import OwnMarksBook
from konnect_desktop.services.picture_looks import PictureLooks
from konnect_desktop.services.pictures import PictureShelf
from konnect_desktop.services.saving.saved_files import SavedFiles
from konnect_desktop.system.accounts import Account, AccountList
from konnect_desktop.system.accounts_archive import offered_archive
from konnect_desktop.system.locks import AccountLock
from konnect_desktop.system.passwords import PasswordStore
from konnect_desktop.system.paths import Paths
from konnect_desktop.system.sign_out import SignedOut, sign_out
from konnect_desktop.viewmodels.sign_in_desk import SignedIn

if TYPE_CHECKING:
    from konnect_desktop.api.network import Network
    from konnect_desktop.services.open_account import Online
    from konnect_desktop.services.saving.saver import Saver

LOCAL_COPY: Final = "local-copy.sqlite3"
_LOG: Final = logging.getLogger(__name__)


class _Room(Struct, frozen=True):
    """What one open account holds; ``stack`` lets go of it."""

    account: OpenAccount
    saved: SavedFiles
    stack: AsyncExitStack


class AccountKeeper:
    """Everything that view-models ask of accounts: opening, signing in and out, saving.

    Args:
        paths: The profile's folders.
        accounts: The list that is kept.
        passwords: The keyring; ``None`` in a demo, whose passwords are public.
        store: The pictures of all accounts.
        offered: The folder that is offered for saved photos.
        network: Limits and addresses; the usual ones if there are none.
        demo: The portals of a demo by label; such a profile knows no other.
        signed_out: Accounts that still stand in the list and are to be forgotten.
    """

    def __init__(  # noqa: PLR0913 — the parts of the desk, named at the call
        self,
        *,
        paths: Paths,
        accounts: AccountList,
        passwords: PasswordStore,
        store: MediaStore,
        offered: Path | None = None,
        network: Network | None = None,
        demo: Mapping[str, Portal] | None = None,
        signed_out: frozenset[str] = frozenset(),
    ) -> None:
        self._paths = paths
        self._accounts = accounts
        self._passwords = passwords
        self._store = store
        self._offered = offered
        self._demo = demo
        self._signed_out = signed_out
        self._rooms: dict[str, _Room] = {}
        self._sign_ins = SignIns(paths, accounts, passwords, network, demo=demo is not None)

    # -- opening and closing ----------------------------------------------------------------------

    def kept(self) -> Sequence[Account]:
        """Return the accounts in the user's order."""
        return tuple(each for each in self._accounts if each.account_id not in self._signed_out)

    async def open(self, account_id: str) -> OpenAccount:
        """Take the account's lock and open its local copy.

        Raises:
            KonnectError: Another process works for it, or the disk refuses.
        """
        account = self._account(account_id)
        async with AsyncExitStack() as stack:
            folder = await asyncio.to_thread(self._paths.account_folder, account_id)
            lock = AccountLock(folder)
            await asyncio.to_thread(lock.acquire)
            stack.callback(lock.release)
            changes = ChangeFeed()
            copy = await stack.enter_async_context(await LocalCopy.open(folder / LOCAL_COPY))
            marks = await OwnMarksBook.open(account_id, folder / OWN_MARKS, changes)
            stack.push_async_callback(marks.aclose)
            saved = SavedFiles(account.portal.tenant)
            looks = PictureLooks(copy)
            shelf = PictureShelf(account_id, self._store, saved=saved.path, looks=looks)
            stack.push_async_callback(shelf.aclose)
            with suppress(DiskError):  # nothing is kept then, and what is wanted is fetched
                await shelf.open()
            kept = stack.pop_all()

        async def connect() -> Online:
            return await self._connect(account_id, opened, saved, kept)

        opened = OpenAccount(
            account_id=account_id,
            portal=account.portal,
            copy=copy,
            changes=changes,
            pictures=shelf,
            marks=marks,
            connect=connect,
        )
        self._rooms[account_id] = _Room(opened, saved, kept)
        return opened

    async def look_what_is_saved(self, account_id: str) -> None:
        """Learn which photos lie in the account's archive; a drive that is away says nothing."""
        room, archive = self._rooms.get(account_id), self._account(account_id).archive
        if room is None or archive is None:
            return
        try:
            await room.saved.load(archive)
        except KonnectError as error:
            _LOG.info("saved photos are not known: %s", error.kind)

    async def close(self, account_id: str) -> None:
        """End all that an account does and let go of its files; a second call does nothing."""
        room = self._rooms.pop(account_id, None)
        if room is not None:
            await room.stack.aclose()

    async def aclose(self) -> None:
        """Close all accounts and the lines they share."""
        for account_id in tuple(self._rooms):
            await self.close(account_id)
        await self._sign_ins.aclose()

    # -- changing ---------------------------------------------------------------------------------

    async def edit(
        self,
        account_id: str,
        *,
        name: str | None = None,
        color: int | None = None,
        step: int = 0,
    ) -> None:
        """Give an account another name, colour or place, and keep that."""
        if name is not None:
            self._accounts.rename(account_id, name)
        if color is not None:
            self._accounts.recolor(account_id, color)
        if step:
            self._accounts.move(account_id, step)
        await self._accounts.save_in_thread()

    async def sign_out(self, account_id: str) -> SignedOut:
        """Close it, wipe its local copy, forget its password and the account."""
        await self.close(account_id)
        await self._sign_ins.forget(account_id)
        await self._store.forget(account_id)
        return await sign_out(
            self._account(account_id),
            paths=self._paths,
            passwords=self._passwords,
            accounts=self._accounts,
        )

    # -- signing in -------------------------------------------------------------------------------

    async def sign_in(
        self, portal: Portal, username: str, password: str, *, keep: bool
    ) -> SignedIn:
        """Sign in to a new account, or again to one that is there; at most one login is sent.

        Raises:
            KonnectError: What the portal or the disk says; nothing is kept then.
        """
        return await self._sign_ins.sign_in(portal, username, password, keep=keep)

    async def password_forgotten(self, portal: Portal, username: str) -> None:
        """Ask a demo portal for the mail with which a new password is set (PROPOSED)."""
        await (await self._sign_ins.lines()).password_forgotten(portal, username)

    def demo_portals(self) -> Mapping[str, Portal] | None:
        """Return the portals of a demo profile by label; ``None`` in a real one."""
        return self._demo

    def _account(self, account_id: str) -> Account:
        found = self._accounts.by_id(account_id)
        if found is None:
            raise KonnectError(ErrorKind.INTERNAL, "no such account")
        return found

    # -- saving -----------------------------------------------------------------------------------

    async def saver(self, account_id: str) -> Saver:
        """Return what saves for an account.

        Raises:
            KonnectError: The account is not open.
        """
        room = self._rooms.get(account_id)
        if room is None:
            raise KonnectError(ErrorKind.SIGN_IN_FIRST)
        return (await room.account.online()).saver

    def saved(self, account_id: str) -> SavedFiles | None:
        """Return what is known of an account's saved files; ``None`` if it is not open."""
        room = self._rooms.get(account_id)
        return None if room is None else room.saved

    def folder(self, account_id: str) -> Path:
        """Return the folder that an account saves to, or the one that is offered."""
        account = self._accounts.by_id(account_id)
        chosen = None if account is None else account.archive
        return chosen or self._offered or offered_archive(demo=self._demo is not None)

    def folder_is_chosen(self, account_id: str) -> bool:
        """Say whether the user has agreed to that folder."""
        account = self._accounts.by_id(account_id)
        return account is not None and account.archive is not None

    async def choose_folder(self, account_id: str, folder: Path) -> None:
        """Keep the user's choice.

        Raises:
            KonnectError: It could not be kept.
        """
        self._accounts.set_archive(account_id, folder)
        await self._accounts.save_in_thread()

    # -- the portal -------------------------------------------------------------------------------

    async def _connect(
        self, account_id: str, opened: OpenAccount, saved: SavedFiles, stack: AsyncExitStack
    ) -> Online:
        lines, account = await self._sign_ins.lines(), self._account(account_id)
        client = self._sign_ins.take_client(account_id)
        if client is None:
            credentials = await self._sign_ins.credentials(account)
            client = await lines.known_client(opened.portal, credentials, opened.copy)
        stack.push_async_callback(client.api.aclose)
        online = await lines.connect(account.name, client, opened, saved)
        stack.push_async_callback(online.refresh.aclose)
        return online
