"""Letters from outside before they are shown: nothing unseen in a name, nothing that spills over.

Rule: what turns the direction of letters around may not reach beyond the text it stands in (F144).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

_LONGEST_NAME: Final = 200
_MOST_MARKS: Final = 8
_BMP: Final = 0x10000

_EMBEDDINGS: Final = "\u202a\u202b\u202c\u202d\u202e"
_ISOLATES: Final = "\u2066\u2067\u2068\u2069"
_DIRECTION_MARKS: Final = "\u200e\u200f\u061c"
_UNSEEN: Final = "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb"  # noqa: E501 — one list
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_NAMES: Final = re.compile(f"[{_EMBEDDINGS}{_ISOLATES}{_DIRECTION_MARKS}{_UNSEEN}]")
_TURNS: Final = re.compile(f"[{_EMBEDDINGS}{_ISOLATES}]")
_ISOLATE_MARKS: Final = re.compile(f"[{_ISOLATES}]")


def shown_name(text: str) -> str:
    """Return a name, a title or a group as one short line without anything unseen in it."""
    seen = _NOT_IN_NAMES.sub("", _CONTROLS.sub(" ", text[: 4 * _LONGEST_NAME]))
    return with_few_marks(" ".join(seen.split()))[:_LONGEST_NAME]


def shown_letters(text: str) -> str:
    """Return free text that can be laid out: no controls but line breaks, no towers of accents."""
    return with_few_marks(_CONTROLS.sub("", text))


def isolated(text: str) -> str:
    """Return free text whose directions end where it ends; text without any is left alone."""
    if not _TURNS.search(text):
        return text
    # Whatever is still open at the closing mark of an isolate is closed by it (UAX 9, X6a).
    return f"\u2068{_ISOLATE_MARKS.sub('', text)}\u2069"


def with_few_marks(text: str) -> str:
    """Return text in which no letter carries more than a few accents (F143)."""
    return text if text.isascii() else _too_many_marks().sub(r"\1", text)


@cache
def _too_many_marks() -> re.Pattern[str]:
    ranges: list[str] = []
    start: int | None = None
    for point in range(0x300, _BMP):
        is_mark = unicodedata.category(chr(point)) in {"Mn", "Me"}
        if is_mark and start is None:
            start = point
        elif not is_mark and start is not None:
            ranges.append(f"\\u{start:04x}-\\u{point - 1:04x}")
            start = None
    marks = f"[{''.join(ranges)}]"
    return re.compile(f"({marks}{{{_MOST_MARKS}}}){marks}+")
