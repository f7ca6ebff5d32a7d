"""The naming rules of Windows as an engine of their own, so that names are judged from outside.

Source: "Naming Files, Paths, and Namespaces" of the Windows documentation.
"""

from __future__ import annotations

import re

_DEVICE = re.compile(r"(?i:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³])")
_BANNED = set('<>:"/\\|?*') | {chr(code) for code in range(32)}
_LONGEST_UNITS = 255


def objections(name: str) -> list[str]:
    """Return why Windows would not take ``name`` as one file's or folder's name."""
    found: list[str] = []
    if not name or name in {".", ".."}:
        found.append("no name")
    if _BANNED & set(name):
        found.append("a banned character")
    if name.endswith((".", " ")):
        found.append("ends in a dot or a space")
    if _DEVICE.fullmatch(name.partition(".")[0].rstrip(" ")):
        found.append("a device")
    try:
        if len(name.encode("utf-16-le")) // 2 > _LONGEST_UNITS:
            found.append("too long")
    except UnicodeEncodeError:
        found.append("half a character")
    return found
