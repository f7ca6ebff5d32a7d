"""What holds the window up: a 5 ms timer over a whole run on 10,000 kept photos.

``python -m benchmarks.window_gaps`` opens the window without a portal, scrolls to the end of the
timeline and back, opens the viewer and goes on 20 times, changes theme and language. The stretch
``idle`` is what the machine does by itself.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")

import argparse
import asyncio
import json
import resource
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import qasync
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from benchmarks.late_ticks import HELD_MS, LateTicks, Stretch
from benchmarks.profiles import make_profile
from benchmarks.report import Report, table
from konnect_desktop.app.quick_imports import make_imports_quick
from konnect_desktop.app.window import WindowCommand, make_application, run_windows
from konnect_desktop.system.logs import set_up_logging
from konnect_desktop.system.paths import Paths
from konnect_desktop.system.turns import shorten_turns
from konnect_desktop.viewmodels.timeline_layout import EntrySlot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from konnect_desktop.app.shell import Shell

PHOTOS: Final = 10_000
_PAGES: Final = 60
_PHOTOS_ON: Final = 20
_PATIENCE_S: Final = 60.0
_REST_S: Final = 1.0
_SWITCHES: Final = ("dark theme", "light theme", "Dutch", "English")
_WHY_MISSED: Final = {
    ("start, after the window is there",): (
        "the longest stretches are building the window and painting it for the first time, before "
        "anything can be seen that could be held up; what is made ahead after that comes in steps."
    ),
    ("scrolling page by page", "to the end and back"): (
        "a page is a whole new list on the screen: its cards are painted and their photos scaled "
        "in one frame, 8 to 12 ms, and a card that was not ready is built in 3 to 6 ms, which is "
        "not cut further; where both meet in one frame, it is late."
    ),
    _SWITCHES: (
        "a switch is one repaint of all that is seen, some 85 widgets that Python paints; that "
        "alone is 8 to 15 ms, and telling them comes before it. It could be spread over several "
        "frames by showing a window that is half light and half dark, or half in one language; or "
        "behind a picture of the window as it was, which takes more paints and keeps the window "
        "from answering for as long as it lies there. One late frame, at a click that asks for "
        "just that, is the calmer of these. Only what is seen is done in it: nothing is measured "
        "anew where just colours change, the viewer, always dark, hears nothing of it, icons are "
        "dyed and not drawn, and cards in another language are built one by one in the frames that "
        "follow."
    ),
}


async def _run(application: QApplication, profile: Path) -> list[Stretch]:
    shown: asyncio.Future[Shell] = asyncio.get_running_loop().create_future()
    ticks = LateTicks()
    command = WindowCommand(Paths.below(profile))
    with set_up_logging(command.paths.logs) as logs:
        running = asyncio.create_task(
            run_windows(application, command, logs, on_shown=shown.set_result)
        )
        with ticks.stretch("start, after the window is there"):
            shell = await shown
            shell.window.resize(1280, 800)
            await _until(lambda: shell.timeline_page.view.count)
            await asyncio.sleep(_REST_S)
        with ticks.stretch("idle"):
            await asyncio.sleep(_REST_S * 2)
        await _look_around(shell, ticks)
        with ticks.stretch("closing"):
            shell.window.close()
            await running
    return ticks.stretches


async def _look_around(shell: Shell, ticks: LateTicks) -> None:
    view, settings = shell.timeline_page.view, shell._workspace.settings  # noqa: SLF001 — it measures
    bar = view.verticalScrollBar()
    with ticks.stretch("scrolling page by page"):
        for _ in range(_PAGES):
            QTest.keyClick(view, Qt.Key.Key_PageDown)
            await asyncio.sleep(0.03)
    with ticks.stretch("to the end and back"):
        QTest.keyClick(view, Qt.Key.Key_End)
        await asyncio.sleep(_REST_S)
        bar.setValue(bar.maximum() // 2)
        await asyncio.sleep(_REST_S)
        QTest.keyClick(view, Qt.Key.Key_Home)
        await asyncio.sleep(_REST_S)
    timeline = shell._workspace.timeline  # noqa: SLF001 — it measures
    key = next(
        slot.key
        for slot in map(timeline.slot, range(timeline.rowCount()))
        if isinstance(slot, EntrySlot) and slot.mark.photos
    )
    entry = await timeline.entry(key)
    if entry is None:
        raise LookupError("the first entry with photos is gone")
    with ticks.stretch("opening the viewer"):
        shell.open_photo(entry.media[0])
        await asyncio.sleep(_REST_S)
    with ticks.stretch("20 photos on"):
        for _ in range(_PHOTOS_ON):
            shell.viewer.path.next()
            await asyncio.sleep(0.15)
        shell.close_photo()
    for name, change in (
        ("dark theme", lambda: settings.set_theme("dark")),
        ("light theme", lambda: settings.set_theme("light")),
        ("Dutch", lambda: settings.set_language("nl")),
        ("English", lambda: settings.set_language("en")),
    ):
        with ticks.stretch(name):
            change()
            await asyncio.sleep(_REST_S)


async def _until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(_PATIENCE_S):
        while not condition():  # noqa: ASYNC110 — a condition of widgets, which have no event
            await asyncio.sleep(0.005)


def measure(photos: int = PHOTOS, profile: Path | None = None) -> list[Stretch]:
    """Run once, on a profile of about so many photos, or on one that is there."""
    # What the command itself does before it opens its window.
    make_imports_quick()
    shorten_turns()
    application = make_application(["benchmark"])
    with (
        tempfile.TemporaryDirectory(prefix="konnect-gaps-") as place,
        asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner,
    ):
        if profile is None:
            profile = Path(place, "profile")
            make_profile(profile, photos)
        return runner.run(_run(application, profile))


def report(stretches: list[Stretch]) -> Report:
    """Put the figures into words."""
    rows = [
        (
            stretch.name,
            str(len(stretch.late_ms)),
            f"{stretch.p99_ms:.0f}",
            f"{stretch.worst_ms:.0f}",
            f"{stretch.busiest_ms:.0f}",
            str(stretch.held),
        )
        for stretch in stretches
    ]
    what = (
        f"A 5 ms timer over one run on {PHOTOS} kept photos: how late it comes, and how long the "
        "window's own thread was busy in one go (processor time, which a busy machine does not add "
        f"to); the goal is never more than {HELD_MS:.0f} ms of that."
    )
    head = ("", "ticks", "late p99, ms", "late worst, ms", "busiest, ms", "over the goal")
    missed = {stretch.name for stretch in stretches if stretch.held}
    reached_not = [names for names in _WHY_MISSED if missed & {*names}]
    why = [f"{', '.join(names)}: {_WHY_MISSED[names]}" for names in reached_not]
    reasons = ("", "Why the goal is missed:", "", *(f"- {each}" for each in why)) if why else ()
    text = "\n".join([what, "", *table(head, rows), *reasons])
    return Report("What holds the window up", text, met=not missed)


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--photos", type=int, default=PHOTOS, help=f"how many; {PHOTOS}")
    arguments.add_argument("--profile", type=Path, help="one that is there, instead")
    arguments.add_argument("--json", action="store_true", help="for programs")
    options = arguments.parse_args()
    stretches = measure(options.photos, options.profile)
    if options.json:
        p99_ms = {stretch.name: stretch.p99_ms for stretch in stretches}
        print(json.dumps({"p99_ms": p99_ms, "most_memory_bytes": most_memory_bytes()}))
    else:
        print(report(stretches))


def most_memory_bytes() -> int:
    """Return the most memory (RSS) that this process has ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    main()
