"""The seal of a database tells a changed byte from a run that was killed."""

from __future__ import annotations

from pathlib import Path

from konnect_desktop.cache.seals import break_seal, has_seal, is_intact, put_seal


def _sealed(folder: Path) -> Path:
    path = folder / "db"
    path.write_bytes(b"rows and pages")
    put_seal(path)
    return path


def test_f103_a_changed_byte_is_found_and_an_unchanged_file_is_intact(tmp_path: Path) -> None:
    path = _sealed(tmp_path)
    assert is_intact(path)
    path.write_bytes(b"rows and pagez")
    assert not is_intact(path)


def test_f103_a_damaged_seal_is_damage_too(tmp_path: Path) -> None:
    path = _sealed(tmp_path)
    (tmp_path / "db.seal").write_bytes(b"")
    assert not is_intact(path)


def test_what_has_no_seal_is_believed(tmp_path: Path) -> None:
    path = _sealed(tmp_path)
    assert has_seal(path)
    break_seal(path)
    assert not has_seal(path)
    path.write_bytes(b"what a killed run left")
    assert is_intact(path)
    assert is_intact(tmp_path / "not there")


def test_a_database_with_unfinished_business_is_not_sealed(tmp_path: Path) -> None:
    path = tmp_path / "db"
    path.write_bytes(b"rows")
    (tmp_path / "db-wal").write_bytes(b"more rows")
    put_seal(path)
    assert not (tmp_path / "db.seal").exists()


def test_where_the_seal_cannot_be_written_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "db"
    path.write_bytes(b"rows")
    (tmp_path / "db.seal").mkdir()
    put_seal(path)
    assert [found.name for found in tmp_path.iterdir() if found.is_file()] == ["db"]
