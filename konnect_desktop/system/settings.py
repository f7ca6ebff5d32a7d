"""The user's settings, in ``settings.toml``: known keys only are used, never a path or a secret.

Unknown keys stay as they are; a bad value is replaced by its default and told once (F108, F149).
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Final

from msgspec import Struct

from konnect_desktop.domain.errors import DiskError
from konnect_desktop.system.paths import Paths
from konnect_desktop.system.private_files import (
    make_private_folder,
    read_private_file,
    replace_private_file,
)
from konnect_desktop.system.settings_table import judge, table_of
from konnect_desktop.system.settings_values import (
    DEFAULTS,
    GIGABYTE,
    LARGEST_TEXT_PERCENT,
    SMALLEST_PICTURE_CACHE,
    SMALLEST_TEXT_PERCENT,
    LanguageChoice,
    Settings,
    Switch,
    ThemeChoice,
    ViewerChoices,
    WindowPlace,
)
from konnect_desktop.system.toml_files import (
    LARGEST_FILE,
    decoded,
    keys_of_lines,
    parsed,
    set_aside,
)

__all__ = [
    "DEFAULTS",
    "GIGABYTE",
    "LARGEST_TEXT_PERCENT",
    "SETTINGS_FILE",
    "SMALLEST_PICTURE_CACHE",
    "SMALLEST_TEXT_PERCENT",
    "LanguageChoice",
    "Settings",
    "SettingsFile",
    "SettingsReport",
    "Switch",
    "ThemeChoice",
    "ViewerChoices",
    "WindowPlace",
]

SETTINGS_FILE: Final = "settings.toml"


class SettingsReport(Struct, frozen=True):
    """What was wrong with the file, for one message to the user.

    Attributes:
        damaged_copy: Where the file as it was is kept; ``None`` if all was well, or if the disk
            did not take the copy.
        replaced: The keys whose values were replaced by their defaults.
        unreadable: The file is there and could not be read; it stays as it is.
    """

    damaged_copy: Path | None = None
    replaced: tuple[str, ...] = ()
    unreadable: bool = False


class SettingsFile:
    """Reads the settings once, and writes them whenever one changed.

    Args:
        paths: The profile they belong to.
    """

    def __init__(self, paths: Paths) -> None:
        self._path = paths.config / SETTINGS_FILE
        self._others: dict[str, object] = {}
        self._saved: Settings | None = None
        self._wanted: Settings | None = None
        self._saving = asyncio.Lock()

    def load(self) -> tuple[Settings, SettingsReport]:
        """Read the file; never fails: what cannot be used is as it was at first.

        A damaged file is copied and at once replaced by what could be used of it.
        """
        try:
            content = read_private_file(self._path, most_bytes=LARGEST_FILE)
        except DiskError:
            return DEFAULTS, SettingsReport(unreadable=True)
        if content is None:
            return DEFAULTS, SettingsReport()
        table, damaged = _read(content)
        self._others = table
        settings, replaced = judge(table)
        if not damaged and not replaced:
            self._saved = settings
            return settings, SettingsReport()
        return settings, SettingsReport(self._set_aside(content, settings), replaced)

    async def save(self, settings: Settings) -> None:
        """Write the settings in a thread; of several calls at once the last one counts.

        Raises:
            DiskError: The disk refused; the file is as it was.
        """
        self._wanted = settings
        async with self._saving:
            wanted = self._wanted
            if wanted != self._saved:
                await asyncio.to_thread(self._write, wanted)
                self._saved = wanted

    def _set_aside(self, content: bytes, settings: Settings) -> Path | None:
        try:
            copy = set_aside(self._path, content)
            self._write(settings)
        except DiskError:
            return None  # it will be told again at the next start
        return copy

    def _write(self, settings: Settings) -> None:
        make_private_folder(self._path.parent)
        import tomli_w  # noqa: PLC0415 — reading, which a start waits for, needs it not

        content = tomli_w.dumps(table_of(settings, self._others))
        replace_private_file(self._path, content.encode())


def _read(content: bytes) -> tuple[dict[str, object], bool]:
    text, damaged = decoded(content)
    table = parsed(text)
    if table is None:
        return keys_of_lines(text.splitlines()), True
    return table, damaged
