"""Where the signed link of each medium can be had, and fetching it anew when it has died.

Links live in memory only. A card is read again at the place where it was last seen, which brings
the links of all its neighbours too: far fewer requests than media (F072).
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from konnect_desktop.api.client import ApiClient
from konnect_desktop.domain.conversations import Conversation
from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.domain.media import Medium
from konnect_desktop.domain.timeline import TimelinePage

_STEP: Final = 5
_NEARBY: Final = (0, _STEP, -_STEP, 2 * _STEP, -2 * _STEP, 4 * _STEP, -4 * _STEP)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a medium was seen: a timeline offset, or a conversation."""

    offset: int = 0
    conversation_id: str = ""


class LinkBook:
    """The links of one account's media; used on the loop's thread only."""

    def __init__(self, api: ApiClient) -> None:
        self._api = api
        self._links: dict[str, str] = {}
        self._places: dict[str, _Place] = {}
        self._renewal = asyncio.Lock()

    def take_page(self, page: TimelinePage) -> None:
        """Learn the links of a page of the timeline."""
        place = _Place(offset=page.offset)
        for card in page.cards:
            self._take(card.all_media, place)

    def take_thread(self, thread: Conversation) -> None:
        """Learn the links of a conversation."""
        place = _Place(conversation_id=thread.conversation_id)
        for message in thread.messages:
            self._take(message.media, place)

    def _take(self, media: Iterable[Medium], place: _Place) -> None:
        for medium in media:
            if medium.links and medium.links.full:
                self._links[medium.media_id] = medium.links.full
                self._places[medium.media_id] = place

    def knows(self, media_id: str) -> bool:
        """Say whether a link was read, dead or alive."""
        return media_id in self._links

    def link(self, media_id: str) -> str | None:
        """Return the link that was read last."""
        return self._links.get(media_id)

    async def renewed(self, media_id: str, dead: str) -> str | None:
        """Return the link of a medium whose link is ``dead``, read anew unless somebody just did.

        Returns:
            The portal's link now, which may be ``dead`` still; ``None`` if the portal shows the
            medium no more.

        Raises:
            KonnectError: The portal could not be read.
        """
        async with self._renewal:
            known = self._links.get(media_id)
            if known != dead:
                return known
            # Forgotten first: a link that comes back unchanged shows that the medium is there.
            del self._links[media_id]
            try:
                await self._read_again(media_id, self._places[media_id])
            except KonnectError:
                self._links.setdefault(media_id, dead)
                raise
            return self._links.get(media_id)

    async def _read_again(self, media_id: str, place: _Place) -> None:
        if place.conversation_id:
            self.take_thread(await self._api.conversation(place.conversation_id))
            return
        for distance in _NEARBY:
            if place.offset + distance < 0:
                continue
            self.take_page(await self._api.timeline_page(place.offset + distance))
            if media_id in self._links:
                return
