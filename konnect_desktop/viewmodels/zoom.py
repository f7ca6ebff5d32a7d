"""Where a picture lies in the room it has, and how large: numbers only.

Rule: a picture fits by itself and is never larger than its own pixels unless somebody zooms in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LARGEST_FACTOR: Final = 4.0
STEP: Final = 1.25
_SAME: Final = 1e-6
_QUARTERS: Final = 4


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in logical pixels of the room."""

    left: float
    top: float
    width: float
    height: float


class Zoom:
    """One picture in one room. A factor of 1 is one pixel of the picture on one of the screen."""

    def __init__(self) -> None:
        self._room = (1.0, 1.0)
        self._margin = (0.0, 0.0)
        self._dpr = 1.0
        self._picture: tuple[float, float] | None = None
        self._stretches = False
        self._factor: float | None = None
        # Whether somebody wants to see the picture's own pixels, whichever file it comes from.
        self._wants_own_pixels = False
        # The point of the picture, in shares of it, that lies in the middle of the room.
        self._centre = (0.5, 0.5)

    # -- what there is ----------------------------------------------------------------------------

    def set_room(
        self,
        width: float,
        height: float,
        dpr: float = 1.0,
        margin: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        """Say how much room there is in logical pixels, and how many real ones one of them has.

        The margins, left and right, above and below, stay free while the picture fits by itself.
        """
        self._room = (max(width, 1.0), max(height, 1.0))
        self._margin = margin
        self._dpr = dpr
        self._hold()

    def set_picture(self, width: float, height: float, *, stretches: bool = False) -> None:
        """Say how large the picture is in pixels.

        One that ``stretches`` stands in for a larger one of unknown size: it fills the room.
        What somebody has zoomed in to stays as large as it is on the screen, unless they asked for
        its own pixels.
        """
        size = (max(width, 1.0), max(height, 1.0))
        is_another = size != self._picture
        if self._factor is not None and self._picture is not None:
            self._factor *= self._picture[0] / size[0]
        self._picture = size
        self._stretches = stretches
        if self._wants_own_pixels and is_another:
            self._factor = 1.0
        self._hold()

    def turn(self, quarters: int) -> None:
        """Turn the picture to the right by quarters; the point in the middle stays there."""
        for _ in range(quarters % _QUARTERS):
            if self._picture is not None:
                self._picture = (self._picture[1], self._picture[0])
            self._centre = (1 - self._centre[1], self._centre[0])
        self._hold()

    def clear(self) -> None:
        """Forget picture and zoom, before another one comes."""
        self._picture = None
        self.to_fit()

    # -- what follows -----------------------------------------------------------------------------

    @property
    def is_fit(self) -> bool:
        """Whether the picture fits by itself."""
        return self._factor is None

    @property
    def wants_own_pixels(self) -> bool:
        """Whether somebody asked for the picture's own pixels, and has not zoomed since."""
        return self._wants_own_pixels

    @property
    def is_small(self) -> bool:
        """Whether there is room for more than all pixels of the picture."""
        return self._picture is not None and self._filling() > 1 + _SAME

    @property
    def factor(self) -> float:
        """Pixels of the screen for one of the picture."""
        return self._fitting() if self._factor is None else self._factor

    @property
    def percent(self) -> int:
        """The factor as people read it."""
        return round(self.factor * 100)

    @property
    def box(self) -> Box:
        """Where the picture lies; it may reach beyond the room."""
        width, height = self._shown()
        return Box(
            self._room[0] / 2 - self._centre[0] * width,
            self._room[1] / 2 - self._centre[1] * height,
            width,
            height,
        )

    @property
    def overflows(self) -> bool:
        """Whether there is something to move to."""
        width, height = self._shown()
        return width > self._room[0] + 0.5 or height > self._room[1] + 0.5

    @property
    def can_zoom_in(self) -> bool:
        """Whether it can become larger."""
        return self._picture is not None and self.factor < self._largest() - _SAME

    @property
    def can_zoom_out(self) -> bool:
        """Whether it can become smaller."""
        return self._factor is not None and self._factor > self._fitting() + _SAME

    # -- what somebody does -----------------------------------------------------------------------

    def to_fit(self) -> None:
        """Show all of it."""
        self._wants_own_pixels = False
        self._factor = None
        self._centre = (0.5, 0.5)

    def by(self, times: float, at: tuple[float, float] | None = None) -> None:
        """Zoom in or out around the point ``at`` of the room, by default its middle."""
        if self._picture is not None:
            self._wants_own_pixels = False
            self._to(self.factor * times, at)

    def to_own_pixels(self, at: tuple[float, float] | None = None) -> None:
        """Show one pixel of the picture on one of the screen; also of a larger file to come."""
        if self._picture is not None:
            self._to(1.0, at)
            self._wants_own_pixels = True

    def toggle(self, at: tuple[float, float] | None = None) -> None:
        """Go to the picture's own pixels (to twice a small one's), or back to all of it."""
        if not self.is_fit:
            self.to_fit()
        elif self._fitting() < 1 - _SAME:
            self.to_own_pixels(at)
        else:
            self.by(2.0, at)

    def pan(self, right: float, down: float) -> None:
        """Move the picture by logical pixels."""
        width, height = self._shown()
        self._centre = (self._centre[0] - right / width, self._centre[1] - down / height)
        self._hold()

    # -- arithmetic -------------------------------------------------------------------------------

    def _to(self, factor: float, at: tuple[float, float] | None) -> None:
        smallest = self._fitting()
        factor = min(factor, self._largest())
        if factor <= smallest + _SAME:
            self.to_fit()
            return
        point = at or (self._room[0] / 2, self._room[1] / 2)
        box = self.box
        share = ((point[0] - box.left) / box.width, (point[1] - box.top) / box.height)
        self._factor = factor
        width, height = self._shown()
        self._centre = (
            share[0] + (self._room[0] / 2 - point[0]) / width,
            share[1] + (self._room[1] / 2 - point[1]) / height,
        )
        self._hold()

    def _shown(self) -> tuple[float, float]:
        picture = self._picture or (1.0, 1.0)
        scale = self.factor / self._dpr
        return picture[0] * scale, picture[1] * scale

    def _fitting(self) -> float:
        if self._picture is None:
            return 1.0
        return self._filling() if self._stretches else min(self._filling(), 1.0)

    def _filling(self) -> float:
        picture = self._picture or (1.0, 1.0)
        free = [max(self._room[axis] - 2 * self._margin[axis], 1.0) for axis in (0, 1)]
        return self._dpr * min(free[0] / picture[0], free[1] / picture[1])

    def _largest(self) -> float:
        return max(LARGEST_FACTOR, self._fitting())

    def _hold(self) -> None:
        """Keep the picture in the room: no empty edge where there is more of it beyond."""
        if self._factor is not None and self._factor <= self._fitting() + _SAME:
            self.to_fit()
        self._centre = (self._held(0), self._held(1))

    def _held(self, axis: int) -> float:
        half = self._room[axis] / 2 / self._shown()[axis]
        return 0.5 if half >= 0.5 else min(max(self._centre[axis], half), 1 - half)  # noqa: PLR2004 — the middle
