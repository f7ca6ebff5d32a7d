"""Words for the keys and what they do, and for changing them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from konnect_desktop.domain.key_names import parted
from konnect_desktop.domain.shortcuts import Act, Scope
from konnect_desktop.wording.language import Language

# English and Dutch.
SCOPES: Final[dict[Scope, tuple[str, str]]] = {
    Scope.EVERYWHERE: ("Everywhere", "Overal"),
    Scope.TIMELINE: ("My child", "Mijn kind"),
    Scope.GRID: ("Photos", "Foto’s"),
    Scope.VIEWER: ("A photo or video", "Een foto of video"),
}
ACTS: Final[dict[Act, tuple[str, str]]] = {
    Act.RELOAD: ("Reload", "Herladen"),
    Act.MENU: ("Menu of the app", "Menu van de app"),
    Act.SETTINGS: ("Settings", "Instellingen"),
    Act.SHORTCUTS: ("Shortcuts", "Sneltoetsen"),
    Act.QUIT: ("Quit", "Afsluiten"),
    Act.CLOSE: ("Close what is open", "Sluiten wat open is"),
    Act.TAB_ON: ("To the next control", "Naar het volgende onderdeel"),
    Act.TAB_BACK: ("To the control before", "Naar het vorige onderdeel"),
    Act.ROW_NEXT: ("The next entry", "Het volgende bericht"),
    Act.ROW_PREVIOUS: ("The entry before", "Het vorige bericht"),
    Act.ROW_OPEN: ("Open", "Openen"),
    Act.SCREEN_ON: ("A screen on", "Een scherm verder"),
    Act.SCREEN_BACK: ("A screen back", "Een scherm terug"),
    Act.NEWEST: ("To the newest", "Naar het nieuwste"),
    Act.OLDEST: ("To the oldest", "Naar het oudste"),
    Act.OTHER_VIEW: ("Timeline or photos", "Tijdlijn of foto’s"),
    Act.PHOTO_BESIDE: ("To another photo", "Naar een andere foto"),
    Act.SELECT: ("Select", "Selecteren"),
    Act.SELECT_UP_TO: ("Select on the way", "Onderweg selecteren"),
    Act.SELECT_ALL: ("Select all", "Alles selecteren"),
    Act.FIND: ("Search text", "Zoeken op tekst"),
    Act.TILE_LARGER: ("Larger photos", "Grotere foto’s"),
    Act.TILE_SMALLER: ("Smaller photos", "Kleinere foto’s"),
    Act.TILE_USUAL: ("Photos of the usual size", "Foto’s in de gewone grootte"),
    Act.PHOTO_NEXT: ("Next", "Volgende"),
    Act.PHOTO_PREVIOUS: ("Previous", "Vorige"),
    Act.PHOTO_FIRST: ("First of the day", "Eerste van de dag"),
    Act.PHOTO_LAST: ("Last of the day", "Laatste van de dag"),
    Act.FAVOURITE: ("Favourite", "Favoriet"),
    Act.SAVE: ("Save", "Opslaan"),
    Act.OPEN_FOLDER: ("Open the folder of a saved one", "Map openen van wat is opgeslagen"),
    Act.DETAILS: ("Details", "Details"),
    Act.IN_TIMELINE: ("Show in the timeline", "Toon in de tijdlijn"),
    Act.FULL_SCREEN: ("Full screen", "Volledig scherm"),
    Act.SLIDESHOW: ("Slideshow", "Diavoorstelling"),
    Act.PLAY: ("Play or pause", "Afspelen of pauzeren"),
    Act.ZOOM_IN: ("Zoom in", "Inzoomen"),
    Act.ZOOM_OUT: ("Zoom out", "Uitzoomen"),
    Act.ZOOM_FIT: ("Fit to the window", "Passend in het venster"),
    Act.ZOOM_FULL: ("Actual size", "Werkelijke grootte"),
    Act.PAN_LEFT: ("Look further left", "Verder naar links kijken"),
    Act.PAN_RIGHT: ("Look further right", "Verder naar rechts kijken"),
    Act.PAN_UP: ("Look further up", "Verder naar boven kijken"),
    Act.PAN_DOWN: ("Look further down", "Verder naar beneden kijken"),
    Act.TURN_RIGHT: ("Turn right", "Rechtsom draaien"),
    Act.TURN_LEFT: ("Turn left", "Linksom draaien"),
    Act.FILM_BACK: ("Back in the video", "Terug in de video"),
    Act.FILM_ON: ("On in the video", "Verder in de video"),
    Act.MUTE: ("Sound off or on", "Geluid uit of aan"),
}
_KEYS: Final[dict[str, tuple[str, str]]] = {
    "Left": ("←", "←"),
    "Right": ("→", "→"),
    "Up": ("↑", "↑"),
    "Down": ("↓", "↓"),
    "PgUp": ("Page Up", "Page Up"),
    "PgDown": ("Page Down", "Page Down"),
    "Space": ("Space", "Spatie"),
    "Return": ("Enter", "Enter"),
    "Ins": ("Insert", "Insert"),
    "Del": ("Delete", "Delete"),
    "Meta": ("Super", "Super"),
    "Back": ("Back", "Terug"),
}


class ShortcutsWords(Struct, frozen=True):
    """The fixed words of the dialog, in one language."""

    title: str
    closes: str
    note: str
    press: str
    no_key: str
    take_it: str
    leave_it: str
    reset_all: str


def shortcuts_words(language: Language) -> ShortcutsWords:
    """Return the words of the dialog."""
    pick = language.pick
    return ShortcutsWords(
        title=pick("Shortcuts", "Sneltoetsen"),
        closes=pick("Close", "Sluiten"),
        note=pick(
            "Click on a key to choose another one.",
            "Klik op een toets om een andere te kiezen.",
        ),
        press=pick("Press a key", "Druk op een toets"),
        no_key=pick("No key", "Geen toets"),
        take_it=pick("Use it here", "Hier gebruiken"),
        leave_it=pick("Cancel", "Annuleren"),
        reset_all=pick("Reset all", "Alles herstellen"),
    )


def scope_title(scope: Scope, language: Language) -> str:
    """Name a part of the app."""
    return language.pick(*SCOPES[scope])


def act_name(act: Act, language: Language) -> str:
    """Say what an action does."""
    return language.pick(*ACTS[act])


def key_parts(key: str, language: Language) -> tuple[str, ...]:
    """Return the keys to press together: ‘Ctrl’, ‘←’."""
    modifiers, last = parted(key)
    return tuple(language.pick(*_KEYS.get(part, (part, part))) for part in (*modifiers, last))


def key_text(key: str, language: Language) -> str:
    """Write a key in a sentence or a menu: ‘Ctrl+←’."""
    return "+".join(key_parts(key, language))


def with_key(name: str, keys: Sequence[str], language: Language) -> str:
    """Write a tooltip: ‘Opslaan (S)’."""
    return f"{name} ({key_text(keys[0], language)})" if keys else name


def keys_spoken(act: Act, keys: Sequence[str], language: Language) -> str:
    """Say the keys of an action to a screen reader."""
    spoken = ", ".join(key_text(key, language) for key in keys)
    return f"{act_name(act, language)}: {spoken or shortcuts_words(language).no_key}"


def reset_name(act: Act, language: Language) -> str:
    """Name the button that gives an action its usual keys again."""
    name = act_name(act, language)
    return language.pick(f"Reset ‘{name}’", f"‘{name}’ herstellen")


def is_taken(key: str, owner: Act, language: Language) -> str:
    """Say that another action has the key."""
    text, name = key_text(key, language), act_name(owner, language)
    return language.pick(f"{text} is ‘{name}’ now.", f"{text} is nu ‘{name}’.")


def cannot_be_used(key: str, language: Language) -> str:
    """Say that a key cannot be chosen."""
    text = key_text(key, language)
    return language.pick(
        f"{text} can’t be used here. Choose another key.",
        f"{text} kan hier niet. Kies een andere toets.",
    )
