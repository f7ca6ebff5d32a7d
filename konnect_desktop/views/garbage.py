"""Collects Python's reference cycles on the window's thread only.

A widget in a cycle that another thread happens to collect is destroyed by that thread, which Qt
does not survive. So automatic collection is off while the window is open.
"""

from __future__ import annotations

import gc
from time import perf_counter
from typing import Final, Self

from PySide6.QtCore import QObject, QTimer

_EVERY_MS: Final = 250
# A whole collection looks at everything that lives; it waits for as many of the smaller ones.
_SMALLER_PER_WHOLE: Final = 40
_LONG_S: Final = 0.006


class GarbageCollection(QObject):
    """Collects in small steps; used in a ``with`` statement around all that the window does."""

    def __init__(self) -> None:
        super().__init__()
        self._smaller = 0
        self._was_on = True
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)

    def __enter__(self) -> Self:
        self._was_on = gc.isenabled()
        gc.disable()
        # What the modules made lives as long as the app: it is not looked at each time.
        gc.freeze()
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()

    def settle(self) -> None:
        """Look no more at what has been made until now: it stays as long as the window does."""
        gc.freeze()

    def collect(self) -> None:
        """Collect the young if there are many, and at times everything."""
        young, _, _ = gc.get_count()
        if young < gc.get_threshold()[0]:
            return
        self._smaller += 1
        if self._smaller >= _SMALLER_PER_WHOLE:
            self._smaller = 0
            began_s = perf_counter()
            gc.collect(2)
            if perf_counter() - began_s > _LONG_S:
                # A frame has 16 ms. So much has survived that it is not looked at again.
                self.settle()
            return
        gc.collect(1)
