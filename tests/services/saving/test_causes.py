"""What lies behind an error of the disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typing_extensions import override

from konnect_desktop.api.client import ApiClient
from konnect_desktop.api.media import MediaClient
from konnect_desktop.cache.archive_folder import ArchiveFolder
from konnect_desktop.cache.ledger import Ledger
from konnect_desktop.domain.disk_errors import WriteFailedError
from konnect_desktop.domain.errors import DiskError, ErrorKind
from konnect_desktop.domain.portals import Portal
from konnect_desktop.services.links import LinkBook
from konnect_desktop.services.saving.run import SavingRun
from konnect_desktop.system.credentials import KnownPassword


class _Archive(ArchiveFolder):
    """A folder on a disk with as much room as the test says."""

    free = 10_000_000_000

    @override
    def free_bytes(self) -> int:
        return self.free


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[_Archive]:
    with _Archive.open(tmp_path / "archive") as opened:
        yield opened


@pytest.fixture
async def run(archive: _Archive) -> SavingRun:
    portal = Portal("demo", "http://127.0.0.1:1", demo=True)
    api = ApiClient(portal, KnownPassword("somebody", "secret"))
    await api.aclose()
    with Ledger.open(archive.ledger_path) as ledger:
        return SavingRun(
            archive=archive,
            ledger=ledger,
            media=MediaClient(),
            links=LinkBook(api),
            parallel=1,
        )


async def test_f093_an_output_error_on_a_disk_without_room_is_a_full_disk(
    archive: _Archive, run: SavingRun
) -> None:
    error = WriteFailedError(ErrorKind.DISK_DENIED, "SQLITE_IOERR_FSYNC")
    assert run._cause(error) is error
    archive.free = 100_000
    assert run._cause(error).kind is ErrorKind.DISK_FULL


async def test_f095_a_refusal_on_a_disk_without_room_stays_a_refusal(
    archive: _Archive, run: SavingRun
) -> None:
    archive.free = 100_000
    error = DiskError(ErrorKind.DISK_DENIED, "EACCES")
    assert run._cause(error) is error


async def test_f096_any_error_of_a_disk_that_is_gone_is_its_being_gone(
    archive: _Archive, run: SavingRun, tmp_path: Path
) -> None:
    archive.free = 100_000
    archive.path.rename(tmp_path / "pulled out")
    error = WriteFailedError(ErrorKind.DISK_DENIED, "EIO")
    assert run._cause(error).kind is ErrorKind.PATH_GONE
