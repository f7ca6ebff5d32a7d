"""Which picture is fetched next: what is in sight first, and nothing that just failed.

Where nothing comes any more, all wait; after a pause one goes out to see whether it passes.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable, Iterable
from typing import Final, Generic, TypeVar

from konnect_desktop.domain.errors import UNREACHABLE, ErrorKind

_Key = TypeVar("_Key", bound=Hashable)
BARRED_FOR_S: Final = 3600.0
FIRST_PAUSE_S: Final = 30.0
LONGEST_PAUSE_S: Final = 300.0
_MOST_FAILURES_IN_A_ROW: Final = 3
# The picture itself is not to be had; everything else is a matter of the line or of the portal.
OF_THE_PICTURE: Final = frozenset(
    {
        ErrorKind.MEDIA_DAMAGED,
        ErrorKind.MEDIA_TOO_LARGE,
        ErrorKind.MEDIA_BLOCKED,
        ErrorKind.MEDIA_GONE,
        ErrorKind.LINK_EXPIRED,
        ErrorKind.INTERNAL,
    }
)
# May be over at any time by itself. A password that was refused is not tried again unasked.
_PASSES: Final = UNREACHABLE | {ErrorKind.DISK_FULL, ErrorKind.DISK_DENIED}


class Wishes(Generic[_Key]):
    """What is wanted now, in order.

    Args:
        clock: Seconds of a clock that never jumps.
        first_pause_s: How long failures wait; each probe that fails doubles it, up to a limit.
    """

    def __init__(self, clock: Callable[[], float], *, first_pause_s: float = FIRST_PAUSE_S) -> None:
        self._clock = clock
        self._first_pause_s = self._pause_s = first_pause_s
        self._probe_at_s: float | None = None
        self._probe: _Key | None = None
        self._last_failure: ErrorKind | None = None
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

    @property
    def idle(self) -> tuple[_Key, ...]:
        """What is wanted and not being fetched, the first one first."""
        return tuple(key for key in self._wanted if key not in self._running)

    @property
    def waiting(self) -> frozenset[_Key]:
        """What failed because of the line or the portal, and waits for another try."""
        return frozenset(self._waiting)

    @property
    def stopped_by(self) -> ErrorKind | None:
        """Why nothing but a probe is fetched now, or ``None`` while all goes its way."""
        is_stopped = self._failures_in_a_row >= _MOST_FAILURES_IN_A_ROW
        return self._last_failure if is_stopped else None

    @property
    def probe_in_s(self) -> float | None:
        """In how many seconds a probe is due; ``None`` where there is none to be sent."""
        if self._probe_at_s is None or self._probe is not None or self._next_probe() is None:
            return None
        return max(self._probe_at_s - self._clock(), 0.0)

    def replace(self, keys: Iterable[_Key]) -> None:
        """Want these and no others, the first one first; what is being fetched goes on."""
        self._wanted = dict.fromkeys(keys)

    def put_first(self, key: _Key) -> None:
        """Want this too, before all others."""
        self._wanted.pop(key, None)
        self._wanted = {key: None} | self._wanted

    def take(self) -> _Key | None:
        """Return what is to be fetched next and count it as being fetched."""
        key = None
        if self.stopped_by is None:
            key = next((each for each in self._free() if each not in self._waiting), None)
        if key is None and self.probe_in_s == 0:
            key = self._probe = self._next_probe()
        if key is not None:
            self._running.add(key)
        return key

    def fulfilled(self, key: _Key) -> None:
        """Take note that a picture was fetched; where it was a probe, all that waited may go."""
        self._running.discard(key)
        self._wanted.pop(key, None)
        if key == self._probe:
            self.allow_again()
        self._failures_in_a_row = 0
        self._pause_s = self._first_pause_s

    def found(self, key: _Key) -> None:
        """Take note that a picture is there already, which says nothing of the line."""
        self.given_up(key)
        self._wanted.pop(key, None)

    def given_up(self, key: _Key) -> None:
        """Take note that fetching was ended from this side."""
        self._running.discard(key)
        self._pass_probe_on(key)

    def failed(self, key: _Key, kind: ErrorKind) -> None:
        """Take note of a failure.

        What is wrong with the picture itself is not asked for again for an hour. Anything else
        waits for a probe that comes through or for ``allow_again``, and after some in a row
        everything does.
        """
        self._running.discard(key)
        if kind in OF_THE_PICTURE:
            self._wanted.pop(key, None)
            self._barred_until_s[key] = self._clock() + BARRED_FOR_S
            self._pass_probe_on(key)
            return
        self._waiting.add(key)
        self._failures_in_a_row += 1
        self._last_failure = kind
        if key == self._probe:
            self._probe = self._probe_at_s = None
            self._pause_s = min(2 * self._pause_s, LONGEST_PAUSE_S)
        if kind not in _PASSES:
            self._probe_at_s = None
        elif self._probe_at_s is None:
            self._probe_at_s = self._clock() + self._pause_s

    def came_otherwise(self) -> None:
        """Take note that somebody else fetched one: where all was stopped, it may go on."""
        if self.stopped_by is not None:
            self.allow_again()
        self._failures_in_a_row = 0

    def allow_again(self) -> None:
        """Try once more what failed because of the line or the portal."""
        self._waiting.clear()
        self._failures_in_a_row = 0
        self._pause_s = self._first_pause_s
        self._probe = self._probe_at_s = None

    def _free(self) -> Generator[_Key]:
        """Return what may be fetched, in order."""
        for key in tuple(self._wanted):
            if key not in self._running and not self._is_barred(key):
                yield key

    def _next_probe(self) -> _Key | None:
        return next(self._free(), None)

    def _pass_probe_on(self, key: _Key) -> None:
        """Let the next one be the probe: this one told nothing of the line."""
        if key == self._probe:
            self._probe, self._probe_at_s = None, self._clock()

    def _is_barred(self, key: _Key) -> bool:
        until_s = self._barred_until_s.get(key)
        if until_s is None:
            return False
        if self._clock() < until_s:
            return True
        del self._barred_until_s[key]
        return False
