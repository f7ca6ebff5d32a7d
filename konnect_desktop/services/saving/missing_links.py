"""Finding the links of what is planned but was read in an earlier run, whose links are dead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.domain.pictures import PictureSize
from konnect_desktop.services.links import LinkBook
from konnect_desktop.services.saving.wanted import WantedMedium


class ConversationsAgain(Protocol):
    """Opens conversations whose links are wanted."""

    async def read_again(self, conversation_ids: set[str]) -> KonnectError | None:
        """Return what went wrong, if anything did."""
        ...


class TimelineOn(Protocol):
    """Reads the timeline on until links are known."""

    async def read_on_for(self, missing: set[str]) -> KonnectError | None:
        """Return what went wrong, if anything did."""
        ...


async def find_links(
    wanted: Sequence[WantedMedium],
    links: LinkBook,
    timeline: TimelineOn,
    conversations: ConversationsAgain,
) -> KonnectError | None:
    """Read once more where media stand whose links nobody knows.

    Returns:
        What went wrong, if anything did; what was found until then is in the book.
    """
    dead = [medium for medium in wanted if not links.knows(medium.media_id)]
    threads = {medium.conversation_id for medium in dead if medium.conversation_id}
    in_cards = {medium.media_id for medium in dead if not medium.conversation_id}
    failures = (
        await conversations.read_again(threads),
        await timeline.read_on_for(in_cards),
    )
    return next((failure for failure in failures if failure), None)


async def look_where_seen(media_ids: Iterable[str], links: LinkBook) -> KonnectError | None:
    """Read the pages on which media were seen last: one for each neighbourhood.

    Returns:
        What went wrong; what was not found is no failure, it may have moved.
    """
    try:
        for media_id in media_ids:
            await links.found(media_id, PictureSize.FULL)
    except KonnectError as error:
        return error
    return None
