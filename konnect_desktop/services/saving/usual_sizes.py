"""How much room photos and videos take, guessed: the portal does not tell sizes."""

from __future__ import annotations

from typing import Final

_USUAL_PHOTO_BYTES: Final = 400_000
_USUAL_VIDEO_BYTES: Final = 2_000_000


def usual_bytes(photos: int, videos: int) -> int:
    """Return how much so many photos and videos usually take."""
    return photos * _USUAL_PHOTO_BYTES + videos * _USUAL_VIDEO_BYTES
