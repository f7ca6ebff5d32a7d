"""See that this computer has what the tests need besides Python packages, by trying it out.

What is missing is installed where that is allowed (root, apt-get), else the exact line is named.
With ``--peers`` also what measurements are held against; they go without where that is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from typing import Final

# Qt without a screen, Qt's video player, Qt on a screen; then what the tests use: kills and
# durability, a keyring of their own, a screen of their own with clicks on it.
PACKAGES: Final = (
    *("libegl1", "libgl1", "libglib2.0-0", "libfontconfig1", "libdbus-1-3", "libxkbcommon0"),
    *("libpulse0", "libxrandr2"),
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxcb-xkb1"),
    "libxkbcommon-x11-0",
    "strace",
    *("gnome-keyring", "dbus"),
    *("xvfb", "xauth", "xdotool"),
)
_PROGRAMS: Final = (
    "strace",
    *("gnome-keyring-daemon", "dbus-run-session"),
    *("Xvfb", "xvfb-run", "xauth", "xdotool"),
)
_PEERS: Final = {"tjbench": "libjpeg-turbo-progs"}
_TRY_QT: Final = """
import sys
from PySide6.QtMultimedia import QMediaPlayer
from PySide6.QtWidgets import QApplication
QApplication(sys.argv)
"""
# The plug-in for X11 finds all its libraries or is not loaded at all; no screen is needed to see.
_TRY_X11: Final = """
import ctypes, pathlib
from PySide6.QtCore import QLibraryInfo
from PySide6 import QtWidgets
plugins = pathlib.Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
ctypes.CDLL(str(plugins / "platforms" / "libqxcb.so"))
"""
_INSTALL: Final = ("apt-get", "install", "--yes", "--no-install-recommends")


def main() -> int:
    """Check, install where possible, and return the exit code."""
    if "--peers" in sys.argv[1:]:
        _see_to_peers()
    missing = what_is_missing()
    if not missing:
        return 0
    for sentence in missing:
        _say(sentence)
    if not _may_install():
        _say("Please install what is missing, then run this again. On Debian and Ubuntu:")
        _say(f"  sudo apt-get update && sudo {_line(PACKAGES)}")
        return 1
    if not _install(PACKAGES):
        _say(f"It could not be installed. The command was: {_line(PACKAGES)}")
        return 1
    still_missing = what_is_missing()
    for sentence in still_missing:
        _say(f"Even after the installation: {sentence}")
    return 1 if still_missing else 0


def what_is_missing() -> list[str]:
    """Return a sentence for each thing that does not work."""
    sentences = [_last_words("Qt does not start", _TRY_QT)]
    if sys.platform == "linux":
        sentences.append(_last_words("Qt does not find a screen’s libraries", _TRY_X11))
        sentences += [
            f"{program} is not there." for program in _PROGRAMS if shutil.which(program) is None
        ]
    return [sentence for sentence in sentences if sentence]


def _last_words(problem: str, code: str) -> str:
    """Run ``code``; return what it died of, or an empty text."""
    done = subprocess.run(  # noqa: S603 — our own interpreter and text
        (sys.executable, "-c", code),
        capture_output=True,
        check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.DEVNULL,
        text=True,
    )
    if not done.returncode:
        return ""
    lines = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
    return f"{problem}: {lines[-1]}"


def _may_install() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _see_to_peers() -> None:
    missing = [package for program, package in _PEERS.items() if shutil.which(program) is None]
    if missing and not (_may_install() and _install(missing)):
        _say(f"Measured without its peers; they come with: sudo {_line(missing)}")


def _line(packages: Sequence[str]) -> str:
    return " ".join((*_INSTALL, *packages))


def _install(packages: Sequence[str]) -> bool:
    wait = ("-o", "DPkg::Lock::Timeout=300")
    for command in (("apt-get", "update"), (*_INSTALL, *packages)):
        _say(f"Running: {' '.join(command)}")
        done = subprocess.run(  # noqa: S603 — fixed command lines
            (command[0], *wait, *command[1:]),
            check=False,
            env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
        )
        if done.returncode:
            return False
    return True


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
