"""Which form the navigation has at which width."""

from __future__ import annotations

from enum import Enum
from typing import Final

from konnect_desktop.views.theme import Size


class NavigationForm(Enum):
    """Rail with labels, slim rail, or bar at the bottom."""

    RAIL = "rail"
    SLIM = "slim"
    BAR = "bar"


RAIL_FROM: Final = 1120
SLIM_FROM: Final = 720
EXTENTS: Final = {
    NavigationForm.RAIL: 208,
    NavigationForm.SLIM: 84,
    NavigationForm.BAR: int(Size.BAR),
}
"""Width of the rails and height of the bar in pixels at 100 %."""


def form_for(window_width_px: int, text_scale: float) -> NavigationForm:
    """Return the form for a window; what counts is its width divided by the text scale."""
    effective = window_width_px / text_scale
    if effective >= RAIL_FROM:
        return NavigationForm.RAIL
    return NavigationForm.SLIM if effective >= SLIM_FROM else NavigationForm.BAR
