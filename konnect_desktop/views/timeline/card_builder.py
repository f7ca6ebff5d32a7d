"""Makes the rows of the timeline from its model, and guesses how high they will be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QAbstractListModel
from PySide6.QtWidgets import QWidget

from konnect_desktop.domain.timeline import CardKind
from konnect_desktop.viewmodels.timeline import ROW
from konnect_desktop.viewmodels.timeline_layout import Slot
from konnect_desktop.viewmodels.timeline_rows import DayRow, EntryKey, EntryRow
from konnect_desktop.views.theme import Space
from konnect_desktop.views.timeline.day_header import DayHeader
from konnect_desktop.views.timeline.entry_card import EntryCard
from konnect_desktop.views.timeline.info_card import InfoCard
from konnect_desktop.views.timeline.live_rows import Built
from konnect_desktop.views.timeline.tools import CardTools

TimelineCard = EntryCard | InfoCard | DayHeader
GAP: Final = Space.M
_DAY: Final = 40
_DIARY: Final = 230
_PHOTOS: Final = 270
_INFO: Final = 84
_STRIP: Final = 200


class SlotModel(Protocol):
    """A model that knows of every row what it is, before its content is loaded."""

    def slot(self, row: int) -> Slot:
        """Return what is known of a row."""
        ...

    def row_of(self, key: EntryKey) -> int:
        """Return the row of an entry, -1 where it is not shown."""
        ...


class CardBuilder:
    """The rows of a timeline model, for a ``RowArea``."""

    def __init__(
        self,
        tools: CardTools,
        model: QAbstractListModel,
        slots: SlotModel,
        saves_day: Callable[[DayRow, QWidget], None],
    ) -> None:
        self._tools = tools
        self._model = model
        self._slots = slots
        self._saves_day = saves_day

    def count(self) -> int:
        """Return how many rows there are."""
        return self._model.rowCount()

    def estimate(self, row: int) -> int:
        """Return about how high a row will be."""
        slot = self._slots.slot(row)
        px = self._tools.theme.px
        if isinstance(slot, DayRow):
            return px(_DAY)
        mark = slot.mark
        if mark.kind is CardKind.JOURNAL:
            return px(_DIARY + GAP + (_STRIP if mark.photos + mark.videos else 0))
        return px((_PHOTOS if mark.kind is CardKind.PHOTO else _INFO) + GAP)

    def build(self, row: int, parent: QWidget) -> Built | None:
        """Make the widget of a row; asking for it lets the model load what is not there yet."""
        content: object = self._model.data(self._model.index(row, 0), ROW)
        if isinstance(content, DayRow):
            header = DayHeader(self._tools, content, self._saves_day, parent)
            return Built(header, 0, lambda: header.stops)
        if not isinstance(content, EntryRow):
            return None
        is_known = content.kind in {CardKind.JOURNAL, CardKind.PHOTO}
        card = (EntryCard if is_known else InfoCard)(self._tools, content, parent)
        return Built(card, self._tools.theme.px(GAP), lambda: card.stops)
