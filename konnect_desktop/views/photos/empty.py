"""What stands where no photos are: shapes of rows while they are read, or an empty state."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.viewmodels.account_entry import AccountEntry, AccountState
from konnect_desktop.views.painting.spots import Spot
from konnect_desktop.views.photos.placeholder import PhotosPlaceholder
from konnect_desktop.views.photos.tools import GridTools
from konnect_desktop.views.timeline.empty_panel import EmptyPanel
from konnect_desktop.views.timeline.notices import ShownNotice, empty_for
from konnect_desktop.wording import photos_page as words
from konnect_desktop.wording import timeline_page


class PhotosEmpty(QWidget):
    """Says why there are no photos; ``Clear filters`` and ``Try now`` are its buttons."""

    def __init__(self, tools: GridTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._column = QRect()
        self._tile = 1
        self.panel = EmptyPanel(tools.themes, self)
        self.shapes = PhotosPlaceholder(tools, self)

    def show_for(
        self,
        entries: Sequence[AccountEntry],
        *,
        ready: bool,
        filtered: bool,
        clear: Callable[[], object],
        act: Callable[[ShownNotice], object],
    ) -> None:
        """Show why there are none: nothing fits, they are read, cannot be read, or there are none.

        Args:
            entries: The accounts that are looked at.
            ready: Whether it is known what there is.
            filtered: Whether there are photos, none of which fit.
            clear: Shows everything again.
            act: Does what the button of a notice says.
        """
        notice = self._notice(entries, ready=ready, filtered=filtered)
        self.panel.setHidden(notice is None)
        self.shapes.setHidden(notice is not None)
        self.shapes.setAccessibleName(timeline_page.loading(self._tools.language))
        if notice is not None:
            self.panel.show_notice(notice, clear if filtered else lambda: act(notice))

    def _notice(
        self, entries: Sequence[AccountEntry], *, ready: bool, filtered: bool
    ) -> ShownNotice | None:
        language = self._tools.language
        if filtered:
            return ShownNotice(words.nothing_chosen(language), spot=Spot.SUN)
        # Of accounts that could not be opened nothing is ever known.
        if not ready and not all(each.state is AccountState.PROBLEM for each in entries):
            return None
        notice = empty_for(entries, language, is_filtered=False)
        if notice is not None and notice.spot is Spot.BOOTS:
            return ShownNotice(words.nothing_yet(language), spot=Spot.BOOTS)
        return notice

    # -- places -----------------------------------------------------------------------------------

    def set_column(self, column: QRect) -> None:
        """Set where the content stands."""
        self._column = column
        self._place()

    def arrange(self, tile: int) -> None:
        """Show rows so high, in pixels at 100 %."""
        self._tile = tile
        self._place()

    def _place(self) -> None:
        self.panel.setGeometry(self.rect())
        self.panel.set_column(self._column, above=self._column.y())
        self.shapes.setGeometry(self.rect())
        self.shapes.set_column(self._column, self._tools.theme.px(self._tile))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
