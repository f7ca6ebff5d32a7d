"""The bar below a film: play, place, time, sound."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from konnect_desktop.domain.shortcuts import Act
from konnect_desktop.views.components.button import IconButton
from konnect_desktop.views.components.seek_bar import SeekBar
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.theme import Space, TextStyle
from konnect_desktop.views.viewer.film import FilmPlayer
from konnect_desktop.views.viewer.tools import ViewerTools
from konnect_desktop.views.viewer.veil import Veiled
from konnect_desktop.wording import viewer as words

_VOLUME_STEPS: Final = 100
_SEEK_STEP_MS: Final = 1000
_VOLUME_WIDTH: Final = 88
_NARROW: Final = 560
STEP_MS: Final = 5000


class FilmBar(Veiled):
    """Shows and steers a ``FilmPlayer``; ``shown`` says that it came or went."""

    shown = Signal()

    def __init__(
        self, tools: ViewerTools, player: FilmPlayer, parent: QWidget | None = None
    ) -> None:
        super().__init__(tools.themes, parent)
        self._tools = tools
        self._player = player
        themes = tools.themes
        self.play = IconButton(themes, "play", "")
        self.seek = SeekBar(themes)
        self.seek.setSingleStep(_SEEK_STEP_MS)
        self.seek.setPageStep(STEP_MS)
        self._time = Text(themes, "", TextStyle.CAPTION, role="ink2", tabular=True)
        self.sound = IconButton(themes, "volume-2", "")
        self.volume = SeekBar(themes)
        self.volume.setMaximum(_VOLUME_STEPS)
        self.volume.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.play)
        self._row.addWidget(self.seek, 1)
        self._row.addWidget(self._time)
        self._row.addWidget(self.sound)
        self._row.addWidget(self.volume)
        player.set_volume(tools.viewer.options.now.film_volume_percent / _VOLUME_STEPS)
        self._connect()
        self.refresh()
        self.reword()

    def _connect(self) -> None:
        self.play.clicked.connect(self._player.toggle)
        self.seek.sought.connect(self._player.seek)
        self.sound.clicked.connect(lambda: self._player.mute(muted=not self._player.is_muted))
        self.volume.sought.connect(self._set_volume)
        self._player.moved.connect(self.show_place)
        self._player.toggled.connect(self.reword)
        self._tools.themes.changed.connect(self.refresh)
        self._tools.languages.changed.connect(self.reword)
        self._tools.shortcuts.changed.connect(self.reword)

    def controls(self) -> tuple[QWidget, ...]:
        """Return what can be pressed, from left to right."""
        return (self.play, self.seek, self.sound, self.volume)

    def _set_volume(self, steps: int) -> None:
        self._tools.viewer.options.set_film_volume(steps)
        self._player.set_volume(steps / _VOLUME_STEPS)

    def refresh(self) -> None:
        """Take spaces from the theme."""
        theme = self._tools.theme
        self._row.setContentsMargins(theme.px(Space.M), 0, theme.px(Space.L), 0)
        self._row.setSpacing(theme.px(Space.XS))
        self.volume.setFixedWidth(theme.px(_VOLUME_WIDTH))

    def show_it(self, *, shown: bool) -> None:
        """Come or go."""
        if shown == self.isHidden():
            self.setVisible(shown)
            self.shown.emit()

    def fit(self, width: int) -> None:
        """Leave out the loudness where there is little room; the sound button stays."""
        self.volume.setVisible(width >= self._tools.theme.px(_NARROW))

    def reword(self) -> None:
        """Name what the buttons would do now."""
        tools, player = self._tools, self._player
        self.setAccessibleName(tools.word("film_bar"))
        self.play.set_icon_name("pause" if player.is_playing else "play")
        tools.name(self.play, "pause" if player.is_playing else "play", Act.PLAY)
        self.sound.set_icon_name("volume-x" if player.is_muted else "volume-2")
        tools.name(self.sound, "unmute" if player.is_muted else "mute", Act.MUTE)
        self.seek.setAccessibleName(tools.word("seek"))
        self.volume.setAccessibleName(tools.word("volume"))
        self.volume.setToolTip(tools.word("volume"))
        loudness = 0 if player.is_muted else round(player.volume * _VOLUME_STEPS)
        self.volume.follow(loudness, _VOLUME_STEPS)
        self.show_place()

    def show_place(self) -> None:
        """Show where the film is."""
        player = self._player
        self.seek.follow(player.position_ms, player.length_ms)
        written = words.film_time(player.position_ms, player.length_ms)
        if written != self._time.text():
            self._time.setText(written)
            self._time.refresh()
            self.seek.setAccessibleDescription(written)
