"""Lays another light over a picture: warmth, brightness, a glow of sun or lamp, falling snow."""

from __future__ import annotations

import random
from typing import Annotated

import msgspec
from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter

from tools.demo_media.raster import looked_up, resized

_FULL = 255
_FLAKES = 170


class Glow(msgspec.Struct, frozen=True):
    """A soft light from a point: position in shares of the picture, ``strength`` 0 to 1."""

    colour: tuple[int, int, int]
    x: float
    y: float
    strength: Annotated[float, msgspec.Meta(ge=0, le=1)]


class Light(msgspec.Struct, frozen=True):
    """How a picture is lit: factors against the scene as drawn, 1 changes nothing.

    ``gamma`` below 1 brightens the middle tones and keeps black and white.
    """

    gain: tuple[float, float, float] = (1.0, 1.0, 1.0)
    gamma: float = 1.0
    saturation: float = 1.0
    contrast: float = 1.0
    glow: Glow | None = None


def relight(picture: Image.Image, light: Light) -> Image.Image:
    """Return ``picture`` in that light."""
    curve = [
        round(_FULL * min(1.0, (level / _FULL) ** light.gamma * gain))
        for gain in light.gain
        for level in range(_FULL + 1)
    ]
    lit = looked_up(picture, curve)
    lit = ImageEnhance.Color(lit).enhance(light.saturation)
    lit = ImageEnhance.Contrast(lit).enhance(light.contrast)
    return lit if light.glow is None else _with_glow(lit, light.glow)


def _with_glow(picture: Image.Image, glow: Glow) -> Image.Image:
    reach = max(picture.size)
    disc = ImageChops.invert(Image.radial_gradient("L"))
    disc = resized(disc, (2 * reach, 2 * reach), Image.Resampling.BICUBIC)
    mask = Image.new("L", picture.size)
    centre = (round(glow.x * picture.width), round(glow.y * picture.height))
    mask.paste(disc, (centre[0] - reach, centre[1] - reach))
    mask = looked_up(mask, [round(level * glow.strength) for level in range(_FULL + 1)])
    bright = ImageChops.screen(picture, Image.new("RGB", picture.size, glow.colour))
    return Image.composite(bright, picture, mask)


def let_it_snow(picture: Image.Image, name: str) -> Image.Image:
    """Return ``picture`` with snow falling before it; the same flakes for the same ``name``."""
    chance = random.Random(name)  # noqa: S311 — flakes of snow need no secrecy
    unit = max(picture.size) / 1600
    flakes = Image.new("L", picture.size)
    brush = ImageDraw.Draw(flakes)
    for _ in range(_FLAKES):
        x, y = chance.uniform(0, picture.width), chance.uniform(0, picture.height)
        radius = chance.choice((2.5, 3.5, 3.5, 5.0, 7.5)) * unit
        box = (x - radius, y - radius, x + radius, y + radius)
        brush.ellipse(box, fill=chance.randrange(130, 235))
    flakes = flakes.filter(ImageFilter.GaussianBlur(1.6 * unit))
    return Image.composite(Image.new("RGB", picture.size, "white"), picture, flakes)
