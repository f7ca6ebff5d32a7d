"""The viewer's upper bar: back, what is shown, and the things that are done most."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.domain.shortcuts import Act
from konnect_desktop.viewmodels.zoom import Zoom
from konnect_desktop.views.components.button import Button, IconButton
from konnect_desktop.views.components.painted import Painted
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.painting.buttons import ButtonKind, ButtonSize, button_font
from konnect_desktop.views.painting.text import text_width
from konnect_desktop.views.theme import Size, Space, TextStyle
from konnect_desktop.views.viewer.bar_fit import Fit, fit
from konnect_desktop.views.viewer.tools import ViewerTools
from konnect_desktop.views.viewer.veil import Veiled
from konnect_desktop.wording import viewer as words
from konnect_desktop.wording.shortcuts import with_key

HEIGHT: Final = 60
_PERCENT_WIDTH: Final = 64
_TITLE: Final = 240
_ICON: Final = 20
# What is least missed goes first.
_LEFT_OUT: Final = ("screen", "slides", "turn", "zoom", "heart", "details")


class ViewerBar(Veiled):
    """Buttons and words; ``closed`` and ``menu_wanted`` tell of the two that lead elsewhere.

    ``grew`` says that it needs another height.
    """

    closed = Signal()
    menu_wanted = Signal()
    grew = Signal()

    def __init__(self, tools: ViewerTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.themes, parent)
        self._tools = tools
        self._fit = Fit(wide=True, shown=frozenset())
        self._is_full_screen = False
        themes = tools.themes
        self.back = Button(themes, "", ButtonKind.QUIET, icon="arrow-left")
        self._names = Text(themes, "", weight=QFont.Weight.DemiBold, most_lines=1)
        self._where = Text(themes, "", role="ink2", most_lines=1)
        self.zoom_out = IconButton(themes, "minus", "")
        self.percent = Button(themes, "", ButtonKind.QUIET)
        self.zoom_in = IconButton(themes, "plus", "")
        self._divider = _Divider(themes)
        self.turn = IconButton(themes, "rotate-cw", "")
        self.heart = IconButton(themes, "heart", "")
        self.slides = IconButton(themes, "circle-play", "")
        self.full_screen = IconButton(themes, "maximize", "")
        self.details = IconButton(themes, "info", "")
        self.more = IconButton(themes, "ellipsis", "")
        self.save = Button(themes, "", ButtonKind.PRIMARY, icon="download")
        self._row, self._title = QHBoxLayout(), QHBoxLayout()
        self._below = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for button in (self.back, self.save):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for button in (self.heart, self.details):
            button.setCheckable(True)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        self._title.addWidget(self._names)
        self._title.addWidget(self._where, 1)
        self._row.addWidget(self.back)
        self._row.addLayout(self._title, 1)
        self._row.addStretch(0)
        for part in (*self._groups()["zoom"], self.turn, self.heart, self.slides):
            self._row.addWidget(part)
        self._row.addWidget(self.full_screen)
        self._row.addWidget(self.details)
        self._row.addWidget(self.more)
        self._row.addWidget(self.save)
        self._column.addLayout(self._row, 1)
        self._column.addLayout(self._below)

    def _groups(self) -> dict[str, tuple[QWidget, ...]]:
        """Return what is left out together, by its name in ``_LEFT_OUT``."""
        return {
            "zoom": (self.zoom_out, self.percent, self.zoom_in, self._divider),
            "turn": (self.turn,),
            "heart": (self.heart,),
            "slides": (self.slides,),
            "screen": (self.full_screen,),
            "details": (self.details,),
        }

    def _connect(self) -> None:
        viewer = self._tools.viewer
        self.back.clicked.connect(self.closed)
        self.more.clicked.connect(self.menu_wanted)
        self.turn.clicked.connect(lambda: viewer.turn(1))
        self.heart.clicked.connect(viewer.toggle_favourite)
        self.slides.clicked.connect(viewer.slideshow.toggle)
        self.details.clicked.connect(viewer.options.toggle_details)
        self.save.clicked.connect(viewer.save)
        viewer.changed.connect(self.show_medium)
        viewer.neighbours_changed.connect(self.show_medium)
        viewer.saved_changed.connect(self.show_medium)
        viewer.marks_changed.connect(self.show_marks)
        viewer.options.changed.connect(self.reword)
        self._tools.themes.changed.connect(self.refresh)
        self._tools.languages.changed.connect(self.reword)
        self._tools.shortcuts.changed.connect(self.reword)

    def controls(self) -> tuple[QWidget, ...]:
        """Return what can be pressed, from left to right."""
        zoom = (self.zoom_out, self.percent, self.zoom_in)
        marks = (self.turn, self.heart, self.slides)
        rest = (self.full_screen, self.details, self.more, self.save)
        return (self.back, *zoom, *marks, *rest)

    # -- words ------------------------------------------------------------------------------------

    def reword(self) -> None:
        """Name everything in the language that is spoken."""
        tools, is_open = self._tools, self._tools.viewer.options.now.details
        self.setAccessibleName(tools.word("bar"))
        self.back.set_words(tools.word("back") if self._fit.wide else "")
        for button, name, act in (
            (self.back, "back", Act.CLOSE),
            (self.zoom_in, "zoom_in", Act.ZOOM_IN),
            (self.zoom_out, "zoom_out", Act.ZOOM_OUT),
            (self.turn, "turn", Act.TURN_RIGHT),
            (self.slides, "slides", Act.SLIDESHOW),
            (
                self.full_screen,
                "window" if self._is_full_screen else "full_screen",
                Act.FULL_SCREEN,
            ),
            (self.details, "details", Act.DETAILS),
        ):
            tools.name(button, name, act)
        self.percent.setToolTip(
            with_key(tools.word("fit"), tools.shortcuts.keys(Act.ZOOM_FIT), tools.language)
        )
        self.more.set_name(tools.word("more"))
        self.details.setChecked(is_open)
        self.details.set_kind(ButtonKind.TONAL if is_open else ButtonKind.QUIET)
        self.show_marks()
        self.show_medium()

    def show_medium(self) -> None:
        """Say what is shown."""
        tools, medium = self._tools, self._tools.viewer.medium
        language, names, where = tools.language, "", ""
        if medium is not None:
            names = words.names([child.child.first_name for child in medium.children], language)
            place, of = tools.viewer.path.place
            position = words.position(place, of, language, is_video=tools.viewer.is_film)
            where = words.subtitle(
                medium.day or medium.medium.day, tools.today(), position, language
            )
            where = f"· {where}" if names else where
        self._names.setText(names)
        self._names.setToolTip("")
        self._where.setText(where)
        self._where.setToolTip("")
        self._show_saving()
        self.show_marks()
        self.arrange()

    def show_marks(self) -> None:
        """Say whether the shown one is a favourite."""
        is_favourite = self._tools.viewer.is_favourite
        self._tools.name(self.heart, "favourite", Act.FAVOURITE)
        self.heart.setChecked(is_favourite)
        self.heart.set_icon_name("heart:filled" if is_favourite else "heart")
        self.heart.set_kind(ButtonKind.TONAL if is_favourite else ButtonKind.QUIET)

    def _show_saving(self) -> None:
        tools, viewer = self._tools, self._tools.viewer
        medium = viewer.medium
        saved = viewer.saved_path is not None
        allowed = medium is None or medium.medium.downloadable
        name = tools.word("saved" if saved else "save")
        self.save.set_words(name if self._fit.wide else "")
        self.save.setAccessibleName(name)
        icon = "download" if allowed else "download-off"
        self.save.set_icon_name("circle-check" if saved else icon)
        self.save.setEnabled(viewer.can_save)
        reason = (
            "" if saved or allowed else words.not_savable(tools.language, is_video=viewer.is_film)
        )
        told = name if saved else with_key(name, tools.shortcuts.keys(Act.SAVE), tools.language)
        self.save.setToolTip(reason or told)
        self.save.setAccessibleDescription(reason)

    def show_zoom(self, zoom: Zoom, *, is_lost: bool) -> None:
        """Show how large the picture is; of one that cannot be had, nothing."""
        for button in (self.zoom_out, self.percent, self.zoom_in):
            button.setEnabled(not is_lost)
        self.percent.set_words("–" if is_lost else words.percent(zoom.percent))
        self.percent.setAccessibleName(words.zoom(zoom.percent, self._tools.language))

    def show_full_screen(self, *, full_screen: bool) -> None:
        """Say whether the viewer fills the screen."""
        self._is_full_screen = full_screen
        self.full_screen.set_icon_name("minimize" if full_screen else "maximize")
        self.reword()

    # -- form -------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Take sizes from the theme."""
        theme = self._tools.theme
        self._column.setContentsMargins(theme.px(Space.M), 0, theme.px(Space.M), 0)
        self._column.setSpacing(0)
        self._row.setSpacing(theme.px(Space.XXS))
        for line in (self._title, self._below):
            line.setSpacing(theme.px(Space.XXS))
        self.percent.setFixedWidth(theme.px(_PERCENT_WIDTH))
        self.reword()

    def arrange(self) -> None:
        """Put the title below the buttons, and leave some out, where there is little room."""
        theme, now = self._tools.theme, self._fitting()
        if now != self._fit:
            moves = now.wide != self._fit.wide
            self._fit = now
            if moves:
                self._move_title()
            self.reword()
            return
        for name, parts in self._groups().items():
            for part in parts:
                part.setVisible(name in now.shown)
        below = 0 if now.wide else theme.line_height(TextStyle.BODY) + theme.px(Space.XS)
        beside, gap = theme.px(Space.M if now.wide else 0), theme.px(0 if now.wide else Space.XS)
        self._title.setContentsMargins(beside, 0, beside, 0)
        self._below.setContentsMargins(theme.px(Space.XS), 0, 0, gap)
        height = theme.px(HEIGHT) + below
        if self.height() != height:
            self.setFixedHeight(height)
            self.grew.emit()

    def _fitting(self) -> Fit:
        theme = self._tools.theme
        button, gap = theme.px(Size.BUTTON), theme.px(Space.XXS)
        groups: dict[str, int] = dict.fromkeys(_LEFT_OUT, button + gap)
        del groups["zoom"]
        if not self._tools.viewer.is_film:
            # A film fills the stage; there is nothing to zoom.
            groups["zoom"] = 2 * button + theme.px(_PERCENT_WIDTH + Space.M) + 4 * gap
        compact = 3 * (button + gap) + 2 * theme.px(Space.M)
        font = button_font(theme, ButtonSize.MEDIUM)
        saving = max(text_width(self._tools.word(name), font) for name in ("save", "saved"))
        wide = saving + text_width(self._tools.word("back"), font) + 2 * theme.px(_ICON + Space.L)
        wide += button + 3 * gap + 4 * theme.px(Space.M) + theme.px(_TITLE)
        return fit(self.width(), groups, _LEFT_OUT, wide, compact)

    def _move_title(self) -> None:
        source, target = (
            (self._below, self._title) if self._fit.wide else (self._title, self._below)
        )
        for text, stretch in ((self._names, 0), (self._where, 1)):
            source.removeWidget(text)
            target.addWidget(text, stretch)

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
