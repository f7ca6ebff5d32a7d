"""One run of the grid's measurement: ``python -m benchmarks.grid_run FOLDER`` prints JSON.

The folder holds what ``benchmarks.albums`` made. Times are of the window's own thread, with what
goes by on the clock beside them.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")

import asyncio
import json
import sys
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import psutil
import qasync
from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from benchmarks.albums import ACCOUNT, COPY
from konnect_desktop.app.window import make_application
from konnect_desktop.cache.local_copy import LocalCopy
from konnect_desktop.cache.media_store import MediaStore
from konnect_desktop.services.changes import ChangeFeed
from konnect_desktop.services.pictures import PictureShelf
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.own_marks import OwnMarks
from konnect_desktop.viewmodels.photos import Photos
from konnect_desktop.viewmodels.photos_details import PhotoDetails
from konnect_desktop.viewmodels.photos_selection import PhotoSelection
from konnect_desktop.viewmodels.pictures import PictureDesk
from konnect_desktop.viewmodels.timeline_rows import AccountLook
from konnect_desktop.views.dressing import Dressing
from konnect_desktop.views.photos.grid import PhotoGrid
from konnect_desktop.views.photos.tools import GridTools
from konnect_desktop.views.pictures import PictureCache
from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme
from konnect_desktop.wording.language import Language

if TYPE_CHECKING:
    from konnect_desktop.viewmodels.account_feeds import SeenAccounts

_SIZE: Final = QSize(1072, 680)
_STEP_PX: Final = 120
_STEPS: Final = 300
_PAGES: Final = 60
_WIDTHS: Final = tuple(range(900, 1060, 16))
_LOOK: Final = AccountLook(ACCOUNT, "De Zonnebloem", "DZ", 0)
_PATIENCE_S: Final = 60.0


@dataclass(slots=True)
class Times:
    """Milliseconds of the thread, and on the clock."""

    thread_ms: list[float] = field(default_factory=list[float])
    clock_ms: list[float] = field(default_factory=list[float])

    def take(self, does: Callable[[], object]) -> None:
        """Do something and note how long it takes."""
        thread_s, clock_s = time.thread_time(), time.perf_counter()
        does()
        self.thread_ms.append(1000 * (time.thread_time() - thread_s))
        self.clock_ms.append(1000 * (time.perf_counter() - clock_s))


class _Accounts(QObject):
    """The one account of the run."""

    changed = Signal()

    def __init__(self, copy: LocalCopy) -> None:
        super().__init__()
        self.copy, self.changes, self.account_id = copy, ChangeFeed(), ACCOUNT
        self.chosen = None

    def open_accounts(self) -> list[_Accounts]:
        return [self]

    def look(self, _: str) -> AccountLook:
        return _LOOK


class _Painted(QObject):
    """Notes that a grid has been painted."""

    def __init__(self, grid: PhotoGrid) -> None:
        super().__init__(grid)
        self._ground = grid.viewport()
        self._ground.installEventFilter(self)
        self.times = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.times += 1
        return False


async def _run(application: QApplication, folder: Path) -> dict[str, object]:
    themes = ThemeSource(make_theme(Scheme.LIGHT))
    Dressing(application, themes)
    async with AsyncExitStack() as stack:
        copy = await stack.enter_async_context(await LocalCopy.open(folder / COPY))
        store = MediaStore(lambda _: folder, keep_free_bytes=0)
        stack.push_async_callback(store.aclose)
        desk, shelf = PictureDesk(), PictureShelf(ACCOUNT, store)
        stack.push_async_callback(shelf.aclose)
        stack.push_async_callback(desk.aclose)
        await shelf.open()
        desk.add(ACCOUNT, shelf)
        accounts = _Accounts(copy)
        seen = cast("SeenAccounts", accounts)
        marks = OwnMarks()
        photos, details = Photos(seen, marks), PhotoDetails(seen)
        for part in (marks, details, photos):
            stack.push_async_callback(part.aclose)
        pictures = PictureCache(desk)
        stack.callback(pictures.close)
        tools = GridTools(
            application=application,
            themes=themes,
            languages=LanguageSource(Language.NL),
            pictures=pictures,
            photos=photos,
            details=details,
            selection=PhotoSelection(photos.model),
            marks=marks,
            look=accounts.look,
            today=lambda: date(2026, 4, 14),
        )
        window = QWidget()
        stack.callback(window.deleteLater)
        return await _measure(window, tools)


async def _measure(window: QWidget, tools: GridTools) -> dict[str, object]:
    window.resize(_SIZE)
    grid = PhotoGrid(tools, window)
    painted = _Painted(grid)

    def fit(width: int = _SIZE.width()) -> None:
        grid.setGeometry(0, 0, width, _SIZE.height())
        grid.set_column(8, width - 16, above=12, below=24)

    fit()
    window.show()
    await _until(lambda: painted.times)
    before = psutil.Process().memory_info().rss
    model, pictures = tools.photos.model, tools.pictures
    began_s = time.perf_counter()
    # The album is made aside; what the window's thread does with it is the first paint.
    first = Times()
    model.blockSignals(True)  # noqa: FBT003 — Qt's own
    tools.photos.start()
    await _until(model.rowCount)
    read_ms = 1000 * (time.perf_counter() - began_s)
    model.blockSignals(False)  # noqa: FBT003 — Qt's own
    album = model.album
    first.take(lambda: (model.take(album), grid.viewport().repaint()))
    await _settled(pictures)
    frames, pages, resizes = Times(), Times(), Times()
    bar = grid.verticalScrollBar()

    def scroll(distance: int) -> None:
        bar.setValue(bar.value() + distance)
        # What has become another is painted now, and nothing else is done.
        QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)

    for _ in range(_STEPS):
        frames.take(lambda: scroll(_STEP_PX))
        await asyncio.sleep(0.004)
    for _ in range(_PAGES):
        pages.take(lambda: scroll(-bar.pageStep()))
        await asyncio.sleep(0.02)
    await _settled(pictures)
    bar.setValue(bar.maximum() // 2)
    for width in _WIDTHS:
        resizes.take(lambda width=width: (fit(width), grid.viewport().repaint()))
        await asyncio.sleep(0)
    await _settled(pictures)
    kept = pictures.kept_bytes + grid.tiles_bytes
    after = psutil.Process().memory_info().rss
    return {
        "photos": model.rowCount(),
        "read_ms": read_ms,
        "first": [first.thread_ms, first.clock_ms],
        "frames": [frames.thread_ms, frames.clock_ms],
        "pages": [pages.thread_ms, pages.clock_ms],
        "resizes": [resizes.thread_ms, resizes.clock_ms],
        "grown_bytes": after - before,
        "pictures_bytes": kept,
    }


async def _settled(pictures: PictureCache) -> None:
    for _ in range(3):
        await asyncio.sleep(0.05)
        await _until(lambda: pictures.is_idle)


async def _until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(_PATIENCE_S):
        while not condition():  # noqa: ASYNC110 — a condition of widgets, which have no event
            await asyncio.sleep(0.005)


def main() -> None:
    """Run once and print."""
    application = make_application(["benchmark"])
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner:
        print(json.dumps(runner.run(_run(application, Path(sys.argv[1])))))


if __name__ == "__main__":
    main()
