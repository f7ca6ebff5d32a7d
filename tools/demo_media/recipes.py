"""The recipes of pictures and clips, read from the two TOML files that lie beside this module."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from tools.demo_media.colours import Foliage, Recolour
from tools.demo_media.framing import Frame
from tools.demo_media.index import Season
from tools.demo_media.light import Light
from tools.demo_media.places import RECIPES

Shape = Literal["landscape", "portrait"]
Shares = tuple[float, float, float]

_LONG, _SHORT = 1600, 1200
_LARGE_LONG, _LARGE_SHORT = 4032, 3024


class Variant(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One picture made from a scene; what is not given is as the scene has it.

    ``frame`` is centre x, centre y and share as in ``framing.Frame``; ``turn`` is in degrees.
    """

    name: Annotated[str, msgspec.Meta(pattern=r"^[a-z]+(-[a-z]+)*$")]
    shape: Shape | None = None
    frame: Shares = (0.5, 0.5, 1.0)
    turn: float = 0.0
    mirror: bool = False
    large: bool = False
    recolour: tuple[Recolour, ...] = ()
    foliage: Foliage | None = None
    light: str | None = None
    snow: bool = False
    seasons: tuple[Season, ...] | None = None


class Scene(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One drawn scene and the pictures made from it; ``source`` is the file's name without end."""

    source: str
    family: str
    shape: Shape
    seasons: tuple[Season, ...]
    variants: tuple[Variant, ...]


class PhotoRecipes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All lights by name and all scenes."""

    light: dict[str, Light]
    scene: tuple[Scene, ...]


class Clip(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One clip: the frame moves from ``start`` to ``end`` (centre x, centre y, share, turn)."""

    name: str
    source: str
    family: str
    seasons: tuple[Season, ...]
    start: tuple[float, float, float, float]
    end: tuple[float, float, float, float]
    duration_s: Annotated[float, msgspec.Meta(ge=3, le=6)]
    shape: Shape = "landscape"
    mirror: bool = False
    recolour: tuple[Recolour, ...] = ()
    foliage: Foliage | None = None
    light: str | None = None


class ClipRecipes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All clips."""

    clip: tuple[Clip, ...]


def photo_recipes() -> PhotoRecipes:
    """Read the recipes of the pictures.

    Raises:
        msgspec.ValidationError: the file has another shape.
    """
    return msgspec.toml.decode((RECIPES / "photos.toml").read_bytes(), type=PhotoRecipes)


def clip_recipes() -> tuple[Clip, ...]:
    """Read the recipes of the clips.

    Raises:
        msgspec.ValidationError: the file has another shape.
    """
    return msgspec.toml.decode((RECIPES / "videos.toml").read_bytes(), type=ClipRecipes).clip


def frame_of(variant: Variant) -> Frame:
    """Return the frame that ``variant`` shows."""
    return Frame(*variant.frame, turn=variant.turn)


def size_of(scene: Scene, variant: Variant) -> tuple[int, int]:
    """Return width and height of the picture in pixels."""
    long, short = (_LARGE_LONG, _LARGE_SHORT) if variant.large else (_LONG, _SHORT)
    upright = (variant.shape or scene.shape) == "portrait"
    return (short, long) if upright else (long, short)
