from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest

from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.services.changes import ChangeFeed
from konnect_desktop.services.own_marks import OwnMarksBook
from konnect_desktop.viewmodels.own_marks import OwnMarks
from tests.support.qt_loop import Run, until

pytestmark = pytest.mark.usefixtures("application")

NOOR = PictureKey("zonnebloem", "a")
SEM = PictureKey("kompas", "a")


@asynccontextmanager
async def marks_of(folder: Path, *accounts: str) -> AsyncGenerator[OwnMarks]:
    """Show the marks of accounts; those of ``closed`` cannot be read."""
    async with AsyncExitStack() as stack:
        marks = OwnMarks()
        stack.push_async_callback(marks.aclose)
        for account_id in accounts:
            changes, path = ChangeFeed(), folder / account_id
            if account_id == "closed":
                path.mkdir()
            book = await OwnMarksBook.open(account_id, path, changes)
            stack.push_async_callback(book.aclose)
            marks.add(account_id, book, changes)
        yield marks


def test_a_favourite_is_one_at_once_in_its_own_account(run: Run, tmp_path: Path) -> None:
    told: list[object] = []

    async def story() -> None:
        async with marks_of(tmp_path, "zonnebloem", "kompas") as marks:
            marks.changed.connect(told.append)
            marks.toggle_favourite(NOOR)
            assert (marks.is_favourite(NOOR), marks.is_favourite(SEM)) == (True, False)
            marks.set_favourite([NOOR, SEM], favourite=True)
            assert marks.favourites() == {NOOR, SEM}
            marks.toggle_favourite(SEM)
            assert marks.favourites() == {NOOR}
        async with marks_of(tmp_path, "zonnebloem", "kompas") as marks:
            assert marks.favourites() == {NOOR}

    run(story())
    assert told == [frozenset({NOOR}), frozenset({SEM}), frozenset({SEM})]


def test_turns_add_up_and_come_round(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with marks_of(tmp_path, "zonnebloem") as marks:
            seen: list[int] = []
            for quarters in (1, 1, -1, -1, -1, 1):
                marks.turn(NOOR, quarters)
                seen.append(marks.turn_of(NOOR))
            assert seen == [1, 2, 1, 0, 3, 0]
            marks.turn(NOOR, -1)
        async with marks_of(tmp_path, "zonnebloem") as marks:
            assert marks.turn_of(NOOR) == 3

    run(story())


def test_an_account_that_comes_tells_of_its_marks_and_one_that_goes_has_none(
    run: Run, tmp_path: Path
) -> None:
    async def story() -> None:
        async with marks_of(tmp_path, "zonnebloem") as marks:
            marks.toggle_favourite(NOOR)
        told: list[object] = []
        marks = OwnMarks()
        marks.changed.connect(told.append)
        changes = ChangeFeed()
        book = await OwnMarksBook.open("zonnebloem", tmp_path / "zonnebloem", changes)
        marks.add("zonnebloem", book, changes)
        assert told == [frozenset({NOOR})]
        marks.remove("zonnebloem")
        await book.set_turn("a", 1)
        marks.toggle_favourite(NOOR)
        assert (marks.favourites(), marks.turn_of(NOOR), len(told)) == (frozenset(), 0, 1)
        await book.aclose()
        await marks.aclose()

    run(story())


def test_what_cannot_be_kept_is_told(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with marks_of(tmp_path, "closed") as marks:
            failures: list[KonnectError] = []
            marks.failed.connect(failures.append)
            marks.toggle_favourite(PictureKey("closed", "a"))
            await until(lambda: failures)
            assert not marks.favourites()

    run(story())
