"""The ribbon of a demo profile: everybody sees at once that nothing here is real."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.components.link import LinkButton
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.theme import Space, Status, ThemeSource
from konnect_desktop.wording.frame import frame_words

_ICON: Final = 16


class DemoRibbon(QWidget):
    """A strip over the whole width with the way out of the demo."""

    left = Signal()

    def __init__(
        self, themes: ThemeSource, languages: LanguageSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._languages = languages
        self._words = Text(themes, "", wraps=True)
        self._way_out = LinkButton(themes, "")
        self._way_out.clicked.connect(self.left)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._way_out, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.refresh()
        self.reword()
        themes.changed.connect(self.refresh)
        languages.changed.connect(self.reword)

    def refresh(self) -> None:
        """Take spaces and the colour of the words from the theme."""
        theme = self._themes.theme
        before = theme.px(Space.L + _ICON + Space.XS)
        self._row.setContentsMargins(before, theme.px(2), theme.px(Space.L), theme.px(2))
        self._row.setSpacing(theme.px(Space.M))
        self._words.set_color(theme.statuses[Status.INFO].text)
        self.update()

    def reword(self) -> None:
        """Speak the current language."""
        words = frame_words(self._languages.language)
        said = f"{words.ribbon_lead} · {words.ribbon_rest}"
        self._words.setText(said)
        self.setAccessibleName(said)
        self._way_out.set_words(words.ribbon_action)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        tint = theme.statuses[Status.INFO]
        painter = QPainter(self)
        painter.fillRect(self.rect(), tint.fill)
        edge = theme.tint_edge(tint)
        if edge is not None:
            painter.fillRect(0, self.height() - 1, self.width(), 1, edge)
        box = QRectF(theme.px(Space.L), 0, theme.px(_ICON), self.height())
        paint_icon(painter, "sparkles", box, tint.text, theme.text_scale)
        painter.end()
