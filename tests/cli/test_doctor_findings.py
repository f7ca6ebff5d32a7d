"""What is not well with the app's own things is found, named and left as it is."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from konnect_desktop.cli.exit_codes import ExitCode
from konnect_desktop.domain.portals import parse_portal
from konnect_desktop.system.accounts import ACCOUNTS_FILE, AccountList
from konnect_desktop.system.locks import AccountLock
from tests.cli.test_account import Home
from tests.cli.test_doctor import run_in

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="where the home is is Linux'")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Return a home with two accounts, whose portals are out of reach."""
    home = Home(tmp_path)
    accounts = AccountList.load(home.paths)
    accounts.add("Oma", parse_portal("appelboom"), "oma")
    accounts.save()
    (home.account_folder / "local-copy.sqlite3").unlink()
    return home


def _diagnoses(home: Home, *arguments: str) -> list[dict[str, Any]]:
    code, said, errors = run_in(home.folder, "--json", *arguments)
    assert (code, errors) == (ExitCode.SOME_FAILED, "")
    return json.loads(said)["diagnoses"]


def _failure(diagnosis: dict[str, Any], part: str) -> str | None:
    (finding,) = [each for each in diagnosis["parts"] if each["part"] == part]
    return finding["failure"]


def test_an_account_that_the_app_has_open_is_named_and_the_others_are_looked_at(
    home: Home,
) -> None:
    with AccountLock(home.account_folder):
        code, said, errors = run_in(home.folder)
    assert (code, errors) == (ExitCode.SOME_FAILED, "")
    busy, other = said.split("Oma:")
    assert "Konnect Desktop is al met dit account bezig" in busy
    assert "Het ouderportaal zelf" not in busy
    assert "✗ Het ouderportaal zelf" in other
    report = (home.folder / "konnect-doctor.txt").read_text(encoding="utf-8")
    assert "Account 1" in report
    assert "account: archive_busy" in report


def test_a_file_in_the_place_of_an_accounts_folder_is_a_finding_of_that_account(
    home: Home,
) -> None:
    home.account_folder.rmdir()
    home.account_folder.write_bytes(b"")
    ill, well = _diagnoses(home)
    assert _failure(ill, "account") in {"disk_denied", "path_gone"}
    assert ill["routes"] == []
    assert _failure(well, "account") is None
    assert well["routes"]


def test_a_file_in_the_place_of_the_data_folder_is_a_finding(home: Home) -> None:
    home.account_folder.rmdir()
    for folder in (home.account_folder.parent, home.paths.data):
        folder.rmdir()
    home.paths.data.write_bytes(b"")
    first, second = _diagnoses(home)
    for diagnosis in (first, second):
        assert _failure(diagnosis, "folders") is not None
        assert _failure(diagnosis, "account") is not None


def test_what_is_damaged_is_named_and_left_as_it_is(home: Home) -> None:
    copy = home.account_folder / "local-copy.sqlite3"
    copy.write_bytes(b"no database" * 1_000)
    accounts = home.paths.config / ACCOUNTS_FILE
    accounts.write_bytes(accounts.read_bytes() + b"\nthis is = no [toml\n")
    before = accounts.read_bytes(), copy.read_bytes()
    (diagnosis, _) = _diagnoses(home)
    assert _failure(diagnosis, "account_list") == "database_damaged"
    assert _failure(diagnosis, "account") == "database_damaged"
    assert diagnosis["routes"], "the portal is looked at all the same"
    assert (accounts.read_bytes(), copy.read_bytes()) == before
    assert not list(home.folder.rglob("*damaged*"))


def test_a_list_of_accounts_that_cannot_be_read_is_a_finding(home: Home) -> None:
    accounts = home.paths.config / ACCOUNTS_FILE
    accounts.unlink()
    accounts.mkdir()
    (diagnosis,) = _diagnoses(home, "--account", "Thuis")
    assert _failure(diagnosis, "account_list") == "disk_denied"
