"""Whether the media host answers: one small picture, looked at in memory and kept nowhere."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from typing import Final

from konnect_desktop.api.media import FetchCancelledError, MediaClient
from konnect_desktop.domain.errors import BrokenError, ErrorKind, KonnectError, UnreachableError
from konnect_desktop.domain.findings import RouteFinding, Why
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.services.doctor_memory import Memory
from konnect_desktop.services.media.kinds import SNIFF_BYTES, sniff
from konnect_desktop.services.media.structure import check_structure

ROUTE: Final = "GET media"
LONGEST_S: Final = 60.0
_log = logging.getLogger(__name__)


async def look_at_media(
    media: MediaClient, link: str | Why, *, longest_s: float = LONGEST_S
) -> RouteFinding:
    """Fetch a picture by its link, which is told to nobody.

    Args:
        media: Fetches.
        link: The link, or why there is none.
        longest_s: For how long at most.
    """
    if isinstance(link, Why):
        return RouteFinding(ROUTE, skipped=link)
    began_s = time.monotonic()
    try:
        await _look_for(media, link, longest_s)
    except KonnectError as error:
        return RouteFinding(ROUTE, failure=error.kind)
    except Exception as error:  # noqa: BLE001 — whatever comes, the other findings are told
        _log.error("%s: %s", ROUTE, type(error).__name__)
        return RouteFinding(ROUTE, failure=ErrorKind.INTERNAL)
    return RouteFinding(ROUTE, took_ms=round((time.monotonic() - began_s) * 1000))


async def _look_for(media: MediaClient, link: str, longest_s: float) -> None:
    """Look in a thread, which ends by itself soon after it is told to."""
    enough = threading.Event()
    timer = asyncio.get_running_loop().call_later(longest_s, enough.set)
    try:
        await asyncio.to_thread(_look, media, link, enough)
    except FetchCancelledError:
        raise UnreachableError(ErrorKind.TIMEOUT, ROUTE) from None
    finally:
        timer.cancel()
        enough.set()


def _look(media: MediaClient, link: str, enough: threading.Event) -> None:
    sink = Memory()
    try:
        media.fetch(link, kind=MediaKind.PHOTO, into=sink, cancelled=enough)
    except UnreachableError as error:
        if error.kind is ErrorKind.OFFLINE and sink.begun:
            # The host was reached; what it sent is cut or empty.
            raise BrokenError(ErrorKind.MEDIA_DAMAGED, "not whole") from error
        raise
    content = bytes(sink.content)
    kind = sniff(content[:SNIFF_BYTES])
    if kind is None:
        raise BrokenError(ErrorKind.MEDIA_DAMAGED, "no picture")
    check_structure(kind, content)
