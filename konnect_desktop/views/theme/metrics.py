"""Type scale, spaces, radii and sizes in pixels at a text scale of 100 %; nobody uses others."""

from __future__ import annotations

from enum import Enum, IntEnum
from typing import Final

from msgspec import Struct
from PySide6.QtGui import QFont


class TypeStep(Struct, frozen=True):
    """Size, line height and letter spacing in pixels, and the usual weight."""

    size: int
    line: int
    weight: QFont.Weight
    spacing: float = 0.0


class TextStyle(Enum):
    """The five sizes of type."""

    TITLE = TypeStep(28, 34, QFont.Weight.Bold, -0.5)
    SECTION = TypeStep(20, 26, QFont.Weight.Bold, -0.2)
    READING = TypeStep(16, 25, QFont.Weight.Normal)
    BODY = TypeStep(14, 20, QFont.Weight.Normal)
    CAPTION = TypeStep(12, 16, QFont.Weight.Normal)


class Space(IntEnum):
    """Steps of space."""

    XXS = 4
    XS = 8
    S = 12
    M = 16
    L = 20
    XL = 24
    XXL = 32


class Radius(IntEnum):
    """Radii of corners."""

    TAG = 6
    PHOTO = 8
    CONTROL = 10
    ROW = 12
    CARD = 16
    DIALOG = 20


class Size(IntEnum):
    """Heights, and for square things widths, of controls."""

    BADGE = 20
    BOX = 20
    TAG = 24
    SWITCH_HEIGHT = 24
    SMALL_BUTTON = 32
    HIT = 32
    CHIP = 34
    BEAD = 36
    BUTTON = 40
    SEARCH = 40
    SWITCH_WIDTH = 40
    MAIN_ACTION = 44
    FIELD = 44
    LOGIN_BUTTON = 48
    ROW = 48
    BAR = 64


RING_WIDTH: Final = 2
RING_GAP: Final = 2
"""The ring stands this far off the shape; its radius is the shape's and both."""
