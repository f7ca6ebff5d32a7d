"""Which language a person reads."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

# The order in which a system asks for its languages (POSIX).
_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


class Language(StrEnum):
    """The languages that are complete, and one for tests."""

    EN = "en"
    NL = "nl"
    DOUBLED = "doubled"  # no language: English twice, to see whether long words still fit

    def pick(self, english: str, dutch: str) -> str:
        """Return the one of two texts that is in this language."""
        if self is Language.DOUBLED:
            return f"{english} {english}"
        return dutch if self is Language.NL else english


def language_of(environment: Mapping[str, str]) -> Language:
    """Return the language that an environment asks for; English unless it is Dutch."""
    for variable in _VARIABLES:
        if value := environment.get(variable):
            return Language.NL if value.casefold().startswith("nl") else Language.EN
    return Language.EN
