"""The index of the demo's pictures and clips: each tool writes its own half and keeps the other."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

Season = Literal["spring", "summer", "autumn", "winter"]


class Photo(msgspec.Struct, frozen=True):
    """One picture: paths are relative to the index, sizes are in pixels."""

    name: str
    file: str
    medium: str
    thumb: str
    width: int
    height: int
    scene: str
    seasons: tuple[Season, ...]


class Video(msgspec.Struct, frozen=True):
    """One clip with its two stills: paths are relative to the index, sizes are in pixels."""

    name: str
    file: str
    medium: str
    thumb: str
    width: int
    height: int
    duration_ms: int
    scene: str
    seasons: tuple[Season, ...]


class Index(msgspec.Struct, frozen=True):
    """All that the demo has to show, sorted by name."""

    photos: tuple[Photo, ...] = ()
    videos: tuple[Video, ...] = ()


def read_index(folder: Path) -> Index:
    """Read the index of ``folder``; an empty one where none is written yet.

    Raises:
        msgspec.ValidationError: the file has another shape.
    """
    path = folder / "index.json"
    if not path.exists():
        return Index()
    return msgspec.json.decode(path.read_bytes(), type=Index)


def write_photos(folder: Path, photos: list[Photo]) -> None:
    """Put ``photos`` in the place of the photos the index has."""
    ordered = tuple(sorted(photos, key=lambda photo: photo.name))
    _write(folder, msgspec.structs.replace(read_index(folder), photos=ordered))


def write_videos(folder: Path, videos: list[Video]) -> None:
    """Put ``videos`` in the place of the videos the index has."""
    ordered = tuple(sorted(videos, key=lambda video: video.name))
    _write(folder, msgspec.structs.replace(read_index(folder), videos=ordered))


def _write(folder: Path, index: Index) -> None:
    text = msgspec.json.format(msgspec.json.encode(index), indent=2)
    (folder / "index.json").write_bytes(text + b"\n")
