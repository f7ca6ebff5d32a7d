"""What an archive must hold after a sync: the media that the portal gives away, and their bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from tests.support.census import Census
from tests.support.portal import PortalAddress
from tests.support.syncing import Verdict, judge


@dataclass(frozen=True, slots=True)
class Truth:
    """The SHA-256 of the bytes that the portal sends, by the medium's id."""

    received: dict[str, bytes]

    def judge(self, archive: Path) -> Verdict:
        """Hold an archive against it."""
        return judge(archive, set(self.received), self.received)


def take_truth(address: PortalAddress) -> Truth:
    """Fetch everything with a client that knows nothing of ours."""
    census = Census(address.url, address.username, address.password)
    links = {one: what.link for one, what in census.take().items() if what.link}
    return Truth({one: hashlib.sha256(census.fetch(link)).digest() for one, link in links.items()})
