"""The embedded demo portal, started as a process of its own and reached over HTTP only.

It ends with this process, whatever way that ends: its standard input is closed then.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO, Final, Self, cast

from konnect_desktop.domain.errors import BrokenError, ErrorKind
from konnect_desktop.domain.portals import InvalidAddressError, parse_demo_origin

_MODULE: Final = "konnect_desktop.demo"
_LONGEST_READY_LINE: Final = 65_536
_END_S: Final = 5.0


@dataclass(frozen=True, slots=True)
class DemoPortalAccount:
    """One organisation of a demo portal, and the invented parent who signs in there.

    ``org`` is the portal's tenant, ``url`` an origin on loopback.
    """

    org: str
    name: str
    url: str
    username: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Ready:
    portals: tuple[DemoPortalAccount, ...]
    media_url: str


class DemoPortalProcess:
    """A demo portal that answers; ``stop`` it, or use it in a ``with`` statement.

    Attributes:
        portals: The organisations it serves.
        media_url: The origin of photos and videos.
        pid: The process's number.
    """

    def __init__(self, process: subprocess.Popen[bytes], ready: _Ready) -> None:
        self._process = process
        self.portals = ready.portals
        self.media_url = ready.media_url
        self.pid = process.pid

    @classmethod
    def start(cls, *extra_args: str, timeout_s: float = 15.0) -> Self:
        """Start a demo portal and wait until it answers; blocks for a second or two.

        Args:
            extra_args: Options of ``konnect-demo-portal``.
            timeout_s: How long it may take.

        Raises:
            BrokenError: ``INTERNAL``: it did not start; nothing is left running.
        """
        with tempfile.TemporaryFile() as errors:
            process = _spawn(extra_args, errors)
            try:
                return cls(process, _ready(process, timeout_s))
            except BaseException as error:
                _end(process)
                if isinstance(error, _NotReadyError):
                    detail = f"demo portal: {error} {_last_line(errors)}".rstrip()
                    raise BrokenError(ErrorKind.INTERNAL, detail) from error
                raise

    def stop(self) -> None:
        """End the process and wait for that; a second call does nothing."""
        _end(self._process)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


class _NotReadyError(Exception):
    """The process did not say that it is ready."""


def _spawn(extra_args: tuple[str, ...], errors: IO[bytes]) -> subprocess.Popen[bytes]:
    # -P: no module is taken from the folder that the user happens to be in. A session of its
    # own: Ctrl-C on the terminal is for this process, which ends the portal when it is done.
    command = [sys.executable, "-P", "-m", _MODULE, "--exit-with-stdin", *extra_args]
    try:
        return subprocess.Popen(  # noqa: S603 — this program's own interpreter and module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            start_new_session=True,
        )
    except OSError as error:
        raise BrokenError(ErrorKind.INTERNAL, "demo portal: no process") from error


def _ready(process: subprocess.Popen[bytes], timeout_s: float) -> _Ready:
    line = _first_line(process, timeout_s)
    try:
        content = cast("dict[str, object]", json.loads(line))
        if content["ready"] is not True:
            raise _NotReadyError("not ready")
        rows = cast("list[dict[str, object]]", content["portals"])
        portals = tuple(_account(row) for row in rows)
        return _Ready(portals, parse_demo_origin(_text(content["media_url"])))
    except (ValueError, KeyError, TypeError, RecursionError, InvalidAddressError) as error:
        raise _NotReadyError("ready line cannot be read") from error


def _first_line(process: subprocess.Popen[bytes], timeout_s: float) -> bytes:
    """Read in a thread, because a pipe has no time limit; it ends with the process."""
    output = process.stdout
    if output is None:
        raise _NotReadyError("no output")
    lines: list[bytes] = []

    def read() -> None:
        with suppress(OSError, ValueError):
            lines.append(output.readline(_LONGEST_READY_LINE))

    reader = threading.Thread(target=read, name="demo portal", daemon=True)
    until = time.monotonic() + timeout_s
    reader.start()
    reader.join(max(until - time.monotonic(), 0))
    if reader.is_alive():
        raise _NotReadyError(f"not ready within {timeout_s:g} s")
    if not lines or not lines[0].endswith(b"\n"):
        raise _NotReadyError("ended at once")
    return lines[0]


def _account(row: dict[str, object]) -> DemoPortalAccount:
    return DemoPortalAccount(
        org=_text(row["org"]),
        name=_text(row["name"]),
        url=parse_demo_origin(_text(row["url"])),
        username=_text(row["username"]),
        password=_text(row["password"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask the process to end, then insist."""
    if process.stdin is not None:
        with suppress(OSError):
            process.stdin.close()
    for insist in (process.terminate, process.kill, None):
        try:
            process.wait(_END_S)
            break
        except subprocess.TimeoutExpired:
            if insist is not None:
                insist()
    if process.stdout is not None:
        process.stdout.close()


def _last_line(errors: IO[bytes]) -> str:
    errors.seek(0)
    lines = errors.read(_LONGEST_READY_LINE).decode(errors="replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")
