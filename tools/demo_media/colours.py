"""Changes colours by hue: a red bicycle becomes blue, summer leaves become autumn ones.

Every change is a table from colour to colour, so a picture's shapes and shadows stay untouched.
"""

from __future__ import annotations

import colorsys
from collections.abc import Callable
from functools import cache
from typing import Literal

import msgspec
from PIL import Image, ImageFilter

Rgb = tuple[float, float, float]
Foliage = Literal["autumn", "winter"]

_TABLE_SIZE = 49
_GREENS = (58.0, 165.0)  # degrees of hue that the scenes use for grass and leaves
_SOFT_EDGE = 9.0  # degrees over which a change of hue fades out


class Recolour(msgspec.Struct, frozen=True):
    """Turns the colours within ``width`` degrees of ``from_hue`` by as much as leads to ``to_hue``.

    Colours paler than ``least`` (saturation, 0 to 1) stay: walls, wood and skin are pale.
    """

    from_hue: float
    to_hue: float
    width: float = 16.0
    least: float = 0.35


def recolour(picture: Image.Image, change: Recolour) -> Image.Image:
    """Return ``picture`` with one family of colours changed into another."""
    return picture.filter(_recolour_table(change))


def tint_foliage(picture: Image.Image, foliage: Foliage) -> Image.Image:
    """Return ``picture`` with its greens as that season has them."""
    return picture.filter(_foliage_table(foliage))


@cache
def _recolour_table(change: Recolour) -> ImageFilter.Color3DLUT:
    def paint(hue: float, saturation: float, value: float) -> Rgb:
        old = colorsys.hsv_to_rgb(hue / 360.0, saturation, value)
        turned = (hue + change.to_hue - change.from_hue) % 360.0 / 360.0
        new = colorsys.hsv_to_rgb(turned, saturation * 0.94, value)
        return _as_dark_as(new, old)

    def weight(hue: float, saturation: float) -> float:
        distance = abs((hue - change.from_hue + 180.0) % 360.0 - 180.0)
        return _ramp((change.width + _SOFT_EDGE - distance) / _SOFT_EDGE) * _ramp(
            (saturation - change.least) / 0.15 + 1.0
        )

    return _table(paint, weight)


@cache
def _foliage_table(foliage: Foliage) -> ImageFilter.Color3DLUT:
    def autumn(hue: float, saturation: float, value: float) -> Rgb:
        golden = 30.0 + (hue - _GREENS[0]) * 0.16
        return colorsys.hsv_to_rgb(golden / 360.0, min(1.0, saturation * 1.1), value * 0.98)

    def winter(_hue: float, saturation: float, value: float) -> Rgb:
        return colorsys.hsv_to_rgb(210.0 / 360.0, saturation * 0.14, 0.42 + 0.56 * value)

    def weight(hue: float, saturation: float) -> float:
        within = min(hue - _GREENS[0], _GREENS[1] - hue)
        return _ramp(within / _SOFT_EDGE + 1.0) * _ramp(saturation / 0.12)

    return _table(autumn if foliage == "autumn" else winter, weight)


def _table(
    paint: Callable[[float, float, float], Rgb], weight: Callable[[float, float], float]
) -> ImageFilter.Color3DLUT:
    def change(red: float, green: float, blue: float) -> Rgb:
        hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
        share = weight(hue * 360.0, saturation)
        if share == 0.0:
            return red, green, blue
        new = paint(hue * 360.0, saturation, value)
        return _mix(red, new[0], share), _mix(green, new[1], share), _mix(blue, new[2], share)

    return ImageFilter.Color3DLUT.generate(_TABLE_SIZE, change)


def _as_dark_as(new: Rgb, old: Rgb) -> Rgb:
    """Return ``new`` darkened towards ``old``: green is bright to the eye where red is not."""
    dim = min(1.0, (_luma(old) + 0.01) / (_luma(new) + 0.01)) ** 0.65
    return new[0] * dim, new[1] * dim, new[2] * dim


def _luma(colour: Rgb) -> float:
    return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]


def _mix(old: float, new: float, share: float) -> float:
    return old + (new - old) * share


def _ramp(value: float) -> float:
    value = min(1.0, max(0.0, value))
    return value * value * (3.0 - 2.0 * value)
