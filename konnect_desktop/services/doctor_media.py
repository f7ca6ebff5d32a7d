"""Whether the media host answers: one small picture, looked at in memory and kept nowhere."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import Final

from konnect_desktop.api.media import MediaClient
from konnect_desktop.domain.errors import BrokenError, ErrorKind, KonnectError
from konnect_desktop.domain.findings import RouteFinding, Why
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.services.media.kinds import SNIFF_BYTES, sniff
from konnect_desktop.services.media.structure import check_structure

ROUTE: Final = "GET media"


async def look_at_media(media: MediaClient, link: str | None) -> RouteFinding:
    """Fetch a picture by its link, which is told to nobody."""
    if link is None:
        return RouteFinding(ROUTE, skipped=Why.NOTHING_THERE)
    began_s = time.monotonic()
    try:
        await asyncio.to_thread(_look, media, link)
    except KonnectError as error:
        return RouteFinding(ROUTE, failure=error.kind)
    return RouteFinding(ROUTE, took_ms=round((time.monotonic() - began_s) * 1000))


def _look(media: MediaClient, link: str) -> None:
    sink = _Memory()
    media.fetch(link, kind=MediaKind.PHOTO, into=sink, cancelled=threading.Event())
    content = bytes(sink.content)
    kind = sniff(content[:SNIFF_BYTES])
    if kind is None:
        raise BrokenError(ErrorKind.MEDIA_DAMAGED, "no picture")
    check_structure(kind, content)


class _Memory:
    """Takes a picture in; the client bounds how large it may be."""

    def __init__(self) -> None:
        self.content = bytearray()

    def begin(self, *, total: int | None, etag: str | None, offset: int) -> None:
        del total, etag
        del self.content[offset:]

    def write(self, chunk: bytes) -> None:
        self.content += chunk
