"""The list of the timeline: follows its model, asks for pictures, keeps the day in sight."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.services.saving.selection import OfDay
from konnect_desktop.viewmodels.timeline_layout import EntrySlot
from konnect_desktop.viewmodels.timeline_rows import DayRow, EntryKey
from konnect_desktop.views.focus_ring import give_focus
from konnect_desktop.views.timeline.card_builder import CardBuilder, SlotModel
from konnect_desktop.views.timeline.card_menu import open_menu
from konnect_desktop.views.timeline.entry_card import EntryCard
from konnect_desktop.views.timeline.info_card import InfoCard
from konnect_desktop.views.timeline.row_area import RowArea
from konnect_desktop.views.timeline.sticky_day import StickyDay
from konnect_desktop.views.timeline.tools import CardTools
from konnect_desktop.wording import timeline_page as words

_WISH_AFTER_MS: Final = 40


class TimelineView(RowArea):
    """Shows a timeline model; what its cards ask for is told by ``CardTools.actions``."""

    def __init__(
        self,
        tools: CardTools,
        model: QAbstractListModel,
        slots: SlotModel,
        parent: QWidget | None = None,
    ) -> None:
        self._tools = tools
        self._slots = slots
        super().__init__(tools.themes, CardBuilder(tools, model, slots, self._save_day), parent)
        self._sticky_day = StickyDay(tools, self, slots, self._save_day)
        self._wish = QTimer(self)
        self._wish.setSingleShot(True)
        self._wish.setInterval(_WISH_AFTER_MS)
        self._wish.timeout.connect(self.ask_for_pictures)
        self.scrolled.connect(self._follow)
        self.settled.connect(self._follow)
        self._looked_at: tuple[EntryKey, int] | None = None
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._begin_anew)
        model.rowsInserted.connect(self._insert)
        model.rowsRemoved.connect(self._remove)
        model.rowsMoved.connect(self._begin_anew)
        model.dataChanged.connect(self._change)
        tools.pictures.arrived.connect(self._picture_arrived)
        tools.pictures.awaited.connect(self._picture_arrived)
        tools.pictures.failed.connect(self._picture_failed)
        self.reword()
        self.reset()

    def reword(self) -> None:
        """Say everything in the language that is spoken now."""
        self.setAccessibleName(words.timeline(self._tools.language))
        self.renew_rows(0, self.count - 1)
        self._sticky_day.renew()

    def saved_changed(self) -> None:
        """Tell anew which photos are saved."""
        for _, built in self.live:
            if isinstance(built.widget, EntryCard):
                built.widget.saved_changed()

    def focus_entry(self, key: EntryKey, *, ringed: bool) -> None:
        """Give the keyboard to an entry, which stays where it is if it is in sight."""
        row = self._slots.row_of(key)
        card = self.build_now(row) if row >= 0 else None
        if card is None:
            give_focus(self, ringed=ringed)
            return
        give_focus(card, ringed=ringed)
        if row not in self.rows_in_sight():
            self.show_row(row)

    def ask_for_pictures(self) -> None:
        """Say which pictures are in sight and which are near."""
        sight = self.rows_in_sight()
        visible: list[PictureKey] = []
        near: list[PictureKey] = []
        for row, built in self.live:
            if isinstance(built.widget, EntryCard | InfoCard):
                (visible if row in sight else near).extend(built.widget.keys)
        self._tools.pictures.show(visible, near)

    @override
    def refresh(self) -> None:
        super().refresh()
        if self.count and not self._tools.themes.keeps_sizes:
            self._sticky_day.renew()

    def _follow(self) -> None:
        self._sticky_day.follow()
        if not self._wish.isActive():
            self._wish.start()

    # -- the model --------------------------------------------------------------------------------

    def _remember(self) -> None:
        """Note what is looked at, so that other rows can be put around it."""
        self._looked_at = None
        if self.is_at_top:
            return
        for row in self.rows_in_sight():
            slot = self._slots.slot(row)
            if isinstance(slot, EntrySlot) and self.row_top(row) >= 0:
                self._looked_at = (slot.key, self.row_top(row))
                return

    def _begin_anew(self) -> None:
        self.reset()
        place, self._looked_at = self._looked_at, None
        row = -1 if place is None else self._slots.row_of(place[0])
        if place is not None and row >= 0:
            self.put_row(row, place[1])

    def _insert(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.insert_rows(first, last - first + 1)

    def _remove(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.remove_rows(first, last - first + 1)

    def _change(self, first: QModelIndex, last: QModelIndex) -> None:
        self.renew_rows(first.row(), last.row())

    # -- pictures ---------------------------------------------------------------------------------

    def _picture_arrived(self, key: PictureKey) -> None:
        for _, built in self.live:
            if isinstance(built.widget, EntryCard) and key in built.widget.keys:
                built.widget.picture_arrived(key)

    def _picture_failed(self, key: PictureKey, _kind: ErrorKind) -> None:
        for _, built in self.live:
            if isinstance(built.widget, EntryCard) and key in built.widget.keys:
                built.widget.picture_failed(key)

    # -- saving a day -----------------------------------------------------------------------------

    def _save_day(self, day: DayRow, button: QWidget) -> None:
        """Save a day, of the account that has something on it, or of the one that is chosen."""
        if day.day is None:
            return
        wanted, actions, language = OfDay(day.day), self._tools.actions, self._tools.language
        accounts = self._accounts_on(day)
        if len(accounts) == 1:
            actions.save_wanted.emit(next(iter(accounts)), wanted)
            return
        entries = [
            (
                words.save_day_of(name, language),
                lambda account_id=account_id: actions.save_wanted.emit(account_id, wanted),
            )
            for account_id, name in accounts.items()
        ]
        menu = open_menu(words.save_day(language), entries, self)
        place = button.mapToGlobal(QPoint(button.width(), button.height()))
        menu.popup(place - QPoint(menu.sizeHint().width(), 0))

    def _accounts_on(self, day: DayRow) -> dict[str, str]:
        """Return the accounts with entries on a day: id and name."""
        found: dict[str, str] = {}
        rows = (row for row in range(self.count) if self._slots.slot(row) == day)
        for row in range(next(rows, self.count) + 1, self.count):
            slot = self._slots.slot(row)
            if isinstance(slot, DayRow):
                break
            account_id = slot.key.account_id
            found[account_id] = self._tools.account_name(account_id)
        return found
