"""Whether this computer is well as far as the app needs it: folders, disk, keyring.

Rule: nothing is left behind, and nothing is made that is missing: a look changes nothing.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from konnect_desktop.domain.disk_errors import disk_errors
from konnect_desktop.domain.errors import BrokenError, DiskError, ErrorKind
from konnect_desktop.domain.findings import Part, PartFinding, Why
from konnect_desktop.system.accounts import Account, AccountList
from konnect_desktop.system.passwords import PasswordStore
from konnect_desktop.system.paths import Paths

LEAST_FREE_BYTES: Final = 500_000_000
"""What saving leaves free on a disk."""


def check_folders(paths: Paths) -> PartFinding:
    """See that each folder of the app's own takes files, or could be made."""

    def check() -> None:
        for folder in (paths.config, paths.data, paths.logs, paths.cache):
            try_to_write(folder)

    return _found(Part.FOLDERS, check)


def check_account_list(paths: Paths) -> tuple[tuple[Account, ...], PartFinding]:
    """See that the list of accounts can be read; return what can be. The file stays as it is."""
    try:
        accounts, is_whole = AccountList.look(paths)
    except DiskError as error:
        return (), PartFinding(Part.ACCOUNT_LIST, failure=error.kind)
    failure = None if is_whole else ErrorKind.DATABASE_DAMAGED
    return accounts, PartFinding(Part.ACCOUNT_LIST, failure=failure)


def check_archive(archive: Path | None) -> PartFinding:
    """See that the folder of saved photos is there and takes files."""
    if archive is None:
        return PartFinding(Part.ARCHIVE, skipped=Why.NOTHING_THERE)

    def check() -> None:
        if not archive.is_dir():
            raise DiskError(ErrorKind.PATH_GONE)
        _write_in(archive)

    return _found(Part.ARCHIVE, check)


def check_disk(folder: Path) -> PartFinding:
    """See how much room there is where the app keeps its things."""
    try:
        with disk_errors():
            free_bytes = shutil.disk_usage(_nearest(folder)).free
    except DiskError as error:
        return PartFinding(Part.DISK, failure=error.kind)
    failure = ErrorKind.DISK_FULL if free_bytes < LEAST_FREE_BYTES else None
    return PartFinding(Part.DISK, failure=failure, free_bytes=free_bytes)


async def check_keyring(passwords: PasswordStore, account: Account | None) -> PartFinding:
    """See that there is a keyring, and that it gives what is kept for the account."""
    try:
        if not await passwords.is_there():
            return PartFinding(Part.KEYRING, failure=ErrorKind.KEYRING_MISSING)
        if account is not None and account.keeps_password:
            kept = await passwords.get(account.account_id)
            if kept is None:
                return PartFinding(Part.KEYRING, failure=ErrorKind.SIGN_IN_FIRST)
    except BrokenError as error:
        return PartFinding(Part.KEYRING, failure=error.kind)
    return PartFinding(Part.KEYRING)


def try_to_write(folder: Path) -> None:
    """Write something into a folder and take it away again.

    Where it is missing, that is done in the nearest folder above it, in which it would be made.

    Raises:
        DiskError: The disk refused, or a file is in the way.
    """
    with disk_errors():
        _write_in(_nearest(folder))


def _nearest(folder: Path) -> Path:
    return next(part for part in (folder, *folder.parents) if part.exists())


def _found(part: Part, check: Callable[[], None]) -> PartFinding:
    try:
        with disk_errors():
            check()
    except DiskError as error:
        return PartFinding(part, failure=error.kind)
    return PartFinding(part)


def _write_in(folder: Path) -> None:
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".konnect-") as file:
        file.write(b"konnect")
        file.flush()
