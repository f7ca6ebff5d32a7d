"""The card ‘Deze week’: who comes on which day, until when today, and how far that is known.

Rule: it is there only where something of this week was ever told, and where it has room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.viewmodels.week_days import ShownWeek
from konnect_desktop.views.components.card import Card
from konnect_desktop.views.components.divider import Divider
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.theme import Space, TextStyle
from konnect_desktop.views.timeline.tools import CardTools
from konnect_desktop.views.timeline.week_day import DayCell
from konnect_desktop.views.timeline.week_notice import WeekNotice
from konnect_desktop.views.timeline.week_today import TodayLine
from konnect_desktop.wording import week as words
from konnect_desktop.wording.calendar import may_be_outdated
from konnect_desktop.wording.dates import freshness

if TYPE_CHECKING:
    from konnect_desktop.viewmodels.week import WeekModel


class WeekCard(Card):
    """Follows a ``WeekModel`` by itself."""

    def __init__(self, tools: CardTools, model: WeekModel, parent: QWidget | None = None) -> None:
        self._tools = tools
        self._model = model
        self._week: ShownWeek | None = None
        self._days: list[DayCell] = []
        self._has_room = True
        super().__init__(tools.themes, parent)
        self._title = Text(tools.themes, "", weight=QFont.Weight.DemiBold, wraps=True)
        self._age = Text(tools.themes, "", TextStyle.CAPTION, role="ink3", wraps=True)
        self._row = QHBoxLayout()
        self._notice = WeekNotice(tools.themes)
        self._line = Divider(tools.themes)
        self._today = TodayLine(tools.themes)
        self._build()
        self._connect()
        self.reword()

    def _build(self) -> None:
        self.column.addWidget(self._title)
        self.column.addWidget(self._age)
        self.column.addLayout(self._row)
        for part in (self._notice, self._line, self._today):
            self.column.addWidget(part)

    def _connect(self) -> None:
        self._model.changed.connect(self.show_week)
        self._tools.pictures.arrived.connect(self._picture_arrived)
        self._tools.themes.changed.connect(self._space)

    @property
    def cells(self) -> tuple[DayCell, ...]:
        """The days, from Monday on."""
        return tuple(self._days)

    def show_week(self) -> None:
        """Show what is known of this week, and nothing where nothing is."""
        week = self._model.week
        if week is not None and (self._week is None or week.days != self._week.days):
            self._make_days(week)
        self._week = week
        self.reword()
        self.setVisible(week is not None and self._has_room)

    def set_room(self, *, enough: bool) -> None:
        """Be there, or not at all where not all of it could be seen."""
        self._has_room = enough
        self.setVisible(self._week is not None and enough)

    def reword(self) -> None:
        """Say everything in the language that is spoken now, of the day that it is now."""
        language = self._tools.language
        self.setAccessibleName(words.this_week(language))
        self._title.setText(words.this_week(language))
        for cell in self._days:
            cell.reword()
        week = self._week
        if week is not None:
            age, today = week.older_from, self._today_words(week)
            self._age.setText(freshness(age, self._tools.now(), language))
            self._age.setVisible(age is not None)
            self._notice.say(may_be_outdated(language))
            self._notice.setVisible(week.may_be_outdated)
            self._today.say(today)
            self._line.setVisible(bool(today))
            self._today.setVisible(bool(today))
        for part in (self._title, self._age):
            part.refresh()
        self._space()

    def _today_words(self, week: ShownWeek) -> str:
        today = next((day for day in week.days if day.day == self._tools.today()), None)
        told = (
            [(each.child.child.first_name, each.stay) for each in today.children] if today else []
        )
        return words.today_line(told, week.of, self._tools.language)

    def _make_days(self, week: ShownWeek) -> None:
        for cell in self._days:
            self._row.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._days = [DayCell(self._tools, day) for day in week.days]
        for cell in self._days:
            self._row.addWidget(cell, 1)

    def _space(self) -> None:
        self._row.setSpacing(self._tools.theme.px(Space.XXS))

    def _picture_arrived(self, key: PictureKey) -> None:
        for cell in self._days:
            cell.picture_arrived(key)
