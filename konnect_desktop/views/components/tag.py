"""Tags: a state in icon, words and colour, or a plain word such as "Jij" or a shortcut."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.views.components.painted import Painted
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.shapes import edge_width, paint_shape
from konnect_desktop.views.painting.text import paint_line, text_width
from konnect_desktop.views.theme import (
    Radius,
    Size,
    Space,
    Status,
    TextStyle,
    Theme,
    ThemeSource,
    Tint,
)

_ICON: Final = 16
_GAP: Final = 6


def paint_tag(  # noqa: PLR0913, PLR0917 — where, what and in which colours
    painter: QPainter, rect: QRect, text: str, icon: str, tint: Tint, theme: Theme
) -> None:
    """Paint a tag for use inside another widget."""
    edge = theme.tint_edge(tint)
    radius = theme.px(Radius.TAG)
    paint_shape(painter, rect, radius, fill=tint.fill, edge=edge, edge_width=edge_width(theme))
    left = rect.x() + theme.px(Space.XS)
    if icon:
        side = theme.px(_ICON)
        box = QRectF(left, rect.y(), side, rect.height())
        paint_icon(painter, icon, box, tint.text, theme.text_scale)
        left += side + theme.px(_GAP)
    line = QRectF(left, rect.y(), rect.right() - left, rect.height())
    paint_line(painter, line, text, _font(theme), tint.text)


def tag_size(text: str, icon: str, theme: Theme) -> QSize:
    """Return the size of a tag in pixels."""
    width = text_width(text, _font(theme)) + 2 * theme.px(Space.XS)
    if icon:
        width += theme.px(_ICON + _GAP)
    return QSize(width, theme.px(Size.TAG))


def _font(theme: Theme) -> QFont:
    return theme.font(TextStyle.CAPTION, QFont.Weight.DemiBold)


class Tag(Painted):
    """A word on a fill: of a status, of the accent (``soft``), or quiet when neither is given."""

    def __init__(  # noqa: PLR0913 — all but the first two have a usual value
        self,
        themes: ThemeSource,
        text: str,
        *,
        status: Status | None = None,
        icon: str = "",
        soft: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, parent)
        self._text = text
        self._status = status
        self._icon = icon
        self._soft = soft
        self.setAccessibleName(text)

    @override
    def sizeHint(self) -> QSize:
        return tag_size(self._text, self._icon, self.theme)

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        paint_tag(painter, rect, self._text, self._icon, self._tint(), self.theme)

    def _tint(self) -> Tint:
        theme = self.theme
        if self._status is not None:
            return theme.statuses[self._status]
        if self._soft:
            return Tint(theme.accent.soft_ink, theme.accent.soft)
        return Tint(theme.roles.ink2, theme.roles.sunken)
