"""Looking into a ledger from beside it: nothing is made, and what is gone is not found."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from konnect_desktop.cache.archive_folder import STATE_FOLDER, ArchiveFolder, archive_id_at
from konnect_desktop.cache.ledger import Entry, Ledger, MediumState, Written
from konnect_desktop.cache.ledger_view import saved_files, viewed_ledger
from konnect_desktop.domain.errors import BrokenError, ErrorKind


def _entry(media_id: str) -> Entry:
    return Entry(
        tenant="demo",
        media_id=media_id,
        version=1,
        state=MediumState.PLANNED,
        folders=("Noor", "2026"),
        stem=media_id,
        stem_key=f"noor/2026/{media_id}",
        day=None,
        day_index=None,
    )


def _saved(folder: Path, *media_ids: str) -> None:
    """Make an archive in which these are saved."""
    with ArchiveFolder.open(folder) as archive, Ledger.open(archive.ledger_path) as ledger:
        for media_id in media_ids:
            ledger.reserve([_entry(media_id)])
            written = Written(f"{media_id}.jpg", b"", 1, b"", 1)
            ledger.settle(_entry(media_id), MediumState.SAVED, written)
            place = folder / "Noor" / "2026" / f"{media_id}.jpg"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(b"x")


def test_a_folder_without_an_archive_stays_one(tmp_path: Path) -> None:
    with viewed_ledger(tmp_path / "none") as ledger:
        assert ledger is None
    assert saved_files(tmp_path / "none", "demo") == {}
    assert archive_id_at(tmp_path / "none") is None
    assert list(tmp_path.iterdir()) == []


def test_saved_files_are_found_while_another_run_has_the_archive_open(tmp_path: Path) -> None:
    _saved(tmp_path, "a", "b")
    with ArchiveFolder.open(tmp_path) as archive, Ledger.open(archive.ledger_path) as ledger:
        ledger.reserve([_entry("planned")])
        found = saved_files(tmp_path, "demo")
        assert archive_id_at(tmp_path) == archive.archive_id
    assert found == {one: tmp_path / "Noor" / "2026" / f"{one}.jpg" for one in ("a", "b")}
    assert saved_files(tmp_path, "another") == {}


def test_f102_a_file_that_the_user_has_moved_is_not_said_to_be_there(tmp_path: Path) -> None:
    _saved(tmp_path, "a", "b")
    (tmp_path / "Noor" / "2026" / "a.jpg").rename(tmp_path / "mine.jpg")
    assert set(saved_files(tmp_path, "demo")) == {"b"}


def test_f103_a_damaged_ledger_is_as_good_as_none_to_a_look(tmp_path: Path) -> None:
    _saved(tmp_path, "a")
    path = tmp_path / STATE_FOLDER / "ledger.sqlite3"
    path.write_bytes(b"no database at all" * 400)
    assert saved_files(tmp_path, "demo") == {}
    assert path.read_bytes() == b"no database at all" * 400


def test_f184_a_newer_ledger_is_told_and_untouched(tmp_path: Path) -> None:
    _saved(tmp_path, "a")
    path = tmp_path / STATE_FOLDER / "ledger.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=99")
    before = path.read_bytes()
    with pytest.raises(BrokenError) as caught:
        saved_files(tmp_path, "demo")
    assert caught.value.kind is ErrorKind.DATABASE_NEWER
    assert path.read_bytes() == before
