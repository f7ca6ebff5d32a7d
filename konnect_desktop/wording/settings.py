"""Words of the settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from konnect_desktop.wording.language import Language
from konnect_desktop.wording.numbers import size


@dataclass(frozen=True, slots=True)
class SettingsWords:
    """The fixed words of the settings, in one language; choices in the order of their values."""

    title: str
    closes: str
    done: str
    look: str
    theme: str
    themes: tuple[str, str, str]
    text: str
    contrast: str
    motion: str
    switches: tuple[str, str, str]
    language: str
    languages: tuple[str, str, str]
    pictures: str
    pictures_limit: str
    pictures_hint: str
    not_kept: str


def settings_words(language: Language) -> SettingsWords:
    """Return the words of the settings."""
    pick = language.pick
    system = pick("As the system", "Zoals het systeem")
    return SettingsWords(
        title=pick("Settings", "Instellingen"),
        closes=pick("Close", "Sluiten"),
        done=pick("Done", "Klaar"),
        look=pick("Appearance", "Weergave"),
        theme=pick("Theme", "Thema"),
        themes=(system, pick("Light", "Licht"), pick("Dark", "Donker")),
        text=pick("Text size", "Tekstgrootte"),
        contrast=pick("High contrast", "Hoog contrast"),
        motion=pick("Less motion", "Minder beweging"),
        switches=(system, pick("On", "Aan"), pick("Off", "Uit")),
        language=pick("Language", "Taal"),
        # A language is named in itself, so that anybody finds their own.
        languages=(system, "Nederlands", "English"),
        pictures=pick("Photos", "Foto’s"),
        pictures_limit=pick("Room for photos that were shown", "Ruimte voor getoonde foto’s"),
        pictures_hint=pick(
            "They open at once and without internet. The oldest go first when it is full. Photos "
            "you save do not count.",
            "Die gaan meteen open, ook zonder internet. Is de ruimte op, dan gaan de oudste eerst. "
            "Foto’s die je opslaat, tellen niet mee.",
        ),
        not_kept=pick(
            "This setting could not be kept. It counts until the app is closed.",
            "Deze instelling kon niet worden bewaard. Hij geldt tot de app sluit.",
        ),
    )


def settings_replaced(language: Language, *, unreadable: bool) -> str:
    """Say at a start that the file of the settings, or some value in it, was of no use."""
    if unreadable:
        return language.pick(
            "Your settings could not be read. The usual ones count now.",
            "Je instellingen konden niet worden gelezen. De gewone gelden nu.",
        )
    return language.pick(
        "Some of your settings were of no use and are as they were at first. A copy was kept.",
        "Een deel van je instellingen was onbruikbaar en is weer zoals in het begin. Er is een "
        "kopie bewaard.",
    )


def percents(values: Sequence[int]) -> tuple[str, ...]:
    """Write shares of a hundred."""
    return tuple(f"{value} %" for value in values)


def limits(values_bytes: Sequence[int], language: Language) -> tuple[str, ...]:
    """Write sizes: "500 MB", "2 GB"."""
    return tuple(
        size(value, language).replace(".0 ", " ").replace(",0 ", " ") for value in values_bytes
    )
