"""Reads ``accounts.toml`` as far as it can be read: what is whole in a damaged file is kept (F108).

Tables come out as they stand, unknown keys included; ``accounts_table`` judges their values.
"""

from __future__ import annotations

import re
from typing import Final, cast

from msgspec import Struct, field

from konnect_desktop.system.toml_files import decoded, keys_of_lines, parsed

TABLES: Final = "accounts"
_HEADER: Final = re.compile(r"\s*\[")
_ACCOUNT_HEADER: Final = re.compile(rf"\s*\[\[\s*{TABLES}\s*\]\]\s*(?:#.*)?")


def _no_table() -> dict[str, object]:
    return {}


class FileContent(Struct):
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
    text, damaged = decoded(content)
    others = parsed(text)
    if others is None:
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


def _salvaged(text: str) -> FileContent:
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
    found.accounts = [keys_of_lines(lines) for lines in sections]
    return found
