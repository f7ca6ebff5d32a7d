"""The drawer at the right: something beside the page that does not take it away."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.views.components.navigation import NavigationForm, form_for
from konnect_desktop.views.painting.shadow import paint_shadow, shadow_margin
from konnect_desktop.views.painting.shapes import edge_width
from konnect_desktop.views.theme import ThemeSource

_WIDTH: Final = 420


class Drawer(QWidget):
    """Holds one widget, as high as the window; narrow windows are filled. Esc closes it."""

    closed = Signal()

    def __init__(self, themes: ThemeSource, host: QWidget) -> None:
        super().__init__(host)
        self._themes = themes
        self._host = host
        self._content: QWidget | None = None
        self._column = QVBoxLayout(self)
        self.hide()
        host.installEventFilter(self)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close_it, context=within)
        themes.changed.connect(self.place)

    @property
    def content(self) -> QWidget | None:
        """What it holds while it is open."""
        return self._content if self.isVisibleTo(self._host) else None

    def open_with(self, widget: QWidget) -> None:
        """Show ``widget``; the one before it is hidden and stays its maker's."""
        if self._content is not None and self._content is not widget:
            self._column.removeWidget(self._content)
            self._content.hide()
        self._content = widget
        self._column.addWidget(widget)
        widget.show()
        self.place()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_it(self) -> None:
        """Close the drawer; what it held is kept."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def place(self) -> None:
        """Take the place at the right of the window."""
        theme, host = self._themes.theme, self._host
        narrow = form_for(host.width(), theme.text_scale) is NavigationForm.BAR
        around = 0 if narrow else shadow_margin(theme)
        width = host.width() if narrow else min(theme.px(_WIDTH), host.width())
        self._column.setContentsMargins(around + edge_width(theme), 0, 0, 0)
        self.setGeometry(QRect(host.width() - width - around, 0, width + around, host.height()))
        self.update()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        around = self._column.contentsMargins().left() - edge_width(theme)
        body = self.rect().adjusted(around, 0, 0, 0)
        painter = QPainter(self)
        if around:
            paint_shadow(painter, body, 0, theme)
        painter.fillRect(body, theme.roles.window)
        line = QRect(body.x(), 0, edge_width(theme), self.height())
        painter.fillRect(line, theme.roles.line)
        painter.end()
