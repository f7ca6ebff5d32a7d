"""Text as it is searched: small letters without accents, without markup, single spaces."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import Final

_MARKUP: Final = re.compile(r"<[^<>]*>")


def folded(text: str) -> str:
    """Return text in which capitals, accents and spaces make no difference."""
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = "".join(each for each in parts if not unicodedata.combining(each))
    return " ".join(text.casefold().split())


def folded_html(html: str) -> str:
    """Return the words of a text with markup, folded; words of two blocks stay apart."""
    return folded(unescape(_MARKUP.sub(" ", html)))
