"""The header of a day: its name, its date beside it, what it holds, and saving all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.viewmodels.timeline_rows import DayRow
from konnect_desktop.views.components.button import IconButton
from konnect_desktop.views.painting.buttons import ButtonSize
from konnect_desktop.views.painting.text import paint_line, text_width
from konnect_desktop.views.theme import Space, TextStyle
from konnect_desktop.views.timeline.tools import CardTools
from konnect_desktop.wording import timeline as words
from konnect_desktop.wording import timeline_page
from konnect_desktop.wording.dates import day_subtitle, day_title

_ABOVE: Final = 2
_ABOVE_SOLID: Final = 10
_BELOW: Final = 6
_INDENT: Final = 4
_DATE_GAP: Final = 10


class DayHeader(QWidget):
    """A day; ``saves`` is called with the button when the day is to be saved, if it can be.

    ``solid`` paints the page's ground below it, for the header that stays while scrolling.
    """

    def __init__(
        self,
        tools: CardTools,
        row: DayRow,
        saves: Callable[[DayRow, QWidget], None],
        parent: QWidget | None = None,
        *,
        solid: bool = False,
    ) -> None:
        super().__init__(parent)
        self._tools = tools
        self._row = row
        self._solid = solid
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, solid)
        language, today = tools.language, tools.today()
        self._title = day_title(row.day, today, language)
        self._date = day_subtitle(row.day, today, language)
        self._counts = words.day_counts(row.children, row.photos, row.videos, language)
        parts = (self._title, self._date, self._counts)
        self.setAccessibleName(", ".join(part for part in parts if part))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._save: IconButton | None = None
        if row.day is not None and row.photos + row.videos:
            name = timeline_page.day_menu(self._title, language)
            button = IconButton(tools.themes, "download", name, size=ButtonSize.SMALL, parent=self)
            button.clicked.connect(lambda: saves(row, button))
            self._save = button
        tools.themes.changed.connect(self.refresh)

    @property
    def stops(self) -> Sequence[QWidget]:
        """What Tab stops at."""
        return [] if self._save is None else [self._save]

    @property
    def keys(self) -> Sequence[PictureKey]:
        """It shows no pictures."""
        return ()

    @property
    def shown(self) -> DayRow:
        """The day that it shows."""
        return self._row

    def refresh(self) -> None:
        """Measure and paint anew, after the theme has changed."""
        self._place_button()
        if not self._tools.themes.keeps_sizes:
            self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        theme = self._tools.theme
        lines = self._lines(arg__1)
        extra = theme.line_height(TextStyle.BODY) * (lines - 1)
        return theme.px(Space.XXL) + extra + self._above() + theme.px(_BELOW)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._tools.theme.px(320), self.heightForWidth(self._tools.theme.px(320)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_button()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, roles = self._tools.theme, self._tools.theme.roles
        painter = QPainter(self)
        if self._solid:
            painter.fillRect(self.rect(), roles.window)
        title = theme.font(TextStyle.SECTION)
        body = theme.font(TextStyle.BODY, tabular=True)
        left, top = theme.px(_INDENT), self._above()
        row = theme.px(Space.XXL)
        lines = self._lines(self.width())
        paint_line(painter, QRectF(left, top, self.width(), row), self._title, title, roles.ink)
        painter.setFont(body)
        baseline = _baseline(QRectF(0, top, 1, row), QFontMetricsF(title))
        line = theme.line_height(TextStyle.BODY)
        x = left + text_width(self._title, title) + theme.px(_DATE_GAP)
        if lines > 2:  # noqa: PLR2004 — title, date, counts each on their own
            x, baseline = left, baseline + line
        painter.setPen(roles.ink2)
        painter.drawText(QPoint(x, baseline), self._date)
        painter.setPen(roles.ink3)
        if lines == 1:
            x = self._right() - text_width(self._counts, body)
        else:
            x, baseline = left, baseline + line
        painter.drawText(QPoint(x, baseline), self._counts)
        painter.end()

    def _lines(self, width: int) -> int:
        """Return over how many lines the words go at a width."""
        theme = self._tools.theme
        body = theme.font(TextStyle.BODY, tabular=True)
        title = theme.px(_INDENT) + text_width(self._title, theme.font(TextStyle.SECTION))
        date = theme.px(_DATE_GAP) + text_width(self._date, body) if self._date else 0
        counts = theme.px(Space.M) + text_width(self._counts, body) if self._counts else 0
        free = width - (theme.px(Space.XXL + Space.XXS) if self._save else 0)
        if title + date + counts <= free:
            return 1
        if title + date <= free:
            return 2
        return 2 + bool(counts)

    def _above(self) -> int:
        return self._tools.theme.px(_ABOVE_SOLID if self._solid else _ABOVE)

    def _right(self) -> int:
        theme = self._tools.theme
        return self.width() - theme.px(Space.XXL + Space.XXS if self._save else _INDENT)

    def _place_button(self) -> None:
        if self._save is None:
            return
        side, top = self._save.sizeHint().width(), self._above()
        self._save.setGeometry(QRect(self.width() - side, top, side, side))


def _baseline(rect: QRectF, metrics: QFontMetricsF) -> int:
    return round(rect.y() + (rect.height() + metrics.ascent() - metrics.descent()) / 2)
