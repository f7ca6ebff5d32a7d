"""Own marks on disk: durable, made with the first mark, and not lost with a damaged file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from konnect_desktop.cache.own_marks import OwnMarksFile
from konnect_desktop.domain.errors import BrokenError, ErrorKind
from konnect_desktop.domain.own_marks import OwnMarks

MARKED = OwnMarks(frozenset({"a", "b"}), {"b": 3})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "own-marks.sqlite3"


def mark(path: Path) -> None:
    """Mark something, and close the file."""
    file = OwnMarksFile(path)
    file.set_favourites(["a", "b", "c"], favourite=True)
    file.set_favourites(["c"], favourite=False)
    file.set_turn("b", 3)
    file.set_turn("a", 1)
    file.set_turn("a", 4)
    file.close()


def marks_in(path: Path) -> OwnMarks:
    file = OwnMarksFile(path)
    try:
        return file.read()
    finally:
        file.close()


def test_nothing_is_made_before_the_first_mark(path: Path) -> None:
    assert marks_in(path) == OwnMarks()
    assert list(path.parent.iterdir()) == []


def test_marks_are_found_again(path: Path) -> None:
    mark(path)
    assert marks_in(path) == MARKED


def test_a_mark_is_durable_without_the_file_being_closed(path: Path) -> None:
    OwnMarksFile(path).set_favourites(["a"], favourite=True)
    assert marks_in(path).favourites == {"a"}


@pytest.mark.parametrize("content", [b"", b"no database at all" * 300])
def test_f103_of_a_damaged_file_the_copy_takes_over(path: Path, content: bytes) -> None:
    mark(path)
    path.write_bytes(content)
    assert marks_in(path) == MARKED
    assert any(".damaged-" in entry.name for entry in path.parent.iterdir())
    # And once more: the copy that took over has left a copy in its place.
    path.write_bytes(content)
    assert marks_in(path) == MARKED


def test_a_file_that_is_gone_comes_back_from_its_copy(path: Path) -> None:
    mark(path)
    path.unlink()
    assert marks_in(path) == MARKED


def test_f103_marks_begin_anew_where_the_copy_is_damaged_too(path: Path) -> None:
    mark(path)
    for entry in tuple(path.parent.iterdir()):
        entry.write_bytes(b"nothing" * 900)
    assert marks_in(path) == OwnMarks()


def test_f184_a_newer_file_is_refused_and_stays_as_it_is(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=99")
    before = path.read_bytes()
    file = OwnMarksFile(path)
    for ask in (file.read, lambda: file.set_turn("a", 1)):
        with pytest.raises(BrokenError) as caught:
            ask()
        assert caught.value.kind is ErrorKind.DATABASE_NEWER
    file.close()
    assert path.read_bytes() == before
