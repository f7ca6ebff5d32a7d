"""Two calls of Pillow with plain types: its own name numpy's, which is not installed here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PIL import Image

Box = tuple[float, float, float, float]


class Raster(Protocol):
    """What of a picture is used here; ``Image.Image`` is one."""

    def resize(
        self, size: tuple[int, int], resample: int | None = None, box: Box | None = None
    ) -> Image.Image:
        """Scale, all of it or what ``box`` holds."""
        ...

    def point(self, lut: Sequence[float]) -> Image.Image:
        """Look every level up."""
        ...


def resized(
    picture: Raster,
    size: tuple[int, int],
    resample: Image.Resampling,
    box: Box | None = None,
) -> Image.Image:
    """Return ``box`` of ``picture`` (pixels, fractions count; all of it if None) in ``size``."""
    return picture.resize(size, resample, box)


def looked_up(picture: Raster, table: Sequence[float]) -> Image.Image:
    """Return ``picture`` with every level replaced by the table's: 256 levels for each band."""
    return picture.point(table)
