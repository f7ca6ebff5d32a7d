"""The details beside the picture: its words, when, by whom, who is on it, and its file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.pictures import PictureKey, portrait_of
from konnect_desktop.viewmodels.timeline_rows import ShownChild, ShownMedium
from konnect_desktop.views.components.avatar import Face
from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.switch import Switch
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.theme import AccountAccent, Space, TextStyle, ThemeSource
from konnect_desktop.views.viewer.facts import Fact, Facts, Labels
from konnect_desktop.views.viewer.tools import ViewerTools
from konnect_desktop.wording import viewer as words
from konnect_desktop.wording.language import Language

PANEL: Final = 320
_ACCENTS: Final = tuple(AccountAccent)
_FACE: Final = QSize(32, 32)


class DetailsPanel(QWidget):
    """All that is known of the shown one; ``entry_wanted`` asks for its place in the timeline."""

    entry_wanted = Signal()

    def __init__(self, tools: ViewerTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._themes = themes = tools.themes
        self._languages = tools.languages
        self._viewer = tools.viewer
        self._pictures = tools.pictures
        self._faces: set[PictureKey] = set()
        self._file_shown: Path | None = None
        self._beside = True
        # The picture changes first; its facts follow in a turn of the loop of their own.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._caption = Text(themes, "", TextStyle.READING, wraps=True)
        self._generated = Text(themes, "", TextStyle.CAPTION, role="ink3", wraps=True)
        self.people = Facts(themes)
        self.facts = Facts(themes)
        self.labels = Labels(themes)
        self._labels_title = Text(themes, "", weight=QFont.Weight.DemiBold)
        self._labels_word = Text(themes, "", role="ink2")
        self.switch = Switch()
        self._labels_head = QWidget()
        self.in_timeline = Button(themes, "", icon="gallery-vertical-end")
        self.in_timeline.hide()
        self._scroll = QScrollArea()
        self._lay_out()
        self._connect()
        self.refresh()

    # -- content ----------------------------------------------------------------------------------

    def reword(self) -> None:
        """Show what is known of the medium, in the language that is spoken."""
        language = self._languages.language
        self.setAccessibleName(words.word("details", language))
        self._scroll.setAccessibleName(words.word("details", language))
        self._labels_title.setText(words.word("labels", language))
        self._labels_word.setText(words.word("labels_shown", language))
        self.switch.setAccessibleName(words.word("show_labels", language))
        self.in_timeline.set_words(words.word("in_timeline", language))
        self.show_medium()

    def show_medium(self) -> None:
        """Show another medium, or more that has become known of it."""
        self._faces.clear()
        medium, language = self._viewer.medium, self._languages.language
        self._file_shown = self._viewer.file
        caption = "" if medium is None else medium.medium.caption.strip()
        _show_text(self._caption, caption)
        generated = bool(caption) and medium is not None and medium.medium.generated_caption
        _show_text(self._generated, words.word("generated", language) if generated else "")
        if medium is not None:
            self.people.show_facts([self._person(child) for child in medium.children])
            self.facts.show_facts(list(self._facts_of(medium, language)))
        self._show_labels()

    def _person(self, child: ShownChild) -> Fact:
        key = portrait_of(child.account.account_id, child.child.child_id)
        accent = _ACCENTS[child.account.color % len(_ACCENTS)]
        size = _FACE * self._themes.theme.text_scale
        picture = self._pictures.pixmap(key, size, self.devicePixelRatioF())
        if not self._pictures.is_sharp(key, size, self.devicePixelRatioF()):
            self._faces.add(key)
        face = Face(child.child.first_name[:1].upper(), accent, picture)
        return Fact(face, child.child.first_name, ", ".join(child.child.group_names))

    def _facts_of(self, medium: ShownMedium, language: Language) -> Iterator[Fact]:
        day = medium.day or medium.medium.day
        yield Fact("calendar-days", words.when(day, medium.medium.moment, language))
        together = words.in_entry(medium.of, language)
        if medium.author:
            yield Fact("user-round", medium.author, together)
        elif together:
            yield Fact("images", together)
        tags = medium.medium.child_tags
        own = [tag.name for tag in tags if tag.own_child and tag.name]
        others = sum(not tag.own_child for tag in tags)
        if own and others:
            yield Fact("users-round", words.pictured(own, others, language))
        yield from self._file(medium, language)

    def _file(self, medium: ShownMedium, language: Language) -> Iterator[Fact]:
        is_video = medium.medium.kind is MediaKind.VIDEO
        full = self._viewer.file
        size = None if is_video else self._pictures.source_size(medium.key, source=full)
        if size is not None:
            measures = words.measures(
                size.width(), size.height(), self._viewer.file_bytes, language
            )
            yield Fact("image", measures, "" if full is not None else words.small_copy(language))
        saved = self._viewer.saved_path
        if saved is not None:
            yield Fact("circle-check", words.word("saved", language), words.folder(saved.parent))
        elif not medium.medium.downloadable:
            reason = words.not_savable(language, is_video=is_video)
            yield Fact("download-off", words.cannot_save(language), reason)

    def _show_labels(self) -> None:
        medium = self._viewer.medium
        names: list[str] = []
        if medium is not None:
            tags = (*medium.medium.child_tags, *medium.medium.staff_tags)
            names = list(dict.fromkeys(tag.name for tag in tags if tag.name))
        self._labels_head.setVisible(bool(names))
        self.switch.setChecked(self._viewer.options.now.labels)
        self.labels.set_words(names)
        self.labels.setVisible(bool(names) and self._viewer.options.now.labels)

    # -- form -------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Take spaces from the theme."""
        theme = self._themes.theme
        pad, bottom = theme.px(Space.XL), theme.px(Space.L)
        self._inside.setContentsMargins(pad, theme.px(Space.L), pad, theme.px(Space.M))
        self._inside.setSpacing(theme.px(Space.M))
        self._column.setContentsMargins(0, 0, 0, 0 if self.in_timeline.isHidden() else bottom)
        self._foot.setContentsMargins(pad, 0, pad, 0)
        self.reword()

    def lie(self, *, beside: bool) -> None:
        """Know whether it lies beside the picture or below it."""
        self._beside = beside
        self.update()

    @property
    def offers_timeline(self) -> bool:
        """Whether the entry can be shown in the timeline."""
        return not self.in_timeline.isHidden()

    def offer_timeline(self, *, offered: bool) -> None:
        """Show the button that leads to the entry in the timeline."""
        self.in_timeline.setVisible(offered)
        self.refresh()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        above = QVBoxLayout(self._labels_head)
        above.setContentsMargins(0, 0, 0, 0)
        above.addWidget(_Line(self._themes))
        above.addLayout(head)
        head.addWidget(self._labels_title, 1)
        head.addWidget(self._labels_word)
        head.addWidget(self.switch)
        content = QWidget()
        self._inside = QVBoxLayout(content)
        line = _Line(self._themes)
        for part in (self._caption, self._generated, self.people, line, self.facts):
            self._inside.addWidget(part)
        self._inside.addWidget(self._labels_head)
        self._inside.addWidget(self.labels)
        self._inside.addStretch(1)
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        # In a low panel the facts have less room, not the button below them.
        self._scroll.setMinimumHeight(1)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for part in (self._scroll.viewport(), content):
            part.setAutoFillBackground(False)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._scroll, 1)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.in_timeline, 1)
        self._column.addLayout(self._foot)

    def _connect(self) -> None:
        viewer = self._viewer
        self._soon.timeout.connect(self.show_medium)
        viewer.changed.connect(self._soon.start)
        viewer.saved_changed.connect(self._soon.start)
        viewer.file_changed.connect(self._take_file)
        viewer.options.changed.connect(self._show_labels)
        self.switch.toggled.connect(self._toggle_labels)
        self.in_timeline.clicked.connect(self.entry_wanted)
        self._pictures.arrived.connect(self._take_arrival)
        self._themes.changed.connect(self.refresh)
        self._languages.changed.connect(self.reword)

    def _toggle_labels(self, shown: bool) -> None:  # noqa: FBT001 — a slot of Qt
        self._viewer.options.show_labels(shown=shown)

    def _take_file(self) -> None:
        if self._viewer.file != self._file_shown:
            self._soon.start()

    def _take_arrival(self, key: PictureKey) -> None:
        medium = self._viewer.medium
        if key in self._faces or (medium is not None and key == medium.key):
            self._soon.start()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        roles = self._themes.theme.roles
        painter.fillRect(self.rect(), roles.window)
        edge = QRect(0, 0, 1, self.height()) if self._beside else QRect(0, 0, self.width(), 1)
        painter.fillRect(edge, roles.line)
        painter.end()


def _show_text(text: Text, words_to_show: str) -> None:
    if text.text() != words_to_show:
        text.setText(words_to_show)
        text.refresh()
    text.setVisible(bool(words_to_show))


class _Line(QWidget):
    def __init__(self, themes: ThemeSource) -> None:
        super().__init__()
        self._themes = themes
        self.setFixedHeight(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._themes.theme.roles.line)
        painter.end()
