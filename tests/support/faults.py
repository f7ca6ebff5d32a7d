"""Faults of a network or a server as data: what goes wrong, at which request, how often."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Respond:
    """Answer in the server's place; a ``Content-Length`` is added unless ``headers`` has one."""

    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "application/json"),)


@dataclass(frozen=True, slots=True)
class Raw:
    """Send these bytes in the server's place, ``times`` times over, then close."""

    data: bytes
    times: int = 1


@dataclass(frozen=True, slots=True)
class Drop:
    """Close the connection without an answer; with ``processed`` the server has done the work."""

    processed: bool = False
    reset: bool = False


@dataclass(frozen=True, slots=True)
class Silence:
    """Take the request and never answer."""


@dataclass(frozen=True, slots=True)
class Delay:
    """Wait before anything else happens with the request."""

    seconds: float


@dataclass(frozen=True, slots=True)
class CutAt:
    """End the connection after so many bytes of the body; below 0 it ends within the head."""

    byte: int
    reset: bool = False


@dataclass(frozen=True, slots=True)
class Slow:
    """Send the body, or with ``head`` all of the answer, as so many bytes each interval."""

    size_bytes: int
    interval_s: float
    head: bool = False


@dataclass(frozen=True, slots=True)
class Endless:
    """Send this again and again as the body, without an announced length."""

    chunk: bytes


@dataclass(frozen=True, slots=True)
class Status:
    """Change the status of the server's answer."""

    status: int


@dataclass(frozen=True, slots=True)
class Headers:
    """Set and remove headers of the server's answer; without a length the end is the close."""

    put: tuple[tuple[str, str], ...] = ()
    remove: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """Give the server's answer another body."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Replace:
    """Replace bytes in the body of the server's answer."""

    old: bytes
    new: bytes


@dataclass(frozen=True, slots=True)
class Gzip:
    """Compress the body, ``times`` times over, and say so once."""

    times: int = 1


Action = (
    Respond
    | Raw
    | Drop
    | Silence
    | Delay
    | CutAt
    | Slow
    | Endless
    | Status
    | Headers
    | Body
    | Replace
    | Gzip
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Actions for the requests that match; of several faults the first that applies is taken.

    ``path`` and ``header`` (on ``name: value`` lines) are searched for; ``nth`` names matches,
    counted from 1, ``first`` is short for the first so many, ``every`` for each n-th; with
    ``chance`` a seeded die is thrown for each match.
    """

    path: str
    actions: tuple[Action, ...]
    method: str = "[A-Z]+"
    header: str = ""
    nth: frozenset[int] = frozenset()
    first: int | None = None
    every: int = 1
    chance: float = 1.0

    def matches(self, method: str, path: str, header_lines: str) -> bool:
        """Say whether a request is meant; which of the matches, ``applies`` says."""
        return (
            re.fullmatch(self.method, method) is not None
            and re.search(self.path, path) is not None
            and re.search(self.header, header_lines, re.IGNORECASE | re.MULTILINE) is not None
        )

    def applies(self, count: int) -> bool:
        """Say whether the ``count``-th match gets the actions."""
        if self.nth:
            return count in self.nth
        return (self.first is None or count <= self.first) and count % self.every == 0


@dataclass(slots=True)
class Seen:
    """A request that arrived; ``status`` is 0 until, and unless, something was answered."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    at_s: float
    connection: int
    status: int = 0
    sent_bytes: int = 0


NO_FAULTS: Final[tuple[Fault, ...]] = ()
