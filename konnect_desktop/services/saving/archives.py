"""The archives that a window has open: each folder once, for all accounts that save to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TypeVar

from konnect_desktop.cache.archive_folder import ArchiveFolder
from konnect_desktop.cache.ledger import Ledger

_Result = TypeVar("_Result")


@dataclass(slots=True)
class OpenArchive:
    """A folder and its ledger; ``users`` counts who still needs it."""

    folder: ArchiveFolder
    ledger: Ledger
    users: int = 0

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open an archive, or make one.

        Raises:
            KonnectError: As ``ArchiveFolder.open`` and ``Ledger.open``.
        """
        folder = ArchiveFolder.open(path)
        try:
            return cls(folder, Ledger.open(folder.ledger_path))
        except BaseException:
            folder.close()
            raise

    def close(self) -> None:
        """Close the ledger and give up the folder's lock."""
        with closing(self.folder):
            self.ledger.close()


class Archives:
    """Opens archives when the first job needs them and closes them after the last."""

    def __init__(self) -> None:
        self._open: dict[Path, OpenArchive] = {}
        self._lock = asyncio.Lock()

    @asynccontextmanager
    async def opened(self, path: Path) -> AsyncGenerator[OpenArchive]:
        """Hold an archive open; all opening and closing happens in threads.

        Raises:
            BrokenError: ``ARCHIVE_BUSY``: another process writes it.
            DiskError: The folder cannot be made or written.
        """
        archive = await self._take(path)
        try:
            yield archive
        finally:
            # What was opened is closed, also when the window is closing.
            await asyncio.shield(self._let_go(path, archive))

    async def _take(self, path: Path) -> OpenArchive:
        async with self._lock:
            archive = self._open.get(path)
            if archive is None:
                archive = await _opened_to_the_end(path)
                self._open[path] = archive
            archive.users += 1
            return archive

    async def _let_go(self, path: Path, archive: OpenArchive) -> None:
        async with self._lock:
            archive.users -= 1
            if not archive.users:
                del self._open[path]
                await _in_thread(archive.close)


async def _opened_to_the_end(path: Path) -> OpenArchive:
    """Open an archive; one that nobody waits for any more is closed again."""
    opening = _in_thread(lambda: OpenArchive.open(path))
    try:
        return await asyncio.shield(opening)
    except asyncio.CancelledError:
        await asyncio.wait([opening])
        if not opening.cancelled() and opening.exception() is None:
            await _in_thread(opening.result().close)
        raise


def _in_thread(work: Callable[[], _Result]) -> asyncio.Future[_Result]:
    return asyncio.get_running_loop().run_in_executor(None, work)
