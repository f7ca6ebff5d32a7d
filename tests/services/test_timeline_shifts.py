"""A timeline that moves while it is read: the local copy holds what the portal holds in the end."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from konnect_desktop.api.client import ApiClient
from konnect_desktop.api.convert_timeline import timeline_page
from konnect_desktop.cache.local_copy import LocalCopy
from konnect_desktop.domain.portals import Portal
from konnect_desktop.domain.timeline import TimelinePage
from konnect_desktop.services.account import AccountSession
from konnect_desktop.services.links import LinkBook
from konnect_desktop.services.timeline import TimelineReader
from tests.api.parts import Parent
from tests.support.wire_samples import card, journal

_PER_PAGE = 6
_PORTAL = Portal("demo", "http://127.0.0.1:9", demo=True)


class _MovingPortal(ApiClient):
    """A client whose timeline is a list here, which changes before an answer now and then."""

    def __init__(self, size: int, changes: int, seed: int) -> None:
        super().__init__(_PORTAL, Parent("ouder", None))
        self.ids = [f"old{number}" for number in range(size)]
        self._changes = changes
        self._dice = random.Random(seed)  # noqa: S311 — a seed, not a secret

    async def timeline_page(self, offset: int) -> TimelinePage:
        if self._changes and self._dice.random() < 0.3:
            self._changes -= 1
            self._move()
        shown = self.ids[offset : offset + _PER_PAGE]
        return timeline_page([card(journal=journal(journalId=each)) for each in shown], offset)

    def stand_still(self) -> None:
        self._changes = 0

    def _move(self) -> None:
        comes = self._dice.random() < 0.5
        for _ in range(self._dice.randint(1, 4)):
            if comes:
                self.ids.insert(self._dice.randint(0, len(self.ids)), f"new{self._dice.random()}")
            else:
                del self.ids[self._dice.randrange(len(self.ids))]


async def _present(copy: LocalCopy) -> list[str]:
    return [stored.key for stored in await copy.cards() if not stored.removed]


@settings(max_examples=25)
@given(size=st.integers(20, 40), changes=st.integers(0, 3), seed=st.integers(0, 2**32))
async def test_f057_the_copy_of_a_timeline_that_moved_is_the_portals_in_the_end(
    size: int, changes: int, seed: int
) -> None:
    portal = _MovingPortal(size, changes, seed)
    with tempfile.TemporaryDirectory() as folder:
        async with await LocalCopy.open(Path(folder, "copy.sqlite3")) as copy:
            session = AccountSession("demo", "Thuis", _PORTAL, portal, copy)
            reader = TimelineReader(session, LinkBook(portal, copy))
            at_first = set(portal.ids)
            first = await reader.read(whole=True)
            assert first.complete
            stayed = {f"journal:{each}" for each in at_first & set(portal.ids)}
            assert stayed <= set(await _present(copy))
            portal.stand_still()
            assert (await reader.read(whole=True)).complete
            present = await _present(copy)
            assert len(present) == len(set(present))
            assert set(present) == {f"journal:{each}" for each in portal.ids}
    await portal.aclose()


async def test_f057_a_card_that_went_away_while_it_was_read_is_gone_after_the_same_reading(
    tmp_path: Path,
) -> None:
    portal = _MovingPortal(30, 0, 0)
    asked: list[int] = []

    async def one_goes() -> None:
        asked.append(1)
        if len(asked) == 4:
            portal.ids.remove("old3")

    async with await LocalCopy.open(tmp_path / "copy.sqlite3") as copy:
        session = AccountSession("demo", "Thuis", _PORTAL, portal, copy)
        reader = TimelineReader(session, LinkBook(portal, copy), before_page=one_goes)
        reading = await reader.read(whole=True)
        assert reading.removed == {"journal:old3"}
        assert set(await _present(copy)) == {f"journal:{each}" for each in portal.ids}
    await portal.aclose()
