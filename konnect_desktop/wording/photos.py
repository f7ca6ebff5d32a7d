"""What the grid of photos says: headers, names of photos, the scrubber."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from konnect_desktop.wording.dates import long_day, month_and_year, narrow_day, short_day
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.numbers import plural
from konnect_desktop.wording.timeline import names

_EN: Final = Language.EN
_NL: Final = Language.NL
_DOT: Final = " · "


def grid(language: Language) -> str:
    """Name the grid for screen readers."""
    return language.pick("Photos and videos", "Foto’s en video’s")


# -- headers --------------------------------------------------------------------------------------


def counts(photo_count: int, video_count: int, language: Language) -> str:
    """Count what stands below a header: ‘126 foto’s · 4 video’s’."""
    return language.pick(
        _DOT.join(_counted(photo_count, video_count, _EN)),
        _DOT.join(_counted(photo_count, video_count, _NL)),
    )


def _counted(photo_count: int, video_count: int, language: Language) -> list[str]:
    """Return the counts that are not zero; the language is one of the two real ones."""
    one, many = language.pick("photo", "foto"), language.pick("photos", "foto’s")
    parts = [plural(photo_count, one, many, language)] if photo_count else []
    if video_count:
        videos = language.pick("videos", "video’s")
        parts.append(plural(video_count, "video", videos, language))
    return parts


def month_title(day: date | None, language: Language) -> str:
    """Word the header of a month: ‘April 2026’."""
    if day is None:
        return without_date(language)
    title = month_and_year(day, language)
    return title[:1].upper() + title[1:]


def day_title(day: date | None, today: date, language: Language) -> str:
    """Word the line above the photos of a day: ‘di 14 april’."""
    return without_date(language) if day is None else short_day(day, today, language)


def without_date(language: Language) -> str:
    """Head the photos of which the portal does not tell the day."""
    return language.pick("Without a date", "Zonder datum")


def select_day(day: str, language: Language) -> str:
    """Name the box of a day."""
    return language.pick(f"All of {day}", f"Alles van {day}")


# -- a photo --------------------------------------------------------------------------------------


class _PhotoWords:
    """English and Dutch words for what a photo is or has."""

    PHOTO: Final = ("Photo", "Foto")
    VIDEO: Final = ("Video", "Video")
    SELECTED: Final = ("selected", "gekozen")
    FAVOURITE: Final = ("favourite", "favoriet")
    BLOCKED: Final = ("can’t be saved", "opslaan kan niet")
    REMOVED: Final = ("no longer in the portal", "niet meer in het portaal")


def photo_name(  # noqa: PLR0913 — all that is said of a photo, in this order
    day: date | None,
    today: date,
    language: Language,
    *,
    is_video: bool,
    length: str = "",
    children: Sequence[str] = (),
    caption: str = "",
    favourite: bool = False,
    blocked: bool = False,
    removed: bool = False,
    selected: bool = False,
) -> str:
    """Name a photo for a screen reader: ‘Foto, dinsdag 14 april, Noor, in de zandbak, gekozen’."""
    words, pick = _PhotoWords, language.pick
    written = without_date(language) if day is None else long_day(day, today, language)
    parts = (
        pick(*(words.VIDEO if is_video else words.PHOTO)),
        written,
        length,
        names(children, language),
        caption,
        pick(*words.FAVOURITE) if favourite else "",
        pick(*words.BLOCKED) if blocked else "",
        pick(*words.REMOVED) if removed else "",
        pick(*words.SELECTED) if selected else "",
    )
    return ", ".join(part for part in parts if part)


def length_words(seconds: int) -> str:
    """Write how long a video lasts: ‘0:42’, ‘1:02:03’; nothing where it is not known."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if not seconds:
        return ""
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def show_in_timeline(language: Language) -> str:
    """Word the way to the entry in the timeline."""
    return language.pick("Show in the timeline", "Toon in de tijdlijn")


def make_favourite(language: Language, *, is_one: bool) -> str:
    """Word making photos favourites, or no favourites any more."""
    if is_one:
        return language.pick("Remove from favourites", "Uit favorieten halen")
    return language.pick("Add to favourites", "Aan favorieten toevoegen")


# -- the scrubber ---------------------------------------------------------------------------------


def scrubber(language: Language) -> str:
    """Name the slider through time."""
    return language.pick("Date", "Datum")


def scrubber_at(day: date | None, language: Language) -> str:
    """Say where the slider through time is: ‘Datum: april 2026’."""
    where = without_date(language) if day is None else month_and_year(day, language)
    return f"{scrubber(language)}: {where}"


def bubble(day: date | None, today: date, language: Language) -> str:
    """Write the day beside the scrubber: ‘14 apr’, ‘14 apr 2025’."""
    if day is None:
        return without_date(language)
    return narrow_day(day, today, language).partition(" ")[2]


def month_mark(day: date, language: Language) -> str:
    """Write a month at the scrubber: ‘mrt’."""
    return narrow_day(day, day, language).rpartition(" ")[2]


def dragged(day: date | None, language: Language) -> str:
    """Write the month beside the scrubber while it is dragged: ‘April 2026’."""
    return month_title(day, language)
