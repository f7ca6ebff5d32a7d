"""Banners: a state of the page in one sentence with one thing to do; never a dialog."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.views.components.button import Button
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.buttons import ButtonKind, ButtonSize
from konnect_desktop.views.painting.sentence import Sentence
from konnect_desktop.views.painting.shapes import edge_width, paint_shape
from konnect_desktop.views.theme import STATUS_ICONS, Radius, Space, Status, TextStyle, ThemeSource

_ICON: Final = 20


class Banner(QWidget):
    """Status fill, icon, bold start, one sentence, one button; ``button`` is None without one."""

    def __init__(  # noqa: PLR0913 — all but the first three have a usual value
        self,
        themes: ThemeSource,
        status: Status,
        sentence: Sentence,
        *,
        action: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._status = status
        self._icon = icon or STATUS_ICONS[status]
        self._words = _Words(themes, status, sentence)
        self.setAccessibleName(sentence.text())
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        self.button: Button | None = None
        if action:
            self.button = Button(
                themes, action, ButtonKind.OUTLINE, size=ButtonSize.SMALL, parent=self
            )
            self._row.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.refresh()
        themes.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Take paddings from the theme."""
        theme = self._themes.theme
        before = theme.px(Space.M + _ICON + Space.S)
        pad = theme.px(Space.S)
        self._row.setContentsMargins(before, pad, pad, pad)
        self._row.setSpacing(theme.px(Space.M))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        tint = theme.statuses[self._status]
        painter = QPainter(self)
        radius = theme.px(Radius.ROW)
        edge = theme.tint_edge(tint)
        paint_shape(
            painter, self.rect(), radius, fill=tint.fill, edge=edge, edge_width=edge_width(theme)
        )
        side = theme.px(_ICON)
        box = QRectF(theme.px(Space.M), 0, side, self.height())
        paint_icon(painter, self._icon, box, tint.text, theme.text_scale)
        painter.end()


class _Words(QWidget):
    """The sentence, as high as its lines and at least as a small button."""

    def __init__(self, themes: ThemeSource, status: Status, sentence: Sentence) -> None:
        super().__init__()
        self._themes = themes
        self._status = status
        self._sentence = sentence
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def sizeHint(self) -> QSize:
        width = self._sentence.natural_width(self._themes.theme)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.theme.px(120), self._themes.theme.line_height(TextStyle.BODY))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        theme = self._themes.theme
        return max(self._sentence.height(arg__1, theme), theme.px(Space.XXL))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self)
        free = self.height() - self._sentence.height(self.width(), theme)
        painter.translate(0, free // 2)
        color = theme.statuses[self._status].text
        self._sentence.paint(painter, self.width(), color, theme)
        painter.end()
