"""The desk of the accounts: opening, signing in and out, and what each leaves behind."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from konnect_desktop.app.accounts import LOCAL_COPY, AccountKeeper
from konnect_desktop.cache.media_store import MediaStore
from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.system.accounts import AccountList
from konnect_desktop.system.locks import AccountLock
from konnect_desktop.system.passwords import PasswordStore
from konnect_desktop.system.paths import Paths
from tests.api.parts import Bench
from tests.support.faults import Fault, Respond
from tests.system.vaults import MemoryVault

_LOGIN = "^/auth-api/login$"


@asynccontextmanager
async def _desk(
    bench: Bench, folder: Path, accounts: AccountList, vault: MemoryVault
) -> AsyncGenerator[AccountKeeper]:
    paths = Paths.below(folder)
    paths.create()
    keeper = AccountKeeper(
        paths=paths,
        accounts=accounts,
        passwords=PasswordStore(vault),
        store=MediaStore(paths.account_folder),
        network=bench.network,
        demo={bench.tenant: bench.portal},
    )
    try:
        yield keeper
    finally:
        await keeper.aclose()


async def _sign_in(bench: Bench, keeper: AccountKeeper, *, keep: bool = False) -> str:
    parent = bench.parent
    signed_in = await keeper.sign_in(bench.portal, parent.username, parent.secret or "", keep=keep)
    return signed_in.account_id


async def test_the_first_sign_in_is_the_only_login(bench: Bench, tmp_path: Path) -> None:
    async with _desk(bench, tmp_path, AccountList.in_memory(), MemoryVault()) as keeper:
        account_id = await _sign_in(bench, keeper)
        account = await keeper.open(account_id)
        outcome = await (await account.online()).refresh.run()
        assert outcome.failure is None
        assert await account.copy.has_cards()
    assert len(bench.logins) == 1


async def test_f001_a_rejected_sign_in_adds_nothing(bench: Bench, tmp_path: Path) -> None:
    accounts = AccountList.in_memory()
    async with _desk(bench, tmp_path, accounts, MemoryVault()) as keeper:
        with pytest.raises(KonnectError) as caught:
            await keeper.sign_in(bench.portal, bench.parent.username, "no", keep=True)
    assert caught.value.kind is ErrorKind.LOGIN_REJECTED
    assert (len(accounts), len(bench.logins)) == (0, 1)


async def test_t20_a_kept_password_that_was_rejected_rests_also_after_a_restart(
    bench: Bench, tmp_path: Path
) -> None:
    accounts, vault = AccountList.in_memory(), MemoryVault()
    async with _desk(bench, tmp_path, accounts, vault) as keeper:
        account_id = await _sign_in(bench, keeper, keep=True)
    bench.proxy.use(Fault(_LOGIN, (Respond(401),)))
    for _ in range(3):
        async with _desk(bench, tmp_path, accounts, vault) as keeper:
            account = await keeper.open(account_id)
            outcome = await (await account.online()).refresh.run()
            assert outcome.failure is not None
            assert outcome.failure.kind is ErrorKind.LOGIN_REJECTED
    assert len(bench.logins) == 2
    bench.proxy.use()
    async with _desk(bench, tmp_path, accounts, vault) as keeper:
        assert await _sign_in(bench, keeper) == account_id
    assert len(bench.logins) == 3


async def test_b29_the_keyring_holds_the_password_only_if_it_is_to_be_kept(
    bench: Bench, tmp_path: Path
) -> None:
    accounts, vault = AccountList.in_memory(), MemoryVault()
    async with _desk(bench, tmp_path, accounts, vault) as keeper:
        await _sign_in(bench, keeper)
        assert vault.entries == {}
        account_id = await _sign_in(bench, keeper, keep=True)
        assert list(vault.entries.values()) == [bench.parent.secret]
        await _sign_in(bench, keeper, keep=False)
        assert vault.entries == {}
        assert keeper.kept()[0].account_id == account_id


async def test_an_account_that_another_process_works_for_is_busy(
    bench: Bench, tmp_path: Path
) -> None:
    async with _desk(bench, tmp_path, AccountList.in_memory(), MemoryVault()) as keeper:
        account_id = await _sign_in(bench, keeper)
        with AccountLock(Paths.below(tmp_path).account_folder(account_id)):
            with pytest.raises(KonnectError) as caught:
                await keeper.open(account_id)
            assert caught.value.kind is ErrorKind.ARCHIVE_BUSY
        await keeper.open(account_id)


async def test_row_7_4_signing_out_works_without_the_portal_and_keeps_unsent_texts(
    bench: Bench, tmp_path: Path
) -> None:
    accounts, vault = AccountList.in_memory(), MemoryVault()
    async with _desk(bench, tmp_path, accounts, vault) as keeper:
        account_id = await _sign_in(bench, keeper, keep=True)
        account = await keeper.open(account_id)
        await (await account.online()).refresh.run()
        folder = Paths.below(tmp_path).account_folder(account_id)
        (folder / "outbox.sqlite3").write_bytes(b"unsent")
        asked = len(bench.proxy.seen("."))
        done = await keeper.sign_out(account_id)
        assert not done.password_left
        assert not (folder / LOCAL_COPY).exists()
        assert (folder / "outbox.sqlite3").read_bytes() == b"unsent"
    assert (len(accounts), vault.entries) == (0, {})
    assert len(bench.proxy.seen(".")) == asked


async def test_f024_two_accounts_of_one_portal_share_nothing(bench: Bench, tmp_path: Path) -> None:
    accounts = AccountList.in_memory()
    async with _desk(bench, tmp_path, accounts, MemoryVault()) as keeper:
        first = await _sign_in(bench, keeper)
        again = await _sign_in(bench, keeper)
        assert first == again
        assert len(accounts) == 1
