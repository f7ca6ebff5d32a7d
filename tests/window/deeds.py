"""What can be asked of a window that runs as a process of its own (``program``), by name."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Final

import psutil
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.timeline import CardKind
from konnect_desktop.system.redaction import SILENT, TALKATIVE
from konnect_desktop.views.accounts.sign_out import SignOut
from konnect_desktop.views.crash.dialog import CrashDialog
from konnect_desktop.views.diary import DiaryPage
from konnect_desktop.views.saving.plan_dialog import PlanDialog
from konnect_desktop.views.timeline.day_header import DayHeader
from konnect_desktop.views.timeline.entry_card import EntryCard
from konnect_desktop.views.timeline.media_tile import MediaTile
from tests.support.portal import PortalAddress
from tests.support.qt_loop import until
from tests.support.window import App, click
from tests.window import acting

Deed = Callable[..., Awaitable[Any]]


async def sign_in(app: App, **address: str) -> None:
    """Sign in and wait for the timeline."""
    await acting.sign_in(app, PortalAddress(**address))


async def quit_app(app: App) -> None:
    """Close the window."""
    app.shell.window.close()


async def settled(app: App) -> list[tuple[str, str]]:
    """Wait until each account is open or is not; return how each is doing, and why."""
    accounts = app.work.accounts
    await until(
        lambda: (
            accounts.entries
            and all(entry.state not in {"opening", "refreshing"} for entry in accounts.entries)
        )
    )
    return [
        (entry.state.value, entry.problem.kind.value if entry.problem else "")
        for entry in accounts.entries
    ]


async def words(app: App) -> str:
    """Return all that can be read."""
    return acting.words(app.shell.window)


async def minimise(app: App) -> None:
    """Put the window away."""
    app.shell.window.showMinimized()
    await until(app.shell.window.isMinimized)


async def raised(app: App) -> None:
    """Wait until the window is to be seen again."""
    await until(lambda: not app.shell.window.isMinimized())


async def refresh(app: App) -> None:
    """Read again, as F5 does, and wait for the end of it."""
    (before,) = (entry.refreshed_at for entry in app.work.accounts.entries)
    acting.press(app, Qt.Key.Key_F5)
    await until(lambda: app.work.accounts.entries[0].refreshed_at != before)
    await acting.read(app)


async def refresh_all(app: App) -> None:
    """Press F5."""
    acting.press(app, Qt.Key.Key_F5)


async def read(app: App) -> None:
    """Wait until every account has been read and there are cards."""
    await acting.read(app)


async def photo(app: App) -> None:
    """Open a photo, look at it at its full size, go to the next, and come back."""
    await until(lambda: _tiles(app, MediaKind.PHOTO))
    click(_tiles(app, MediaKind.PHOTO)[0])
    page = app.shell.viewer_page
    await until(lambda: page.isVisible() and page.stage.canvas.zoom.can_zoom_in)
    for _ in range(6):
        acting.press(app, Qt.Key.Key_Plus)
    await until(lambda: app.shell.viewer.file)
    acting.press(app, Qt.Key.Key_0)
    before = app.shell.viewer.medium
    acting.press(app, Qt.Key.Key_Right)
    await until(lambda: app.shell.viewer.medium is not before)
    acting.press(app, Qt.Key.Key_Escape)
    await until(lambda: not page.isVisible())


async def film(app: App) -> None:
    """Play a video for a moment, and come back."""
    await acting.scroll_until(app, lambda: _tiles(app, MediaKind.VIDEO))
    click(_tiles(app, MediaKind.VIDEO)[0])
    page = app.shell.viewer_page
    await until(lambda: page.player.is_playing and page.player.position_ms)
    acting.press(app, Qt.Key.Key_Escape)
    await until(lambda: not page.isVisible())


async def diary(app: App) -> None:
    """Open a whole diary, and come back."""
    found: list[EntryCard] = []

    def look() -> bool:
        found[:] = [card for card in acting.cards(app) if card._row.kind is CardKind.JOURNAL]
        return bool(found)

    await acting.scroll_until(app, look)
    found[0].setFocus()
    acting.press(app, Qt.Key.Key_Return)
    await until(lambda: acting.shown(app.shell.window, DiaryPage))
    acting.press(app, Qt.Key.Key_Escape)
    await until(lambda: not acting.shown(app.shell.window, DiaryPage))


async def save_day(app: App) -> int:
    """Save a day with photos; return how many."""
    headers: list[DayHeader] = []

    def look() -> bool:
        headers[:] = [each for each in acting.days(app) if each._save is not None]
        return bool(headers)

    await acting.scroll_until(app, look)
    click(headers[0].stops[0])
    if QApplication.activePopupWidget() is not None:
        await acting.pick("Dag opslaan…")
    asking = await acting.dialog(app, PlanDialog)
    await until(asking.start_button.isEnabled)
    click(asking.start_button)
    await until(lambda: app.work.jobs.jobs and app.work.jobs.jobs[0].saved)
    await until(lambda: app.work.jobs.jobs[0].state.value == "done")
    return app.work.jobs.jobs[0].saved


async def plan_everything(app: App) -> None:
    """Let a plan of everything be made, for which messages are read, and drop it."""
    click(acting.button(app.shell.timeline_page, "Opslaan…"))
    await acting.pick("Alles opslaan…")
    asking = await acting.dialog(app, PlanDialog)
    await until(asking.start_button.isEnabled)
    click(asking.cancel_button)


async def sign_out(app: App) -> None:
    """Sign out, and wait for the page that asks who one is."""
    await acting.account_menu(app, "Uitloggen…")
    asking = await acting.dialog(app, SignOut)
    click(acting.button(asking, "Uitloggen"))
    await acting.sign_in_page(app)


async def debug(_: App) -> None:
    """Let every logger tell everything, as somebody might who looks for a fault (F161)."""
    named = [logging.getLogger(name) for name in (*TALKATIVE, *SILENT, "konnect_desktop")]
    every = logging.root.manager.loggerDict.values()
    known = [each for each in every if isinstance(each, logging.Logger)]
    for logger in (logging.root, *named, *known):
        logger.setLevel(logging.DEBUG)


async def crash(app: App, secrets: list[str]) -> None:
    """Raise what nobody catches, with secrets in locals and words: in a slot, a task, a thread."""
    held = {"password": secrets}

    def slot() -> None:
        own = tuple(held["password"])
        raise ValueError(f"the slot held {own}")

    async def coroutine() -> None:
        own = tuple(held["password"])
        raise LookupError(f"the coroutine held {own}")

    def thread() -> None:
        own = tuple(held["password"])
        raise OSError(f"the thread held {own}")

    QTimer.singleShot(0, slot)
    lone = asyncio.get_running_loop().create_task(coroutine(), name=f"lone {secrets[0]}")
    app.work.scope.start("canary", coroutine())
    await until(lone.done)
    del lone
    threading.Thread(target=thread, name=f"canary {secrets[0]}").start()
    await until(lambda: acting.shown(app.shell.window, CrashDialog))


async def report(app: App, save_to: str = "") -> str:
    """Read the report that the quiet dialog shows, copy it, save it, and close the dialog."""
    asking = await acting.dialog(app, CrashDialog)
    text = acting.shown(asking, QPlainTextEdit)[0].toPlainText()
    click(asking.copy_button)
    if save_to:
        asking._save(save_to)
        await until(Path(save_to).exists)
    click(asking.close_button)
    return text


async def outside(_: App) -> dict[str, list[str]]:
    """Return what other programs see of this one without looking into its files."""
    processes = [psutil.Process(), *psutil.Process().children(recursive=True)]
    return {
        "titles": [each.windowTitle() for each in QApplication.topLevelWidgets()],
        "arguments": [" ".join(each.cmdline()) for each in processes],
        "environments": [str(each.environ()) for each in processes],
        "clipboard": [QGuiApplication.clipboard().text()],
    }


def _tiles(app: App, kind: MediaKind) -> list[MediaTile]:
    return [tile for tile in acting.tiles(app) if tile._medium.medium.kind is kind]


DEEDS: Final[dict[str, Deed]] = {
    "sign_in": sign_in,
    "quit": quit_app,
    "settled": settled,
    "words": words,
    "minimise": minimise,
    "raised": raised,
    "refresh": refresh,
    "refresh_all": refresh_all,
    "read": read,
    "photo": photo,
    "film": film,
    "diary": diary,
    "save_day": save_day,
    "plan_everything": plan_everything,
    "sign_out": sign_out,
    "debug": debug,
    "crash": crash,
    "report": report,
    "outside": outside,
}
