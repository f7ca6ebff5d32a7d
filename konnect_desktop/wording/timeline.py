"""What stands on the cards of the timeline: titles, authors, counts, marks, filters, news.

What the page around them says is in ``timeline_page``, banners and empty states in
``timeline_states``, moments of a day in ``day_rhythm``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from konnect_desktop.wording.language import Language
from konnect_desktop.wording.numbers import plural

_DOT: Final = " · "
# The last part of the portal's keys (``timeline.card_journal_header_type.employees_of``).
_AUTHOR_KINDS: Final = {
    "employee": ("staff member", "medewerker"),
    "parent": ("parent", "ouder"),
}
_SEVERAL: Final = {
    "employee": ("staff", "medewerkers"),
    "parent": ("parents", "ouders"),
}
# The portal's key is that of several also where one wrote; the name tells.
_OF_SEVERAL: Final = re.compile(r"[,&/+]|\b(?:en|and|team)\b", re.IGNORECASE)


def names(listed: Sequence[str], language: Language) -> str:
    """Write names one after the other: ‘Noor, Sem en Lotte’."""
    if len(listed) < 2:  # noqa: PLR2004 — a list begins with two
        return "".join(listed)
    start = ", ".join(listed[:-1])
    return language.pick(f"{start} and {listed[-1]}", f"{start} en {listed[-1]}")


def diary(language: Language) -> str:
    """Name a diary that the staff wrote."""
    return language.pick("Daily report", "Dagverslag")


def diary_of(children: str, language: Language) -> str:
    """Name a diary that a parent wrote."""
    if not children:
        return language.pick("Diary", "Dagboek")
    return language.pick(f"Diary of {children}", f"Dagboek van {children}")


def media_counts(photos: int, videos: int, language: Language) -> str:
    """Name a photo card by what it holds: ‘8 foto’s’, ‘Video’, ‘7 foto’s en 1 video’."""
    if not photos and videos == 1:
        return language.pick("Video", "Video")
    return language.pick(
        " and ".join(_media(photos, videos, Language.EN)) or "Photos",
        " en ".join(_media(photos, videos, Language.NL)) or "Foto’s",
    )


def day_counts(children: int, photos: int, videos: int, language: Language) -> str:
    """Say what a day holds: ‘2 kinderen · 8 foto’s’, ‘1 video · 6 foto’s’."""
    return language.pick(
        _DOT.join(_day(children, photos, videos, Language.EN)),
        _DOT.join(_day(children, photos, videos, Language.NL)),
    )


def author(name: str, author_kind: str, language: Language) -> str:
    """Say who wrote and as what: ‘Ilse Brandsma · medewerker’; only what is known."""
    return _DOT.join(filter(None, (name, kind_of_author(author_kind, name, language))))


def kind_of_author(author_kind: str, name: str, language: Language) -> str:
    """Word the portal's key of who wrote, one or several; empty for a key that is not known."""
    last = author_kind.rpartition(".")[2]
    is_one = name and not _OF_SEVERAL.search(name)
    for start, words in (_AUTHOR_KINDS if is_one else _SEVERAL).items():
        if last.startswith(start):
            return language.pick(*words)
    return ""


def asks(language: Language) -> str:
    """Name a card by which the portal asks for something."""
    return language.pick("The portal asks you something", "Het portaal vraagt iets van je")


def asks_line(language: Language) -> str:
    """Say what to do with such a card."""
    return language.pick("You can answer in the portal.", "Antwoorden kan in het portaal.")


def unknown(language: Language) -> str:
    """Name a card of a kind that we do not know."""
    return language.pick("A new kind of entry", "Nieuw soort bericht")


def unknown_line(language: Language) -> str:
    """Say what to do with such a card."""
    return language.pick("We can’t show this yet", "Dit kunnen we nog niet tonen")


def open_in_portal(language: Language) -> str:
    """Word the button that opens the portal in the browser."""
    return language.pick("Open in portal", "Open in portaal")


def read_more(language: Language) -> str:
    """Word the link to the whole text."""
    return language.pick("Read more", "Meer lezen")


def shortened(language: Language) -> str:
    """Say that a text was too long to show whole."""
    return language.pick(
        "The rest of this text is in the portal.", "De rest van deze tekst staat in het portaal."
    )


def you(language: Language) -> str:
    """Word the tag on what a parent wrote."""
    return language.pick("You", "Jij")


def new(language: Language) -> str:
    """Word the tag on what has not been seen before."""
    return language.pick("New", "Nieuw")


def edited(language: Language) -> str:
    """Word the mark on a diary that was changed later."""
    return language.pick("edited", "aangepast")


def removed(language: Language) -> str:
    """Word the mark on what the portal shows no more."""
    return language.pick("No longer in the portal", "Niet meer in het portaal")


# -- filters --------------------------------------------------------------------------------------


def everything(language: Language) -> str:
    """Word the choice of all kinds, which stands beside ‘Alle kinderen’."""
    return language.pick("All entries", "Alle berichten")


def only_diaries(language: Language) -> str:
    """Word the choice of diaries."""
    return language.pick("Diaries", "Dagverslagen")


def only_photos(language: Language) -> str:
    """Word the choice of photos."""
    return language.pick("Photos", "Foto’s")


def only_videos(language: Language) -> str:
    """Word the choice of videos."""
    return language.pick("Videos", "Video’s")


def only_other(language: Language) -> str:
    """Word the choice of what the portal asks and what we do not know."""
    return language.pick("Other", "Overige")


# -- news -----------------------------------------------------------------------------------------


def announced(number: int, language: Language) -> str:
    """Word the pill above the timeline: ‘3 nieuwe’."""
    return language.pick(f"{number} new", f"{number} nieuw" if number == 1 else f"{number} nieuwe")


def announced_spoken(number: int, language: Language) -> str:
    """Say to a screen reader that entries have come: ‘3 nieuwe berichten in de tijdlijn’."""
    return language.pick(
        plural(number, "new entry in the timeline", "new entries in the timeline", Language.EN),
        plural(
            number,
            "nieuw bericht in de tijdlijn",
            "nieuwe berichten in de tijdlijn",
            Language.NL,
        ),
    )


def _media(photos: int, videos: int, language: Language) -> list[str]:
    """Return the counts that are not zero; the language is one of the two real ones."""
    many_photos = language.pick("photos", "foto’s")
    many_videos = language.pick("videos", "video’s")
    return [
        *(
            [plural(photos, language.pick("photo", "foto"), many_photos, language)]
            if photos
            else []
        ),
        *([plural(videos, "video", many_videos, language)] if videos else []),
    ]


def _day(children: int, photos: int, videos: int, language: Language) -> list[str]:
    parts = _media(photos, videos, language)[::-1]
    if children > 1:
        parts.insert(0, f"{children} {language.pick('children', 'kinderen')}")
    return parts
