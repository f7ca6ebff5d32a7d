"""The whole app in its window, as a user has it: real parts, real portal, real clicks."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from konnect_desktop.app.shell import Shell
from konnect_desktop.app.window import WindowCommand, run_windows
from konnect_desktop.system.logs import set_up_logging
from konnect_desktop.system.paths import Paths
from tests.support.qt_loop import the_application, until

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

    from konnect_desktop.api.network import Network
    from konnect_desktop.app.workspace import Workspace


@dataclass
class App:
    """The running app; ``shell`` is the profile that is shown now, ``shells`` all of them."""

    task: asyncio.Task[int] | None = None
    shells: list[Shell] = field(default_factory=list[Shell])

    @property
    def shell(self) -> Shell:
        return self.shells[-1]

    @property
    def work(self) -> Workspace:
        """What stands behind the pages."""
        return self.shell._workspace

    async def quit(self) -> int:
        """Close the window as a user does and return the exit code."""
        assert self.task is not None
        self.shell.window.close()
        async with asyncio.timeout(20):
            return await self.task


@asynccontextmanager
async def running_app(  # noqa: PLR0913 — a profile, and what is different about it
    profile: Path,
    *,
    demo: bool = False,
    demo_options: tuple[str, ...] = (),
    network: Network | None = None,
    vault: KeyringBackend | None = None,
    size: tuple[int, int] | None = (1280, 800),
) -> AsyncGenerator[App]:
    """Open the app's window on a profile of its own, and close it in the end.

    Without a ``size`` it stays as it was remembered.
    """
    app = App()
    command = WindowCommand(Paths.below(profile), demo, demo_options, network, vault)
    application = the_application()
    # As ``make_application`` says it: a closed window does not end the loop.
    application.setQuitOnLastWindowClosed(False)
    with set_up_logging(command.paths.logs) as logs:
        running = run_windows(application, command, logs, on_shown=app.shells.append)
        app.task = asyncio.get_running_loop().create_task(running)
        try:
            await until(lambda: app.shells or (app.task and app.task.done()))
            if app.task.done():
                app.task.result()
            if size is not None:
                app.shell.window.resize(*size)
            yield app
            if not app.task.done():
                assert await app.quit() == 0
        finally:
            if not app.task.done():
                app.task.cancel()
                with suppress(asyncio.CancelledError):
                    await app.task


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Press and release the left button on a widget that can be seen."""
    assert widget.isVisible(), widget
    where = widget.rect().center() if at is None else at
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=where)


def named(root: QWidget, name: str, kind: type[QWidget] = QWidget) -> QWidget:
    """Return the one visible widget that a screen reader calls so; fail where there is none."""
    found = [
        each
        for each in root.findChildren(kind)
        if each.isVisible() and each.accessibleName() == name
    ]
    assert found, f"nothing visible is called {name!r}"
    return found[0]
