"""Which keys of answers may be told: those that are known, and those that are nobody's words.

Rule: a key of which any part is a word of an answer's text, or of what the account is called, is
not told. Some portal may use names as keys: ``{"perChild": {"mila": 3}}``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from typing import Final, cast

# Words as they stand in the portal's keys. Ids and tokens have digits and are not many short words.
_WORDY_KEY: Final = re.compile(r"[a-z]{1,15}(?:[A-Z][a-z]{1,14}){0,6}")
_PART: Final = re.compile(r"[A-Z]?[a-z]+")
_WORD: Final = re.compile(r"[^\W\d_]+")
# What keys of several words are joined with; whoever writes Dutch uses some of these, too.
_JOINTS: Final = frozenset({"is", "in", "of", "by", "for", "on", "has", "per", "was", "with"})
# Of a text that may be a name, words are also known as they are written together.
_LONGEST_NAME: Final = 100
_MOST_JOINED: Final = 4


class PrivateWords:
    """The words of one account's answers.

    Args:
        known_keys: Keys that are told always.
        names: What the account is called: its tenant, its user name.
    """

    def __init__(self, known_keys: Collection[str], names: Iterable[str]) -> None:
        self._known = frozenset(known_keys)
        self._vocabulary = frozenset(part for key in known_keys for part in _parts(key))
        self._names = frozenset(word for name in names for word in _words(name))
        self._words: set[str] = set()

    def note(self, document: object) -> None:
        """Learn the words of an answer, however deep they stand."""
        waiting = [document]
        while waiting:
            value = waiting.pop()
            if isinstance(value, str):
                self._words.update(_words(value))
            elif isinstance(value, list):
                waiting.extend(cast("list[object]", value))
            elif isinstance(value, dict):
                fields = cast("dict[str, object]", value)
                waiting.extend(fields.values())
                waiting.extend(key for key in fields if not _WORDY_KEY.fullmatch(key))

    def is_known(self, key: str) -> bool:
        """Say whether a key is known to be the portal's own, whatever was answered."""
        return key in self._known

    def may_tell(self, key: str) -> bool:
        """Say whether a key is one of the portal's own, as far as can be known."""
        if self.is_known(key):
            return True
        if not _WORDY_KEY.fullmatch(key):
            return False
        parts = set(_parts(key))
        harmless = self._vocabulary | _JOINTS if len(parts) > 1 else self._vocabulary
        said = {key.casefold(), *parts}
        return self._names.isdisjoint(said) and (said - harmless).isdisjoint(self._words)


def _parts(key: str) -> list[str]:
    return [part.casefold() for part in _PART.findall(key)]


def _words(text: str) -> Iterator[str]:
    """Yield the words of a text, with accents and without, and those of a name also joined."""
    folded = text.casefold()
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(sign)
    )
    for written in {folded, plain}:
        words = _WORD.findall(written)
        yield from words
        if len(text) <= _LONGEST_NAME:
            for many in range(2, _MOST_JOINED + 1):
                for start in range(len(words) - many + 1):
                    yield "".join(words[start : start + many])
