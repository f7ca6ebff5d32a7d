"""A look into a local copy says what it holds and changes no file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from konnect_desktop.cache.local_copy import LocalCopy
from konnect_desktop.cache.local_copy_look import CopyLook, look_into_local_copy
from konnect_desktop.cache.seals import SEAL_ENDING
from konnect_desktop.domain.errors import BrokenError, ErrorKind
from konnect_desktop.domain.timeline import Card, CardKind


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


async def test_what_is_kept_is_told_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "local copy?.sqlite3"
    card = Card(kind=CardKind.TRIGGER, wire_kind="trigger", day=None, children=(), description="x")
    async with await LocalCopy.open(path) as copy:
        await copy.put_cards([card], first_position=0, reading=1)
        await copy.put_facts({"sign_in.flow": "app"})
    before = _files(tmp_path)
    assert look_into_local_copy(path) == CopyLook(has_cards=True, facts={"sign_in.flow": "app"})
    assert _files(tmp_path) == before


def test_where_there_is_none_there_is_nothing(tmp_path: Path) -> None:
    assert look_into_local_copy(tmp_path / "none.sqlite3") == CopyLook()
    assert _files(tmp_path) == {}


async def test_what_was_left_open_is_read_with_what_was_written_last(tmp_path: Path) -> None:
    path = tmp_path / "local-copy.sqlite3"
    async with await LocalCopy.open(path) as copy:
        await copy.put_facts({"sign_in.flow": "app"})
        assert look_into_local_copy(path).facts == {"sign_in.flow": "app"}


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("PRAGMA user_version = 999", ErrorKind.DATABASE_NEWER),
        ("DROP TABLE fact", ErrorKind.DATABASE_DAMAGED),
    ],
)
async def test_what_is_newer_or_damaged_is_named_and_stays_as_it_is(
    tmp_path: Path, statement: str, kind: ErrorKind
) -> None:
    path = tmp_path / "local-copy.sqlite3"
    async with await LocalCopy.open(path):
        pass
    path.with_name(f"{path.name}{SEAL_ENDING}").unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()
    before = _files(tmp_path)
    with pytest.raises(BrokenError) as failed:
        look_into_local_copy(path)
    assert failed.value.kind is kind
    assert _files(tmp_path) == before
