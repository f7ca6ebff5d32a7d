"""The six account accents; an accent marks what can be pressed and what is chosen, nothing else."""

from __future__ import annotations

from enum import Enum
from typing import Final

from msgspec import Struct
from PySide6.QtGui import QColor

from konnect_desktop.views.theme.roles import Scheme


class AccountAccent(Enum):
    """The accents in the order in which accounts get them."""

    PINE = "pine"
    CLAY = "clay"
    CORNFLOWER = "cornflower"
    PLUM = "plum"
    RASPBERRY = "raspberry"
    OCHRE = "ochre"


class Accent(Struct, frozen=True):
    """The four colours of one accent in one scheme."""

    accent: QColor
    on_accent: QColor
    soft: QColor
    soft_ink: QColor


def _light(accent: str, soft: str, soft_ink: str) -> Accent:
    return Accent(QColor(accent), QColor("#FFFFFF"), QColor(soft), QColor(soft_ink))


def _dark(accent: str, on_accent: str, soft: str, soft_ink: str) -> Accent:
    return Accent(QColor(accent), QColor(on_accent), QColor(soft), QColor(soft_ink))


ACCENTS: Final = {
    Scheme.LIGHT: {
        AccountAccent.PINE: _light("#1F6B57", "#DDEBE4", "#17523F"),
        AccountAccent.CLAY: _light("#A04A26", "#F7E6DC", "#813A1C"),
        AccountAccent.CORNFLOWER: _light("#2C62A6", "#E0EAF6", "#214C83"),
        AccountAccent.PLUM: _light("#7B4A96", "#EFE5F4", "#613779"),
        AccountAccent.RASPBERRY: _light("#AB315E", "#F8E3EA", "#8A234A"),
        AccountAccent.OCHRE: _light("#775A00", "#F4EBCF", "#5E4700"),
    },
    Scheme.DARK: {
        AccountAccent.PINE: _dark("#74C7AE", "#0B2A20", "#213B33", "#95DAC4"),
        AccountAccent.CLAY: _dark("#EFA683", "#3A1505", "#47291B", "#F5BD9F"),
        AccountAccent.CORNFLOWER: _dark("#8DB8F0", "#0C2340", "#22344D", "#ABCBF6"),
        AccountAccent.PLUM: _dark("#CBA5E2", "#2C1139", "#3A2A45", "#DABEEC"),
        AccountAccent.RASPBERRY: _dark("#F299B7", "#3D0A1F", "#4A2332", "#F7B5CB"),
        AccountAccent.OCHRE: _dark("#DFC064", "#2C2200", "#3B3217", "#E9D08A"),
    },
}
