"""The app as processes of their own: the window that obeys, the command line, what they leave."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from konnect_desktop.system.paths import Paths
from tests.window.wire import Wire

PATIENCE_S: Final = 60.0


@dataclass(frozen=True, slots=True)
class Computer:
    """Somebody's home folder and folder for passing files; nothing else of a process stays.

    The folder's own name is short: a socket's address has room for some hundred bytes.
    """

    folder: Path

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def temp(self) -> Path:
        return self.folder / "temp"

    @property
    def photos(self) -> Path:
        """The system's own folder for pictures."""
        return self.home / "Photos"

    @property
    def paths(self) -> Paths:
        """Where the app keeps its own things in that home."""
        local = self.home / ".local"
        return Paths(
            config=self.home / ".config" / "konnect-desktop",
            data=local / "share" / "konnect-desktop",
            logs=local / "state" / "konnect-desktop" / "log",
            cache=self.home / ".cache" / "konnect-desktop",
        )

    def speak_dutch(self) -> None:
        """Let the window speak Dutch whatever this computer speaks."""
        self.paths.config.mkdir(mode=0o700, parents=True)
        (self.paths.config / "settings.toml").write_text('language = "nl"\n', encoding="utf-8")

    def environment(self, **more: str) -> dict[str, str]:
        """Return what every process is started with; there is no screen."""
        for folder in (self.home, self.temp, self.folder / "run"):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("XDG_", "LC_", "DBUS_"))
        }
        return kept | {
            "HOME": str(self.home),
            "TMPDIR": str(self.temp),
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "XDG_PICTURES_DIR": str(self.photos),
            "LC_ALL": "C.UTF-8",
            "QT_QPA_PLATFORM": "offscreen",
            **more,
        }

    def command_line(self, *arguments: str, **env: str) -> subprocess.Popen[str]:
        """Start ``konnect-desktop`` with these arguments."""
        return subprocess.Popen(  # noqa: S603 — our own module
            [sys.executable, "-m", "konnect_desktop", *arguments],
            cwd=self.folder,
            env=self.environment(**env),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


@contextmanager
def new_computer() -> Generator[Computer]:
    """Return a computer on which the app was never started, and which speaks Dutch."""
    with tempfile.TemporaryDirectory(prefix="kd") as folder:
        computer = Computer(Path(folder))
        computer.environment()
        computer.speak_dutch()
        yield computer


@dataclass
class WindowProcess:
    """A window that obeys."""

    process: subprocess.Popen[bytes]
    events: IO[str]
    output: IO[bytes]

    def do(self, deed: str, **details: object) -> Any:  # noqa: ANN401 — JSON
        """Let it do something and return what came of it; fail when it could not."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"deed": deed, **details}).encode() + b"\n")
        self.process.stdin.flush()
        return self.await_event(deed)

    def await_event(self, event: str) -> Any:  # noqa: ANN401 — JSON
        """Return the result of the next event, which must be this one."""
        too_late = threading.Timer(PATIENCE_S, self.process.kill)
        too_late.start()
        try:
            line = self.events.readline()
        finally:
            too_late.cancel()
            too_late.join()
        assert line, f"no {event}: the process ended; it said {self.said()!r}"
        told = json.loads(line)
        assert told["event"] == event, told
        return told["result"]

    def quit(self) -> int:
        """Close the window and return the exit code."""
        self.do("quit")
        return self.process.wait(PATIENCE_S)

    def said(self) -> str:
        """Return what stands on standard output and standard error."""
        self.output.seek(0)
        return self.output.read().decode(errors="replace")


def wait_until(condition: Callable[[], object], *, within_s: float = PATIENCE_S) -> None:
    """Wait for what other processes do; fail when it does not come in time."""
    end = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < end, "it did not come in time"
        time.sleep(0.01)


@contextmanager
def window_process(computer: Computer, wire: Wire, password: str = "") -> Generator[WindowProcess]:
    """Start a window, wait until it is shown, and kill it in the end if it still runs.

    ``password`` is what the keyring holds for every account from before.
    """
    with _program(computer, wire, password=password) as running:
        running.await_event("shown")
        yield running


@contextmanager
def sync_process(
    computer: Computer, wire: Wire, account: str, password: str
) -> Generator[subprocess.Popen[bytes]]:
    """Start a sync of one account over the wire, and kill it in the end if it still runs."""
    with _program(computer, wire, sync=account, password=password) as running:
        yield running.process


@contextmanager
def _program(computer: Computer, wire: Wire, **start: str) -> Generator[WindowProcess]:
    reading, writing = os.pipe()
    trusted = computer.folder / "trusted.pem"
    environment = computer.environment()
    trusted.write_text(wire.authority_pem)
    words = {"hosts": wire.addresses, "trusted": str(trusted), **start}
    with (
        os.fdopen(reading) as events,
        (computer.folder / "said").open("w+b") as output,
        subprocess.Popen(  # noqa: S603 — a program of these tests
            [sys.executable, "-m", "tests.window.program", str(writing)],
            cwd=Path(__file__).parents[2],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
            pass_fds=(writing,),
        ) as process,
    ):
        os.close(writing)
        assert process.stdin is not None
        process.stdin.write(json.dumps(words).encode() + b"\n")
        process.stdin.flush()
        try:
            yield WindowProcess(process, events, output)
        finally:
            if process.poll() is None:
                process.kill()
