"""Lists that the portal pages by offset, and that may shift while they are read (F057, F058).

How a list is paged, when it ends and when it moved is the wire's business and stands here, once
for all of them. How far to read, how fast and what to keep is for services to decide.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from konnect_desktop.domain.errors import ProtocolChangedError

_Item = TypeVar("_Item")
_Page = TypeVar("_Page")
_MOST_PASSES: Final = 4
_MOST_PAGES_WITHOUT_NEWS: Final = 2
_MOST_JUMPS: Final = 6


async def _at_once() -> None:
    return


def _no(_: object) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class PagedList(Generic[_Page, _Item]):
    """A list of the portal; iterate over it, or over its ``pages`` where they matter.

    Args:
        route: The route's template, for errors.
        fetch: Reads the page at an offset.
        items: The readable items of a page.
        received: How many items the portal sent in a page.
        key: The key of an item; the same item has the same key in every page.
        says_last: Whether the portal says of a page that nothing follows it; most routes say
            nothing, and then only an empty page is the end.
    """

    route: str
    fetch: Callable[[int], Awaitable[_Page]]
    items: Callable[[_Page], Sequence[_Item]]
    received: Callable[[_Page], int]
    key: Callable[[_Item], str]
    says_last: Callable[[_Page], bool] = _no

    async def __aiter__(self) -> AsyncIterator[_Item]:
        """Yield every readable item once, as it was read first; raises as ``pages`` does."""
        seen: set[str] = set()
        async for page in self.pages():
            for item in self.items(page):
                key = self.key(item)
                if key not in seen:
                    seen.add(key)
                    yield item

    async def pages(
        self,
        *,
        enough: Callable[[_Page], bool] = _no,
        start: int = 0,
        before_page: Callable[[], Awaitable[None]] = _at_once,
    ) -> AsyncGenerator[_Page]:
        """Yield pages from ``start`` until the list ends or a page is ``enough``.

        Each page begins with the last item of the one before, so that a shift is seen: then the
        list is read once more, until a pass saw none. Items may come more than once.

        Args:
            enough: Says after which page nothing more is needed.
            start: The offset of the first page.
            before_page: Awaited before each page is asked for.

        Raises:
            ProtocolChangedError: The portal sends the same items for ever (F058), or the list
                kept shifting. What was yielded is true all the same, but it is not all there is.
            KonnectError: As ``fetch`` does; a failure is never the end of the list.
        """
        for _ in range(_MOST_PASSES):
            walk = _Walk(start)
            while True:
                await before_page()
                page = await self.fetch(walk.offset)
                received = self.received(page)
                if received == 0:
                    if walk.is_end():
                        break
                    continue
                yield page
                if enough(page):
                    break
                went_on = walk.step([self.key(item) for item in self.items(page)], received)
                if walk.goes_in_circles:
                    raise ProtocolChangedError(self.route, "$", "the same items again and again")
                if went_on and self.says_last(page):
                    break
            if not walk.shifted:
                return
        raise ProtocolChangedError(self.route, "$", "the list never stood still")


@dataclass(slots=True)
class _Walk:
    """Where one pass through the list is."""

    offset: int
    shifted: bool = False
    _pages_without_news: int = 0
    _jumps: int = 0
    _size: int = 0
    _longest: int = 0
    _expects_last: bool = False
    _expects_end: bool = False
    _overlaps: bool = True
    _order: dict[str, int] = field(default_factory=dict[str, int])
    _last: str | None = None
    _stepped_back_from: set[int] = field(default_factory=set[int])

    @property
    def goes_in_circles(self) -> bool:
        """Whether the portal has nothing new to say but does not say that it is the end."""
        return self._pages_without_news >= _MOST_PAGES_WITHOUT_NEWS or self._jumps >= _MOST_JUMPS

    def is_end(self) -> bool:
        """Say whether an empty page is the end; else items went away, and it steps back."""
        if not self._expects_last or self.offset in self._stepped_back_from:
            return True
        self._step_back(self._size)
        return False

    def step(self, keys: Sequence[str], received: int) -> bool:
        """Take in the keys of the page at ``offset`` and move ``offset`` to the next page.

        Returns:
            Whether it went on; else it stepped back to where the page should have begun.
        """
        self._size = received
        self._longest = max(self._longest, received)
        if self._went_up(keys):
            self._step_back(received)
            return False
        self.shifted = self.shifted or self._came_down(keys)
        fresh = [key for key in keys if key not in self._order]
        for key in fresh:
            self._order[key] = len(self._order)
        self._advance(keys, received, news=bool(fresh))
        return True

    def _step_back(self, size: int) -> None:
        self._stepped_back_from.add(self.offset)
        self._pages_without_news = 0
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

    def _came_down(self, keys: Sequence[str]) -> bool:
        """Say whether items came in before this page, so that some are here once more."""
        if self._last is None or self._last not in keys:
            return False
        belongs_here = self._overlaps and not self._expects_end
        return keys[0] != self._last or not belongs_here

    def _advance(self, keys: Sequence[str], received: int, *, news: bool) -> None:
        self._expects_last = news and received > 1
        # A page of one item leaves nothing to begin the next page with.
        self._overlaps = not (news and received == 1)
        self._expects_end = False
        if news or not keys:
            self._pages_without_news = self._jumps = 0
            self._last = keys[-1] if keys else self._last
            self.offset += max(1, received - 1)
            return
        behind = len(self._order) - 1 - self._order[keys[-1]]
        if behind:
            # Items came in above: jump to where the last item that was seen must be now.
            self.shifted = True
            self._jumps += 1
            self.offset += received - 1 + behind
            return
        # A short page of what is known is the end of a list; a full one is a repetition.
        self._pages_without_news += received == self._longest > 1
        self._expects_end = received == 1
        self.offset += max(1, received - 1)
