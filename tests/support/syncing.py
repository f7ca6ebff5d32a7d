"""Running ``konnect-desktop sync`` as a process of its own, and judging the archive afterwards."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_COMMAND = (sys.executable, "-m", "konnect_desktop", "sync")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: its exit code, its JSON events and what it said."""

    code: int
    events: tuple[dict[str, Any], ...]
    stdout: str
    stderr: str

    @property
    def result(self) -> dict[str, Any]:
        """The last account's result."""
        return [event for event in self.events if event["event"] == "result"][-1]

    @property
    def plan(self) -> dict[str, Any]:
        """The last account's plan."""
        return [event for event in self.events if event["event"] == "plan"][-1]


def start_sync(
    url: str,
    archive: Path,
    *more: str,
    home: Path | None = None,
    wrapper: tuple[str, ...] = (),
    as_json: bool = True,
) -> subprocess.Popen[str]:
    """Start a run against a portal that is up; ``wrapper`` goes before the command."""
    form = ("--json",) if as_json else ()
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    if home:
        environment["HOME"] = str(home)
    return subprocess.Popen(  # noqa: S603 — our own module
        [*wrapper, *_COMMAND, "--demo-url", url, "--to", str(archive), *form, *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


def ended(process: subprocess.Popen[str], *, within_s: float = 120.0) -> Ended:
    """Wait for a run's end."""
    out, err = process.communicate(timeout=within_s)
    lines = [line for line in out.splitlines() if line.startswith("{") and line.endswith("}")]
    return Ended(process.returncode, tuple(map(json.loads, lines)), out, err)


def sync(url: str, archive: Path, *more: str, **options: Any) -> Ended:  # noqa: ANN401
    """Run a sync to its end."""
    return ended(start_sync(url, archive, *more, **options))


@dataclass(frozen=True, slots=True)
class SavedFile:
    """A row of the ledger."""

    tenant: str
    media_id: str
    state: str
    path: Path
    received_sha256: bytes
    written_sha256: bytes


def ledger_rows(archive: Path) -> list[SavedFile]:
    """Read the ledger as it lies on disk, without our own code."""
    with closing(sqlite3.connect(archive / ".konnect/ledger.sqlite3")) as connection:
        rows = connection.execute(
            """SELECT tenant, media_id, state, folders, file_name, received_sha256, written_sha256
               FROM medium WHERE state <> 'planned'"""
        ).fetchall()
    return [
        SavedFile(tenant, media_id, state, archive / folders / name, received, written)
        for tenant, media_id, state, folders, name, received, written in rows
    ]


def files_of(archive: Path) -> set[Path]:
    """Return every file of an archive but those of its state folder."""
    return {
        path
        for path in archive.rglob("*")
        if path.is_file() and ".konnect" not in path.relative_to(archive).parts
    }


def parts_of(archive: Path) -> list[Path]:
    """Return the unfinished files of an archive."""
    return list((archive / ".konnect/parts").iterdir())


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with an archive; all empty where nothing is."""

    corrupt: tuple[str, ...]
    missing: tuple[str, ...]
    double: tuple[str, ...]
    strangers: tuple[str, ...]
    left_over: tuple[str, ...]

    @property
    def faultless(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.corrupt or self.missing or self.double or self.strangers or self.left_over)


def judge(archive: Path, expected: set[str], received: dict[str, bytes] | None = None) -> Verdict:
    """Hold an archive against what the portal has.

    Args:
        archive: The folder.
        expected: The ids of all media that must be there, once.
        received: The SHA-256 of the bytes the portal sends, by id, if that is to be judged too.
    """
    rows = [row for row in ledger_rows(archive) if row.state == "saved"]
    by_id: dict[str, list[SavedFile]] = {}
    for row in rows:
        by_id.setdefault(row.media_id, []).append(row)
    known = {row.path for row in rows}
    return Verdict(
        corrupt=tuple(row.media_id for row in rows if _is_corrupt(row, received)),
        missing=tuple(sorted(expected - set(by_id))),
        double=tuple(sorted(one for one, all_rows in by_id.items() if len(all_rows) > 1)),
        strangers=tuple(str(path) for path in sorted(files_of(archive) - known)),
        left_over=tuple(map(str, parts_of(archive))),
    )


def _is_corrupt(row: SavedFile, received: dict[str, bytes] | None) -> bool:
    if not row.path.is_file():
        return True
    if hashlib.sha256(row.path.read_bytes()).digest() != row.written_sha256:
        return True
    return received is not None and received[row.media_id] != row.received_sha256
