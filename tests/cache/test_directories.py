"""Folders by descriptor, and by path where the system has no descriptors for folders."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from konnect_desktop.cache import directories
from konnect_desktop.cache.directories import Directory


@pytest.fixture(params=[True, False], ids=["by descriptor", "by path"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Directory:
    return Directory.open(tmp_path, by_descriptor=request.param)


def _put(folder: Directory, name: str, data: bytes) -> None:
    with os.fdopen(folder.create_file(name), "wb") as file:
        file.write(data)


def test_a_file_is_moved_with_its_bytes(folder: Directory) -> None:
    with folder, folder.child("inner") as inner:
        _put(folder, "part", b"photo")
        inner.move_here(folder, "part", "final")
        assert (inner.path / "final").read_bytes() == b"photo"
        assert not folder.has("part")


def test_a_taken_name_is_not_overwritten(folder: Directory) -> None:
    with folder:
        _put(folder, "part", b"photo")
        _put(folder, "final", b"mine")
        with pytest.raises(FileExistsError):
            folder.move_here(folder, "part", "final")
        assert (folder.path / "final").read_bytes() == b"mine"


def test_a_file_that_is_there_cannot_be_created(folder: Directory) -> None:
    with folder:
        _put(folder, "a", b"1")
        with pytest.raises(FileExistsError):
            folder.create_file("a")


def test_a_link_in_the_place_of_a_folder_is_refused(folder: Directory, tmp_path: Path) -> None:
    with folder:
        (tmp_path / "victim").mkdir()
        (tmp_path / "inner").symlink_to(tmp_path / "victim")
        with pytest.raises(OSError, match=r"Too many|Not a directory"):
            folder.child("inner")


def test_without_exclusive_rename_the_name_is_linked(tmp_path: Path) -> None:
    with Directory.open(tmp_path) as folder:
        _put(folder, "part", b"photo")
        folder._link_or_rename(folder, "part", "final")
        assert (tmp_path / "final").read_bytes() == b"photo"
        assert folder.names() == ["final"]
        _put(folder, "part", b"other")
        with pytest.raises(FileExistsError):
            folder._link_or_rename(folder, "part", "final")


def test_unused_names_differ() -> None:
    assert directories.unused_name(".part") != directories.unused_name(".part")
