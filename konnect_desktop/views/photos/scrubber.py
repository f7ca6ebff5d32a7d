"""The slider through time at the right of the grid: years and months where their photos begin.

By pointer it goes to where it is pressed or dragged, by keyboard from month to month and from year
to year; for screen readers it is a slider whose value is a month.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget
from typing_extensions import override

from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.painting.focus import RING_RADIUS
from konnect_desktop.views.painting.text import paint_line
from konnect_desktop.views.photos.scrubber_labels import Distances, Label, place_labels
from konnect_desktop.views.photos.time_scale import MonthMark
from konnect_desktop.views.theme import Radius, TextStyle, Theme, ThemeSource
from konnect_desktop.wording import photos as words

WIDTH: Final = 60
_HEAD: Final = 14
_ABOVE: Final = 48
_BELOW: Final = 24
_YEARS_APART: Final = 22
_MONTHS_APART: Final = 44
_BESIDE_YEAR: Final = 24
_UNDER_BUBBLE: Final = 22
_TICK_YEAR: Final = 10
_TICK_MONTH: Final = 6
_TICK: Final = 2
_TICK_GAP: Final = 4
_END: Final = 8
_YEAR_MONTHS: Final = 12
_Key = Qt.Key


class DateScrubber(QSlider):
    """``sought`` tells a share of the photos (``time_scale``), ``month_sought`` a month's place."""

    sought = Signal(float)
    month_sought = Signal(int)

    def __init__(
        self, themes: ThemeSource, languages: LanguageSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._themes = themes
        self._languages = languages
        self._marks: Sequence[MonthMark] = ()
        self._labels: Sequence[Label] | None = None
        self._share = 0.0
        self.setInvertedAppearance(True)
        self.setProperty(RING_RADIUS, float(Radius.CONTROL))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        themes.changed.connect(self._measure)
        languages.changed.connect(self._measure)

    # -- for the maker ----------------------------------------------------------------------------

    @property
    def marks(self) -> Sequence[MonthMark]:
        """The months that are marked."""
        return self._marks

    @property
    def share(self) -> float:
        """Where the thumb is."""
        return self._share

    @property
    def thumb(self) -> int:
        """The middle of the thumb, in pixels from above."""
        return self._middle(self._share)

    def show_marks(self, marks: Sequence[MonthMark]) -> None:
        """Show these months."""
        self._marks = marks
        self.setRange(0, max(len(marks) - 1, 0))
        self._measure()

    def follow(self, share: float, month: int, day: date | None) -> None:
        """Show where one is; while a hand holds the thumb, it stays under the hand."""
        if not self.isSliderDown() and share != self._share:
            self._share = share
            self.update()
        self.setValue(month)
        name = words.scrubber_at(day, self._languages.language)
        if name != self.accessibleName():
            self.setAccessibleName(name)

    # -- places -----------------------------------------------------------------------------------

    def _measure(self) -> None:
        self._labels = None
        self.updateGeometry()
        self.update()

    def _middle(self, share: float) -> int:
        theme = self._themes.theme
        above, below = theme.px(_ABOVE), theme.px(_BELOW)
        return above + round(share * max(self.height() - above - below, 1))

    def _share_at(self, top: float) -> float:
        theme = self._themes.theme
        above, below = theme.px(_ABOVE), theme.px(_BELOW)
        share = (top - above) / max(self.height() - above - below, 1)
        return min(max(share, 0.0), 1.0)

    def _placed(self) -> Sequence[Label]:
        if self._labels is None:
            px = self._themes.theme.px
            apart = Distances(px(_YEARS_APART), px(_MONTHS_APART), px(_BESIDE_YEAR))
            # The newest year is written above the track, where the thumb does not cover it.
            self._labels = place_labels(self._marks[1:], self._middle, apart)
        return self._labels

    @override
    def sizeHint(self) -> QSize:
        px = self._themes.theme.px
        return QSize(px(WIDTH), px(_ABOVE + _BELOW))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    # -- painting ---------------------------------------------------------------------------------

    @override
    def paintEvent(self, ev: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._themes.theme
        if self._marks and self._marks[0].day is not None:
            head = Label(theme.px(_HEAD), self._marks[0], is_year=True)
            self._paint_label(painter, head, theme)
        for label in self._placed():
            # What the bubble would cover in part is not seen at all.
            if abs(label.middle - self.thumb) >= theme.px(_UNDER_BUBBLE):
                self._paint_label(painter, label, theme)
        thick = theme.px(_TICK)
        thumb = QRect(0, self.thumb - thick // 2, theme.px(_TICK_YEAR), thick)
        thumb.moveRight(self.width() - theme.px(_END))
        painter.fillRect(thumb, theme.accent.accent)
        painter.end()

    def _paint_label(self, painter: QPainter, label: Label, theme: Theme) -> None:
        roles, day = theme.roles, label.mark.day
        if day is None:
            return
        ink = roles.ink if label.is_year else roles.ink3
        long, thick = theme.px(_TICK_YEAR if label.is_year else _TICK_MONTH), theme.px(_TICK)
        tick = QRect(0, label.middle - thick // 2, long, thick)
        tick.moveRight(self.width() - theme.px(_END))
        painter.fillRect(tick, ink if label.is_year else roles.strong)
        weight = QFont.Weight.DemiBold if label.is_year else QFont.Weight.Normal
        text = str(day.year) if label.is_year else words.month_mark(day, self._languages.language)
        height = theme.line_height(TextStyle.CAPTION)
        # All words end at the same place, whatever the length of their ticks.
        right = self.width() - theme.px(_END + _TICK_YEAR + _TICK_GAP)
        line = QRectF(0, label.middle - height / 2, right, height)
        font = theme.font(TextStyle.CAPTION, weight, tabular=True)
        paint_line(painter, line, text, font, ink, Qt.AlignmentFlag.AlignRight)

    # -- the hand ---------------------------------------------------------------------------------

    @override
    def mousePressEvent(self, ev: QMouseEvent) -> None:
        if ev.button() is Qt.MouseButton.LeftButton and self._marks:
            self.setSliderDown(True)
            self._seek(ev.position().y())

    @override
    def mouseMoveEvent(self, ev: QMouseEvent) -> None:
        if self.isSliderDown():
            self._seek(ev.position().y())

    @override
    def mouseReleaseEvent(self, ev: QMouseEvent) -> None:
        self.setSliderDown(False)

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()  # the wheel scrolls the photos

    def _seek(self, top: float) -> None:
        self._share = self._share_at(top)
        self.update()
        self.sought.emit(self._share)

    # -- the keyboard -----------------------------------------------------------------------------

    @override
    def keyPressEvent(self, ev: QKeyEvent) -> None:
        month, last = self.value(), self.maximum()
        targets = {
            int(_Key.Key_Up): month - 1,
            int(_Key.Key_Down): month + 1,
            int(_Key.Key_Left): month - 1,
            int(_Key.Key_Right): month + 1,
            int(_Key.Key_PageUp): month - _YEAR_MONTHS,
            int(_Key.Key_PageDown): month + _YEAR_MONTHS,
            int(_Key.Key_Home): 0,
            int(_Key.Key_End): last,
        }
        target = targets.get(ev.key())
        if target is None or not self._marks:
            ev.ignore()
            return
        self.month_sought.emit(min(max(target, 0), last))

    @override
    def resizeEvent(self, ev: object) -> None:
        super().resizeEvent(ev)  # pyright: ignore[reportArgumentType] — Qt's event
        self._labels = None
