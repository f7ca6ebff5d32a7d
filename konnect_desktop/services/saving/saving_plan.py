"""A plan as it is shown before anything is saved; making one leaves no trace on the disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.services.saving.selection import Selection

if TYPE_CHECKING:
    from konnect_desktop.services.saving.run import Tries


class SavingOptions(Struct, frozen=True):
    """How a window saves. ``tries`` is the usual patience where it is not given."""

    parallel: int = 6
    keep_free_bytes: int = 500 * 1000 * 1000
    tries: Tries | None = None


@dataclass(frozen=True, slots=True)
class SavingPlan:
    """What would be saved where, and what would not and why.

    The counts are those of ``Plan``; ``estimated_bytes`` is a guess. ``left_unread`` counts
    conversations that were not opened, ``unreadable`` items that this version cannot read.
    ``free_bytes`` and ``disk_bytes`` are ``None`` where the disk does not tell. ``children`` are
    the first names it is about, ``since`` the oldest day, ``example`` the folders and the name,
    without its ending, that one of the files gets. ``failure`` is what kept the reading
    from its end; the plan is then made of what was read before.
    """

    selection: Selection
    folder: Path
    media_ids: frozenset[str]
    photos: int
    videos: int
    estimated_bytes: int
    already_saved: int = 0
    not_downloadable: int = 0
    gone: int = 0
    damaged: int = 0
    left_unread: int = 0
    unreadable: int = 0
    free_bytes: int | None = None
    disk_bytes: int | None = None
    keep_free_bytes: int = 0
    children: tuple[str, ...] = ()
    since: date | None = None
    example: tuple[str, ...] = ()
    failure: KonnectError | None = field(default=None, compare=False)

    @property
    def total(self) -> int:
        """How many photos and videos there are to save."""
        return self.photos + self.videos

    @property
    def missing_bytes(self) -> int:
        """How much room is lacking by the estimate; 0 if it fits or is not known."""
        if self.free_bytes is None:
            return 0
        return max(0, self.estimated_bytes + self.keep_free_bytes - self.free_bytes)
