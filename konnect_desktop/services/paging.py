"""Reading a list that the portal pages by offset, and that may shift while it is read (F057)."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from konnect_desktop.domain.errors import ProtocolChangedError

_Item = TypeVar("_Item")
_Page = TypeVar("_Page")
_MOST_PASSES: Final = 4
_MOST_EQUAL_PAGES: Final = 2
_MOST_PAGES_WITHOUT_NEWS: Final = 6


@dataclass(frozen=True, slots=True)
class PagedList(Generic[_Page, _Item]):
    """A list of the portal.

    Args:
        route: The route's template, for errors.
        fetch: Reads the page at an offset.
        items: The readable items of a page.
        received: How many items the portal sent in a page.
        key: The key of an item; the same item has the same key in every page.
    """

    route: str
    fetch: Callable[[int], Awaitable[_Page]]
    items: Callable[[_Page], Sequence[_Item]]
    received: Callable[[_Page], int]
    key: Callable[[_Item], str]

    async def pages(
        self, *, enough: Callable[[_Page], bool], start: int = 0
    ) -> AsyncGenerator[_Page]:
        """Yield pages from ``start`` until the list ends or a page is ``enough``.

        Each page begins with the last item of the one before, so that a shift is seen: then the
        list is read once more, until a pass saw none. Items may come more than once.

        Raises:
            ProtocolChangedError: The portal sends the same items for ever (F058), or the list
                kept shifting. What was yielded is true all the same, but it is not all there is.
            KonnectError: As ``fetch`` does; a failure is never the end of the list.
        """
        for _ in range(_MOST_PASSES):
            walk = _Walk(start)
            while True:
                page = await self.fetch(walk.offset)
                received = self.received(page)
                if received == 0:
                    if walk.is_end():
                        break
                    continue
                yield page
                if enough(page):
                    break
                walk.step([self.key(item) for item in self.items(page)], received)
                if walk.goes_in_circles:
                    raise ProtocolChangedError(self.route, "$", "the same items again and again")
            if not walk.shifted:
                return
        raise ProtocolChangedError(self.route, "$", "the list never stood still")


@dataclass(slots=True)
class _Walk:
    """Where one pass through the list is."""

    offset: int
    shifted: bool = False
    _equal_pages: int = 0
    _pages_without_news: int = 0
    _previous: Sequence[str] = ()
    _size: int = 0
    _expects_last: bool = False
    _overlaps: bool = True
    _order: dict[str, int] = field(default_factory=dict[str, int])
    _last: str | None = None
    _stepped_back_from: set[int] = field(default_factory=set[int])

    @property
    def goes_in_circles(self) -> bool:
        """Whether the portal has nothing new to say but does not say that it is the end."""
        return (
            self._equal_pages >= _MOST_EQUAL_PAGES
            or self._pages_without_news >= _MOST_PAGES_WITHOUT_NEWS
        )

    def is_end(self) -> bool:
        """Say whether an empty page is the end; else items went away, and it steps back."""
        if not self._expects_last or self.offset in self._stepped_back_from:
            return True
        self._step_back(self._size)
        return False

    def step(self, keys: Sequence[str], received: int) -> None:
        """Take in the keys of the page at ``offset`` and move ``offset`` to the next page."""
        self._size = received
        if self._went_up(keys):
            self._step_back(received)
            return
        if self._last is not None and self._last in keys and keys[0] != self._last:
            self.shifted = True
        fresh = [key for key in keys if key not in self._order]
        for key in fresh:
            self._order[key] = len(self._order)
        self._equal_pages = self._equal_pages + 1 if keys and keys == self._previous else 0
        self._pages_without_news = 0 if fresh or not keys else self._pages_without_news + 1
        self._previous = keys
        self._advance(keys, received, news=bool(fresh))

    def _step_back(self, size: int) -> None:
        self._stepped_back_from.add(self.offset)
        self.shifted = True
        self.offset = max(0, self.offset - size)

    def _went_up(self, keys: Sequence[str]) -> bool:
        """Say whether items before this page went away, so that some were skipped."""
        known_here = self._last is None or self._last in keys or not keys
        if known_here or self.offset == 0 or self.offset in self._stepped_back_from:
            return False
        if not self._overlaps:
            return False
        return any(key not in self._order for key in keys)

    def _advance(self, keys: Sequence[str], received: int, *, news: bool) -> None:
        self._expects_last = news and received > 1
        # A page of one item leaves nothing to begin the next page with.
        self._overlaps = not (news and received == 1)
        if news or not keys:
            self._last = keys[-1] if keys else self._last
            self.offset += max(1, received - 1)
            return
        behind = len(self._order) - 1 - self._order[keys[-1]]
        if behind:
            # Items came in above: jump to where the last item that was seen must be now.
            self.shifted = True
            self.offset += received - 1 + behind
        else:
            self.offset += received
