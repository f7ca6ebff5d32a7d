"""Gives memory back to the system that was needed for a moment only.

The C library of Linux keeps what a thread has freed for that thread's next need, which may never
come. Elsewhere there is nothing to do.
"""

from __future__ import annotations

import ctypes
import sys


def give_back() -> None:
    """Return what is free; takes some milliseconds, so never on the window's thread."""
    if sys.platform != "linux":
        return
    # musl has no such function, and does not keep as much.
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
