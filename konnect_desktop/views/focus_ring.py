"""Shows the focus ring where the keyboard put the focus, and nowhere else."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFocusFrame, QWidget
from shiboken6 import isValid


class FocusRing(QObject):
    """Follows the focus of the application with one ``QFocusFrame``."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._frame: QFocusFrame | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show_again)
        application.focusChanged.connect(self._follow)

    @property
    def target(self) -> QWidget | None:
        """The widget that wears the ring, if any."""
        frame = self._frame
        return frame.widget() if frame is not None and isValid(frame) else None

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None:
            return
        window = new.window()
        # Qt sets the attribute when Tab, an arrow or a shortcut moves the focus, and never clears
        # it; cleared here, it tells for each change whether the keyboard made it.
        by_keyboard = window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, on=False)
        comes_back = old is None and new is self.target
        if by_keyboard:
            self._show_at(new)
        elif not comes_back:
            self._hide()

    def _show_at(self, target: QWidget) -> None:
        if self._frame is None or not isValid(self._frame):
            self._frame = QFocusFrame()
        self._frame.setWidget(target)
        if not self._frame.isVisible():
            # Qt shows no frame where the widget is out of sight, also when it is scrolled into it.
            self._later.start()

    def _show_again(self) -> None:
        target, frame = self.target, self._frame
        if target is not None and frame is not None and not frame.isVisible():
            self._hide()
            self._frame = QFocusFrame()
            self._frame.setWidget(target)

    def _hide(self) -> None:
        if self._frame is not None and isValid(self._frame):
            self._frame.deleteLater()
        self._frame = None


def is_ringed(window: QWidget) -> bool:
    """Say whether the ring is shown in a window: whether its user goes about by keyboard."""
    return any(frame.isVisible() for frame in window.findChildren(QFocusFrame))


def give_focus(widget: QWidget, *, ringed: bool) -> None:
    """Move the focus by hand, with the ring where it was shown before."""
    # Of the reasons to hand, Qt takes only this one for the keyboard's.
    by_keyboard, otherwise = Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.OtherFocusReason
    widget.setFocus(by_keyboard if ringed else otherwise)
