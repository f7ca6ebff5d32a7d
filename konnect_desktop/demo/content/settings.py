"""How much there is and as of when: all that the invented content depends on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class ContentSettings:
    """One organisation's share; `photos` and `videos` count distinct ids, messages included.

    `grown_percent` is how much of the newest day is there already: cards grow during the day.
    """

    seed: int
    today: date
    months: int
    photos: int
    videos: int
    grown_percent: int = 100


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn picture that photos or videos are made of."""

    name: str
    scene: str
    seasons: frozenset[str]


@dataclass(frozen=True, slots=True)
class PictureChoice:
    """All drawn pictures there are, to choose from."""

    photos: tuple[Picture, ...]
    videos: tuple[Picture, ...]
