"""Photos dragged out by a real mouse on a real X screen and dropped on something else."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path
from typing import IO, Any, cast

import pytest

from tests.support.tree import ROOT
from tests.window.screen import Screen, running_screen

_PATIENCE_S = 20.0
_MOMENT_S = 0.1


class Told:
    """The lines of the program."""

    def __init__(self, lines: IO[bytes]) -> None:
        self._lines = lines

    def next(self, within_s: float = _PATIENCE_S) -> dict[str, Any] | None:
        """Return the next line, ``None`` where none comes in time."""
        ready, _, _ = select.select([self._lines], [], [], within_s)
        return json.loads(self._lines.readline()) if ready else None

    def until(self, what: str) -> dict[str, Any]:
        """Return the next line of a kind."""
        while (line := self.next()) is not None:
            if line["what"] == what:
                return line
        pytest.fail(f"nothing was {what}")


@pytest.fixture
def screen(tmp_path: Path) -> Generator[Screen]:
    with running_screen(tmp_path, 1200, 800) as running:
        yield running


@pytest.mark.deep
def test_photos_are_dropped_as_copies_of_the_files_that_are_saved(screen: Screen) -> None:
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "tests.views.photos.drag_program"],
        cwd=ROOT,
        env=os.environ | {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # What is waited for must not lie in a buffer of ours.
        bufsize=0,
    ) as program:
        try:
            told = Told(cast("IO[bytes]", program.stdout))
            shown = told.until("shown")
            (x, y), (to_x, to_y) = shown["photo"], shown["folder"]
            screen.hold((x, y))
            screen.move((x + 30, y + 20))
            told.until("dragging")
            over, step = None, 0
            while over is None and step < _PATIENCE_S / _MOMENT_S:
                # The hand moves until it is noticed: a drag begins when the system says so.
                step += 1
                screen.move((to_x + step % 7, to_y))
                over = told.next(_MOMENT_S)
            assert over == {"what": "over", "only_copies": True}
            screen.let_go()
            assert told.until("dropped")["files"] == ["/foto’s/0.jpg", "/foto’s/2.jpg"]
            assert told.until("said")["text"].startswith("2 van 3 gesleept.")
        finally:
            program.kill()
