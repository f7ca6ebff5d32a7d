"""Brings a film onto the stage: fetch, play, say why not; the still lies there until then."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from konnect_desktop.views.viewer.film import FilmPlayer, FilmProblem
from konnect_desktop.views.viewer.film_bar import STEP_MS, FilmBar
from konnect_desktop.views.viewer.stage import Stage
from konnect_desktop.views.viewer.tools import ViewerTools
from konnect_desktop.wording import viewer_failures


class FilmShow(QObject):
    """Joins viewer, player, stage and bar."""

    def __init__(
        self,
        tools: ViewerTools,
        stage: Stage,
        player: FilmPlayer,
        bar: FilmBar,
    ) -> None:
        super().__init__(stage)
        viewer = tools.viewer
        self._tools = tools
        self._viewer = viewer
        self._stage = stage
        self._player = player
        self._bar = bar
        self._wanted = False
        self._goes_on = False
        self._problem: FilmProblem | None = None
        bar.hide()
        viewer.changed.connect(self._take_medium)
        viewer.opened.connect(self.start)
        viewer.file_changed.connect(self._take_file)
        player.framed.connect(self._take_frame)
        player.toggled.connect(self._show_state)
        player.failed.connect(self._take_problem)
        player.ended.connect(self._take_end)
        viewer.slideshow.film_wanted.connect(self.start)
        tools.languages.changed.connect(self._tell)
        stage.play.clicked.connect(self.start)

    def start(self) -> None:
        """Play the film, once it is there; a press on the play mark."""
        if self._viewer.is_film:
            self._wanted = True
            self._viewer.want_full()
            self._take_file()
            self._tell()

    def toggle(self) -> None:
        """Play or pause."""
        if self._player.is_open:
            self._player.toggle()
        else:
            self.start()

    def seek_by(self, steps: int) -> None:
        """Go on or back by some seconds."""
        self._player.seek(self._player.position_ms + steps * STEP_MS)

    def mute(self) -> None:
        """Turn the sound off or on."""
        self._player.mute(muted=not self._player.is_muted)

    def _take_medium(self) -> None:
        self._wanted = False
        self._problem = None
        self._player.stop()
        self._show_state()
        if self._goes_on:
            self.start()

    def _take_file(self) -> None:
        file = self._viewer.file
        plays = self._wanted and self._viewer.is_film and self._problem is None
        if plays and file is not None and not self._player.is_open:
            self._player.open(file)
            self._player.play()
        self._show_state()

    def _take_frame(self, frame: QImage) -> None:
        self._stage.canvas.show_frame(frame)

    def _take_end(self) -> None:
        """Go on to the next one where that is wanted, else stay at the end."""
        slideshow, path = self._viewer.slideshow, self._viewer.path
        if slideshow.is_on:
            slideshow.film_over()
        elif self._viewer.options.now.film_goes_on and path.has_next:
            # A film after this one plays on by itself.
            self._goes_on = True
            path.next()
            self._goes_on = False

    def _take_problem(self, problem: FilmProblem) -> None:
        self._problem = problem
        self._stage.canvas.show_frame(None)
        self._tell()
        self._show_state()
        self._viewer.slideshow.film_lost()

    def _tell(self) -> None:
        language = self._tools.language
        if self._viewer.is_film and self._wanted and not self._viewer.can_have_full:
            self._stage.tell_of_film(viewer_failures.not_playable(language))
        elif self._problem is FilmProblem.NO_PLAYER:
            self._stage.tell_of_film(viewer_failures.no_player(language))
        elif self._problem is FilmProblem.CANNOT_PLAY:
            self._stage.tell_of_film(viewer_failures.no_codec(language))

    def _show_state(self) -> None:
        viewer = self._viewer
        is_open = self._player.is_open
        rests = viewer.is_film and not is_open and not viewer.is_fetching
        refused = self._wanted and not viewer.can_have_full
        failed = self._problem is not None or viewer.failure is not None or refused
        self._stage.play.setVisible(rests and not failed)
        self._bar.show_it(shown=viewer.is_film and is_open)
