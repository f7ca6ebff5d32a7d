"""Text with the few kinds of emphasis that messages and diaries have, and nothing that acts.

Made from the portal's HTML by ``services.safe_html`` (R23); painting it can load nothing.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class BlockKind(StrEnum):
    """What a block of text is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBERED = "numbered"
    QUOTE = "quote"


class Span(Struct, frozen=True):
    """A run of letters; ``href`` is an address that ``open_link`` may be asked to open."""

    text: str
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    href: str = ""


class Block(Struct, frozen=True):
    """A paragraph, a heading, an item of a list or a quotation; ``number`` of numbered items."""

    kind: BlockKind
    spans: tuple[Span, ...]
    number: int = 0


class RichText(Struct, frozen=True):
    """A whole text. ``shortened`` says that the portal's text was too long to show whole."""

    blocks: tuple[Block, ...] = ()
    shortened: bool = False

    @property
    def plain(self) -> str:
        """The letters alone, a line for each block."""
        return "\n".join("".join(span.text for span in block.spans) for block in self.blocks)
