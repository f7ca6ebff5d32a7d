"""The details beside the picture: its words, when, by whom, who is on it, its file, its day."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.domain.pictures import PictureKey, portrait_of
from konnect_desktop.viewmodels.timeline_rows import ShownChild, ShownMedium
from konnect_desktop.views.components.avatar import Face
from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.divider import Divider
from konnect_desktop.views.components.switch import Switch
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.painting.buttons import ButtonSize
from konnect_desktop.views.theme import AccountAccent, Space, TextStyle
from konnect_desktop.views.viewer.details_diary import DiarySection
from konnect_desktop.views.viewer.facts import Fact, Facts, Labels
from konnect_desktop.views.viewer.known import facts_of
from konnect_desktop.views.viewer.tools import ViewerTools

PANEL: Final = 320
_ACCENTS: Final = tuple(AccountAccent)
_FACE: Final = QSize(32, 32)
_TITLE_LETTERS: Final = 60


class DetailsPanel(QWidget):
    """All that is known of the shown one.

    ``entry_wanted`` asks for its place in the timeline, ``folder_wanted`` for the folder it is
    saved in. A panel that is closed looks for nothing.
    """

    entry_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, tools: ViewerTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._viewer = tools.viewer
        self._faces: set[PictureKey] = set()
        self._beside = self._has_foot = True
        # The picture changes first; its facts follow in a turn of the loop of their own.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        themes = tools.themes
        self._title = Text(themes, "", TextStyle.SECTION, wraps=True)
        self._caption = Text(themes, "", TextStyle.READING, wraps=True)
        self._generated = Facts(themes)
        self.people = Facts(themes)
        self.facts = Facts(themes)
        self.folder = Button(themes, "", icon="folder", size=ButtonSize.SMALL)
        self.diary = DiarySection(tools)
        self.labels = Labels(themes)
        self._labels_title = Text(themes, "", weight=QFont.Weight.DemiBold)
        self._labels_word = Text(themes, "", role="ink2")
        self.switch = Switch(themes)
        self._labels_head = QWidget()
        self.in_timeline = Button(themes, "", icon="gallery-vertical-end")
        # It is as wide as the panel, however large its words are.
        self.in_timeline.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.in_timeline.hide()
        self._scroll = QScrollArea()
        self._lay_out()
        self._connect()
        self.refresh()

    # -- content ----------------------------------------------------------------------------------

    def reword(self) -> None:
        """Show what is known of the medium, in the language that is spoken."""
        word = self._tools.word
        self.setAccessibleName(word("details"))
        self._scroll.setAccessibleName(word("details"))
        self._labels_title.setText(word("labels"))
        self._labels_word.setText(word("labels_shown"))
        self.switch.setAccessibleName(word("show_labels"))
        self.folder.set_words(word("open_folder"))
        self.in_timeline.set_words(word("in_timeline"))
        self.in_timeline.setToolTip(word("in_timeline"))
        self.show_medium()

    def show_medium(self) -> None:
        """Show another medium, or more that has become known of it."""
        self._faces.clear()
        medium = self._viewer.medium
        self._viewer.look_for_diaries(wanted=not self.isHidden())
        if self.diary.show_rows(self._viewer.diary_rows):
            for first, second in pairwise(self.controls()):
                self.setTabOrder(first, second)
        if medium is None or self.isHidden():
            return
        self._show_caption(medium)
        self.people.show_facts([self._person(child) for child in medium.children])
        self.facts.show_facts(facts_of(self._tools, medium))
        self.folder.setVisible(self._viewer.saved_path is not None)
        self._show_labels()

    def _show_caption(self, medium: ShownMedium) -> None:
        """Show a short caption that somebody wrote as a title; say of others who wrote them."""
        caption, generated = medium.medium.caption.strip(), medium.medium.generated_caption
        is_title = len(caption) <= _TITLE_LETTERS and not generated and "\n" not in caption
        _show_text(self._title, caption if is_title else "")
        _show_text(self._caption, "" if is_title else caption)
        mark = Fact("sparkles", self._tools.word("generated"), quiet=True)
        self._generated.show_facts([mark] if caption and generated else [])

    def _person(self, child: ShownChild) -> Fact:
        key = portrait_of(child.account.account_id, child.child.child_id)
        accent = _ACCENTS[child.account.color % len(_ACCENTS)]
        size = _FACE * self._tools.theme.text_scale
        pictures, dpr = self._tools.pictures, self.devicePixelRatioF()
        picture = pictures.pixmap(key, size, dpr)
        if not pictures.is_sharp(key, size, dpr):
            self._faces.add(key)
        face = Face(child.child.first_name[:1].upper(), accent, picture)
        return Fact(face, child.child.first_name, ", ".join(child.child.group_names))

    def _show_labels(self) -> None:
        medium, shown = self._viewer.medium, self._viewer.options.now.labels
        names = [] if medium is None else list(dict.fromkeys(filter(None, medium.medium.labels)))
        self._labels_head.setVisible(bool(names))
        self.switch.setChecked(shown)
        self.labels.set_words(names)
        self.labels.setVisible(bool(names) and shown)

    # -- form -------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Take spaces from the theme."""
        theme = self._tools.theme
        pad, bottom = theme.px(Space.XL), theme.px(Space.L)
        self._inside.setContentsMargins(pad, theme.px(Space.L), pad, theme.px(Space.M))
        self._inside.setSpacing(theme.px(Space.M))
        self._words.setSpacing(theme.px(Space.XS))
        has_foot = self._has_foot and not self.in_timeline.isHidden()
        self._column.setContentsMargins(0, 0, 0, bottom if has_foot else 0)
        self._foot.setContentsMargins(pad, theme.px(Space.XS) if has_foot else 0, pad, 0)
        self.reword()

    def lie(self, *, beside: bool, is_high: bool) -> None:
        """Know whether it lies beside the picture or below, and whether its height is scarce."""
        has_foot = beside and is_high
        self._beside = beside
        self.update()
        if has_foot != self._has_foot:
            self._has_foot = has_foot
            away, there = (self._inside, self._foot) if has_foot else (self._foot, self._inside)
            away.removeWidget(self.in_timeline)
            there.insertWidget(max(there.count() - 1, 0), self.in_timeline)
            self.refresh()

    @property
    def offers_timeline(self) -> bool:
        """Whether the entry can be shown in the timeline."""
        return not self.in_timeline.isHidden()

    def offer_timeline(self, *, offered: bool) -> None:
        """Show the button that leads to the entry in the timeline."""
        self.in_timeline.setVisible(offered)
        self.refresh()

    def controls(self) -> tuple[QWidget, ...]:
        """Return what can be pressed, from above to below."""
        return (self.folder, *self.diary.controls(), self.switch, self.in_timeline)

    def _lay_out(self) -> None:
        head, above = QHBoxLayout(), QVBoxLayout(self._labels_head)
        above.setContentsMargins(0, 0, 0, 0)
        above.addWidget(Divider(self._tools.themes))
        above.addLayout(head)
        head.addWidget(self._labels_title, 1)
        head.addWidget(self._labels_word)
        head.addWidget(self.switch)
        content = QWidget()
        self._inside, self._words = QVBoxLayout(content), QVBoxLayout()
        for part in (self._title, self._caption, self._generated):
            self._words.addWidget(part)
        self._inside.addLayout(self._words)
        for part in (self.people, Divider(self._tools.themes), self.facts):
            self._inside.addWidget(part)
        self._inside.addWidget(self.folder, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.diary, self._labels_head, self.labels):
            self._inside.addWidget(part)
        self._inside.addStretch(1)
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        # In a low panel the facts have less room, not the button below them.
        self._scroll.setMinimumHeight(1)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for part in (self._scroll.viewport(), content):
            part.setAutoFillBackground(False)
        self._column, self._foot = QVBoxLayout(self), QHBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self._scroll, 1)
        self._foot.addWidget(self.in_timeline, 1)
        self._column.addLayout(self._foot)

    def _connect(self) -> None:
        viewer = self._viewer
        self._soon.timeout.connect(self.show_medium)
        for news in (viewer.changed, viewer.saved_changed, viewer.facts_changed):
            news.connect(self._soon.start)
        viewer.options.changed.connect(self._show_labels)
        self.switch.toggled.connect(self._toggle_labels)
        self.folder.clicked.connect(self.folder_wanted)
        self.in_timeline.clicked.connect(self.entry_wanted)
        self._tools.pictures.arrived.connect(self._take_arrival)
        self._tools.themes.changed.connect(self.refresh)
        self._tools.languages.changed.connect(self.reword)

    def _toggle_labels(self, shown: bool) -> None:  # noqa: FBT001 — a slot of Qt
        self._viewer.options.show_labels(shown=shown)

    def _take_arrival(self, key: PictureKey) -> None:
        medium = self._viewer.medium
        if key in self._faces or (medium is not None and key == medium.key):
            self._soon.start()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        roles = self._tools.theme.roles
        painter.fillRect(self.rect(), roles.window)
        edge = QRect(0, 0, 1, self.height()) if self._beside else QRect(0, 0, self.width(), 1)
        painter.fillRect(edge, roles.line)
        painter.end()


def _show_text(text: Text, words_to_show: str) -> None:
    if text.text() != words_to_show:
        text.setText(words_to_show)
        text.refresh()
    text.setVisible(bool(words_to_show))
