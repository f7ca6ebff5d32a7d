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
_SMALL_ICON: Final = 16
_FACE: Final = 32
_DOT: Final = " · "
_LABEL: Final = 28
_LABEL_GAP: Final = 8


@dataclass(frozen=True, slots=True)
class Fact:
    """An icon or a face, a line, and a quieter second line where there is more to say.

    A person's second line stands beside the first where both have room. A ``quiet`` fact is a note.
    """

    mark: str | Face
    first: str
    second: str = ""
    quiet: bool = False

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
    beside: int = 0
    """Where the second line begins when it stands beside the first."""


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
            lines = row.first.height + (0 if row.beside else row.second.height)
            spare = max((row.height - lines) // 2, 0)
            words.translate(0, spare)
            ink = theme.roles.ink3 if row.fact.quiet else theme.roles.ink
            row.first.paint(painter, words, ink)
            second = words.translated(row.beside, 0 if row.beside else row.first.height)
            row.second.paint(painter, second, theme.roles.ink3)

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
        rows: list[_Row] = []
        top = 0
        for fact in self._facts:
            row = self._row(fact, top, width)
            rows.append(row)
            top += row.height + self.theme.px(Space.M)
        return rows

    def _row(self, fact: Fact, top: int, width: int) -> _Row:
        theme, is_person = self.theme, isinstance(fact.mark, Face)
        style = TextStyle.CAPTION if fact.quiet else TextStyle.BODY
        line, free = theme.line_height(style), width - _text_left(fact, theme)
        bold = theme.font(style, QFont.Weight.DemiBold if is_person else None)
        plain = theme.font(style)
        side = _mark_side(fact, theme)
        if is_person and fact.second:
            second, left = f"{_DOT}{fact.second}", text_width(fact.first, bold)
            if left + text_width(second, plain) <= free:
                first = lay_out(fact.first, bold, line, free, 1)
                beside = lay_out(second, plain, line, free - left, 1)
                return _Row(fact, top, max(line, side), first, beside, left)
        first = lay_out(fact.first, bold, line, free)
        second = lay_out(fact.second, plain, line, free, 100 if fact.second else 0)
        height = first.height + (second.height if fact.second else 0)
        return _Row(fact, top, max(height, side), first, second)


def _mark_side(fact: Fact, theme: Theme) -> int:
    if fact.quiet:
        return theme.px(_SMALL_ICON)
    return theme.px(_FACE if isinstance(fact.mark, Face) else _ICON)


def _text_left(fact: Fact, theme: Theme) -> int:
    gap = Space.XS if fact.quiet or isinstance(fact.mark, Face) else Space.S
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
