"""Toasts on their place: at the bottom in the middle, six seconds each, the newest lowest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from konnect_desktop.views.components.toast import STAY_MS, Toast
from konnect_desktop.views.painting.shadow import shadow_margin
from konnect_desktop.views.theme import Space, ThemeSource

_MOST: Final = 3
_WIDEST: Final = 560
_STAYS: Final = {QEvent.Type.Enter, QEvent.Type.FocusIn}
_GOES: Final = {QEvent.Type.Leave, QEvent.Type.FocusOut}


class ToastStack(QObject):
    """Shows toasts over ``host``; one stays while the pointer or the focus is in it.

    Args:
        themes: Where they get the theme from.
        host: The window.
        area: Returns the part of the window whose lower edge they stand on.
        stay_ms: How long one stays.
    """

    def __init__(
        self,
        themes: ThemeSource,
        host: QWidget,
        area: Callable[[], QRect],
        *,
        stay_ms: int = STAY_MS,
    ) -> None:
        super().__init__(host)
        self._themes = themes
        self._host = host
        self._area = area
        self._stay_ms = stay_ms
        self._toasts: list[Toast] = []
        self._timers: dict[Toast, QTimer] = {}
        themes.changed.connect(self.place)

    @property
    def toasts(self) -> tuple[Toast, ...]:
        """What is shown, the newest last."""
        return tuple(self._toasts)

    def show(
        self,
        text: str,
        action: str = "",
        then: Callable[[], object] | None = None,
        *,
        icon: str = "circle-check",
    ) -> Toast:
        """Show a toast; ``then`` is called when its one action is pressed."""
        toast = Toast(self._themes, text, action=action, icon=icon, parent=self._host)
        if toast.action is not None and then is not None:
            toast.action.clicked.connect(lambda: self._do(toast, then))
        for part in (toast, toast.action):
            if part is not None:
                part.installEventFilter(self)
        self._toasts.append(toast)
        self._timers[toast] = self._timer_of(toast)
        while len(self._toasts) > _MOST:
            self.dismiss(self._toasts[0])
        self.place()
        toast.show()
        toast.raise_()
        _announce(toast, text)
        return toast

    def dismiss(self, toast: Toast) -> None:
        """Take a toast away."""
        if toast in self._toasts:
            self._toasts.remove(toast)
            self._timers.pop(toast).stop()
            toast.hide()
            toast.deleteLater()
            self.place()

    def clear(self) -> None:
        """Take all of them away."""
        for toast in self.toasts:
            self.dismiss(toast)

    def place(self) -> None:
        """Put them on their places, after the window or the theme has changed."""
        theme = self._themes.theme
        area, around = self._area(), shadow_margin(theme)
        widest = min(area.width() - 2 * theme.px(Space.M), theme.px(_WIDEST)) + 2 * around
        bottom = area.bottom() + 1 - theme.px(Space.XL) + around
        for toast in reversed(self._toasts):
            width = min(toast.sizeHint().width(), widest)
            height = toast.heightForWidth(width)
            left = area.x() + (area.width() - width) // 2
            toast.setGeometry(left, bottom - height, width, height)
            toast.raise_()
            bottom -= height - 2 * around + theme.px(Space.XS)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _STAYS or event.type() in _GOES:
            found = [toast for toast in self._toasts if watched in {toast, toast.action}]
            for toast in found:
                self._hold(toast, held=event.type() in _STAYS)
        return super().eventFilter(watched, event)

    def _timer_of(self, toast: Toast) -> QTimer:
        timer = QTimer(toast)
        timer.setSingleShot(True)
        timer.setInterval(self._stay_ms)
        timer.timeout.connect(lambda: self.dismiss(toast))
        timer.start()
        return timer

    def _hold(self, toast: Toast, *, held: bool) -> None:
        timer = self._timers[toast]
        if held:
            timer.stop()
        else:
            timer.start()

    def _do(self, toast: Toast, then: Callable[[], object]) -> None:
        if isValid(toast):
            self.dismiss(toast)
        then()


def _announce(toast: Toast, text: str) -> None:
    # The names of all roles and events come with it, and no toast comes before the first paint.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(toast, text))
