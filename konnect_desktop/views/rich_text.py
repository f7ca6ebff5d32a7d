"""Shows a ``RichText``: 16/25, can be selected and copied, links can be reached by Tab.

Rule: the document is built block by block from values; no HTML is parsed, nothing is ever loaded
(R22, R23). A link is only told of by ``link_activated``; what opens it is ``views.links``.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QMouseEvent,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QTextEdit, QWidget
from typing_extensions import override

from konnect_desktop.domain.rich_text import RichText
from konnect_desktop.views.painting.focus import RING_RADIUS
from konnect_desktop.views.rich_text_document import beginning, fill
from konnect_desktop.views.theme import Radius, TextStyle, ThemeSource

_ELLIPSIS: Final = "…"
_LOOSE_END: Final = " .,;:–\u00a0\u2028\u2029"
# More than a line of a card can have; a card lays out no more than this of a long text.
_LETTERS_PER_LINE: Final = 160
# Ten pages; no person writes more, and laying it out would be felt (F143).
MOST_LETTERS: Final = 25_000
_ELLIPSIS_LETTERS: Final = 4
_NO_SCROLL_BAR: Final = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
_SELECTABLE: Final = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.LinksAccessibleByMouse
)
_BY_KEYBOARD: Final = (
    Qt.TextInteractionFlag.TextSelectableByKeyboard
    | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
)


class RichTextView(QTextBrowser):
    """A text as high as its lines; with ``most_lines`` the rest is left out, see ``is_cut``.

    A whole text, and any with links, can be reached by Tab; a shortened one only clicked into, so
    that a list of them does not stop at each.
    """

    link_activated = Signal(str)

    def __init__(
        self,
        themes: ThemeSource,
        text: RichText,
        name: str,
        *,
        most_lines: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._text = text
        self._most_lines = most_lines
        self._laid_out_for = 0
        self._height = 0
        self._is_cut = False
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(_NO_SCROLL_BAR)
        self.setVerticalScrollBarPolicy(_NO_SCROLL_BAR)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.document().setDocumentMargin(0)
        # See-through by its palette, for ``viewport()`` makes PySide load every class of Qt's
        # widgets to find out which one that is: 20 ms of the start.
        clear = QPalette()
        clear.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(clear)
        self.setProperty(RING_RADIUS, float(Radius.TAG))
        self._take_interaction()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.anchorClicked.connect(self._tell)
        themes.changed.connect(self.refresh)

    @property
    def is_cut(self) -> bool:
        """Whether there is more text than is shown, at the width it has."""
        return self._is_cut

    @property
    def shown(self) -> RichText:
        """What it shows."""
        return self._text

    def set_text(self, text: RichText, name: str) -> None:
        """Show another text."""
        self._text = text
        self.setAccessibleName(name)
        self._take_interaction()
        self.refresh()

    def refresh(self) -> None:
        """Lay out anew, after the theme or the text has changed."""
        self._laid_out_for = 0
        if not self._themes.keeps_sizes:
            self.updateGeometry()
        if self.width() and self.isVisible():
            self._lay_out(self.width())

    @override
    def loadResource(self, type: int, name: QUrl | str) -> object:
        """Return nothing: a text has no parts that lie elsewhere (R23)."""
        return None

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        self._lay_out(max(arg__1, 1))
        return self._height

    @override
    def sizeHint(self) -> QSize:
        # The height is only true at one width, and finding it costs: layouts ask for that apart.
        theme = self._themes.theme
        return QSize(theme.px(600), self._height or theme.line_height(TextStyle.READING))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = self._themes.theme
        return QSize(theme.px(120), theme.line_height(TextStyle.READING))

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self._lay_out(self.width())

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        # It may have been measured for another width since.
        self._lay_out(self.width())
        super().paintEvent(e)

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()

    @override
    def mouseDoubleClickEvent(self, e: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(e)
        e.accept()

    @override
    def focusOutEvent(self, ev: QFocusEvent) -> None:
        super().focusOutEvent(ev)
        if ev.reason() not in {
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        }:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)

    def _tell(self, address: QUrl) -> None:
        self.link_activated.emit(address.toString(QUrl.ComponentFormattingOption.FullyEncoded))

    def _take_interaction(self) -> None:
        has_links = any(span.href for block in self._text.blocks for span in block.spans)
        by_tab = has_links or not self._most_lines
        flags = _SELECTABLE | _BY_KEYBOARD if by_tab else _SELECTABLE
        self.setTextInteractionFlags(flags)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if by_tab else Qt.FocusPolicy.ClickFocus)

    # -- laying out -------------------------------------------------------------------------------

    def _lay_out(self, width: int) -> None:
        if width == self._laid_out_for:
            return
        self._laid_out_for = width
        limit = self._most_lines * _LETTERS_PER_LINE or MOST_LETTERS
        shown = beginning(self._text, limit)
        document = self.document()
        document.clear()
        # With a width of its own: else every change lays out for the viewport as it is now.
        self.setLineWrapColumnOrWidth(width)
        fill(document, shown, self._themes.theme)
        self._is_cut = shown is not self._text
        if self._most_lines:
            self._is_cut |= self._cut()
        line = self._themes.theme.line_height(TextStyle.READING)
        self._height = max(-int(-document.size().height() // 1), line)

    def _cut(self) -> bool:
        """Leave out what comes after the last line that may be shown; say whether there was any."""
        left = self._most_lines
        block = self.document().begin()
        while block.isValid():
            # The layout of a block is made when it is asked for its size.
            self.document().documentLayout().blockBoundingRect(block)
            lines = block.layout().lineCount()
            if lines > left:
                self._cut_in(block, left)
                return True
            left -= lines
            block = block.next()
        return False

    def _cut_in(self, block: QTextBlock, lines: int) -> None:
        cursor = QTextCursor(self.document())
        if lines:
            line = block.layout().lineAt(lines - 1)
            start, end = line.textStart(), line.textStart() + line.textLength()
            cursor.setPosition(block.position() + _room_for_ellipsis(block.text(), start, end))
        else:
            cursor.setPosition(max(block.position() - 1, 0))
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        while (
            cursor.position() and self.document().characterAt(cursor.position() - 1) in _LOOSE_END
        ):
            cursor.deletePreviousChar()
        cursor.insertText(_ELLIPSIS)


def _room_for_ellipsis(text: str, start: int, end: int) -> int:
    """Return where a line is cut off: before its last word, or a few letters if it has but one."""
    word = text.rstrip().rfind(" ", start, len(text[:end].rstrip()))
    return word if word > start else max(end - _ELLIPSIS_LETTERS, start)
