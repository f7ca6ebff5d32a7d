"""Justified rows under the headers of months and days: which photo lies where.

Rule: no Qt here, and nothing for every photo but sums that C makes: a hundred thousand are laid out
within a frame or two. Lengths are whole pixels, places are from the upper left corner of the grid.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from msgspec import Struct

_MOST_PX: Final = 65_535
_HIGHEST: Final = 1.6
"""No row is higher than so many times the wanted height; its photos are cropped instead."""


class RowForm(Struct, frozen=True):
    """How wide the grid is, how high its rows should be, and how much room headers take.

    ``day`` is the room above the first row of a day; ``month`` is added above the first day of a
    month, ``above`` where anything stands above that.
    """

    width: int
    target: int
    gap: int
    day: int
    month: int
    above: int


class _Broken(NamedTuple):
    """Rows of some days: first photo, height and whether it is filled, and each day's first row."""

    firsts: list[int]
    heights: list[int]
    is_full: list[bool]
    day_rows: list[int]


class Tile(NamedTuple):
    """The place of one photo."""

    item: int
    x: int
    y: int
    width: int
    height: int


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
        self._day_firsts = array("I", day_firsts)
        self._day_ends = array("I", [*day_firsts[1:], self.count]) if day_firsts else array("I")
        self._month_days = array("I", month_days)
        self._form = RowForm(1, 1, 0, 0, 0, 0)
        # Sums of widths at the wanted height, gaps included; each day has an entry of its own for
        # its beginning, so that a photo in another form moves nothing outside of its day.
        self._sums: list[float] = []
        self._leads = array("I")
        self._firsts = array("I")
        self._heights = array("H")
        self._is_full = bytearray()
        self._day_rows = array("I")
        self._tops = array("i", [0])
        self.height = 0

    @property
    def form(self) -> RowForm:
        """The form in which it is laid out."""
        return self._form

    def ratio(self, item: int) -> float:
        """Return width by height of a photo."""
        return self._ratios[item]

    # -- laying out -------------------------------------------------------------------------------

    def lay_out(self, form: RowForm) -> None:
        """Lay everything out in a form."""
        before, self._form = self._form, form
        if (before.target, before.gap) != (form.target, form.gap) or not self._sums:
            self._add_up()
        self._leads = array("I", [form.day]) * self.day_count
        for day in self._month_days:
            self._leads[day] += form.month + (form.above if day else 0)
        broken = self._broken(range(self.day_count))
        self._firsts = array("I", broken.firsts)
        self._heights = array("H", broken.heights)
        self._is_full = bytearray(broken.is_full)
        self._day_rows = array("I", broken.day_rows)
        self._stack()

    def change(self, ratios: Mapping[int, float]) -> None:
        """Take other forms of some photos; only the rows of their days are made anew."""
        target, gap = self._form.target, self._form.gap
        self._ratios = list(self._ratios)
        for item, ratio in ratios.items():
            self._ratios[item] = ratio
        for day in sorted({self.day_of(item) for item in ratios}):
            first, end = self._day_firsts[day], self._day_ends[day]
            widths = (ratio * target + gap for ratio in self._ratios[first:end])
            start = self._sums[first + day]
            self._sums[first + day : end + day + 1] = accumulate(widths, initial=start)
            self._replace_rows(day)
        self._stack()

    def _add_up(self) -> None:
        target, gap = self._form.target, self._form.gap
        widths = [ratio * target + gap for ratio in self._ratios]
        parts: list[float] = []
        for first, end in zip(self._day_firsts, self._day_ends, strict=True):
            parts.append(0.0)
            parts += widths[first:end]
        self._sums = list(accumulate(parts))

    def _broken(self, days: range) -> _Broken:
        """Break days into rows: as many photos in each as bring it nearest to its height.

        One loop over local names, for it runs tens of thousands of times while a window is resized.
        """
        sums, form = self._sums, self._form
        target, gap = form.target, form.gap
        room, highest = form.width + gap, min(round(_HIGHEST * target), _MOST_PX)
        firsts: list[int] = []
        heights: list[int] = []
        is_full: list[bool] = []
        day_rows: list[int] = []
        number = 1
        for day in days:
            day_rows.append(len(firsts))
            at, end = self._day_firsts[day] + day, self._day_ends[day] + day
            whole = sums[end]
            while at < end:
                firsts.append(at - day)
                start = sums[at]
                limit = start + room
                if whole <= limit:
                    heights.append(target)
                    is_full.append(False)
                    break
                # A row mostly has as many as the one before: look from there for the first one
                # that goes beyond the edge.
                upto = min(at + number, end)
                if sums[upto] > limit:
                    while upto > at + 1 and sums[upto - 1] > limit:
                        upto -= 1
                else:
                    upto += 1
                    while sums[upto] <= limit:
                        upto += 1
                number = upto - at
                # With it all are shrunk to this share, without it they are stretched to the other:
                # the one that changes less is taken.
                gaps = gap * number
                share = (room - gaps) / (sums[upto] - start - gaps)
                if number > 1:
                    gaps -= gap
                    fewer = (room - gaps) / (sums[upto - 1] - start - gaps)
                    if fewer * share < 1:
                        share = fewer
                        upto -= 1
                heights.append(min(int(share * target + 0.5) or 1, highest))
                is_full.append(True)
                at = upto
        return _Broken(firsts, heights, is_full, day_rows)

    def _replace_rows(self, day: int) -> None:
        begin, end = self._rows_of_day(day)
        broken = self._broken(range(day, day + 1))
        self._firsts[begin:end] = array("I", broken.firsts)
        self._heights[begin:end] = array("H", broken.heights)
        self._is_full[begin:end] = bytes(broken.is_full)
        more = len(broken.firsts) - (end - begin)
        if more:
            later = self._day_rows[day + 1 :]
            self._day_rows[day + 1 :] = array("I", (row + more for row in later))

    def _stack(self) -> None:
        """Put the rows below each other, with room for the headers between."""
        gap = self._form.gap
        steps = [height + gap for height in self._heights]
        for row, lead in zip(self._day_rows[1:], self._leads[1:], strict=True):
            steps[row - 1] += lead - gap
        first = self._leads[0] if self._leads else 0
        self._tops = array("i", accumulate(steps, initial=first))
        self.height = self._tops[-1] - gap if steps else 0

    # -- rows -------------------------------------------------------------------------------------

    @property
    def row_count(self) -> int:
        """How many rows of photos there are."""
        return len(self._firsts)

    def rows_between(self, top: int, bottom: int) -> range:
        """Return the rows that reach into a stripe, its lower edge not included."""
        begin = max(bisect_right(self._tops, top, 0, self.row_count) - 1, 0)
        if begin < self.row_count and self._tops[begin] + self._heights[begin] <= top:
            begin += 1
        return range(begin, max(bisect_left(self._tops, bottom, 0, self.row_count), begin))

    def row_of(self, item: int) -> int:
        """Return the row that a photo lies in."""
        return bisect_right(self._firsts, item) - 1

    def row_items(self, row: int) -> range:
        """Return the photos of a row."""
        last = row + 1 == self.row_count
        return range(self._firsts[row], self.count if last else self._firsts[row + 1])

    def row_top(self, row: int) -> int:
        """Return the upper edge of a row."""
        return self._tops[row]

    def row_bottom(self, row: int) -> int:
        """Return the lower edge of a row."""
        return self._tops[row] + self._heights[row]

    def tiles(self, row: int) -> Iterator[Tile]:
        """Return the places of the photos of a row, from left to right."""
        items = self.row_items(row)
        form, sums = self._form, self._sums
        day = bisect_right(self._day_rows, row) - 1
        start, height, top = sums[items.start + day], self._heights[row], self._tops[row]
        scale = height / form.target
        if self._is_full[row]:
            widths = sums[items.stop + day] - start - form.gap * len(items)
            scale = (form.width - form.gap * (len(items) - 1)) / widths
        left = 0
        for place, item in enumerate(items):
            gaps = form.gap * (place + 1)
            right = round((sums[item + day + 1] - start - gaps) * scale) + form.gap * place
            yield Tile(item, left, top, max(right - left, 1), height)
            left = right + form.gap

    def tile(self, item: int) -> Tile:
        """Return the place of a photo."""
        row = self.row_of(item)
        return next(tile for tile in self.tiles(row) if tile.item == item)

    # -- finding ----------------------------------------------------------------------------------

    def item_at(self, x: int, y: int) -> int:
        """Return the photo at a place, -1 where there is none."""
        for row in self.rows_between(y, y + 1):
            for tile in self.tiles(row):
                if tile.x <= x < tile.x + tile.width:
                    return tile.item
        return -1

    def item_nearest(self, x: int, y: int) -> int:
        """Return the photo nearest to a place, above or beside it before below; -1 of none."""
        if not self.count:
            return -1
        row = max(bisect_right(self._tops, y, 0, self.row_count) - 1, 0)
        return min(self.tiles(row), key=lambda tile: _distance(tile, x)).item

    def items_within(self, left: int, top: int, right: int, bottom: int) -> list[range]:
        """Return the photos that reach into a rectangle, those beside each other together."""
        found: list[range] = []
        for row in self.rows_between(top, bottom):
            inside = [
                tile.item
                for tile in self.tiles(row)
                if tile.x < right and tile.x + tile.width > left
            ]
            if inside:
                found.append(range(inside[0], inside[-1] + 1))
        return found

    def above(self, item: int, rows: int) -> int:
        """Return the photo that lies so many rows above a photo, or below it where negative."""
        here = self.row_of(item)
        row = min(max(here - rows, 0), self.row_count - 1)
        if row == here:
            return item
        tile = self.tile(item)
        middle = tile.x + tile.width // 2
        return min(self.tiles(row), key=lambda other: _distance(other, middle)).item

    # -- days and months --------------------------------------------------------------------------

    @property
    def day_count(self) -> int:
        """How many days there are."""
        return len(self._day_firsts)

    def day_of(self, item: int) -> int:
        """Return the day of a photo, by its place."""
        return bisect_right(self._day_firsts, item) - 1

    def day_items(self, day: int) -> range:
        """Return the photos of a day."""
        return range(self._day_firsts[day], self._day_ends[day])

    def day_top(self, day: int) -> int:
        """Return the upper edge of the room above a day's first row, without a month's."""
        return self._tops[self._day_rows[day]] - self._form.day

    def block_top(self, day: int) -> int:
        """Return the upper edge of all that belongs to a day, a month's header included."""
        return self._tops[self._day_rows[day]] - self._leads[day]

    def days_between(self, top: int, bottom: int) -> range:
        """Return the days that reach into a stripe, with their headers or their rows."""
        days = range(self.day_count)
        begin = max(bisect_right(days, top, key=self.block_top) - 1, 0)
        return range(begin, max(bisect_left(days, bottom, key=self.block_top), begin))

    def month_of(self, day: int) -> int:
        """Return the month of a day, by its place among the months."""
        return bisect_right(self._month_days, day) - 1

    def days_of_month(self, month: int) -> range:
        """Return the days of a month."""
        last = month + 1 == self.month_count
        return range(
            self._month_days[month], self.day_count if last else self._month_days[month + 1]
        )

    @property
    def month_count(self) -> int:
        """How many months there are."""
        return len(self._month_days)

    def begins_month(self, day: int) -> bool:
        """Say whether a month's header stands above a day."""
        return self._month_days[self.month_of(day)] == day

    def _rows_of_day(self, day: int) -> tuple[int, int]:
        last = day + 1 == self.day_count
        return self._day_rows[day], self.row_count if last else self._day_rows[day + 1]


def _distance(tile: Tile, x: int) -> int:
    return max(tile.x - x, x - tile.x - tile.width + 1, 0)
