"""The frame of a dialog: title, content, buttons, over a scrim that covers its window.

Rule: it is opened with ``open`` and answers by ``accepted`` and ``rejected``; it is gone once
closed. Where the window is narrow it fills it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid
from typing_extensions import override

from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.navigation import NavigationForm, form_for
from konnect_desktop.views.dialogs.focus_trap import next_within
from konnect_desktop.views.dialogs.panel import Panel
from konnect_desktop.views.focus_ring import give_focus, is_ringed
from konnect_desktop.views.painting.shadow import paint_shadow
from konnect_desktop.views.theme import Radius, Space, ThemeSource

WIDTH: Final = 480
"""Width of a dialog that says nothing else, in pixels at 100 %."""
_KEPT_KEYS: Final = (Qt.Key.Key_Q,)


class Dialog(QDialog):
    """A dialog over the window of ``parent``, or a window of its own without one.

    Content goes into ``body``, buttons by ``add_button`` with the main one last. ``closes`` names
    the cross at the upper right. ``width`` is in pixels at 100 %.
    """

    def __init__(
        self,
        themes: ThemeSource,
        title: str,
        *,
        closes: str,
        width: int = WIDTH,
        parent: QWidget | None = None,
    ) -> None:
        host = None if parent is None else parent.window()
        super().__init__(host)
        self._themes = themes
        self._host = host
        self._width = width
        self._first: QWidget | None = None
        self._before: QWidget | None = None
        self._panel = Panel(themes, title, closes, self)
        self.body = self._panel.body
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._panel.close_button.clicked.connect(self.reject)
        self._panel.outgrown.connect(self._place)
        if host is not None:
            self.setWindowFlags(Qt.WindowType.Widget)
            self.hide()
            host.installEventFilter(self)
        themes.changed.connect(self._place)

    # -- what it shows ----------------------------------------------------------------------------

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Show another title, and a line below it where there is one."""
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._panel.set_title(title, subtitle)

    def set_close_name(self, name: str) -> None:
        """Name the cross in another language."""
        self._panel.close_button.set_name(name)

    def set_note(self, text: str) -> None:
        """Show a line beside the buttons, or nothing."""
        self._panel.set_note(text)

    def add_button(self, button: Button) -> Button:
        """Put a button at the end, the main one last, and return it."""
        return self._panel.add_button(button)

    def start_at(self, widget: QWidget) -> None:
        """Give this widget the focus when the dialog opens."""
        self._first = widget

    # -- opening and closing ----------------------------------------------------------------------

    @override
    def open(self) -> None:
        """Show the dialog; it never waits."""
        self._before = QApplication.focusWidget()
        ringed = self._host is not None and is_ringed(self._host)
        self._place()
        self.show()
        self.raise_()
        first = self._first or next_within(self._panel.content, None) or self._panel.last_button()
        give_focus(first or self._panel.close_button, ringed=ringed)

    @override
    def done(self, arg__1: int) -> None:
        before, self._before = self._before, None
        host = self._host
        ringed = host is not None and is_ringed(host)
        super().done(arg__1)
        # Not ``findChildren``: that makes the host the owner of all it finds in Python's eyes,
        # and what a scroll area owns, its viewport, is taken for gone then.
        if host is None or before is None or not isValid(before):
            return
        if host.isAncestorOf(before):
            give_focus(before, ringed=ringed)

    # -- place and look ---------------------------------------------------------------------------

    @property
    def fills_window(self) -> bool:
        """Whether it has no edge and no scrim, because the window is narrow or its own."""
        if self._host is None:
            return True
        scale = self._themes.theme.text_scale
        return form_for(self._host.width(), scale) is NavigationForm.BAR

    def _place(self) -> None:
        theme = self._themes.theme
        if self._host is None:
            self._panel.set_framed(framed=False)
            self._panel.setGeometry(self.rect())
            return
        self.setGeometry(self._host.rect())
        self._panel.set_framed(framed=not self.fills_window)
        if self.fills_window:
            self._panel.setGeometry(self.rect())
            self.update()
            return
        margin = theme.px(Space.XL)
        width = min(theme.px(self._width), self.width() - 2 * margin)
        height = min(self._panel.height_at(width), self.height() - 2 * margin)
        left, top = (self.width() - width) // 2, (self.height() - height) // 2
        self._panel.setGeometry(QRect(left, top, width, height))
        self.update()

    @override
    def showEvent(self, arg__1: QShowEvent) -> None:
        if self._host is None:
            theme = self._themes.theme
            width = theme.px(self._width)
            self.resize(width, self._panel.height_at(width))
        super().showEvent(arg__1)
        self._place()

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        self._place()

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        if self._host is None or self.fills_window:
            return
        theme = self._themes.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.roles.scrim)
        paint_shadow(painter, self._panel.geometry(), theme.px(Radius.DIALOG), theme)
        painter.end()

    # -- keys -------------------------------------------------------------------------------------

    @override
    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:
        if arg__1 is self._host and arg__2.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(arg__1, arg__2)

    @override
    def event(self, arg__1: QEvent) -> bool:
        if isinstance(arg__1, QKeyEvent) and arg__1.type() == QEvent.Type.ShortcutOverride:
            # Shortcuts of the page behind must not work while it cannot be reached.
            if arg__1.key() not in _KEPT_KEYS and self._host is not None:
                arg__1.accept()
            return True
        if arg__1.type() in {QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}:
            arg__1.accept()
            return True
        return super().event(arg__1)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        if self._host is None:
            return super().focusNextPrevChild(next)
        target = next_within(self, QApplication.focusWidget(), forwards=next)
        if target is None:
            # The only control keeps the focus; refused, the key would go on to the page behind.
            return True
        tab, back = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason
        target.setFocus(tab if next else back)
        self._panel.bring_into_sight(target)
        return True

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if self._panel.scroll_by(arg__1):
            arg__1.accept()
        else:
            super().keyPressEvent(arg__1)
