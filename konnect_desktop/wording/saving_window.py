"""What the window says of saving: the plan, each job, what is not there and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from konnect_desktop.services.saving.saving_plan import SavingPlan
from konnect_desktop.services.saving.selection import (
    OfChildren,
    OfDay,
    OfMedia,
    Selection,
)
from konnect_desktop.wording.dates import long_day, month_and_year
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.numbers import count, plural, size

_EN, _NL = Language.EN, Language.NL
_MUCH_ROOM: Final = 4
_DEEPER: Final = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "


def plan_title(language: Language) -> str:
    """Title of the plan."""
    return language.pick("Save photos and videos", "Foto’s en video’s opslaan")


def names(children: Sequence[str], language: Language) -> str:
    """Write names in a row: ‘Noor, Sem en Lotte’."""
    if len(children) <= 1:
        return "".join(children)
    last = f"{language.pick('and', 'en')} {children[-1]}"
    return f"{', '.join(children[:-1])} {last}"


def plan_subtitle(
    selection: Selection, plan: SavingPlan | None, today: date, language: Language
) -> str:
    """Say whose it is and what of it: ‘Noor en Sem · alles sinds november 2024’."""

    def said(one: Language) -> str:
        whose = "" if plan is None else names(plan.children, one)
        return " · ".join(part for part in (whose, _what(selection, plan, today, one)) if part)

    return language.pick(said(_EN), said(_NL))


def _what(selection: Selection, plan: SavingPlan | None, today: date, language: Language) -> str:
    match selection:
        case OfDay(day):
            return long_day(day, today, language)
        case OfMedia() if plan is not None and plan.total:
            return photos_and_videos(plan.photos, plan.videos, language)
        case OfMedia(media_ids):
            return media(len(media_ids), language)
        case _ if plan is not None and plan.since is not None:
            since = month_and_year(plan.since, language)
            return language.pick(f"everything since {since}", f"alles sinds {since}")
        case _ if plan is not None and plan.children:
            return language.pick("everything", "alles")
        case _:
            return _everything_of(selection, language)


def _everything_of(selection: Selection, language: Language) -> str:
    """Say whose all is, while the names are not there yet."""
    if not isinstance(selection, OfChildren):
        return language.pick("everything of all your children", "alles van al je kinderen")
    if len(selection.child_ids) == 1:
        return language.pick("everything of this child", "alles van dit kind")
    return language.pick("everything of these children", "alles van deze kinderen")


def figures(plan: SavingPlan, language: Language) -> tuple[tuple[str, str], ...]:
    """Return number and word of each figure of a plan."""
    pick = language.pick
    photos = pick("new photo", "foto nieuw"), pick("new photos", "foto’s nieuw")
    videos = pick("new video", "video nieuw"), pick("new videos", "video’s nieuw")
    return (
        (count(plan.photos, language), photos[plan.photos != 1]),
        (count(plan.videos, language), videos[plan.videos != 1]),
        (size(plan.estimated_bytes, language), pick("estimated", "naar schatting")),
        (count(plan.already_saved, language), pick("saved already", "al opgeslagen")),
    )


def disk_words(plan: SavingPlan, language: Language) -> tuple[str, str, str]:
    """Return the words over the disk's bar at the left and the right, and below it."""
    disk = language.pick("Disk", "Schijf")
    if plan.free_bytes is None:
        unknown = language.pick("free room not known", "vrije ruimte onbekend")
        return disk, "", unknown
    free = plan.free_bytes
    shown = language.pick(f"{size(free, _EN)} free", f"{size(free, _NL)} vrij")
    return disk, shown, _fits(plan, free, language)


def _fits(plan: SavingPlan, free_bytes: int, language: Language) -> str:
    short = plan.missing_bytes
    if short:
        return language.pick(f"{size(short, _EN)} short", f"{size(short, _NL)} te weinig")
    if plan.estimated_bytes * _MUCH_ROOM < free_bytes:
        return language.pick("fits easily", "past ruim")
    return language.pick("fits", "past")


def left_out(plan: SavingPlan, language: Language) -> tuple[tuple[str, str], ...]:
    """Say what a plan leaves out and why: pairs of an icon's name and a sentence."""
    lines = (
        ("download-off", plan.not_downloadable, _not_downloadable),
        ("mail", plan.left_unread, _left_unread),
        ("image-off", plan.gone, _gone),
        ("triangle-alert", plan.damaged, _damaged),
        ("puzzle", plan.unreadable, _unreadable),
    )
    return tuple((icon, say(number, language)) for icon, number, say in lines if number)


def _not_downloadable(number: int, language: Language) -> str:
    if number == 1:
        return language.pick(
            "1 photo or video may not be downloaded. You still see it in the app.",
            "1 foto of video mag niet worden gedownload. Je blijft die in de app zien.",
        )
    return language.pick(
        f"{media(number, _EN)} may not be downloaded. You still see them in the app.",
        f"{media(number, _NL)} mogen niet worden gedownload. Je blijft ze in de app zien.",
    )


def _left_unread(number: int, language: Language) -> str:
    return language.pick(
        f"{plural(number, 'unread conversation was', 'unread conversations were', _EN)} skipped: "
        f"opening would mark {'it' if number == 1 else 'them'} as read.",
        f"{plural(number, 'ongelezen gesprek is', 'ongelezen gesprekken zijn', _NL)} "
        f"overgeslagen: openen zou {'het' if number == 1 else 'ze'} als gelezen markeren.",
    )


def _gone(number: int, language: Language) -> str:
    return language.pick(
        f"{media(number, _EN)} no longer on the portal, and never saved.",
        f"{media(number, _NL)} niet meer op het portaal, en nooit opgeslagen.",
    )


def _damaged(number: int, language: Language) -> str:
    return language.pick(
        f"{media(number, _EN)} damaged at the portal. We try once a day.",
        f"{media(number, _NL)} beschadigd op het portaal. We proberen het één keer per dag.",
    )


def _unreadable(number: int, language: Language) -> str:
    return language.pick(
        f"{plural(number, 'item', 'items', _EN)} that this version of the app can’t read.",
        f"{plural(number, 'onderdeel', 'onderdelen', _NL)} kan deze versie van de app niet lezen.",
    )


def folder_label(language: Language) -> str:
    """Label of the folder."""
    return language.pick("Folder", "Map")


def change_folder(language: Language) -> str:
    """Words of the button that changes the folder."""
    return language.pick("Change…", "Wijzigen…")


def choose_folder_title(language: Language) -> str:
    """Title of the system's dialog."""
    return language.pick("Choose a folder for photos and videos", "Kies een map voor de foto’s")


def shown_folder(folder: Path, home: Path) -> str:
    """Write a folder as people read it: by its place below the home folder."""
    if folder != home and folder.is_relative_to(home):
        return _DEEPER.join(folder.relative_to(home).parts)
    return str(folder)


def example_line(example: Sequence[str]) -> str:
    """Write where a file would go: ‘Noor / 2026 / 2026-04 / 2026-04-14_Noor_3f9a1c2e’."""
    return " / ".join(example)


def reading_line(cards: int, conversations: int, language: Language) -> str:
    """Say how far the reading is."""

    def said(one: Language) -> str:
        lead = one.pick("Looking what there is…", "Kijken wat er is…")
        if not (cards or conversations):
            return lead
        nouns = one.pick("new entry", "nieuw bericht"), one.pick("new entries", "nieuwe berichten")
        return f"{lead} {plural(cards, *nouns, one)}, {_conversations(conversations, one)}"

    return language.pick(said(_EN), said(_NL))


def nothing_line(plan: SavingPlan, language: Language) -> str:
    """Say that there is nothing to save."""
    number = plan.already_saved
    if number > 1:
        return language.pick(
            f"All {count(number, _EN)} are saved already.",
            f"Alle {count(number, _NL)} zijn al opgeslagen.",
        )
    if number:
        return language.pick("It is saved already.", "Het is al opgeslagen.")
    if plan.not_downloadable:
        return language.pick(
            "The portal does not allow this to be saved.",
            "Dit mag van het ouderportaal niet worden opgeslagen.",
        )
    return language.pick("There is nothing to save yet.", "Er is nog niets op te slaan.")


def note_line(language: Language) -> str:
    """Reassure: saving does not keep anybody waiting."""
    return language.pick("You can keep using the app.", "Je kunt gewoon verder werken.")


def start_words(language: Language) -> str:
    """Words of the plan's main button."""
    return language.pick("Start saving", "Opslaan beginnen")


def cancel_words(language: Language) -> str:
    """Words of the way back."""
    return language.pick("Cancel", "Annuleren")


def retry_words(language: Language) -> str:
    """Words of the button that reads once more."""
    return language.pick("Try again", "Opnieuw proberen")


def media(number: int, language: Language) -> str:
    """Count photos and videos together."""
    return language.pick(
        plural(number, "photo or video", "photos and videos", _EN),
        plural(number, "foto of video", "foto’s en video’s", _NL),
    )


def photos_and_videos(photos: int, videos: int, language: Language) -> str:
    """Count photos and videos apart: ‘3 foto’s en 1 video’."""
    english: list[str] = []
    dutch: list[str] = []
    if photos or not videos:
        english.append(plural(photos, "photo", "photos", _EN))
        dutch.append(plural(photos, "foto", "foto’s", _NL))
    if videos:
        english.append(plural(videos, "video", "videos", _EN))
        dutch.append(plural(videos, "video", "video’s", _NL))
    return language.pick(names(english, _EN), names(dutch, _NL))


def _conversations(number: int, language: Language) -> str:
    return language.pick(
        plural(number, "conversation", "conversations", _EN),
        plural(number, "gesprek", "gesprekken", _NL),
    )
