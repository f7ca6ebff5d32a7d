"""The look of the app as values; colours exist here and nowhere else."""

from konnect_desktop.views.theme.accents import Accent, AccountAccent
from konnect_desktop.views.theme.contrast import contrast
from konnect_desktop.views.theme.fonts import load_fonts
from konnect_desktop.views.theme.metrics import (
    RING_GAP,
    RING_WIDTH,
    Radius,
    Size,
    Space,
    TextStyle,
)
from konnect_desktop.views.theme.rhythm import RhythmLook, rhythm_look
from konnect_desktop.views.theme.roles import Roles, Scheme
from konnect_desktop.views.theme.source import ThemeSource
from konnect_desktop.views.theme.theme import Theme, make_theme
from konnect_desktop.views.theme.tints import STATUS_ICONS, RhythmGroup, Status, Tint

__all__ = [
    "RING_GAP",
    "RING_WIDTH",
    "STATUS_ICONS",
    "Accent",
    "AccountAccent",
    "Radius",
    "RhythmGroup",
    "RhythmLook",
    "Roles",
    "Scheme",
    "Size",
    "Space",
    "Status",
    "TextStyle",
    "Theme",
    "ThemeSource",
    "Tint",
    "contrast",
    "load_fonts",
    "make_theme",
    "rhythm_look",
]
