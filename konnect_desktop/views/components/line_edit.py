"""A field for one line of text, with an icon before it and a small button in it if wanted."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.views.components.button import IconButton
from konnect_desktop.views.components.edit_menu import edit_menu
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.buttons import ButtonSize
from konnect_desktop.views.painting.fields import INVALID, PADDING, SEARCH
from konnect_desktop.views.theme import Space, ThemeSource

_ICON: Final = 20
_LOCK: Final = 18


class LineEdit(QLineEdit):
    """A field 44 high, or 40 when it searches; ``name`` is what a screen reader says."""

    def __init__(
        self,
        themes: ThemeSource,
        name: str,
        *,
        icon: str = "",
        search: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._icon = icon
        self._inside: IconButton | None = None
        self.setAccessibleName(name)
        self.setProperty(SEARCH, search)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.refresh()
        themes.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Measure and paint anew, after the theme has changed."""
        step = self._themes.theme.px(_ICON + Space.S)
        self.setTextMargins(step if self._icon else 0, 0, step if self._inside else 0, 0)
        self._place_inside()
        self.updateGeometry()
        self.update()

    def set_invalid(self, *, invalid: bool) -> None:
        """Show that the content is not right; the words for it stand in the ``Field``."""
        self.setProperty(INVALID, invalid)
        self.update()

    def put_inside(self, icon: str, name: str) -> IconButton:
        """Put a small button at the end of the field and return it."""
        button = IconButton(self._themes, icon, name, size=ButtonSize.SMALL, parent=self)
        self._inside = button
        button.show()
        self.refresh()
        return button

    @override
    def contextMenuEvent(self, arg__1: QContextMenuEvent) -> None:
        edit_menu(self).popup_inside(arg__1.globalPos())

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        self._place_inside()

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        super().paintEvent(arg__1)
        theme = self._themes.theme
        side, padding = theme.px(_ICON), theme.px(PADDING)
        painter = QPainter(self)
        if self._icon:
            box = QRectF(padding, 0, side, self.height())
            paint_icon(painter, self._icon, box, theme.roles.ink3, theme.text_scale)
        if not self.isEnabled():
            side = theme.px(_LOCK)
            box = QRectF(self.width() - padding - side, 0, side, self.height())
            paint_icon(painter, "lock", box, theme.roles.ink3, theme.text_scale)
        painter.end()

    def _place_inside(self) -> None:
        if self._inside is None:
            return
        size = self._inside.sizeHint()
        gap = (self.height() - size.height()) // 2
        self._inside.setGeometry(
            self.width() - size.width() - gap, gap, size.width(), size.height()
        )


class PasswordEdit(LineEdit):
    """A field that hides what is typed; ``shows`` and ``hides`` are the names of its eye."""

    def __init__(  # noqa: PLR0913 — a field, and the two names of its eye
        self,
        themes: ThemeSource,
        name: str,
        *,
        shows: str,
        hides: str,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, name, icon=icon, parent=parent)
        self._names = (shows, hides)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = self.put_inside("eye", shows)
        self._eye.clicked.connect(self.toggle)

    def set_names(self, shows: str, hides: str) -> None:
        """Name the eye in another language."""
        self._names = (shows, hides)
        hidden = self.echoMode() is QLineEdit.EchoMode.Password
        self._eye.set_name(shows if hidden else hides)

    def toggle(self) -> None:
        """Show or hide what is typed."""
        hidden = self.echoMode() is QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._eye.set_icon_name("eye-off" if hidden else "eye")
        self._eye.set_name(self._names[1] if hidden else self._names[0])
