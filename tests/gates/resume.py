"""T11: whatever a server answers to the request for the rest, the bytes in the end are its own.

A film's download is cut at a byte, then gone on with while the server behaves in one of many ways;
what the finisher hashed must be what the portal holds.
"""

from __future__ import annotations

import hashlib
import random
import threading
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from konnect_desktop.api.media import MediaClient
from konnect_desktop.cache.archive_folder import ArchiveFolder
from konnect_desktop.cache.ledger import Ledger
from konnect_desktop.domain.errors import ErrorKind, KonnectError, UnreachableError
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.services.saving.finish import Finisher
from konnect_desktop.services.saving.part_sink import PartSink
from konnect_desktop.services.saving.plan import PlannedMedium, make_plan
from konnect_desktop.services.saving.wanted import WantedMedium
from tests.gates.resume_behaviours import (
    BEHAVIOURS,
    COMPLETE,
    OLD_ETAG,
    OTHER_VERSION,
    Cut,
    Film,
)
from tests.support.census import Census
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Action, CutAt, Fault, Respond
from tests.support.portal import running_portal
from tests.support.syncing import ledger_rows

_TENANT: Final = "demo"
_MOST_ATTEMPTS: Final = 6
_PASSING: Final = frozenset({ErrorKind.OFFLINE, ErrorKind.PORTAL_DOWN, ErrorKind.MEDIA_DAMAGED})


@dataclass(slots=True)
class ResumeResult:
    """How often a resumed download was tried, and how often it ended in the right bytes.

    ``unequal`` names behaviour and offset of the others; ``resumed`` counts requests for a rest.
    """

    behaviours: int
    runs: int = 0
    equal: int = 0
    resumed: int = 0
    unequal: list[str] = field(default_factory=list[str])


def resume_matrix(offsets: int, archive: Path, *, seed: int = 11) -> ResumeResult:
    """Cut a film at ``offsets`` bytes under each behaviour, go on, and compare SHA-256.

    Args:
        offsets: How many bytes, spread over the film, its first and last among them.
        archive: A folder that does not exist yet.
        seed: Decides where between the ends.
    """
    result = ResumeResult(len(BEHAVIOURS))
    with _bench(archive) as bench:
        for behaviour in BEHAVIOURS:
            for offset in _spread(len(bench.film.body), offsets, seed):
                name = f"{behaviour} at {offset}"
                bench.run(name, behaviour, offset)
                result.runs += 1
        result.resumed = len([seen for seen in bench.proxy.seen() if "range" in seen.headers])
        right = hashlib.sha256(bench.film.body).digest()
        saved = {row.media_id: row for row in ledger_rows(archive) if row.state == "saved"}
    for name in bench.names:
        row = saved.get(name)
        if row is not None and row.received_sha256 == right and row.path.is_file():
            result.equal += 1
        else:
            result.unequal.append(name)
    return result


def _spread(size: int, offsets: int, seed: int) -> list[int]:
    dice = random.Random(seed)  # noqa: S311 — a seed, not a secret
    between = [dice.randrange(2, size - 2) for _ in range(max(offsets - 2, 0))]
    return sorted([1, size - 1, *between][:offsets])


@contextmanager
def _bench(archive: Path) -> Generator[_Bench]:
    options = ("--org", _TENANT, "--photos", "2", "--videos", "1", "--months", "1")
    with running_portal(*options) as portal, FaultProxy(portal.media_url) as proxy:
        address = portal.of(_TENANT)
        census = Census(address.url, address.username, address.password)
        held = next(one for one in census.take().values() if one.media_type == "video")
        assert held.link
        link = held.link.replace(portal.media_url, proxy.url)
        body = census.fetch(held.link)
        with ArchiveFolder.open(archive) as folder, Ledger.open(folder.ledger_path) as ledger:
            film = Film(body, census.etag(held.link), (f"{link}&again=0", f"{link}&again=1"))
            yield _Bench(film, proxy, folder, ledger, Finisher(folder, ledger))


@dataclass(slots=True)
class _Bench:
    film: Film
    proxy: FaultProxy
    archive: ArchiveFolder
    ledger: Ledger
    finisher: Finisher
    names: list[str] = field(default_factory=list[str])

    def run(self, name: str, behaviour: str, offset: int) -> None:
        """Download the film once under a name of its own."""
        self.names.append(name)
        item = self._planned(name)
        sink = PartSink(self.archive, self.ledger, item.entry, keep_free_bytes=0)
        # One client for each: what an earlier server said too much is not this one's fault.
        with closing(sink), closing(MediaClient(allow_loopback=True)) as client:
            self._first_download(client, sink, behaviour, offset)
            answer = BEHAVIOURS[behaviour](Cut(self.film, offset))
            self.proxy.use(*([Fault("/", answer, first=1)] if answer else []))
            self._go_on(client, item, sink)

    def _first_download(
        self, client: MediaClient, sink: PartSink, behaviour: str, offset: int
    ) -> None:
        """Bring the part to where the connection broke."""
        body = self.film.body
        if behaviour == COMPLETE:
            # All bytes are there, but it was not told any more that they are.
            sink.begin(total=len(body), etag=self.film.etag, offset=0)
            sink.write(body[:offset])
            sink.write(body[offset:])
            return
        cut: tuple[Action, ...] = (CutAt(offset),)
        if behaviour == OTHER_VERSION:
            cut = (Respond(200, bytes(reversed(body)), (("ETag", OLD_ETAG),)), *cut)
        self.proxy.use(Fault("/", cut, first=1))
        with suppress(UnreachableError):
            _fetch(client, sink, self.film.links[0])
        resume = sink.resume()
        assert resume is not None
        assert resume.offset == offset

    def _go_on(self, client: MediaClient, item: PlannedMedium, sink: PartSink) -> None:
        link = self.film.links[0]
        for _ in range(_MOST_ATTEMPTS):
            try:
                _fetch(client, sink, link)
                self.finisher.finish(item, sink.finished(), keep_damaged=False)
            except KonnectError as error:
                if error.kind is ErrorKind.LINK_EXPIRED:
                    link = self.film.links[1]
                elif error.kind not in _PASSING:
                    raise
            else:
                return

    def _planned(self, name: str) -> PlannedMedium:
        wanted = WantedMedium(
            media_id=name,
            kind=MediaKind.VIDEO,
            day=date(2026, 4, 14),
            moment=None,
            caption="",
            child_names=("Noor",),
            downloadable=True,
            conversation_id="",
            gone=False,
        )
        return make_plan(_TENANT, [wanted], self.ledger).items[0]


def _fetch(client: MediaClient, sink: PartSink, link: str) -> None:
    client.fetch(
        link,
        kind=MediaKind.VIDEO,
        into=sink,
        resume=sink.resume(),
        cancelled=threading.Event(),
    )
