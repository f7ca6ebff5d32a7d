"""What the parent has opened: the counters of portal-api 2.4 count the rest.

Which request marks something as read is an open question. Our reading: getting a conversation
(2.7), the text of a newsletter (2.9) or the container of a news item (2.11) does, once and for all.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from konnect_desktop.demo.state import State


class Kind(Enum):
    """What can be unread."""

    CONVERSATION = "conversation"
    NEWSLETTER = "newsletter"
    ARTICLE = "article"


class Readable(Protocol):
    """Something that the parent opens once."""

    @property
    def id(self) -> int:
        """Its number."""
        ...

    @property
    def starts_unread(self) -> bool:
        """Whether nobody had opened it when it came."""
        ...


class ReadMarks:
    """The marks of one organisation's parent."""

    def __init__(self, org: str, state: State) -> None:
        self._org = org
        self._state = state

    def mark(self, kind: Kind, number: int) -> None:
        """Remember that something has been opened."""
        self._state.open_item(self._org, kind.value, number)

    def unread(self, kind: Kind, items: Iterable[Readable]) -> set[int]:
        """Return the ids of what began unread and has not been opened."""
        began = {item.id for item in items if item.starts_unread}
        return began - self._state.opened_items(self._org, kind.value) if began else began
