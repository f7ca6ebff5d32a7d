"""The moments of a day one below the other, each with all that is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.domain.rhythm import RhythmMoment
from konnect_desktop.views.components.day_ribbon.paint import paint_disc_icon
from konnect_desktop.views.painting.text import Lines, lay_out
from konnect_desktop.views.theme import Space, TextStyle, rhythm_look
from konnect_desktop.views.timeline.tools import CardTools
from konnect_desktop.wording import day_rhythm as words

_DISC: Final = 32
_ICON: Final = 18
_TIME: Final = 44
_NAME: Final = 100


class MomentList(QWidget):
    """Icon, time, name, amount, and below them what the staff wrote beside it."""

    def __init__(
        self, tools: CardTools, moments: Sequence[RhythmMoment], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tools = tools
        self._moments = moments
        language = tools.language
        self.setAccessibleName(words.the_day(language))
        spoken = [words.moment_spoken(moment, language) for moment in moments]
        self.setAccessibleDescription("\n".join(spoken))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        tools.themes.changed.connect(self.updateGeometry)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return sum(self._height(moment, arg__1) for moment in self._moments)

    @override
    def sizeHint(self) -> QSize:
        width = self._tools.theme.px(600)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._tools.theme.px(200), self._tools.theme.px(_DISC))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = 0
        for moment in self._moments:
            self._paint(painter, moment, top)
            top += self._height(moment, self.width())
        painter.end()

    def _paint(self, painter: QPainter, moment: RhythmMoment, top: int) -> None:
        theme, roles = self._tools.theme, self._tools.theme.roles
        side, air = theme.px(_DISC), theme.px(Space.XXS)
        look = rhythm_look(moment.icon)
        disc = QRect(0, top + air, side, side)
        paint_disc_icon(painter, disc, look.icon, theme.rhythm[look.group], theme, icon=_ICON)
        line = theme.line_height(TextStyle.BODY)
        first = top + air + (side - line) // 2
        bold = theme.font(TextStyle.BODY, QFont.Weight.DemiBold, tabular=True)
        time = lay_out(words.moment_time(moment), bold, line, theme.px(_NAME))
        time.paint(painter, QRect(theme.px(_TIME), first, theme.px(_NAME), line), roles.ink)
        head, remark = self._words(moment, self.width())
        left = theme.px(_NAME)
        area = QRect(left, first, self.width() - left, head.height)
        head.paint(painter, area, roles.ink)
        if remark is not None:
            remark.paint(painter, area.translated(0, head.height), roles.ink2)

    def _height(self, moment: RhythmMoment, width: int) -> int:
        theme = self._tools.theme
        head, remark = self._words(moment, width)
        side, line = theme.px(_DISC), theme.line_height(TextStyle.BODY)
        height = (side - line) // 2 + head.height + (remark.height if remark else 0)
        return max(height, side) + 2 * theme.px(Space.XXS)

    def _words(self, moment: RhythmMoment, width: int) -> tuple[Lines, Lines | None]:
        theme, language = self._tools.theme, self._tools.language
        room = max(width - theme.px(_NAME), 1)
        body = theme.font(TextStyle.BODY, tabular=True)
        line = theme.line_height(TextStyle.BODY)
        name = words.moment_name(moment, language)
        facts = (name, words.moment_amount(moment, language))
        head = lay_out(" · ".join(fact for fact in facts if fact), body, line, room)
        return head, lay_out(moment.remark, body, line, room) if moment.remark else None
