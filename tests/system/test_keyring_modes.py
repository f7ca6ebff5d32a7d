"""T22: eight ways in which a keyring may be, and what signing in and out do with each."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null

from konnect_desktop.domain.errors import BrokenError, ErrorKind
from konnect_desktop.system.passwords import PasswordStore
from tests.system.profiles import PASSWORD, Home
from tests.system.vaults import (
    DenyingVault,
    ForeignBytesVault,
    LockedVault,
    MemoryVault,
    StaleVault,
    WaitingVault,
)

LIMIT_S = 0.3
WORST_GAP_S = 0.1

LOCKED, MISSING, REFUSED = (
    ErrorKind.KEYRING_LOCKED,
    ErrorKind.KEYRING_MISSING,
    ErrorKind.KEYRING_REFUSED,
)


@dataclass(frozen=True)
class Mode:
    """A keyring; what keeping and reading a password say; whether one is left after signing out."""

    vault: type[KeyringBackend]
    of_keeping: ErrorKind | None = None
    of_reading: ErrorKind | None = None
    is_left: bool = False


MODES = (
    Mode(MemoryVault),
    Mode(LockedVault, LOCKED, LOCKED, is_left=True),
    Mode(fail.Keyring, MISSING, MISSING),
    Mode(null.Keyring, MISSING, MISSING),
    Mode(ForeignBytesVault, REFUSED),
    Mode(DenyingVault, REFUSED),
    Mode(StaleVault, REFUSED),
    Mode(WaitingVault, LOCKED, LOCKED, is_left=True),
)


@asynccontextmanager
async def without_gaps() -> AsyncGenerator[None]:
    """Fail if the event loop stands still for longer than T22 allows."""
    worst_s = 0.0
    stop = asyncio.Event()

    async def watch() -> None:
        nonlocal worst_s
        last = time.monotonic()
        while not stop.is_set():
            await asyncio.sleep(0.005)
            now = time.monotonic()
            worst_s, last = max(worst_s, now - last), now

    watching = asyncio.ensure_future(watch())
    try:
        yield
    finally:
        stop.set()
        await watching
    assert worst_s <= WORST_GAP_S


async def kind_of(work: Awaitable[object]) -> ErrorKind | None:
    try:
        await work
    except BrokenError as error:
        return error.kind
    return None


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.vault.__name__)
async def test_t22_no_mode_of_the_keyring_is_a_dead_end(mode: Mode, tmp_path: Path) -> None:
    home = Home(tmp_path)
    first, second = home.add("thuis"), home.add("opvang")
    vault = mode.vault()
    if isinstance(vault, StaleVault):
        for account in (first, second):
            await PasswordStore(vault).set(account.account_id, "earlier")
    home.use(vault, limit_s=LIMIT_S)
    async with without_gaps():
        # start
        assert await kind_of(home.passwords.get(first.account_id)) is mode.of_reading
        assert await home.passwords.is_there() is (mode.of_reading is not MISSING)
        # sign in, and again with another password
        for account in (first, second):
            keeping = home.passwords.set(account.account_id, PASSWORD)
            assert await kind_of(keeping) is mode.of_keeping
        # sign out of one account, forget the other's password, start again, sign out of that, too
        assert (await home.sign_out(first)).password_left is mode.is_left
        assert (await home.forget_password(second)).password_left is mode.is_left
        await home.start_again()
        (second,) = home.accounts
        await home.sign_out(second)
    assert len(home.accounts) == 0
    assert not home.account_folder(first).exists()
    assert not home.account_folder(second).exists()
    assert home.files_with(PASSWORD) == []
    if isinstance(vault, WaitingVault):
        vault.answered.set()
    # the keyring is well again
    home.use(home.memory)
    finished = await home.start_again()
    assert finished.passwords_left == 0
    assert home.marks == []
    assert home.files_with(PASSWORD) == []
