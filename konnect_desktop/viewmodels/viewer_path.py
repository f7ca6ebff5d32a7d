"""The way through a series: what is shown, what comes before and after it, and going there.

Rule: going to a neighbour that is known waits for nothing.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal

from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.viewmodels.series import SeriesPlace
from konnect_desktop.viewmodels.task_scope import TaskScope
from konnect_desktop.viewmodels.timeline_rows import ShownMedium

_KNOWN_AHEAD: Final = 2


class Series(Protocol):
    """All media of a page as it is filtered (``viewmodels.series.MediaSeries``)."""

    async def place_of(self, medium: ShownMedium) -> SeriesPlace | None:
        """Return the place of a medium, or None when the filter hides it."""
        ...

    async def next(self, place: SeriesPlace) -> SeriesPlace | None:
        """Return the place after, on the next day where needed."""
        ...

    async def previous(self, place: SeriesPlace) -> SeriesPlace | None:
        """Return the place before."""
        ...

    async def first(self) -> SeriesPlace | None:
        """Return the first place of all."""
        ...

    async def same_day(self, place: SeriesPlace) -> tuple[SeriesPlace, ...]:
        """Return all places of the day."""
        ...

    def shuffled(self) -> AsyncIterator[SeriesPlace]:
        """Return all places in no order, each once."""
        ...


class ViewerPath(QObject):
    """Where in a series the viewer is.

    ``changed`` says that another medium is shown, ``neighbours_changed`` that strip or ends are
    known better.

    Args:
        series: What next and previous mean, unless something is opened with a series of its own.
    """

    changed = Signal()
    neighbours_changed = Signal()

    def __init__(self, series: Series, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._usual = self._series = series
        self._scope = TaskScope("viewer path", self._take_error)
        self._place: SeriesPlace | None = None
        self._after: list[SeriesPlace] = []
        self._before: list[SeriesPlace] = []
        self._looked_around = False
        self._strip: tuple[SeriesPlace, ...] = ()
        self._steps = 0
        self._goes_back = False
        self._expected: SeriesPlace | None = None
        self.trouble: ErrorKind | None = None

    # -- where it is ------------------------------------------------------------------------------

    @property
    def series(self) -> Series:
        """What is gone through."""
        return self._series

    @property
    def medium(self) -> ShownMedium | None:
        """The photo or video that is shown; None while nothing is."""
        return None if self._place is None else self._place.medium

    @property
    def strip(self) -> tuple[ShownMedium, ...]:
        """The media of the day, the shown one among them."""
        return tuple(place.medium for place in self._strip)

    @property
    def position(self) -> int | None:
        """Where the shown one stands in the strip."""
        found = (at for at, place in enumerate(self._strip) if self._is_shown(place.medium.key))
        return next(found, None)

    @property
    def place(self) -> tuple[int, int]:
        """Which one of how many it is, from 0: of the day, until that is known of its entry."""
        return (0, 0) if self._place is None else (self._place.place, self._place.of)

    @property
    def neighbours(self) -> tuple[ShownMedium, ...]:
        """What is likely to be shown next, the likeliest first, as far as it is known."""
        first, second = self._after, self._before
        if self._goes_back:
            first, second = second, first
        expected = () if self._expected is None else (self._expected,)
        wanted = (*expected, *first[:1], *second[:1], *first[1:])
        return tuple(place.medium for place in wanted)

    @property
    def has_next(self) -> bool:
        """Whether there is one after; also while that is not known yet."""
        return self._place is not None and (bool(self._after) or not self._looked_around)

    @property
    def has_previous(self) -> bool:
        """Whether there is one before; also while that is not known yet."""
        return self._place is not None and (bool(self._before) or not self._looked_around)

    @property
    def expected(self) -> SeriesPlace | None:
        """Where somebody said that it goes next."""
        return self._expected

    def expect(self, place: SeriesPlace | None) -> None:
        """Know that it goes there next, wherever that is; with the next step it is forgotten."""
        if place != self._expected:
            self._expected = place
            self.neighbours_changed.emit()

    async def following(self) -> SeriesPlace | None:
        """Return the place after the shown one, ``None`` at the end."""
        if self._after:
            return self._after[0]
        return None if self._place is None else await self._series.next(self._place)

    # -- moving -----------------------------------------------------------------------------------

    def open(self, medium: ShownMedium, series: Series | None = None) -> None:
        """Show a medium at once, and find its place."""
        self._halt()
        self._series = series or self._usual
        self._strip = ()
        self._goes_back = False
        self._settle(SeriesPlace(medium, medium.day, medium.place, medium.of))

    def close(self) -> None:
        """Show nothing and want nothing any more."""
        self._halt()
        self._scope.cancel("around")
        self._place = None
        self._strip = ()
        self._forget_neighbours()
        self.changed.emit()

    async def aclose(self) -> None:
        """End everything that is under way."""
        await self._scope.dispose()

    def next(self) -> None:
        """Go to the one after, on the next day where needed."""
        if self.has_next:
            self._step(1)

    def previous(self) -> None:
        """Go to the one before."""
        if self.has_previous:
            self._step(-1)

    def first(self) -> None:
        """Go to the first one of the day."""
        self._go(self._strip[:1])

    def last(self) -> None:
        """Go to the last one of the day."""
        self._go(self._strip[-1:])

    def go_to(self, index: int) -> None:
        """Go to one of the strip."""
        self._go(self._strip[index : index + 1])

    def show(self, place: SeriesPlace) -> None:
        """Go to a place of the series, wherever that is; also to the one that is shown."""
        self._halt()
        if self._after[:1] == [place]:
            self._goes_back = False
            self._pass(self._after)
        else:
            self._settle(place)

    def _go(self, found: Sequence[SeriesPlace]) -> None:
        self._halt()
        for place in found:
            if not self._is_shown(place.medium.key):
                self._settle(place)

    def _halt(self) -> None:
        self._steps = 0
        self._scope.cancel("walk")

    def _step(self, step: int) -> None:
        self._goes_back = step < 0
        known = self._before if self._goes_back else self._after
        if known and not self._steps:
            self._pass(known)
        elif self._place is not None:
            self._steps += step
            self._scope.start("walk", self._walk())

    def _pass(self, known: list[SeriesPlace]) -> None:
        """Go to the next one in a direction; what was passed lies behind now."""
        here, there = self._place, known[0]
        left, behind = known[1:], self._after if known is self._before else self._before
        passed = ([here] if here is not None else []) + behind[: _KNOWN_AHEAD - 1]
        after, before = (passed, left) if known is self._before else (left, passed)
        self._settle(there, after, before)

    async def _walk(self) -> None:
        while self._steps and self._place is not None:
            forward = self._steps > 0
            turn = self._series.next if forward else self._series.previous
            place = await turn(self._place)
            if place is None:
                self._steps = 0
                break
            self._steps -= 1 if forward else -1
            self._settle(place)

    def _settle(
        self,
        place: SeriesPlace,
        after: Sequence[SeriesPlace] = (),
        before: Sequence[SeriesPlace] = (),
    ) -> None:
        self._place = place
        self._expected = None
        self._forget_neighbours()
        self._after, self._before = list(after), list(before)
        self.trouble = None
        self.changed.emit()
        self._scope.start("around", self._look_around(place))

    def _forget_neighbours(self) -> None:
        self._after, self._before = [], []
        self._looked_around = False

    # -- looking around ---------------------------------------------------------------------------

    async def _look_around(self, shown: SeriesPlace) -> None:
        place = await self._series.place_of(shown.medium)
        if place is None:
            self._strip = (shown,)
            self._after, self._before = [], []
        else:
            self._place = place
            ways = (self._series.next, self._series.previous)
            self._after, self._before = [await _some(way, place, 1) for way in ways]
            if self.position is None or len(self._strip) != place.of:
                self._strip = await self._series.same_day(place)
        self._looked_around = True
        self.neighbours_changed.emit()
        if place is not None:
            await self._look_further(place)

    async def _look_further(self, place: SeriesPlace) -> None:
        """Know one more in the direction that is gone in, for who goes on quickly."""
        known = self._before if self._goes_back else self._after
        way = self._series.previous if self._goes_back else self._series.next
        found = await _some(way, place, _KNOWN_AHEAD)
        if found != known:
            known[:] = found
            self.neighbours_changed.emit()

    def _take_error(self, error: KonnectError) -> None:
        self._looked_around = True
        self.trouble = error.kind
        self.neighbours_changed.emit()

    def _is_shown(self, key: PictureKey) -> bool:
        medium = self.medium
        return medium is not None and medium.key == key


async def _some(
    way: Callable[[SeriesPlace], Awaitable[SeriesPlace | None]], place: SeriesPlace, most: int
) -> list[SeriesPlace]:
    """Return the next places in a direction, at most so many."""
    found: list[SeriesPlace] = []
    last: SeriesPlace | None = place
    while len(found) < most and last is not None:
        last = await way(last)
        if last is not None:
            found.append(last)
    return found
