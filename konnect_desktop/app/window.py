"""The window from the first paint to the last file closed: one loop over profiles.

It shows at once what is kept; the network's code is imported after that (see ``accounts``).
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Callable, Generator
from contextlib import AsyncExitStack, contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Final

from msgspec import Struct

os.environ["QT_API"] = "pyside6"  # qasync takes whatever it finds first otherwise

import qasync
from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

from konnect_desktop.app.profiles import Profile, demo_profile
from konnect_desktop.app.shell import Shell, Wish
from konnect_desktop.app.workspace import open_workspace
from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.system.logs import Logs, set_up_logging
from konnect_desktop.system.paths import Paths
from konnect_desktop.system.turns import shorten_turns
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.appearance import spoken
from konnect_desktop.views.dressing import Dressing
from konnect_desktop.views.garbage import GarbageCollection
from konnect_desktop.views.single_instance import FirstInstance
from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme
from konnect_desktop.wording.errors import error_sentence

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

    from konnect_desktop.api.network import Network

APP_NAME: Final = "Konnect Desktop"
APP_ID: Final = "konnect-desktop"
_SIGNALS: Final = 4096


class WindowCommand(Struct, frozen=True):
    """What the window needs to know.

    ``demo`` opens a demo profile first; ``demo_options`` are those of ``konnect-demo-portal``.
    ``vault`` is used instead of the system's keyring.
    """

    paths: Paths
    demo: bool = False
    demo_options: tuple[str, ...] = ()
    network: Network | None = None
    vault: KeyringBackend | None = None


def open_window(
    command: WindowCommand, *, on_shown: Callable[[Shell], None] = lambda _: None
) -> int:
    """Show the window until the user closes it; returns the exit code.

    ``on_shown`` is that of ``run_windows``.
    """
    application = make_application(sys.argv[:1])
    shorten_turns()
    with (
        set_up_logging(command.paths.logs) as logs,
        asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner,
    ):
        return runner.run(run_windows(application, command, logs, on_shown=on_shown))


def make_application(argv: list[str]) -> QApplication:
    """Return the application, which ends only when its maker says so."""
    application = QApplication(argv)
    application.setApplicationName(APP_ID)
    application.setApplicationDisplayName(APP_NAME)
    application.setDesktopFileName(APP_ID)
    # Else the loop would stop before everything is closed and awaited.
    application.setQuitOnLastWindowClosed(False)
    return application


async def run_windows(
    application: QApplication,
    command: WindowCommand,
    logs: Logs,
    *,
    on_shown: Callable[[Shell], None] = lambda _: None,
) -> int:
    """Show one profile after the other: the user's own, a demo's, as is wished.

    Args:
        application: The one application.
        command: What to show first.
        logs: The log, for reports of crashes.
        on_shown: Called with each profile's window; for what looks at the app from outside.
    """
    themes = ThemeSource(make_theme(Scheme.LIGHT))
    languages = LanguageSource(spoken("system"))
    Dressing(application, themes)
    async with AsyncExitStack() as instance:
        garbage = instance.enter_context(GarbageCollection())
        first = await FirstInstance.claim(command.paths, listening=False)
        if first is None:
            return 0
        instance.push_async_callback(first.aclose)
        opener = _Opener(application, command, themes, languages, logs)
        first.raised.connect(opener.bring_to_front)
        instance.enter_context(_ends_when_told(opener.quit))
        shell, stack = await opener.open(demo=command.demo)
        shell.painted.connect(first.listen)
        shell.painted.connect(garbage.settle)
        try:
            on_shown(shell)
            while (wish := await shell.wish()) is not Wish.QUIT:
                try:
                    following = await opener.open(demo=wish is Wish.DEMO)
                except KonnectError as error:
                    words = error_sentence(error, languages.language)
                    shell.window.toast(words, icon="circle-alert")
                    continue
                following[0].window.setGeometry(shell.window.geometry())
                before, (shell, stack) = stack, following
                await before.aclose()
                on_shown(shell)
        finally:
            await stack.aclose()
    return 0


@contextmanager
def _ends_when_told(quit_app: Callable[[], None]) -> Generator[None]:
    """Close everything properly on Ctrl-C in a terminal, and when the system ends the session."""
    loop = asyncio.get_running_loop()
    told = (signal.SIGINT, signal.SIGTERM)

    def end(_number: int, _frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(quit_app)

    before = [signal.signal(number, end) for number in told]
    try:
        with _woken_by_signals():
            yield
    finally:
        for number, handler in zip(told, before, strict=True):
            signal.signal(number, handler)


@contextmanager
def _woken_by_signals() -> Generator[None]:
    """Let a signal wake the loop: Python hears of it when it runs, and Qt sleeps without it."""
    heard, told = socket.socketpair()
    with heard, told:
        heard.settimeout(0)
        told.settimeout(0)
        before = signal.set_wakeup_fd(told.fileno(), warn_on_full_buffer=False)
        notifier = QSocketNotifier(heard.fileno(), QSocketNotifier.Type.Read)
        notifier.activated.connect(lambda: heard.recv(_SIGNALS))
        try:
            yield
        finally:
            notifier.setEnabled(False)
            signal.set_wakeup_fd(before)


class _Opener(Struct):
    application: QApplication
    command: WindowCommand
    themes: ThemeSource
    languages: LanguageSource
    logs: Logs
    shown: Shell | None = None

    def quit(self) -> None:
        """End as if the user had closed the window."""
        if self.shown is not None:
            self.shown.window.close()

    def bring_to_front(self) -> None:
        """Show the window that was opened last."""
        if self.shown is not None:
            self.shown.window.bring_to_front()

    async def open(self, *, demo: bool) -> tuple[Shell, AsyncExitStack]:
        """Open a profile and show its window with what it has; the stack closes both."""
        async with AsyncExitStack() as stack:
            profile = (
                await stack.enter_async_context(demo_profile(*self.command.demo_options))
                if demo
                else Profile(self.command.paths, vault=self.command.vault)
            )
            if demo and self.shown is not None:
                await self.shown.hand_on_appearance(profile.paths)
            workspace = await stack.enter_async_context(
                open_workspace(profile, self.command.network)
            )
            shell = Shell(self.application, self.themes, self.languages, workspace, self.logs)
            stack.push_async_callback(shell.aclose)
            shell.start()
            self.shown = shell
            await shell.shown()
            return shell, stack.pop_all()
