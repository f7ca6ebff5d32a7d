"""What hangs at the pointer while photos are dragged: the uppermost of them, and how many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.views.painting.shapes import paint_shape
from konnect_desktop.views.painting.text import paint_line, text_width
from konnect_desktop.views.photos.tools import GridTools
from konnect_desktop.views.theme import Radius, Space, TextStyle
from konnect_desktop.wording.numbers import count

_WIDTH: Final = 128
_HEIGHT: Final = 96
_SHIFT: Final = 8
_MOST: Final = 3
_BADGE: Final = 24


def drag_picture(tools: GridTools, keys: Sequence[PictureKey], dpr: float) -> QPixmap:
    """Return a pile of the first photos with the number of all at its corner, if not one."""
    theme, shown = tools.theme, keys[:_MOST]
    shift, badge = theme.px(_SHIFT), theme.px(_BADGE)
    size = QSize(theme.px(_WIDTH), theme.px(_HEIGHT))
    deep = shift * (len(shown) - 1)
    whole = QSize(size.width() + deep + badge // 2, size.height() + deep + badge // 2)
    pixmap = QPixmap(whole * dpr)
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    for place, key in reversed(list(enumerate(shown))):
        at = QRect(shift * place, badge // 2 + shift * place, size.width(), size.height())
        _paint_photo(painter, at, key, tools, dpr)
    if len(keys) > 1:
        _paint_count(painter, QRectF(0, 0, size.width() + badge / 2, badge), len(keys), tools)
    painter.end()
    return pixmap


def _paint_photo(
    painter: QPainter, rect: QRect, key: PictureKey, tools: GridTools, dpr: float
) -> None:
    theme = tools.theme
    color = tools.pictures.color(key)
    fill = theme.roles.hover if color is None else QColor(color)
    paint_shape(painter, rect, theme.px(Radius.PHOTO), fill=fill)
    picture = tools.pictures.pixmap(key, rect.size(), dpr)
    if picture is not None:
        part = picture.size().scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        scale = picture.width() / part.width()
        source = QRectF(0, 0, rect.width() * scale, rect.height() * scale)
        source.moveCenter(QRectF(picture.rect()).center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRectF(rect), picture, source)


def _paint_count(painter: QPainter, line: QRectF, number: int, tools: GridTools) -> None:
    """Paint a number in a pill at the right end of a line."""
    theme = tools.theme
    font = theme.font(TextStyle.CAPTION, QFont.Weight.DemiBold, tabular=True)
    text = count(number, tools.language)
    width = max(text_width(text, font) + 2 * theme.px(Space.XS), line.height())
    pill = QRectF(line.right() - width, line.y(), width, line.height())
    paint_shape(painter, pill, line.height() / 2, fill=theme.accent.accent)
    paint_line(painter, pill, text, font, theme.accent.on_accent, Qt.AlignmentFlag.AlignHCenter)
