"""The viewer's upper bar: back, what is shown, zoom, full screen, details, save."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.domain.shortcuts import Act
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.shortcuts import Shortcuts
from konnect_desktop.viewmodels.viewer import Viewer
from konnect_desktop.viewmodels.zoom import Zoom
from konnect_desktop.views.components.button import Button, IconButton
from konnect_desktop.views.components.painted import Painted
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.key_bindings import name_with_key
from konnect_desktop.views.painting.buttons import ButtonKind, ButtonSize, button_font
from konnect_desktop.views.painting.shapes import centred
from konnect_desktop.views.painting.text import text_width
from konnect_desktop.views.theme import Size, Space, TextStyle, ThemeSource
from konnect_desktop.wording import viewer as words
from konnect_desktop.wording.shortcuts import with_key

HEIGHT: Final = 60
_PERCENT_WIDTH: Final = 64
_TITLE: Final = 240
_ICON: Final = 20


class ViewerBar(QWidget):
    """Buttons and words; ``closed``, ``full_screen_toggled`` tell of the two that leave it."""

    closed = Signal()
    full_screen_toggled = Signal()

    def __init__(  # noqa: PLR0913, PLR0917 — its sources
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        viewer: Viewer,
        shortcuts: Shortcuts,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._languages = languages
        self._viewer = viewer
        self._shortcuts = shortcuts
        self._today = today
        self._is_compact = False
        self._is_tiny = False
        self._is_full_screen = False
        self.back = Button(themes, "", ButtonKind.QUIET, icon="arrow-left")
        self._names = Text(themes, "", weight=QFont.Weight.DemiBold, most_lines=1)
        self._where = Text(themes, "", role="ink2", most_lines=1)
        self.zoom_out = IconButton(themes, "minus", "")
        self.percent = Button(themes, "", ButtonKind.QUIET)
        self.zoom_in = IconButton(themes, "plus", "")
        self._divider = _Divider(themes)
        self._heart = _Mark(themes, "heart")
        self.full_screen = IconButton(themes, "maximize", "")
        self.details = IconButton(themes, "info", "")
        self.save = Button(themes, "", ButtonKind.PRIMARY, icon="download")
        self._gap = QWidget()
        self._row = QHBoxLayout()
        self._title = QHBoxLayout()
        self._below = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for button in (self.back, self.save):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self._connect()
        self.refresh()

    # -- words ------------------------------------------------------------------------------------

    def reword(self) -> None:
        """Name everything in the language that is spoken."""
        language, viewer = self._languages.language, self._viewer
        self.back.set_words("" if self._is_compact else words.word("back", language))
        screen = "window" if self._is_full_screen else "full_screen"
        panel = "hide_details" if viewer.details_open else "show_details"
        for button, name, act in (
            (self.back, "back", Act.CLOSE),
            (self.zoom_in, "zoom_in", Act.ZOOM_IN),
            (self.zoom_out, "zoom_out", Act.ZOOM_OUT),
            (self.full_screen, screen, Act.FULL_SCREEN),
            (self.details, panel, Act.DETAILS),
        ):
            name_with_key(button, words.word(name, language), self._shortcuts, act, language)
        fit = words.word("fit", language)
        self.percent.setToolTip(with_key(fit, self._shortcuts.keys(Act.ZOOM_FIT), language))
        self.details.set_kind(ButtonKind.TONAL if viewer.details_open else ButtonKind.QUIET)
        self._heart.set_name(words.word("liked", language))
        self.show_medium()

    def show_medium(self) -> None:
        """Say what is shown."""
        language, medium = self._languages.language, self._viewer.medium
        names, where = "", ""
        is_video = self._viewer.is_film
        if medium is not None:
            first_names = [child.child.first_name for child in medium.children]
            names = words.names(first_names, language)
            place, of = self._viewer.place
            position = words.position(place, of, language, is_video=is_video)
            day = medium.day or medium.medium.day
            where = words.subtitle(day, self._today(), position, language)
            where = f"· {where}" if names else where
        self._names.setText(names)
        self._names.setToolTip("")
        self._where.setText(where)
        self._where.setToolTip("")
        self._heart.setVisible(medium is not None and medium.medium.liked)
        self._show_zooming()
        self._show_saving()
        self.arrange()

    def _show_zooming(self) -> None:
        # Where they do not fit there are still wheel, double click and keys.
        can_zoom = not self._viewer.is_film and not self._is_tiny
        for part in (self.zoom_out, self.percent, self.zoom_in, self._divider):
            part.setVisible(can_zoom)
        self.full_screen.setVisible(not self._is_tiny)

    def _show_saving(self) -> None:
        language, medium = self._languages.language, self._viewer.medium
        saved = self._viewer.saved_path is not None
        allowed = medium is not None and medium.medium.downloadable
        name = words.word("saved" if saved else "save", language)
        self.save.set_words("" if self._is_compact else name)
        self.save.setAccessibleName(name)
        self.save.set_icon_name(
            "circle-check" if saved else "download" if allowed else "download-off"
        )
        self.save.setEnabled(allowed and not saved)
        reason = with_key(name, self._shortcuts.keys(Act.SAVE), language)
        if saved:
            reason = name
        if not allowed and medium is not None and not saved:
            reason = words.not_savable(language, is_video=self._viewer.is_film)
        self.save.setToolTip(reason)
        self.save.setAccessibleDescription(reason if not allowed and not saved else "")

    def show_zoom(self, zoom: Zoom) -> None:
        """Show how large the picture is."""
        self.percent.set_words(words.percent(zoom.percent))

    def show_full_screen(self, *, full_screen: bool) -> None:
        """Say whether the viewer fills the screen."""
        self._is_full_screen = full_screen
        self.full_screen.set_icon_name("minimize" if full_screen else "maximize")
        self.reword()

    # -- form -------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Take sizes from the theme."""
        theme = self._themes.theme
        self._column.setContentsMargins(theme.px(Space.M), 0, theme.px(Space.M), 0)
        self._column.setSpacing(0)
        self._row.setSpacing(theme.px(Space.XXS))
        for line in (self._title, self._below):
            line.setSpacing(theme.px(Space.XXS))
        self._gap.setFixedWidth(theme.px(Space.XXS))
        self.percent.setFixedWidth(theme.px(_PERCENT_WIDTH))
        self.reword()

    def arrange(self) -> None:
        """Put the title below the buttons, and icons for words, where there is little room."""
        theme = self._themes.theme
        compact = self._needed(with_words=True) > self.width()
        tiny = compact and self._needed(with_words=False) > self.width()
        if (compact, tiny) != (self._is_compact, self._is_tiny):
            moves = compact != self._is_compact
            self._is_compact, self._is_tiny = compact, tiny
            if moves:
                self._move_title()
            self.reword()
            return
        below = theme.line_height(TextStyle.BODY) + theme.px(Space.XS) if compact else 0
        beside, gap = theme.px(0 if compact else Space.M), theme.px(Space.XS if compact else 0)
        self._title.setContentsMargins(beside, 0, beside, 0)
        self._below.setContentsMargins(theme.px(Space.XS), 0, 0, gap)
        self.setFixedHeight(theme.px(HEIGHT) + below)

    def _needed(self, *, with_words: bool) -> int:
        """Return how wide it is, with its words and some room for the title or without."""
        theme, language = self._themes.theme, self._languages.language
        width = 2 * theme.px(Space.M) + theme.px(Space.XXS) * 12
        width += 2 * theme.px(Size.BUTTON)
        if not self._heart.isHidden():
            width += theme.px(Size.BUTTON)
        if not self._viewer.is_film:
            width += 2 * theme.px(Size.BUTTON) + theme.px(_PERCENT_WIDTH + Space.M)
        if not with_words:
            return width + 2 * theme.px(Size.BUTTON)
        font = button_font(theme, ButtonSize.MEDIUM)
        for name in ("back", "save"):
            words_width = text_width(words.word(name, language), font)
            width += words_width + theme.px(2 * Space.M + _ICON + Space.XS)
        return width + 2 * theme.px(Space.M) + theme.px(_TITLE)

    def _move_title(self) -> None:
        source, target = (
            (self._title, self._below) if self._is_compact else (self._below, self._title)
        )
        for text, stretch in ((self._names, 0), (self._where, 1)):
            source.removeWidget(text)
            target.addWidget(text, stretch)

    def _lay_out(self) -> None:
        self._title.addWidget(self._names)
        self._title.addWidget(self._where, 1)
        self._row.addWidget(self.back)
        self._row.addLayout(self._title, 1)
        self._row.addStretch(0)
        for part in (
            self.zoom_out,
            self.percent,
            self.zoom_in,
            self._divider,
            self._heart,
            self.full_screen,
            self.details,
        ):
            self._row.addWidget(part)
        self._row.addWidget(self._gap)
        self._row.addWidget(self.save)
        self._column.addLayout(self._row, 1)
        self._column.addLayout(self._below)

    def _connect(self) -> None:
        viewer = self._viewer
        self.back.clicked.connect(self.closed)
        self.full_screen.clicked.connect(self.full_screen_toggled)
        self.details.clicked.connect(self.toggle_details)
        self.save.clicked.connect(viewer.save)
        viewer.changed.connect(self.show_medium)
        viewer.neighbours_changed.connect(self.show_medium)
        viewer.saved_changed.connect(self.show_medium)
        viewer.panel_changed.connect(self.reword)
        self._themes.changed.connect(self.refresh)
        self._languages.changed.connect(self.reword)
        self._shortcuts.changed.connect(self.reword)

    def controls(self) -> tuple[QWidget, ...]:
        """Return what can be pressed, from left to right."""
        zoom = (self.zoom_out, self.percent, self.zoom_in)
        return (self.back, *zoom, self.full_screen, self.details, self.save)

    def toggle_details(self) -> None:
        """Open or close the details."""
        self._viewer.open_details(shown=not self._viewer.details_open)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()


class _Divider(Painted):
    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(Space.M), self.theme.px(Space.XL))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        middle = rect.center().x()
        painter.fillRect(QRect(middle, rect.y(), 1, rect.height()), self.theme.roles.line)


class _Mark(Painted):
    """An icon that says something and cannot be pressed."""

    def __init__(self, themes: ThemeSource, icon: str) -> None:
        super().__init__(themes)
        self._icon = icon

    def set_name(self, name: str) -> None:
        self.setToolTip(name)
        self.setAccessibleName(name)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(Size.BUTTON), self.theme.px(Size.BUTTON))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme = self.theme
        side = theme.px(_ICON)
        box = centred(rect, side, side)
        paint_icon(painter, self._icon, box, theme.accent.accent, theme.text_scale)
