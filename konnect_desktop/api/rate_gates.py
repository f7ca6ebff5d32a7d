"""One gate per host: while a ``Retry-After`` window lasts no request leaves for that host."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Final

from konnect_desktop.domain.errors import ErrorKind

SHORTEST_WINDOW_S: Final = 1.0
LONGEST_WINDOW_S: Final = 15 * 60.0


class RateGates:
    """The windows of all hosts; used from the event loop and from transfer threads alike."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._closed: dict[str, tuple[float, ErrorKind]] = {}

    def close(
        self,
        host: str,
        window_s: float,
        now_s: float,
        why: ErrorKind = ErrorKind.RATE_LIMITED,
    ) -> None:
        """Let nothing through to ``host`` for ``window_s``; a longer window stays."""
        with self._lock:
            self._closed[host] = max(self._closed.get(host, (0.0, why)), (now_s + window_s, why))

    def why_closed(self, host: str) -> ErrorKind:
        """Return what ``host`` said when it was last to be left alone."""
        with self._lock:
            return self._closed.get(host, (0.0, ErrorKind.RATE_LIMITED))[1]

    def closed_for_s(self, host: str, now_s: float) -> float:
        """Return how long ``host`` must still be left alone, in seconds; 0 where it need not."""
        with self._lock:
            return max(0.0, self._closed.get(host, (0.0, ErrorKind.RATE_LIMITED))[0] - now_s)


def retry_after_s(headers: Mapping[str, str], now_epoch_s: float) -> float | None:
    """Read ``Retry-After``: seconds or a date, clamped to 1 s … 15 min (F045).

    Args:
        headers: Headers of an answer, case-insensitive.
        now_epoch_s: This computer's time, for an answer without a ``Date`` of its own.

    Returns:
        Seconds, or ``None`` where the header is missing or says nothing.
    """
    text = headers.get("retry-after", "").strip()
    if not text:
        return None
    if text.removeprefix("-").isdecimal() and text.isascii():
        # Twenty digits are more than any clock holds; the clamp makes them 15 minutes.
        return _clamped(float(text[:20]))
    moment_s = epoch_from_http_date(text)
    if moment_s is None:
        return None
    server_s = epoch_from_http_date(headers.get("date", ""))
    return _clamped(moment_s - (now_epoch_s if server_s is None else server_s))


def epoch_from_http_date(text: str) -> float | None:
    """Read a date of a header as seconds since 1970; ``None`` for what is none."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _clamped(seconds: float) -> float:
    return min(max(seconds, SHORTEST_WINDOW_S), LONGEST_WINDOW_S)
