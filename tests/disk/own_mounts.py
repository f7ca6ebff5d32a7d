"""Scenes with real mounts, run in a mount namespace of their own: ``unshare -rm python -m …``.

Prints what happened as one JSON object; the mounts are gone with the process.
"""

from __future__ import annotations

import functools
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from konnect_desktop.app.sync import SyncCommand, demo_account_at, run_sync
from konnect_desktop.cli.exit_codes import code_of_error, code_of_report
from konnect_desktop.domain.errors import DiskError, KonnectError
from konnect_desktop.services.saving.progress import ProgressMeter
from konnect_desktop.services.sync import SyncOptions
from tests.support.audience import Audience
from tests.support.syncing import files_of, ledger_rows, parts_of, sync

PREFIX: Final = ("unshare", "--map-root-user", "--mount")
"""What goes before a command that is to have mounts of its own."""

_LEFT_FREE_BYTES: Final = 500_000
_PULLED_AFTER: Final = 2

Facts = dict[str, Any]


@functools.cache
def may_mount() -> bool:
    """Say whether that works here."""
    trial = (*PREFIX, "mount", "-t", "tmpfs", "none", "/mnt")
    try:
        trial_run = subprocess.run(trial, capture_output=True, check=False)  # noqa: S603 — ours
    except FileNotFoundError:
        return False
    return trial_run.returncode == 0


class _Watcher(Audience):
    """Does something once, after so many media."""

    def __init__(self, after: int, act: Callable[[], None]) -> None:
        super().__init__()
        self._left = after
        self._act = act

    def saving(self, meter: ProgressMeter) -> None:
        super().saving(meter)
        self._left -= 1
        if self._left == 0:
            self._act()


def _mount(*arguments: str | Path) -> None:
    command = ("mount", *map(str, arguments))
    subprocess.run(command, check=True)  # noqa: S603 — in our own namespace


def _run(url: str, archive: Path, profile: Path, audience: Audience | None = None) -> Facts:
    """Sync here, without a reserve of free room, so that the disk itself says no."""
    command = SyncCommand(
        (demo_account_at(url, profile),),
        archive,
        SyncOptions(include_unread=True, parallel=2, keep_free_bytes=0),
    )
    try:
        (report,) = run_sync(command, audience or Audience()).reports
    except KonnectError as error:
        return {"code": code_of_error(error), "failure": error.kind}
    failure = report.failure
    return {
        "code": code_of_report(report),
        "failure": failure and failure.kind,
        "missing_bytes": failure.missing_bytes if isinstance(failure, DiskError) else None,
        "saved": report.result.saved,
    }


def full_disk(url: str, folder: Path) -> Facts:
    """A disk of 8 MB, nearly full; afterwards somebody makes room."""
    disk, profile = folder / "disk", folder / "profile"
    disk.mkdir()
    _mount("-t", "tmpfs", "-o", "size=8m", "none", disk)
    archive, ballast = disk / "archive", disk / "ballast"
    before_a_byte = sync(url, archive, "--include-unread")
    ballast.write_bytes(bytes(8 * 1024 * 1024 - _LEFT_FREE_BYTES))
    full = _run(url, archive, profile)
    known = {row.path for row in ledger_rows(archive) if row.state == "saved"}
    left = {
        "strangers": len(files_of(archive) - known),
        "parts": len(parts_of(archive)),
        "saved": len(known),
    }
    ballast.unlink()
    again = _run(url, archive, profile)
    shutil.copytree(archive, folder / "kept")
    reserve = {"code": before_a_byte.code, **before_a_byte.result}
    return {"reserve": reserve, "full": full, "left": left, "again": again}


def pulled_drive(url: str, folder: Path) -> Facts:
    """A drive that is pulled while a run saves to it, and put back afterwards."""
    drive, mounted, profile = folder / "drive", folder / "mounted", folder / "profile"
    drive.mkdir()
    mounted.mkdir()
    _mount("--bind", drive, mounted)

    def pull() -> None:
        command = ("umount", "--lazy", str(mounted))
        subprocess.run(command, check=True)  # noqa: S603 — our own mount

    pulled = _run(url, mounted, profile, _Watcher(_PULLED_AFTER, pull))
    bare = [str(path) for path in mounted.rglob("*")]
    _mount("--bind", drive, mounted)
    known = len([row for row in ledger_rows(mounted) if row.state == "saved"])
    again = _run(url, mounted, profile)
    return {"pulled": pulled, "bare": bare, "known": known, "again": again}


if __name__ == "__main__":
    scene = {"full_disk": full_disk, "pulled_drive": pulled_drive}[sys.argv[1]]
    print(json.dumps(scene(sys.argv[2], Path(sys.argv[3]))))  # noqa: T201 — the parent reads it
