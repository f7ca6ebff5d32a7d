"""The portal's HTML made harmless (R23): tamed in size and shape, cleaned by nh3, then read.

Rule: never raises, and takes time in proportion to the length, whatever the portal sends.
"""

from __future__ import annotations

from html import escape
from typing import Final

from konnect_desktop.domain.rich_text import RichText
from konnect_desktop.services.html_tokens import Token, TokenKind, tokens
from konnect_desktop.services.rich_blocks import blocks_of, hidden_letters

MOST_CHARS: Final = 200_000
_DEEPEST: Final = 64
_TAGS: Final = frozenset(
    {
        "a", "b", "blockquote", "br", "div", "em", "h1", "h2", "h3", "h4",
        "i", "li", "ol", "p", "strong", "u", "ul",
    }
)  # fmt: skip
_SCHEMES: Final = frozenset({"https", "mailto", "tel"})
# Elements that we show as others: a row of a table is a line.
_SHOWN_AS: Final = {
    **dict.fromkeys(("h5", "h6"), "h4"),
    **dict.fromkeys(
        (
            "address", "article", "aside", "caption", "center", "dd", "dl", "dt", "fieldset",
            "figcaption", "figure", "footer", "form", "header", "main", "nav", "pre", "section",
            "table", "tr",
        ),
        "div",
    ),
    "hr": "br",
    "ins": "u",
    "q": "i",
    "cite": "i",
}  # fmt: skip
_CLOSES_A_PARAGRAPH: Final = _TAGS - {"a", "b", "br", "em", "i", "strong", "u"}
_CELLS: Final = frozenset({"td", "th", "img", "button", "option", "textarea", "input"})
_LISTS: Final = frozenset({"ul", "ol"})


def rich_text(html: str) -> RichText:
    r"""Return the text of a diary or message, meant to be made in a thread.

    A ``\n`` within a span's text is a line break inside its block; two of them begin a block.
    """
    import nh3  # noqa: PLC0415 — 9 ms, which the start of the app need not wait for

    clean = nh3.clean(
        _Tamer().tame(html[:MOST_CHARS]),
        tags=set(_TAGS),
        attributes={"a": {"href"}},
        url_schemes=set(_SCHEMES),
        url_relative="deny",
        link_rel=None,
    )
    return RichText(blocks_of(clean), shortened=len(html) > MOST_CHARS)


def plain_text(html: str) -> str:
    """Return the letters of an HTML text, a line for each block."""
    return rich_text(html).plain


class _Tamer:
    """Writes HTML anew with known tags only, balanced, not deep, without attributes but links.

    What nh3 needs seconds for cannot be written like that: elements nested by the thousands, or
    emphases that are opened by the hundred and never closed, each repeated in every paragraph.
    """

    def __init__(self) -> None:
        self._written: list[str] = []
        self._open: list[str] = []

    def tame(self, html: str) -> str:
        """Return the tame text of ``html``."""
        for token in tokens(html):
            if token.kind is TokenKind.LETTERS:
                self._written.append(hidden_letters(token.text))
            elif token.kind is TokenKind.START:
                self._begin(token)
            else:
                self._end(_SHOWN_AS.get(token.text, token.text))
        self._close_down_to(0)
        return "".join(self._written)

    def _begin(self, token: Token) -> None:
        name = _SHOWN_AS.get(token.text, token.text)
        if name in _CELLS:
            self._written.append(" ")
        if name not in _TAGS:
            return
        if name == "br":
            self._written.append("<br>")
            return
        self._close_what_ends_here(name)
        if len(self._open) < _DEEPEST:
            self._open.append(name)
            self._written.append(_opening(name, token))
        elif name in _CLOSES_A_PARAGRAPH:
            self._written.append("<br>")

    def _close_what_ends_here(self, name: str) -> None:
        """Close a paragraph or an item that the portal's text leaves open, as browsers do."""
        if name in _CLOSES_A_PARAGRAPH and "p" in self._open:
            self._close_down_to(self._open.index("p"))
        if name in {"li", "a"} and name in self._open:
            at = _last(self._open, name)
            if not _LISTS.intersection(self._open[at:]):
                self._close_down_to(at)

    def _end(self, name: str) -> None:
        if name in self._open:
            self._close_down_to(_last(self._open, name))
        elif name in _CLOSES_A_PARAGRAPH:
            self._written.append("<br>")

    def _close_down_to(self, place: int) -> None:
        while len(self._open) > place:
            self._written.append(f"</{self._open.pop()}>")


def _opening(name: str, token: Token) -> str:
    if name != "a":
        return f"<{name}>"
    href = token.attributes().get("href", "").strip()
    return f'<a href="{escape(href)}">'


def _last(names: list[str], name: str) -> int:
    return len(names) - 1 - names[::-1].index(name)
