"""The settings as values, with their defaults.

A new setting needs a field here, its judge in ``settings_table``, and a row in ``viewmodels`` and
``wording``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from msgspec import Struct

from konnect_desktop.domain.shortcuts import Act

ThemeChoice = Literal["system", "light", "dark"]
LanguageChoice = Literal["system", "nl", "en"]
Switch = Literal["system"] | bool
PhotoKinds = Literal["all", "photos", "videos"]
PhotoCompany = Literal["any", "tagged", "alone"]

GIGABYTE: Final = 1_000_000_000
SMALLEST_PICTURE_CACHE: Final = 100_000_000
LARGEST_PICTURE_CACHE: Final = 1_000 * GIGABYTE
SMALLEST_TEXT_PERCENT: Final = 100
LARGEST_TEXT_PERCENT: Final = 200
SHORTEST_SLIDE_S: Final = 2
LONGEST_SLIDE_S: Final = 10
SMALLEST_TILE: Final = 96
LARGEST_TILE: Final = 280
SMALLEST_WINDOW: Final = 100
LARGEST_WINDOW: Final = 32_767


class WindowPlace(Struct, frozen=True):
    """Where the window was, in the screen's logical pixels; the view sees that a screen is there.

    ``x`` and ``y`` are ``None`` where the system places windows itself.
    """

    width: int
    height: int
    x: int | None = None
    y: int | None = None
    maximized: bool = False


class ViewerChoices(Struct, frozen=True):
    """How photos and videos are looked at.

    Attributes:
        details: The details were shown beside the photo.
        labels: The labels were shown in them.
        slide_seconds: How long a slideshow shows each, 2 to 10 seconds.
        slides_shuffled: A slideshow shows them in no order.
        slides_repeated: A slideshow begins anew after the last one.
        film_goes_on: After a video the next one is shown.
        film_volume_percent: How loud videos are.
    """

    details: bool = False
    labels: bool = True
    slide_seconds: int = 4
    slides_shuffled: bool = False
    slides_repeated: bool = False
    film_goes_on: bool = False
    film_volume_percent: int = 100


class PhotoChoices(Struct, frozen=True):
    """How ‘Mijn kind’ is looked at.

    Nothing here is content of an account, which would outlive it: names that are filtered by and
    words that are looked for are not kept.

    Attributes:
        as_photos: As photos instead of as a timeline.
        tile: How high the rows of photos are, 96 to 280 pixels at 100 %.
        kinds: Photos, videos, or both.
        company: Who may be on them besides an own child.
        favourites: Favourites alone.
    """

    as_photos: bool = False
    tile: int = 172
    kinds: PhotoKinds = "all"
    company: PhotoCompany = "any"
    favourites: bool = False


class Settings(Struct, frozen=True):
    """All settings with their defaults.

    Attributes:
        theme: Light, dark, or as the system is.
        language: Dutch, English, or as the system is.
        text_percent: The size of text, 100 to 200.
        high_contrast: On, off, or as the system is.
        reduced_motion: On, off, or as the system is.
        picture_cache_bytes: How much room the pictures shown may take, of all accounts together.
        window: Where the window was; ``None`` before it was closed once.
        chosen_account: The account that was looked at; empty for all of them.
        viewer: How photos and videos are looked at.
        photos: How ‘Mijn kind’ is looked at.
        shortcuts: The keys of actions that have others than usual; none is a choice, too.
    """

    theme: ThemeChoice = "system"
    language: LanguageChoice = "system"
    text_percent: int = SMALLEST_TEXT_PERCENT
    high_contrast: Switch = "system"
    reduced_motion: Switch = "system"
    picture_cache_bytes: int = 2 * GIGABYTE
    window: WindowPlace | None = None
    chosen_account: str = ""
    viewer: ViewerChoices = ViewerChoices()
    photos: PhotoChoices = PhotoChoices()
    shortcuts: Mapping[Act, tuple[str, ...]] = {}


DEFAULTS: Final = Settings()
