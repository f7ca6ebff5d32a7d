"""A database's seal: the hash of a file that was closed in good order, so that damage is found.

SQLite sees a broken structure, but not a flipped bit in a value (F103). The seal is broken before
anything is written: a killed run leaves none, and is not taken for damage.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

SEAL_ENDING: Final = ".seal"
_UNFINISHED: Final = ("-wal", "-journal")


def is_intact(path: Path) -> bool:
    """Say whether a database is as it was closed; one without a seal is believed.

    Raises:
        OSError: It cannot be read.
    """
    if not path.exists() or not has_seal(path):
        return True
    return _seal(path).read_bytes() == _digest(path)


def has_seal(path: Path) -> bool:
    """Say whether a database was closed in good order, and nothing has been written since."""
    return _seal(path).exists()


def break_seal(path: Path) -> None:
    """Take the seal away, because the database is about to change.

    Raises:
        OSError: The disk refused.
    """
    _seal(path).unlink(missing_ok=True)


def put_seal(path: Path) -> None:
    """Seal a database that was closed; where that fails it stays without."""
    seal = _seal(path)
    unfinished = seal.with_name(f"{seal.name}.part")
    if any(path.with_name(path.name + ending).exists() for ending in _UNFINISHED):
        return
    try:
        digest = _digest(path)
        with unfinished.open("wb") as file:
            file.write(digest)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(seal)
    except OSError:
        with suppress(OSError):
            unfinished.unlink()


def _seal(path: Path) -> Path:
    return path.with_name(path.name + SEAL_ENDING)


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest().encode()
