"""Where the page says that something is wrong: one banner, or nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from konnect_desktop.views.components.banner import Banner
from konnect_desktop.views.painting.sentence import Sentence
from konnect_desktop.views.theme import ThemeSource
from konnect_desktop.views.timeline.notices import ShownNotice


class BannerPlace(QWidget):
    """Hidden without a banner; ``pressed`` tells the ``ShownNotice`` whose button it was."""

    pressed = Signal(object)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._notice: ShownNotice | None = None
        self.shown: Banner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_notice(self, notice: ShownNotice | None) -> None:
        """Show this banner, or none; the same one stays as it is."""
        if notice == self._notice:
            return
        self._notice = notice
        if self.shown is not None:
            self.shown.hide()
            self.shown.deleteLater()
            self.shown = None
        if notice is not None:
            self.shown = self._make(notice)
            self._column.addWidget(self.shown)
            self.shown.show()
        self.setHidden(notice is None)

    def _make(self, notice: ShownNotice) -> Banner:
        words = notice.notice
        banner = Banner(
            self._themes,
            notice.status,
            Sentence(words.title, words.line),
            action=words.button,
            icon=notice.icon,
        )
        if banner.button is not None:
            banner.button.clicked.connect(lambda: self.pressed.emit(notice))
        return banner
