"""Parts of the details: facts and people in rows, and labels that wrap; painted, not built.

A panel of many labels would take longer to lay out than the picture beside it takes to change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.views.components.avatar import Face, paint_face
from konnect_desktop.views.components.painted import Painted
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.shapes import edge_width, paint_shape
from konnect_desktop.views.painting.text import (
    Lines,
    elide,
    lay_out,
    paint_line,
    text_width,
)
from konnect_desktop.views.theme import Space, TextStyle, Theme, ThemeSource

_ICON: Final = 20
_FACE: Final = 32
_LABEL: Final = 28
_LABEL_GAP: Final = 8


@dataclass(frozen=True, slots=True)
class Fact:
    """An icon or a face, a line, and a quieter second line where there is more to say."""

    mark: str | Face
    first: str
    second: str = ""

    @property
    def words(self) -> str:
        """Both lines, for screen readers."""
        return ", ".join(part for part in (self.first, self.second) if part)


@dataclass(frozen=True, slots=True)
class _Row:
    fact: Fact
    top: int
    height: int
    first: Lines
    second: Lines


class Facts(Painted):
    """Rows of facts; hidden while there are none."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._facts: tuple[Fact, ...] = ()
        self._rows: list[_Row] = []
        self._laid_out_at = -1
        _wrap(self)

    @property
    def words(self) -> list[str]:
        """What it says, a text for each row."""
        return [fact.words for fact in self._facts]

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these."""
        if tuple(facts) != self._facts:
            self._facts = tuple(facts)
            self.setAccessibleName("\n".join(self.words))
            self.setVisible(bool(facts))
            self.refresh()

    @override
    def refresh(self) -> None:
        self._laid_out_at = -1
        super().refresh()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        rows = self._laid_out(arg__1)
        return rows[-1].top + rows[-1].height if rows else 0

    @override
    def sizeHint(self) -> QSize:
        width = self.theme.px(240)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(120), self.theme.px(_ICON) if self._facts else 0)

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme = self.theme
        for row in self._laid_out(rect.width()):
            left = self._paint_mark(painter, row)
            words = QRect(left, row.top, rect.width() - left, row.height)
            spare = max((row.height - row.first.height - row.second.height) // 2, 0)
            words.translate(0, spare)
            row.first.paint(painter, words, theme.roles.ink)
            row.second.paint(painter, words.translated(0, row.first.height), theme.roles.ink3)

    def _paint_mark(self, painter: QPainter, row: _Row) -> int:
        theme, mark = self.theme, row.fact.mark
        side = _mark_side(row.fact, theme)
        if isinstance(mark, Face):
            top = row.top + (row.height - side) / 2
            paint_face(painter, QRectF(0, round(top), side, side), mark, theme)
        else:
            box = QRectF(0, row.top, side, side)
            paint_icon(painter, mark, box, theme.roles.ink3, theme.text_scale)
        return _text_left(row.fact, theme)

    def _laid_out(self, width: int) -> list[_Row]:
        if width != self._laid_out_at:
            self._rows = self._lay_out(width)
            self._laid_out_at = width
        return self._rows

    def _lay_out(self, width: int) -> list[_Row]:
        theme = self.theme
        line = theme.line_height(TextStyle.BODY)
        rows: list[_Row] = []
        top = 0
        for fact in self._facts:
            is_person = isinstance(fact.mark, Face)
            bold = theme.font(TextStyle.BODY, QFont.Weight.DemiBold if is_person else None)
            free = width - _text_left(fact, theme)
            first = lay_out(fact.first, bold, line, free)
            plain = theme.font(TextStyle.BODY)
            second = lay_out(fact.second, plain, line, free, 0 if not fact.second else 100)
            height = first.height + (second.height if fact.second else 0)
            height = max(height, _mark_side(fact, theme))
            rows.append(_Row(fact, top, height, first, second))
            top += height + theme.px(Space.M)
        return rows


def _mark_side(fact: Fact, theme: Theme) -> int:
    return theme.px(_FACE if isinstance(fact.mark, Face) else _ICON)


def _text_left(fact: Fact, theme: Theme) -> int:
    gap = Space.XS if isinstance(fact.mark, Face) else Space.S
    return _mark_side(fact, theme) + theme.px(gap)


class Labels(Painted):
    """Words in pills, as many in a row as fit."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._words: tuple[str, ...] = ()
        _wrap(self)

    def set_words(self, words: Sequence[str]) -> None:
        """Show these."""
        if tuple(words) != self._words:
            self._words = tuple(words)
            self.setAccessibleName(", ".join(words))
            self.setToolTip(", ".join(words))
            self.refresh()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        places = self._places(arg__1)
        return places[-1].bottom() + 1 if places else 0

    @override
    def sizeHint(self) -> QSize:
        width = self.theme.px(240)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(80), self.theme.px(_LABEL) if self._words else 0)

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme, roles = self.theme, self.theme.roles
        font = _font(theme)
        pad = theme.px(Space.S)
        for word, place in zip(self._words, self._places(rect.width()), strict=True):
            paint_shape(
                painter,
                place,
                place.height() / 2,
                fill=roles.surface,
                edge=roles.line,
                edge_width=edge_width(theme),
            )
            inner = place.adjusted(pad, 0, -pad, 0)
            paint_line(painter, inner, elide(word, font, inner.width()), font, roles.ink2)

    def _places(self, width: int) -> list[QRect]:
        theme = self.theme
        height, gap, pad = theme.px(_LABEL), theme.px(_LABEL_GAP), theme.px(Space.S)
        places: list[QRect] = []
        left = top = 0
        for word in self._words:
            own = min(text_width(word, _font(theme)) + 2 * pad, max(width, 1))
            if left and left + own > width:
                left, top = 0, top + height + gap
            places.append(QRect(left, top, own, height))
            left += own + gap
        return places


def _wrap(widget: QWidget) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


def _font(theme: Theme) -> QFont:
    return theme.font(TextStyle.CAPTION, QFont.Weight.Medium)
