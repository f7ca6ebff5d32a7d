"""Calls of ``doctor`` that do not fit, and places that its report or its words cannot go to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from konnect_desktop.cli.arguments import parse
from konnect_desktop.cli.exit_codes import ExitCode
from konnect_desktop.domain.portals import parse_portal
from konnect_desktop.system.accounts import AccountList
from tests.cli.test_account import Home
from tests.cli.test_doctor import environment, run_in

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="where the home is is Linux'")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Return a home with two accounts at two portals."""
    home = Home(tmp_path)
    accounts = AccountList.load(home.paths)
    accounts.add("Oma", parse_portal("appelboom"), "oma")
    accounts.save()
    return home


@pytest.mark.parametrize("chosen", [(), ("--account", "Thuis", "--account", "Oma")])
def test_a_password_for_several_accounts_is_a_wrong_call(
    home: Home, chosen: tuple[str, ...]
) -> None:
    code, said, errors = run_in(home.folder, "--password-stdin", *chosen, given="geheim\n")
    assert (code, said) == (ExitCode.WRONG_CALL, "")
    assert errors.startswith("Een wachtwoord op standaardinvoer is voor één account")


@pytest.mark.parametrize("given", ["", "\n"])
def test_a_password_that_is_not_there_is_a_wrong_call(home: Home, given: str) -> None:
    code, said, errors = run_in(
        home.folder, "--password-stdin", "--account", "Oma", "--account", "oma", given=given
    )
    assert (code, said) == (ExitCode.WRONG_CALL, "")
    assert errors == "Er staat geen wachtwoord op standaardinvoer.\n"


def test_a_family_that_no_demo_has_is_a_wrong_call(tmp_path: Path) -> None:
    code, said, errors = run_in(tmp_path, "--demo", "--account", "nonsense")
    assert (code, said) == (ExitCode.WRONG_CALL, "")
    assert errors == "Het demoportaal kent demo, demo2, demo3, niet nonsense.\n"


@pytest.mark.parametrize("report", ["", "/", "a\0b"])
def test_a_report_without_a_name_is_a_wrong_call(
    report: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(["doctor", "--report", report])
    assert ended.value.code == ExitCode.WRONG_CALL
    assert "--report" in capsys.readouterr().err


def test_a_report_for_a_folder_lies_in_it(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    _, said, _ = run_in(tmp_path, "--report", "reports", "--json")
    assert json.loads(said)["report"] == "reports/konnect-doctor.txt"
    assert (tmp_path / "reports" / "konnect-doctor.txt").stat().st_size > 0


@pytest.mark.parametrize("flags", [(), ("--json",)])
def test_a_report_that_cannot_be_written_costs_nothing_else(
    tmp_path: Path, flags: tuple[str, ...]
) -> None:
    code, said, errors = run_in(tmp_path, "--report", "nowhere/report.txt", *flags)
    assert code == ExitCode.DISK
    assert errors.startswith("Het rapport is niet geschreven. In de map kan niet")
    if flags:
        told = json.loads(said)
        assert told["report"] is None
        assert told["diagnoses"][0]["parts"]
    else:
        assert "✓ De schijf" in said


def _process(home: Path, command: str) -> tuple[int, bytes]:
    """Run the doctor in a shell; returns its exit code and what it complains of."""
    done = subprocess.run(  # noqa: S603 — the program itself
        ["/bin/sh", "-c", f'"$0" -m konnect_desktop doctor {command}', sys.executable],
        capture_output=True,
        check=False,
        cwd=home,
        env=environment(home),
        stdin=subprocess.DEVNULL,
        timeout=120,
    )
    return done.returncode, done.stderr


def test_a_reader_that_has_had_enough_is_no_fault(tmp_path: Path) -> None:
    _, errors = _process(tmp_path, "| head -1")
    assert errors == b""
    assert (tmp_path / "konnect-doctor.txt").is_file()


def test_an_output_that_is_closed_still_leaves_the_report(tmp_path: Path) -> None:
    code, errors = _process(tmp_path, ">&-")
    assert (code, errors) == (ExitCode.SOME_FAILED, b"")
    assert (tmp_path / "konnect-doctor.txt").is_file()


@pytest.mark.parametrize("flags", ["", "--json"])
def test_an_output_that_is_full_is_said(tmp_path: Path, flags: str) -> None:
    code, errors = _process(tmp_path, f"{flags} > /dev/full")
    assert code == ExitCode.DISK
    assert errors.decode() == "Naar standaarduitvoer kan niet worden geschreven.\n"


def test_a_name_that_is_no_text_is_told_as_far_as_it_is_one(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603 — the program itself
        [sys.executable, "-m", "konnect_desktop", "doctor", "--json", "--report", b"een\xff.txt"],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env=environment(tmp_path),
        stdin=subprocess.DEVNULL,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (ExitCode.SOME_FAILED, b"")
    assert json.loads(done.stdout)["report"] == "een�.txt"
    assert (tmp_path / os.fsdecode(b"een\xff.txt")).is_file()
