"""The scrubber beside a grid, with its bubble: each follows the other."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget

from konnect_desktop.viewmodels.photos_album import day_of
from konnect_desktop.views.photos.date_bubble import DateBubble
from konnect_desktop.views.photos.grid_area import GridArea
from konnect_desktop.views.photos.scrubber import DateScrubber
from konnect_desktop.views.photos.time_scale import month_marks, place_at, share_at
from konnect_desktop.views.photos.tools import GridTools
from konnect_desktop.wording import photos as words

_END: Final = 2


class TimeRail(QObject):
    """Leads the scrubber of a grid; both widgets lie in ``page``."""

    def __init__(self, tools: GridTools, grid: GridArea, page: QWidget) -> None:
        super().__init__(page)
        self._tools = tools
        self._grid = grid
        self._is_wanted = False
        self.scrubber = DateScrubber(tools.themes, tools.languages, page)
        self.bubble = DateBubble(tools.themes, page)
        self.scrubber.sought.connect(self._seek)
        self.scrubber.month_sought.connect(self._go_to_month)
        self.scrubber.sliderReleased.connect(self.follow)
        grid.scrolled.connect(self.follow)
        grid.laid_out.connect(self._take_photos)
        self.set_shown(shown=False)

    @property
    def is_shown(self) -> bool:
        """Whether there is a scrubber: photos of one month need none."""
        return self._is_wanted and len(self.scrubber.marks) > 1

    def set_shown(self, *, shown: bool) -> None:
        """Show the scrubber beside photos, hide it where none are."""
        self._is_wanted = shown
        self._take_photos()

    def place(self, area: QRect) -> None:
        """Put the scrubber here."""
        self.scrubber.setGeometry(area)
        self.follow()

    def reword(self) -> None:
        """Speak the current language."""
        self.follow()

    def _take_photos(self) -> None:
        marks = month_marks(self._tools.photos.model.album)
        if marks != self.scrubber.marks:
            self.scrubber.show_marks(marks)
        self.scrubber.setVisible(self.is_shown)
        self.follow()

    def follow(self) -> None:
        """Show where the grid is."""
        album, rows = self._tools.photos.model.album, self._grid.rows
        if not self.is_shown or not rows.count or rows.count != len(album):
            self.bubble.hide()
            return
        top = max(self._grid.stripe()[0], 0)
        day = min(rows.days_between(top, top + 1).start, rows.day_count - 1)
        date = day_of(album.days[day])
        self.scrubber.follow(share_at(rows, top), rows.month_of(day), date)
        language = self._tools.language
        if self.scrubber.isSliderDown():
            text = words.dragged(date, language)
        else:
            text = words.bubble(date, self._tools.today(), language)
        end = QPoint(self.scrubber.width() - _END, self.scrubber.thumb)
        self.bubble.show_at(text, self.scrubber.mapToParent(end))
        self.bubble.raise_()

    def _seek(self, share: float) -> None:
        self._grid.scroll_to_place(place_at(self._grid.rows, share))
        self.follow()

    def _go_to_month(self, month: int) -> None:
        self._grid.scroll_to_day(self._tools.photos.model.album.month_days[month])
        self.follow()
