"""``konnect-desktop account`` as a process of its own, in a home of its own without a keyring."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from konnect_desktop.cli.exit_codes import ExitCode
from konnect_desktop.domain.portals import parse_portal
from konnect_desktop.system.accounts import Account, AccountList
from konnect_desktop.system.locks import AccountLock
from konnect_desktop.system.paths import Paths
from konnect_desktop.system.tombstones import Tombstones

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="where the home is is Linux'")


class Home:
    """A user's home with one account."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        # What platformdirs makes of a home without variables that say otherwise.
        self.paths = Paths(
            config=folder / ".config" / "konnect-desktop",
            data=folder / ".local" / "share" / "konnect-desktop",
            logs=folder / ".local" / "state" / "konnect-desktop" / "log",
            cache=folder / ".cache" / "konnect-desktop",
        )
        accounts = AccountList.load(self.paths)
        self.account: Account = accounts.add("Thuis", parse_portal("zonnetuin"), "ouder")
        accounts.save()
        self.account_folder = self.paths.account_folder(self.account.account_id)
        (self.account_folder / "local-copy.sqlite3").write_bytes(b"x")

    @property
    def environment(self) -> Mapping[str, str]:
        kept = {
            key: value for key, value in os.environ.items() if not key.startswith(("DBUS", "XDG"))
        }
        return {**kept, "HOME": str(self.folder), "LC_ALL": "nl_NL.UTF-8"}

    def run(self, *arguments: str) -> tuple[int, str, str]:
        done = subprocess.run(  # noqa: S603 — the program itself
            [sys.executable, "-m", "konnect_desktop", "account", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=60,
        )
        return done.returncode, done.stdout, done.stderr

    def names(self) -> list[str]:
        return [account.name for account in AccountList.load(self.paths)]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_accounts_are_listed(home: Home) -> None:
    assert home.run("list") == (
        ExitCode.ALL_THERE,
        "Thuis\tzonnetuin.ouderportaal.nl\touder\n",
        "",
    )


def test_f110_an_account_is_removed_where_there_is_no_keyring(home: Home) -> None:
    (home.account_folder / "drafts").mkdir()
    (home.account_folder / "drafts" / "1.json").write_bytes(b"unsent")
    code, out, err = home.run("remove", "thuis")
    assert (code, err) == (ExitCode.ALL_THERE, "")
    assert "Thuis is van deze computer verwijderd" in out
    assert home.names() == []
    assert not (home.account_folder / "local-copy.sqlite3").exists()
    assert (home.account_folder / "drafts" / "1.json").read_bytes() == b"unsent"
    # A keyring of another session may still have it.
    (mark,) = Tombstones(home.paths.config).all()
    assert mark.account_id == home.account.account_id


def test_an_account_that_a_window_works_for_is_not_removed(home: Home) -> None:
    with AccountLock(home.account_folder):
        code, out, err = home.run("remove", "Thuis")
    assert (code, out) == (ExitCode.BUSY, "")
    assert err
    assert home.names() == ["Thuis"]
    assert (home.account_folder / "local-copy.sqlite3").exists()


def test_an_unknown_account_is_a_wrong_call(home: Home) -> None:
    code, out, err = home.run("remove", "Elders")
    assert (code, out) == (ExitCode.WRONG_CALL, "")
    assert "Elders" in err
    assert home.names() == ["Thuis"]
