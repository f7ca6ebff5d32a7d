"""What stands around the grid of photos: its two views, the size of tiles, selecting."""

from __future__ import annotations

from datetime import date
from typing import Final

from konnect_desktop.wording.dates import month_and_year
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.numbers import count, size
from konnect_desktop.wording.timeline_states import Notice, clear_filters

_EN: Final = Language.EN
_NL: Final = Language.NL


def views(language: Language) -> str:
    """Name the switch between them."""
    return language.pick("View", "Weergave")


def timeline(language: Language) -> str:
    """Word the view of entries."""
    return language.pick("Timeline", "Tijdlijn")


def photos(language: Language) -> str:
    """Word the view of photos."""
    return language.pick("Photos", "Foto’s")


def tile_size(language: Language) -> str:
    """Name the slider of the size."""
    return language.pick("Size of the photos", "Grootte van de foto’s")


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


def select_all(language: Language) -> str:
    """Word selecting everything that is shown."""
    return language.pick("Select all", "Alles selecteren")


def more(language: Language) -> str:
    """Name the button behind which the other ways to select stand."""
    return language.pick("Select more", "Meer selecteren")


def select_this(language: Language) -> str:
    """Word selecting the photo that a menu was opened at."""
    return language.pick("Select", "Selecteren")


def photo_menu(language: Language) -> str:
    """Name the menu of a photo."""
    return language.pick("Photo", "Foto")


def save(language: Language) -> str:
    """Word saving what is selected."""
    return language.pick("Save…", "Opslaan…")


def select_nothing(language: Language) -> str:
    """Name the button that ends selecting and forgets what is selected."""
    return language.pick("Stop selecting", "Stoppen met selecteren")


def selection_bar(language: Language) -> str:
    """Name the bar of what is selected."""
    return language.pick("Selection", "Selectie")


def save_these(number: int, language: Language) -> str:
    """Word saving what is selected, in a menu: ‘24 opslaan…’."""
    return language.pick(f"Save {count(number, _EN)}…", f"{count(number, _NL)} opslaan…")


def save_one(language: Language, *, may: bool, is_saved: bool) -> str:
    """Word saving one photo, or say why that cannot be done."""
    if not may:
        return language.pick("Can’t be saved", "Opslaan kan niet")
    return save_again(language) if is_saved else language.pick("Save", "Opslaan")


def save_again(language: Language) -> str:
    """Word saving what is saved already."""
    return language.pick("Saved; save again", "Opgeslagen; nog eens opslaan")


def open_it(language: Language, *, video: bool) -> str:
    """Word showing a photo or video large."""
    if video:
        return language.pick("Open video", "Video openen")
    return language.pick("Open photo", "Foto openen")


# -- where no photos are --------------------------------------------------------------------------


def nothing_yet(language: Language) -> Notice:
    """Say that the portal has no photos so far."""
    return Notice(
        language.pick("No photos yet", "Nog geen foto’s"),
        language.pick(
            "As soon as photos or videos are shared, you will see them here.",
            "Zodra er foto’s of video’s worden gedeeld, zie je ze hier.",
        ),
    )


def nothing_chosen(language: Language) -> Notice:
    """Say that nothing fits the filter."""
    return Notice(
        language.pick("Nothing found", "Niets gevonden"),
        language.pick(
            "No photo or video fits what you chose.",
            "Er is geen foto of video die past bij wat je hebt gekozen.",
        ),
        clear_filters(language),
    )
