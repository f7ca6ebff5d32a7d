"""The archive folder: names are never overwritten, links never followed, one process at a time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from konnect_desktop.cache.archive_folder import ArchiveFolder, NameTakenError
from konnect_desktop.domain.errors import DiskError, ErrorKind, KonnectError


def _save(archive: ArchiveFolder, folders: tuple[str, ...], name: str, data: bytes) -> None:
    part = archive.create_part()
    part.file.write(data)
    archive.publish(part, folders, name)


def test_a_published_file_has_its_bytes_and_leaves_no_part(tmp_path: Path) -> None:
    with ArchiveFolder.open(tmp_path / "archive") as archive:
        _save(archive, ("Noor", "2026"), "a.jpg", b"photo")
    assert (tmp_path / "archive/Noor/2026/a.jpg").read_bytes() == b"photo"
    assert list((tmp_path / "archive/.konnect/parts").iterdir()) == []


def test_files_are_for_their_owner_only(tmp_path: Path) -> None:
    with ArchiveFolder.open(tmp_path / "archive") as archive:
        _save(archive, ("Noor",), "a.jpg", b"photo")
    assert (tmp_path / "archive/Noor/a.jpg").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "archive/Noor").stat().st_mode & 0o777 == 0o700


def test_f097_a_file_of_the_users_own_is_never_overwritten(tmp_path: Path) -> None:
    with ArchiveFolder.open(tmp_path) as archive:
        (tmp_path / "Noor").mkdir()
        (tmp_path / "Noor/a.jpg").write_bytes(b"mine")
        with pytest.raises(NameTakenError):
            _save(archive, ("Noor",), "a.jpg", b"photo")
    assert (tmp_path / "Noor/a.jpg").read_bytes() == b"mine"


@pytest.mark.parametrize("where", ["folder", "deeper folder", "final name", "part"])
def test_f101_a_planted_link_is_refused_and_its_target_untouched(
    tmp_path: Path, where: str
) -> None:
    victim = tmp_path / "victim"
    victim.mkdir()
    (victim / "file").write_bytes(b"precious")
    root = tmp_path / "archive"
    with ArchiveFolder.open(root) as archive:
        if where == "folder":
            (root / "Noor").symlink_to(victim)
        elif where == "deeper folder":
            (root / "Noor").mkdir()
            (root / "Noor/2026").symlink_to(victim)
        elif where == "final name":
            (root / "Noor/2026").mkdir(parents=True)
            (root / "Noor/2026/a.jpg").symlink_to(victim / "file")
        else:
            (root / ".konnect/parts/known.part").symlink_to(victim / "file")
            part = archive.create_part("known.part")
            part.file.write(b"photo")
            archive.publish(part, ("Noor", "2026"), "a.jpg")
            assert (victim / "file").read_bytes() == b"precious"
            return
        with pytest.raises((DiskError, NameTakenError)):
            _save(archive, ("Noor", "2026"), "a.jpg", b"photo")
    assert [entry.name for entry in victim.iterdir()] == ["file"]
    assert (victim / "file").read_bytes() == b"precious"


def test_f096_an_empty_mount_point_is_not_written_to(tmp_path: Path) -> None:
    root = tmp_path / "stick"
    with ArchiveFolder.open(root) as archive:
        part = archive.create_part()
        part.file.write(b"photo")
        root.rename(tmp_path / "pulled")
        root.mkdir()
        with pytest.raises(DiskError) as caught:
            archive.publish(part, ("Noor",), "a.jpg")
        assert caught.value.kind is ErrorKind.PATH_GONE
        assert list(root.iterdir()) == []
        (tmp_path / "pulled").rename(tmp_path / "elsewhere")
        root.rmdir()
        with pytest.raises(DiskError):
            archive.check_in_place()
        (tmp_path / "elsewhere").rename(root)
        archive.check_in_place()


def test_a_second_process_is_told_that_the_archive_is_busy(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path;"
        "from konnect_desktop.cache.archive_folder import ArchiveFolder;"
        "ArchiveFolder.open(Path(sys.argv[1]))"
    )
    with ArchiveFolder.open(tmp_path):
        ended = subprocess.run(  # noqa: S603 — our own interpreter
            [sys.executable, "-c", code, str(tmp_path)], capture_output=True, check=False
        )
        assert b"archive_busy" in ended.stderr
    with ArchiveFolder.open(tmp_path):
        pass


def test_f119_a_lock_of_a_killed_process_does_not_hold(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys; from pathlib import Path;"
        "from konnect_desktop.cache.archive_folder import ArchiveFolder;"
        "a = ArchiveFolder.open(Path(sys.argv[1])); os.kill(os.getpid(), signal.SIGKILL)"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    subprocess.run(command, check=False)  # noqa: S603 — our own interpreter
    with ArchiveFolder.open(tmp_path):
        pass


def test_the_marker_keeps_its_id(tmp_path: Path) -> None:
    with ArchiveFolder.open(tmp_path) as archive:
        first = archive.archive_id
    with ArchiveFolder.open(tmp_path) as archive:
        assert archive.archive_id == first


@pytest.mark.parametrize("marker", [b"", b"{", b"[]", b'{"archive": "x"}', b"\xff" * 9])
def test_a_marker_that_cannot_be_read_stops_everything(tmp_path: Path, marker: bytes) -> None:
    with ArchiveFolder.open(tmp_path):
        pass
    (tmp_path / ".konnect/archive.json").write_bytes(marker)
    with pytest.raises(DiskError) as caught:
        ArchiveFolder.open(tmp_path)
    assert caught.value.kind is ErrorKind.PATH_GONE


def test_f095_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "archive").write_bytes(b"")
    with pytest.raises(DiskError) as caught:
        ArchiveFolder.open(tmp_path / "archive")
    assert caught.value.kind is ErrorKind.DISK_DENIED


@pytest.fixture
def ordinary_user(tmp_path: Path) -> Iterator[None]:
    """Root may write everywhere; for a while be somebody who may not."""
    tmp_path.chmod(0o500)
    was = os.geteuid()
    if was == 0:
        os.seteuid(65_534)
    yield
    os.seteuid(was)


@pytest.mark.usefixtures("ordinary_user")
def test_f095_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(KonnectError) as caught:
        ArchiveFolder.open(tmp_path / "archive")
    assert caught.value.kind is ErrorKind.DISK_DENIED


def test_parts_of_killed_runs_are_removed_unless_they_are_known(tmp_path: Path) -> None:
    with ArchiveFolder.open(tmp_path) as archive:
        archive.create_part("left.part").close()
        archive.create_part("known.part").close()
        assert archive.remove_parts_except(frozenset({"known.part"})) == 1
        assert [entry.name for entry in (tmp_path / ".konnect/parts").iterdir()] == ["known.part"]
