"""Reading conversations into the local copy, without opening what the parent has not read (F064).

The portal may take opening a conversation for reading it, so an unread one is opened only when
the user asks for that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from konnect_desktop.domain.changes import Kind
from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.domain.timeline import Quarantined
from konnect_desktop.services.account import AccountSession
from konnect_desktop.services.links import LinkBook

_INITIATOR: Final = "conversations"
_ONE_CONVERSATION_ONLY: Final = frozenset(
    {ErrorKind.NOT_FOUND, ErrorKind.NO_ACCESS, ErrorKind.PORTAL_CHANGED, ErrorKind.REQUEST_REFUSED}
)


@dataclass(slots=True)
class ConversationReading:
    """What a reading brought. ``left_unread`` counts the conversations that were not opened."""

    complete: bool = False
    left_unread: int = 0
    opened: int = 0
    unreadable: list[ErrorKind] = field(default_factory=list[ErrorKind])
    quarantined: set[Quarantined] = field(default_factory=set[Quarantined])
    failure: KonnectError | None = None


class ConversationReader:
    """Reads one account's conversations.

    Args:
        account: Whose.
        links: Learns the links of all that is read.
        on_opened: Called after each opened conversation with how many were opened so far.
    """

    def __init__(
        self,
        account: AccountSession,
        links: LinkBook,
        *,
        on_opened: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._account = account
        self._links = links
        self._on_opened = on_opened

    async def read(self, *, include_unread: bool = False) -> ConversationReading:
        """Read the overview, then the messages of what is new and may be opened.

        A failure on the way is in the result; what was read until then is kept.
        """
        reading = ConversationReading()
        try:
            await self._read_overview(reading)
            for stored in await self._account.copy.conversations():
                if stored.row.unread and not include_unread:
                    reading.left_unread += 1
                elif not stored.thread_is_current:
                    await self._open(stored.row.conversation_id, reading)
        except KonnectError as error:
            reading.failure = error
            return reading
        reading.complete = True
        return reading

    async def read_again(self, conversation_ids: set[str]) -> KonnectError | None:
        """Open conversations whose links are wanted.

        Returns:
            What went wrong, if anything did.
        """
        reading = ConversationReading()
        try:
            for conversation_id in sorted(conversation_ids):
                await self._open(conversation_id, reading)
        except KonnectError as error:
            return error
        return None

    async def _read_overview(self, reading: ConversationReading) -> None:
        async for page in self._account.api.conversations().pages():
            changed = await self._account.copy.put_conversation_rows(page.rows)
            reading.quarantined.update(page.quarantined)
            self._account.publish(Kind.CONVERSATIONS, changed, _INITIATOR)

    async def _open(self, conversation_id: str, reading: ConversationReading) -> None:
        try:
            thread = await self._account.api.conversation(conversation_id)
        except KonnectError as error:
            if error.kind not in _ONE_CONVERSATION_ONLY:
                raise
            reading.unreadable.append(error.kind)
            return
        self._links.take_thread(thread)
        reading.opened += 1
        reading.quarantined.update(thread.quarantined)
        changed = await self._account.copy.put_thread(thread)
        self._account.publish(Kind.CONVERSATIONS, changed, _INITIATOR)
        self._on_opened(reading.opened)
