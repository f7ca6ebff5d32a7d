"""One account, or all together, to look at: as a row of the rail and as a disc."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.viewmodels.account_entry import AccountState
from konnect_desktop.viewmodels.frame import Choice
from konnect_desktop.views.accounts.faces import paint_choice
from konnect_desktop.views.components.painted import PaintedButton
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.shapes import paint_disc, paint_shape
from konnect_desktop.views.painting.text import (
    Lines,
    elide,
    lay_out,
    paint_line,
    text_width,
    without_mnemonics,
)
from konnect_desktop.views.theme import Radius, Size, Space, Status, TextStyle, ThemeSource, Tint
from konnect_desktop.wording.accounts import (
    account_words,
    all_accounts,
    children_count,
    children_line,
)
from konnect_desktop.wording.language import Language

_MARKS: Final = {
    AccountState.SIGN_IN_AGAIN: ("circle-alert", Status.BAD),
    AccountState.PROBLEM: ("circle-alert", Status.BAD),
    AccountState.OFFLINE: ("wifi-off", Status.ABSENT),
}
_CHECK: Final = 18
_USUAL: Final = 184
"""How wide a row is on the rail."""
_MOST_LINES: Final = 3
_MARK: Final = 14
_ROW_DISC: Final = 32
_DISC: Final = 36
_BADGE: Final = 18


def choice_name(choice: Choice, language: Language) -> str:
    """Return the name of a line of the switcher."""
    return choice.name or all_accounts(len(choice.entries), language)


def choice_line(choice: Choice, language: Language) -> str:
    """Return the second line: what is wrong, else the children."""
    words = account_words(language)
    wrong = {
        AccountState.SIGN_IN_AGAIN: words.needs_sign_in,
        AccountState.PROBLEM: words.problem,
        AccountState.OFFLINE: words.offline,
    }.get(choice.state)
    joined = choice.account_id is not None
    return wrong or children_line(choice.child_names, joined=joined, language=language)


def choice_count(choice: Choice, language: Language) -> str:
    """Return the second line where the children’s names have no room; empty for another."""
    fine = choice.state not in _MARKS
    return children_count(len(choice.child_names), language) if fine else ""


class ChoiceButton(PaintedButton):
    """What rows and discs have in common: name, state, and the menu by right click or key.

    ``menu_wanted`` tells a place on the screen and the account, ``None`` for all.
    """

    menu_wanted = Signal(QPoint, object)

    def __init__(
        self,
        themes: ThemeSource,
        choice: Choice,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, Radius.ROW, parent)
        self.choice = choice
        self.line = ""
        self.count = ""
        self.setCheckable(True)
        self.show_choice(choice, language)

    def show_choice(self, choice: Choice, language: Language) -> None:
        """Show another account, or the same one changed."""
        self.choice = choice
        self.line = choice_line(choice, language)
        self.count = choice_count(choice, language)
        name = choice_name(choice, language)
        self.setText(without_mnemonics(name))
        self.setAccessibleName(", ".join(part for part in (name, self.line) if part))
        self.setChecked(choice.chosen)
        self.update()

    def ground(self) -> QColor | None:
        """Return the fill behind it, if it has one."""
        roles = self.theme.roles
        if self.isChecked():
            return roles.surface
        return (None, roles.hover, roles.pressed)[self.step()]

    def mark(self) -> tuple[str, Tint] | None:
        """Return icon and colours of what is wrong, if anything is."""
        found = _MARKS.get(self.choice.state)
        return None if found is None else (found[0], self.theme.statuses[found[1]])

    @override
    def nextCheckState(self) -> None:
        # The model says what is chosen.
        self.setChecked(self.choice.chosen)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos(), self.choice.account_id)


class ChoiceRow(ChoiceButton):
    """A row for the rail: disc, name, children, and a tick where it is chosen.

    It is 52 high; a name that is wider than the rail takes a second line, for names stay whole.
    """

    @override
    def sizeHint(self) -> QSize:
        lines = self.name_lines()
        high = lines.height - lines.line_height + self.theme.px(Size.ROW + Space.XXS)
        return QSize(self.theme.px(160), high)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme, roles = self.theme, self.theme.roles
        fill = self.ground()
        if fill is not None:
            paint_shape(painter, rect, theme.px(Radius.ROW), fill=fill)
        pad, side = theme.px(Space.XS), theme.px(_ROW_DISC)
        disc = QRectF(rect.x() + pad, rect.y() + (rect.height() - side) // 2, side, side)
        paint_choice(painter, disc, self.choice, theme, fill or roles.rail)
        left, width = disc.right() + theme.px(Space.XS), self._words_width()
        self._paint_words(painter, QRectF(left, rect.y(), width, rect.height()))

    def _words_width(self) -> int:
        theme = self.theme
        width = self.width() if self.isVisible() else theme.px(_USUAL)
        return width - theme.px(3 * Space.XS + _ROW_DISC)

    def name_lines(self) -> Lines:
        """Return the name as it stands in the row."""
        theme, width = self.theme, self._words_width()
        bold = theme.font(TextStyle.BODY, QFont.Weight.DemiBold)
        name = self.text().replace("&&", "&")
        return lay_out(name, bold, theme.line_height(TextStyle.BODY), width, _MOST_LINES)

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        theme, roles = self.theme, self.theme.roles
        name = self.name_lines()
        small = theme.line_height(TextStyle.CAPTION) if self.line else 0
        first = area.adjusted(0, (area.height() - name.height - small) // 2, 0, 0)
        name.paint(painter, first, roles.ink)
        second = QRectF(area.x(), first.y() + name.height, area.width(), small)
        if self.isChecked():
            second.setRight(self._paint_tick(painter, area, second, name))
        if self.line:
            self._paint_line(painter, second)

    def _paint_tick(self, painter: QPainter, area: QRectF, second: QRectF, name: Lines) -> float:
        """Paint it in the middle, or beside the second line where the name has no room for it."""
        theme = self.theme
        side = theme.px(_CHECK)
        fits = name.width <= area.width() - side - theme.px(Space.XXS)
        line = area if fits or not self.line else second
        box = QRectF(area.right() - side, line.y(), side, line.height())
        paint_icon(painter, "check", box, theme.accent.soft_ink, theme.text_scale)
        return box.x() - theme.px(Space.XXS)

    def _paint_line(self, painter: QPainter, second: QRectF) -> None:
        theme, mark = self.theme, self.mark()
        color = theme.roles.ink2
        if mark is not None:
            color = mark[1].text
            box = QRectF(second.x(), second.y(), theme.px(_MARK), second.height())
            paint_icon(painter, mark[0], box, color, theme.text_scale)
            second.setLeft(box.right() + theme.px(Space.XXS))
        font = theme.font(TextStyle.CAPTION)
        fits = text_width(self.line, font) <= second.width()
        line = self.line if fits or not self.count else self.count
        paint_line(painter, second, elide(line, font, second.width()), font, color)

    @override
    def show_choice(self, choice: Choice, language: Language) -> None:
        super().show_choice(choice, language)
        # The rail is narrow and names are the user's own.
        self.setToolTip(f"{choice_name(choice, language)}\n{self.line}".strip())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.updateGeometry()


class ChoiceDisc(ChoiceButton):
    """A disc for the slim rail and for title rows; its tooltip says the rest."""

    @override
    def sizeHint(self) -> QSize:
        side = self.theme.px(Size.MAIN_ACTION)
        return QSize(side, side)

    @override
    def show_choice(self, choice: Choice, language: Language) -> None:
        super().show_choice(choice, language)
        self.setToolTip(f"{choice_name(choice, language)}\n{self.line}".strip())

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme = self.theme
        fill = self.ground()
        if fill is not None:
            paint_shape(painter, rect, theme.px(Radius.ROW), fill=fill)
        ground = fill or self.palette().window().color()
        side = theme.px(_DISC)
        inset = (rect.width() - side) // 2
        disc = QRectF(rect.x() + inset, rect.y() + inset, side, side)
        paint_choice(painter, disc, self.choice, theme, ground)
        mark = self.mark()
        if mark is None:
            return
        badge = theme.px(_BADGE)
        box = QRectF(rect.right() + 1 - badge, rect.bottom() + 1 - badge, badge, badge)
        icon, tint = mark
        edge = theme.px(2)
        paint_disc(painter, box.adjusted(-edge, -edge, 0, 0), ground)
        paint_disc(painter, box, tint.fill)
        paint_icon(
            painter, icon, box.adjusted(edge, edge, -edge, -edge), tint.text, theme.text_scale
        )
