"""What the page ‘Mijn kind’ itself says: head, filters, menus, marks on photos, diary page."""

from __future__ import annotations

from konnect_desktop.domain.media import MediaKind
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.numbers import count, plural

# -- the head of the page -------------------------------------------------------------------------


def title(language: Language) -> str:
    """Name the page; the portal’s own term."""
    return language.pick("My child", "Mijn kind")


def refresh(language: Language) -> str:
    """Name the button that reads anew; the portal’s own term."""
    return language.pick("Reload", "Herladen")


def refreshing(language: Language) -> str:
    """Say that it is being read anew."""
    return language.pick("Updating…", "Bezig met bijwerken…")


def timeline(language: Language) -> str:
    """Name the list for screen readers."""
    return language.pick("Timeline", "Tijdlijn")


def loading(language: Language) -> str:
    """Name a card that is on its way."""
    return language.pick("Loading", "Wordt geladen")


# -- filters --------------------------------------------------------------------------------------


def children_filter(language: Language) -> str:
    """Name the row of children."""
    return language.pick("Which child", "Welk kind")


def all_children(language: Language, *, short: bool) -> str:
    """Word the chip for all children."""
    if short:
        return language.pick("All", "Alle")
    return language.pick("All children", "Alle kinderen")


def former_children(language: Language, *, short: bool = False) -> str:
    """Word the chip behind which former children stand."""
    if short:
        return language.pick("Former", "Eerder")
    return language.pick("Former children", "Eerdere kinderen")


def child_of(name: str, account: str) -> str:
    """Tell a child from one of the same name in another account."""
    return f"{name} · {account}"


def kinds_filter(language: Language) -> str:
    """Name the choice of kinds for screen readers."""
    return language.pick("What is shown", "Wat er te zien is")


# -- saving ---------------------------------------------------------------------------------------


def save(language: Language) -> str:
    """Word the button that opens the ways to save."""
    return language.pick("Save", "Opslaan")


def save_some(language: Language) -> str:
    """Word the same where a list of ways follows."""
    return language.pick("Save…", "Opslaan…")


def save_everything(language: Language) -> str:
    """Word saving all of an account."""
    return language.pick("Save everything…", "Alles opslaan…")


def save_everything_of(name: str, language: Language) -> str:
    """Word saving all of a child, or of one of several accounts."""
    return language.pick(f"Everything of {name}…", f"Alles van {name}…")


def save_day(language: Language) -> str:
    """Word saving a day."""
    return language.pick("Save this day…", "Dag opslaan…")


def save_day_of(name: str, language: Language) -> str:
    """Word saving a day of one of several accounts."""
    return language.pick(f"Save this day of {name}…", f"Dag van {name} opslaan…")


def save_media(number: int, language: Language) -> str:
    """Word saving the media of a card."""
    if number == 1:
        return language.pick("Save this one", "Deze opslaan")
    return language.pick(
        f"Save these {count(number, Language.EN)}", f"Deze {count(number, Language.NL)} opslaan"
    )


def save_line(language: Language) -> str:
    """Say what saving does, in the side column."""
    return language.pick(
        "Photos and videos in full size, in a folder of your own.",
        "Foto’s en video’s op volle grootte, in een map van jezelf.",
    )


def saving_title(language: Language) -> str:
    """Title of the card in the side column."""
    return language.pick("Save photos", "Foto’s opslaan")


def save_medium(language: Language, kind: MediaKind, *, may: bool, is_saved: bool) -> str:
    """Name the mark on a photo that saves it, or say why it cannot."""
    is_video = kind is MediaKind.VIDEO
    if not may:
        if is_video:
            return language.pick(
                "The organisation does not let this video be saved",
                "De opvang staat niet toe dat je deze video opslaat",
            )
        return language.pick(
            "The organisation does not let this photo be saved",
            "De opvang staat niet toe dat je deze foto opslaat",
        )
    if is_saved:
        return language.pick("Saved; save again", "Opgeslagen; nog eens opslaan")
    if is_video:
        return language.pick("Save video", "Video opslaan")
    return language.pick("Save photo", "Foto opslaan")


# -- photos ---------------------------------------------------------------------------------------


def medium_name(language: Language, kind: MediaKind, place: int, of: int, caption: str) -> str:
    """Name a photo for screen readers: ‘Foto 2 van 8: kasteel’."""
    is_video = kind is MediaKind.VIDEO
    english, dutch = ("Video", "Video") if is_video else ("Photo", "Foto")
    if of > 1:
        english, dutch = f"{english} {place} of {of}", f"{dutch} {place} van {of}"
    name = language.pick(english, dutch)
    return f"{name}: {caption}" if caption else name


def open_medium(language: Language, kind: MediaKind) -> str:
    """Word opening a photo or video in the menu."""
    if kind is MediaKind.VIDEO:
        return language.pick("Play video", "Video afspelen")
    return language.pick("Open photo", "Foto openen")


def picture_failed(language: Language) -> str:
    """Say of a photo that could not be had what will happen."""
    return language.pick(
        "This photo could not be fetched. It is tried again while you are here.",
        "Foto niet gelukt. Wordt opnieuw geprobeerd als je hier bent.",
    )


def liked(language: Language) -> str:
    """Name the heart."""
    return language.pick("You like this", "Dit vind je leuk")


# -- cards ----------------------------------------------------------------------------------------


def card_menu(name: str, language: Language) -> str:
    """Name the button with what can be done with a card."""
    return language.pick(f"More about {name}", f"Meer bij {name}")


def open_diary(language: Language) -> str:
    """Word opening the diary on its own page."""
    return language.pick("Open the whole diary", "Hele dagverslag openen")


def copy_text(language: Language) -> str:
    """Word copying a card’s text."""
    return language.pick("Copy text", "Tekst kopiëren")


def day_menu(day: str, language: Language) -> str:
    """Name the button that saves a day."""
    return language.pick(f"Save {day}…", f"{day} opslaan…")


# -- the diary page -------------------------------------------------------------------------------


def back(language: Language) -> str:
    """Word the way back to the timeline."""
    return language.pick("Back to the timeline (Esc)", "Terug naar de tijdlijn (Esc)")


def the_day(language: Language) -> str:
    """Title of the moments."""
    return language.pick("The day", "De dag")


def pictures(number_of_photos: int, number_of_videos: int, language: Language) -> str:
    """Title of the photos and videos."""
    if not number_of_videos:
        return language.pick("Photos", "Foto’s")
    if not number_of_photos:
        return language.pick("Videos", "Video’s")
    return language.pick("Photos and videos", "Foto’s en video’s")


def attachments(language: Language) -> str:
    """Title of the attachments."""
    return language.pick("Attachments", "Bijlagen")


def gone(language: Language) -> tuple[str, str]:
    """Say that a diary is not there any more: a sentence and a line."""
    return (
        language.pick("This diary is no longer here", "Dit dagverslag is er niet meer"),
        language.pick(
            "The portal took it away, or you have signed out.",
            "Het ouderportaal heeft het weggehaald, of je bent uitgelogd.",
        ),
    )


def attachment_count(number: int, language: Language) -> str:
    """Count the attachments of a diary on its card."""
    return language.pick(
        plural(number, "attachment", "attachments", Language.EN),
        plural(number, "bijlage", "bijlagen", Language.NL),
    )


def text_about(name: str, language: Language) -> str:
    """Name a diary’s text for screen readers."""
    return language.pick(f"Text about {name}", f"Tekst over {name}")
