"""The bar of a slideshow: rest and go on, how long each is shown, in which order, and the end."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from konnect_desktop.domain.shortcuts import Act
from konnect_desktop.system.settings_values import LONGEST_SLIDE_S, SHORTEST_SLIDE_S
from konnect_desktop.views.components.button import Button, IconButton
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.painting.buttons import ButtonKind
from konnect_desktop.views.theme import Size, Space
from konnect_desktop.views.viewer.tools import ViewerTools
from konnect_desktop.views.viewer.veil import Veiled
from konnect_desktop.wording import viewer as words

HEIGHT: Final = 60
_WIDE: Final = 440
_MIDDLE: Final = 340
_SECONDS_WIDTH: Final = 44


class SlideBar(Veiled):
    """Shows and steers the viewer's slideshow."""

    def __init__(self, tools: ViewerTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.themes, parent)
        self._tools = tools
        self._show = tools.viewer.slideshow
        themes = tools.themes
        self.pause = IconButton(themes, "pause", "")
        self.faster = IconButton(themes, "minus", "")
        self._seconds = Text(
            themes, "", role="ink2", tabular=True, align=Qt.AlignmentFlag.AlignHCenter
        )
        self.slower = IconButton(themes, "plus", "")
        self.shuffle = IconButton(themes, "shuffle", "")
        self.repeat = IconButton(themes, "repeat", "")
        self.end = Button(themes, "", ButtonKind.QUIET, icon="x")
        for button in (self.shuffle, self.repeat):
            button.setCheckable(True)
        self.end.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.addStretch(1)
        for part in (self.pause, self.faster, self._seconds, self.slower, self.shuffle):
            self._row.addWidget(part)
        self._row.addWidget(self.repeat)
        self._row.addWidget(self.end)
        self._row.addStretch(1)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        options = self._tools.viewer.options
        self.pause.clicked.connect(self._show.toggle_pause)
        self.faster.clicked.connect(lambda: self._change_seconds(-1))
        self.slower.clicked.connect(lambda: self._change_seconds(1))
        self.shuffle.toggled.connect(self._shuffle)
        self.repeat.toggled.connect(self._repeat)
        self.end.clicked.connect(self._show.stop)
        self._show.changed.connect(self.reword)
        options.changed.connect(self.reword)
        self._tools.themes.changed.connect(self.refresh)
        self._tools.languages.changed.connect(self.reword)
        self._tools.shortcuts.changed.connect(self.reword)

    def controls(self) -> tuple[QWidget, ...]:
        """Return what can be pressed, from left to right."""
        return (self.pause, self.faster, self.slower, self.shuffle, self.repeat, self.end)

    def _change_seconds(self, step: int) -> None:
        options = self._tools.viewer.options
        options.set_slide_seconds(options.now.slide_seconds + step)

    def _shuffle(self, on: bool) -> None:  # noqa: FBT001 — a slot of Qt
        self._tools.viewer.options.shuffle_slides(shuffled=on)

    def _repeat(self, on: bool) -> None:  # noqa: FBT001 — a slot of Qt
        self._tools.viewer.options.repeat_slides(repeated=on)

    def reword(self) -> None:
        """Name what the buttons would do now."""
        tools, options = self._tools, self._tools.viewer.options.now
        rests = self._show.is_paused
        self.setAccessibleName(tools.word("slides"))
        self.pause.set_icon_name("play" if rests else "pause")
        tools.name(self.pause, "slides_on" if rests else "slides_rest", Act.PLAY)
        seconds = words.slide_seconds(options.slide_seconds, tools.language)
        self._seconds.setText(words.seconds(options.slide_seconds))
        self._seconds.setAccessibleName(seconds)
        self._seconds.refresh()
        for button, name, limit in (
            (self.faster, "faster", SHORTEST_SLIDE_S),
            (self.slower, "slower", LONGEST_SLIDE_S),
        ):
            button.set_name(tools.word(name))
            button.setAccessibleDescription(seconds)
            button.setEnabled(options.slide_seconds != limit)
        for button, name, is_on in (
            (self.shuffle, "shuffle", options.slides_shuffled),
            (self.repeat, "repeat", options.slides_repeated),
        ):
            button.set_name(tools.word(name))
            button.setChecked(is_on)
            button.set_kind(ButtonKind.TONAL if is_on else ButtonKind.QUIET)
        self._name_end()

    def _name_end(self) -> None:
        is_wide = self.width() >= self._tools.theme.px(_WIDE)
        self.end.set_words(self._tools.word("slides_end") if is_wide else "")
        self._tools.name(self.end, "slides_end", Act.SLIDESHOW)

    def refresh(self) -> None:
        """Take spaces from the theme."""
        theme = self._tools.theme
        self._row.setContentsMargins(theme.px(Space.XS), 0, theme.px(Space.XS), 0)
        self._row.setSpacing(theme.px(Space.XXS))
        self._seconds.setFixedWidth(theme.px(_SECONDS_WIDTH))
        self.setFixedHeight(theme.px(HEIGHT))
        self.reword()

    def fit(self, width: int) -> None:
        """Leave out what has no room; the keys stay."""
        theme = self._tools.theme
        for part in (self.faster, self._seconds, self.slower):
            part.setVisible(width >= theme.px(_MIDDLE))
        several = width >= theme.px(4 * (Size.BUTTON + Space.XXS) + 2 * Space.XS)
        for part in (self.shuffle, self.repeat):
            part.setVisible(several)
        self._name_end()
