"""Saves pictures as the portal serves them: JPEG without EXIF, in full, medium and thumb size."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

_QUALITY = 82
_MEDIUM_PX = 1024
_THUMB_PX = 320


def save_jpeg(picture: Image.Image, path: Path) -> None:
    """Write ``picture`` to ``path`` as a JPEG without any metadata."""
    bare = picture.copy()
    bare.info.clear()
    bare.save(path, "JPEG", quality=_QUALITY, optimize=True, subsampling="4:2:0")


def save_stills(picture: Image.Image, folder: Path, name: str) -> None:
    """Write the medium and the thumb size of ``picture`` into ``folder``."""
    for kind, long_side_px in (("medium", _MEDIUM_PX), ("thumb", _THUMB_PX)):
        small = picture.copy()
        small.thumbnail((long_side_px, long_side_px), Image.Resampling.LANCZOS)
        save_jpeg(small, folder / f"{name}-{kind}.jpg")
