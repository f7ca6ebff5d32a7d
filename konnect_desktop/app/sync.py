"""``sync`` put together: what the command needs is built, owned and closed here."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, cast

from konnect_desktop.api.client import ApiClient
from konnect_desktop.api.demo_account import read_demo_account
from konnect_desktop.api.flows import FlowName
from konnect_desktop.api.media import MediaClient
from konnect_desktop.api.network import Network
from konnect_desktop.cache.archive_folder import ArchiveFolder
from konnect_desktop.cache.ledger import Ledger
from konnect_desktop.cache.local_copy import LocalCopy
from konnect_desktop.domain.disk_errors import disk_errors
from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.domain.portals import Portal
from konnect_desktop.services.account import AccountSession
from konnect_desktop.services.sync import (
    Sync,
    SyncObserver,
    SyncOptions,
    SyncReport,
    remembered_sign_in,
)
from konnect_desktop.system.accounts import Account
from konnect_desktop.system.credentials import (
    GuardedPassword,
    KeptPassword,
    KnownPassword,
    PasswordSource,
)
from konnect_desktop.system.locks import AccountLock
from konnect_desktop.system.passwords import PasswordStore
from konnect_desktop.system.sign_in_guard import SignInGuard


@dataclass(frozen=True, slots=True)
class AccountToSync:
    """An account whose turn will come: how it is called, where it lives, where its copy lies."""

    name: str
    portal: Portal
    credentials: PasswordSource
    folder: Path


class Audience(SyncObserver, Protocol):
    """Whoever watches several accounts being synced."""

    def begin(self, account: str) -> None:
        """An account's turn has come."""
        ...

    def done(self, report: SyncReport) -> None:
        """An account's turn is over."""
        ...

    def failed(self, error: KonnectError) -> None:
        """An account's turn is over without a report."""
        ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the accounts' turns ended, in their order."""

    reports: tuple[SyncReport, ...]
    failures: tuple[KonnectError, ...]


@dataclass(frozen=True, slots=True)
class SyncCommand:
    """Everything that ``sync`` needs to know."""

    accounts: tuple[AccountToSync, ...]
    archive: Path
    options: SyncOptions = field(default_factory=SyncOptions)
    network: Network = field(default_factory=Network)


def run_sync(command: SyncCommand, audience: Audience) -> Outcome:
    """Save what the accounts show, one account after the other.

    Raises:
        KonnectError: The archive cannot be opened.
        KeyboardInterrupt: The user stopped it; what was saved is whole.
    """
    return asyncio.run(_sync_all(command, audience))


async def _sync_all(command: SyncCommand, audience: Audience) -> Outcome:
    reports: list[SyncReport] = []
    failures: list[KonnectError] = []
    demo = all(account.portal.demo for account in command.accounts)
    with (
        ArchiveFolder.open(command.archive) as archive,
        Ledger.open(archive.ledger_path) as ledger,
        closing(MediaClient(network=command.network, allow_loopback=demo)) as media,
    ):
        for account in command.accounts:
            audience.begin(account.name)

            def sync_of(session: AccountSession) -> Sync:
                return Sync(
                    account=session,
                    archive=archive,
                    ledger=ledger,
                    media=media,
                    options=command.options,
                    observer=audience,
                )

            try:
                report = await _sync_one(account, command.network, sync_of)
            except KonnectError as error:
                failures.append(error)
                audience.failed(error)
            else:
                reports.append(report)
                audience.done(report)
    return Outcome(tuple(reports), tuple(failures))


async def _sync_one(
    account: AccountToSync, network: Network, sync_of: Callable[[AccountSession], Sync]
) -> SyncReport:
    """Sync one account; whether its password was taken is remembered (T20)."""
    async with open_session(account, network) as session:
        return await sync_of(session).run()


@asynccontextmanager
async def open_session(account: AccountToSync, network: Network) -> AsyncGenerator[AccountSession]:
    """Take an account's lock, open its local copy and client, and close them in the end.

    Raises:
        BrokenError: ``ARCHIVE_BUSY``: another process works for the account.
        DiskError: Its folder cannot be used.
    """
    with disk_errors():
        account.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    password = GuardedPassword(account.credentials, SignInGuard(account.folder))
    with AccountLock(account.folder):
        async with await LocalCopy.open(account.folder / "local-copy.sqlite3") as copy:
            flow, username = await remembered_sign_in(copy)
            async with ApiClient(
                account.portal,
                password,
                network=network,
                flow=cast("FlowName | None", flow),
                expected_username=username,
            ) as api:
                yield AccountSession(account.folder.name, account.name, account.portal, api, copy)


async def check_sign_in(portal: Portal, credentials: KnownPassword) -> None:
    """Sign in once and out again.

    Raises:
        KonnectError: The portal said no, or could not be reached.
    """
    async with ApiClient(portal, credentials) as api:
        await api.sign_in()


def demo_account_at(origin: str, profile: Path) -> AccountToSync:
    """Ask a demo portal that runs on this computer for its account.

    Raises:
        KonnectError: It could not be reached, or it is no demo portal.
    """
    account = asyncio.run(read_demo_account(origin))
    return AccountToSync(
        name=account.name,
        portal=Portal(tenant=account.org, origin=origin, demo=True),
        credentials=KnownPassword(account.username, account.password),
        folder=profile / account.org,
    )


def kept_account(account: Account, folder: Path, password: str | None) -> AccountToSync:
    """Take an account of the user's, with a password just given or the one in the keyring."""
    credentials: PasswordSource = (
        KeptPassword(
            account.username,
            account.account_id,
            PasswordStore(),
            kept=account.keeps_password,
        )
        if password is None
        else KnownPassword(account.username, password)
    )
    return AccountToSync(account.name, account.portal, credentials, folder)
