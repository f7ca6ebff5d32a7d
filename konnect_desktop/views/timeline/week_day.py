"""A day in the card of this week: weekday, number, and who comes, as faces or in a word."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.domain.calendar import Attendance
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.viewmodels.week_days import DayChild, WeekDay
from konnect_desktop.views.components.avatar import paint_face
from konnect_desktop.views.components.painted import Painted
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.shapes import edge_width, paint_disc, paint_shape
from konnect_desktop.views.painting.text import elide, paint_line, text_width
from konnect_desktop.views.theme import Radius, Space, Status, TextStyle
from konnect_desktop.views.timeline.faces import child_face, portrait_key
from konnect_desktop.views.timeline.tools import CardTools
from konnect_desktop.wording import week as words

_WIDTH: Final = 30
_FACE: Final = 22
_ABOVE_FACES: Final = 3
_STEP: Final = 14
_LEAST_STEP: Final = 9
_GAP: Final = 2
_ICON: Final = 14
_MOST_FACES: Final = 3
_RINGS: Final = {Attendance.TENTATIVE: Status.OPTION, Attendance.UNKNOWN: Status.INFO}


class DayCell(Painted):
    """One day; its name says all of it, and so does its tooltip."""

    def __init__(self, tools: CardTools, day: WeekDay, parent: QWidget | None = None) -> None:
        super().__init__(tools.themes, parent)
        self._tools = tools
        self._day = day
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.reword()

    @property
    def day(self) -> WeekDay:
        """What it shows."""
        return self._day

    @property
    def is_today(self) -> bool:
        """Whether it is this day now."""
        return self._day.day == self._tools.today()

    def reword(self) -> None:
        """Say everything in the language that is spoken now."""
        told = [(each.child.child.first_name, each.stay) for each in self._day.children]
        text = words.day_words(self._day.day, self._tools.today(), told, self._tools.language)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.update()

    def picture_arrived(self, key: PictureKey) -> None:
        """Show a portrait that has come."""
        if any(portrait_key(each.child) == key for each in self._day.coming):
            self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme
        lines = theme.line_height(TextStyle.CAPTION) + theme.line_height(TextStyle.READING)
        return QSize(theme.px(_WIDTH), lines + theme.px(_ABOVE_FACES + _FACE + 2 * Space.XS))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme, accent = self.theme, self.theme.accent
        roles, is_today = theme.roles, self.is_today
        if is_today:
            edge = accent.soft_ink if theme.high_contrast else None
            radius = theme.px(Radius.CONTROL)
            paint_shape(
                painter, rect, radius, fill=accent.soft, edge=edge, edge_width=edge_width(theme)
            )
        top = rect.y() + theme.px(Space.XS)
        caption, number = TextStyle.CAPTION, TextStyle.READING
        line = QRect(rect.x(), top, rect.width(), theme.line_height(caption))
        weight = QFont.Weight.DemiBold if is_today else QFont.Weight.Normal
        name = words.weekday(self._day.day, self._tools.language)
        self._write(painter, line, name, theme.font(caption, weight), self._ink(roles.ink2))
        line = QRect(rect.x(), line.bottom() + 1, rect.width(), theme.line_height(number))
        font = theme.font(number, QFont.Weight.Bold)
        self._write(painter, line, str(self._day.day.day), font, self._ink(roles.ink))
        top = line.bottom() + 1 + theme.px(_ABOVE_FACES)
        below = QRect(rect.x(), top, rect.width(), theme.px(_FACE))
        if self._day.coming:
            self._paint_faces(painter, below, accent.soft if is_today else roles.surface)
        else:
            self._paint_word(painter, below)

    def _ink(self, usual: QColor) -> QColor:
        """Return the ink on the ground of this day."""
        return self.theme.accent.soft_ink if self.is_today else usual

    def _write(self, painter: QPainter, line: QRect, text: str, font: QFont, color: QColor) -> None:
        whole = elide(text, font, line.width())  # only in the language of tests it does not fit
        paint_line(painter, line, whole, font, color, Qt.AlignmentFlag.AlignHCenter)

    def _paint_word(self, painter: QPainter, line: QRect) -> None:
        """Say in a word why nobody comes; where it is too narrow for it, by a sign."""
        theme, language = self.theme, self._tools.language
        is_away = bool(self._day.away)
        text = words.absent(language) if is_away else words.free(language)
        font = theme.font(TextStyle.CAPTION)
        if text_width(text, font) <= line.width():
            color = theme.statuses[Status.ABSENT].text if is_away else self._ink(theme.roles.ink3)
            self._write(painter, line, text, font, color)
        elif is_away:
            side = theme.px(_FACE)
            left = line.x() + (line.width() - side) / 2
            self._paint_away(painter, QRectF(left, line.y(), side, side))
        else:
            self._write(painter, line, "–", font, self._ink(theme.roles.ink3))

    def _paint_faces(self, painter: QPainter, line: QRect, ground: QColor) -> None:
        theme = self.theme
        coming, away = self._day.coming, len(self._day.away)
        side, gap = theme.px(_FACE), theme.px(_GAP)
        room = 1 + max(line.width() - side, 0) // theme.px(_LEAST_STEP)
        places, most = len(coming) + bool(away), max(min(room, _MOST_FACES), 1)
        shown = coming if places <= most else coming[: most - 1]
        signs = min(places, most)
        spread = (line.width() - side - 2 * gap) / max(signs - 1, 1)
        step = min(theme.px(_STEP), max(spread, theme.px(_LEAST_STEP)))
        left = line.x() + (line.width() - side - step * (signs - 1)) / 2
        for number in range(signs):
            disc = QRectF(left + step * number, line.y(), side, side)
            paint_disc(painter, disc.adjusted(-gap, -gap, gap, gap), ground)
            if number < len(shown):
                self._paint_child(painter, disc, shown[number])
            elif places > most:
                self._paint_rest(painter, disc, places - len(shown))
            else:
                self._paint_away(painter, disc)

    def _paint_child(self, painter: QPainter, disc: QRectF, told: DayChild) -> None:
        theme, size = self.theme, disc.size().toSize()
        ratio = self.devicePixelRatioF()
        picture = self._tools.pictures.pixmap(portrait_key(told.child), size, ratio)
        paint_face(painter, disc, child_face(told.child, picture), theme)
        status = _RINGS.get(told.stay.attendance)
        if status is not None:
            color, width = theme.statuses[status].text, theme.px(1.5)
            dashed = status is Status.OPTION
            radius = disc.width() / 2
            paint_shape(painter, disc, radius, edge=color, edge_width=width, dashed=dashed)

    def _paint_away(self, painter: QPainter, disc: QRectF) -> None:
        theme = self.theme
        tint, inset = theme.statuses[Status.ABSENT], theme.px((_FACE - _ICON) / 2)
        paint_disc(painter, disc, tint.fill)
        box = disc.adjusted(inset, inset, -inset, -inset)
        paint_icon(painter, "calendar-off", box, tint.text, theme.text_scale)

    def _paint_rest(self, painter: QPainter, disc: QRectF, count: int) -> None:
        theme = self.theme
        paint_disc(painter, disc, theme.roles.sunken)
        font = theme.font(TextStyle.CAPTION, QFont.Weight.DemiBold, tabular=True)
        self._write(painter, disc.toRect(), f"+{count}", font, theme.roles.ink2)
