"""What servers answer to the request for the rest of a film: rightly, wrongly, or not at all.

Where an answer is wrong its bytes are too, so that a client that takes it is found out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tests.support.faults import Action, CutAt, Respond, Status

OLD_ETAG: Final = '"another-version"'


@dataclass(frozen=True, slots=True)
class Film:
    """A film of the portal: its bytes, its ETag, and two signed links to it."""

    body: bytes
    etag: str
    links: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Cut:
    """A film and the byte at which its first download was cut."""

    film: Film
    offset: int

    def whole(self, body: bytes | None = None, *headers: tuple[str, str]) -> Respond:
        """Answer 200 with all of the film, or other bytes, whatever was asked for."""
        content = self.film.body if body is None else body
        return Respond(200, content, (("ETag", self.film.etag), *headers))

    def part(  # noqa: PLR0913 — what a 206 consists of, each of which may be a lie
        self,
        start: int,
        end: int,
        *,
        body: bytes | None = None,
        total: int | None = None,
        etag: str | None = None,
        headers: tuple[tuple[str, str], ...] = (),
    ) -> Respond:
        """Answer 206 with the bytes from ``start`` to before ``end``."""
        of = len(self.film.body) if total is None else total
        content = self.film.body[start:end] if body is None else body
        about = (("Content-Range", f"bytes {start}-{end - 1}/{of}"), ("ETag", etag or self.etag))
        return Respond(206, content, (*about, *headers))

    @property
    def wrong_rest(self) -> bytes:
        """As many bytes as are missing, of another version."""
        return bytes(reversed(self.film.body))[self.offset :]

    @property
    def etag(self) -> str:
        """The ETag of the film."""
        return self.film.etag

    @property
    def size(self) -> int:
        """All bytes of the film."""
        return len(self.film.body)


_Answer = Callable[[Cut], tuple[Action, ...]]


def _shorter(cut: Cut) -> tuple[Action, ...]:
    end = cut.offset + (cut.size - cut.offset + 1) // 2
    return (cut.part(cut.offset, end),)


def _multipart(cut: Cut) -> tuple[Action, ...]:
    head = f"--x\r\nContent-Range: bytes {cut.offset}-{cut.size - 1}/{cut.size}\r\n\r\n".encode()
    body = head + cut.film.body[cut.offset :] + b"\r\n--x--\r\n"
    kind = ("Content-Type", "multipart/byteranges; boundary=x")
    return (Respond(206, body, (("ETag", cut.etag), kind)),)


def _multipart_in_disguise(cut: Cut) -> tuple[Action, ...]:
    kind = ("Content-Type", "multipart/byteranges; boundary=x")
    return (cut.part(cut.offset, cut.size, body=cut.wrong_rest, headers=(kind,)),)


def _wrong_start(cut: Cut) -> tuple[Action, ...]:
    """Send as many bytes as are missing, but those from another place."""
    missing = cut.size - cut.offset
    start = cut.offset - 1 if cut.offset > cut.size // 2 else cut.offset + 1
    return (cut.part(start, min(start + missing, cut.size)),)


def _other_total(cut: Cut) -> tuple[Action, ...]:
    return (cut.part(cut.offset, cut.size, body=cut.wrong_rest, total=cut.size + 9),)


def _other_version(cut: Cut) -> tuple[Action, ...]:
    return (cut.part(cut.offset, cut.size, body=cut.wrong_rest, etag=OLD_ETAG),)


def _unlabelled(cut: Cut) -> tuple[Action, ...]:
    return (Respond(206, cut.wrong_rest, (("ETag", cut.etag),)),)


def _not_satisfiable(cut: Cut) -> tuple[Action, ...]:
    total = max(cut.offset - 1, 0)
    return (Respond(416, b"", (("Content-Range", f"bytes */{total}"),)),)


def _ends_early(cut: Cut) -> tuple[Action, ...]:
    return (CutAt((cut.size - cut.offset) // 2),)


def _sends_more(cut: Cut) -> tuple[Action, ...]:
    rest = cut.film.body[cut.offset :]
    length = ("Content-Length", str(len(rest)))
    return (cut.part(cut.offset, cut.size, body=rest + b"more" * 99, headers=(length,)),)


def _whole_and_more(cut: Cut) -> tuple[Action, ...]:
    length = ("Content-Length", str(cut.size))
    return (cut.whole(cut.film.body + b"more" * 99, length),)


# What the server answers to the first request for the rest; after that it behaves.
BEHAVIOURS: Final[dict[str, _Answer]] = {
    "206 right": lambda _: (),
    "200, Range ignored": lambda cut: (cut.whole(),),
    "206 from a wrong start": _wrong_start,
    "206 shorter than asked for": _shorter,
    "206 of another total": _other_total,
    "206 without Content-Range": _unlabelled,
    "206 of another version": _other_version,
    "206 in several parts": _multipart,
    "206 called several parts": _multipart_in_disguise,
    "416, the part is longer": _not_satisfiable,
    "416 without a reason": lambda _: (Respond(416, b"", ()),),
    "403, the link is dead": lambda _: (Respond(403, b"<Error/>", ()),),
    "503": lambda _: (Status(503),),
    "body shorter than announced": _ends_early,
    "206 body longer than announced": _sends_more,
    "200 body longer than announced": _whole_and_more,
    # The next two differ in what was there before, see ``resume.py``.
    "200, If-Range found another version": lambda _: (),
    "416, the part is complete": lambda _: (),
}
OTHER_VERSION: Final = "200, If-Range found another version"
COMPLETE: Final = "416, the part is complete"
