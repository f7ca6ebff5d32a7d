"""What the viewer says: names of its buttons, and the facts about a photo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import PurePath
from typing import Final

from konnect_desktop.domain.pictures import FileFacts
from konnect_desktop.wording.dates import clock, day_title, long_day
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.numbers import count, size

_EN: Final = Language.EN
_NL: Final = Language.NL
_DOT: Final = " · "

# English and Dutch, by what a button or a part is called in the code.
WORDS: Final[dict[str, tuple[str, str]]] = {
    "viewer": ("Photo viewer", "Fotoweergave"),
    "bar": ("What can be done with it", "Wat je ermee kunt doen"),
    "film_bar": ("Playing the video", "De video afspelen"),
    "shown_now": ("Shown now", "Wordt nu getoond"),
    "back": ("Back", "Terug"),
    "zoom_in": ("Zoom in", "Inzoomen"),
    "zoom_out": ("Zoom out", "Uitzoomen"),
    "fit": ("Fit to window", "Passend maken"),
    "full_screen": ("Full screen", "Volledig scherm"),
    "window": ("Leave full screen", "Volledig scherm verlaten"),
    "details": ("Details", "Details"),
    "save": ("Save", "Opslaan"),
    "favourite": ("Favourite", "Favoriet"),
    "turn": ("Turn right", "Rechtsom draaien"),
    "more": ("More", "Meer"),
    "next": ("Next", "Volgende"),
    "previous": ("Previous", "Vorige"),
    "strip": ("Photos and videos of this day", "Foto’s en video’s van deze dag"),
    "liked": ("Liked in the portal", "Leuk gevonden in het ouderportaal"),
    "generated": ("Described automatically", "Automatisch beschreven"),
    "labels": ("Labels", "Labels"),
    "labels_shown": ("Show", "Tonen"),
    "show_labels": ("Show labels", "Labels tonen"),
    "in_timeline": ("Show in the timeline", "Toon in de tijdlijn"),
    "saved": ("Saved", "Opgeslagen"),
    "open_folder": ("Open the folder", "Map openen"),
    "whole_diary": ("The whole day", "De hele dag"),
    "play": ("Play", "Afspelen"),
    "pause": ("Pause", "Pauzeren"),
    "seek": ("Place in the video", "Plaats in de video"),
    "mute": ("Sound off", "Geluid uit"),
    "unmute": ("Sound on", "Geluid aan"),
    "volume": ("Volume", "Volume"),
    "slides": ("Slideshow", "Diavoorstelling"),
    "slides_rest": ("Pause the slideshow", "Diavoorstelling pauzeren"),
    "slides_on": ("Go on with the slideshow", "Doorgaan met de diavoorstelling"),
    "slides_end": ("Stop", "Stoppen"),
    "faster": ("Shorter", "Korter"),
    "slower": ("Longer", "Langer"),
    "shuffle": ("In no order", "Door elkaar"),
    "repeat": ("Over and over", "Steeds opnieuw"),
    "copied": ("Photo copied", "Foto gekopieerd"),
    "printed": ("Sent to the printer", "Naar de printer gestuurd"),
    "not_printed": (
        "The printer did not take the photo. Choose another one.",
        "De printer nam de foto niet aan. Kies een andere.",
    ),
    "try_again": ("Try again", "Opnieuw proberen"),
    "photo_coming": ("Fetching the photo", "De foto wordt opgehaald"),
    "video_coming": ("Fetching the video", "De video wordt opgehaald"),
}


def word(name: str, language: Language) -> str:
    """Return one of ``WORDS``."""
    return language.pick(*WORDS[name])


def noun(language: Language, *, is_video: bool) -> str:
    """Return ‘foto’ or ‘video’."""
    return language.pick("video", "video") if is_video else language.pick("photo", "foto")


def position(place: int, of: int, language: Language, *, is_video: bool) -> str:
    """Write ‘foto 1 van 8’; ``place`` counts from 0."""
    what = (noun(_EN, is_video=is_video), noun(_NL, is_video=is_video))
    if of == 1:
        return language.pick(*what)
    return language.pick(
        f"{what[0]} {place + 1} of {count(of, _EN)}", f"{what[1]} {place + 1} van {count(of, _NL)}"
    )


def names(all_names: Sequence[str], language: Language) -> str:
    """Write ‘Noor’, ‘Noor en Sem’, ‘Noor, Sem en Lotte’."""
    if len(all_names) < 2:  # noqa: PLR2004 — "and" needs two
        return "".join(all_names)
    first = ", ".join(all_names[:-1])
    return language.pick(f"{first} and {all_names[-1]}", f"{first} en {all_names[-1]}")


def subtitle(day: date | None, today: date, where: str, language: Language) -> str:
    """Write ‘dinsdag 14 april · foto 1 van 8’, or ‘vandaag · foto 1 van 8’."""
    title = day_title(day, today, language)
    if day is None or title != long_day(day, today, language):
        title = title[:1].lower() + title[1:]
    return f"{title}{_DOT}{where}"


def when(day: date | None, moment: datetime | None, language: Language) -> str:
    """Write ‘dinsdag 14 april 2026, 11:52’; always with the year."""
    if day is None:
        return day_title(None, date.min, language)
    written = long_day(day, date.min, language)
    return f"{written}, {clock(moment)}" if moment is not None else written


def in_entry(photos_and_videos: int, language: Language) -> str:
    """Say how many photos and videos were posted together."""
    if photos_and_videos == 1:
        return ""
    return language.pick(
        f"{count(photos_and_videos, _EN)} photos and videos in this entry",
        f"{count(photos_and_videos, _NL)} foto’s en video’s in dit bericht",
    )


def pictured(own: Sequence[str], others: int, language: Language) -> str:
    """Write ‘Noor en 1 ander kind’."""
    if not others:
        return names(own, language)
    and_en = f"{count(others, _EN)} other {'child' if others == 1 else 'children'}"
    and_nl = f"{count(others, _NL)} {'ander kind' if others == 1 else 'andere kinderen'}"
    return language.pick(names([*own, and_en], _EN), names([*own, and_nl], _NL))


def seen_by(children: int, language: Language, *, is_video: bool) -> str:
    """Say who sees a photo with children of several families on it."""
    what = (noun(_EN, is_video=is_video), noun(_NL, is_video=is_video))
    if children == 2:  # noqa: PLR2004 — both
        return language.pick(
            f"Parents of both children see this {what[0]}",
            f"Ouders van beide kinderen zien deze {what[1]}",
        )
    return language.pick(
        f"Parents of all these children see this {what[0]}",
        f"Ouders van al deze kinderen zien deze {what[1]}",
    )


def staff(people: int, language: Language) -> str:
    """Say that these are members of staff who are on it."""
    if people == 1:
        return language.pick("Member of staff on it", "Medewerker die erop staat")
    return language.pick("Members of staff on it", "Medewerkers die erop staan")


def day_diary(children: str, language: Language, *, own: bool) -> str:
    """Name the diary of the photo's day: ‘Dagverslag van Noor’."""
    if own:
        return language.pick(f"Diary of {children}", f"Dagboek van {children}")
    return language.pick(f"Daily report of {children}", f"Dagverslag van {children}")


def file(facts: FileFacts, language: Language) -> str:
    """Write ‘3024 × 2268 · 3,4 MB’, as far as it is known."""
    parts = [f"{facts.pixels[0]} × {facts.pixels[1]}"] if facts.pixels is not None else []
    if facts.size_bytes:
        parts.append(size(facts.size_bytes, language))
    return _DOT.join(parts)


def folder(path: PurePath) -> str:
    """Write the end of a folder's path, its folders with a mark between them."""
    return " › ".join(path.parts[-3:])  # noqa: RUF001 — the mark between folders in the look


def small_copy(language: Language) -> str:
    """Say that what is shown is the portal's smaller copy."""
    return language.pick("Smaller copy, for the screen", "Verkleinde versie, voor op het scherm")


def not_savable(language: Language, *, is_video: bool) -> str:
    """Say why the save button is off."""
    return language.pick(
        f"The portal does not give this {noun(_EN, is_video=is_video)} in full size, so it can’t "
        "be saved.",
        f"Het ouderportaal geeft deze {noun(_NL, is_video=is_video)} niet op volle grootte. "
        "Opslaan kan daarom niet.",
    )


def cannot_save(language: Language) -> str:
    """Say in two words that saving is not possible."""
    return language.pick("Can’t be saved", "Opslaan kan niet")


def percent(value: int) -> str:
    """Write ‘92%’."""
    return f"{value}%"


def zoom(value: int, language: Language) -> str:
    """Say how large the picture is to a screen reader."""
    return language.pick(f"Zoom {value} %", f"Zoom {value} %")


def seconds(value: int) -> str:
    """Write ‘4 s’."""
    return f"{value} s"


def slide_seconds(value: int, language: Language) -> str:
    """Say how long a slideshow shows each photo."""
    return language.pick(f"{value} seconds each", f"{value} seconden per foto")


def film_clock(position_ms: int) -> str:
    """Write ‘0:07’ or ‘1:02:03’."""
    minutes, seconds = divmod(max(position_ms, 0) // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def film_time(position_ms: int, length_ms: int) -> str:
    """Write ‘0:07 / 0:24’."""
    return f"{film_clock(position_ms)} / {film_clock(length_ms)}"
