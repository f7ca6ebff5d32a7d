"""The ribbon as a widget: a line of beads, or a list where they do not fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from konnect_desktop.views.components.day_ribbon.arrange import Arrangement, arrange
from konnect_desktop.views.components.day_ribbon.moment import Moment
from konnect_desktop.views.components.day_ribbon.paint import (
    LIST_ROW,
    RIBBON_HEIGHT,
    paint_list_row,
    paint_ribbon,
)
from konnect_desktop.views.components.link import LinkButton
from konnect_desktop.views.theme import Theme, ThemeSource

MOST_ROWS: Final = 4
_MORE_INDENT: Final = 44


class DayRibbon(QWidget):
    """A day; ``more_words`` words the link to what the list leaves out ("Nog 3 momenten")."""

    def __init__(
        self,
        themes: ThemeSource,
        moments: Sequence[Moment],
        more_words: Callable[[int], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._moments = moments
        self._unfolded = len(moments) <= MOST_ROWS
        self._more = LinkButton(themes, more_words(max(len(moments) - MOST_ROWS, 0)), parent=self)
        self._more.clicked.connect(self.unfold)
        self.setAccessibleName("\n".join(moment.spoken for moment in moments))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._arrangement: Arrangement | None = None
        self.refresh()
        themes.changed.connect(self.refresh)

    @property
    def is_list(self) -> bool:
        """Whether it has the list form."""
        return self._arrangement is None

    def unfold(self) -> None:
        """Show all moments of the list."""
        self._unfolded = True
        self.refresh()

    def refresh(self) -> None:
        """Arrange anew, after theme, width or content have changed."""
        self._arrangement = arrange(self._moments, self.width(), self._theme)
        self._more.setHidden(self._unfolded or not self.is_list)
        top = MOST_ROWS * self._theme.px(LIST_ROW)
        hint = self._more.sizeHint()
        spare = (self._theme.px(LIST_ROW) - hint.height()) // 2
        self._more.setGeometry(QRect(QPoint(self._theme.px(_MORE_INDENT), top + spare), hint))
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        if arrange(self._moments, arg__1, self._theme) is not None:
            return self._theme.px(RIBBON_HEIGHT)
        rows = len(self._moments) if self._unfolded else MOST_ROWS + 1
        return rows * self._theme.px(LIST_ROW)

    @override
    def sizeHint(self) -> QSize:
        width = self._theme.px(600)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(RIBBON_HEIGHT))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._arrangement is not None:
            paint_ribbon(painter, QPoint(0, 0), self._arrangement, self._theme)
        else:
            for rect, moment in self._rows():
                paint_list_row(painter, rect, moment, self._theme)
        painter.end()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            moment = self.moment_at(event.pos())
            QToolTip.showText(event.globalPos(), moment.spoken if moment else "", self)
            return True
        return super().event(event)

    def moment_at(self, position: QPoint) -> Moment | None:
        """Return the moment whose bead, words or row lie at ``position``."""
        if self._arrangement is None:
            places = list(self._rows())
        else:
            places = [
                (
                    placed.shape.adjusted(0, 0, 0, self.height() - placed.shape.height()),
                    placed.moment,
                )
                for placed in self._arrangement.placed
            ]
        return next((moment for rect, moment in places if rect.contains(position)), None)

    @property
    def _theme(self) -> Theme:
        return self._themes.theme

    def _rows(self) -> Sequence[tuple[QRect, Moment]]:
        height = self._theme.px(LIST_ROW)
        shown = self._moments if self._unfolded else self._moments[:MOST_ROWS]
        return [
            (QRect(0, index * height, self.width(), height), moment)
            for index, moment in enumerate(shown)
        ]
