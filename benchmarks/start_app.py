"""The app as ``konnect-desktop`` starts it, on a given profile; says when its timeline is painted.

That is: every row in sight is a real card or day header, none a placeholder, and the paint in which
the last of them was seen has ended. Then the window is closed as by its user.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from konnect_desktop.app.shell import Shell


def main(profile: Path) -> int:
    """Run the app until it has painted; returns its exit code."""
    # In the order of the command itself: see ``cli.main`` and ``cli.window``.
    from konnect_desktop.cli.arguments import parse  # noqa: PLC0415
    from konnect_desktop.system.hardening import harden  # noqa: PLC0415

    harden()
    parse([])
    from konnect_desktop.app.quick_imports import make_imports_quick  # noqa: PLC0415

    make_imports_quick()
    from konnect_desktop.app.window import WindowCommand, open_window  # noqa: PLC0415
    from konnect_desktop.system.paths import Paths  # noqa: PLC0415

    return open_window(WindowCommand(Paths.below(profile)), on_shown=_watch)


def _watch(shell: Shell) -> None:
    from benchmarks.marks import PaintWatch, tell_painted  # noqa: PLC0415

    view = shell.timeline_page.view
    shown_s = time.monotonic()

    def look() -> None:
        rows = view.rows_in_sight()
        last = view.live.get(rows[-1]) if rows else None
        if last is not None and all(row in view.live for row in rows):
            view.scrolled.disconnect(look)
            PaintWatch(last.widget, painted)

    def painted() -> None:
        tell_painted(shell.window.close, shown_s)

    view.scrolled.connect(look)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
