"""The drawn scenes, read once each, and the colours that a recipe gives them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PIL import Image

from tools.demo_media.colours import Foliage, Recolour, recolour, tint_foliage
from tools.demo_media.light import Light, relight
from tools.demo_media.places import SCENES


@cache
def open_scene(source: str) -> Image.Image:
    """Return the scene ``source`` (its file's name without end) in RGB.

    Raises:
        FileNotFoundError: there is no such scene.
    """
    with Image.open(SCENES / f"{source}.jpg") as opened:
        return opened.convert("RGB")


def coloured(
    picture: Image.Image,
    changes: Sequence[Recolour],
    foliage: Foliage | None,
    light: Light | None,
) -> Image.Image:
    """Return ``picture`` with its things recoloured, its greens tinted and another light on it."""
    for change in changes:
        picture = recolour(picture, change)
    if foliage is not None:
        picture = tint_foliage(picture, foliage)
    return picture if light is None else relight(picture, light)
