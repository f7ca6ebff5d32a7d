"""The app as ``konnect-desktop`` starts it, on a given profile; says when it has painted what.

``painted``: every row of the timeline that is in sight is a real card or day header and has been
painted. ``pictures``: so have all photos on them. ``usable``: a key scrolls the timeline. ``ended``:
the window was closed by then and everything in it has ended.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from konnect_desktop.system.hardening import harden

if TYPE_CHECKING:
    from konnect_desktop.app.shell import Shell

harden()


def main(profile: Path) -> int:
    """Run the app until it has painted, then close it."""
    from konnect_desktop.app.window import WindowCommand, open_window  # noqa: PLC0415 — hardened first
    from konnect_desktop.system.paths import Paths  # noqa: PLC0415

    return open_window(WindowCommand(Paths.below(profile)), on_shown=_watch)


def _watch(shell: Shell) -> None:
    from benchmarks.marks import PaintWatch, tell  # noqa: PLC0415

    view = shell.timeline_page.view

    def look() -> None:
        rows = view.rows_in_sight()
        if view.count and all(row in view.live for row in rows):
            view.scrolled.disconnect(look)
            last = view.live.get(rows[-1])
            assert last is not None
            PaintWatch(last.widget, painted)

    def painted() -> None:
        tell("painted")
        shell.window.close()

    view.scrolled.connect(look)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
