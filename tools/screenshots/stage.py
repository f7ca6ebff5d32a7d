"""The running app as the pictures need it: a profile of its own, waiting until it is still."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from konnect_desktop.api.network import Network
from konnect_desktop.app.profiles import Profile
from konnect_desktop.app.shell import Shell
from konnect_desktop.app.workspace import Workspace, open_workspace
from konnect_desktop.system.logs import Logs
from konnect_desktop.viewmodels.account_entry import AccountState
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.main_window import MainWindow
from konnect_desktop.views.theme import ThemeSource
from tools.screenshots.looks import Look
from tools.screenshots.portal import ScreenshotPortal

_PATIENCE_S: Final = 30.0
_LOOK_EVERY_S: Final = 0.04
_STILL_FOR: Final = 3
_MOST_LOOKS: Final = 60
_BUSY: Final = frozenset({AccountState.OPENING, AccountState.REFRESHING})


@dataclass(frozen=True, slots=True)
class Dressed:
    """The application and what it wears."""

    application: QApplication
    themes: ThemeSource
    languages: LanguageSource


@dataclass(frozen=True, slots=True)
class Stage:
    """An open window on a profile."""

    dressed: Dressed
    work: Workspace
    shell: Shell

    @property
    def window(self) -> MainWindow:
        """The window."""
        return self.shell.window

    async def wear(self, look: Look) -> None:
        """Take on a look."""
        settings = self.work.settings
        settings.set_theme(look.theme)
        settings.set_language(look.language)
        settings.set_text_percent(look.text_percent)
        self.window.resize(look.width, look.height)
        await self.be_still()

    async def sign_in(self, portal: ScreenshotPortal, *orgs: str) -> None:
        """Sign in to these organisations' families and read what they have."""
        for account_id in await self.sign_in_only(portal, *orgs):
            await self.work.accounts.take(account_id)
        self.window.show_page()
        await until(lambda: not self.is_busy)

    async def sign_in_only(self, portal: ScreenshotPortal, *orgs: str) -> tuple[str, ...]:
        """Sign in and return the accounts' ids; nothing is read."""
        desk, done = self.work.keeper, list[str]()
        for org in orgs:
            where, who = portal.family(org)
            signed_in = await desk.sign_in(where, who["username"], who["password"], keep=False)
            done.append(signed_in.account_id)
        return tuple(done)

    @property
    def is_busy(self) -> bool:
        """Whether an account is being opened or read."""
        return any(entry.state in _BUSY for entry in self.work.accounts.entries)

    async def be_still(self) -> QImage:
        """Wait until the window does not change any more, a moment at most, and return it."""
        before, same = self.picture(), 0
        for _ in range(_MOST_LOOKS):
            await asyncio.sleep(_LOOK_EVERY_S)
            now = self.picture()
            same = same + 1 if now == before and self._has_pictures else 0
            before = now
            if same >= _STILL_FOR:
                break
        return before

    @property
    def _has_pictures(self) -> bool:
        """Whether no picture that is asked for is on its way."""
        cache, desk = self.shell.pictures, self.work.pictures
        coming = (key for key in desk.wanted() if desk.path(key) is None)
        return cache.is_idle and all(cache.failure(key) for key in coming)

    def picture(self) -> QImage:
        """Return the window as it is, with the menus that are open over it."""
        image = self.window.grab().toImage()
        painter = QPainter(image)
        for popup in QApplication.topLevelWidgets():
            if popup.isVisible() and popup.windowType() is Qt.WindowType.Popup:
                corner = popup.pos() - self.window.mapToGlobal(QPoint(0, 0))
                painter.drawPixmap(corner, popup.grab())
        painter.end()
        return image


@asynccontextmanager
async def open_stage(
    dressed: Dressed, logs: Logs, profile: Profile, network: Network | None = None
) -> AsyncGenerator[Stage]:
    """Open the window on a profile, as the app does, until the block ends."""
    async with AsyncExitStack() as stack:
        work = await stack.enter_async_context(open_workspace(profile, network))
        work.settings.set_reduced_motion(True)
        shell = Shell(dressed.application, dressed.themes, dressed.languages, work, logs)
        stack.push_async_callback(shell.aclose)
        shell.start()
        await shell.shown()
        yield Stage(dressed, work, shell)


async def until(condition: Callable[[], object]) -> None:
    """Let the app go on until ``condition`` holds.

    Raises:
        TimeoutError: It does not in time.
    """
    async with asyncio.timeout(_PATIENCE_S):
        while not condition():  # noqa: ASYNC110 — any condition, also of what has no event
            await asyncio.sleep(_LOOK_EVERY_S)
