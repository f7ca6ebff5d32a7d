"""The page of one diary: the way back, its day, and all of it in a column that scrolls."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.domain.time import AMSTERDAM
from konnect_desktop.system import clock
from konnect_desktop.viewmodels.diary import Diary
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.components.button import IconButton
from konnect_desktop.views.components.card import Card
from konnect_desktop.views.components.empty_state import EmptyState
from konnect_desktop.views.components.navigation import NavigationForm, form_around
from konnect_desktop.views.components.placeholder import CardPlaceholder
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.diary.card import DiaryCard
from konnect_desktop.views.painting.spots import Spot
from konnect_desktop.views.theme import Space, TextStyle, ThemeSource
from konnect_desktop.views.timeline.actions import TimelineActions
from konnect_desktop.views.timeline.tools import CardTools
from konnect_desktop.wording import timeline as words
from konnect_desktop.wording import timeline_page
from konnect_desktop.wording.dates import day_title

if TYPE_CHECKING:
    from konnect_desktop.viewmodels.saving import Jobs
    from konnect_desktop.views.pictures import PictureCache

PLACE: Final = "diary"
_WIDEST: Final = 760
_MARGINS: Final = {
    NavigationForm.RAIL: Space.XXL,
    NavigationForm.SLIM: Space.XL,
    NavigationForm.BAR: Space.M,
}


class DiaryPage(QWidget):
    """Shows the open diary; signals as those of ``TimelinePage``, and ``closed`` for the way back.

    Args:
        themes: Where it gets the theme from.
        languages: Where it gets the language from.
        diary: What it shows.
        pictures: PictureCache ready to be painted.
        jobs: What is saved.
        merged: Says whether several accounts are looked at together.
        portal_address: Returns an account's portal in the browser, empty where unknown.
        now: The moment; for tests.
        parent: Its owner.
    """

    photo_opened = Signal(object)
    save_wanted = Signal(str, object)
    link_opened = Signal(str)
    closed = Signal()

    def __init__(  # noqa: PLR0913 — its sources
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        diary: Diary,
        pictures: PictureCache,
        jobs: Jobs,
        *,
        merged: Callable[[], bool] = lambda: False,
        portal_address: Callable[[str], str] = lambda _: "",
        now: Callable[[], datetime] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._languages = languages
        self._diary = diary
        self._pictures = pictures
        moment = now or clock.now
        actions = TimelineActions(self)
        self._tools = CardTools(
            themes=themes,
            languages=languages,
            pictures=pictures,
            saved=jobs,
            actions=actions,
            merged=merged,
            today=lambda: moment().astimezone(AMSTERDAM).date(),
            now=moment,
            portal_address=portal_address,
            account_name=lambda _: "",
        )
        self.card: DiaryCard | None = None
        self.back_button = IconButton(themes, "arrow-left", "")
        self._title = Text(themes, "", TextStyle.TITLE, wraps=True)
        self._build()
        actions.photo_opened.connect(self.photo_opened)
        actions.save_wanted.connect(self.save_wanted)
        actions.link_opened.connect(self.link_opened)
        self._connect(jobs)
        self.show_diary()

    def _build(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground = QWidget()
        self._content = QVBoxLayout(ground)
        self.area.setWidget(ground)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.area, 1)

    def _connect(self, jobs: Jobs) -> None:
        self.back_button.clicked.connect(self.closed)
        self._diary.changed.connect(self.show_diary)
        self._diary.failed.connect(self._show_gone)
        self._pictures.arrived.connect(self._picture_arrived)
        self._pictures.awaited.connect(self._picture_arrived)
        self._pictures.failed.connect(self._picture_failed)
        self._languages.changed.connect(self.show_diary)
        self._themes.changed.connect(self.arrange)
        jobs.saved.connect(self._saved_changed)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.closed.emit)
        back.setContext(Qt.ShortcutContext.WindowShortcut)

    # -- what it shows ----------------------------------------------------------------------------

    def show_diary(self) -> None:
        """Show what is open now, where it was if it is the same entry."""
        language, row = self._languages.language, self._diary.row
        self.back_button.set_name(timeline_page.back(language))
        self.setAccessibleName(words.diary(language))
        self.area.setAccessibleName(words.diary(language))
        kept = self.area.verticalScrollBar().value() if self.card is not None else 0
        if row is None:
            self._show_other(CardPlaceholder(self._themes, timeline_page.loading(language)))
            self._title.setText(words.diary(language))
            return
        self._title.setText(day_title(row.day, self._tools.today(), language))
        self._title.refresh()
        card = DiaryCard(self._tools, row)
        self._show_other(card)
        self.card = card
        self.arrange()
        self.area.verticalScrollBar().setValue(kept)
        self._ask_for_pictures()

    def _show_gone(self, _error: object) -> None:
        sentence, line = timeline_page.gone(self._languages.language)
        card = Card(self._themes)
        card.column.addWidget(EmptyState(self._themes, Spot.LETTER, sentence, line))
        self._show_other(card)

    def _show_other(self, widget: QWidget) -> None:
        while (item := self._content.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.card = None
        self._content.addWidget(widget)
        self._content.addStretch(1)
        widget.show()

    # -- pictures ---------------------------------------------------------------------------------

    def _ask_for_pictures(self) -> None:
        keys = self.card.keys if self.card is not None and self.isVisible() else ()
        self._pictures.show(keys, (), PLACE)

    def _picture_arrived(self, key: PictureKey) -> None:
        if self.card is not None and key in self.card.keys:
            self.card.picture_arrived(key)

    def _picture_failed(self, key: PictureKey, _kind: ErrorKind) -> None:
        if self.card is not None and self.card.grid is not None:
            self.card.grid.picture_failed(key)

    def _saved_changed(self) -> None:
        if self.card is not None and self.card.grid is not None:
            self.card.grid.saved_changed()

    # -- places -----------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Take margins from theme and window; the column stands in the middle."""
        theme = self._themes.theme
        margin = theme.px(_MARGINS[form_around(self, theme)])
        side = max((self.width() - theme.px(_WIDEST)) // 2, margin)
        top = theme.px(Space.L)
        bar = theme.px(Space.S)
        self._column.setContentsMargins(0, top, 0, 0)
        self._column.setSpacing(theme.px(Space.M))
        self._head.setContentsMargins(max(side - theme.px(10), 0), 0, side, 0)
        self._head.setSpacing(theme.px(Space.XS))
        scrolls = self.area.verticalScrollBar().isVisible()
        self._content.setContentsMargins(side, 0, side - (bar if scrolls else 0), margin)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.arrange()
        self._ask_for_pictures()
