"""The demo portal as a running process, for every test that needs a portal to talk to."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, TypedDict, cast

if TYPE_CHECKING:
    from collections.abc import Generator


class _PortalLine(TypedDict):
    org: str
    name: str
    url: str
    username: str
    password: str


class _ReadyLine(TypedDict):
    ready: bool
    portals: list[_PortalLine]
    media_url: str


@dataclass(frozen=True, slots=True)
class PortalAddress:
    """One organisation of the running demo portal: where it is and how to sign in."""

    org: str
    name: str
    url: str
    username: str
    password: str


@dataclass(frozen=True, slots=True)
class DemoPortal:
    """A running demo portal and all of its addresses."""

    portals: tuple[PortalAddress, ...]
    media_url: str
    process: subprocess.Popen[bytes]

    def of(self, org: str) -> PortalAddress:
        """Return the address of one organisation; raises `LookupError` if it is not served."""
        for portal in self.portals:
            if portal.org == org:
                return portal
        raise LookupError(org)


@contextlib.contextmanager
def running_portal(*args: str, ready_within_s: float = 30.0) -> Generator[DemoPortal]:
    """Run the demo portal with these options until the block ends.

    Fails when it is not ready in time, when it does not end with exit status 0, and when a
    traceback stands in what it wrote to stderr.
    """
    command = [sys.executable, "-m", "konnect_desktop.demo", "--exit-with-stdin", *args]
    with (
        tempfile.TemporaryFile() as stderr,
        subprocess.Popen(  # noqa: S603 — our own module, started with the tests' own options
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=stderr
        ) as process,
    ):
        try:
            yield _ready(process, stderr, ready_within_s)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            try:
                status = process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
        said = _text(stderr)
        assert status == 0, f"the demo portal ended with {status}: {said}"
        assert "Traceback" not in said, said


def _ready(process: subprocess.Popen[bytes], stderr: IO[bytes], within_s: float) -> DemoPortal:
    assert process.stdout is not None
    too_late = threading.Timer(within_s, process.kill)
    too_late.start()
    try:
        line = process.stdout.readline()
    finally:
        too_late.cancel()
        too_late.join()
    assert line, f"the demo portal was not ready within {within_s} s: {_text(stderr)}"
    ready = cast("_ReadyLine", json.loads(line))
    assert ready["ready"] is True
    portals = tuple(PortalAddress(**portal) for portal in ready["portals"])
    return DemoPortal(portals, ready["media_url"], process)


def _text(stderr: IO[bytes]) -> str:
    stderr.seek(0)
    return stderr.read().decode(errors="replace")
