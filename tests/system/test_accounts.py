from __future__ import annotations

import codecs
import os
import stat
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konnect_desktop.domain.errors import DiskError
from konnect_desktop.domain.portals import Portal, parse_portal
from konnect_desktop.system.accounts import ACCOUNTS_FILE, AccountList, AccountNameError
from konnect_desktop.system.accounts_file import read_content
from konnect_desktop.system.paths import Paths

ZONNETUIN = parse_portal("zonnetuin")
KOMPAS = parse_portal("kompas")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.below(tmp_path)


def write(paths: Paths, content: bytes) -> Path:
    paths.create()
    path = paths.config / ACCOUNTS_FILE
    path.write_bytes(content)
    return path


def saved(paths: Paths) -> bytes:
    accounts = AccountList.load(paths)
    accounts.add("Thuis", ZONNETUIN, "ouder@zonnetuin.example")
    accounts.add("Opvang", KOMPAS, "ouder@zonnetuin.example")
    accounts.save()
    return (paths.config / ACCOUNTS_FILE).read_bytes()


def names_of(accounts: AccountList) -> list[str]:
    return [account.name for account in accounts]


def test_accounts_are_kept(paths: Paths) -> None:
    saved(paths)
    accounts = AccountList.load(paths)
    assert names_of(accounts) == ["Thuis", "Opvang"]
    found = accounts.find(" tHUIS ")
    assert found is not None
    assert (found.portal, found.username) == (ZONNETUIN, "ouder@zonnetuin.example")
    assert len({account.account_id for account in accounts}) == 2
    assert accounts.report.damaged_copy is None


def test_no_file_is_no_account(paths: Paths) -> None:
    assert len(AccountList.load(paths)) == 0
    assert not paths.config.exists()


def test_a_removed_account_is_gone_after_saving(paths: Paths) -> None:
    saved(paths)
    accounts = AccountList.load(paths)
    assert accounts.remove("thuis") is not None
    assert accounts.remove("thuis") is None
    assert names_of(AccountList.load(paths)) == ["Thuis", "Opvang"]
    accounts.save()
    assert names_of(AccountList.load(paths)) == ["Opvang"]


@pytest.mark.parametrize("name", ["THUIS", " thuis", "", "  ", "x" * 101, "a\nb"])
def test_a_name_is_there_once_and_can_be_read(name: str, paths: Paths) -> None:
    accounts = AccountList(paths.config / ACCOUNTS_FILE)
    accounts.add("Thuis", ZONNETUIN, "ouder")
    with pytest.raises(AccountNameError):
        accounts.add(name, KOMPAS, "ouder")
    assert len(accounts) == 1


def test_accounts_of_a_demo_portal_are_not_kept(paths: Paths) -> None:
    demo = Portal("demo", "http://127.0.0.1:8080", demo=True)
    with pytest.raises(ValueError, match="demo"):
        AccountList(paths.config / ACCOUNTS_FILE).add("Demo", demo, "ouder")


def test_names_do_not_show_where_an_account_is_shown(paths: Paths) -> None:
    account = AccountList(paths.config / ACCOUNTS_FILE).add("Thuis", ZONNETUIN, "canary")
    assert "canary" not in repr(account)
    assert "Thuis" not in repr(account)


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_f164_the_file_is_private_under_any_umask(paths: Paths) -> None:
    old = os.umask(0)
    try:
        saved(paths)
    finally:
        os.umask(old)
    assert stat.S_IMODE((paths.config / ACCOUNTS_FILE).stat().st_mode) == 0o600


def test_unknown_keys_stay(paths: Paths) -> None:
    content = """
later = 3
[window]
width = 900
[[accounts]]
id = "0123456789abcdef0123456789abcdef"
name = "Thuis"
tenant = "zonnetuin"
username = "ouder"
colour = "moss"
[accounts.options]
quiet = true
"""
    write(paths, content.encode())
    accounts = AccountList.load(paths)
    assert accounts.report.damaged_copy is None
    accounts.add("Opvang", KOMPAS, "ouder")
    accounts.save()
    read = tomllib.loads((paths.config / ACCOUNTS_FILE).read_text())
    assert (read["later"], read["window"]) == (3, {"width": 900})
    assert read["accounts"][0]["colour"] == "moss"
    assert read["accounts"][0]["options"] == {"quiet": True}


def _with_mark(content: bytes) -> bytes:
    return codecs.BOM_UTF8 + content


def _as_utf16(content: bytes) -> bytes:
    return content.decode().encode("utf-16")


def _as_on_windows(content: bytes) -> bytes:
    return content.replace(b"\n", b"\r\n")


@pytest.mark.parametrize("recoded", [_with_mark, _as_utf16, _as_on_windows])
def test_f108_a_byte_order_mark_loses_nothing(
    recoded: Callable[[bytes], bytes], paths: Paths
) -> None:
    write(paths, recoded(saved(paths)))
    accounts = AccountList.load(paths)
    assert names_of(accounts) == ["Thuis", "Opvang"]
    assert accounts.report.damaged_copy is None


def test_f108_half_a_file_keeps_the_accounts_that_are_whole(paths: Paths) -> None:
    content = saved(paths)
    half = content[: content.rindex(b"tenant")]
    write(paths, half + b"tena")
    accounts = AccountList.load(paths)
    assert names_of(accounts) == ["Thuis"]
    assert accounts.report.lost == 1
    copy = accounts.report.damaged_copy
    assert copy is not None
    assert copy.read_bytes() == half + b"tena"
    again = AccountList.load(paths)
    assert names_of(again) == ["Thuis"]
    assert again.report.damaged_copy is None


def test_f108_wherever_the_file_is_cut_no_whole_account_is_lost(paths: Paths) -> None:
    content = saved(paths)
    second = content.rindex(b"[[accounts]]")
    ids = [account.account_id for account in AccountList.load(paths)]
    for length in range(second, len(content), 5):
        write(paths, content[:length])
        accounts = AccountList.load(paths)
        assert next(iter(accounts)).account_id == ids[0]
        assert (paths.config / ACCOUNTS_FILE).exists()


def test_f108_garbage_is_set_aside_and_told_once(paths: Paths) -> None:
    garbage = bytes(range(256)) * 40
    write(paths, garbage)
    accounts = AccountList.load(paths)
    assert len(accounts) == 0
    assert accounts.report.damaged_copy is not None
    assert accounts.report.damaged_copy.read_bytes() == garbage
    assert AccountList.load(paths).report.damaged_copy is None
    write(paths, b"[[[")
    other_copy = AccountList.load(paths).report.damaged_copy
    assert other_copy not in {None, accounts.report.damaged_copy}


def test_bad_values_are_replaced_and_told_once(paths: Paths) -> None:
    content = """
[[accounts]]
id = "0123456789abcdef0123456789abcdef"
name = "Thuis"
tenant = "zonnetuin"
username = "ouder"
[[accounts]]
id = "0123456789abcdef0123456789abcdef"
name = "THUIS"
tenant = "kompas"
username = "ouder"
[[accounts]]
id = "../../elsewhere"
name = 7
tenant = "https://kompas.ouderportaal.nl/login"
username = "tweede"
[[accounts]]
name = "Boos"
tenant = "https://portaal.example/"
username = "ouder"
[[accounts]]
tenant = "kompas"
"""
    write(paths, content.encode())
    accounts = AccountList.load(paths)
    assert names_of(accounts) == ["Thuis", "THUIS 2", "kompas"]
    assert len({account.account_id for account in accounts}) == 3
    assert all(account.portal.origin.endswith(".ouderportaal.nl") for account in accounts)
    assert (accounts.report.lost, accounts.report.replaced) == (2, 4)
    assert AccountList.load(paths).report.damaged_copy is None


@pytest.mark.parametrize("content", [b"accounts = 3", b"accounts = [1, 2]", b"[accounts]\na = 1"])
def test_f108_another_shape_is_set_aside(content: bytes, paths: Paths) -> None:
    write(paths, content)
    accounts = AccountList.load(paths)
    assert len(accounts) == 0
    assert accounts.report.damaged_copy is not None


@given(st.binary(max_size=400) | st.text(alphabet='[]accounts="\n#{}x', max_size=200))
def test_f108_no_bytes_whatever_make_the_reading_fail(content: bytes | str) -> None:
    found = read_content(content if isinstance(content, bytes) else content.encode())
    assert all(isinstance(table, dict) for table in found.accounts)


def test_a_file_that_cannot_be_read_is_a_disk_error_and_stays(paths: Paths) -> None:
    paths.create()
    (paths.config / ACCOUNTS_FILE).mkdir()
    with pytest.raises(DiskError):
        AccountList.load(paths)
