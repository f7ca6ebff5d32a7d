"""The theme as one value: colours, type and sizes for one scheme, accent and text scale."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtGui import QColor, QFont, QPalette

from konnect_desktop.views.theme.accents import ACCENTS, Accent, AccountAccent
from konnect_desktop.views.theme.fonts import make_font
from konnect_desktop.views.theme.metrics import TextStyle
from konnect_desktop.views.theme.palette import make_palette
from konnect_desktop.views.theme.roles import ROLES, Roles, Scheme
from konnect_desktop.views.theme.shades import Shades, soft_shades, solid_shades
from konnect_desktop.views.theme.tints import (
    RHYTHM_TINTS,
    STATUS_TINTS,
    RhythmGroup,
    Status,
    Tint,
)

SMALLEST_SCALE: Final = 1.0
LARGEST_SCALE: Final = 2.0


class Theme(Struct, frozen=True, eq=False):
    """Everything that painting needs to know; made by ``make_theme``, never changed."""

    scheme: Scheme
    leading: AccountAccent
    text_scale: float
    high_contrast: bool
    reduced_motion: bool
    roles: Roles
    accents: Mapping[AccountAccent, Accent]
    statuses: Mapping[Status, Tint]
    rhythm: Mapping[RhythmGroup, Tint]

    @property
    def accent(self) -> Accent:
        """The colours of the leading account."""
        return self.accents[self.leading]

    def px(self, pixels: float) -> int:
        """Return a length at the text scale, in whole pixels."""
        return round(pixels * self.text_scale)

    def font(
        self, style: TextStyle, weight: QFont.Weight | None = None, *, tabular: bool = False
    ) -> QFont:
        """Return the font of a type step, by default in the step's own weight."""
        step = style.value
        return make_font(
            self.px(step.size),
            step.weight if weight is None else weight,
            step.spacing * self.text_scale,
            tabular=tabular,
        )

    def line_height(self, style: TextStyle) -> int:
        """Return the line height of a type step in pixels."""
        return self.px(style.value.line)

    def palette(self) -> QPalette:
        """Return the palette of the application."""
        return make_palette(self.roles, self.accent)

    def accent_shades(self) -> Shades:
        """Return the fill of a primary action in its states."""
        return solid_shades(self.accent.accent, self.scheme)

    def soft_shades(self) -> Shades:
        """Return the fill of a tonal action in its states."""
        return soft_shades(self.accent.soft, self.accent.accent, self.scheme)

    def danger_shades(self) -> Shades:
        """Return the fill of a destructive action in its states."""
        return solid_shades(self.roles.danger, self.scheme)

    def tint_edge(self, tint: Tint) -> QColor | None:
        """Return the edge that a soft fill gets in high contrast, otherwise None."""
        return tint.text if self.high_contrast else None


def make_theme(
    scheme: Scheme,
    leading: AccountAccent = AccountAccent.PINE,
    *,
    text_scale: float = 1.0,
    high_contrast: bool = False,
    reduced_motion: bool = False,
) -> Theme:
    """Return the theme; ``text_scale`` (1 is 100 %) is held between 1 and 2."""
    roles = ROLES[scheme]
    if high_contrast:
        roles = replace(roles, line=roles.strong)
    return Theme(
        scheme=scheme,
        leading=leading,
        text_scale=min(max(text_scale, SMALLEST_SCALE), LARGEST_SCALE),
        high_contrast=high_contrast,
        reduced_motion=reduced_motion,
        roles=roles,
        accents=ACCENTS[scheme],
        statuses=STATUS_TINTS[scheme],
        rhythm=RHYTHM_TINTS[scheme],
    )
