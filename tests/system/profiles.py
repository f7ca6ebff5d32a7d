"""A profile with accounts that have something on disk, for tests of what is kept and wiped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from keyring.backend import KeyringBackend

from konnect_desktop.domain.portals import parse_portal
from konnect_desktop.system.accounts import Account, AccountList
from konnect_desktop.system.passwords import PasswordStore
from konnect_desktop.system.paths import Paths
from konnect_desktop.system.sign_out import (
    Finished,
    SignedOut,
    finish_sign_outs,
    forget_password,
    sign_out,
)
from konnect_desktop.system.tombstones import Tombstones
from tests.system.vaults import MemoryVault

PASSWORD = "canary-wachtwoord"
WIPED = (
    "local-copy.sqlite3",
    "local-copy.sqlite3-wal",
    "sign-in.json",
    "pictures/ab/abcdef.jpg",
    "pictures/index",
)
UNSENT = ("outbox.sqlite3", "outbox.sqlite3-wal", "drafts/1.json")


@dataclass
class Home:
    """One profile; its keyring may be exchanged for one that works in another way."""

    folder: Path
    memory: MemoryVault = field(default_factory=MemoryVault)
    passwords: PasswordStore = field(init=False)

    def __post_init__(self) -> None:
        self.use(self.memory)

    def use(self, vault: KeyringBackend, *, limit_s: float = 5.0) -> None:
        """Have this keyring from now on."""
        self.passwords = PasswordStore(vault, limit_s=limit_s)

    @property
    def entries(self) -> Mapping[tuple[str, str], str]:
        """What the keyring that works holds."""
        return self.memory.entries

    @property
    def paths(self) -> Paths:
        return Paths.below(self.folder)

    @property
    def accounts(self) -> AccountList:
        return AccountList.load(self.paths)

    @property
    def marks(self) -> list[str]:
        return [mark.account_id for mark in Tombstones(self.paths.config).all()]

    def add(self, name: str, *, unsent: bool = False) -> Account:
        """Add an account with a local copy."""
        accounts = self.accounts
        account = accounts.add(name, parse_portal(name), "ouder@zonnetuin.example")
        accounts.save()
        for file in (*WIPED, *(UNSENT if unsent else ())):
            path = self.account_folder(account) / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("Noor speelde buiten")
        return account

    def account_folder(self, account: Account) -> Path:
        return self.folder / "data" / "accounts" / account.account_id

    async def sign_out(self, account: Account) -> SignedOut:
        return await sign_out(
            account, paths=self.paths, passwords=self.passwords, accounts=self.accounts
        )

    async def forget_password(self, account: Account) -> SignedOut:
        return await forget_password(
            account, paths=self.paths, passwords=self.passwords, accounts=self.accounts
        )

    async def start_again(self) -> Finished:
        return await finish_sign_outs(
            paths=self.paths, passwords=self.passwords, accounts=self.accounts
        )

    def files_with(self, text: str) -> list[Path]:
        files = (path for path in self.folder.rglob("*") if path.is_file())
        return [path for path in files if text.encode() in path.read_bytes()]
