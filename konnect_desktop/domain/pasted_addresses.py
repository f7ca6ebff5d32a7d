"""Which portal a parent means by what was typed or pasted, and what is amiss where none is.

Rule: nothing is looked up; what is not plainly one portal is none (F026).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from konnect_desktop.domain.portals import (
    PORTAL_DOMAIN,
    InvalidAddressError,
    Portal,
    parse_portal,
)

_AROUND: Final = "\"'<>()[]{}.,;:!?’‘“”"
_LONGEST_LINE: Final = 2_000


class AddressProblem(StrEnum):
    """Why a text names no portal."""

    EMPTY = "empty"
    EMAIL = "email"
    ELSEWHERE = "elsewhere"
    UNREADABLE = "unreadable"
    NOT_IN_DEMO = "not_in_demo"


def read_portal(text: str) -> Portal | AddressProblem:
    """Read a label, a host, a URL, or a line of a mail in which exactly one portal is named."""
    line = text.strip()
    if not line:
        return AddressProblem.EMPTY
    try:
        return parse_portal(line)
    except InvalidAddressError:
        pass
    words = line.split()
    if len(words) > 1 and len(line) <= _LONGEST_LINE:
        named = {portal.tenant: portal for portal in map(_portal_in, words) if portal}
        if len(named) == 1:
            return named.popitem()[1]
    return _problem(words)


def _portal_in(word: str) -> Portal | None:
    """Read a word of a sentence, which may end in a full stop; a label alone is only a word."""
    address = word.strip(_AROUND)
    if PORTAL_DOMAIN not in address.casefold():
        return None
    try:
        return parse_portal(address)
    except InvalidAddressError:
        return None


def _problem(words: list[str]) -> AddressProblem:
    if len(words) > 1:
        return AddressProblem.UNREADABLE
    (word,) = words
    if "@" in word and "://" not in word:
        return AddressProblem.EMAIL
    return AddressProblem.ELSEWHERE if "." in word.rstrip(".") else AddressProblem.UNREADABLE
