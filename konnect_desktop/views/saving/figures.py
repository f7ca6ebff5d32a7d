"""The figures of a plan in a row that goes on below, and how the disk is filled."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.services.saving.saving_plan import SavingPlan
from konnect_desktop.views.components.flow import Flow
from konnect_desktop.views.components.painted import Painted
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.painting.shapes import paint_groove, paint_shape
from konnect_desktop.views.saving.quiet_box import QuietBox
from konnect_desktop.views.theme import Space, TextStyle, ThemeSource
from konnect_desktop.wording import saving_window as words
from konnect_desktop.wording.language import Language

_CELL: Final = 112
_DISK: Final = 190
_BAR: Final = 8


class Figures(QuietBox):
    """Numbers with their words, and the disk's bar at the end."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, Space.L, Space.M, parent)
        self._flow = Flow(themes, space=Space.M)
        self._cells = [_Figure(themes) for _ in range(4)]
        self._disk = _Disk(themes)
        for widget in (*self._cells, self._disk):
            self._flow.add(widget)
        self.column.addWidget(self._flow)

    def show_plan(self, plan: SavingPlan, language: Language) -> None:
        """Show a plan's figures."""
        for cell, (number, word) in zip(self._cells, words.figures(plan, language), strict=True):
            cell.show_figure(number, word)
        self._disk.show_plan(plan, language)
        self._flow.updateGeometry()


class _Cell(QWidget):
    """Something in the row with a least width."""

    def __init__(self, themes: ThemeSource, least: int) -> None:
        super().__init__()
        self.themes = themes
        self._least = least
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(hint.width(), self.themes.theme.px(self._least)), hint.height())


class _Figure(_Cell):
    """A number over its word."""

    def __init__(self, themes: ThemeSource) -> None:
        super().__init__(themes, _CELL)
        self._number = Text(themes, "", TextStyle.SECTION, tabular=True)
        self._word = Text(themes, "", role="ink2")
        self.column.addWidget(self._number)
        self.column.addWidget(self._word)

    def show_figure(self, number: str, word: str) -> None:
        self._number.setText(number)
        self._word.setText(word)
        self.setAccessibleName(f"{number} {word}")


class _Disk(_Cell):
    """How full the disk is and will be."""

    def __init__(self, themes: ThemeSource) -> None:
        super().__init__(themes, _DISK)
        weight = QFont.Weight.DemiBold
        self._name = Text(themes, "", TextStyle.CAPTION, role="ink2")
        self._free = Text(themes, "", TextStyle.CAPTION, weight=weight, tabular=True)
        self._bar = _DiskBar(themes)
        self._fits = Text(themes, "", TextStyle.CAPTION, role="ink2")
        head = QHBoxLayout()
        head.addWidget(self._name)
        head.addStretch(1)
        head.addWidget(self._free)
        self.column.addLayout(head)
        self.column.addWidget(self._bar)
        self.column.addWidget(self._fits)
        self.column.setSpacing(themes.theme.px(Space.XXS))

    def show_plan(self, plan: SavingPlan, language: Language) -> None:
        name, free, fits = words.disk_words(plan, language)
        self._name.setText(name)
        self._free.setText(free)
        self._fits.setText(fits)
        self._fits.set_role("danger" if plan.missing_bytes else "ink2")
        self._bar.show_plan(plan)
        self.setAccessibleName(f"{name} {free} {fits}")


class _DiskBar(Painted):
    """Used, to be used, free."""

    def __init__(self, themes: ThemeSource) -> None:
        super().__init__(themes)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._used = self._more = 0.0
        self._fits = True

    def show_plan(self, plan: SavingPlan) -> None:
        total = plan.disk_bytes or 0
        free = plan.free_bytes or 0
        self._used = (total - free) / total if total else 0.0
        self._more = min(plan.estimated_bytes / total if total else 0.0, 1 - self._used)
        self._fits = not plan.missing_bytes
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(80), self.theme.px(_BAR))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme, bar = self.theme, QRectF(rect)
        radius = bar.height() / 2
        paint_groove(painter, bar, theme)
        # Something that is to be saved is seen, however large the disk.
        more = max(self._more * bar.width(), bar.height() * bool(self._more))
        used = min(self._used * bar.width(), bar.width() - more)
        colour = theme.accent.accent if self._fits else theme.roles.danger
        if more:
            both = QRectF(bar.x(), bar.y(), used + more, bar.height())
            paint_shape(painter, both, radius, fill=colour)
        if used:
            painter.setClipRect(QRectF(bar.x(), bar.y(), used, bar.height()))
            paint_shape(painter, bar, radius, fill=theme.roles.strong)
