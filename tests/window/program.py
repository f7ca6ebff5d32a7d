"""``python -m tests.window.program FD``: the window as a process of its own, told what to do.

Its first line on standard input says with which network it starts (``Start``), each further one
what a person does (``deeds``). What came of it is written to the descriptor FD: standard
output and standard error stay the app's own.
"""

from __future__ import annotations

import asyncio
import json
import os
import ssl
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, Any, Final

from konnect_desktop.api.network import Connect, Network
from konnect_desktop.app.sync import SyncCommand, kept_account, run_sync
from konnect_desktop.app.window import WindowCommand, open_window
from konnect_desktop.cli.exit_codes import ExitCode, code_of_error, code_of_report
from konnect_desktop.services.sync import SyncOptions
from konnect_desktop.system.accounts import AccountList
from konnect_desktop.system.hardening import harden
from konnect_desktop.system.paths import Paths
from tests.support.audience import Audience
from tests.support.story import QUICK, QUICK_READS
from tests.support.window import App
from tests.system.vaults import MemoryVault
from tests.window.deeds import DEEDS

if TYPE_CHECKING:
    from konnect_desktop.app.shell import Shell

_SIZE: Final = (1280, 800)


@dataclass(frozen=True, slots=True)
class Start:
    """How the process starts: ``hosts`` lead to addresses, ``trusted`` is a PEM file.

    ``sync`` names an account that is synced in place of opening the window. ``password`` is what
    the keyring holds for every account, or what is given to that sync.
    """

    hosts: dict[str, tuple[str, int]]
    trusted: str
    sync: str = ""
    password: str = ""

    @property
    def network(self) -> Network:
        trusted = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        trusted.load_verify_locations(self.trusted)
        return Network(retry=QUICK_READS, connect=Connect(dict(self.hosts), trusted))


class _Vault(MemoryVault):
    """A keyring that knew the password before this process began."""

    def __init__(self, password: str) -> None:
        super().__init__()
        self._password = password

    def get_password(self, service: str, username: str) -> str | None:
        """Return what was kept, now or before."""
        return super().get_password(service, username) or self._password or None


class _Orders:
    """Reads orders in a thread and does them one after the other in the window's loop."""

    def __init__(self, channel: int) -> None:
        self._app = App()
        self._events = os.fdopen(channel, "w", buffering=1)
        self._waiting: asyncio.Queue[str] = asyncio.Queue()
        self._obeying: asyncio.Task[None] | None = None

    def shown(self, shell: Shell) -> None:
        """Take the window that is shown now; at the first one begin to listen."""
        self._app.shells.append(shell)
        shell.window.resize(*_SIZE)
        if self._obeying is None:
            loop = asyncio.get_running_loop()
            self._obeying = loop.create_task(self._obey())
            threading.Thread(target=self._listen, args=(loop,), daemon=True).start()
            self.tell("shown", {})

    def tell(self, event: str, result: object) -> None:
        """Write a line to whoever started this."""
        self._events.write(json.dumps({"event": event, "result": result}) + "\n")

    def _listen(self, loop: asyncio.AbstractEventLoop) -> None:
        for line in sys.stdin:
            loop.call_soon_threadsafe(self._waiting.put_nowait, line)

    async def _obey(self) -> None:
        while True:
            order: dict[str, Any] = json.loads(await self._waiting.get())
            name: str = order.pop("deed")
            try:
                result = await DEEDS[name](self._app, **order)
            except Exception as error:  # noqa: BLE001 — whoever started this shall hear of it
                places = [f"{at.name}:{at.lineno}" for at in extract_tb(error.__traceback__)]
                self.tell("failed", f"{name}: {type(error).__name__} {error} at {places}")
            else:
                self.tell(name, result)
            if name == "quit":
                return


def _sync(start: Start, paths: Paths) -> int:
    account = AccountList.load(paths).find(start.sync)
    assert account is not None
    to_sync = kept_account(account, paths.account_folder(account.account_id), start.password)
    archive = Path.home() / "Photos"
    command = SyncCommand((to_sync,), archive, SyncOptions(tries=QUICK), start.network)
    outcome = run_sync(command, Audience())
    codes = {code_of_error(failure) for failure in outcome.failures}
    codes |= {code_of_report(report) for report in outcome.reports}
    return max(codes, default=ExitCode.ALL_THERE)


def main() -> int:
    """Be the window until it is closed, or a sync until it is done."""
    harden()
    start, paths = Start(**json.loads(sys.stdin.readline())), Paths.for_user()
    if start.sync:
        return _sync(start, paths)
    orders = _Orders(int(sys.argv[1]))
    command = WindowCommand(paths, network=start.network, vault=_Vault(start.password))
    return open_window(command, on_shown=orders.shown)


if __name__ == "__main__":
    sys.exit(main())
