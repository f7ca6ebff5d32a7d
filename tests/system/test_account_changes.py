from __future__ import annotations

import asyncio
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from filelock import FileLock

from konnect_desktop.domain.errors import DiskError
from konnect_desktop.domain.portals import Portal, parse_portal
from konnect_desktop.system import file_locks
from konnect_desktop.system.accounts import ACCOUNTS_FILE, Account, AccountList, AccountNameError
from konnect_desktop.system.paths import Paths

NAMES = ("Thuis", "Opvang", "Oma")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.below(tmp_path)


@pytest.fixture
def accounts(paths: Paths) -> AccountList:
    accounts = AccountList.load(paths)
    for name in NAMES:
        accounts.add(name, parse_portal(name), "ouder")
    accounts.save()
    return accounts


def names_of(accounts: AccountList) -> list[str]:
    return [account.name for account in accounts]


def id_of(accounts: AccountList, name: str) -> str:
    account = accounts.find(name)
    assert account is not None
    return account.account_id


def kept(paths: Paths, name: str) -> Account:
    account = AccountList.load(paths).find(name)
    assert account is not None
    return account


def test_every_change_is_kept(accounts: AccountList, paths: Paths, tmp_path: Path) -> None:
    account_id = id_of(accounts, "Opvang")
    accounts.rename(account_id, "Kompas")
    accounts.recolor(account_id, 5)
    accounts.set_archive(account_id, tmp_path / "foto’s")
    accounts.set_keeps_password(account_id, keeps=False)
    accounts.move(account_id, -1)
    accounts.save()
    account = kept(paths, "kompas")
    assert account == accounts.by_id(account_id)
    assert (account.color, account.keeps_password) == (5, False)
    assert account.archive == tmp_path / "foto’s"
    assert account.added is not None
    assert names_of(AccountList.load(paths)) == ["Kompas", "Thuis", "Oma"]
    accounts.set_archive(account_id, None)
    accounts.save()
    assert kept(paths, "kompas").archive is None


def test_new_accounts_get_colors_of_their_own(accounts: AccountList) -> None:
    assert [account.color for account in accounts] == [0, 1, 2]
    accounts.discard(id_of(accounts, "Opvang"))
    assert accounts.add("Nieuw", parse_portal("nieuw"), "ouder").color == 1
    assert accounts.add("Rood", parse_portal("rood"), "ouder", color=4).color == 4


@pytest.mark.parametrize(("step", "places"), [(-9, "201"), (-1, "021"), (1, "012"), (9, "012")])
def test_an_account_moves_to_the_end_of_the_list_at_most(
    step: int, places: str, accounts: AccountList
) -> None:
    accounts.move(id_of(accounts, "Oma"), step)
    assert names_of(accounts) == [NAMES[int(place)] for place in places]


def test_what_cannot_be_is_refused(accounts: AccountList) -> None:
    account_id = id_of(accounts, "Thuis")
    for name in ("opvang", "", "a\nb"):
        with pytest.raises(AccountNameError):
            accounts.rename(account_id, name)
    accounts.rename(account_id, "THUIS")
    with pytest.raises(ValueError, match="0 to 5"):
        accounts.recolor(account_id, 6)
    with pytest.raises(ValueError, match="whole"):
        accounts.set_archive(account_id, Path("here"))
    assert names_of(accounts) == ["THUIS", "Opvang", "Oma"]


def test_an_account_is_known_by_where_it_signs_in(accounts: AccountList) -> None:
    found = accounts.by_sign_in(parse_portal("opvang"), " OUDER ")
    assert found == accounts.find("Opvang")
    assert accounts.by_sign_in(parse_portal("elders"), "ouder") is None
    assert accounts.free_name("opvang") == "opvang 2"


def test_a_change_of_an_account_that_is_gone_changes_nothing(accounts: AccountList) -> None:
    gone = "0" * 32
    assert accounts.rename(gone, "Nieuw") is None
    assert accounts.recolor(gone, 1) is None
    assert accounts.move(gone, 1) is None
    assert accounts.discard(gone) is None
    accounts.save()
    assert names_of(accounts) == list(NAMES)


def test_two_lists_lose_nothing_of_each_other(accounts: AccountList, paths: Paths) -> None:
    other = AccountList.load(paths)
    accounts.rename(id_of(accounts, "Thuis"), "Wij")
    accounts.discard(id_of(accounts, "Oma"))
    other.add("wij", parse_portal("vierde"), "ouder")
    other.recolor(id_of(other, "Opvang"), 3)
    other.move(id_of(other, "Opvang"), -1)
    other.save()
    accounts.save()
    assert names_of(accounts) == names_of(AccountList.load(paths)) == ["Opvang", "Wij 2", "wij"]
    assert kept(paths, "Opvang").color == 3


def test_one_name_given_twice_at_once_is_two_names(accounts: AccountList, paths: Paths) -> None:
    other = AccountList.load(paths)
    accounts.add("Opa", parse_portal("vierde"), "opa")
    other.add("Opa", parse_portal("vierde"), "grootvader")
    accounts.save()
    other.save()
    assert names_of(AccountList.load(paths)) == [*NAMES, "Opa", "Opa 2"]


def test_an_account_that_another_process_removed_stays_away(
    accounts: AccountList, paths: Paths
) -> None:
    other = AccountList.load(paths)
    other.remove("Opvang")
    other.save()
    accounts.recolor(id_of(accounts, "Opvang"), 4)
    accounts.save()
    assert names_of(accounts) == ["Thuis", "Oma"]


ADD = """
import pathlib, sys
from konnect_desktop.domain.portals import parse_portal
from konnect_desktop.system.accounts import AccountList
from konnect_desktop.system.paths import Paths
accounts = AccountList.load(Paths.below(pathlib.Path(sys.argv[1])))
sys.stdin.read()
for number in range(20):
    accounts.add(f"{sys.argv[2]} {number}", parse_portal("zonnetuin"), "ouder")
    accounts.save()
"""


def test_processes_that_write_at_once_lose_no_account(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen(  # noqa: S603 — a program of this test
            [sys.executable, "-c", ADD, str(tmp_path), name], stdin=subprocess.PIPE
        )
        for name in ("een", "twee", "drie")
    ]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.close()
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    accounts = AccountList.load(Paths.below(tmp_path))
    assert len(accounts) == 60
    assert accounts.report.damaged_copy is None


async def test_what_changes_while_a_thread_writes_is_kept_with_the_next(
    accounts: AccountList, paths: Paths
) -> None:
    account_id = id_of(accounts, "Thuis")
    accounts.recolor(account_id, 3)
    saving = asyncio.ensure_future(accounts.save_in_thread())
    await asyncio.sleep(0)
    accounts.rename(account_id, "Wij")
    await asyncio.gather(saving, accounts.save_in_thread())
    assert names_of(accounts) == ["Wij", "Opvang", "Oma"]
    assert kept(paths, "Wij").color == 3


async def test_a_disk_that_refuses_keeps_the_changes_for_the_next_try(
    accounts: AccountList, paths: Paths
) -> None:
    path = paths.config / ACCOUNTS_FILE
    content = path.read_bytes()
    path.unlink()
    path.mkdir()
    accounts.rename(id_of(accounts, "Thuis"), "Wij")
    with pytest.raises(DiskError):
        await accounts.save_in_thread()
    path.rmdir()
    path.write_bytes(content)
    await accounts.save_in_thread()
    assert names_of(AccountList.load(paths)) == ["Wij", "Opvang", "Oma"]


def test_a_list_that_is_held_for_long_is_a_disk_error(
    accounts: AccountList, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_locks, "_PATIENCE_S", 0.1)
    accounts.rename(id_of(accounts, "Thuis"), "Wij")
    with FileLock(paths.config / "accounts.lock"), pytest.raises(DiskError):
        accounts.save()
    accounts.save()
    assert names_of(AccountList.load(paths)) == ["Wij", "Opvang", "Oma"]


def test_f108_a_file_that_was_damaged_meanwhile_is_written_anew(
    accounts: AccountList, paths: Paths
) -> None:
    (paths.config / ACCOUNTS_FILE).write_bytes(b"[[acc")
    accounts.rename(id_of(accounts, "Thuis"), "Wij")
    accounts.save()
    assert names_of(AccountList.load(paths)) == ["Wij", "Opvang", "Oma"]
    assert (paths.config / f"{ACCOUNTS_FILE}.damaged-1").read_bytes() == b"[[acc"


def test_a_demo_profile_keeps_its_accounts_in_memory() -> None:
    accounts = AccountList.in_memory()
    demo = Portal("zonnetuin", "http://127.0.0.1:8080", demo=True)
    account = accounts.add("Demo", demo, "ouder", account_id="zonnetuin")
    accounts.rename("zonnetuin", "Familie")
    accounts.save()
    assert account.account_id == "zonnetuin"
    assert names_of(accounts) == ["Familie"]


def test_f149_a_list_from_elsewhere_brings_no_other_host_and_no_odd_folder(paths: Paths) -> None:
    paths.create()
    content = """
[[accounts]]
id = "0123456789abcdef0123456789abcdef"
name = "Thuis"
tenant = "zonnetuin"
username = "ouder"
origin = "https://portaal.example"
color = 17
archive = "../../elsewhere"
keeps_password = "yes"
added = 3
[[accounts]]
name = "Boos"
tenant = "https://portaal.example/"
username = "ouder"
"""
    (paths.config / ACCOUNTS_FILE).write_text(content)
    accounts = AccountList.load(paths)
    (account,) = accounts
    assert account.portal.origin == "https://zonnetuin.ouderportaal.nl"
    assert (account.color, account.archive, account.added) == (None, None, None)
    assert (accounts.report.lost, accounts.report.replaced) == (1, 4)
    assert AccountList.load(paths).report.damaged_copy is None
    read = tomllib.loads((paths.config / ACCOUNTS_FILE).read_text())
    assert "archive" not in read["accounts"][0]


def test_a_list_of_an_earlier_version_is_whole(paths: Paths) -> None:
    paths.create()
    content = """
[[accounts]]
id = "0123456789abcdef0123456789abcdef"
name = "Thuis"
tenant = "zonnetuin"
username = "ouder"
"""
    (paths.config / ACCOUNTS_FILE).write_text(content)
    accounts = AccountList.load(paths)
    (account,) = accounts
    assert accounts.report.damaged_copy is None
    assert (account.color, account.keeps_password, account.archive) == (None, True, None)
