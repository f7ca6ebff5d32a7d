"""The viewer as one page: bar, stage, film bar, filmstrip, details; it fills what it is given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import pairwise
from typing import Final, cast

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.pictures import PictureKey, portrait_of
from konnect_desktop.domain.shortcuts import Act
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.pictures import VIEWER
from konnect_desktop.viewmodels.shortcuts import Shortcuts
from konnect_desktop.viewmodels.viewer import Viewer
from konnect_desktop.views.key_bindings import bind
from konnect_desktop.views.pictures import PictureCache
from konnect_desktop.views.theme import Space, ThemeSource
from konnect_desktop.views.viewer.bar import ViewerBar
from konnect_desktop.views.viewer.details import PANEL, DetailsPanel
from konnect_desktop.views.viewer.film import FilmPlayer
from konnect_desktop.views.viewer.film_bar import FilmBar
from konnect_desktop.views.viewer.film_show import FilmShow
from konnect_desktop.views.viewer.full_screen import FullScreen
from konnect_desktop.views.viewer.ground import DarkGround
from konnect_desktop.views.viewer.stage import Stage
from konnect_desktop.views.viewer.strip import FilmStrip
from konnect_desktop.wording import viewer as words

_STAGE_BESIDE: Final = 400
_STAGE_ABOVE: Final = 240
_PANEL_SHARE: Final = 0.4


class ViewerPage(QWidget):
    """Shows a ``Viewer``; its maker shows and hides it.

    ``closed`` says that somebody went back, ``entry_wanted`` tells the ``EntryKey`` to show in the
    timeline; its button is there after ``offer_timeline``. Saving is the viewer's
    ``save_wanted``. Call ``stop`` before the application ends.

    Args:
        themes: The app's; the viewer makes itself dark.
        languages: What it speaks.
        viewer: What it shows.
        pictures: The pixmaps.
        shortcuts: The keys.
        today: The day in Amsterdam.
        parent: What it covers.
    """

    closed = Signal()
    entry_wanted = Signal(object)

    def __init__(  # noqa: PLR0913 — its sources
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        viewer: Viewer,
        pictures: PictureCache,
        shortcuts: Shortcuts,
        *,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._languages = languages
        self._viewer = viewer
        self._pictures = pictures
        self._ground = DarkGround(themes, self)
        dark = self._ground.themes
        self._dark = dark
        self.bar = ViewerBar(dark, languages, viewer, shortcuts, today)
        self.stage = Stage(dark, languages, viewer, pictures, shortcuts)
        self.player = FilmPlayer(self)
        self.film_bar = FilmBar(dark, languages, self.player, shortcuts)
        self.film = FilmShow(languages, viewer, self.stage, self.player, self.film_bar)
        self.strip = FilmStrip(dark, pictures)
        self.full_screen = FullScreen(self)
        self.details = DetailsPanel(dark, languages, viewer, pictures)
        self._left = QVBoxLayout()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column = QVBoxLayout(self)
        self._lay_out()
        self._connect()
        self._bind(shortcuts)
        self._ground.connect_focus(cast("QApplication", QApplication.instance()))
        self._ground.dress()
        self._order()
        self.reword()

    # -- for the maker ----------------------------------------------------------------------------

    def offer_timeline(self, *, offered: bool = True) -> None:
        """Show the button that leads to the entry in the timeline."""
        self.details.offer_timeline(offered=offered)

    def stop(self) -> None:
        """Let go of film and thread, before the application ends."""
        self.player.close()

    def _back(self) -> None:
        if self.full_screen.is_on:
            self.full_screen.leave()
        else:
            self.closed.emit()

    def _leave(self) -> None:
        self.full_screen.leave()
        self.closed.emit()

    # -- content ----------------------------------------------------------------------------------

    def reword(self) -> None:
        """Take the words of the parts that do not do it themselves."""
        self.setAccessibleName(words.word("viewer", self._languages.language))
        self.stage.reword()
        self.strip.setAccessibleName(words.word("strip", self._languages.language))
        self._name_strip()
        self._show_strip()

    def _show_medium(self) -> None:
        self.bar.show_zoom(self.stage.canvas.zoom)
        self._show_strip()

    def _show_strip(self) -> None:
        media = self._viewer.strip
        if media != self.strip.media:
            self._name_strip()
        self.strip.mark(self._viewer.position)
        self.strip.setVisible(len(media) > 1 and self._has_room_for_strip())
        self._want()

    def _name_strip(self) -> None:
        language, media = self._languages.language, self._viewer.strip
        names = [
            words.position(
                place, len(media), language, is_video=medium.medium.kind is MediaKind.VIDEO
            )
            for place, medium in enumerate(media)
        ]
        self.strip.show_media(media, names)

    def _want(self) -> None:
        """Ask for the picture first, then its neighbours, then what the strip shows."""
        medium = self._viewer.medium
        if medium is None or self.isHidden():
            self._pictures.show((), (), VIEWER)
            return
        faces = [
            portrait_of(child.account.account_id, child.child.child_id) for child in medium.children
        ]
        near = [other.key for other in self._viewer.neighbours]
        self._pictures.show((medium.key, *faces), (*near, *self.strip.near()), VIEWER)
        self._decode_ahead()

    def _decode_ahead(self) -> None:
        """Have the neighbours ready in the size of the stage, once the shown one is there."""
        canvas = self.stage.canvas
        if self._viewer.medium is None or canvas.is_empty:
            return
        dpr = canvas.devicePixelRatioF()
        for other in self._viewer.neighbours:
            self._pictures.pixmap(other.key, canvas.fitting_size(other.key), dpr)

    def _take_arrival(self, key: PictureKey) -> None:
        known = (self._viewer.medium, *self._viewer.neighbours)
        if any(medium is not None and medium.key == key for medium in known):
            self._decode_ahead()

    # -- form -------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        for layout in (self._left, self._body, self._column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._left.addWidget(self.stage, 1)
        self._left.addWidget(self.film_bar)
        self._left.addWidget(self.strip)
        self._body.addLayout(self._left, 1)
        self._body.addWidget(self.details)
        self._column.addWidget(self.bar)
        self._column.addLayout(self._body, 1)

    def arrange(self) -> None:
        """Put the details beside the picture, or below it where the window is narrow."""
        theme = self._dark.theme
        panel = theme.px(PANEL)
        beside = self.width() >= panel + theme.px(_STAGE_BESIDE)
        way = QBoxLayout.Direction
        self._body.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self.details.lie(beside=beside)
        free = self.height() - self.bar.height()
        if beside:
            self.details.setFixedSize(panel, max(free, 1))
        else:
            self.details.setFixedSize(max(self.width(), 1), max(round(free * _PANEL_SHARE), 1))
        self.details.setVisible(self._viewer.details_open)
        self._left.setContentsMargins(0, 0, 0, theme.px(Space.S))
        self.strip.setVisible(len(self._viewer.strip) > 1 and self._has_room_for_strip())
        self.film_bar.fit(self.width() - (panel if beside and self._viewer.details_open else 0))

    def _has_room_for_strip(self) -> bool:
        theme = self._dark.theme
        below = not self.details.isHidden() and self.details.width() >= self.width()
        taken = self.bar.height() + (self.details.height() if below else 0)
        strip = self.strip.sizeHint().height()
        return self.height() - taken - strip >= theme.px(_STAGE_ABOVE)

    def _order(self) -> None:
        """Have Tab go from above to below."""
        stage = self.stage
        parts = (*self.bar.controls(), stage.previous, stage.canvas, stage.play, stage.next)
        parts = (*parts, stage.notice.button, *self.film_bar.controls(), self.strip)
        parts = (*parts, self.details.switch, self.details.in_timeline)
        for first, second in pairwise(parts):
            self.setTabOrder(first, second)

    def _connect(self) -> None:
        viewer = self._viewer
        self.bar.closed.connect(self._leave)
        self.bar.full_screen_toggled.connect(self.full_screen.toggle)
        self.bar.zoom_in.clicked.connect(self.stage.canvas.zoom_in)
        self.bar.zoom_out.clicked.connect(self.stage.canvas.zoom_out)
        self.bar.percent.clicked.connect(self.stage.canvas.zoom_to_fit)
        self.stage.canvas.zoomed.connect(self._show_zoom)
        self.strip.picked.connect(viewer.go_to)
        self.details.entry_wanted.connect(self._ask_for_entry)
        self.full_screen.changed.connect(self._show_full_screen)
        viewer.changed.connect(self._show_medium)
        viewer.neighbours_changed.connect(self._show_strip)
        viewer.panel_changed.connect(self.arrange)
        self._pictures.arrived.connect(self._take_arrival)
        self._languages.changed.connect(self.reword)
        self._dark.changed.connect(self.arrange)

    def _show_zoom(self) -> None:
        self.bar.show_zoom(self.stage.canvas.zoom)

    def _show_full_screen(self) -> None:
        self.bar.show_full_screen(full_screen=self.full_screen.is_on)

    def _ask_for_entry(self) -> None:
        medium = self._viewer.medium
        if medium is not None:
            self.entry_wanted.emit(medium.entry)

    def _bind(self, shortcuts: Shortcuts) -> None:
        viewer, canvas = self._viewer, self.stage.canvas
        self._keys = bind(
            self,
            shortcuts,
            {
                Act.CLOSE: self._back,
                Act.PHOTO_NEXT: viewer.next,
                Act.PHOTO_PREVIOUS: viewer.previous,
                Act.PHOTO_FIRST: viewer.first,
                Act.PHOTO_LAST: viewer.last,
                Act.SAVE: viewer.save,
                Act.DETAILS: self.bar.toggle_details,
                Act.FULL_SCREEN: self.full_screen.toggle,
                Act.PLAY: self._play,
                Act.ZOOM_IN: canvas.zoom_in,
                Act.ZOOM_OUT: canvas.zoom_out,
                Act.ZOOM_FIT: canvas.zoom_to_fit,
                Act.FILM_BACK: partial(self.film.seek_by, -1),
                Act.FILM_ON: partial(self.film.seek_by, 1),
                Act.MUTE: self.film.mute,
            },
        )

    def _play(self) -> None:
        if self._viewer.is_film:
            self.film.toggle()

    # -- events -----------------------------------------------------------------------------------

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.stage.canvas.setFocus(event.reason())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
        self._want()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.arrange()
        self._want()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.player.stop()
        self._pictures.show((), (), VIEWER)

    @override
    def sizeHint(self) -> QSize:
        return QSize(1280, 800)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._dark.theme.roles.viewer)
        painter.end()
