"""A second start shows the first window and ends: the lock decides, a local socket tells.

Rule: whoever has the lock may remove the socket of the one before, for that one is gone (F119).
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from typing import TYPE_CHECKING, Final, Self

from PySide6.QtCore import QObject, Signal

from konnect_desktop.system.first_window import ANSWER, ASK, show_first_window, window_address
from konnect_desktop.system.paths import Paths
from konnect_desktop.system.window_lock import WindowLock
from konnect_desktop.wording.language import Language, language_of
from konnect_desktop.wording.second_start import open_elsewhere, shown_instead

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_LIMIT_S: Final = 1.5
_BETWEEN_TRIES_S: Final = 0.05


class FirstInstance(QObject):
    """The only window of a profile, for as long as it is not closed.

    ``raised`` when another start asks to see it.
    """

    raised = Signal()

    def __init__(self, lock: WindowLock, address: str) -> None:
        super().__init__()
        self._lock = lock
        self._address = address
        self._server: QLocalServer | None = None

    def listen(self) -> None:
        """Let other starts ask to see the window; a second call does nothing."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 — after the first paint

        if self._server is not None:
            return
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._greet)
        QLocalServer.removeServer(self._address)
        # Where nobody can be listened to, a second start still ends and says who was first.
        server.listen(self._address)
        self._server = server

    @classmethod
    async def claim(cls, paths: Paths, *, listening: bool = True) -> Self | None:
        """Be the first window of a profile; else show the one there is, say so, return ``None``.

        Args:
            paths: The profile's folders.
            listening: ``listen`` at once; else call it soon: a second start does not wait long.

        Raises:
            DiskError: The profile's data folder cannot be written.
        """
        lock = WindowLock(paths.data)
        until = time.monotonic() + _LIMIT_S
        while not await asyncio.to_thread(lock.acquire):
            left_s = until - time.monotonic()
            # It may have its lock and not yet listen.
            if await asyncio.to_thread(show_first_window, paths.data, limit_s=max(left_s, 0.1)):
                return _ended(shown_instead(_language()))
            if left_s <= 0:
                return _ended(_elsewhere(lock, _language()))
            await asyncio.sleep(_BETWEEN_TRIES_S)
        first = cls(lock, window_address(paths.data))
        if listening:
            first.listen()
        return first

    async def aclose(self) -> None:
        """Let another window be the first."""
        if self._server is not None:
            self._server.close()
        await asyncio.to_thread(self._lock.release)
        self.deleteLater()

    def _greet(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.disconnected.connect(caller.deleteLater)
            caller.readyRead.connect(self._hear)
        self._hear()

    def _hear(self) -> None:
        # Callers are found anew: a closure on each would outlive it and be freed in any thread.
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 — see listen

        for caller in () if self._server is None else self._server.findChildren(QLocalSocket):
            if caller.bytesAvailable() >= len(ASK):
                self._answer(caller)

    def _answer(self, caller: QLocalSocket) -> None:
        if caller.readAll().data() != ASK:
            caller.abort()
            return
        caller.write(ANSWER)
        caller.disconnectFromServer()
        self.raised.emit()


def _ended(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


def _elsewhere(lock: WindowLock, language: Language) -> str:
    holder = lock.holder()
    if holder is None:
        return open_elsewhere("", "", language)
    return open_elsewhere(holder.user, holder.host, language)


def _language() -> Language:
    return language_of(os.environ)
