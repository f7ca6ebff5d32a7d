"""The arguments: wrong calls end with code 2 and a line that helps."""

from __future__ import annotations

from pathlib import Path

import pytest

from konnect_desktop.cli.arguments import AccountArguments, SyncArguments, WindowArguments, parse
from konnect_desktop.cli.exit_codes import ExitCode


def test_a_sync_of_the_demo() -> None:
    arguments = parse(["sync", "--demo", "--to", "photos", "--include-unread", "--json"])
    assert isinstance(arguments, SyncArguments)
    assert (arguments.demo, arguments.include_unread, arguments.as_json) == (True, True, True)
    assert arguments.to == Path("photos")
    assert arguments.parallel == 6


def test_several_accounts_at_once() -> None:
    arguments = parse(["sync", "--account", "a", "--account", "b", "--to", "photos"])
    assert isinstance(arguments, SyncArguments)
    assert arguments.accounts == ("a", "b")


def test_an_account_is_added_without_a_password_in_the_call() -> None:
    arguments = parse(["account", "add", "Thuis", "--portal", "zonnebloem", "--username", "u"])
    assert arguments == AccountArguments("add", "Thuis", "zonnebloem", "u", keep_password=False)


def test_without_a_command_the_window_is_wanted() -> None:
    assert parse([]) == WindowArguments(demo=False, profile=None)
    assert parse(["--demo", "--profile", "x"]) == WindowArguments(demo=True, profile=Path("x"))


@pytest.mark.parametrize(
    "call",
    [
        ["--demo", "sync", "--demo", "--to", "x"],
        ["--profile", "x", "account", "list"],
        ["--demo", "photos"],
        ["sync"],
        ["sync", "--to", "x"],
        ["sync", "--demo"],
        ["sync", "--demo", "--to", "x", "--parallel", "0"],
        ["sync", "--demo", "--to", "x", "--parallel", "17"],
        ["sync", "--demo", "--to", "x", "--parallel", "many"],
        ["sync", "--demo", "--demo-url", "http://127.0.0.1:1", "--to", "x"],
        ["sync", "--demo-url", "http://127.0.0.1:1", "--account", "a", "--to", "x"],
        ["sync", "--demo", "--to", "x", "--password", "secret"],
        ["account"],
        ["account", "add", "Thuis"],
        ["nothing"],
    ],
)
def test_a_wrong_call_ends_with_code_2(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        parse(call)
    assert caught.value.code == ExitCode.WRONG_CALL
    assert "usage:" in capsys.readouterr().err
