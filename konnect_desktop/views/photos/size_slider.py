"""How large the photos are: a slider between a small and a large picture."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.system.settings_values import LARGEST_TILE, SMALLEST_TILE
from konnect_desktop.viewmodels.photo_options import PhotoOptions
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.photos.tools import GridTools
from konnect_desktop.views.theme import Size, Space
from konnect_desktop.views.viewer.seek_bar import SeekBar
from konnect_desktop.wording import photos_page as words

_SMALL: Final = 16
_LARGE: Final = 20
_WIDTH: Final = 84
_STEP: Final = 8
_PAGE: Final = 32


class SizeSlider(QWidget):
    """Changes and follows the choice of the size; arrows and Page Up and Down work in it."""

    def __init__(
        self, tools: GridTools, options: PhotoOptions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tools = tools
        self._options = options
        self.slider = SeekBar(tools.themes)
        self.slider.setRange(SMALLEST_TILE, LARGEST_TILE)
        self.slider.setSingleStep(_STEP)
        self.slider.setPageStep(_PAGE)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addWidget(self.slider)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.slider.sought.connect(options.set_tile)
        options.changed.connect(self._follow)
        tools.themes.changed.connect(self.refresh)
        self.refresh()
        self.reword()
        self._follow()

    def refresh(self) -> None:
        """Take spaces from the theme."""
        px = self._tools.theme.px
        self._row.setContentsMargins(px(_SMALL + Space.XS), 0, px(_LARGE + Space.XS), 0)
        self.slider.setFixedWidth(px(_WIDTH))
        self.updateGeometry()
        self.update()

    def reword(self) -> None:
        """Speak the current language."""
        name = words.tile_size(self._tools.language)
        self.slider.setAccessibleName(name)
        self.slider.setToolTip(name)

    def _follow(self) -> None:
        if not self.slider.isSliderDown():
            self.slider.setValue(self._options.now.tile)

    @override
    def sizeHint(self) -> QSize:
        px = self._tools.theme.px
        return QSize(px(_SMALL + _WIDTH + _LARGE + 2 * Space.XS), px(Size.HIT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._tools.theme
        small, large, height = theme.px(_SMALL), theme.px(_LARGE), self.height()
        ink, scale = theme.roles.ink2, theme.text_scale
        painter = QPainter(self)
        paint_icon(painter, "image", QRectF(0, 0, small, height), ink, scale)
        box = QRectF(self.width() - large, 0, large, height)
        paint_icon(painter, "image", box, ink, scale)
        painter.end()
