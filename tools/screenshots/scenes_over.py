"""What lies over the window: menus and dialogs."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from konnect_desktop.viewmodels.crash import CrashDesk
from konnect_desktop.views.crash.dialog import CrashDialog
from konnect_desktop.views.dialogs import Dialog
from tools.screenshots.scene import Scene
from tools.screenshots.stage import Stage

_CRASH: Final = """2026-04-14 14:05:09 uncaught in the event loop
ValueError
  File "views/timeline/day_header.py", line 91, in refresh
  File "wording/dates.py", line 44, in day_title"""


class _Crash:
    """A crash of an earlier run."""

    on_crash: Callable[[str], None] | None = None

    def take_previous(self) -> str:
        """Return what was found, once."""
        return _CRASH


def _dialog(name: str, opens: Callable[[Stage], object]) -> Scene:
    """Return a scene whose dialogs are closed in the end."""

    @asynccontextmanager
    async def show(stage: Stage) -> AsyncGenerator[None]:
        opens(stage)
        yield
        for dialog in stage.window.findChildren(Dialog):
            if dialog.isVisible():
                dialog.reject()

    return Scene(name, show)


def _menu(name: str, opens: Callable[[Stage], object]) -> Scene:
    """Return a scene whose menu is closed in the end."""

    @asynccontextmanager
    async def show(stage: Stage) -> AsyncGenerator[None]:
        opens(stage)
        yield
        for menu in stage.window.findChildren(QMenu):
            menu.close()

    return Scene(name, show)


def _first(stage: Stage) -> str:
    return stage.work.accounts.entries[0].look.account_id


def _open_account_menu(stage: Stage) -> None:
    corner = stage.window.mapToGlobal(QPoint(12, stage.window.height() // 2))
    stage.window.account_menus.popup(corner, _first(stage))


@asynccontextmanager
async def _crash(stage: Stage) -> AsyncGenerator[None]:
    desk = CrashDesk(_Crash(), lambda: ["14:05:09 INFO konnect_desktop.api GET timeline 200 41 ms"])
    desk.look_back()
    await stage.be_still()
    dressed = stage.dressed
    dialog = CrashDialog(dressed.themes, dressed.languages, desk, parent=stage.window)
    dialog.open()
    yield
    dialog.reject()
    await desk.aclose()


DIALOGS: Final = (
    _dialog("settings", lambda stage: stage.window.open_settings()),
    _dialog("about", lambda stage: stage.window.open_about()),
    _dialog("shortcuts", lambda stage: stage.window.open_shortcuts()),
    _dialog("name-and-color", lambda stage: stage.window.account_menus.ask_name(_first(stage))),
    _dialog("sign-out", lambda stage: stage.window.account_menus.ask_sign_out(_first(stage))),
    _dialog("sign-out-all", lambda stage: stage.window.account_menus.ask_sign_out_all()),
    Scene("crash", _crash),
)
OVER: Final = (
    *DIALOGS,
    _menu("app-menu", lambda stage: stage.window.open_menu()),
    _menu("account-menu", _open_account_menu),
)
