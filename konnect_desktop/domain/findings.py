"""What a check of the portal finds: paths and kinds of what looks different, never a value."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from konnect_desktop.domain.errors import ErrorKind

CLOCK_LIMIT_S = 120
"""How wrong a clock may be before it matters."""


SLOW_MS = 2_000
"""From how many milliseconds on somebody waits."""


class Look(StrEnum):
    """How a place in an answer differs from what is known."""

    MISSING = "missing"
    UNKNOWN_KEY = "unknown_key"
    OTHER_KIND = "other_kind"
    UNKNOWN_VALUE = "unknown_value"
    OPEN_QUESTION = "open_question"
    """Nobody knew what stands there; now we do."""


class Difference(Struct, frozen=True):
    """One place. ``path`` has ``[]`` for any item of a list; ``kind`` says what was found there."""

    path: str
    look: Look
    kind: str


class Part(StrEnum):
    """What of this computer is looked at."""

    FOLDERS = "folders"
    ACCOUNT_LIST = "account_list"
    ACCOUNT = "account"
    """What the app keeps of one account."""
    ARCHIVE = "archive"
    DISK = "disk"
    KEYRING = "keyring"
    CLOCK = "clock"


class PartFinding(Struct, frozen=True):
    """How a part of this computer is.

    Attributes:
        part: Which one.
        failure: What is wrong with it.
        skipped: Why it was not looked at.
        free_bytes: Of the disk: how much room there is.
        ahead_s: Of the clock: by how many seconds it is ahead of the portal's.
    """

    part: Part
    failure: ErrorKind | None = None
    skipped: Why | None = None
    free_bytes: int | None = None
    ahead_s: int | None = None

    @property
    def is_well(self) -> bool:
        """Whether it is as it should be, or was not looked at."""
        return self.failure is None and abs(self.ahead_s or 0) <= CLOCK_LIMIT_S


class Why(StrEnum):
    """Why something was not looked at."""

    NO_SIGN_IN = "no_sign_in"
    NOTHING_THERE = "nothing_there"
    ONLY_UNREAD = "only_unread"
    """Looking would mark it as read (F064)."""
    NOT_REACHED = "not_reached"
    """What it depends on was not read, or the check had ended before."""


class RouteFinding(Struct, frozen=True):
    """How one route answered.

    Attributes:
        route: Its template.
        failure: What kept it from being read.
        skipped: Why it was not asked.
        took_ms: Milliseconds until the answer was there.
        items: How many items a list had.
        differences: Where the answer looks different from what is known.
    """

    route: str
    failure: ErrorKind | None = None
    skipped: Why | None = None
    took_ms: int | None = None
    items: int | None = None
    differences: tuple[Difference, ...] = ()

    @property
    def is_slow(self) -> bool:
        """Whether somebody who waits for it notices."""
        return (self.took_ms or 0) >= SLOW_MS

    @property
    def surprises(self) -> tuple[Difference, ...]:
        """The differences that are no answer to an open question."""
        return tuple(each for each in self.differences if each.look is not Look.OPEN_QUESTION)


class Diagnosis(Struct, frozen=True):
    """All that was found.

    Attributes:
        parts: This computer.
        routes: The portal, the media host last.
        planning_offline: The portal says that its planning may be outdated.
    """

    parts: tuple[PartFinding, ...]
    routes: tuple[RouteFinding, ...]
    planning_offline: bool = False

    @property
    def of_account(self) -> bool:
        """Whether an account was looked at, and not this computer alone."""
        return any(each.part is Part.ACCOUNT for each in self.parts)

    @property
    def ailing(self) -> int:
        """How many parts and routes are not well."""
        parts = sum(not each.is_well for each in self.parts)
        return parts + sum(each.failure is not None for each in self.routes)

    @property
    def unknown(self) -> int:
        """How many places of answers the app does not know."""
        return sum(len(each.surprises) for each in self.routes)
