"""T10: answers whose HTTP is broken at random end in the right bytes or in an error, and soon.

Only the way in which a body is sent is broken, and in no way in which HTTP would make it another
body; so there is one right end: a document equal to the server's, a file with its own SHA-256.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import json
import random
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final, cast

from konnect_desktop.api.exchange import Exchange
from konnect_desktop.api.media import MediaClient
from konnect_desktop.api.network import Network, RetryPolicy
from konnect_desktop.api.routes import Route
from konnect_desktop.cache.archive_folder import ArchiveFolder
from konnect_desktop.cache.ledger import Ledger
from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.portals import Portal
from konnect_desktop.services.saving.finish import Finisher
from konnect_desktop.services.saving.part_sink import PartSink
from konnect_desktop.services.saving.plan import make_plan
from konnect_desktop.services.saving.wanted import WantedMedium
from tests.api.parts import IMPATIENT, TurnedClock
from tests.services.media.samples import small_picture
from tests.support.raw_server import RawAnswer, RawServer
from tests.support.syncing import ledger_rows

HANGS_AFTER_S: Final = 45.0
_AT_A_TIME: Final = 8
_DOCUMENT: Final = {"nrOfNewMessages": 1, "names": ["Noor", "Sem"], "x": {"y": [1, 2, 3]}}

_LINES: Final = (
    *(b"Content-Length: 99999999999999999999", b"Content-Length: -5", b"Content-Length: 7"),
    *(b"Content-Length: 0x16", b"Content-Length:", b"Content-Length: 22, 22"),
    *(b"Transfer-Encoding: gzip, chunked", b"Transfer-Encoding: chunked", b"Trailer: x"),
    *(b"Content-Encoding: deflate", b"Content-Encoding: gzip", b"Content-Encoding: br"),
    *(
        b": novalue",
        b" folded",
        b"\tfolded",
        b"X",
        b"X: \xff\xfe",
        b"X: a\x00b",
        b"X:" + b"a" * 9000,
    ),
    *(b"Location: http://[", b"Location: file:///etc/passwd", b"Retry-After: ", b"Date: never"),
    *(b"Set-Cookie: ;;;=", b"Content-Type: \x00", b"Connection: close, upgrade\r\nUpgrade: x"),
    *(b"Content-Range: bytes 0-1/2", b'ETag: W/""', b'ETag: "', b"Content-Type: text/html"),
)
_STATUS_LINES: Final = (
    *(
        b"HTTP/1.1 000 X",
        b"HTTP/1.1 101 X",
        b"HTTP/1.1 102 X",
        b"HTTP/1.1 204 X",
        b"HTTP/1.1 206 X",
    ),
    *(
        b"HTTP/1.1 301 X",
        b"HTTP/1.1 304 X",
        b"HTTP/1.1 416 X",
        b"HTTP/1.1 429 X",
        b"HTTP/1.1 503 X",
    ),
    *(
        b"HTTP/1.1 999 X",
        b"HTTP/1.1 2000 X",
        b"HTTP/9.9 200 X",
        b"HTTP/1.0 200 OK",
        b"HTTP/1.1 200",
    ),
    *(b"ICY 200 OK", b"SSH-2.0-OpenSSH", b"", b"HTTP/1.1  200 OK", b"\x16\x03\x01\x02\x00"),
)


@dataclass(slots=True)
class BrokenResult:
    """What became of the answers; a line for each that went wrong.

    ``asked`` is less than ``answers`` where one answer spoilt the connection for the next.
    """

    answers: int
    asked: int = 0
    documents: int = 0
    files: int = 0
    slowest_s: float = 0.0
    wrong: list[str] = field(default_factory=list[str])


def broken_answers(count: int, seed: int, folder: Path) -> BrokenResult:
    """Take in ``count`` broken answers, every other one as a picture, and judge each."""
    dice = random.Random(seed)  # noqa: S311 — a seed, not a secret
    picture = small_picture("JPEG")
    bodies = [json.dumps(_DOCUMENT).encode() if n % 2 == 0 else picture for n in range(count)]
    answers = [_broken(dice, body) for body in bodies]
    result = BrokenResult(count)
    network = Network(retry=RetryPolicy(attempts=1), limits=IMPATIENT, clock=TurnedClock())
    with RawServer(answers) as server:
        documents = [number for number in range(count) if number % 2 == 0]
        asyncio.run(_read_all(server.url, network, documents, result))
        pictures = [number for number in range(count) if number % 2]
        _save_all(server.url, network, pictures, folder, result)
        result.asked = len(set(server.asked))
    _judge(folder, hashlib.sha256(picture).digest(), result)
    return result


# -- breaking -------------------------------------------------------------------------------------


def _broken(dice: random.Random, body: bytes) -> RawAnswer:
    status, lines, framed = _framed(dice, body)
    good = b"\r\n".join((status, *lines)) + b"\r\n\r\n"
    head = _broken_head(dice, status, lines) if dice.random() < 0.7 else good
    data = head + framed
    if dice.random() < 0.25:
        data = data[: dice.randrange(len(data))]
    elif head == good and len(lines) > 1 and dice.random() < 0.3:
        # Only behind a length that was said: else whatever comes is the body.
        data += dice.choice((data, b"more", b"\r\n\r\n", b"0\r\n\r\n"))
    stays = dice.random() < 0.1
    if dice.random() < 0.05:
        return RawAnswer(data, dice.choice((1, 40, 4000)), dice.choice((0.01, 0.05)), stays)
    return RawAnswer(data, stays=stays)


def _broken_head(dice: random.Random, status: bytes, lines: list[bytes]) -> bytes:
    lines = list(lines)
    if dice.random() < 0.3:
        status = dice.choice(_STATUS_LINES)
    for _ in range(dice.choice((0, 1, 1, 2))):
        lines.insert(dice.randrange(len(lines) + 1), dice.choice(_LINES))
    if dice.random() < 0.1:
        dice.shuffle(lines)
    end = dice.choice((b"\r\n",) * 9 + (b"\n",))
    head = bytearray(end.join((status, *lines)) + 2 * end)
    if dice.random() < 0.2:
        head[dice.randrange(len(head))] = dice.randrange(256)
    return bytes(head)


def _framed(dice: random.Random, body: bytes) -> tuple[bytes, list[bytes], bytes]:
    """Return the head's lines and the body as a good server sends them, in one of four ways."""
    kind = b"Content-Type: application/json" if body[:1] == b"{" else b"Content-Type: image/jpeg"
    match dice.randrange(4):
        case 0:
            framed = b"".join(_chunks(dice, body))
            return b"HTTP/1.1 200 OK", [kind, b"Transfer-Encoding: chunked"], framed
        case 1:
            packed = gzip.compress(body, 1)
            lines = [kind, b"Content-Encoding: gzip", b"Content-Length: %d" % len(packed)]
            return b"HTTP/1.1 200 OK", lines, packed
        case 2:
            return b"HTTP/1.0 200 OK", [kind], body
        case _:
            return b"HTTP/1.1 200 OK", [kind, b"Content-Length: %d" % len(body)], body


def _chunks(dice: random.Random, body: bytes) -> list[bytes]:
    """Return chunks of any sizes, of which one may be announced wrongly, and an end."""
    made: list[bytes] = []
    wrong_at = dice.randrange(8)
    while body:
        size = dice.randrange(1, 1 + min(len(body), 4000))
        said = b"%x" % (size + (dice.choice((-1, 1)) if len(made) == wrong_at else 0))
        made.append(said + dice.choice((b"", b"", b";x=y")) + b"\r\n" + body[:size] + b"\r\n")
        body = body[size:]
    return [*made, dice.choice((b"0\r\n\r\n",) * 6 + (b"", b"0\r\n", b"0\r\nX: y\r\n\r\n"))]


# -- judging --------------------------------------------------------------------------------------


async def _read_all(
    url: str, network: Network, numbers: Sequence[int], result: BrokenResult
) -> None:
    exchange = Exchange(Portal("demo", url, demo=True), network)
    turns = asyncio.Semaphore(_AT_A_TIME)

    async def read(number: int) -> None:
        async with turns:
            began_s = time.monotonic()
            try:
                async with asyncio.timeout(HANGS_AFTER_S):
                    answer = await exchange.get(Route("GET", f"/{number}"))
            except KonnectError:
                answer = None
            except BaseException as error:  # noqa: BLE001 — any other end is what is looked for
                result.wrong.append(f"document {number}: {error!r}")
                answer = None
            result.slowest_s = max(result.slowest_s, time.monotonic() - began_s)
        if answer is None or not answer.ok:
            return
        if answer.document == _DOCUMENT:
            result.documents += 1
        else:
            result.wrong.append(f"document {number}: {answer.document!r}")

    await asyncio.gather(*map(read, numbers))
    await exchange.aclose()


def _save_all(
    url: str, network: Network, numbers: Sequence[int], folder: Path, result: BrokenResult
) -> None:
    """Save each picture as a run does."""
    with (
        ArchiveFolder.open(folder) as archive,
        Ledger.open(archive.ledger_path) as ledger,
        closing(MediaClient(network=network, allow_loopback=True)) as media,
        ThreadPoolExecutor(_AT_A_TIME) as threads,
    ):
        clock = cast("TurnedClock", network.clock)
        bench = _SavingBench(url, archive, ledger, media, clock, result)
        list(threads.map(bench.save, numbers))


def _judge(folder: Path, right: bytes, result: BrokenResult) -> None:
    """Compare what lies in the archive with what the ledger says, and that with the server's."""
    finals = {path for path in folder.rglob("*") if path.is_file() and ".konnect" not in path.parts}
    rows = {row.path: row for row in ledger_rows(folder) if row.state == "saved"}
    for path in finals | set(rows):
        row = rows.get(path)
        if row is not None and row.received_sha256 == right and path in finals:
            result.files += 1
        else:
            result.wrong.append(f"{path.name} is not the server's")


@dataclass(frozen=True, slots=True)
class _SavingBench:
    url: str
    archive: ArchiveFolder
    ledger: Ledger
    media: MediaClient
    clock: TurnedClock
    result: BrokenResult

    def save(self, number: int) -> None:
        """Fetch and finish one picture; an error leaves nothing."""
        wanted = replace(_PICTURE, media_id=f"p{number}")
        item = make_plan("demo", [wanted], self.ledger).items[0]
        began_s = time.monotonic()
        with closing(PartSink(self.archive, self.ledger, item.entry, keep_free_bytes=0)) as sink:
            try:
                while wait_s := self._fetched(number, sink):
                    self.clock.ahead_s += wait_s
                Finisher(self.archive, self.ledger).finish(
                    item, sink.finished(), keep_damaged=False
                )
            except KonnectError:
                pass
            except Exception as error:  # noqa: BLE001 — any other end is what is looked for
                self.result.wrong.append(f"picture {number}: {error!r}")
        spent_s = time.monotonic() - began_s
        self.result.slowest_s = max(self.result.slowest_s, spent_s)
        if spent_s > HANGS_AFTER_S:
            self.result.wrong.append(f"picture {number} took {spent_s:.0f} s")

    def _fetched(self, number: int, sink: PartSink) -> float:
        """Fetch it; return how long another answer's window makes it wait instead."""
        try:
            self.media.fetch(
                f"{self.url}/{number}",
                kind=MediaKind.PHOTO,
                into=sink,
                cancelled=threading.Event(),
            )
        except KonnectError as error:
            if error.detail == "not yet":
                return error.retry_after_s or 1.0
            raise
        return 0.0


_PICTURE: Final = WantedMedium(
    media_id="",
    kind=MediaKind.PHOTO,
    day=date(2026, 4, 14),
    moment=None,
    caption="",
    child_names=("Noor",),
    downloadable=True,
    conversation_id="",
    gone=False,
)
