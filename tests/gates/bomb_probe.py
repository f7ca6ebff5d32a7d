"""A process that takes in one bomb after another and prints by how much its memory grew.

``python -m tests.gates.bomb_probe URL NAME…`` reads each name's answer from a server;
``… FOLDER FILE…`` checks each file's structure, as is done before a download gets its name.
"""

from __future__ import annotations

import asyncio
import gc
import json
import re
import resource
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from konnect_desktop.api.exchange import Exchange
from konnect_desktop.api.media import MediaClient
from konnect_desktop.api.network import Network, RetryPolicy
from konnect_desktop.api.routes import Route
from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.portals import Portal
from konnect_desktop.services.media.kinds import SNIFF_BYTES, sniff
from konnect_desktop.services.media.structure import check_structure
from tests.api.media_host import Memory

_GOOD = "good"
_MEDIA = "media-"


def _peak_bytes() -> int:
    """Return the most memory this program has had; what it inherited from who started it aside."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = re.search(r"^VmHWM:\s*(\d+) kB$", status.read_text("ascii"), re.MULTILINE)
    assert found is not None
    return int(found[1]) * 1024


def _measure(names: list[str], take: Callable[[str], None]) -> None:
    """Take each in; prints name, kind of error, growth of the peak in bytes, seconds."""
    gc.collect()
    before_bytes = _peak_bytes()
    for name in names:
        began_s, kind = time.monotonic(), "none"
        try:
            take(name)
        except KonnectError as error:
            kind = error.kind.value
        spent_s = time.monotonic() - began_s
        print(json.dumps([name, kind, _peak_bytes() - before_bytes, spent_s]), flush=True)  # noqa: T201 — its output


def read_answers(origin: str, names: list[str]) -> None:
    """Read answers of a portal, and media whose names say so."""
    network = Network(retry=RetryPolicy(attempts=1))
    portal = Portal(tenant="demo", origin=origin, demo=True)
    media = MediaClient(network=network, allow_loopback=True)
    with asyncio.Runner() as runner:
        exchange = runner.run(_made(portal, network))

        def take(name: str) -> None:
            if not name.startswith(_MEDIA):
                runner.run(_read(exchange, name))
                return
            media.fetch(
                f"{origin}/{name}",
                kind=MediaKind.PHOTO,
                into=Memory(),
                cancelled=threading.Event(),
            )

        take(_GOOD)  # what is loaded once is not the bombs' weight
        _measure(names, take)
        runner.run(exchange.aclose())
    media.close()


async def _made(portal: Portal, network: Network) -> Exchange:
    return Exchange(portal, network)


async def _read(exchange: Exchange, name: str) -> None:
    await exchange.get(Route("GET", f"/{name}"))


def check_files(folder: Path, names: list[str]) -> None:
    """Check files as whoever saves them does."""

    def take(name: str) -> None:
        path = folder / name
        with path.open("rb") as file:
            kind = sniff(file.read(SNIFF_BYTES))
        assert kind is not None, name
        check_structure(kind, path)

    _measure(names, take)


if __name__ == "__main__":
    where, *wanted = sys.argv[1:]
    if where.startswith("http"):
        read_answers(where, wanted)
    else:
        check_files(Path(where), wanted)
