"""Short forms of names: initials for a round badge, an organisation's name for a narrow rail."""

from __future__ import annotations

from typing import Final

_MOST: Final = 2
# Words that say what an organisation is, not which.
_LEFT_OUT: Final = frozenset({"kinderopvang", "kinderdagverblijf", "kdv", "bso", "stichting"})

# Those that nobody says with the name; "BSO Het Kompas" is called that.
_KINDS_IN_FRONT: Final = frozenset({"kinderopvang", "kinderdagverblijf", "stichting"})


def short_name(organisation: str) -> str:
    """Return a name without the word that says what it is: "De Zonnebloem"."""
    first, _, rest = organisation.strip().partition(" ")
    return rest.strip() if first.casefold() in _KINDS_IN_FRONT and rest.strip() else organisation


def initials(name: str) -> str:
    """Return one or two capitals: DZ of "Kinderopvang De Zonnebloem", HK of "BSO Het Kompas"."""
    words = [word for word in name.split() if word[:1].isalnum()]
    telling = [word for word in words if word.casefold() not in _LEFT_OUT] or words
    return "".join(word[0].upper() for word in telling[:_MOST]) or "·"
