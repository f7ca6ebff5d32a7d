"""Makes a ``QTextDocument`` of a ``RichText``, block by block from values; no HTML is parsed."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from konnect_desktop.domain.rich_text import Block, BlockKind, RichText, Span
from konnect_desktop.views.theme import Space, TextStyle, Theme

_BREAKS: Final = {ord(each): "\u2028" for each in "\n\r\u2029"}
_BULLET: Final = "•"


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


def fill(document: QTextDocument, text: RichText, theme: Theme) -> None:
    """Put a text into an empty document."""
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
