"""Where the signed links of each picture can be had, and fetching them anew when they have died.

Links live in memory only. A card is read again at the place where it was last seen, which brings
the links of all its neighbours too: far fewer requests than media (F072).
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from konnect_desktop.api.client import ApiClient
from konnect_desktop.cache.local_copy import LocalCopy
from konnect_desktop.domain.conversations import Conversation
from konnect_desktop.domain.media import MediaKind, MediaLinks, Medium
from konnect_desktop.domain.people import Child
from konnect_desktop.domain.pictures import PictureSize, is_portrait, portrait_id
from konnect_desktop.domain.timeline import TimelinePage

_STEP: Final = 5
_NEARBY: Final = (0, _STEP, -_STEP, 2 * _STEP, -2 * _STEP, 4 * _STEP, -4 * _STEP)


@dataclass(frozen=True, slots=True)
class _OnPage:
    """A medium of the timeline, at an offset."""

    offset: int


@dataclass(frozen=True, slots=True)
class _InThread:
    """A medium of a conversation."""

    conversation_id: str


@dataclass(frozen=True, slots=True)
class _AmongChildren:
    """A child's portrait."""


_Place = _OnPage | _InThread | _AmongChildren
_AMONG_CHILDREN: Final = _AmongChildren()


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read of a picture last."""

    links: MediaLinks
    kind: MediaKind

    def link(self, size: PictureSize) -> str | None:
        """Return the link of a size; a smaller picture is made of a larger one, but not of a film.

        The full size is never made of a smaller one: where it is missing it is not given away.
        """
        links = self.links
        still = links.full if self.kind is MediaKind.PHOTO else None
        match size:
            case PictureSize.FULL:
                return links.full
            case PictureSize.MEDIUM:
                return links.medium or still or links.thumb
            case PictureSize.THUMB:
                return links.thumb or links.medium or still


class LinkBook:
    """The links of one account's media and portraits; used on the loop's thread only.

    Pictures are named by their ``picture_id`` (``domain/pictures.py``): a media id, or the id of a
    child's portrait.

    Args:
        api: Reads pages again.
        copy: Knows where a medium stood that was not read since the start; without it such a
            medium has no link.
    """

    def __init__(self, api: ApiClient, copy: LocalCopy | None = None) -> None:
        self._api = api
        self._copy = copy
        self._known: dict[str, _Known] = {}
        self._places: dict[str, _Place] = {}
        self._children_read = False
        self._renewal = asyncio.Lock()

    # -- learning ---------------------------------------------------------------------------------

    def take_page(self, page: TimelinePage) -> None:
        """Learn the links of a page of the timeline."""
        place = _OnPage(page.offset)
        for card in page.cards:
            self._take(card.all_media, place)

    def take_thread(self, thread: Conversation) -> None:
        """Learn the links of a conversation."""
        place = _InThread(thread.conversation_id)
        for message in thread.messages:
            self._take(message.media, place)

    def take_children(self, children: Iterable[Child]) -> None:
        """Learn the links of the children's portraits."""
        self._children_read = True
        for child in children:
            picture_id = portrait_id(child.child_id)
            if child.portrait:
                self._known[picture_id] = _Known(child.portrait, MediaKind.PHOTO)
                self._places[picture_id] = _AMONG_CHILDREN

    def _take(self, media: Iterable[Medium], place: _Place) -> None:
        for medium in media:
            if medium.links and (medium.links.full or medium.links.medium or medium.links.thumb):
                self._known[medium.media_id] = _Known(medium.links, medium.kind)
                self._places[medium.media_id] = place

    # -- asking -----------------------------------------------------------------------------------

    def knows(self, media_id: str) -> bool:
        """Say whether a full-size link was read, dead or alive."""
        return self.link(media_id) is not None

    def kind(self, picture_id: str) -> MediaKind:
        """Return what a picture is by the portal's word; a photo where it was not read yet."""
        known = self._known.get(picture_id)
        return MediaKind.PHOTO if known is None else known.kind

    def link(self, picture_id: str, size: PictureSize = PictureSize.FULL) -> str | None:
        """Return the link that was read last."""
        known = self._known.get(picture_id)
        return None if known is None else known.link(size)

    async def found(self, picture_id: str, size: PictureSize) -> str | None:
        """Return a picture's link, read at its place if it was not read yet.

        Several that ask at once cost one request where one page brings all their links.

        Returns:
            The link, dead or alive; ``None`` where the portal shows no such picture.

        Raises:
            KonnectError: The portal could not be read.
        """
        if picture_id not in self._known:
            async with self._renewal:
                if picture_id not in self._known:
                    await self._read_again(picture_id)
        return self.link(picture_id, size)

    async def renewed(
        self, picture_id: str, dead: str, size: PictureSize = PictureSize.FULL
    ) -> str | None:
        """Return the link of a picture whose link is ``dead``, read anew unless somebody just did.

        Returns:
            The portal's link now, which may be ``dead`` still; ``None`` if the portal shows the
            picture no more.

        Raises:
            KonnectError: The portal could not be read.
        """
        async with self._renewal:
            link = self.link(picture_id, size)
            if link != dead:
                return link
            before = self._known.get(picture_id)
            self._children_read = False
            await self._read_again(picture_id)
            # Only what was read again shows, by another link or the same, that it is there.
            if self._known.get(picture_id) is before:
                self._known.pop(picture_id, None)
            return self.link(picture_id, size)

    async def _read_again(self, picture_id: str) -> None:
        match await self._place(picture_id):
            case _OnPage(offset):
                await self._read_pages(picture_id, offset)
            case _InThread(conversation_id):
                self.take_thread(await self._api.conversation(conversation_id))
            case _AmongChildren():
                if not self._children_read:
                    self.take_children(await self._api.children())
            case None:
                return

    async def _place(self, picture_id: str) -> _Place | None:
        if picture_id in self._places:
            return self._places[picture_id]
        if is_portrait(picture_id):
            return _AMONG_CHILDREN
        if self._copy is None:
            return None
        offsets = await self._copy.media_offsets([picture_id])
        if picture_id in offsets:
            return _OnPage(offsets[picture_id])
        threads = await self._copy.conversations_of_media([picture_id])
        return _InThread(threads[picture_id]) if picture_id in threads else None

    async def _read_pages(self, picture_id: str, offset: int) -> None:
        before = self._known.get(picture_id)
        for distance in _NEARBY:
            if offset + distance < 0:
                continue
            self.take_page(await self._api.timeline_page(offset + distance))
            if self._known.get(picture_id) is not before:
                return
