"""Words of the frame: tabs, menus, the demo's ribbon, what the keys do, what the app is."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from konnect_desktop.wording.language import Language

APP_NAME: Final = "Konnect Desktop"


class FrameWords(Struct, frozen=True):
    """The fixed words of the window, in one language."""

    tabs: tuple[str, str, str, str, str]
    navigation: str
    menu: str
    downloads: str
    settings: str
    shortcuts: str
    about: str
    quit: str
    closes: str
    ribbon_lead: str
    ribbon_rest: str
    ribbon_action: str


def frame_words(language: Language) -> FrameWords:
    """Return the words of the window."""
    pick = language.pick
    return FrameWords(
        tabs=(
            pick("My child", "Mijn kind"),
            pick("Messages", "Berichten"),
            pick("Calendar", "Agenda"),
            pick("My location", "Mijn locatie"),
            pick("More", "Overig"),
        ),
        navigation=pick("Main menu", "Hoofdmenu"),
        menu=pick("Menu of the app", "Menu van de app"),
        downloads=pick("Downloads…", "Downloads…"),
        settings=pick("Settings…", "Instellingen…"),
        shortcuts=pick("Shortcuts", "Sneltoetsen"),
        about=pick(f"About {APP_NAME}", f"Over {APP_NAME}"),
        quit=pick("Quit", "Afsluiten"),
        closes=pick("Close", "Sluiten"),
        ribbon_lead=pick("Demo", "Demo"),
        ribbon_rest=pick("all names are invented", "alle namen zijn verzonnen"),
        ribbon_action=pick("Leave the demo", "Demo verlaten"),
    )


def comes_later(name: str, language: Language) -> str:
    """Say of a tab that it is not built yet."""
    return language.pick(f"{name}: comes in a later version", f"{name}: komt in een latere versie")


def tab_spoken(name: str, unread: int, language: Language) -> str:
    """Return what a screen reader says of a tab with its badge."""
    if not unread:
        return name
    counted = language.pick(f"{unread} unread", f"{unread} ongelezen")
    return f"{name}, {counted}"


class AboutWords(Struct, frozen=True):
    """What the app says of itself."""

    title: str
    version: str
    independent: str
    free: str
    parts_title: str
    parts: tuple[tuple[str, str], ...]
    closes: str


def about_words(version: str, language: Language) -> AboutWords:
    """Return what the app says of itself."""
    pick = language.pick
    return AboutWords(
        title=frame_words(language).about,
        version=pick(f"Version {version}", f"Versie {version}"),
        independent=pick(
            "An independent app for parents. It does not come from the maker of the Konnect parent "
            "portal or from a day care organisation, and they have not checked it.",
            "Een onafhankelijke app voor ouders. Hij komt niet van de maker van het ouderportaal "
            "Konnect en ook niet van een opvangorganisatie, en zij hebben hem niet beoordeeld.",
        ),
        free=pick(
            "Free and open source, under the MIT licence. What you read and save stays on this "
            "computer; nothing is sent to anyone but your own portal.",
            "Vrij en open source, met de MIT-licentie. Wat je leest en opslaat, blijft op deze "
            "computer; er gaat niets naar iemand anders dan je eigen portaal.",
        ),
        parts_title=pick("Made with", "Gemaakt met"),
        parts=(
            ("Qt, PySide6", "LGPL 3"),
            ("Figtree", "SIL Open Font License 1.1"),
            ("Lucide", "ISC"),
            ("Python", "PSF License"),
            ("HTTPX, msgspec, qasync", "BSD"),
            ("keyring, nh3, stamina", "MIT"),
            ("Pillow", "MIT-CMU"),
        ),
        closes=pick("Close", "Sluiten"),
    )
