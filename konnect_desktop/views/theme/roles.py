"""The colour roles of both schemes; every colour of the app is born in this package."""

from __future__ import annotations

from enum import Enum
from typing import Final

from msgspec import Struct
from PySide6.QtGui import QColor


class Scheme(Enum):
    """Light or dark; what the system wants is decided before a theme is made."""

    LIGHT = "light"
    DARK = "dark"


class Roles(Struct, frozen=True):
    """What a colour is for. Text roles reach a contrast of 4.5 on every ground, edges 3."""

    window: QColor
    rail: QColor
    surface: QColor
    sunken: QColor
    hover: QColor
    pressed: QColor
    segment_track: QColor
    segment_thumb: QColor
    line: QColor
    strong: QColor
    ink: QColor
    ink2: QColor
    ink3: QColor
    danger: QColor
    on_danger: QColor
    inverse: QColor
    on_inverse: QColor
    scrim: QColor
    shadow: QColor
    viewer: QColor
    photo_veil: QColor
    on_photo: QColor

    def grounds(self) -> tuple[QColor, ...]:
        """Return the grounds that text and edges must be legible on."""
        return (self.window, self.rail, self.surface, self.sunken, self.hover)


def translucent(color: str, percent: int) -> QColor:
    """Return ``color`` at ``percent`` of its opacity."""
    result = QColor(color)
    result.setAlphaF(percent / 100)
    return result


LIGHT: Final = Roles(
    window=QColor("#F7F3ED"),
    rail=QColor("#EEE8DE"),
    surface=QColor("#FFFFFF"),
    sunken=QColor("#F2EDE5"),
    hover=QColor("#E9E2D7"),
    pressed=QColor("#DED5C8"),
    segment_track=QColor("#E9E2D7"),
    segment_thumb=QColor("#FFFFFF"),
    line=QColor("#E3DBCF"),
    strong=QColor("#877C6E"),
    ink=QColor("#27211B"),
    ink2=QColor("#564D43"),
    ink3=QColor("#695F54"),
    danger=QColor("#B3261E"),
    on_danger=QColor("#FFFFFF"),
    inverse=QColor("#2B2621"),
    on_inverse=QColor("#F7F3ED"),
    scrim=translucent("#271E14", 42),
    shadow=translucent("#322210", 16),
    viewer=QColor("#131110"),
    photo_veil=translucent("#131110", 64),
    on_photo=QColor("#FFFFFF"),
)

DARK: Final = Roles(
    window=QColor("#1B1917"),
    rail=QColor("#141210"),
    surface=QColor("#25221F"),
    sunken=QColor("#2E2A26"),
    hover=QColor("#38332E"),
    pressed=QColor("#433D37"),
    segment_track=QColor("#2E2A26"),
    segment_thumb=QColor("#4A443D"),
    line=QColor("#3A3530"),
    strong=QColor("#8D8378"),
    ink=QColor("#F3EEE7"),
    ink2=QColor("#CDC4B9"),
    ink3=QColor("#ADA397"),
    danger=QColor("#F2958B"),
    on_danger=QColor("#3B0F0B"),
    inverse=QColor("#EDE6DC"),
    on_inverse=QColor("#27211B"),
    scrim=translucent("#000000", 60),
    shadow=translucent("#000000", 55),
    viewer=QColor("#131110"),
    photo_veil=translucent("#131110", 64),
    on_photo=QColor("#FFFFFF"),
)

ROLES: Final = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK}
