"""Reads ``accounts.toml`` as far as it can be read: what is whole in a damaged file is kept (F108).

Tables come out as they stand, unknown keys included; ``accounts`` judges their values.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, cast

TABLES: Final = "accounts"
LARGEST_FILE: Final = 64 * 1_048_576  # so large that a damaged one is copied whole
_HEADER: Final = re.compile(r"\s*\[")
_ACCOUNT_HEADER: Final = re.compile(rf"\s*\[\[\s*{TABLES}\s*\]\]\s*(?:#.*)?")
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


def _no_table() -> dict[str, object]:
    return {}


@dataclass(slots=True)
class FileContent:
    """What a file says.

    Attributes:
        accounts: The tables of the accounts, in the file's order.
        others: All other keys.
        damaged: It was no TOML file, or not of the expected shape.
    """

    accounts: list[dict[str, object]]
    others: dict[str, object] = field(default_factory=_no_table)
    damaged: bool = False


def read_content(content: bytes) -> FileContent:
    """Read a file's bytes; never fails."""
    text, damaged = _decoded(content)
    try:
        others = cast("dict[str, object]", tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError):
        return _salvaged(text)
    tables = others.pop(TABLES, [])
    if not isinstance(tables, list):
        return FileContent([], others, damaged=True)
    known = [
        cast("dict[str, object]", table)
        for table in cast("list[object]", tables)
        if isinstance(table, dict)
    ]
    return FileContent(known, others, damaged or len(known) != len(cast("list[object]", tables)))


def _decoded(content: bytes) -> tuple[str, bool]:
    """Return the text, with or without a byte order mark, and whether something was lost."""
    encoding = "utf-16" if content.startswith(_UTF16_MARKS) else "utf-8-sig"
    try:
        return content.decode(encoding), False
    except UnicodeDecodeError:
        return content.decode(encoding, errors="replace"), True


def _salvaged(text: str) -> FileContent:
    """Read line by line what a whole reading refuses: keys with a value on their own line."""
    found = FileContent([], damaged=True)
    section: list[str] | None = []
    sections: list[list[str]] = []
    for line in text.splitlines():
        if _ACCOUNT_HEADER.fullmatch(line):
            section = []
            sections.append(section)
        elif _HEADER.match(line):
            section = None
        elif section is not None:
            section.append(line)
    found.accounts = [_keys(lines) for lines in sections]
    return found


def _keys(lines: Iterable[str]) -> dict[str, object]:
    keys: dict[str, object] = {}
    for line in lines:
        try:
            read = cast("dict[str, object]", tomllib.loads(line))
        except (tomllib.TOMLDecodeError, RecursionError):
            continue
        for key, value in read.items():
            keys.setdefault(key, value)
    return keys
