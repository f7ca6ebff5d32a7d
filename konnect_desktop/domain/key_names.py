"""Which texts name keys: Qt's portable names, as ``settings.toml`` holds them ("Ctrl+Shift+S")."""

from __future__ import annotations

from typing import Final

_MODIFIERS: Final = ("Meta", "Ctrl", "Alt", "Shift")
"""In the order in which they are written."""
NAMED_KEYS: Final = frozenset(
    {
        *(f"F{number}" for number in range(1, 25)),
        *("Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown"),
        *("Space", "Return", "Enter", "Backspace", "Ins", "Del", "Menu", "Pause", "Back"),
        *("Esc", "Tab", "Backtab"),
    }
)
# What these mean no action may take away.
_NEVER_CHOSEN: Final = frozenset({"Esc", "Tab", "Backtab", "Back"})


def parted(text: str) -> tuple[list[str], str]:
    """Return the modifiers of a key and the key itself, which may be a plus."""
    if text.endswith("+"):
        return [part for part in text[:-1].split("+") if part], "+"
    *modifiers, key = text.split("+")
    return modifiers, key


def is_key(text: str) -> bool:
    """Say whether a text is one key, with its modifiers in Qt's order."""
    modifiers, key = parted(text)
    is_in_order = modifiers == [known for known in _MODIFIERS if known in modifiers]
    is_letter = len(key) == 1 and key.isprintable() and key == key.upper() != " "
    return is_in_order and (is_letter or key in NAMED_KEYS) and "+".join([*modifiers, key]) == text


def may_be_chosen(text: str) -> bool:
    """Say whether a user may give this key to an action."""
    return is_key(text) and parted(text)[1] not in _NEVER_CHOSEN
