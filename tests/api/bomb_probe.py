"""A process that reads one answer after another and prints by how many bytes its memory grew."""

from __future__ import annotations

import asyncio
import gc
import resource
import sys

from konnect_desktop.api.exchange import Exchange
from konnect_desktop.api.network import Network, RetryPolicy
from konnect_desktop.api.routes import Route
from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.domain.portals import Portal


def _peak_bytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


async def probe(origin: str, names: list[str]) -> None:
    """Read ``/good`` as a warm-up, then each name; prints a line for each."""
    portal = Portal(tenant="demo", origin=origin, demo=True)
    exchange = Exchange(portal, Network(retry=RetryPolicy(attempts=1)))
    await exchange.get(Route("GET", "/good"))
    gc.collect()
    before_bytes = _peak_bytes()
    for name in names:
        kind = "none"
        try:
            await exchange.get(Route("GET", f"/{name}"))
        except KonnectError as error:
            kind = error.kind.value
        print(name, kind, _peak_bytes() - before_bytes, flush=True)  # noqa: T201 — its output
    await exchange.aclose()


if __name__ == "__main__":
    asyncio.run(probe(sys.argv[1], sys.argv[2:]))
