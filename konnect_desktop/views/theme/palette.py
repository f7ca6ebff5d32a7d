"""The roles as an explicit ``QPalette``, for Fusion and for ``palette(...)`` in style sheets."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from konnect_desktop.views.theme.accents import Accent
from konnect_desktop.views.theme.roles import Roles

_TEXT_ROLES = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


def make_palette(roles: Roles, accent: Accent) -> QPalette:
    """Return the palette; in every group all roles are set, disabled text is the third rank."""
    palette = QPalette()
    for role, color in _colors(roles, accent).items():
        palette.setColor(QPalette.ColorGroup.All, role, color)
    for role in _TEXT_ROLES:
        palette.setColor(QPalette.ColorGroup.Disabled, role, roles.ink3)
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Base, roles.sunken)
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Button, roles.sunken)
    return palette


def _colors(roles: Roles, accent: Accent) -> dict[QPalette.ColorRole, QColor]:
    role = QPalette.ColorRole
    return {
        role.Window: roles.window,
        role.Shadow: roles.rail,
        role.Base: roles.surface,
        role.Button: roles.surface,
        role.AlternateBase: roles.sunken,
        role.Midlight: roles.hover,
        role.Light: roles.pressed,
        role.Mid: roles.line,
        role.Dark: roles.strong,
        role.WindowText: roles.ink,
        role.Text: roles.ink,
        role.ButtonText: roles.ink,
        role.PlaceholderText: roles.ink3,
        role.Accent: accent.accent,
        role.BrightText: accent.on_accent,
        role.Highlight: accent.soft,
        role.HighlightedText: accent.soft_ink,
        role.Link: accent.soft_ink,
        role.LinkVisited: accent.soft_ink,
        role.ToolTipBase: roles.inverse,
        role.ToolTipText: roles.on_inverse,
    }
