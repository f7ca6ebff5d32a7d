"""The ledger: one row a version, names that nobody else has, and damage that costs no photo."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from konnect_desktop.cache.ledger import Entry, Ledger, MediumState, PartRecord, Written
from konnect_desktop.domain.errors import BrokenError, ErrorKind


def _entry(media_id: str, *, version: int = 1, index: int = 0) -> Entry:
    return Entry(
        tenant="demo",
        media_id=media_id,
        version=version,
        state=MediumState.PLANNED,
        folders=("Noor", "2026"),
        stem=f"{media_id}-{version}",
        stem_key=f"noor/2026/{media_id}-{version}",
        day=date(2026, 3, 29),
        day_index=index,
    )


def _written(name: str) -> Written:
    return Written(name, b"r" * 32, 100, b"w" * 32, 120)


def test_what_is_reserved_and_settled_is_found_again(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.sqlite3") as ledger:
        ledger.reserve([_entry("a"), _entry("b", index=1)])
        ledger.settle(_entry("a"), MediumState.SAVED, _written("a-1.jpg"))
    with Ledger.open(tmp_path / "ledger.sqlite3") as ledger:
        found = {entry.media_id: entry for entry in ledger.entries("demo")}
        assert found["a"].state is MediumState.SAVED
        assert found["a"].file_name == "a-1.jpg"
        assert found["a"].folders == ("Noor", "2026")
        assert found["b"].state is MediumState.PLANNED
        assert found["b"].day_index == 1
        assert list(ledger.entries("other")) == []


def test_f082_the_ledger_knows_both_versions_and_shows_the_newer(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.sqlite3") as ledger:
        ledger.reserve([_entry("a")])
        ledger.settle(_entry("a"), MediumState.DAMAGED, _written("a-1 (beschadigd).jpg"))
        ledger.reserve([_entry("a", version=2)])
        ledger.settle(_entry("a", version=2), MediumState.SAVED, _written("a-2.jpg"))
        (newest,) = ledger.entries("demo")
        assert (newest.version, newest.state) == (2, MediumState.SAVED)
        assert ledger.stem_keys() == {"noor/2026/a-1", "noor/2026/a-2"}


def test_f100_a_name_that_another_medium_has_is_refused(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.sqlite3") as ledger:
        ledger.reserve([_entry("a")])
        ledger.settle(_entry("a"), MediumState.SAVED, _written("a-1.jpg"))
        with pytest.raises(BrokenError):
            ledger.reserve([_entry("b"), replace(_entry("c"), stem_key=_entry("a").stem_key)])
        assert [entry.media_id for entry in ledger.entries("demo")] == ["a"]


def test_what_is_saved_is_not_planned_again(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.sqlite3") as ledger:
        ledger.reserve([_entry("a")])
        ledger.settle(_entry("a"), MediumState.SAVED, _written("a-1.jpg"))
        ledger.reserve([replace(_entry("a"), stem="other")])
        (entry,) = ledger.entries("demo")
        assert (entry.state, entry.stem) == (MediumState.SAVED, "a-1")


def test_parts_are_remembered_until_they_are_forgotten(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.sqlite3") as ledger:
        ledger.note_part("demo", "v", PartRecord("v.part", '"e"', 9_000_000, 4_194_304))
        ledger.note_part("demo", "v", PartRecord("v.part", '"e"', 9_000_000, 8_388_608))
        assert ledger.part("demo", "v") == PartRecord("v.part", '"e"', 9_000_000, 8_388_608)
        assert ledger.part_names() == frozenset({"v.part"})
        ledger.forget_part("demo", "v")
        assert ledger.part("demo", "v") is None


def test_f103_a_damaged_ledger_is_set_aside_and_its_copy_takes_over(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    with Ledger.open(path) as ledger:
        ledger.reserve([_entry("a")])
        ledger.settle(_entry("a"), MediumState.SAVED, _written("a-1.jpg"))
        ledger.keep_copy()
    path.write_bytes(b"not a database" * 1000)
    with Ledger.open(path) as ledger:
        assert ledger.rebuilt
        (entry,) = ledger.entries("demo")
        assert entry.state is MediumState.SAVED
    assert any(".damaged-" in found.name for found in tmp_path.iterdir())


def test_f103_without_a_sound_copy_the_ledger_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    path.write_bytes(b"\0" * 100 + b"junk" * 500)
    (tmp_path / "ledger.sqlite3.copy").write_bytes(b"junk" * 500)
    with Ledger.open(path) as ledger:
        assert ledger.rebuilt
        assert list(ledger.entries("demo")) == []


def test_f184_a_newer_ledger_is_left_alone(tmp_path: Path) -> None:

    path = tmp_path / "ledger.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=99")
    before = path.read_bytes()
    with pytest.raises(BrokenError) as caught:
        Ledger.open(path)
    assert caught.value.kind is ErrorKind.DATABASE_NEWER
    assert path.read_bytes() == before
