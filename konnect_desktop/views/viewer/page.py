"""The viewer as one page: bar, stage, film bar, filmstrip, details; it fills what it is given."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.domain.media import MediaKind
from konnect_desktop.views.key_bindings import bind
from konnect_desktop.views.viewer.acts import ViewerActs
from konnect_desktop.views.viewer.ahead import LookAhead
from konnect_desktop.views.viewer.deeds import deeds_of
from konnect_desktop.views.viewer.film_show import FilmShow
from konnect_desktop.views.viewer.full_screen import FullScreen
from konnect_desktop.views.viewer.parts import PageParts
from konnect_desktop.views.viewer.places import PagePlaces
from konnect_desktop.views.viewer.quiet import QuietBars
from konnect_desktop.views.viewer.taking import Taking
from konnect_desktop.wording import viewer as words


class ViewerPage(QWidget):
    """Shows a ``Viewer``; its maker shows and hides it.

    ``closed`` says that somebody went back, ``entry_wanted`` tells the ``EntryKey`` to show in the
    timeline; its button is there after ``offer_timeline``. ``diary_wanted`` tells the ``EntryKey``
    of a diary to show, ``link_opened`` an address in one, ``folder_wanted`` a folder to open in
    the system, and ``told`` a sentence and whether it is good news. Saving is the viewer's
    ``save_wanted``. Call ``stop`` before the application ends.

    Args:
        parts: What it is put together from.
        parent: What it covers.
    """

    closed = Signal()
    entry_wanted = Signal(object)
    diary_wanted = Signal(object)
    link_opened = Signal(str)
    folder_wanted = Signal(object)
    told = Signal(str, bool)

    def __init__(self, parts: PageParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tools = parts.tools
        self._tools = tools
        self._viewer = viewer = tools.viewer
        self._ground = parts.ground
        self._ground.setParent(self)
        self.bar = parts.bar
        self.stage = parts.stage
        self.player = parts.player
        self.player.setParent(self)
        self.film_bar = parts.film_bar
        self.film = FilmShow(tools, self.stage, self.player, self.film_bar)
        self.strip = parts.strip
        self.full_screen = FullScreen(self)
        self.details = parts.details
        self.slide_bar = parts.slide_bar
        for part in (self.bar, self.stage, self.film_bar, self.strip, self.details, self.slide_bar):
            part.setParent(self)
        bars = (self.bar, self.slide_bar, self.stage.previous, self.stage.next)
        self._quiet = QuietBars(tools.application, viewer.slideshow, self.stage.canvas, bars)
        self._fills_for_show = False
        self._ahead = LookAhead(tools, self.stage.canvas, self.strip)
        self._places = PagePlaces(self, tools)
        self.taking = Taking(tools, self)
        self.acts = ViewerActs(tools, deeds_of(self, viewer), self._ground.dress_one)
        self._keys = bind(self, tools.shortcuts, self.acts.slots())
        self._connect()
        self._ground.connect_focus(tools.application)
        self._ground.dress(self)
        self._order()
        self.reword()

    # -- for the maker ----------------------------------------------------------------------------

    def offer_timeline(self, *, offered: bool = True) -> None:
        """Show the button that leads to the entry in the timeline."""
        self.details.offer_timeline(offered=offered)

    def stop(self) -> None:
        """Let go of film and thread, before the application ends."""
        self.player.close()
        self.taking.close()

    def arrange(self) -> None:
        """Place everything in the room there is."""
        self._places.arrange()

    # -- what can be done -------------------------------------------------------------------------

    def ask_for_entry(self) -> None:
        """Ask for the entry of the shown one to be shown in the timeline."""
        medium = self._viewer.medium
        if medium is not None:
            self.entry_wanted.emit(medium.entry)

    def ask_for_folder(self) -> None:
        """Ask for the folder to be opened in which the shown one is saved."""
        saved = self._viewer.saved_path
        if saved is not None:
            self.folder_wanted.emit(saved.parent)

    def go_back(self) -> None:
        """End the slideshow, or else leave the full screen, or else the viewer."""
        if self._viewer.slideshow.is_on:
            self._viewer.slideshow.stop()
        elif self.full_screen.is_on:
            self.full_screen.leave()
        else:
            self.closed.emit()

    def _leave(self) -> None:
        self._viewer.slideshow.stop()
        self.full_screen.leave()
        self.closed.emit()

    def _open_menu(self) -> None:
        button = self.bar.more
        place = button.mapToGlobal(QPoint(0, button.height()))
        self.acts.popup(self, place)

    # -- content ----------------------------------------------------------------------------------

    def reword(self) -> None:
        """Take the words of the parts that do not do it themselves."""
        self.setAccessibleName(self._tools.word("viewer"))
        self.stage.reword()
        self.strip.setAccessibleName(self._tools.word("strip"))
        self._name_strip()
        self._show_strip()
        self._show_zoom()

    def _show_medium(self) -> None:
        self._show_zoom()
        self._show_strip()

    def _show_strip(self) -> None:
        path = self._viewer.path
        if path.strip != self.strip.media:
            self._name_strip()
        self.strip.mark(path.position)
        self._places.show_strip()
        self._ahead.want()

    def _name_strip(self) -> None:
        language, media = self._tools.language, self._viewer.path.strip
        names = [
            words.position(
                place, len(media), language, is_video=medium.medium.kind is MediaKind.VIDEO
            )
            for place, medium in enumerate(media)
        ]
        self.strip.show_media(media, names)

    def _show_slides(self) -> None:
        """Fill the screen while a slideshow is on, and give it back as it was."""
        is_on = self._viewer.slideshow.is_on
        if is_on and not self._fills_for_show and not self.full_screen.is_on:
            self._fills_for_show = True
            self.full_screen.toggle()
        elif not is_on and self._fills_for_show:
            self._fills_for_show = False
            self.full_screen.leave()
        self.arrange()

    def _take_zoom(self) -> None:
        if not self.stage.canvas.zoom.is_fit:
            self._viewer.slideshow.pause()
        self._show_zoom()

    def _show_zoom(self) -> None:
        canvas, medium = self.stage.canvas, self._viewer.medium
        is_lost = medium is not None and self._tools.pictures.is_lost(medium.key)
        # While a picture is on its way the buttons stay as they are: they may have the focus.
        self.bar.show_zoom(canvas.zoom, is_lost=is_lost and canvas.is_empty)

    def _show_full_screen(self) -> None:
        self.bar.show_full_screen(full_screen=self.full_screen.is_on)

    def _connect(self) -> None:
        viewer, canvas = self._viewer, self.stage.canvas
        self.bar.closed.connect(self._leave)
        self.bar.menu_wanted.connect(self._open_menu)
        self.bar.full_screen.clicked.connect(self.full_screen.toggle)
        self.bar.zoom_in.clicked.connect(canvas.zoom_in)
        self.bar.zoom_out.clicked.connect(canvas.zoom_out)
        self.bar.percent.clicked.connect(canvas.zoom_to_fit)
        canvas.zoomed.connect(self._take_zoom)
        self.bar.grew.connect(self.arrange)
        self.film_bar.shown.connect(self.arrange)
        viewer.slideshow.changed.connect(self._show_slides)
        self.strip.picked.connect(viewer.path.go_to)
        self.details.entry_wanted.connect(self.ask_for_entry)
        self.details.folder_wanted.connect(self.ask_for_folder)
        self.details.diary.opened.connect(self.diary_wanted)
        self.details.diary.link_activated.connect(self.link_opened)
        self.taking.told.connect(self.told)
        self.full_screen.changed.connect(self._show_full_screen)
        viewer.changed.connect(self._show_medium)
        viewer.neighbours_changed.connect(self._show_strip)
        viewer.options.changed.connect(self.arrange)
        self._tools.languages.changed.connect(self.reword)
        self._tools.themes.changed.connect(self.arrange)

    def _order(self) -> None:
        """Have Tab go from above to below."""
        stage = self.stage
        parts = (*self.bar.controls(), stage.previous, stage.canvas, stage.play, stage.next)
        parts = (*parts, stage.notice.button, *self.film_bar.controls())
        parts = (*parts, *self.slide_bar.controls(), self.strip)
        parts = (*parts, *self.details.controls())
        for first, second in pairwise(parts):
            self.setTabOrder(first, second)

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
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.acts.popup(self, event.globalPos())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
        self._ahead.want()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.arrange()
        self._ahead.show(shown=True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._viewer.slideshow.stop()
        self.player.stop()
        self._ahead.show(shown=False)

    @override
    def sizeHint(self) -> QSize:
        return QSize(1280, 800)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._tools.theme.roles.viewer)
        painter.end()
