"""Wiping an account's folder: all but the texts that were written and not sent.

Nothing behind a symbolic link is touched; what is gone already is no error.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

# What a parent wrote is never wiped with what can be read again.
UNSENT: Final = ("outbox", "drafts")
# Goes last: it says that somebody is at work here.
_LOCK: Final = "lock"


def wipe_account_folder(folder: Path) -> int:
    """Remove local copy, pictures and what was remembered; return how many files are left.

    Not counted is what stays on purpose: unsent texts and the lock.
    """
    left = 0
    for entry in _entries(folder):
        if entry.name != _LOCK and not entry.name.startswith(UNSENT):
            left += _remove(entry)
    return left


def remove_if_empty(folder: Path) -> None:
    """Remove a wiped folder with its lock, unless unsent texts lie in it."""
    with suppress(OSError):
        if all(entry.name == _LOCK for entry in _entries(folder)):
            (folder / _LOCK).unlink(missing_ok=True)
            folder.rmdir()


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _remove(entry: os.DirEntry[str]) -> int:
    """Remove a file, or a folder with all in it; return how many files are left."""
    path = Path(entry.path)
    if not entry.is_dir(follow_symlinks=False):
        return _is_left(path)
    left = sum(_remove(inner) for inner in _entries(path))
    with suppress(OSError):
        path.rmdir()
    return left if left or not path.exists() else 1


def _is_left(path: Path) -> int:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return 1
    return 0
