"""The card of what this version cannot show: what it is, and the way to the portal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.domain.timeline import CardKind
from konnect_desktop.viewmodels.timeline_rows import EntryRow
from konnect_desktop.views.components.card import Card
from konnect_desktop.views.components.link import LinkButton
from konnect_desktop.views.components.painted import Painted
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.focus import RING_RADIUS
from konnect_desktop.views.painting.shapes import centred, paint_shape
from konnect_desktop.views.theme import Radius, Space, Status
from konnect_desktop.views.timeline.card_words import head_words
from konnect_desktop.views.timeline.tools import CardTools
from konnect_desktop.wording import timeline as words

_SQUARE: Final = 48
_ICON: Final = 24
_BESIDE_FROM: Final = 520
_WAY = QBoxLayout.Direction


class InfoCard(Card):
    """Shows a trigger card or one of an unknown kind; it opens in the portal."""

    def __init__(self, tools: CardTools, row: EntryRow, parent: QWidget | None = None) -> None:
        super().__init__(tools.themes, parent)
        self._tools = tools
        head = head_words(row, tools.language, tools.today(), merged=tools.merged())
        self.setAccessibleName(", ".join(part for part in (head.spoken, row.description) if part))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty(RING_RADIUS, float(Radius.CARD))
        is_trigger = row.kind is CardKind.TRIGGER
        self._way = QBoxLayout(_WAY.LeftToRight)
        self._row = QHBoxLayout()
        self._words = QVBoxLayout()
        self._row.addWidget(_Square(tools, is_trigger=is_trigger), alignment=_TOP)
        self._row.addLayout(self._words, 1)
        self._way.addLayout(self._row, 1)
        self.column.addLayout(self._way)
        self._add_words(head.kind, head.name, row)
        self._add_link(row.account.account_id)
        self._space()
        tools.themes.changed.connect(self._space)

    @property
    def stops(self) -> Sequence[QWidget]:
        """What Tab stops at, in order."""
        return [self, *self.findChildren(LinkButton)]

    @property
    def keys(self) -> Sequence[PictureKey]:
        """It shows no pictures."""
        return ()

    @override
    def heightForWidth(self, arg__1: int) -> int:
        is_wide = arg__1 >= self._tools.theme.px(_BESIDE_FROM)
        self._way.setDirection(_WAY.LeftToRight if is_wide else _WAY.TopToBottom)
        return super().heightForWidth(arg__1)

    def _add_words(self, kind: str, name: str, row: EntryRow) -> None:
        themes, language = self._tools.themes, self._tools.language
        title = row.description or kind
        line = f"{name} · {kind}" if row.description else words.unknown_line(language)
        bold = QFont.Weight.Medium
        self._words.addWidget(Text(themes, title, weight=bold, wraps=True))
        self._words.addWidget(Text(themes, line, role="ink2", wraps=True))
        if row.removed:
            self._words.addWidget(Text(themes, words.removed(language), role="ink3", wraps=True))

    def _add_link(self, account_id: str) -> None:
        tools = self._tools
        address = tools.portal_address(account_id)
        if not address:
            return
        link = LinkButton(tools.themes, words.open_in_portal(tools.language), parent=self)
        link.clicked.connect(lambda: tools.actions.link_opened.emit(address))
        self._way.addWidget(link, alignment=_MIDDLE)

    def _space(self) -> None:
        theme = self._tools.theme
        self._way.setSpacing(theme.px(Space.S))
        self._row.setSpacing(theme.px(Space.S))
        self._words.setSpacing(0)


_TOP: Final = Qt.AlignmentFlag.AlignTop
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class _Square(Painted):
    """The icon on the fill of its state."""

    def __init__(self, tools: CardTools, *, is_trigger: bool) -> None:
        super().__init__(tools.themes)
        self._icon = "clipboard-check" if is_trigger else "file-question-mark"
        self._status = Status.OPTION if is_trigger else Status.INFO

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(_SQUARE), self.theme.px(_SQUARE))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        tint = self.theme.statuses[self._status]
        edge = self.theme.tint_edge(tint)
        paint_shape(painter, rect, self.theme.px(Radius.PHOTO), fill=tint.fill, edge=edge)
        side = self.theme.px(_ICON)
        box = QRectF(centred(rect, side, side))
        paint_icon(painter, self._icon, box, tint.text, self.theme.text_scale)
