"""Plain text in one of the five sizes, with the line height of its size."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.views.painting.text import UNLIMITED, Lines, lay_out, text_width
from konnect_desktop.views.theme import TextStyle, Theme, ThemeSource

TextRole = Literal["ink", "ink2", "ink3", "danger", "on_danger", "on_inverse"]


class Text(QLabel):
    """A label; ``role`` names a text colour of ``Roles``.

    It wraps when ``wraps`` is set. With ``most_lines`` the rest is elided and told by the tooltip.
    """

    def __init__(  # noqa: PLR0913 — all but the first two have a usual value
        self,
        themes: ThemeSource,
        text: str,
        style: TextStyle = TextStyle.BODY,
        *,
        weight: QFont.Weight | None = None,
        role: TextRole = "ink",
        tabular: bool = False,
        wraps: bool = False,
        most_lines: int = UNLIMITED,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._style = style
        self._weight = weight
        self._role: TextRole = role
        self._tabular = tabular
        self._wraps = wraps
        self._most_lines = most_lines
        self._align = align
        self._color: QColor | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        # A fixed height would hold text that wraps to the height of its hint.
        down = QSizePolicy.Policy.Preferred if wraps else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, down)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)
        themes.changed.connect(self.refresh)

    @property
    def _theme(self) -> Theme:
        return self._themes.theme

    def set_role(self, role: TextRole) -> None:
        """Use another text colour of the theme."""
        self._role, self._color = role, None
        self.update()

    def set_color(self, color: QColor) -> None:
        """Use a colour that the maker took from the theme; the maker renews it on a change."""
        self._color = color
        self.update()

    def refresh(self) -> None:
        """Measure and paint anew, after the theme has changed."""
        if not self._themes.keeps_sizes:
            self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        lines = self._lines(UNLIMITED)
        return QSize(-int(-lines.width // 1), max(lines.height, lines.line_height))

    @override
    def minimumSizeHint(self) -> QSize:
        line = self._theme.line_height(self._style)
        if not self._wraps and self._most_lines == UNLIMITED:
            return self.sizeHint()
        longest = max(self.text().split() or [""], key=len)
        return QSize(min(text_width(longest, self._font()), self._theme.px(160)), line)

    @override
    def hasHeightForWidth(self) -> bool:
        return self._wraps

    @override
    def heightForWidth(self, arg__1: int) -> int:
        lines = self._lines(arg__1)
        return max(lines.height, lines.line_height) if self._wraps else -1

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        lines = self._lines(self.width())
        if lines.elided and not self.toolTip():
            self.setToolTip(self.text())
        roles = self._theme.roles
        color = self._color or getattr(roles, self._role)
        painter = QPainter(self)
        lines.paint(painter, self.rect(), color if self.isEnabled() else roles.ink3, self._align)
        painter.end()

    def _font(self) -> QFont:
        return self._theme.font(self._style, self._weight, tabular=self._tabular)

    def _lines(self, width: int) -> Lines:
        most = self._most_lines if self._wraps else 1
        if self._wraps is False and self._most_lines == UNLIMITED:
            width = UNLIMITED
        return lay_out(self.text(), self._font(), self._theme.line_height(self._style), width, most)
