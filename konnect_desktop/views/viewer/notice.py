"""What lies over the picture: that it is on its way, why it is not there, or a film's play mark."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.painted import PaintedButton
from konnect_desktop.views.components.progress import ProgressBar
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.buttons import ButtonKind
from konnect_desktop.views.painting.shapes import centred, paint_disc, paint_shape
from konnect_desktop.views.theme import Radius, Space, ThemeSource

PLAY: Final = 64
_PLAY_ICON: Final = 24
_WIDEST: Final = 360
_STEPS: Final = 100


class Notice(QWidget):
    """A sentence on a veil, with progress or one button; ``pressed`` tells of the button."""

    pressed = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._sentence = Text(
            themes, "", role="ink", wraps=True, align=Qt.AlignmentFlag.AlignHCenter
        )
        self._bar = ProgressBar(themes, "")
        self.button = Button(themes, "", ButtonKind.TONAL)
        self.button.clicked.connect(self.pressed)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._sentence)
        self._column.addWidget(self._bar)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.refresh()
        themes.changed.connect(self.refresh)
        self.say("")

    def refresh(self) -> None:
        """Take spaces from the theme."""
        theme = self._themes.theme
        pad = theme.px(Space.M)
        self._column.setContentsMargins(pad, pad, pad, pad)
        self._column.setSpacing(theme.px(Space.M))

    def say(self, sentence: str, *, progress: float | None = None, action: str = "") -> None:
        """Show a sentence; an empty one hides it all."""
        self.setVisible(bool(sentence))
        self._sentence.setText(sentence)
        self._sentence.refresh()
        self._bar.setVisible(progress is not None)
        self._bar.setAccessibleName(sentence)
        self._bar.setValue(round(_STEPS * (progress or 0)))
        self.button.setVisible(bool(action))
        self.button.set_words(action)
        self.setAccessibleName(sentence)

    def place(self, room: QRect, *, low: bool) -> None:
        """Lie in the middle of the room, or at its lower edge, while there is something to say."""
        if self.isHidden():
            return
        theme = self._themes.theme
        side = theme.px(Space.M)
        widest = min(theme.px(_WIDEST), room.width() - 2 * side)
        width = min(self._natural_width(), widest)
        height = self._column.totalHeightForWidth(max(width, 1))
        left = room.x() + (room.width() - width) // 2
        middle = room.y() + (room.height() - height) // 2
        top = room.bottom() - height - theme.px(Space.XL) if low else middle
        self.setGeometry(left, top, width, height)

    def _natural_width(self) -> int:
        pad = 2 * self._themes.theme.px(Space.M)
        widest = self._sentence.sizeHint().width()
        if not self.button.isHidden():
            widest = max(widest, self.button.sizeHint().width())
        return widest + pad + 1

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self)
        ground = theme.roles.surface
        edge = theme.roles.line
        paint_shape(painter, self.rect(), theme.px(Radius.ROW), fill=ground, edge=edge)
        painter.end()


class PlayButton(PaintedButton):
    """The white disc on a film's still."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, PLAY / 2, parent)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(PLAY), self.theme.px(PLAY))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme = self.theme
        paint_disc(painter, rect, theme.roles.on_photo)
        icon = theme.px(_PLAY_ICON)
        # The triangle's weight lies to the left of its box.
        box = centred(QRectF(rect), icon, icon).translated(theme.px(2), 0)
        paint_icon(painter, "play", box, theme.roles.viewer, theme.text_scale)
