"""Shows a ``RichText``: 16/25, can be selected and copied, links can be reached by Tab.

Rule: the document is built block by block from values; no HTML is parsed, nothing is ever loaded
(R22, R23). A link is only told of by ``link_activated``; what opens it is ``views.links``.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget
from typing_extensions import override

from konnect_desktop.domain.rich_text import Block, BlockKind, RichText, Span
from konnect_desktop.views.painting.focus import RING_RADIUS
from konnect_desktop.views.theme import Radius, Space, TextStyle, Theme, ThemeSource

_BREAKS: Final = {ord(each): "\u2028" for each in "\n\r\u2029"}
_BULLET: Final = "•"
_ELLIPSIS: Final = "…"
_LOOSE_END: Final = " .,;:–\u00a0\u2028\u2029"
# More than a line of a card can have; a card lays out no more than this of a long text.
_LETTERS_PER_LINE: Final = 160
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
        self.setHorizontalScrollBarPolicy(_NO_SCROLL_BAR)
        self.setVerticalScrollBarPolicy(_NO_SCROLL_BAR)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
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
        limit = self._most_lines * _LETTERS_PER_LINE
        shown = beginning(self._text, limit) if limit else self._text
        _fill(self.document(), shown, self._themes.theme)
        document = self.document()
        document.setTextWidth(width)
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
            end = line.textStart() + line.textLength()
            cursor.setPosition(block.position() + max(end - 2, 0))
        else:
            cursor.setPosition(max(block.position() - 1, 0))
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        while (
            cursor.position() and self.document().characterAt(cursor.position() - 1) in _LOOSE_END
        ):
            cursor.deletePreviousChar()
        cursor.insertText(_ELLIPSIS)


def beginning(text: RichText, letters: int) -> RichText:
    """Return the blocks with the first ``letters``, the last one cut; ``text`` if that is all."""
    left = letters
    blocks: list[Block] = []
    for block in text.blocks:
        spans = list[Span]()
        for span in block.spans:
            if left <= 0:
                break
            kept = span.text[:left]
            spans.append(Span(kept, span.bold, span.italic, span.underlined, span.href))
            left -= len(kept)
        blocks.append(Block(block.kind, tuple(spans), block.number))
        left -= 1
        if left <= 0:
            return RichText(tuple(blocks), shortened=True)
    return text


def _fill(document: QTextDocument, text: RichText, theme: Theme) -> None:
    document.clear()
    document.setDefaultFont(theme.font(TextStyle.READING))
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for index, block in enumerate(text.blocks):
        block_format = _block_format(block, theme, is_first=index == 0)
        if index:
            cursor.insertBlock(block_format)
        else:
            cursor.setBlockFormat(block_format)
        mark = {BlockKind.BULLET: _BULLET, BlockKind.NUMBERED: f"{block.number}."}.get(block.kind)
        if mark:
            cursor.insertText(f"{mark}\t", _char_format(Span(""), block.kind, theme))
        for span in block.spans:
            cursor.insertText(_one_block(span.text), _char_format(span, block.kind, theme))
    cursor.endEditBlock()


def _block_format(block: Block, theme: Theme, *, is_first: bool) -> QTextBlockFormat:
    made = QTextBlockFormat()
    line = theme.line_height(TextStyle.READING)
    made.setLineHeight(line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    is_item = block.kind in {BlockKind.BULLET, BlockKind.NUMBERED}
    if not is_first:
        made.setTopMargin(theme.px(Space.XXS if is_item else Space.XS))
    if is_item:
        indent = theme.px(Space.XL)
        made.setLeftMargin(indent)
        made.setTextIndent(-indent)
        made.setTabPositions([QTextOption.Tab(indent, QTextOption.TabType.LeftTab)])
    elif block.kind is BlockKind.QUOTE:
        made.setLeftMargin(theme.px(Space.M))
    return made


def _char_format(span: Span, kind: BlockKind, theme: Theme) -> QTextCharFormat:
    made = QTextCharFormat()
    is_bold = span.bold or kind is BlockKind.HEADING
    weight = QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal
    font = theme.font(TextStyle.READING, weight)
    font.setItalic(span.italic)
    made.setFont(font)
    made.setForeground(theme.roles.ink2 if kind is BlockKind.QUOTE else theme.roles.ink)
    made.setFontUnderline(span.underlined or bool(span.href))
    if span.href:
        made.setAnchor(True)
        made.setAnchorHref(span.href)
        made.setForeground(theme.accent.soft_ink)
    return made


def _one_block(text: str) -> str:
    """Return text whose line breaks stay within the block."""
    return text.replace("\r\n", "\n").translate(_BREAKS)
