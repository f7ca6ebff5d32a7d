"""Rows of photos: each photo once, none over another, rows filled, found where they lie."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import pairwise

import hypothesis
import pytest
from hypothesis import strategies as st

from konnect_desktop.viewmodels.photos_album import NARROWEST_RATIO, WIDEST_RATIO
from konnect_desktop.views.photos.row_breaks import RowForm
from konnect_desktop.views.photos.rows import PhotoRows, Tile

FORM = RowForm(width=930, target=172, gap=6, day=48, month=34, above=32)


@st.composite
def forms(draw: st.DrawFn) -> RowForm:
    return RowForm(
        width=draw(st.integers(120, 2600)),
        target=draw(st.integers(60, 560)),
        gap=draw(st.integers(0, 12)),
        day=48,
        month=34,
        above=32,
    )


@st.composite
def fresh_grids(draw: st.DrawFn) -> PhotoRows:
    """Make grids of which nobody has come near to anything yet."""
    ratio = st.floats(NARROWEST_RATIO, WIDEST_RATIO)
    days = draw(st.lists(st.lists(ratio, min_size=1, max_size=25), max_size=8))
    starts = draw(st.sets(st.integers(0, max(len(days) - 1, 0))))
    grid = grid_of(days, sorted({0, *starts}) if days else [])
    grid.lay_out(draw(forms()))
    return grid


@st.composite
def grids(draw: st.DrawFn) -> PhotoRows:
    return exact(draw(fresh_grids()))


def exact(grid: PhotoRows) -> PhotoRows:
    grid.make_exact(range(grid.day_count))
    return grid


def grid_of(days: Sequence[Sequence[float]], months: Sequence[int] = (0,)) -> PhotoRows:
    firsts: list[int] = []
    ratios: list[float] = []
    for day in days:
        firsts.append(len(ratios))
        ratios += day
    return PhotoRows(ratios, firsts, months)


def rows_of(grid: PhotoRows) -> list[list[Tile]]:
    return list(grid.rows_between(0, grid.height + 1))


def tiles_of(grid: PhotoRows) -> list[Tile]:
    return [tile for row in rows_of(grid) for tile in row]


def bottom_of(grid: PhotoRows, day: int) -> int:
    return grid.height if day + 1 == grid.day_count else grid.block_top(day + 1)


@hypothesis.given(grids())
def test_every_photo_lies_in_one_place_in_its_order(grid: PhotoRows) -> None:
    tiles = tiles_of(grid)
    assert [tile.item for tile in tiles] == list(range(grid.count))
    for tile in tiles:
        assert grid.tile(tile.item) == tile
        assert tile.width > 0
        assert tile.height > 0
        assert tile.y >= 0
        assert tile.y + tile.height <= grid.height


@hypothesis.given(grids())
def test_no_photo_lies_over_another_or_over_a_header(grid: PhotoRows) -> None:
    gap, rows = grid.form.gap, rows_of(grid)
    for row in rows:
        for before, after in pairwise(row):
            assert before.x + before.width + gap == after.x
            assert before.y == after.y
            assert before.height == after.height
    for above, below in pairwise(rows):
        assert above[0].y + above[0].height + gap <= below[0].y
    below_all = 0
    for day in range(grid.day_count):
        lead = grid.form.day
        if grid.begins_month(day):
            lead += grid.form.month + (grid.form.above if day else 0)
        assert grid.block_top(day) == below_all
        assert grid.rows_top(day) == grid.tile(grid.day_items(day)[0]).y == below_all + lead
        last = grid.tile(grid.day_items(day)[-1])
        below_all = last.y + last.height
    assert grid.height == below_all


@hypothesis.given(grids())
def test_rows_are_filled_to_the_edge_but_for_the_last_one_of_a_day(grid: PhotoRows) -> None:
    width, target = grid.form.width, grid.form.target
    for tiles in rows_of(grid):
        right = tiles[-1].x + tiles[-1].width
        day = grid.day_of(tiles[0].item)
        assert all(grid.day_of(tile.item) == day for tile in tiles)
        if right != width:
            assert tiles[-1].item == grid.day_items(day)[-1]
            assert right < width
            assert tiles[0].height == target
        assert tiles[0].height <= round(1.6 * target)


@hypothesis.given(grids())
def test_photos_keep_their_form(grid: PhotoRows) -> None:
    for tiles in rows_of(grid):
        if tiles[0].height >= 1.6 * grid.form.target - 1:
            continue
        for tile in tiles:
            ratio = grid.ratio(tile.item)
            # Edges lie on whole pixels, and so does the height of a row.
            assert abs(tile.width - ratio * tile.height) <= 1.5 + ratio / 2 + len(tiles) * 0.01


@hypothesis.given(grids(), st.data())
def test_what_lies_at_a_place_is_what_was_put_there(grid: PhotoRows, data: st.DataObject) -> None:
    for tile in tiles_of(grid):
        assert grid.item_at(tile.x, tile.y) == tile.item
        right, bottom = tile.x + tile.width - 1, tile.y + tile.height - 1
        assert grid.item_at(right, bottom) == tile.item
        assert grid.item_nearest(right, bottom) == tile.item
    x = data.draw(st.integers(0, grid.form.width))
    y = data.draw(st.integers(0, grid.height + 100))
    found = grid.item_at(x, y)
    inside = [
        tile.item
        for tile in tiles_of(grid)
        if tile.x <= x < tile.x + tile.width and tile.y <= y < tile.y + tile.height
    ]
    assert inside == ([found] if found >= 0 else [])
    assert -1 < grid.item_nearest(x, y) < grid.count or not grid.count


@hypothesis.given(grids(), st.data())
def test_a_stripe_has_the_rows_and_days_that_reach_into_it(
    grid: PhotoRows, data: st.DataObject
) -> None:
    top = data.draw(st.integers(0, max(grid.height, 1)))
    bottom = top + data.draw(st.integers(1, 900))
    assert list(grid.rows_between(top, bottom)) == [
        row for row in rows_of(grid) if row[0].y < bottom and row[0].y + row[0].height > top
    ]
    reaching = [
        day
        for day in range(grid.day_count)
        if grid.block_top(day) < bottom and bottom_of(grid, day) > top
    ]
    days = list(grid.days_between(top, bottom))
    # The day above may only just not reach into it any more.
    assert days in (reaching, [grid.day_count - 1, *reaching])


@hypothesis.given(grids(), st.data())
def test_a_rectangle_holds_the_photos_that_it_touches(grid: PhotoRows, data: st.DataObject) -> None:
    left = data.draw(st.integers(-50, grid.form.width))
    right = left + data.draw(st.integers(0, grid.form.width))
    top = data.draw(st.integers(-50, max(grid.height, 1)))
    bottom = top + data.draw(st.integers(0, 1200))
    found = [item for items in grid.items_within(left, top, right, bottom) for item in items]
    assert found == [
        tile.item
        for tile in tiles_of(grid)
        if tile.x < right
        and tile.x + tile.width > left
        and tile.y < bottom
        and tile.y + tile.height > top
    ]


@hypothesis.given(fresh_grids(), st.data())
def test_it_is_no_matter_in_which_order_one_comes_near_to_the_days(
    grid: PhotoRows, data: st.DataObject
) -> None:
    hypothesis.assume(grid.day_count)
    guessed = grid.height
    days = data.draw(st.lists(st.integers(0, grid.day_count - 1), max_size=6))
    for day in days:
        tops = [grid.block_top(each) for each in range(day + 1)]
        moved = grid.make_exact(range(day, day + 1))
        # Only what lies below can move.
        assert [grid.block_top(each) for each in range(day + 1)] == tops
        assert not grid.make_exact(range(day, day + 1))
        assert moved or grid.height == guessed
        guessed = grid.height
    days_of = [[grid.ratio(item) for item in grid.day_items(day)] for day in range(grid.day_count)]
    months = [day for day in range(grid.day_count) if grid.begins_month(day)]
    other = grid_of(days_of, months)
    other.lay_out(grid.form)
    assert tiles_of(exact(grid)) == tiles_of(exact(other))


@hypothesis.given(grids())
def test_a_guess_is_exact_where_a_day_is_one_row_and_near_where_it_is_more(
    grid: PhotoRows,
) -> None:
    exact_heights = [bottom_of(grid, day) - grid.rows_top(day) for day in range(grid.day_count)]
    grid.lay_out(grid.form)
    form = grid.form
    for day in range(grid.day_count):
        items = grid.day_items(day)
        guess = bottom_of(grid, day) - grid.rows_top(day)
        # Fits as it is: a row that is shrunk by less than half a pixel is as high, too.
        wide = sum(grid.ratio(item) for item in items) * form.target + form.gap * (len(items) - 1)
        if wide <= form.width - 1:
            assert guess == exact_heights[day]
        assert guess <= len(items) * 3 * (form.target + form.gap)


@hypothesis.given(grids(), st.data())
def test_other_forms_of_some_photos_lead_to_the_same_as_all_anew(
    grid: PhotoRows, data: st.DataObject
) -> None:
    hypothesis.assume(grid.count)
    ratio = st.floats(NARROWEST_RATIO, WIDEST_RATIO)
    ratios = data.draw(
        st.dictionaries(st.integers(0, grid.count - 1), ratio, min_size=1, max_size=5)
    )
    days = [[grid.ratio(item) for item in grid.day_items(day)] for day in range(grid.day_count)]
    months = [day for day in range(grid.day_count) if grid.begins_month(day)]
    grid.change(ratios)
    for day in range(len(days)):
        for item in grid.day_items(day):
            days[day][item - grid.day_items(day)[0]] = ratios.get(item, grid.ratio(item))
    anew = grid_of(days, months)
    anew.lay_out(grid.form)
    assert tiles_of(grid) == tiles_of(exact(anew))
    assert grid.height == anew.height


def test_a_photo_above_is_the_one_over_the_middle() -> None:
    grid = grid_of([[1.0] * 7, [2.0, 1.0]])
    grid.lay_out(RowForm(width=400, target=100, gap=0, day=20, month=30, above=10))
    assert [len(row) for row in rows_of(exact(grid))] == [4, 3, 2]
    assert [grid.beyond(item, 1) for item in range(9)] == [4, 5, 6, 6, 7, 7, 8, 7, 8]
    assert [grid.beyond(item, -1) for item in range(9)] == [0, 1, 2, 3, 0, 1, 2, 5, 6]


def test_days_and_months_know_their_photos() -> None:
    grid = grid_of([[1.0] * 2, [1.0], [1.0] * 3], [0, 2])
    grid.lay_out(FORM)
    assert [grid.day_of(item) for item in range(6)] == [0, 0, 1, 2, 2, 2]
    assert [list(grid.day_items(day)) for day in range(3)] == [[0, 1], [2], [3, 4, 5]]
    assert [grid.month_of(day) for day in range(3)] == [0, 0, 1]
    assert [list(grid.days_of_month(month)) for month in range(2)] == [[0, 1], [2]]
    assert [list(grid.month_items(month)) for month in range(2)] == [[0, 1, 2], [3, 4, 5]]
    assert [grid.begins_month(day) for day in range(3)] == [True, False, True]
    assert (grid.block_top(0), grid.rows_top(0), grid.tile(0).y) == (0, 82, 82)
    assert grid.rows_top(2) == grid.block_top(2) + 32 + 34 + 48


def test_a_grid_without_photos_has_no_height_and_nothing_to_find() -> None:
    grid = grid_of([], [])
    grid.lay_out(FORM)
    assert (grid.height, grid.day_count, grid.month_count) == (0, 0, 0)
    assert grid.item_at(1, 1) == grid.item_nearest(1, 1) == -1
    assert list(grid.rows_between(0, 100)) == list(grid.days_between(0, 100)) == []
    assert grid.items_within(0, 0, 100, 100) == []


@pytest.mark.parametrize("width", [930, 1170])
def test_a_hundred_thousand_photos_are_laid_out_within_a_frame(width: int) -> None:
    ratios = [(4 / 3, 3 / 4, 16 / 9)[number % 3] for number in range(100_000)]
    grid = PhotoRows(ratios, range(0, 100_000, 12), range(0, 8_334, 18))
    spent_s: list[float] = []
    for number in range(7):
        # Of this thread's own time: what else the computer does is not the question.
        began_s = time.thread_time()
        grid.lay_out(RowForm(width + number, 172, 6, 48, 34, 32))
        grid.make_exact(grid.days_between(grid.height // 2, grid.height // 2 + 3_000))
        spent_s.append(time.thread_time() - began_s)
    assert min(spent_s) < 0.016
