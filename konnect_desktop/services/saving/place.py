"""Where an account saves to: how much room there is, and whether it is still the same archive.

A drive that was pulled leaves an empty folder of the same name. An account that has saved to an
archive therefore expects that one there, until the user chooses the folder again (F096, R17).
"""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from konnect_desktop.cache.archive_folder import archive_id_at
from konnect_desktop.domain.errors import DiskError, ErrorKind

if TYPE_CHECKING:
    from konnect_desktop.cache.local_copy import LocalCopy

_FOLDER: Final = "saving.folder"
_ARCHIVE_ID: Final = "saving.archive_id"


def disk_room(folder: Path) -> tuple[int, int] | None:
    """Return free and total bytes of the disk that a folder lies on or would be made on."""
    for place in (folder, *folder.parents):
        try:
            usage = shutil.disk_usage(place)
        except OSError:
            continue
        return usage.free, usage.total
    return None


async def check_expected(copy: LocalCopy, folder: Path) -> None:
    """Make sure that a folder is the archive that this account saved to before, if it did.

    Raises:
        DiskError: ``PATH_GONE``.
    """
    facts = await copy.facts()
    expected = facts.get(_ARCHIVE_ID)
    if not expected or facts.get(_FOLDER) != str(folder):
        return
    if await asyncio.to_thread(archive_id_at, folder) != expected:
        raise DiskError(ErrorKind.PATH_GONE, "another archive, or none")


async def remember_archive(copy: LocalCopy, folder: Path, archive_id: str) -> None:
    """Expect this archive from now on."""
    await copy.put_facts({_FOLDER: str(folder), _ARCHIVE_ID: archive_id})


async def forget_archive(copy: LocalCopy) -> None:
    """Expect nothing: the user has chosen a folder."""
    await copy.put_facts({_FOLDER: "", _ARCHIVE_ID: ""})
