"""``konnect-desktop`` alone: a window where there is a screen, words where there is none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from konnect_desktop.cli.exit_codes import ExitCode
from konnect_desktop.cli.window import has_screen

_NO_SCREEN = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": "", "LANG": "nl_NL.UTF-8"}


@pytest.mark.parametrize(
    ("environment", "platform", "seen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_where_a_window_could_be_seen(
    environment: dict[str, str],
    platform: str,
    seen: bool,  # noqa: FBT001 — a row of the table
) -> None:
    assert has_screen(environment, platform) is seen


def _start(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    home = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state"), "LC_ALL": ""}
    return subprocess.run(  # noqa: S603 — this project's own module
        [sys.executable, "-m", "konnect_desktop", *arguments],
        cwd=tmp_path,
        env={**os.environ, **home, **_NO_SCREEN},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_without_a_screen_it_says_so(tmp_path: Path) -> None:
    done = _start(tmp_path)
    assert done.returncode == ExitCode.WRONG_CALL
    assert "geen scherm" in done.stderr
    assert done.stdout == ""


def test_a_demo_without_a_screen_saves_the_photos(tmp_path: Path) -> None:
    done = _start(tmp_path, "--demo")
    assert "geen scherm" in done.stderr
    assert done.returncode in {ExitCode.ALL_THERE, ExitCode.SOME_FAILED}
    assert len(list((tmp_path / "demo-photos").rglob("*.jpg"))) > 100
