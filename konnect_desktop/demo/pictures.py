"""The drawn pictures in memory, and the bytes of each photo made of them without re-encoding.

Each photo gets a comment of its own (JPEG: a COM segment; MP4: a `free` box at the end), so that
no two photos are the same bytes, and a photo is the same bytes whenever it is asked for.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TypedDict, cast

from konnect_desktop.demo.content.scenes import ALL_YEAR
from konnect_desktop.demo.content.settings import Picture, PictureChoice

_SOI = b"\xff\xd8"
_APP_FIRST, _APP_LAST = 0xE0, 0xEF


class _Entry(TypedDict):
    name: str
    file: str
    medium: str
    thumb: str
    scene: str
    seasons: list[str]


class _Index(TypedDict):
    photos: list[_Entry]
    videos: list[_Entry]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture in all its sizes; `full` of a video is the film, the others are stills."""

    full: bytes
    medium: bytes
    thumb: bytes


class Pictures:
    """All pictures, read at once."""

    def __init__(
        self,
        choice: PictureChoice,
        photos: dict[str, Drawing],
        videos: dict[str, Drawing],
        avatars: dict[str, bytes],
    ) -> None:
        self.choice = choice
        self.photos = photos
        self.videos = videos
        self._avatars = avatars

    def avatar(self, key: str) -> bytes:
        """Return the portrait of a child; one without a portrait has a favourite toy instead."""
        if key in self._avatars:
            return self._avatars[key]
        return self.photos[_TOYS[key]].thumb


def load_pictures() -> Pictures:
    """Read the pictures that belong to the package."""
    resources = Path(str(files("konnect_desktop"))) / "resources"
    folder = resources / "demo"
    index = cast("_Index", json.loads((folder / "index.json").read_text(encoding="utf-8")))
    avatars = {
        file.stem: file.read_bytes() for file in (resources / "scenes" / "avatars").glob("*.jpg")
    }
    choice = PictureChoice(_listed(index["photos"]), _listed(index["videos"]))
    photos, videos = (_drawings(folder, entries) for entries in (index["photos"], index["videos"]))
    return Pictures(choice, photos, videos, avatars)


def marked_jpeg(image: bytes, mark: bytes) -> bytes:
    """Return a JPEG with a comment behind its application segments; the picture is untouched."""
    position = len(_SOI)
    while image[position] == 0xFF and _APP_FIRST <= image[position + 1] <= _APP_LAST:  # noqa: PLR2004 — every JPEG marker starts with FF
        position += 2 + int.from_bytes(image[position + 2 : position + 4], "big")
    segment = b"\xff\xfe" + (len(mark) + 2).to_bytes(2, "big") + mark
    return b"".join((image[:position], segment, image[position:]))


def marked_mp4(film: bytes, mark: bytes) -> bytes:
    """Return an MP4 with a free box at its end."""
    return b"".join((film, (len(mark) + 8).to_bytes(4, "big"), b"free", mark))


_SIZES = ("file", "medium", "thumb")
_TOYS = {"guus": "train-engine", "bram": "bike-blue", "pip": "ducks-ducklings"}


def _drawings(folder: Path, entries: list[_Entry]) -> dict[str, Drawing]:
    return {
        entry["name"]: Drawing(*((folder / entry[key]).read_bytes() for key in _SIZES))
        for entry in entries
    }


def _listed(entries: list[_Entry]) -> tuple[Picture, ...]:
    return tuple(
        Picture(entry["name"], entry["scene"].rstrip("0123456789"), _seasons(entry["seasons"]))
        for entry in entries
    )


def _seasons(named: list[str]) -> frozenset[str]:
    return frozenset(named) & ALL_YEAR or ALL_YEAR
