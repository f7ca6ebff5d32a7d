"""Empty states: a small drawing, what there is, what you can do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.painted import Painted
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.painting.spots import SPOT_SIZE, Spot, paint_spot
from konnect_desktop.views.theme import Space, TextStyle, ThemeSource

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class SpotDrawing(Painted):
    """The drawing; only decoration, so it has no name."""

    def __init__(self, themes: ThemeSource, spot: Spot, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._spot = spot

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme
        return QSize(theme.px(SPOT_SIZE.width()), theme.px(SPOT_SIZE.height()))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        paint_spot(painter, QRectF(rect), self._spot, self.theme)


class EmptyState(QWidget):
    """Drawing, sentence, line and at most two buttons, centred."""

    def __init__(  # noqa: PLR0913, PLR0917 — what it shows, in the order in which it shows it
        self,
        themes: ThemeSource,
        spot: Spot,
        sentence: str,
        line: str,
        actions: Sequence[Button] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(SpotDrawing(themes, spot), alignment=_CENTRE)
        title = Text(
            themes,
            sentence,
            TextStyle.READING,
            weight=QFont.Weight.DemiBold,
            wraps=True,
            align=_CENTRE,
        )
        self._column.addWidget(title)
        self._column.addWidget(Text(themes, line, role="ink2", wraps=True, align=_CENTRE))
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        for action in actions:
            self._buttons.addWidget(action)
        self._buttons.addStretch(1)
        self._column.addLayout(self._buttons)
        self.setAccessibleName(sentence)
        self.refresh()
        themes.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Take spaces from the theme."""
        theme = self._themes.theme
        self._column.setSpacing(theme.px(Space.XXS))
        self._buttons.setContentsMargins(0, theme.px(Space.S), 0, 0)
        self._buttons.setSpacing(theme.px(Space.XS))
