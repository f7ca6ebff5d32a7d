"""What pictures look like, kept from the first time one was seen: its pixels, its mean colour.

A grid has places in the right form and colour then, before any file is opened.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Final, Protocol

from msgspec.structs import replace

from konnect_desktop.cache.local_copy_media import Look
from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.domain.pictures import is_portrait

_TOGETHER_S: Final = 0.5
_LOG: Final = logging.getLogger(__name__)


class LooksKeeper(Protocol):
    """Where looks are kept (``cache.local_copy.LocalCopy``)."""

    async def put_looks(self, looks: dict[str, Look], /) -> None:
        """Keep them, by media id."""
        ...


class PictureLooks:
    """Collects what is seen, and has it kept some at a time; used on the loop's thread."""

    def __init__(self, keeper: LooksKeeper) -> None:
        self._keeper = keeper
        self._seen: dict[str, Look] = {}
        self._task: asyncio.Task[None] | None = None
        self._closed = False

    def note(self, picture_id: str, look: Look) -> None:
        """Note what is known of a picture now, beside what was noted before."""
        if self._closed or is_portrait(picture_id):
            return
        before = self._seen.get(picture_id, Look())
        self._seen[picture_id] = replace(
            before,
            width=look.width or before.width,
            height=look.height or before.height,
            color=before.color if look.color is None else look.color,
            seconds=look.seconds or before.seconds,
        )
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(
                self._keep_soon(), name="konnect-looks"
            )

    async def aclose(self) -> None:
        """Keep what was noted, and end."""
        self._closed = True
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])
        await self._keep()

    async def _keep_soon(self) -> None:
        await asyncio.sleep(_TOGETHER_S)
        self._task = None
        await self._keep()

    async def _keep(self) -> None:
        seen, self._seen = self._seen, {}
        if not seen:
            return
        try:
            await self._keeper.put_looks(seen)
        except KonnectError as error:
            # They will be seen again.
            _LOG.info("what pictures look like is not kept: %s", error.kind)
