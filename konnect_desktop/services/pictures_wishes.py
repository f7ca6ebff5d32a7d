"""Which picture is fetched next: what is in sight first, and nothing that just failed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Final, Generic, TypeVar

from konnect_desktop.domain.errors import ErrorKind

_Key = TypeVar("_Key", bound=Hashable)
BARRED_FOR_S: Final = 3600.0
_MOST_FAILURES_IN_A_ROW: Final = 3
# The picture itself is not to be had; everything else is a matter of the line or of the portal.
_OF_THE_PICTURE: Final = frozenset(
    {
        ErrorKind.MEDIA_DAMAGED,
        ErrorKind.MEDIA_TOO_LARGE,
        ErrorKind.MEDIA_BLOCKED,
        ErrorKind.MEDIA_GONE,
        ErrorKind.LINK_EXPIRED,
        ErrorKind.INTERNAL,
    }
)


class Wishes(Generic[_Key]):
    """What is wanted now, in order.

    Args:
        clock: Seconds of a clock that never jumps.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._wanted: dict[_Key, None] = {}
        self._running: set[_Key] = set()
        self._waiting: set[_Key] = set()
        self._barred_until_s: dict[_Key, float] = {}
        self._failures_in_a_row = 0

    @property
    def running(self) -> int:
        """How many are being fetched."""
        return len(self._running)

    @property
    def wanted(self) -> tuple[_Key, ...]:
        """What is wanted and not there yet, the first one first."""
        return tuple(self._wanted)

    def replace(self, keys: Iterable[_Key]) -> None:
        """Want these and no others, the first one first; what is being fetched goes on."""
        self._wanted = dict.fromkeys(keys)

    def put_first(self, key: _Key) -> None:
        """Want this too, before all others."""
        self._wanted.pop(key, None)
        self._wanted = {key: None} | self._wanted

    def take(self) -> _Key | None:
        """Return what is to be fetched next and count it as being fetched."""
        if self._failures_in_a_row >= _MOST_FAILURES_IN_A_ROW:
            return None
        for key in self._wanted:
            if key not in self._running and key not in self._waiting and not self._is_barred(key):
                self._running.add(key)
                return key
        return None

    def fulfilled(self, key: _Key) -> None:
        """Take note that a picture is there."""
        self._running.discard(key)
        self._wanted.pop(key, None)
        self._failures_in_a_row = 0

    def given_up(self, key: _Key) -> None:
        """Take note that fetching was ended from this side."""
        self._running.discard(key)

    def failed(self, key: _Key, kind: ErrorKind) -> None:
        """Take note of a failure.

        What is wrong with the picture itself is not asked for again for an hour. Anything else
        waits for ``allow_again``, and after some in a row everything does.
        """
        self._running.discard(key)
        if kind in _OF_THE_PICTURE:
            self._wanted.pop(key, None)
            self._barred_until_s[key] = self._clock() + BARRED_FOR_S
        else:
            self._waiting.add(key)
            self._failures_in_a_row += 1

    def allow_again(self) -> None:
        """Try once more what failed because of the line or the portal."""
        self._waiting.clear()
        self._failures_in_a_row = 0

    def _is_barred(self, key: _Key) -> bool:
        until_s = self._barred_until_s.get(key)
        if until_s is None:
            return False
        if self._clock() < until_s:
            return True
        del self._barred_until_s[key]
        return False
