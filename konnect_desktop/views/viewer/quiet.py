"""While a slideshow runs, bars, arrows and pointer go away; a move of the pointer brings them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from konnect_desktop.viewmodels.slideshow import Slideshow
from konnect_desktop.views.viewer.canvas import Canvas

_WAIT_MS: Final = 2500
_WAKES: Final = frozenset(
    {QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.ShortcutOverride}
)


class QuietBars(QObject):
    """Hides ``bars`` while nobody moves; they keep their places."""

    def __init__(
        self,
        application: QApplication,
        slideshow: Slideshow,
        canvas: Canvas,
        bars: Sequence[QWidget],
    ) -> None:
        super().__init__(canvas)
        self._slideshow = slideshow
        self._canvas = canvas
        self._bars = bars
        self._hidden: list[QWidget] = []
        self._pointer = QCursor.pos()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self.hide_bars)
        slideshow.changed.connect(self.wake)
        application.focusChanged.connect(self._take_focus)
        canvas.setMouseTracking(True)
        canvas.installEventFilter(self)

    def wake(self) -> None:
        """Show the bars, and wait anew where a slideshow runs."""
        self._timer.stop()
        hidden, self._hidden = self._hidden, []
        for bar in hidden:
            bar.show()
        if hidden:
            self._canvas.unsetCursor()
        if self._slideshow.is_running:
            self._pointer = QCursor.pos()
            self._timer.start()

    def hide_bars(self) -> None:
        """Take the bars away, unless the pointer was moved over one of them since."""
        if not self._slideshow.is_running:
            return
        if QCursor.pos() != self._pointer:
            self.wake()
            return
        if self._has_focus():
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self._timer.stop()
        self._hidden = [bar for bar in self._bars if not bar.isHidden()]
        for bar in self._hidden:
            bar.hide()
        self._canvas.setCursor(Qt.CursorShape.BlankCursor)

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and any(
            bar is focus or bar.isAncestorOf(focus) for bar in self._bars
        )

    def _take_focus(self) -> None:
        """Wait anew while somebody goes through the bars by keyboard."""
        if self._slideshow.is_running and self._has_focus():
            self.wake()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _WAKES and self._slideshow.is_running:
            self.wake()
        return False
