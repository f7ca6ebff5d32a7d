"""Articles before they have a date and pictures: columns of HTML and scenes (portal-api 2.11)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Look(Enum):
    """Whether there is a picture, and by which branch of the wire it is told."""

    NONE = "none"
    PHOTO = "photo"
    OLD = "old"
    FILM = "film"


@dataclass(frozen=True, slots=True)
class Part:
    """A column before it has its picture; placeholders are those of `Articles`."""

    html: str = ""
    scene: str = ""
    look: Look = Look.NONE


@dataclass(frozen=True, slots=True)
class Row:
    """A section: the name of its layout and its columns in that order."""

    layout: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """An article before it has a date."""

    title: str
    snippet: str
    rows: tuple[Row, ...]
