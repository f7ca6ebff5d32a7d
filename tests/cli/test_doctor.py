"""``konnect-desktop doctor`` as a process of its own: what it says, its report, its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from konnect_desktop.cli.exit_codes import ExitCode
from tests.cli.test_account import Home

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="where the home is is Linux'")
# Of the demo's first two families; the report must know none of it.
_PRIVATE = (
    *("Noor", "Sem", "Lotte", "Bram", "Zonnebloem", "Kompas", "Rupsjes", "demo.example"),
    *("ouder@", "wachtwoord-", "Signature", "eyJ", "127.0.0.1", "http"),
)


NOWHERE = "http://127.0.0.1:9"


def environment(home: Path) -> dict[str, str]:
    kept = {key: each for key, each in os.environ.items() if not key.startswith(("DBUS", "XDG"))}
    # Real host names lead to a port of this computer where nobody listens.
    return {**kept, "HOME": str(home), "LC_ALL": "nl_NL.UTF-8", "HTTPS_PROXY": NOWHERE}


def run_in(home: Path, *arguments: str, given: str = "") -> tuple[int, str, str]:
    """Run the doctor in a home; returns its exit code, what it says, and what it complains of."""
    done = subprocess.run(  # noqa: S603 — the program itself
        [sys.executable, "-m", "konnect_desktop", "doctor", *arguments],
        capture_output=True,
        check=False,
        cwd=home,
        env=environment(home),
        input=given,
        text=True,
        timeout=120,
    )
    return done.returncode, done.stdout, done.stderr


def test_a_demo_is_well_and_its_report_says_nothing_of_the_families(tmp_path: Path) -> None:
    code, said, errors = run_in(tmp_path, "--demo", "--account", "demo", "--account", "demo2")
    report = (tmp_path / "konnect-doctor.txt").read_text(encoding="utf-8")
    assert (code, errors) == (ExitCode.ALL_THERE, "")
    assert said.count("Alles is in orde.") == 2
    assert "✓ De tijdlijn: in orde" in said
    assert "Het rapport staat in konnect-doctor.txt" in said
    assert "Account 2\n" in report
    assert "GET /timeline/cards/v2/{offset}: well" in report
    assert [word for word in _PRIVATE if word in report] == []
    assert str(tmp_path) not in report


def test_for_programs_it_is_one_json_object(tmp_path: Path) -> None:
    code, said, _ = run_in(tmp_path, "--demo", "--account", "demo3", "--json")
    told = json.loads(said)
    assert code == ExitCode.ALL_THERE
    assert told["report"] == "konnect-doctor.txt"
    (diagnosis,) = told["diagnoses"]
    assert {part["part"] for part in diagnosis["parts"]} == {
        *("account", "folders", "disk", "archive", "clock")
    }
    assert all(route["failure"] is None for route in diagnosis["routes"])


def test_a_second_report_does_not_overwrite_the_first(tmp_path: Path) -> None:
    (tmp_path / "konnect-doctor.txt").write_text("mine", encoding="utf-8")
    code, said, _ = run_in(tmp_path)
    assert code == ExitCode.SOME_FAILED, "there is no keyring here"
    assert "konnect-doctor-2.txt" in said
    assert (tmp_path / "konnect-doctor.txt").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "konnect-doctor-2.txt").stat().st_mode & 0o777 == 0o600


def test_an_account_that_cannot_sign_in_is_named_to_its_user_and_not_in_the_report(
    tmp_path: Path,
) -> None:
    home = Home(tmp_path)
    code, said, _ = run_in(tmp_path, "--account", home.account.name)
    assert code == ExitCode.SOME_FAILED
    assert "Thuis:" in said
    assert "✗" in said
    report = (tmp_path / "konnect-doctor.txt").read_text(encoding="utf-8")
    assert "Thuis" not in report
    assert "zonnetuin" not in report


def test_an_account_that_is_not_there_is_a_wrong_call(tmp_path: Path) -> None:
    code, said, errors = run_in(tmp_path, "--account", "nobody")
    assert (code, said) == (ExitCode.WRONG_CALL, "")
    assert "Geen account heet ‘nobody’" in errors
