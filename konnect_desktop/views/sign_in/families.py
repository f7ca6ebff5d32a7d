"""The invented families of a demo: a row each, to sign in with one click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.viewmodels.initials import initials
from konnect_desktop.viewmodels.sign_in import DemoFamily
from konnect_desktop.views.components.avatar import Face, paint_face
from konnect_desktop.views.components.card import Card
from konnect_desktop.views.components.painted import PaintedButton
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.shapes import paint_shape
from konnect_desktop.views.painting.text import elide, paint_line, text_width, without_mnemonics
from konnect_desktop.views.theme import AccountAccent, Radius, Space, TextStyle, ThemeSource
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.sign_in import family_spoken, sign_in_words

_ROW: Final = 52
_FACE: Final = 34
_ARROW: Final = 18


class FamiliesCard(Card):
    """``picked`` tells of a ``DemoFamily``."""

    picked = Signal(object)

    def __init__(
        self, themes: ThemeSource, families: Sequence[DemoFamily], parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, parent)
        self._title = Text(themes, "", weight=QFont.Weight.DemiBold, wraps=True)
        self._text = Text(themes, "", role="ink2", wraps=True)
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addWidget(self._title)
        self._words.addWidget(self._text)
        self.column.addLayout(self._words)
        self.rows: list[FamilyRow] = []
        for place, family in enumerate(families):
            row = FamilyRow(themes, family, place)
            row.clicked.connect(lambda _=False, chosen=family: self.picked.emit(chosen))
            self.rows.append(row)
            self.column.addWidget(row)
        self.tighten()
        themes.changed.connect(self.tighten)

    def start(self) -> None:
        """Give the focus to the first family."""
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def reword(self, language: Language) -> None:
        """Speak the current language."""
        words = sign_in_words(language)
        self._title.setText(words.families_title)
        self._text.setText(words.families_text)
        for row in self.rows:
            row.setAccessibleName(family_spoken(row.family.name, language))

    def tighten(self) -> None:
        """Let the rows reach further out than the words above them."""
        theme = self._themes.theme
        side, ends = theme.px(Space.XS) + 1, theme.px(Space.XS) + 1
        self.column.setContentsMargins(side, theme.px(Space.S), side, ends)
        self.column.setSpacing(0)
        inset = theme.px(Space.XS)
        self._words.setContentsMargins(inset, 0, inset, theme.px(Space.XXS))


class FamilyRow(PaintedButton):
    """Initials, the organisation's name over the parent's user name, and an arrow."""

    def __init__(self, themes: ThemeSource, family: DemoFamily, place: int) -> None:
        super().__init__(themes, Radius.CONTROL)
        self.family = family
        accents = tuple(AccountAccent)
        self._face = Face(initials(family.name), accents[place % len(accents)], strong=True)
        self.setText(without_mnemonics(family.name))
        self.setAccessibleName(family.name)
        self.setToolTip(family.username)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        name = text_width(self.family.name, self._bold())
        around = 3 * Space.XS + Space.S + _FACE + _ARROW
        return QSize(name + self.theme.px(around), self.theme.px(_ROW))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme, roles = self.theme, self.theme.roles
        fill = (None, roles.hover, roles.pressed)[self.step()]
        if fill is not None:
            paint_shape(painter, rect, theme.px(Radius.CONTROL), fill=fill)
        pad, side = theme.px(Space.XS), theme.px(_FACE)
        disc = QRectF(rect.x() + pad, rect.y() + (rect.height() - side) / 2, side, side)
        paint_face(painter, disc, self._face, theme, fill)
        arrow = theme.px(_ARROW)
        box = QRectF(rect.right() + 1 - pad - arrow, rect.y(), arrow, rect.height())
        paint_icon(painter, "chevron-right", box, roles.ink3, theme.text_scale)
        left = round(disc.right()) + theme.px(Space.S)
        self._paint_words(painter, QRectF(left, rect.y(), box.x() - pad - left, rect.height()))

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        theme = self.theme
        line, small = theme.line_height(TextStyle.BODY), theme.line_height(TextStyle.CAPTION)
        top = area.y() + (area.height() - line - small) / 2
        first = QRectF(area.x(), top, area.width(), line)
        paint_line(painter, first, self.family.name, self._bold(), theme.roles.ink)
        caption = theme.font(TextStyle.CAPTION)
        username = elide(self.family.username, caption, area.width())
        second = QRectF(area.x(), top + line, area.width(), small)
        paint_line(painter, second, username, caption, theme.roles.ink2)

    def _bold(self) -> QFont:
        return self.theme.font(TextStyle.BODY, QFont.Weight.DemiBold)
