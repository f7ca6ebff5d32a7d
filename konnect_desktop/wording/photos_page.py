"""What stands around the grid of photos: its two views, the size of tiles, selecting."""

from __future__ import annotations

from datetime import date
from typing import Final

from konnect_desktop.wording.dates import month_and_year
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.numbers import count, size

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


def save(language: Language) -> str:
    """Word saving what is selected."""
    return language.pick("Save…", "Opslaan…")


def select_nothing(language: Language) -> str:
    """Name the button that ends selecting and forgets what is selected."""
    return language.pick("Stop selecting", "Stoppen met selecteren")


def selection_bar(language: Language) -> str:
    """Name the bar of what is selected."""
    return language.pick("Selection", "Selectie")
