"""Deadlines for plain threads: the head of an answer has one, its body must keep coming (R4, V3).

Rule: a time-out of the socket is per read and says nothing about the whole; so every read asks
here how long it may wait still. Only waiting counts, not what the reader does with the bytes.
"""

from __future__ import annotations

import threading
import time
from typing import Final

import httpcore

from konnect_desktop.api.network import Limits

_SLICE_S: Final = 0.1


class FetchCancelledError(Exception):
    """The caller's event was set, or the client was closed; nothing is wrong with the medium."""


class Pace:
    """The patience for one answer after another over one connection."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._cancelled = threading.Event()
        self._head_until_s: float | None = None
        self._waited_s = 0.0
        self._received_bytes = 0

    def begin(self, cancelled: threading.Event) -> None:
        """Start the deadline of a head."""
        self._cancelled = cancelled
        self._head_until_s = time.monotonic() + self._limits.header_s

    def head_done(self) -> None:
        """Start the watch over a body."""
        self._head_until_s = None
        self._waited_s = 0.0
        self._received_bytes = 0

    def read(self, stream: httpcore.NetworkStream, max_bytes: int) -> bytes:
        """Read what there is, in short waits so that a cancel is noticed.

        Raises:
            httpcore.ReadTimeout: Too slow.
            FetchCancelledError: Cancelled.
        """
        while True:
            if self._cancelled.is_set():
                raise FetchCancelledError
            left_s = self._left_s()
            if left_s <= 0:
                raise httpcore.ReadTimeout("too slow")
            began_s = time.monotonic()
            try:
                data = stream.read(max_bytes, timeout=min(left_s, _SLICE_S))
            except httpcore.ReadTimeout:
                self._waited_s += time.monotonic() - began_s
                continue
            self._waited_s += time.monotonic() - began_s
            self._count(len(data))
            return data

    def _left_s(self) -> float:
        if self._head_until_s is not None:
            return self._head_until_s - time.monotonic()
        return self._limits.slow_window_s - self._waited_s

    def _count(self, size_bytes: int) -> None:
        self._received_bytes += size_bytes
        if self._received_bytes >= self._limits.window_bytes:
            self._received_bytes = 0
            self._waited_s = 0.0
