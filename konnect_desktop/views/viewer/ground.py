"""Dark dress for one part of the window, whatever theme the rest wears."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFocusFrame, QWidget
from shiboken6 import isValid

from konnect_desktop.views.style import KonnectStyle
from konnect_desktop.views.theme import Scheme, Theme, ThemeSource, make_theme


class DarkGround(QObject):
    """Gives widgets the dark theme with the accent, text scale and settings of the app's own.

    Make the widgets with ``themes``, then ``dress`` the one that holds them all.
    """

    def __init__(self, app_themes: ThemeSource) -> None:
        super().__init__()
        self._app_themes = app_themes
        self._root: QWidget | None = None
        self.themes = ThemeSource(_darkened(app_themes.theme), self)
        self._style = KonnectStyle(self.themes)
        self._style.setParent(self)
        app_themes.changed.connect(self._follow)

    def connect_focus(self, application: QApplication) -> None:
        """Paint the focus ring in the dark accent while it is in here."""
        application.focusChanged.connect(self._dress_ring)

    def dress(self, root: QWidget) -> None:
        """Give a widget and everything in it the dark palette and style."""
        self._root = root
        self.dress_one(root)
        for widget in _below(root):
            widget.setStyle(self._style)

    def dress_one(self, widget: QWidget) -> None:
        """Give a widget that came later, as a menu, the dark palette and style."""
        widget.setPalette(self.themes.theme.palette())
        widget.setStyle(self._style)

    def _follow(self) -> None:
        before, now = self.themes.theme, _darkened(self._app_themes.theme)
        if _taken(now) == _taken(before):
            return  # the app has only become light or dark, and it is always dark in here
        self.themes.use(now)
        if self._root is not None:
            self._root.setPalette(self.themes.theme.palette())

    def _dress_ring(self, _old: QWidget | None, new: QWidget | None) -> None:
        # A style set on a widget does not reach the frame: it is a sibling of what it frames.
        root = self._root
        if new is None or root is None or not isValid(root):
            return
        inside = root.isAncestorOf(new)
        for frame in new.window().findChildren(QFocusFrame):
            if inside or frame.style() is self._style:
                frame.setStyle(self._style if inside else QApplication.style())


def _below(widget: QWidget) -> Iterator[QWidget]:
    # Not ``findChildren``: in Python's eyes that changes the owner of all it finds.
    for child in widget.children():
        if isinstance(child, QWidget):
            yield child
            yield from _below(child)


def _darkened(theme: Theme) -> Theme:
    return make_theme(
        Scheme.DARK,
        theme.leading,
        text_scale=theme.text_scale,
        high_contrast=theme.high_contrast,
        reduced_motion=theme.reduced_motion,
    )


def _taken(theme: Theme) -> tuple[object, ...]:
    """Return what is taken over from the app's own theme."""
    look = (theme.leading, theme.text_scale)
    return (*look, theme.high_contrast, theme.reduced_motion)
