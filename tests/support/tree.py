"""The files of the tree, as a clone of it has them; works without git."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
_LEFT_OUT: Final = frozenset({"__pycache__", "build", "demo-photos", "dist"})
_DOTS_THAT_COUNT: Final = frozenset({".ci", ".gitignore"})


def files() -> Iterator[Path]:
    """Yield every file of the tree; what .gitignore names stays out."""
    for folder, subfolders, names in os.walk(ROOT):
        subfolders[:] = [name for name in subfolders if _counts(name)]
        yield from (Path(folder, name) for name in names if _counts(name) and name != "uv.lock")


def text_files() -> Iterator[tuple[Path, str]]:
    """Yield every file that is UTF-8 text, with its text."""
    for path in files():
        try:
            yield path, path.read_text("utf-8")
        except UnicodeDecodeError:
            continue


def _counts(name: str) -> bool:
    if name.startswith("."):
        return name in _DOTS_THAT_COUNT
    return name not in _LEFT_OUT and not name.endswith(".egg-info")
