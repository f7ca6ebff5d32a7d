"""The room for the picture: the canvas, an arrow at each side, and what has to be said of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.domain.shortcuts import Act
from konnect_desktop.views.theme import Space
from konnect_desktop.views.viewer.arrow import ARROW, ArrowButton
from konnect_desktop.views.viewer.canvas import Canvas
from konnect_desktop.views.viewer.handling import CanvasHandling
from konnect_desktop.views.viewer.notice import Notice, PlayButton
from konnect_desktop.views.viewer.tools import ViewerTools
from konnect_desktop.wording import viewer as words
from konnect_desktop.wording import viewer_failures

_BESIDE: Final = Space.M + ARROW + Space.M
_ABOVE: Final = Space.XL
_WIDE: Final = 520
_HIGH: Final = 360
_PATIENCE_MS: Final = 400


class Stage(QWidget):
    """Shows what a ``Viewer`` shows; films are steered by ``FilmShow``."""

    def __init__(self, tools: ViewerTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._viewer = tools.viewer
        self._film_says = ""
        # The full size is used only where the screen shows more than the medium one has.
        self._wants_full = False
        themes = tools.themes
        self.canvas = Canvas(themes, tools.pictures, tools.viewer.marks.turn_of, self)
        self._handling = CanvasHandling(self.canvas)
        self.previous = ArrowButton(themes, "chevron-left", self)
        self.next = ArrowButton(themes, "chevron-right", self)
        self.play = PlayButton(themes, self)
        self.play.hide()
        self.notice = Notice(themes, self)
        # What is there in a moment needs no words.
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self.say)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._connect()

    def _connect(self) -> None:
        viewer = self._viewer
        self.previous.clicked.connect(viewer.path.previous)
        self.next.clicked.connect(viewer.path.next)
        self.notice.pressed.connect(viewer.try_again)
        self.canvas.wants_more.connect(self._want_more)
        viewer.changed.connect(self._take_medium)
        viewer.neighbours_changed.connect(self._take_neighbours)
        viewer.file_changed.connect(self._take_file)
        viewer.marks_changed.connect(self.canvas.take_turn)
        viewer.slideshow.changed.connect(self.arrange)
        self._tools.pictures.arrived.connect(self._take_news)
        self._tools.pictures.awaited.connect(self._take_news)
        self._tools.pictures.failed.connect(self._take_news)
        self._tools.languages.changed.connect(self.reword)
        self._tools.shortcuts.changed.connect(self.reword)
        self._tools.themes.changed.connect(self.arrange)

    # -- what is shown ----------------------------------------------------------------------------

    def _take_medium(self) -> None:
        medium = self._viewer.medium
        self._film_says = ""
        self._wants_full = False
        fades = self._viewer.slideshow.is_running and not self._tools.theme.reduced_motion
        self.canvas.show_picture(None if medium is None else medium.key, fades=fades)
        self._take_neighbours()
        self._patience.start()
        self.say()

    def _take_neighbours(self) -> None:
        self._name_canvas()
        self.previous.setEnabled(self._viewer.path.has_previous)
        self.next.setEnabled(self._viewer.path.has_next)

    def _take_file(self) -> None:
        if self._wants_full:
            self.canvas.set_source(self._viewer.file, full_follows=self._viewer.is_fetching)
        self.say()

    def _want_more(self) -> None:
        if not self._viewer.is_film and not self._wants_full:
            self._wants_full = True
            self._viewer.want_full()
            self._take_file()

    def _take_news(self, key: PictureKey) -> None:
        medium = self._viewer.medium
        if medium is not None and medium.key == key:
            self.say()

    # -- words ------------------------------------------------------------------------------------

    def reword(self) -> None:
        """Name the buttons in the language that is spoken."""
        self._tools.name(self.previous, "previous", Act.PHOTO_PREVIOUS)
        self._tools.name(self.next, "next", Act.PHOTO_NEXT)
        self._tools.name(self.play, "play", Act.PLAY)
        self._name_canvas()
        self.say()

    def _name_canvas(self) -> None:
        language, medium = self._tools.language, self._viewer.medium
        if medium is None:
            return
        place, of = self._viewer.path.place
        position = words.position(place, of, language, is_video=self._viewer.is_film)
        children = words.names([child.child.first_name for child in medium.children], language)
        parts = (position, children, medium.medium.caption)
        self.canvas.setAccessibleName(", ".join(part for part in parts if part))

    def tell_of_film(self, sentence: str) -> None:
        """Say why the film does not play; empty when it does."""
        self._film_says = sentence
        self.say()

    def say(self) -> None:
        """Say what has to be said now, or nothing."""
        viewer, language = self._viewer, self._tools.language
        medium = viewer.medium
        failure = viewer.failure
        if failure is None and medium is not None:
            failure = self._tools.pictures.failure(medium.key)
        if medium is None:
            self.notice.say("")
        elif self._film_says:
            self.notice.say(self._film_says)
        elif viewer.is_film and viewer.is_fetching:
            self.notice.say(self._tools.word("video_coming"), progress=viewer.progress or 0)
        elif failure is not None and (viewer.is_film or self.canvas.is_empty):
            action = self._tools.word("try_again")
            self.notice.say(viewer_failures.failure(failure, language), action=action)
        elif self.canvas.is_empty and not self._patience.isActive():
            self.notice.say(self._tools.word("photo_coming"))
        else:
            self.notice.say("")
        self.arrange()

    # -- places -----------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Place everything in the room there is."""
        theme, room = self._tools.theme, self.rect()
        # A slideshow has all of the room.
        is_show = self._viewer.slideshow.is_on
        wide = room.width() >= theme.px(_WIDE) and not is_show
        high = room.height() >= theme.px(_HIGH) and not is_show
        self.canvas.setGeometry(room)
        self.canvas.set_margin(
            theme.px(_BESIDE if wide else 0 if is_show else Space.XS),
            theme.px(_ABOVE if high else 0 if is_show else Space.XS),
        )
        side = theme.px(Space.M if wide else Space.XS)
        size = self.next.sizeHint()
        top = (room.height() - size.height()) // 2
        self.previous.setGeometry(side, top, size.width(), size.height())
        right = room.width() - side - size.width()
        self.next.setGeometry(right, top, size.width(), size.height())
        play = self.play.sizeHint()
        left, top = (room.width() - play.width()) // 2, (room.height() - play.height()) // 2
        self.play.setGeometry(left, top, play.width(), play.height())
        self.notice.place(room, low=not self.canvas.is_empty)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
