"""What a fill looks like at rest, under the pointer and pressed."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtGui import QColor, qRgb

from konnect_desktop.views.theme.roles import Scheme

BLACK: Final = QColor(qRgb(0, 0, 0))
WHITE: Final = QColor(qRgb(255, 255, 255))


class Shades(NamedTuple):
    """One fill in its three states."""

    rest: QColor
    hover: QColor
    pressed: QColor


def mixed(color: QColor, other: QColor, share: float) -> QColor:
    """Return ``color`` with ``share`` (0 to 1) of ``other`` in it, opaque."""
    return QColor.fromRgbF(
        color.redF() * (1 - share) + other.redF() * share,
        color.greenF() * (1 - share) + other.greenF() * share,
        color.blueF() * (1 - share) + other.blueF() * share,
    )


def _darker(color: QColor, by: float) -> QColor:
    """Return the colour with each part lowered, which keeps it as lively as it is."""
    return QColor.fromRgbF(
        max(color.redF() - by, 0), max(color.greenF() - by, 0), max(color.blueF() - by, 0)
    )


def solid_shades(fill: QColor, scheme: Scheme) -> Shades:
    """Return the states of a strong fill: darker by steps, in the dark lighter and then darker."""
    if scheme is Scheme.LIGHT:
        return Shades(fill, mixed(fill, BLACK, 0.15), mixed(fill, BLACK, 0.3))
    return Shades(fill, mixed(fill, WHITE, 0.19), _darker(fill, 0.085))


def soft_shades(soft: QColor, accent: QColor, scheme: Scheme) -> Shades:
    """Return the states of a soft fill: more of its accent in each."""
    first, second = (0.075, 0.16) if scheme is Scheme.LIGHT else (0.096, 0.19)
    return Shades(soft, mixed(soft, accent, first), mixed(soft, accent, second))
