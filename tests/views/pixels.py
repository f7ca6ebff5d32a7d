"""Looks at what a widget paints."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget


def paint(widget: QWidget) -> QImage:
    """Return what the widget and its children paint, at its size hint, on nothing."""
    widget.ensurePolished()
    if not widget.testAttribute(Qt.WidgetAttribute.WA_Resized):
        widget.resize(widget.sizeHint())
    image = QImage(widget.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    flags = QWidget.RenderFlag.DrawChildren
    widget.render(image, renderFlags=flags)
    return image


def at(image: QImage, x: int, y: int) -> str:
    """Return the colour of a pixel as #RRGGBB, or "nothing" where nothing was painted."""
    color = image.pixelColor(x, y)
    return color.name().upper() if color.alpha() else "nothing"


def name_of(color: QColor) -> str:
    """Return a colour as #RRGGBB."""
    return color.name().upper()


def colors_of(image: QImage) -> set[str]:
    """Return the opaque colours of an image."""
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
