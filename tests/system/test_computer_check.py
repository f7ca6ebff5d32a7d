"""What the doctor finds on this computer, named by a kind that is true."""

from __future__ import annotations

import shutil
from pathlib import Path

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.findings import Part, PartFinding
from konnect_desktop.domain.portals import parse_portal
from konnect_desktop.system.accounts import ACCOUNTS_FILE, AccountList
from konnect_desktop.system.computer_check import (
    check_account_list,
    check_disk,
    check_folders,
    check_keyring,
)
from konnect_desktop.system.passwords import PasswordStore
from konnect_desktop.system.paths import Paths
from tests.system.vaults import MemoryVault


async def test_a_password_that_is_missing_is_not_a_keyring_that_refuses() -> None:
    account = AccountList.in_memory().add("Thuis", parse_portal("zonnetuin"), "ouder")
    store = PasswordStore(MemoryVault())
    assert await check_keyring(store, account) == PartFinding(
        Part.KEYRING, failure=ErrorKind.SIGN_IN_FIRST
    )
    await store.set(account.account_id, "geheim")
    assert await check_keyring(store, account) == PartFinding(Part.KEYRING)


def test_a_list_of_accounts_is_read_as_far_as_it_can_be_and_left_alone(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    accounts = AccountList.load(paths)
    account = accounts.add("Thuis", parse_portal("zonnetuin"), "ouder")
    accounts.save()
    assert check_account_list(paths) == ((account,), PartFinding(Part.ACCOUNT_LIST))
    file = paths.config / ACCOUNTS_FILE
    damaged = file.read_bytes() + b"no [toml\n"
    file.write_bytes(damaged)
    found, finding = check_account_list(paths)
    assert [each.name for each in found] == ["Thuis"]
    assert finding.failure is ErrorKind.DATABASE_DAMAGED
    assert file.read_bytes() == damaged
    assert not list(paths.config.glob("*damaged*"))


def test_a_folder_that_is_not_there_yet_is_on_a_disk_all_the_same(tmp_path: Path) -> None:
    finding = check_disk(tmp_path / "no" / "such")
    assert finding.failure is None
    assert finding.free_bytes is not None
    assert abs(finding.free_bytes - shutil.disk_usage(tmp_path).free) < 10**9


def test_a_file_in_the_place_of_a_folder_is_found(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    paths.create()
    assert check_folders(paths).failure is None
    paths.cache.rmdir()
    paths.cache.write_bytes(b"")
    assert check_folders(paths).failure is not None


def test_folders_that_are_not_there_yet_are_well_and_are_not_made(tmp_path: Path) -> None:
    assert check_folders(Paths.below(tmp_path / "new")).failure is None
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "new").write_bytes(b"")
    assert check_folders(Paths.below(tmp_path / "new")).failure is not None
