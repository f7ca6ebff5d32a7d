from __future__ import annotations

import os
from pathlib import Path

import pytest

from konnect_desktop.domain.errors import DiskError
from konnect_desktop.system.private_files import read_private_file, replace_private_file
from tests.system.scripts import output_of


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "file"
    replace_private_file(path, b"first and longer")
    replace_private_file(path, b"second")
    assert path.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_that_fails_leaves_the_file_and_no_rest(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.mkdir()
    (path / "inside").touch()
    with pytest.raises(DiskError):
        replace_private_file(path, b"content")
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_killed_process_left_is_removed_and_what_is_being_written_is_not(
    tmp_path: Path,
) -> None:
    old, young = tmp_path / ".file.aa.tmp", tmp_path / ".file.bb.tmp"
    old.touch()
    young.touch()
    os.utime(old, (1, 1))
    replace_private_file(tmp_path / "file", b"content")
    assert (old.exists(), young.exists()) == (False, True)


def test_a_missing_file_is_none_and_reading_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "file"
    assert read_private_file(path, most_bytes=4) is None
    path.write_bytes(b"123456")
    assert read_private_file(path, most_bytes=4) == b"1234"


def test_an_error_of_the_disk_names_no_path(tmp_path: Path) -> None:
    with pytest.raises(DiskError) as caught:
        replace_private_file(tmp_path / "missing" / "file", b"content")
    assert str(caught.value) == "disk_denied: ENOENT"


@pytest.mark.skipif(os.name == "nt", reason="the limit is POSIX'")
def test_a_new_file_that_does_not_fit_leaves_no_half(tmp_path: Path) -> None:
    said = output_of(
        """
        import resource, sys
        from pathlib import Path
        from konnect_desktop.domain.errors import DiskError
        from konnect_desktop.system.private_files import write_new_private_file
        resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))
        try:
            write_new_private_file(Path(sys.argv[1]), b"x" * 100_000)
        except DiskError as error:
            print(error.kind)
        """,
        str(tmp_path / "file"),
    )
    assert said in {"disk_full", "disk_denied"}
    assert list(tmp_path.iterdir()) == []
