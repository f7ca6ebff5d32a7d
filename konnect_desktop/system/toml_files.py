"""The app's own TOML files: read as far as they can be read, and a damaged one kept as a copy.

Nothing here knows keys; whoever reads judges every value.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Final, cast

from konnect_desktop.system.private_files import read_private_file, replace_private_file

LARGEST_FILE: Final = 64 * 1_048_576  # so large that a damaged one is copied whole
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


def decoded(content: bytes) -> tuple[str, bool]:
    """Return the text, with or without a byte order mark, and whether something was lost."""
    encoding = "utf-16" if content.startswith(_UTF16_MARKS) else "utf-8-sig"
    try:
        return content.decode(encoding), False
    except UnicodeDecodeError:
        return content.decode(encoding, errors="replace"), True


def parsed(text: str) -> dict[str, object] | None:
    """Return what a text says, or ``None`` if it is no TOML."""
    try:
        return cast("dict[str, object]", tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def keys_of_lines(lines: Iterable[str]) -> dict[str, object]:
    """Read line by line what a whole reading refuses: keys with a value on their own line."""
    keys: dict[str, object] = {}
    for line in lines:
        for key, value in (parsed(line) or {}).items():
            keys.setdefault(key, value)
    return keys


def set_aside(path: Path, content: bytes) -> Path:
    """Keep a file as it was beside it, under the first free name; the same bytes only once.

    Raises:
        DiskError: The copy cannot be made.
    """
    number = 0
    while True:
        number += 1
        copy = path.with_name(f"{path.name}.damaged-{number}")
        there = read_private_file(copy, most_bytes=LARGEST_FILE)
        if there is None:
            replace_private_file(copy, content)
        if there in {None, content}:
            return copy
