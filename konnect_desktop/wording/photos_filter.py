"""What the filters of the photos say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from konnect_desktop.domain.media_choice import Company
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.numbers import count

_EN: Final = Language.EN
_NL: Final = Language.NL


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


def quoted(text: str, language: Language) -> str:
    """Write the words that are looked for: ‘strand’."""
    return language.pick(f"“{text}”", f"‘{text}’")
