"""Signing in to accounts, and what an open window remembers of it: clients and given passwords.

Rule: whatever speaks to the portal is imported in a thread, when an account first goes online.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.domain.portals import Portal
from konnect_desktop.system.accounts import Account, AccountList
from konnect_desktop.system.credentials import GuardedPassword, KeptPassword, KnownPassword
from konnect_desktop.system.passwords import PasswordStore
from konnect_desktop.system.paths import Paths
from konnect_desktop.system.sign_in_guard import SignInGuard
from konnect_desktop.system.sign_out import forget_password, keep_password
from konnect_desktop.viewmodels.initials import short_name
from konnect_desktop.viewmodels.sign_in_desk import SignedIn

if TYPE_CHECKING:
    from konnect_desktop.api.network import Network
    from konnect_desktop.app.online import Client, Lines


class SignIns:
    """The sign-ins of one window, and the lines to portals that they share.

    Args:
        paths: The profile's folders.
        accounts: The list that is kept.
        passwords: The keyring.
        network: Limits and addresses; the usual ones if there are none.
        demo: Whether the portals are those of a demo.
    """

    def __init__(
        self,
        paths: Paths,
        accounts: AccountList,
        passwords: PasswordStore,
        network: Network | None,
        *,
        demo: bool,
    ) -> None:
        self._paths = paths
        self._accounts = accounts
        self._passwords = passwords
        self._network = network
        self._demo = demo
        self._given: dict[str, str] = {}
        self._fresh: dict[str, Client] = {}
        self._lines: Lines | None = None
        self._making_lines = asyncio.Lock()

    async def sign_in(
        self, portal: Portal, username: str, password: str, *, keep: bool
    ) -> SignedIn:
        """Sign in to a new account, or again to one that is there; at most one login is sent.

        Raises:
            KonnectError: What the portal or the disk says; nothing is kept then.
        """
        lines = await self.lines()
        known = self._accounts.by_sign_in(portal, username)
        guard = await self._guard(known.account_id) if known else None
        credentials = GuardedPassword(KnownPassword(username, password), guard, by_user=True)
        client = await lines.sign_in(portal, credentials)
        account = known
        try:
            if account is None:
                account = self._add(client.organisation, portal, username)
                await self._accounts.save_in_thread()
            credentials.watch(await self._guard(account.account_id))
            not_kept = await self._keep(account, password, keep=keep)
        except BaseException:
            # Also where the user has thought better of it meanwhile (F027).
            await client.api.aclose()
            if known is None and account is not None:
                await self._forget_new(account)
            raise
        await self._drop_fresh(account.account_id)
        self._given[account.account_id] = password
        self._fresh[account.account_id] = client
        return SignedIn(account.account_id, not_kept)

    def take_client(self, account_id: str) -> Client | None:
        """Hand out the client of a sign-in that nobody has used yet; it is the taker's then."""
        return self._fresh.pop(account_id, None)

    async def credentials(self, account: Account) -> GuardedPassword:
        """Return what an account signs in with: what was typed here, else what is kept."""
        given = self._given.get(account.account_id)
        source = (
            KeptPassword(
                account.username,
                account.account_id,
                self._passwords,
                kept=account.keeps_password,
            )
            if given is None
            else KnownPassword(account.username, given)
        )
        return GuardedPassword(source, await self._guard(account.account_id))

    async def forget(self, account_id: str) -> None:
        """Remember nothing of an account any more."""
        self._given.pop(account_id, None)
        await self._drop_fresh(account_id)

    async def lines(self) -> Lines:
        """Return what all accounts of the window go online with."""
        async with self._making_lines:
            if self._lines is None:
                self._lines = await asyncio.to_thread(_make_lines, self._network, demo=self._demo)
            return self._lines

    async def aclose(self) -> None:
        """Close the clients that nobody has taken, and the lines."""
        for client in self._fresh.values():
            await client.api.aclose()
        if self._lines is not None:
            await asyncio.to_thread(self._lines.close)

    async def _forget_new(self, account: Account) -> None:
        self._accounts.discard(account.account_id)
        with suppress(KonnectError):
            await self._accounts.save_in_thread()
        with suppress(KonnectError):
            await self._passwords.delete(account.account_id)

    async def _drop_fresh(self, account_id: str) -> None:
        stale = self._fresh.pop(account_id, None)
        if stale is not None:
            await stale.api.aclose()

    async def _keep(self, account: Account, password: str, *, keep: bool) -> ErrorKind | None:
        """Keep the password or forget an older one; return why it was not kept, if it was not."""
        if not keep:
            if account.keeps_password:
                await forget_password(
                    account,
                    paths=self._paths,
                    passwords=self._passwords,
                    accounts=self._accounts,
                )
            return None
        return await keep_password(
            account,
            password,
            paths=self._paths,
            passwords=self._passwords,
            accounts=self._accounts,
        )

    def _add(self, organisation: str, portal: Portal, username: str) -> Account:
        return self._accounts.add(
            self._accounts.free_name(short_name(organisation) or portal.tenant),
            portal,
            username,
            keeps_password=False,
            account_id=portal.tenant if portal.demo else None,
        )

    async def _guard(self, account_id: str) -> SignInGuard:
        return SignInGuard(await asyncio.to_thread(self._paths.account_folder, account_id))


def _make_lines(network: Network | None, *, demo: bool) -> Lines:
    """Import what speaks to the portal: a quarter of a second that the window must not wait."""
    from konnect_desktop.app.online import Lines  # noqa: PLC0415 — see above

    return Lines.make(network, demo=demo)
