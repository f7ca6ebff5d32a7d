"""Text-on-fill pairs for states and for the groups of a day; a state is icon, words and colour."""

from __future__ import annotations

from enum import Enum
from typing import Final

from msgspec import Struct
from PySide6.QtGui import QColor

from konnect_desktop.views.theme.roles import Scheme


class Status(Enum):
    """What a state means to the parent."""

    OK = "ok"
    OPTION = "option"
    ABSENT = "absent"
    SWAP = "swap"
    BAD = "bad"
    INFO = "info"


class RhythmGroup(Enum):
    """The six groups of moments in a child's day."""

    DRINK = "drink"
    SLEEP = "sleep"
    CARE = "care"
    FOOD = "food"
    HEALTH = "health"
    OUTDOORS = "outdoors"


class Tint(Struct, frozen=True):
    """A text colour and the fill it stands on."""

    text: QColor
    fill: QColor


def _tint(text: str, fill: str) -> Tint:
    return Tint(QColor(text), QColor(fill))


STATUS_TINTS: Final = {
    Scheme.LIGHT: {
        Status.OK: _tint("#1F6738", "#E0EFE3"),
        Status.OPTION: _tint("#7E4B00", "#FAEACB"),
        Status.ABSENT: _tint("#4F5A66", "#E7EAEE"),
        Status.SWAP: _tint("#6342A0", "#ECE5F7"),
        Status.BAD: _tint("#A8231A", "#FBE6E2"),
        Status.INFO: _tint("#28598F", "#E2ECF6"),
    },
    Scheme.DARK: {
        Status.OK: _tint("#93D6A5", "#20372A"),
        Status.OPTION: _tint("#F0C26D", "#3E3118"),
        Status.ABSENT: _tint("#B8C2CD", "#2D3238"),
        Status.SWAP: _tint("#C6B2EE", "#342A4C"),
        Status.BAD: _tint("#F6A69D", "#48251F"),
        Status.INFO: _tint("#9FC6EF", "#20334A"),
    },
}

RHYTHM_TINTS: Final = {
    Scheme.LIGHT: {
        RhythmGroup.DRINK: _tint("#28598F", "#E2ECF6"),
        RhythmGroup.SLEEP: _tint("#514A99", "#E8E6F6"),
        RhythmGroup.CARE: _tint("#7A4A2B", "#F4E8DC"),
        RhythmGroup.FOOD: _tint("#3F6617", "#E8F0D9"),
        RhythmGroup.HEALTH: _tint("#A32B50", "#FAE4EA"),
        RhythmGroup.OUTDOORS: _tint("#126263", "#DCEEED"),
    },
    Scheme.DARK: {
        RhythmGroup.DRINK: _tint("#9FC6EF", "#20334A"),
        RhythmGroup.SLEEP: _tint("#BDB7F2", "#2E2B4C"),
        RhythmGroup.CARE: _tint("#E0B793", "#3D2F24"),
        RhythmGroup.FOOD: _tint("#B3D585", "#2C3A1C"),
        RhythmGroup.HEALTH: _tint("#F5A3BA", "#48232F"),
        RhythmGroup.OUTDOORS: _tint("#84CFCF", "#1D3938"),
    },
}

STATUS_ICONS: Final = {
    Status.OK: "circle-check",
    Status.OPTION: "clock",
    Status.ABSENT: "calendar-off",
    Status.SWAP: "arrow-left-right",
    Status.BAD: "circle-alert",
    Status.INFO: "info",
}
