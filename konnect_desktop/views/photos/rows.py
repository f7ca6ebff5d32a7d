"""Justified rows under the headers of months and days: which photo lies where.

Rule: no Qt here, and nothing is done for a photo that nobody comes near to. The height of a day is
guessed until somebody does; then its rows are broken, and all that lies below moves by what the
guess was wrong by. Lengths are whole pixels, places are from the upper left corner of the grid.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from konnect_desktop.views.photos.row_breaks import Row, RowForm, break_day, guessed_heights


class Tile(NamedTuple):
    """The place of one photo."""

    item: int
    x: int
    y: int
    width: int
    height: int

    def distance(self, x: int) -> int:
        """Return how far aside a place is."""
        return max(self.x - x, x - self.x - self.width + 1, 0)


class PhotoRows:
    """The layout of a list of photos.

    Args:
        ratios: Width by height of each photo.
        day_firsts: The first photo of each day; every day has one.
        month_days: The days, by their place, with which a month begins; the first day is one.
    """

    def __init__(
        self, ratios: Sequence[float], day_firsts: Sequence[int], month_days: Sequence[int]
    ) -> None:
        self.count = len(ratios)
        self._ratios = ratios
        self._firsts = array("I", [*day_firsts, self.count])
        self._month_days = array("I", month_days)
        self._sums = [
            sum(ratios[self._firsts[day] : self._firsts[day + 1]]) for day in range(self.day_count)
        ]
        self._numbers = [after - first for first, after in pairwise(self._firsts)]
        self._form = RowForm(1, 1, 0, 0, 0, 0)
        self._leads: list[int] = []
        self._heights: list[int] = []
        self._rows: dict[int, list[Row]] = {}
        self._tops: list[int] = [0]

    @property
    def form(self) -> RowForm:
        """The form in which it is laid out."""
        return self._form

    @property
    def height(self) -> int:
        """How high all of it is, by what is known now."""
        return self._tops[-1]

    def ratio(self, item: int) -> float:
        """Return width by height of a photo."""
        return self._ratios[item]

    # -- laying out -------------------------------------------------------------------------------

    def lay_out(self, form: RowForm) -> None:
        """Lay everything out in a form; all heights are guessed again."""
        self._form = form
        self._rows.clear()
        self._leads = [form.day] * self.day_count
        for day in self._month_days:
            self._leads[day] += form.month + (form.above if day else 0)
        self._heights = guessed_heights(self._sums, self._numbers, form)
        self._stack()

    def change(self, ratios: Mapping[int, float]) -> None:
        """Take other forms of some photos."""
        self._ratios = list(self._ratios)
        for item, ratio in ratios.items():
            self._ratios[item] = ratio
        for day in {self.day_of(item) for item in ratios}:
            items = self.day_items(day)
            self._sums[day] = sum(self._ratios[items.start : items.stop])
            was_broken = self._rows.pop(day, None) is not None
            (self._heights[day],) = guessed_heights([self._sums[day]], [len(items)], self._form)
            if was_broken:
                self._break(day)
        self._stack()

    def make_exact(self, days: range) -> bool:
        """Break the rows of days that were guessed; say whether anything has moved by that."""
        moved = [self._break(day) for day in days if day not in self._rows]
        if any(moved):
            self._stack()
            return True
        return False

    def _break(self, day: int) -> bool:
        items = self.day_items(day)
        rows = break_day(self._ratios[items.start : items.stop], self._form)
        self._rows[day] = rows
        height = rows[-1].top + rows[-1].height
        before, self._heights[day] = self._heights[day], height
        return before != height

    def _stack(self) -> None:
        """Put the days below each other."""
        steps = map(int.__add__, self._leads, self._heights)
        self._tops = list(accumulate(steps, initial=0))

    # -- days and months --------------------------------------------------------------------------

    @property
    def day_count(self) -> int:
        """How many days there are."""
        return len(self._firsts) - 1

    @property
    def month_count(self) -> int:
        """How many months there are."""
        return len(self._month_days)

    def day_of(self, item: int) -> int:
        """Return the day of a photo, by its place."""
        return bisect_right(self._firsts, item) - 1

    def day_items(self, day: int) -> range:
        """Return the photos of a day."""
        return range(self._firsts[day], self._firsts[day + 1])

    def block_top(self, day: int) -> int:
        """Return the upper edge of all that belongs to a day, a month's header included."""
        return self._tops[day]

    def rows_top(self, day: int) -> int:
        """Return the upper edge of a day's first row."""
        return self._tops[day] + self._leads[day]

    def days_between(self, top: int, bottom: int) -> range:
        """Return the days that reach into a stripe, with their headers or their rows."""
        begin = max(bisect_right(self._tops, top, 0, self.day_count) - 1, 0)
        return range(begin, max(bisect_left(self._tops, bottom, 0, self.day_count), begin))

    def month_of(self, day: int) -> int:
        """Return the month of a day, by its place among the months."""
        return bisect_right(self._month_days, day) - 1

    def days_of_month(self, month: int) -> range:
        """Return the days of a month."""
        last = month + 1 == self.month_count
        return range(
            self._month_days[month], self.day_count if last else self._month_days[month + 1]
        )

    def month_items(self, month: int) -> range:
        """Return the photos of a month."""
        days = self.days_of_month(month)
        return range(self._firsts[days.start], self._firsts[days.stop])

    def begins_month(self, day: int) -> bool:
        """Say whether a month's header stands above a day."""
        return self._month_days[self.month_of(day)] == day

    # -- tiles ------------------------------------------------------------------------------------

    def rows_between(self, top: int, bottom: int) -> Iterator[list[Tile]]:
        """Give the rows that reach into a stripe, its lower edge not included, from above."""
        for day in self.days_between(top, bottom):
            for row in self._rows_of(day):
                place = self.rows_top(day) + row.top
                if place < bottom and place + row.height > top:
                    yield self._tiles(day, row)

    def row_of(self, item: int) -> list[Tile]:
        """Return the photos that lie in one row with a photo."""
        day = self.day_of(item)
        return self._tiles(day, self._rows_of(day)[self._row_in_day(day, item)])

    def tile(self, item: int) -> Tile:
        """Return the place of a photo."""
        tiles = self.row_of(item)
        return tiles[item - tiles[0].item]

    def _rows_of(self, day: int) -> list[Row]:
        if day not in self._rows:
            self.make_exact(range(day, day + 1))
        return self._rows[day]

    def _row_in_day(self, day: int, item: int) -> int:
        place = item - self._firsts[day]
        return bisect_right(self._rows_of(day), place, key=lambda row: row.first) - 1

    def _tiles(self, day: int, row: Row) -> list[Tile]:
        first, gap, top = (
            self._firsts[day] + row.first,
            self._form.gap,
            self.rows_top(day) + row.top,
        )
        tiles: list[Tile] = []
        left, widths = 0, 0.0
        for place, ratio in enumerate(self._ratios[first : self._firsts[day] + row.end]):
            widths += ratio
            right = round(widths * row.scale) + gap * place
            tiles.append(Tile(first + place, left, top, max(right - left, 1), row.height))
            left = right + gap
        return tiles

    # -- finding ----------------------------------------------------------------------------------

    def item_at(self, x: int, y: int) -> int:
        """Return the photo at a place, -1 where there is none."""
        for tiles in self.rows_between(y, y + 1):
            for tile in tiles:
                if tile.x <= x < tile.x + tile.width:
                    return tile.item
        return -1

    def item_nearest(self, x: int, y: int) -> int:
        """Return the photo nearest to a place, in the row there or the one above; -1 of none."""
        if not self.count:
            return -1
        days = self.days_between(y, y + 1)
        day = min(max(days.start, 0), self.day_count - 1)
        rows, inside = self._rows_of(day), y - self.rows_top(day)
        row = max(bisect_right(rows, inside, key=lambda each: each.top) - 1, 0)
        return _nearest(self._tiles(day, rows[row]), x)

    def items_within(self, left: int, top: int, right: int, bottom: int) -> list[range]:
        """Return the photos that reach into a rectangle, those beside each other together."""
        found: list[range] = []
        for tiles in self.rows_between(top, bottom):
            inside = [tile.item for tile in tiles if tile.x < right and tile.x + tile.width > left]
            if inside:
                found.append(range(inside[0], inside[-1] + 1))
        return found

    def beyond(self, item: int, way: int) -> int:
        """Return the photo in the row below (1) or above (-1), under the middle of a photo.

        At the ends it is the photo itself.
        """
        day = self.day_of(item)
        tile, row = self.tile(item), self._row_in_day(day, item) + way
        if not 0 <= row < len(self._rows_of(day)):
            day += way
            if not 0 <= day < self.day_count:
                return item
            row = 0 if way > 0 else len(self._rows_of(day)) - 1
        return _nearest(self._tiles(day, self._rows_of(day)[row]), tile.x + tile.width // 2)


def _nearest(tiles: Sequence[Tile], x: int) -> int:
    return min(tiles, key=lambda tile: tile.distance(x)).item
