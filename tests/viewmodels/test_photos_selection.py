"""Selecting photos: one by one, spans, days, all; counted, and kept while others come and go."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from konnect_desktop.viewmodels.photos_selection import Selected
from tests.support.qt_loop import Run
from tests.viewmodels.photo_parts import YESTERDAY, Grid, card, film, grid_of, photo
from tests.viewmodels.timeline_parts import KeptAccount, kept_accounts

pytestmark = pytest.mark.usefixtures("application")


@asynccontextmanager
async def eight(folder: Path) -> AsyncGenerator[tuple[Grid, KeptAccount]]:
    """Show eight photos of two days; ``e`` is a video, ``f`` may not be saved."""
    async with kept_accounts(folder, "bloem") as (bloem,):
        await bloem.read(
            card(*map(photo, "abcd")),
            card(
                film("e", YESTERDAY),
                photo("f", day=YESTERDAY, downloadable=False),
                photo("g", day=YESTERDAY),
                photo("h", day=YESTERDAY),
            ),
        )
        async with grid_of(folder, bloem) as grid:
            await grid.shows("a b c d e f g h")
            yield grid, bloem


def test_what_is_selected_is_counted_with_what_cannot_go_along(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with eight(tmp_path) as (grid, _):
            selection = grid.selection
            told: list[int] = []
            selection.changed.connect(lambda: told.append(selection.total))
            selection.toggle(1)
            selection.set_rows(range(4, 7), selected=True)
            assert grid.selected == "b e f g"
            assert selection.counted() == Selected(3, 1, 1, 3 * 400_000 + 2_000_000)
            assert [selection.is_selected(row) for row in range(9)] == [
                *(False, True, False, False, True, True, True, False, False)
            ]
            assert (selection.count_in(range(4)), selection.count_in(range(4, 8))) == (1, 3)
            selection.toggle(1)
            assert grid.selected == "e f g"
            selection.clear()
            assert (selection.counted(), told) == (Selected(), [1, 4, 3, 0])

    run(story())


def test_a_day_is_selected_whole_and_then_not_at_all(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with eight(tmp_path) as (grid, _):
            selection = grid.selection
            selection.toggle(2)
            selection.toggle_rows(range(4))
            assert grid.selected == "a b c d"
            selection.toggle_rows(range(4))
            assert grid.selected == ""
            selection.select_all()
            assert selection.total == 8

    run(story())


def test_a_span_comes_on_top_of_what_was_selected_and_shrinks_again(
    run: Run, tmp_path: Path
) -> None:
    async def story() -> None:
        async with eight(tmp_path) as (grid, _):
            selection = grid.selection
            selection.toggle(0)
            selection.begin_span()
            selection.span([range(2, 4), range(5, 7)])
            assert grid.selected == "a c d f g"
            selection.span([range(2), range(1, 3)])
            assert grid.selected == "a b c"
            selection.span([])
            assert grid.selected == "a"

    run(story())


def test_selecting_begins_with_the_first_photo_and_ends_with_none(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with eight(tmp_path) as (grid, _):
            selection = grid.selection
            modes: list[bool] = []
            selection.mode_changed.connect(lambda: modes.append(selection.is_on))
            selection.toggle(3)
            selection.toggle(3)
            assert selection.is_on
            selection.end()
            assert modes == [True, False]

    run(story())


def test_what_is_selected_stays_so_while_others_come_and_goes_with_the_filter(
    run: Run, tmp_path: Path
) -> None:
    async def story() -> None:
        async with eight(tmp_path) as (grid, bloem):
            selection = grid.selection
            selection.set_rows(range(3, 6), selected=True)
            selection.set_current(4)
            told: list[int] = []
            selection.changed.connect(lambda: told.append(selection.total))
            await bloem.read(card(*map(photo, "xyabcd")))
            await grid.shows("x y a b c d e f g h")
            assert grid.selected == "d e f"
            assert selection.current == 6
            grid.photos.show(text="nergens")
            await grid.shows("")
            assert (selection.total, told[-1]) == (0, 0)
            assert selection.current == -1
            grid.photos.show(text="")
            await grid.shows("x y a b c d e f g h")
            assert (grid.selected, selection.is_on) == ("", True)

    run(story())


def test_the_focus_moves_without_selecting(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with eight(tmp_path) as (grid, _):
            grid.selection.set_current(5)
            assert (grid.selection.current, grid.selection.total) == (5, 0)
            assert not grid.selection.is_on

    run(story())
