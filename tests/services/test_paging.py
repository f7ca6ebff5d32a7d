"""Lists that are paged by offset: no gap and no end too early, however they shift meanwhile."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konnect_desktop.domain.errors import ErrorKind, ProtocolChangedError, UnreachableError
from konnect_desktop.services.paging import PagedList


class _Portal:
    """A list of six a page that may change before each answer."""

    def __init__(self, size: int, *, changes: int = 0, seed: int = 0) -> None:
        self.items = [f"old{number}" for number in range(size)]
        self.asked: list[int] = []
        self._changes = changes
        self._dice = random.Random(seed)  # noqa: S311 — a seed, not a secret

    async def page(self, offset: int) -> Sequence[str]:
        self.asked.append(offset)
        if self._changes and self._dice.random() < 0.5:
            self._changes -= 1
            self._shift()
        return self.items[offset : offset + 6]

    def _shift(self) -> None:
        for _ in range(self._dice.randint(1, 5)):
            if self._dice.random() < 0.5:
                place = self._dice.randint(0, min(len(self.items), 10))
                self.items.insert(place, f"new{self._dice.random()}")
            elif self.items:
                del self.items[self._dice.randrange(len(self.items))]


def _list(portal: _Portal) -> PagedList[Sequence[str], str]:
    return PagedList("GET /list/{offset}", portal.page, lambda page: page, len, lambda item: item)


async def _read(portal: _Portal) -> list[str]:
    got: list[str] = []
    async for page in _list(portal).pages(enough=lambda _: False):
        got.extend(page)
    return got


@pytest.mark.parametrize("size", [0, 1, 5, 6, 7, 11, 12, 13, 100])
async def test_part4_fault9_every_item_is_read_whatever_the_number(size: int) -> None:
    portal = _Portal(size)
    assert set(await _read(portal)) == set(portal.items)
    assert len(portal.asked) <= size / 5 + 3


@given(size=st.integers(0, 60), changes=st.integers(0, 6), seed=st.integers(0, 2**32))
async def test_f057_a_list_that_shifts_while_paging_loses_nothing(
    size: int, changes: int, seed: int
) -> None:
    portal = _Portal(size, changes=changes, seed=seed)
    before = set(portal.items)
    try:
        got = set(await _read(portal))
    except ProtocolChangedError:
        return  # never still: said to be incomplete, and read again the next time
    assert before & set(portal.items) <= got
    later = _Portal(0)
    later.items = portal.items
    assert set(await _read(later)) == set(portal.items)


async def test_f058_a_portal_that_ignores_the_offset_is_not_asked_for_ever() -> None:
    portal = _Portal(6)

    async def always_the_same(offset: int) -> Sequence[str]:
        portal.asked.append(offset)
        return portal.items

    portal.page = always_the_same
    with pytest.raises(ProtocolChangedError) as caught:
        await _read(portal)
    assert caught.value.kind is ErrorKind.PORTAL_CHANGED
    assert len(portal.asked) <= 4


async def test_f058_a_cycle_of_two_pages_ends_too() -> None:
    portal = _Portal(12)

    async def cycle(offset: int) -> Sequence[str]:
        portal.asked.append(offset)
        return portal.items[:6] if len(portal.asked) % 2 else portal.items[6:]

    portal.page = cycle
    with pytest.raises(ProtocolChangedError):
        await _read(portal)
    assert len(portal.asked) <= 12


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
