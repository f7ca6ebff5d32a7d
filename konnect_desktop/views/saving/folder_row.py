"""The folder that is saved to, as a field with a button that changes it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.views.components.icon_mark import IconMark
from konnect_desktop.views.components.link import LinkButton
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.dialogs.file_dialog import folder_dialog
from konnect_desktop.views.painting.shapes import edge_width, paint_shape
from konnect_desktop.views.theme import Radius, Size, Space, ThemeSource
from konnect_desktop.wording import saving_window as words
from konnect_desktop.wording.file_dialog import folder_words
from konnect_desktop.wording.language import Language


class FolderRow(QWidget):
    """Label, folder, button, and an example of a file's place; ``chosen`` tells of another one."""

    chosen = Signal(object)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._folder = Path()
        self._language = Language.EN
        self._label = Text(themes, "", weight=QFont.Weight.DemiBold)
        self._field = _FolderField(themes)
        self._example = Text(themes, "", role="ink2", most_lines=1, wraps=True)
        self._dialog: QFileDialog | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._label, self._field, self._example):
            self._column.addWidget(part)
        self._field.button.clicked.connect(self._ask)
        self.refresh()
        themes.changed.connect(self.refresh)

    @property
    def button(self) -> LinkButton:
        """What changes the folder."""
        return self._field.button

    @property
    def dialog(self) -> QFileDialog | None:
        """The system's dialog while it is open."""
        return self._dialog

    def show_folder(self, folder: Path, example: tuple[str, ...], language: Language) -> None:
        """Show a folder and where a file of the plan would go."""
        self._folder, self._language = folder, language
        self._label.setText(words.folder_label(language))
        shown = words.shown_folder(folder, Path.home())
        self._field.show_words(shown, words.change_folder(language))
        self._field.button.setAccessibleDescription(str(folder))
        self._field.setToolTip(str(folder))
        self._example.setText(words.example_line(example) if example else "")
        self._example.setVisible(bool(example))

    def refresh(self) -> None:
        """Take spaces from the theme."""
        self._column.setSpacing(self._themes.theme.px(Space.XS))

    def _ask(self) -> None:
        title = words.choose_folder_title(self._language)
        start = next(
            (place for place in (self._folder, *self._folder.parents) if place.is_dir()),
            Path.home(),
        )
        dialog = folder_dialog(self.window(), start, folder_words(title, self._language))
        dialog.fileSelected.connect(self._choose)
        dialog.finished.connect(self._forget_dialog)
        self._dialog = dialog
        dialog.open()

    def _choose(self, path: str) -> None:
        self.chosen.emit(Path(path))

    def _forget_dialog(self) -> None:
        self._dialog = None


class _FolderField(QWidget):
    """The edge of a field around icon, folder and button."""

    def __init__(self, themes: ThemeSource) -> None:
        super().__init__()
        self._themes = themes
        self._icon = IconMark(themes, "folder")
        self._text = Text(themes, "", wraps=True, most_lines=1)
        self.button = LinkButton(themes, "")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.button)
        self.refresh()
        themes.changed.connect(self.refresh)

    def show_words(self, folder: str, button: str) -> None:
        self._text.setText(folder)
        self._text.setToolTip("")
        self.button.set_words(button)

    def refresh(self) -> None:
        theme = self._themes.theme
        self._row.setContentsMargins(theme.px(Space.M), 0, theme.px(Space.M), 0)
        self._row.setSpacing(theme.px(Space.S))
        self.setFixedHeight(theme.px(Size.FIELD))
        self.update()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.theme.px(160), self._themes.theme.px(Size.FIELD))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self)
        paint_shape(
            painter,
            self.rect(),
            theme.px(Radius.CONTROL),
            fill=theme.roles.surface,
            edge=theme.roles.strong,
            edge_width=edge_width(theme),
        )
        painter.end()
