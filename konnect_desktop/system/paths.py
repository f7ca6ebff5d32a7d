"""Where the app keeps its own things: one place that knows, and every folder for its user only."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final, Self

from msgspec import Struct

from konnect_desktop.system.private_files import make_private_folder

_ACCOUNT_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


class Paths(Struct, frozen=True):
    """The folders of one profile; on some systems two of them are one."""

    config: Path
    data: Path
    logs: Path
    cache: Path

    @classmethod
    def for_user(cls) -> Self:
        """Return the folders that the system sets apart for this user and this app."""
        from platformdirs import PlatformDirs  # noqa: PLC0415 — only the user's own profile asks

        name = "Konnect Desktop" if sys.platform in {"win32", "darwin"} else "konnect-desktop"
        folders = PlatformDirs(name, appauthor=False)
        return cls(
            config=folders.user_config_path,
            data=folders.user_data_path,
            logs=folders.user_log_path,
            cache=folders.user_cache_path,
        )

    @classmethod
    def below(cls, folder: Path) -> Self:
        """Return a profile of its own inside ``folder``, for demos and tests."""
        return cls(
            config=folder / "config",
            data=folder / "data",
            logs=folder / "logs",
            cache=folder / "cache",
        )

    def create(self) -> None:
        """Make all folders that are missing, with mode 0700.

        Raises:
            DiskError: One of them cannot be made.
        """
        for folder in (self.config, self.data, self.logs, self.cache):
            make_private_folder(folder)

    def account_folder(self, account_id: str) -> Path:
        """Return the folder of one account alone, made with mode 0700 if it is missing.

        Raises:
            ValueError: ``account_id`` is not what this app calls an account.
            DiskError: The folder cannot be made.
        """
        place = self.account_place(account_id)
        for folder in (self.data, place.parent):
            make_private_folder(folder)
        return make_private_folder(place)

    def account_place(self, account_id: str) -> Path:
        """Return where the folder of one account is, or would be; nothing is made.

        Raises:
            ValueError: ``account_id`` is not what this app calls an account.
        """
        if not _ACCOUNT_ID.fullmatch(account_id):
            raise ValueError("an account's id has lower case letters, digits and dashes only")
        return self.data / "accounts" / account_id
