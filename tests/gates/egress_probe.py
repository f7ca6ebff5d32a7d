"""A process that walks through a whole portal and prints every place it wanted to talk to.

The interpreter itself tells of each connection and each name that is looked up, whoever asks.
Reads one JSON object from its standard input.
"""

from __future__ import annotations

import asyncio
import json
import ssl
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from konnect_desktop.api.client import ApiClient
from konnect_desktop.api.media import MediaClient
from konnect_desktop.api.network import Connect, Network
from konnect_desktop.domain.errors import BrokenError
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.portals import parse_portal
from tests.api.media_host import Memory
from tests.api.parts import Parent
from tests.support.hostile_links import HOSTILE_LINKS
from tests.support.portal_walk import walk

_CONNECTS = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
_LOOK_UPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})


class _Atlas(dict[str, tuple[str, int]]):
    """Where hosts are found; notes what the client wanted to reach by name."""

    def __init__(self, known: Mapping[str, tuple[str, int]]) -> None:
        super().__init__(known)
        self.wanted: list[str] = []

    def __getitem__(self, key: str) -> tuple[str, int]:
        self.wanted.append(key)
        return super().__getitem__(key)


def main() -> None:
    """Walk, then try every hostile link."""
    given: dict[str, Any] = json.load(sys.stdin)
    connected: list[str] = []
    looked_up: list[str] = []

    def note(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _CONNECTS:
            connected.append(str(arguments[1]))
        elif event in _LOOK_UPS:
            looked_up.append(str(arguments[0]))

    trust = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trust.load_verify_locations(cadata=given["authority"])
    atlas = _Atlas({name: ("127.0.0.1", port) for name, port in given["ports"].items()})
    network = Network(connect=Connect(atlas, trust))
    sys.addaudithook(note)
    counted = asyncio.run(_walk(network, given))
    print(  # noqa: T201 — the parent reads it
        json.dumps(
            {"connected": connected, "looked_up": looked_up, "wanted": atlas.wanted, **counted}
        )
    )


async def _walk(network: Network, given: dict[str, Any]) -> dict[str, int]:
    media = MediaClient(network=network)
    credentials = Parent(given["username"], given["password"])
    async with ApiClient(parse_portal(given["org"]), credentials, network=network) as client:
        taken = await walk(client, media, date.fromisoformat(given["today"]), Path(given["folder"]))
    refused = await asyncio.to_thread(_refused_links, media)
    media.close()
    return {"cards": len(taken.cards), "media": len(taken.media), "refused": refused}


def _refused_links(media: MediaClient) -> int:
    refused = 0
    for link in HOSTILE_LINKS:
        with suppress(BrokenError):
            media.fetch(link, kind=MediaKind.PHOTO, into=Memory(), cancelled=threading.Event())
            continue
        refused += 1
    return refused


if __name__ == "__main__":
    main()
