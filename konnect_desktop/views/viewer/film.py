"""Plays a film from its open file and hands out frames to paint.

Rule (F086, F182): QtMultimedia is loaded when the first film is played, gets a file to read and
never an address, and its absence is a state.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFile, QIODevice, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame

_FULL_VOLUME: Final = 1.0


class FilmProblem(Enum):
    """Why a film does not play."""

    NO_PLAYER = "no player"
    CANNOT_PLAY = "cannot play"


class FilmPlayer(QObject):
    """One film at a time.

    ``framed`` tells a ``QImage``, ``moved`` that position or length changed, ``toggled`` that it
    plays or rests, ``ended`` that it was played to its end, ``failed`` a ``FilmProblem``. Close it
    before the application ends.
    """

    framed = Signal(object)
    moved = Signal()
    toggled = Signal()
    ended = Signal()
    failed = Signal(object)
    _converted = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player: QMediaPlayer | None = None
        self._file: QFile | None = None
        self._path: Path | None = None
        self._volume = _FULL_VOLUME
        self._muted = False
        # A frame of a large film takes longer to convert than the window may wait.
        self._pool: ThreadPoolExecutor | None = None
        self._converting = False
        self._converted.connect(self._take_image)

    # -- state ------------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether a film is loaded."""
        return self._path is not None

    @property
    def is_playing(self) -> bool:
        """Whether it plays now."""
        player = self._player
        return player is not None and player.playbackState() is player.PlaybackState.PlayingState

    @property
    def position_ms(self) -> int:
        """Where in the film it is."""
        return self._player.position() if self._player is not None else 0

    @property
    def length_ms(self) -> int:
        """How long the film is; 0 while that is not known."""
        return max(self._player.duration(), 0) if self._player is not None else 0

    @property
    def volume(self) -> float:
        """How loud, 0 to 1."""
        return self._volume

    @property
    def is_muted(self) -> bool:
        """Whether the sound is off."""
        return self._muted

    # -- commands ---------------------------------------------------------------------------------

    def open(self, path: Path) -> None:
        """Load a film and show its first frame, or say why not."""
        self.stop()
        player = self._player or self._make_player()
        if player is None:
            self.failed.emit(FilmProblem.NO_PLAYER)
            return
        file = open_film(path)
        if file is None:
            self.failed.emit(FilmProblem.CANNOT_PLAY)
            return
        self._file, self._path = file, path
        player.setSourceDevice(file)

    def play(self) -> None:
        """Go on, from the beginning after the end."""
        if self._player is not None and self.is_open:
            self._player.play()

    def toggle(self) -> None:
        """Play or pause."""
        if self.is_playing and self._player is not None:
            self._player.pause()
        else:
            self.play()

    def seek(self, position_ms: int) -> None:
        """Go to a moment of the film."""
        if self._player is not None and self.is_open:
            self._player.setPosition(min(max(position_ms, 0), self.length_ms))

    def set_volume(self, volume: float) -> None:
        """Set how loud it is, 0 to 1."""
        self._volume = min(max(volume, 0.0), 1.0)
        self._muted = self._volume == 0
        self._pass_on_volume()

    def mute(self, *, muted: bool) -> None:
        """Turn the sound off or on."""
        self._muted = muted
        if not muted and self._volume == 0:
            self._volume = _FULL_VOLUME
        self._pass_on_volume()

    def stop(self) -> None:
        """Let go of the film."""
        if self._path is None:
            return
        self._path = None
        if self._player is not None:
            self._player.stop()
            self._player.setSource(QUrl())
        if self._file is not None:
            self._file.close()
            self._file.deleteLater()
            self._file = None
        self.toggled.emit()

    def close(self) -> None:
        """Stop, and end the thread that converts frames."""
        self.stop()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
        if self._player is not None:
            self._player.deleteLater()
            self._player = None

    # -- parts ------------------------------------------------------------------------------------

    def _make_player(self) -> QMediaPlayer | None:
        try:
            from PySide6.QtMultimedia import (  # noqa: PLC0415 — slow to load, not always there
                QAudioOutput,
                QMediaPlayer,
                QVideoSink,
            )
        except ImportError:
            return None
        player = QMediaPlayer(self)
        if not player.isAvailable():
            return None
        sink = QVideoSink(player)
        player.setVideoSink(sink)
        player.setAudioOutput(QAudioOutput(player))
        sink.videoFrameChanged.connect(self._take_frame)
        player.positionChanged.connect(self.moved)
        player.durationChanged.connect(self.moved)
        player.playbackStateChanged.connect(self.toggled)
        # The player must not be changed from within what it is just telling.
        queued = Qt.ConnectionType.QueuedConnection
        player.errorOccurred.connect(self._take_error, queued)
        player.mediaStatusChanged.connect(self._take_status, queued)
        self._player = player
        self._pass_on_volume()
        return player

    def _pass_on_volume(self) -> None:
        output = None if self._player is None else self._player.audioOutput()
        if output is not None:
            output.setVolume(self._volume)
            output.setMuted(self._muted)
        self.toggled.emit()

    def _take_error(self) -> None:
        if self.is_open:
            self.stop()
            self.failed.emit(FilmProblem.CANNOT_PLAY)

    def _take_status(self, status: QMediaPlayer.MediaStatus) -> None:
        player = self._player
        if player is None or not self.is_open:
            return
        if status is player.MediaStatus.LoadedMedia and not player.hasVideo():
            self._take_error()
        elif status is player.MediaStatus.EndOfMedia:
            self.ended.emit()

    def _take_frame(self, frame: QVideoFrame) -> None:
        path = self._path
        if self._converting or path is None or not frame.isValid():
            return
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, thread_name_prefix="film")
        self._converting = True
        self._pool.submit(self._convert, frame, path)

    def _convert(self, frame: QVideoFrame, path: Path) -> None:
        """Turn a frame into an image; in the film's thread."""
        self._converted.emit(frame.toImage(), path)

    def _take_image(self, image: QImage, path: Path) -> None:
        self._converting = False
        if path == self._path and not image.isNull():
            self.framed.emit(image)


def open_film(path: Path) -> QFile | None:
    """Open a film for reading; None when it is gone. The one place where films are opened."""
    file = QFile(str(path))
    return file if file.open(QIODevice.OpenModeFlag.ReadOnly) else None
