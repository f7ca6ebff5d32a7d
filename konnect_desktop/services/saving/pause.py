"""Pausing a run: no other transfer begins, those under way are finished, then the run ends.

Rule: a pause never breaks anything off. What it puts off the run tells as left, and going on is
another run, which plans anew: nothing is held open in between, neither archive nor line.
"""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from contextlib import contextmanager


class PutOffError(Exception):
    """A medium would have been asked for once more, but for the pause."""


class Pause:
    """Asked of one run from outside; used on the loop's thread."""

    def __init__(self) -> None:
        self._is_asked = False
        self._is_final = False
        self._is_preparing = True
        self._is_over = False
        self._transfers = 0
        self._news = asyncio.Event()

    # -- for who pauses ---------------------------------------------------------------------------

    @property
    def is_preparing(self) -> bool:
        """Whether the run has no transfers yet; cancelling it then loses nothing."""
        return self._is_preparing

    def ask(self) -> bool:
        """Let no other transfer begin.

        Returns:
            False where it comes too late: the run has come to its own end.
        """
        if self._is_over:
            return self._is_asked
        self._is_asked = True
        return True

    def withdraw(self) -> None:
        """Go on with the same run, unless its last transfer has been finished meanwhile."""
        if not self._is_final:
            self._is_asked = False
            self._tell()

    # -- for the run ------------------------------------------------------------------------------

    @property
    def is_asked(self) -> bool:
        """Whether no transfer is to begin."""
        return self._is_asked

    @contextmanager
    def saving(self) -> Generator[None]:
        """Tell that the preparing is over, and at the end the saving too."""
        self._is_preparing = False
        try:
            yield
        finally:
            self._is_over = True

    async def lets_begin(self) -> bool:
        """Return whether a transfer may begin; False ends the run.

        While others are under way the answer is waited for: the pause may be withdrawn.
        """
        while self._is_asked and self._transfers:
            await self._news.wait()
        self._is_final = self._is_asked
        return not self._is_asked

    @contextmanager
    def transfer(self) -> Generator[None]:
        """Count a transfer as under way."""
        self._transfers += 1
        try:
            yield
        finally:
            self._transfers -= 1
            self._tell()

    def check(self) -> None:
        """Go on only while nothing is paused.

        Raises:
            PutOffError: Something is.
        """
        if self._is_asked:
            raise PutOffError

    # ---------------------------------------------------------------------------------------------

    def _tell(self) -> None:
        self._news.set()
        self._news = asyncio.Event()
