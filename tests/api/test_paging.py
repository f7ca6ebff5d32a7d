"""Lists that are paged by offset: no gap and no end too early, however they shift meanwhile."""

from __future__ import annotations

import asyncio
import random
import time
import weakref
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from konnect_desktop.api.paging import PagedList
from konnect_desktop.domain.errors import ErrorKind, ProtocolChangedError, UnreachableError
from tests.api.parts import until

_PER_PAGE = 6


class _Portal:
    """A list that may change before each answer.

    What comes in or goes away at once is less than a page, and not both: several pages' worth
    between two answers looks like a portal that sends one page for ever, and two changes that
    cancel each other out show nowhere. ``wild`` does both, too.
    """

    def __init__(self, size: int, *, changes: int = 0, seed: int = 0, wild: bool = False) -> None:
        self.items = [f"old{number}" for number in range(size)]
        self.asked: list[int] = []
        self.stood: list[set[str]] = []
        self._changes = changes
        self._wild = wild
        self._dice = random.Random(seed)  # noqa: S311 — a seed, not a secret

    async def page(self, offset: int) -> Sequence[str]:
        self.asked.append(offset)
        if self._changes and self._dice.random() < 0.5:
            self._changes -= 1
            self._shift()
        self.stood.append(set(self.items))
        return self.items[offset : offset + _PER_PAGE]

    def _shift(self) -> None:
        comes = self._dice.random() < 0.5
        for _ in range(self._dice.randint(1, _PER_PAGE - 2)):
            if self._wild:
                comes = self._dice.random() < 0.5
            if comes:
                place = self._dice.choice((0, self._dice.randint(0, len(self.items))))
                self.items.insert(place, f"new{self._dice.random()}")
            elif self.items:
                del self.items[self._dice.randrange(len(self.items))]


def _list(portal: _Portal) -> PagedList[Sequence[str], str]:
    return PagedList("GET /list/{offset}", portal.page, lambda page: page, len, lambda item: item)


async def _read(portal: _Portal) -> list[str]:
    got: list[str] = []
    async for page in _list(portal).pages():
        got.extend(page)
    return got


async def _read_last_pass(portal: _Portal) -> set[str]:
    """Read as one does who forgets what was read before each new beginning."""
    got: set[str] = set()

    async for page in _list(portal).pages():
        if portal.asked[-1] == 0:
            got.clear()
        got.update(page)
    return got if portal.asked[-1] else set()


@pytest.mark.parametrize("size", [0, 1, 5, 6, 7, 11, 12, 13, 100])
async def test_part4_fault9_every_item_is_read_whatever_the_number(size: int) -> None:
    portal = _Portal(size)
    assert set(await _read(portal)) == set(portal.items)
    assert len(portal.asked) <= size / 5 + 3


@settings(max_examples=300)
@given(size=st.integers(20, 60), changes=st.integers(0, 3), seed=st.integers(0, 2**32))
async def test_f057_a_list_that_shifts_while_paging_is_the_portals_in_the_end(
    size: int, changes: int, seed: int
) -> None:
    portal = _Portal(size, changes=changes, seed=seed)
    got = await _read_last_pass(portal)
    # What goes away just before the empty page that says "the end" shows nowhere any more.
    assert got in portal.stood[-2:]


@settings(max_examples=300)
@given(size=st.integers(0, 60), changes=st.integers(0, 6), seed=st.integers(0, 2**32))
async def test_f057_however_wildly_a_list_shifts_what_stays_in_it_is_read(
    size: int, changes: int, seed: int
) -> None:
    portal = _Portal(size, changes=changes, seed=seed, wild=True)
    before = set(portal.items)
    try:
        got = set(await _read(portal))
    except ProtocolChangedError:
        return  # never still: said to be incomplete, and read again the next time
    assert before & set(portal.items) <= got
    later = _Portal(0)
    later.items = portal.items
    assert set(await _read(later)) == set(portal.items)


@given(size=st.integers(20, 60), changes=st.integers(0, 3), seed=st.integers(0, 2**32))
async def test_f057_iterating_yields_each_item_once(size: int, changes: int, seed: int) -> None:
    portal = _Portal(size, changes=changes, seed=seed)
    got = [item async for item in _list(portal)]
    assert len(got) == len(set(got))
    assert set[str].intersection(*portal.stood) <= set(got)


@dataclass(frozen=True, eq=False)
class _Letters:
    """A page of a list that says itself where it ends."""

    items: Sequence[str]
    more: bool


@given(size=st.integers(20, 60), changes=st.integers(0, 3), seed=st.integers(0, 2**32))
async def test_f057_a_list_that_says_where_it_ends_is_not_asked_for_more(
    size: int, changes: int, seed: int
) -> None:
    portal = _Portal(size, changes=changes, seed=seed)
    beyond: list[int] = []

    async def page(offset: int) -> _Letters:
        items = await portal.page(offset)
        if offset >= len(portal.items):
            beyond.append(offset)
        return _Letters(items, offset + _PER_PAGE < len(portal.items))

    letters = PagedList(
        "GET /list",
        page,
        lambda page: page.items,
        lambda page: len(page.items),
        lambda item: item,
        lambda page: not page.more,
    )
    got: set[str] = set()
    async for one in letters.pages():
        if portal.asked[-1] == 0:
            got.clear()
        got.update(one.items)
    assert got == portal.stood[-1]
    if not changes:
        assert beyond == []


async def test_f058_a_portal_that_ignores_the_offset_is_not_asked_for_ever() -> None:
    portal = _Portal(6)

    async def always_the_same(offset: int) -> Sequence[str]:
        portal.asked.append(offset)
        return portal.items

    portal.page = always_the_same
    with pytest.raises(ProtocolChangedError) as caught:
        await _read(portal)
    assert caught.value.kind is ErrorKind.PORTAL_CHANGED
    # Two pages without anything new after the first one.
    assert len(portal.asked) == 3


async def test_f058_a_cycle_of_two_pages_ends_too() -> None:
    portal = _Portal(12)

    async def cycle(offset: int) -> Sequence[str]:
        portal.asked.append(offset)
        return portal.items[:6] if len(portal.asked) % 2 else portal.items[6:]

    portal.page = cycle
    with pytest.raises(ProtocolChangedError):
        await _read(portal)
    assert len(portal.asked) <= 8


async def test_part4_fault6_a_failure_is_not_the_end_of_the_list() -> None:
    portal = _Portal(30)

    async def fails_later(offset: int) -> Sequence[str]:
        if offset > 10:
            raise UnreachableError(ErrorKind.TIMEOUT)
        return portal.items[offset : offset + 6]

    portal.page = fails_later
    with pytest.raises(UnreachableError):
        await _read(portal)


async def test_reading_stops_when_it_is_enough() -> None:
    portal = _Portal(100)
    async for _ in _list(portal).pages(enough=lambda page: "old20" in page):
        pass
    assert max(portal.asked) <= 20


def _long_list(alive: weakref.WeakSet[_Letters]) -> PagedList[_Letters, str]:
    async def page(offset: int) -> _Letters:
        end = min(offset + 100, 100_000)
        letters = _Letters([f"{number:064}" for number in range(offset, end)], more=True)
        alive.add(letters)
        return letters

    return PagedList(
        "GET /list", page, lambda page: page.items, lambda page: len(page.items), lambda item: item
    )


async def test_f059_of_a_hundred_thousand_items_few_are_held_at_a_time() -> None:
    alive: weakref.WeakSet[_Letters] = weakref.WeakSet()
    read = most_alive = 0
    async for _ in _long_list(alive):
        read += 1
        most_alive = max(most_alive, len(alive)) if read % 100 == 0 else most_alive
    assert read == 100_000
    assert most_alive <= 3


async def test_f059_a_reading_that_is_cancelled_ends_at_once() -> None:
    read: list[str] = []

    async def read_on() -> None:
        async for item in _long_list(weakref.WeakSet()):
            read.append(item)
            await asyncio.sleep(0)

    reading = asyncio.create_task(read_on())
    await until(lambda: len(read) > 1000)
    began_s = time.monotonic()
    reading.cancel()
    await asyncio.wait([reading])
    assert time.monotonic() - began_s < 0.2
    assert len(read) < 100_000
