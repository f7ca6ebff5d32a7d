"""Names of files and folders that are safe on Linux, Windows and macOS alike (R16).

A name never says where a picture comes from: identity is the id, of which a name carries a code.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Final

from pathvalidate import sanitize_filename
from pathvalidate.handler import ReservedNameHandler

MOST_NAME_BYTES: Final = 240
MOST_STEM_BYTES: Final = 200
UNDATED: Final = "undated"
NO_CHILD: Final = "Groep"
_MOST_FOLDER_BYTES: Final = 100
_REPLACEMENT: Final = "_"
_PDF: Final = ".pdf"
_EXTENSION: Final = re.compile(r"\.[A-Za-z0-9]{1,16}\Z")
# Controls, signs that turn the direction of text, halves of characters, and what has no meaning.
_DROPPED_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Cn"})
# A dash in front is an option to programs, a tilde a home folder, a dot hides the file.
_LEADING: Final = ("-", "~")
_DEVICES: Final = frozenset(
    {
        *("CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$"),
        *(f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³"),
    }
)
# Files that a file manager obeys.
_OBEYED: Final = frozenset({"desktop.ini", "thumbs.db", "autorun.inf"})


def safe_name(text: str, *, fallback: str, max_bytes: int = MOST_NAME_BYTES) -> str:
    """Make one name of a file or folder from any text; a safe name stays as it is.

    Args:
        text: What a person or a portal calls it, of any length and content.
        fallback: A safe name without extension for a text of which nothing is left.
        max_bytes: Longest result in UTF-8. Only the stem is shortened, between two characters.
    """
    plain = _plain_text(text).rstrip(". ")
    found = _EXTENSION.search(plain)
    extension = found[0] if found else ""
    room = max_bytes - len(extension)
    return _guarded(_legal(plain.removesuffix(extension), room) or fallback, extension, room)


def distinct_name(name: str, code: str, *, max_bytes: int = MOST_NAME_BYTES) -> str:
    """Put ``code`` at the end of a safe name's stem, for a name that is taken already."""
    found = _EXTENSION.search(name)
    ending = f"_{code}{found[0] if found else ''}"
    stem = name[: found.start()] if found else name
    return _shortened(stem, max_bytes - len(ending)) + ending


def collision_key(relative_path: str) -> str:
    """Return what two paths share that are one file on some system.

    Upper and lower case and the two spellings of an accented letter make no difference to it.
    """
    return unicodedata.normalize("NFC", relative_path).casefold()


def short_code(tenant: str, media_id: str, length: int = 8) -> str:
    """Return the first ``length`` (at most 64) hex digits of a medium's own number."""
    identity = f"{tenant}\0{media_id}".encode(errors="surrogatepass")
    return hashlib.sha256(identity).hexdigest()[:length]


def photo_stem(day: date | None, child_names: Sequence[str], code: str) -> str:
    """Return a file name without extension, for example ``2026-04-14_Noor_3f9a1c2e``.

    It takes at most 200 bytes; of many children the last ones are left out of the name.
    """
    dated = day.isoformat() if day else UNDATED
    room = MOST_STEM_BYTES - len(dated) - len(code) - 2
    return f"{dated}_{_people(child_names, '_', room)}_{code}"


def photo_folder(day: date | None, child_names: Sequence[str]) -> tuple[str, ...]:
    """Return the folders of a photo, outermost first: children, year, month."""
    people = _people(child_names, ", ", _MOST_FOLDER_BYTES)
    if day is None:
        return people, UNDATED
    return people, f"{day.year:04}", f"{day.year:04}-{day.month:02}"


def document_name(day: date | None, subject: str, kind: str) -> str:
    """Return a PDF's file name, for example ``2026-03-12 Factuur maart.pdf``.

    Args:
        day: Its day.
        subject: What the portal calls it, with or without an ending.
        kind: What it is called where the portal says nothing.
    """
    title = _plain_text(subject)
    if title.lower().endswith(_PDF):
        title = title[: -len(_PDF)]
    words = (day.isoformat() if day else "", title.strip() or kind)
    return safe_name(f"{' '.join(filter(None, words))}{_PDF}", fallback=kind)


def _people(names: Sequence[str], separator: str, room_bytes: int) -> str:
    """Join safe names, each once, as far as there is room; the first is shortened if it must."""
    joined = ""
    for name in dict.fromkeys(_safe_word(name, room_bytes) for name in names):
        longer = f"{joined}{separator}{name}" if joined else name
        if name and len(longer.encode()) <= room_bytes:
            joined = longer
    return joined or NO_CHILD


def _safe_word(text: str, room_bytes: int) -> str:
    """Make a safe name without extension; empty where nothing is left of the text."""
    word = _legal(_plain_text(text), room_bytes)
    return _guarded(word, "", room_bytes) if word else ""


def _plain_text(text: str) -> str:
    """Return text in NFC without controls, and with single plain spaces only."""
    kept = (
        char
        for char in text
        if char.isspace() or unicodedata.category(char) not in _DROPPED_CATEGORIES
    )
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))


def _legal(text: str, room_bytes: int) -> str:
    """Return as much of a plain text as there is room for, without characters some system bans."""
    text = _shortened(text.lstrip(". "), room_bytes)
    return sanitize_filename(
        text,
        _REPLACEMENT,
        platform="universal",
        fs_encoding="utf-8",
        reserved_name_handler=ReservedNameHandler.as_is,
    )


def _guarded(stem: str, extension: str, room_bytes: int) -> str:
    """Put stem and extension together; a name that means something to a system gets a prefix."""
    name = stem + extension
    device = name.partition(".")[0].rstrip(" ").upper() in _DEVICES
    if device or name.startswith(_LEADING) or name.casefold() in _OBEYED:
        return _REPLACEMENT + _shortened(stem, room_bytes - len(_REPLACEMENT)) + extension
    return name


def _shortened(text: str, max_bytes: int) -> str:
    """Cut between two characters; what then ends in a dot or a space loses that too."""
    return text.encode()[: max(max_bytes, 0)].decode(errors="ignore").rstrip(". ")
