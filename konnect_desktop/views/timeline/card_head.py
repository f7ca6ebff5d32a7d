"""The head of a card: face, name and kind, and below them author, group and time.

Names are never shortened: what does not fit goes on to the next line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.viewmodels.timeline_rows import EntryRow
from konnect_desktop.views.components.avatar import Face
from konnect_desktop.views.components.button import IconButton
from konnect_desktop.views.components.tag import paint_tag, tag_size
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.buttons import ButtonSize
from konnect_desktop.views.painting.text import lay_out, paint_line, text_width
from konnect_desktop.views.theme import Space, Status, TextStyle, Tint
from konnect_desktop.views.timeline.card_words import HeadWords
from konnect_desktop.views.timeline.faces import (
    account_face,
    child_face,
    paint_faces,
    person_face,
    portrait_key,
)
from konnect_desktop.views.timeline.tools import CardTools
from konnect_desktop.wording import timeline as words
from konnect_desktop.wording import timeline_page

_FACE: Final = 40
_BUTTON: Final = 36
_HEART: Final = 20
_BADGE_OUT: Final = 6
_TAG_OUT: Final = 2
_DOT: Final = "·"


class _Piece(Struct, frozen=True):
    """Words or a tag at a place."""

    rect: QRect
    text: str
    font: QFont
    role: str
    tag: Tint | None = None


class CardHead(QWidget):
    """Paints who and what; ``menu_button`` opens what can be done with the card."""

    def __init__(
        self, tools: CardTools, row: EntryRow, head: HeadWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tools = tools
        self._row = row
        self._head = head
        self._liked = any(medium.medium.liked for medium in row.media)
        self._face: QPixmap | None = None
        self._flowed: tuple[int, Sequence[_Piece]] | None = None
        name = timeline_page.card_menu(head.name, tools.language)
        self.menu_button = IconButton(
            tools.themes, "ellipsis", name, size=ButtonSize.SMALL, parent=self
        )
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(head.spoken)
        told = (
            row.account.name if tools.merged() else "",
            timeline_page.liked(tools.language) if self._liked else "",
        )
        self.setToolTip("\n".join(line for line in told if line))
        tools.themes.changed.connect(self.refresh)

    @property
    def keys(self) -> Sequence[PictureKey]:
        """The portraits that it shows."""
        if self._row.own:
            return ()
        return [portrait_key(child) for child in self._row.children[:2]]

    def picture_arrived(self) -> None:
        """Show the portrait that is there now."""
        self._face = None
        self.update()

    def refresh(self) -> None:
        """Measure and paint anew, after the theme has changed."""
        self._face, self._flowed = None, None
        self._place_button()
        if not self._tools.themes.keeps_sizes:
            self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        pieces = self._pieces(arg__1)
        bottom = max((piece.rect.bottom() + 1 for piece in pieces), default=0)
        # The account's badge hangs out of the face.
        return max(
            bottom, self._tools.theme.px(_FACE + (_BADGE_OUT if self._tools.merged() else 0))
        )

    @override
    def sizeHint(self) -> QSize:
        width = self._tools.theme.px(320)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._tools.theme.px(160), self._tools.theme.px(_FACE))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_button()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._tools.theme
        painter = QPainter(self)
        side = theme.px(_FACE)
        ratio = self.devicePixelRatioF()
        if self._face is None or self._face.devicePixelRatio() != ratio:
            self._face = self._draw_face(ratio)
        painter.drawPixmap(0, 0, self._face)
        out = theme.px(_TAG_OUT)
        for piece in self._pieces(self.width()):
            if piece.tag is not None:
                paint_tag(
                    painter, piece.rect.adjusted(0, -out, 0, out), piece.text, "", piece.tag, theme
                )
            else:
                color: QColor = getattr(theme.roles, piece.role)
                paint_line(painter, piece.rect, piece.text, piece.font, color)
        if self._liked:
            heart = theme.px(_HEART)
            left = self.width() - theme.px(_BUTTON + Space.XXS) - heart
            box = QRectF(left, (side - heart) / 2, heart, heart)
            paint_icon(painter, "heart", box, theme.accent.soft_ink, theme.text_scale)
        painter.end()

    def _place_button(self) -> None:
        theme = self._tools.theme
        side = self.menu_button.sizeHint().width()
        top = (theme.px(_FACE) - side) // 2
        self.menu_button.setGeometry(QRect(self.width() - side, top, side, side))

    def _draw_face(self, ratio: float) -> QPixmap:
        theme = self._tools.theme
        side, room = theme.px(_FACE), theme.px(_FACE + _BADGE_OUT)
        drawn = QPixmap(QSize(room, room) * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        paint_faces(painter, QRectF(0, 0, side, side), self._faces(), theme)
        painter.end()
        return drawn

    def _faces(self) -> Sequence[Face]:
        row, tools = self._row, self._tools
        if row.own:
            return [person_face(row.author or row.account.name, row.account)]
        if not row.children:
            return [account_face(row.account)]
        side = tools.theme.px(_FACE)
        ratio = self.devicePixelRatioF()
        return [
            child_face(
                child,
                tools.pictures.pixmap(portrait_key(child), QSize(side, side), ratio),
                badge=tools.merged() and place == min(len(row.children), 2) - 1,
            )
            for place, child in enumerate(row.children[:2])
        ]

    # -- where the words stand --------------------------------------------------------------------

    def _pieces(self, width: int) -> Sequence[_Piece]:
        if self._flowed is None or self._flowed[0] != width:
            self._flowed = (width, self._flow(width))
        return self._flowed[1]

    def _flow(self, width: int) -> Sequence[_Piece]:
        theme = self._tools.theme
        left = theme.px(_FACE + Space.S)
        taken = theme.px(_BUTTON) + (theme.px(_HEART + Space.XXS) if self._liked else 0)
        room = max(width - left - taken, theme.px(60))
        top, line = theme.px(_TAG_OUT), theme.line_height(TextStyle.BODY)
        flow = _Flow(left, top, room, line, theme.px(Space.XS))
        name = theme.font(TextStyle.READING, QFont.Weight.DemiBold)
        flow.add_words(self._head.name, name, "ink")
        for text, tint in self._tags():
            flow.add_tag(text, tint, tag_size(text, "", theme))
        body = theme.font(TextStyle.BODY, tabular=True)
        flow.add_words(self._head.kind, body, "ink3")
        flow.next_line()
        for part in self._head.parts:
            flow.add_part(part, body, "ink2")
        return flow.pieces

    def _tags(self) -> Sequence[tuple[str, Tint]]:
        row, theme, language = self._row, self._tools.theme, self._tools.language
        soft = Tint(theme.accent.soft_ink, theme.accent.soft)
        tags: list[tuple[str, Tint]] = []
        if row.own:
            tags.append((words.you(language), soft))
        if row.removed:
            tags.append((words.removed(language), theme.statuses[Status.ABSENT]))
        elif row.is_new:
            tags.append((words.new(language), soft))
        return tags


class _Flow:
    """Puts words one after the other, and on the next line what does not fit."""

    def __init__(self, left: int, top: int, room: int, line: int, gap: int) -> None:
        self.pieces: list[_Piece] = []
        self._left = left
        self._room = room
        self._line = line
        self._gap = gap
        self._x = 0
        self._y = top

    def next_line(self) -> None:
        """Begin a line, unless this one is empty."""
        if self._x:
            self._x = 0
            self._y += self._line

    def add_words(self, text: str, font: QFont, role: str) -> None:
        """Put words; only what is wider than a whole line is broken."""
        if not text:
            return
        width = text_width(text, font)
        if self._x and self._x + width > self._room:
            self.next_line()
        if width <= self._room:
            self._put(text, width, font, role, None)
            return
        for part in lay_out(text, font, self._line, self._room).texts:
            self.next_line()
            self._put(part, text_width(part, font), font, role, None)

    def add_part(self, text: str, font: QFont, role: str) -> None:
        """Put one of several facts; a dot stands between two on the same line."""
        dot = text_width(_DOT, font)
        dotted = dot + self._gap // 2 + text_width(text, font)
        if self._x and self._x - self._gap // 2 + dotted <= self._room:
            self._x -= self._gap // 2
            self._put(_DOT, dot, font, role, None)
            self._x -= self._gap // 2
        elif self._x:
            self.next_line()
        self.add_words(text, font, role)

    def add_tag(self, text: str, tint: Tint, size: QSize) -> None:
        """Put a tag."""
        if self._x and self._x + size.width() > self._room:
            self.next_line()
        self._put(text, size.width(), QFont(), "", tint)

    def _put(self, text: str, width: int, font: QFont, role: str, tint: Tint | None) -> None:
        rect = QRect(self._left + self._x, self._y, width, self._line)
        self.pieces.append(_Piece(rect, text, font, role, tint))
        self._x += width + self._gap
