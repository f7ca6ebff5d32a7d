"""Standard output that may be closed, full, or read by somebody who has gone: never a traceback."""

from __future__ import annotations

import io
import os
import sys
from typing import cast


class Console:
    """Says lines on standard output and, where asked to, on standard error.

    Attributes:
        failed: Standard output took something no more, for another reason than that its reader
            has had enough.
    """

    def __init__(self) -> None:
        self.failed = False
        self._open = sys.stdout is not None
        if self._open:
            # A terminal may not know the signs that lines begin with.
            cast("io.TextIOWrapper", sys.stdout).reconfigure(errors="replace")

    def say(self, text: str) -> None:
        """Say a line to whoever reads."""
        if not self._open:
            return
        try:
            print(text, flush=True)  # noqa: T201 — the command line
        except OSError as error:
            self.failed = not isinstance(error, BrokenPipeError)
            self._give_up()

    @staticmethod
    def complain(text: str) -> None:
        """Say a line on standard error, if that is there."""
        if sys.stderr is not None:
            print(text, file=sys.stderr)  # noqa: T201

    def _give_up(self) -> None:
        """Say nothing more; what is still in the buffer would be a traceback at the very end."""
        self._open = False
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
