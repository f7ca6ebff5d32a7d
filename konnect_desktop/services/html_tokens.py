"""HTML cut into letters and tags in one pass, whatever it is made of.

Rule: no place is looked at more often than a fixed number of times, so the time is in proportion
to the length; nothing raises. What comes out is not safe by itself: see ``safe_html``.
"""

from __future__ import annotations

import html as html_entities
import re
from collections.abc import Callable, Iterator, Mapping
from enum import Enum, auto
from typing import Final, NamedTuple

MOST_TOKENS: Final = 1_500
"""Beyond so many pieces the rest counts as letters, its tags taken out."""

_LONGEST_ATTRIBUTES: Final = 4_000
_MOST_ENTITIES: Final = 10_000
_TAG: Final = re.compile(r"<(/?)([A-Za-z][^\s/>]{0,40})")
# Possessive: an attempt that fails has looked at every character once.
_TAG_END: Final = re.compile(
    r"""(?:[^>=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|=)*+>""",
)
_COMMENT_END: Final = re.compile(r"--!?>")
_ATTRIBUTE: Final = re.compile(
    r"""([^\s=/>"'][^\s=/>]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"']*+)))?"""
)
_RAW_END: Final = {
    name: re.compile(rf"</{name}", re.IGNORECASE) for name in ("script", "style", "title")
}
_STRAY_TAG: Final = re.compile(r"<[^<>]*+>")
_ENTITY: Final = re.compile(
    r"&(?:#[0-9]{1,7}(?![0-9])|#[xX][0-9a-fA-F]{1,6}(?![0-9a-fA-F])|[A-Za-z][A-Za-z0-9]{1,31});?"
)


class TokenKind(Enum):
    """Letters, the beginning of an element, or its end."""

    LETTERS = auto()
    START = auto()
    END = auto()


class Token(NamedTuple):
    """A piece: ``text`` holds letters with entities resolved, or a tag's name in lower case."""

    kind: TokenKind
    text: str
    attribute_text: str = ""

    def attributes(self) -> Mapping[str, str]:
        """Return the attributes of a tag; of several of one name the first one."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.attribute_text):
            name, *values = match.groups()
            value = next((value for value in values if value is not None), "")
            found.setdefault(name.lower(), letters(value))
        return found


def tokens(html: str, resolve: Callable[[str], str] | None = None) -> Iterator[Token]:
    """Cut ``html`` into pieces; comments and the insides of scripts and styles are left out.

    Args:
        html: Anything.
        resolve: Resolves the entities of letters; ``letters`` unless the text is nh3's own.
    """
    resolve = resolve or letters
    position = 0
    for _ in range(MOST_TOKENS):
        opening = html.find("<", position)
        if opening < 0:
            break
        if opening > position:
            yield Token(TokenKind.LETTERS, resolve(html[position:opening]))
        token, position = _token_at(html, opening)
        if position < 0:
            position = opening
            break
        if token:
            yield token
            if token.kind is TokenKind.START and token.text in _RAW_END:
                position = _after_raw(html, token.text, position)
    if position < len(html):
        yield Token(TokenKind.LETTERS, resolve(_STRAY_TAG.sub(" ", html[position:])))


def letters(text: str) -> str:
    """Return text with its entities resolved; an ``&`` that begins none is a letter."""
    if "&" not in text:
        return text
    # Only what is short enough to be an entity: a number of thousands of digits would raise.
    return _ENTITY.sub(lambda match: html_entities.unescape(match[0]), text, _MOST_ENTITIES)


def _token_at(html: str, opening: int) -> tuple[Token | None, int]:
    """Read what begins with a ``<``; return it and where the next piece begins.

    A tag that does not end has no next piece (-1): no tag after it can end either.
    """
    tag = _TAG.match(html, opening)
    if tag is None:
        return _no_tag(html, opening)
    kind = TokenKind.END if tag[1] else TokenKind.START
    start = tag.end()
    if html.startswith(">", start):
        return Token(kind, tag[2].lower()), start + 1
    end = _TAG_END.match(html, start)
    if end is None:
        return None, -1
    attributes = html[start : min(end.end() - 1, start + _LONGEST_ATTRIBUTES)]
    return Token(kind, tag[2].lower(), attributes), end.end()


def _no_tag(html: str, opening: int) -> tuple[Token | None, int]:
    if html.startswith("<!--", opening):
        end = _COMMENT_END.search(html, opening + 4)
        return None, end.end() if end else len(html)
    if html.startswith(("<!", "<?", "</"), opening):
        closing = html.find(">", opening)
        return None, closing + 1 if closing >= 0 else len(html)
    return Token(TokenKind.LETTERS, "<"), opening + 1


def _after_raw(html: str, name: str, position: int) -> int:
    end = _RAW_END[name].search(html, position)
    return end.start() if end else len(html)
