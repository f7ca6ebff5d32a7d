"""Gate T17: thousands of names, hostile and plain, are made and used; violations are counted."""

from __future__ import annotations

import random
import tempfile
from datetime import date, timedelta
from pathlib import Path

from konnect_desktop.domain.names import (
    collision_key,
    distinct_name,
    photo_folder,
    photo_stem,
    safe_name,
    short_code,
)
from tests.support.windows_names import objections

_MOST_BYTES = 240
_EXTENSIONS = (".jpg", ".png", ".webp", ".gif", ".heic", ".mp4", ".mov", ".pdf", ".JPG", ".docx")
_HOSTILE = (
    *("../../x", "..", ".", "", "CON", "con", "COM¹", "LPT9", "CONIN$", "conout$", "nul", "aux.b"),
    *("a:b", "ab", "x. ", "-rf", "~", "~root", "a\0b", "x\u202egpj", "\u2066x\u2069", "\ud800"),
    *("\udfffz", "%2e%2e%2f", "\\\\evil\\s\\x", "desktop", "/etc/passwd", "C:\\x", "\n", "\u2028"),
    *("é", "e\u0301", "Sam", "sam", "SAM", "ß", "ss", "İ", "👩\u200d👧", "😀" * 90, "x" * 300),
    *(" x", "con ", "é" * 130, "\ufeffx", "|?*<>", '"', ".konnect", "a.b.c", "COM1.tar"),
)
_CHILDREN = ("Noor", "Sem", "Lotte", "Yara", "José", "Zoë", "CON", "..", "a/b", "😀", "\u202e")
_JUNK = ("", "", "", " ", ".", ". .", "\u202c", "\0")


def count_name_violations(n: int, seed: int) -> dict[str, int]:
    """Make ``n`` names, half of attachments and half of photos, and create each as a file.

    Returns:
        Counts under ``names``, ``outside``, ``overwritten``, ``over_240_bytes``,
        ``windows_illegal`` and ``extension_lost``; all but the first must be 0.
    """
    chance = random.Random(seed)  # noqa: S311 — a repeatable test, no secret
    counts: dict[str, int] = dict.fromkeys(
        ("names", "outside", "overwritten", "over_240_bytes", "windows_illegal", "extension_lost"),
        0,
    )
    taken: set[str] = set()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        for number in range(n):
            extension = chance.choice(_EXTENSIONS)
            make = _attachment_path if number % 2 else _photo_path
            path = _distinct(make(chance, number, extension), taken, str(number))
            _judge(root, path, extension, counts)
    return counts


def _attachment_path(chance: random.Random, _number: int, extension: str) -> tuple[str, ...]:
    pieces = chance.choices(_HOSTILE, k=chance.choice((1, 1, 1, 2, 3)))
    if chance.random() < 0.3:
        pieces.append("".join(chr(chance.randrange(0x11_0000)) for _ in range(chance.randrange(9))))
    text = "".join(pieces) + extension + chance.choice(_JUNK)
    return ("files", safe_name(text, fallback="file"))


def _photo_path(chance: random.Random, number: int, extension: str) -> tuple[str, ...]:
    day = date(2024, 1, 1) + timedelta(days=chance.randrange(900))
    children = chance.choices(_CHILDREN + _HOSTILE, k=chance.randrange(5))
    known = day if chance.random() < 0.95 else None
    code = short_code("demo", str(number))
    return (*photo_folder(known, children), photo_stem(known, children, code) + extension)


def _distinct(path: tuple[str, ...], taken: set[str], media_id: str) -> tuple[str, ...]:
    """Give a path whose place is taken a code, as the saving of files does."""
    *folders, name = path
    length = 8
    while (key := collision_key("/".join((*folders, name)))) in taken:
        name = distinct_name(path[-1], short_code("demo", media_id, length))
        length *= 2
    taken.add(key)
    return (*folders, name)


def _judge(root: Path, path: tuple[str, ...], extension: str, counts: dict[str, int]) -> None:
    counts["names"] += 1
    counts["over_240_bytes"] += any(len(part.encode()) > _MOST_BYTES for part in path)
    counts["windows_illegal"] += any(objections(part) for part in path)
    counts["extension_lost"] += not path[-1].endswith(extension)
    target = root.joinpath(*path)
    if target.resolve().parent != root.joinpath(*path[:-1]) or len(target.parts) != len(
        (*root.parts, *path)
    ):
        counts["outside"] += 1
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        target.open("xb").close()
    except FileExistsError:
        counts["overwritten"] += 1
