"""One account, or all together, to look at: as a row of the rail and as a disc."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.viewmodels.account_entry import AccountState
from konnect_desktop.viewmodels.frame import Choice
from konnect_desktop.views.accounts.faces import paint_choice
from konnect_desktop.views.components.painted import PaintedButton
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.shapes import paint_disc, paint_shape
from konnect_desktop.views.painting.text import (
    elide,
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
    """A row 52 high for the rail: disc, name, children, and a tick where it is chosen."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(160), self.theme.px(Size.ROW + Space.XXS))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme, roles = self.theme, self.theme.roles
        fill = self.ground()
        if fill is not None:
            paint_shape(painter, rect, theme.px(Radius.ROW), fill=fill)
        pad, side = theme.px(Space.XS), theme.px(_ROW_DISC)
        disc = QRectF(rect.x() + pad, rect.y() + (rect.height() - side) // 2, side, side)
        paint_choice(painter, disc, self.choice, theme, fill or roles.rail)
        right = rect.right() + 1 - pad
        if self.isChecked():
            box = QRectF(right - theme.px(_CHECK), rect.y(), theme.px(_CHECK), rect.height())
            paint_icon(painter, "check", box, theme.accent.soft_ink, theme.text_scale)
            right -= theme.px(_CHECK + Space.XXS)
        left = disc.right() + theme.px(Space.XS)
        self._paint_words(painter, QRectF(left, rect.y(), right - left, rect.height()))

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        theme, roles = self.theme, self.theme.roles
        heights = theme.line_height(TextStyle.BODY), theme.line_height(TextStyle.CAPTION)
        top = area.y() + (area.height() - sum(heights)) // 2
        bold = theme.font(TextStyle.BODY, QFont.Weight.DemiBold)
        name = elide(self.text().replace("&&", "&"), bold, area.width())
        if not self.line:
            paint_line(painter, area, name, bold, roles.ink)
            return
        first = QRectF(area.x(), top, area.width(), heights[0])
        paint_line(painter, first, name, bold, roles.ink)
        second = QRectF(area.x(), first.bottom(), area.width(), heights[1])
        color, mark = roles.ink2, self.mark()
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
