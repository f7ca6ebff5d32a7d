"""What stands beside the timeline where there is room: saving, and this week.

Rule: nothing here is the only way to anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.card import Card
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.painting.buttons import ButtonKind, ButtonSize
from konnect_desktop.views.theme import Space
from konnect_desktop.views.timeline.tools import CardTools
from konnect_desktop.views.timeline.week_card import WeekCard
from konnect_desktop.wording import timeline_page as words

if TYPE_CHECKING:
    from konnect_desktop.viewmodels.week import WeekModel

_BOTH_CARDS: Final = 520
"""A height at which all of both cards is seen, whatever the week has to say."""


class SideColumn(QWidget):
    """A card with the way to save, and ``week``; ``save_asked`` tells of the button."""

    save_asked = Signal(QWidget)

    def __init__(self, tools: CardTools, week: WeekModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        themes = tools.themes
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._card = Card(themes, self)
        self._title = Text(themes, "", weight=QFont.Weight.DemiBold, wraps=True)
        self._line = Text(themes, "", role="ink2", wraps=True)
        self.save_button = Button(
            themes, "", ButtonKind.TONAL, icon="download", size=ButtonSize.MAIN, leading=True
        )
        self.save_button.clicked.connect(lambda: self.save_asked.emit(self.save_button))
        for part in (self._title, self._line):
            self._card.column.addWidget(part)
        self._card.column.addWidget(self.save_button)
        self.week = WeekCard(tools, week, self)
        self._column.addWidget(self._card)
        self._column.addWidget(self.week)
        self._column.addStretch(1)
        self.reword()
        self.week.show_week()
        self._space()
        themes.changed.connect(self._space)

    def set_can_save(self, *, can: bool) -> None:
        """Let be saved, once there is something."""
        self._card.setVisible(can)

    def reword(self) -> None:
        """Say everything in the language that is spoken now."""
        language = self._tools.language
        self._title.setText(words.saving_title(language))
        self._line.setText(words.save_line(language))
        self.save_button.set_words(words.save_some(language))
        for part in (self._title, self._line):
            part.refresh()
        self.week.reword()

    def _space(self) -> None:
        self._column.setSpacing(self._tools.theme.px(Space.M))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.week.set_room(enough=self.height() >= self._tools.theme.px(_BOTH_CARDS))
