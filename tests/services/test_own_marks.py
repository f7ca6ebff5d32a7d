"""Own marks: seen at once, kept behind that, taken back where the disk refuses."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from konnect_desktop.cache.own_marks import OwnMarksFile
from konnect_desktop.domain.changes import Change, Kind
from konnect_desktop.domain.errors import DiskError, ErrorKind, KonnectError
from konnect_desktop.domain.own_marks import OwnMarks
from konnect_desktop.services.changes import ChangeFeed
from konnect_desktop.services.own_marks import OwnMarksBook


class RefusingFile(OwnMarksFile):
    """A file whose disk is full whenever one photo is marked."""

    def set_turn(self, media_id: str, quarters: int) -> None:
        if media_id == "full":
            raise DiskError(ErrorKind.DISK_FULL, "test")
        super().set_turn(media_id, quarters)


@asynccontextmanager
async def book_at(path: Path) -> AsyncGenerator[tuple[OwnMarksBook, list[Change]]]:
    """Open marks, and hear what is told of them."""
    changes, told = ChangeFeed(), list[Change]()
    changes.subscribe(told.append)
    book = await OwnMarksBook.open("zonnebloem", path, changes)
    try:
        yield book, told
    finally:
        await book.aclose()


async def test_a_mark_counts_at_once_and_is_kept(tmp_path: Path) -> None:
    async with book_at(tmp_path / "marks") as (book, told):
        kept = book.set_favourite(["a", "b"], favourite=True)
        assert book.favourites == {"a", "b"}
        assert told == [Change("zonnebloem", Kind.MARKS, frozenset({"a", "b"}), "own marks")]
        await kept
        await book.set_turn("a", 5)
        assert (book.turn_of("a"), book.turn_of("b")) == (1, 0)
    async with book_at(tmp_path / "marks") as (book, told):
        assert (book.favourites, book.turns, told) == ({"a", "b"}, {"a": 1}, [])


async def test_what_is_marked_so_already_is_no_change(tmp_path: Path) -> None:
    async with book_at(tmp_path / "marks") as (book, told):
        await book.set_favourite(["a"], favourite=True)
        await book.set_favourite(["a"], favourite=True)
        await book.set_favourite(["b"], favourite=False)
        await book.set_turn("a", 4)
        assert len(told) == 1


async def test_many_marks_at_once_are_all_kept_in_their_order(tmp_path: Path) -> None:
    async with book_at(tmp_path / "marks") as (book, _):
        edits = [book.set_turn("a", quarters) for quarters in (1, 2, 3)]
        edits += [book.set_favourite(["a"], favourite=even) for even in (True, False, True)]
        await asyncio.gather(*edits)
    async with book_at(tmp_path / "marks") as (book, _):
        assert (book.turn_of("a"), book.favourites) == (3, {"a"})


async def test_a_mark_is_kept_also_when_nobody_waits_for_it(tmp_path: Path) -> None:
    async with book_at(tmp_path / "marks") as (book, _):
        for media_id in ("a", "b", "c"):
            book.set_favourite([media_id], favourite=True).close()
    async with book_at(tmp_path / "marks") as (book, _):
        assert book.favourites == {"a", "b", "c"}


async def test_what_the_disk_refuses_is_taken_back_alone(tmp_path: Path) -> None:
    changes, told = ChangeFeed(), list[Change]()
    changes.subscribe(told.append)
    book = OwnMarksBook("zonnebloem", RefusingFile(tmp_path / "marks"), changes)
    refused, kept = book.set_turn("full", 1), book.set_turn("a", 1)
    assert book.turns == {"full": 1, "a": 1}
    with pytest.raises(DiskError):
        await refused
    assert book.turns == {"a": 1}
    await kept
    assert [sorted(change.ids) for change in told] == [["full"], ["a"], ["full"]]
    await book.aclose()


async def test_without_a_readable_file_nothing_is_marked_and_nothing_else_fails(
    tmp_path: Path,
) -> None:
    path = tmp_path / "marks"
    path.mkdir()
    async with book_at(path) as (book, told):
        assert (book.favourites, book.turns) == (frozenset(), {})
        with pytest.raises(KonnectError):
            await book.set_favourite(["a"], favourite=True)
        assert (book.favourites, told) == (frozenset(), [])


def test_marks_say_in_what_they_differ() -> None:
    before = OwnMarks(frozenset({"a", "b"}), {"c": 1, "d": 2})
    after = OwnMarks(frozenset({"b"}), {"c": 1, "d": 3, "e": 1})
    assert before.differing(after) == {"a", "d", "e"}
