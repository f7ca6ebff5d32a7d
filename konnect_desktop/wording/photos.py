"""What the grid of photos says: headers, names of photos, selecting, filters, the scrubber."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from konnect_desktop.domain.media_choice import Company
from konnect_desktop.wording.dates import long_day, month_and_year, narrow_day, short_day
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.numbers import count, plural, size
from konnect_desktop.wording.timeline import names

_EN: Final = Language.EN
_NL: Final = Language.NL
_DOT: Final = " · "

# -- the two views of the page --------------------------------------------------------------------


def views(language: Language) -> str:
    """Name the switch between them."""
    return language.pick("View", "Weergave")


def timeline(language: Language) -> str:
    """Word the view of entries."""
    return language.pick("Timeline", "Tijdlijn")


def photos(language: Language) -> str:
    """Word the view of photos."""
    return language.pick("Photos", "Foto’s")


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


# -- selecting ------------------------------------------------------------------------------------


def select(language: Language) -> str:
    """Word the button that begins to select."""
    return language.pick("Select", "Selecteren")


def done_selecting(language: Language) -> str:
    """Word the button that ends it."""
    return language.pick("Done selecting", "Klaar met selecteren")


def done(language: Language) -> str:
    """Word the same where there is little room."""
    return language.pick("Done", "Klaar")


def selected(number: int, language: Language) -> str:
    """Count what is selected: ‘24 geselecteerd’."""
    return language.pick(f"{count(number, _EN)} selected", f"{count(number, _NL)} geselecteerd")


def about(size_bytes: int, language: Language) -> str:
    """Say how much it is, which is a guess: ‘ongeveer 86 MB’."""
    return language.pick(f"about {size(size_bytes, _EN)}", f"ongeveer {size(size_bytes, _NL)}")


def not_downloadable(number: int, language: Language) -> str:
    """Say how many cannot go along: ‘1 niet te downloaden’."""
    return language.pick(
        f"{count(number, _EN)} can’t be downloaded", f"{count(number, _NL)} niet te downloaden"
    )


def why_not_downloadable(language: Language) -> str:
    """Say why they cannot."""
    return language.pick(
        "The organisation does not let these be saved. You still see them in the app.",
        "De opvang staat niet toe dat je deze opslaat. Je blijft ze in de app zien.",
    )


def all_of_month(day: date, language: Language) -> str:
    """Word selecting the month that is looked at: ‘Alles van april’."""
    month = month_and_year(day, language).rpartition(" ")[0]
    return language.pick(f"All of {month}", f"Alles van {month}")


def save(language: Language) -> str:
    """Word saving what is selected."""
    return language.pick("Save…", "Opslaan…")


def select_nothing(language: Language) -> str:
    """Name the button that ends selecting and forgets what is selected."""
    return language.pick("Stop selecting", "Stoppen met selecteren")


def selection_bar(language: Language) -> str:
    """Name the bar of what is selected."""
    return language.pick("Selection", "Selectie")


# -- filters --------------------------------------------------------------------------------------


def filters(language: Language) -> str:
    """Word the chip that opens the filters."""
    return language.pick("Filter", "Filter")


def filtered(chosen: Sequence[str], language: Language) -> str:
    """Word the chip where something is chosen."""
    first = chosen[0] if chosen else filters(language)
    more = f" +{len(chosen) - 1}" if len(chosen) > 1 else ""
    return f"{first}{more}"


def everything(language: Language) -> str:
    """Word the choice of photos and videos alike."""
    return language.pick("Photos and videos", "Foto’s en video’s")


def only_photos(language: Language) -> str:
    """Word the choice of photos alone."""
    return language.pick("Photos only", "Alleen foto’s")


def only_videos(language: Language) -> str:
    """Word the choice of videos alone."""
    return language.pick("Videos only", "Alleen video’s")


def company(choice: Company, child: str, language: Language) -> str:
    """Word who else may be on a photo; ``child`` is the only one that is shown, if one is."""
    if choice is Company.ANY:
        return language.pick("With everybody", "Met iedereen")
    if choice is Company.TAGGED:
        if child:
            return language.pick(f"{child} is named", f"{child} is genoemd")
        return language.pick("Own child is named", "Eigen kind is genoemd")
    if child:
        return language.pick(f"Only {child}", f"Alleen {child}")
    return language.pick("Own children only", "Alleen eigen kinderen")


def favourites(language: Language) -> str:
    """Word the choice of favourites."""
    return language.pick("Favourites", "Favorieten")


def staff(language: Language) -> str:
    """Head the choice of staff."""
    return language.pick("Staff member", "Medewerker")


def activity(language: Language) -> str:
    """Head the choice of labels."""
    return language.pick("Activity", "Activiteit")


def anybody(language: Language) -> str:
    """Word the choice of any member of staff, named or not."""
    return language.pick("Anybody", "Iedereen")


def anything(language: Language) -> str:
    """Word the choice of any label."""
    return language.pick("Anything", "Alles")


def tagged(name: str, number: int, language: Language) -> str:
    """Word a member of staff or a label with its number: ‘Ilse (12)’."""
    return language.pick(f"{name} ({count(number, _EN)})", f"{name} ({count(number, _NL)})")


def search(language: Language) -> str:
    """Name the field for words in captions and diaries."""
    return language.pick("Search captions and diaries", "Zoek in bijschriften en dagboeken")


def find(language: Language) -> str:
    """Word opening that field."""
    return language.pick("Search text…", "Zoeken op tekst…")


def close_search(language: Language) -> str:
    """Name the button that closes the field."""
    return language.pick("Clear search", "Zoekopdracht wissen")


def clear_filters(language: Language) -> str:
    """Word showing everything again."""
    return language.pick("Clear filters", "Filters wissen")


# -- the size of tiles, and the scrubber ----------------------------------------------------------


def tile_size(language: Language) -> str:
    """Name the slider of the size."""
    return language.pick("Size of the photos", "Grootte van de foto’s")


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
