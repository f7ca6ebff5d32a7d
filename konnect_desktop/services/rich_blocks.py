"""Blocks of text out of clean HTML: paragraphs, headings, items and quotations with emphasis.

Rule: its input has been through ``nh3`` already; here only the shape is found.
"""

from __future__ import annotations

import re
from typing import Final

from konnect_desktop.domain.rich_text import Block, BlockKind, Span
from konnect_desktop.domain.shown_text import isolated, shown_letters
from konnect_desktop.services.html_tokens import Token, TokenKind, tokens

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4"})
_BLOCKS: Final = _HEADINGS | {"p", "div", "blockquote", "ul", "ol", "li"}
_EMPHASES: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underlined",
}
_LONGEST_RUN: Final = 5_000
_SOFT_BREAK: Final = "\u200b"
_LONG_RUN: Final = re.compile(rf"([^ ]{{{_LONGEST_RUN}}})(?=[^ ])")
_LONGEST_ADDRESS: Final = 2_048
# Letters of the private use area stand for those that mean something in HTML; others of that area
# have no meaning in a text of the portal.
_HIDDEN: Final = (("<", "\ue000"), (">", "\ue001"), ("&", "\ue002"), ("\xa0", "\ue003"))
_PRIVATE: Final = re.compile("[\ue000-\ue003]")
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_SPACE: Final = " "


def hidden_letters(text: str) -> str:
    """Return letters of which none can be markup; ``blocks_of`` turns them back.

    Besides, nh3 needs half a second for 200,000 entities, and nothing for other letters.
    """
    text = _PRIVATE.sub("\ufffd", text)
    for letter, hidden in _HIDDEN:
        text = text.replace(letter, hidden)
    return text


def blocks_of(clean_html: str) -> tuple[Block, ...]:
    """Return the text of clean HTML; there are fewer blocks than ``MOST_TOKENS``."""
    builder = _Builder()
    for token in tokens(clean_html, _seen_letters):
        builder.take(token)
    return builder.finished()


def _seen_letters(text: str) -> str:
    for letter, hidden in _HIDDEN:
        text = text.replace(hidden, letter)
    return text


class _Builder:
    """Takes tokens one by one and keeps what is open."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._spans: list[Span] = []
        self._open: list[str] = []
        self._numbers: list[int] = []
        self._links: list[str] = []
        self._item_waits = False
        self._breaks = 0
        self._run = 0

    def take(self, token: Token) -> None:
        """Go on with a piece."""
        if token.kind is TokenKind.LETTERS:
            self._add(token.text)
        elif token.kind is TokenKind.START:
            self._begin(token)
        else:
            self._end(token.text)

    def finished(self) -> tuple[Block, ...]:
        """Return all blocks, the one that is open included."""
        self._finish_block()
        return tuple(self._blocks)

    def _begin(self, token: Token) -> None:
        name = token.text
        if name == "br":
            self._break_line()
            return
        if name in _BLOCKS:
            self._finish_block()
        if name == "a":
            self._links.append(token.attributes().get("href", "")[:_LONGEST_ADDRESS])
        elif name in {"ul", "ol"}:
            self._numbers.append(0)
        elif name == "li":
            self._item_waits = True
            if self._numbers:
                self._numbers[-1] += 1
        self._open.append(name)

    def _end(self, name: str) -> None:
        if name not in self._open:
            return
        if name in _BLOCKS:
            self._finish_block()
        if name == "a" and self._links:
            self._links.pop()
        elif name in {"ul", "ol"} and self._numbers:
            self._numbers.pop()
        last = len(self._open) - 1 - self._open[::-1].index(name)
        del self._open[last]

    def _break_line(self) -> None:
        if not self._spans:
            return
        self._breaks += 1
        if self._breaks > 1:
            self._finish_block()

    def _add(self, text: str) -> None:
        text = _BLANKS.sub(_SPACE, shown_letters(text))
        if not self._spans or self._breaks or self._spans[-1].text.endswith(_SPACE):
            text = text.removeprefix(_SPACE)
        if not text:
            return
        if self._breaks:
            text = f"\n{text}"
        self._breaks = 0
        emphases = {_EMPHASES[name] for name in self._open if name in _EMPHASES}
        span = Span(
            isolated(self._with_soft_breaks(text)),
            bold="bold" in emphases,
            italic="italic" in emphases,
            underlined="underlined" in emphases,
            href=self._links[-1] if self._links else "",
        )
        self._spans.append(span)

    def _with_soft_breaks(self, text: str) -> str:
        """Cut what has no blank for thousands of letters, which no layout survives (F143)."""
        first = text.find(_SPACE)
        too_long = self._run + (len(text) if first < 0 else first) > _LONGEST_RUN
        self._run = len(text) - 1 - text.rfind(_SPACE) + (self._run if first < 0 else 0)
        if too_long or len(text) > _LONGEST_RUN:
            text = _SOFT_BREAK * too_long + _LONG_RUN.sub(rf"\1{_SOFT_BREAK}", text)
            self._run %= _LONGEST_RUN
        return text

    def _finish_block(self) -> None:
        spans = _trimmed(self._spans)
        self._spans, self._breaks, self._run = [], 0, 0
        if not spans:
            return
        kind = self._kind()
        number = self._numbers[-1] if kind is BlockKind.NUMBERED else 0
        self._blocks.append(Block(kind, spans, number))
        self._item_waits = False

    def _kind(self) -> BlockKind:
        if self._item_waits and "li" in self._open:
            lists = [name for name in self._open if name in {"ul", "ol"}]
            return BlockKind.NUMBERED if lists and lists[-1] == "ol" else BlockKind.BULLET
        if any(name in _HEADINGS for name in self._open):
            return BlockKind.HEADING
        return BlockKind.QUOTE if "blockquote" in self._open else BlockKind.PARAGRAPH


def _trimmed(spans: list[Span]) -> tuple[Span, ...]:
    """Return the spans joined where they look alike, without blanks at the end."""
    joined: list[Span] = []
    for span in spans:
        if joined and _look(joined[-1]) == _look(span):
            joined[-1] = _with_text(span, joined[-1].text + span.text)
        else:
            joined.append(span)
    while joined:
        text = joined[-1].text.rstrip()
        if text:
            joined[-1] = _with_text(joined[-1], text)
            break
        joined.pop()
    if not any(span.text.strip() for span in joined):
        return ()
    return tuple(joined)


def _look(span: Span) -> tuple[bool, bool, bool, str]:
    return span.bold, span.italic, span.underlined, span.href


def _with_text(span: Span, text: str) -> Span:
    return Span(text, span.bold, span.italic, span.underlined, span.href)
