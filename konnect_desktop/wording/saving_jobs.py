"""What the window says of a saving job: its name, how far it is, how it ended, what failed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from konnect_desktop.domain.errors import DiskError, ErrorKind, KonnectError
from konnect_desktop.services.saving.saving_plan import SavingPlan
from konnect_desktop.services.saving.selection import OfChildren, OfDay, OfMedia, Selection
from konnect_desktop.wording.dates import long_day
from konnect_desktop.wording.errors import error_sentence
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.numbers import count, size
from konnect_desktop.wording.saving_window import media, names, photos_and_videos

if TYPE_CHECKING:
    from konnect_desktop.services.saving.line_watch import WaitsFor
    from konnect_desktop.services.saving.progress import Progress

_EN, _NL = Language.EN, Language.NL
_MINUTE_S: Final = 60
_HOUR_S: Final = 3_600

# Short words, to stand beside a file's name.
_REASONS: Final[dict[ErrorKind, tuple[str, str]]] = {
    ErrorKind.OFFLINE: ("no connection", "geen verbinding"),
    ErrorKind.CAPTIVE: ("network asks to sign in", "netwerk vraagt om aanmelden"),
    ErrorKind.PROXY: ("stopped by the proxy", "tegengehouden door de proxy"),
    ErrorKind.TLS: ("connection not trusted", "verbinding niet vertrouwd"),
    ErrorKind.TIMEOUT: ("portal did not answer", "portaal antwoordde niet"),
    ErrorKind.PORTAL_DOWN: ("portal out of order", "storing bij het portaal"),
    ErrorKind.MAINTENANCE: ("portal in maintenance", "portaal in onderhoud"),
    ErrorKind.RATE_LIMITED: ("portal busy", "portaal druk"),
    ErrorKind.NO_ACCESS: ("no access", "geen toegang"),
    ErrorKind.PORTAL_CHANGED: ("portal changed", "portaal veranderd"),
    ErrorKind.LINK_EXPIRED: ("link expired", "link verlopen"),
    ErrorKind.MEDIA_DAMAGED: ("did not arrive whole", "kwam niet heel aan"),
    ErrorKind.MEDIA_TOO_LARGE: ("too large", "te groot"),
    ErrorKind.MEDIA_BLOCKED: ("link leads outside the portal", "link leidt buiten het portaal"),
    ErrorKind.MEDIA_GONE: ("no longer on the portal", "niet meer op het portaal"),
    ErrorKind.DISK_FULL: ("too little room", "te weinig ruimte"),
    ErrorKind.DISK_DENIED: ("folder can’t be written", "map niet te schrijven"),
    ErrorKind.PATH_GONE: ("folder is gone", "map is weg"),
}
# By their values: what names them is imported only when something is saved.
_WAITS: Final[dict[str, tuple[str, str]]] = {
    "connection": ("Waiting for a connection", "Wacht op verbinding"),
    "portal": ("Waiting for the portal", "Wacht op het portaal"),
}
_OTHER_REASON: Final = ("did not work", "niet gelukt")

# What the window advises otherwise than a command line.
_SENTENCES: Final[dict[ErrorKind, tuple[str, str]]] = {
    ErrorKind.OFFLINE: (
        "There is no connection to the portal. What was saved is safe; try again once there is.",
        (
            "Er is geen verbinding met het portaal. Wat is opgeslagen, staat veilig; probeer het "
            "opnieuw als die er weer is."
        ),
    ),
    ErrorKind.DISK_FULL: (
        "The disk is full. What was saved is safe; make room and try again.",
        "De schijf is vol. Wat is opgeslagen, staat veilig; maak ruimte en probeer het opnieuw.",
    ),
    ErrorKind.PATH_GONE: (
        (
            "The folder is not there. Is it on a drive that is not connected? Connect it and try "
            "again, or choose another folder the next time you save."
        ),
        (
            "De map is er niet. Staat die op een schijf die niet is aangesloten? Sluit hem aan en "
            "probeer het opnieuw, of kies bij het volgende opslaan een andere map."
        ),
    ),
    ErrorKind.ARCHIVE_BUSY: (
        "Another program is saving to this folder right now. Try again when it is done.",
        "Een ander programma slaat nu op in deze map. Probeer het opnieuw als dat klaar is.",
    ),
    ErrorKind.DATABASE_DAMAGED: (
        "The app’s own record was damaged. It was set aside; try again.",
        "De administratie van de app was beschadigd. Die is apart gezet; probeer het opnieuw.",
    ),
}


def job_title(selection: Selection, plan: SavingPlan, today: date, language: Language) -> str:
    """Name a job by what is saved: ‘Alle foto’s en video’s’, ‘Alles van Noor’, ‘3 foto’s’."""
    match selection:
        case OfChildren():
            return language.pick(
                f"Everything of {names(plan.children, _EN)}",
                f"Alles van {names(plan.children, _NL)}",
            )
        case OfDay(day):
            text = long_day(day, today, language)
            return text[:1].upper() + text[1:]
        case OfMedia():
            return photos_and_videos(plan.photos, plan.videos, language)
        case _:
            return language.pick("All photos and videos", "Alle foto’s en video’s")


def with_account(title: str, account: str) -> str:
    """Say whose a job is, where an account is named: ‘Alles van Noor · De Zonnebloem’."""
    return f"{title} · {account}" if account else title


def waiting_line(language: Language) -> str:
    """Say why a job has not begun."""
    return language.pick("Waits until the other one is done", "Wacht tot het vorige klaar is")


def running_line(progress: Progress | None, language: Language) -> str:
    """Say how far a job is: ‘784 van 1.320 · 2,5 GB’; what failed is not counted as saved."""
    if progress is None:
        return language.pick("Getting ready…", "Voorbereiden…")

    def said(one: Language) -> str:
        return " · ".join((*_so_far(progress, one), size(progress.received_bytes, one)))

    return language.pick(said(_EN), said(_NL))


def _so_far(progress: Progress, language: Language) -> tuple[str, ...]:
    saved = of_line(progress.saved, progress.total, language)
    if not progress.failed:
        return (saved,)
    return saved, f"{count(progress.failed, language)} {language.pick('failed', 'niet gelukt')}"


def paused_line(progress: Progress | None, *, is_settling: bool, language: Language) -> str:
    """Say that the user has paused a job, and where: ‘Gepauzeerd · 4 van 11’.

    While the last ones are still coming in it is not paused yet.
    """
    words = language.pick("Pausing…", "Pauzeert…") if is_settling else paused(language)
    return " · ".join((words, *_so_far(progress, language))) if progress else words


def paused(language: Language) -> str:
    """Say in a word that nothing is being saved for now."""
    return language.pick("Paused", "Gepauzeerd")


def waits_line(waits_for: WaitsFor, language: Language) -> str:
    """Say that nothing arrives for now, and what is waited for."""
    return language.pick(*_WAITS[waits_for])


def of_line(done: int, total: int, language: Language) -> str:
    """Write ‘784 van 1.320’."""
    return language.pick(
        f"{count(done, _EN)} of {count(total, _EN)}", f"{count(done, _NL)} van {count(total, _NL)}"
    )


def speed(progress: Progress, language: Language) -> str:
    """Write ‘4,8 MB/s’."""
    return f"{size(progress.bytes_per_s, language)}/s"


def left_line(progress: Progress, language: Language) -> str:
    """Say how long it will take: ‘nog ongeveer 6 minuten’; nothing while that is not known.

    While nothing arrives it is what is waited for.
    """
    if progress.waits_for is not None:
        return waits_line(progress.waits_for, language)
    if progress.left_s is None:
        return ""
    pick = language.pick
    if progress.left_s < _MINUTE_S:
        return pick("less than a minute left", "nog minder dan een minuut")
    minutes = round(progress.left_s / _MINUTE_S)
    if progress.left_s < _HOUR_S:
        one = pick("about a minute left", "nog ongeveer een minuut")
        many = pick(f"about {minutes} minutes left", f"nog ongeveer {minutes} minuten")
        return one if minutes == 1 else many
    hours, rest = divmod(minutes, 60)
    return pick(f"about {hours} h {rest:02} left", f"nog ongeveer {hours} u {rest:02}")


def done_line(
    saved: int, failed: int, damaged: int, language: Language, *, not_tried: int = 0
) -> str:
    """Say how a job ended: ‘123 opgeslagen · 3 niet gelukt’."""

    def said(one: Language) -> str:
        parts = _counts(saved, failed, damaged, not_tried, one)
        if len(parts) == 1:
            return f"{parts[0]}, {one.pick('all is well', 'alles klopt')}"
        return " · ".join(parts)

    return language.pick(said(_EN), said(_NL))


def cancelled_line(
    saved: int, failed: int, damaged: int, language: Language, *, not_tried: int
) -> str:
    """Say that the user stopped it, and where: ‘Gestopt · 651 opgeslagen · 21 niet gelukt’."""

    def said(one: Language) -> str:
        counts = _counts(saved, failed, damaged, not_tried, one)
        return " · ".join((one.pick("Stopped", "Gestopt"), *counts))

    return language.pick(said(_EN), said(_NL))


def _counts(saved: int, failed: int, damaged: int, not_tried: int, language: Language) -> list[str]:
    pick = language.pick
    counted = (
        (failed, pick("failed", "niet gelukt")),
        (not_tried, pick("not saved yet", "nog niet opgeslagen")),
        (damaged, pick("damaged at the portal", "op het portaal beschadigd")),
    )
    return [
        f"{count(saved, language)} {pick('saved', 'opgeslagen')}",
        *(f"{count(number, language)} {word}" for number, word in counted if number),
    ]


def reason(kind: ErrorKind, language: Language) -> str:
    """Say in a few words why one was not saved."""
    return language.pick(*_REASONS.get(kind, _OTHER_REASON))


def reason_count(kind: ErrorKind, number: int, language: Language) -> tuple[str, str]:
    """Return how many were not saved for a reason, and the reason."""
    return media(number, language), reason(kind, language)


def stop_sentence(error: KonnectError, language: Language) -> str:
    """Say what stopped a job or kept a plan from being made, and what to do."""
    own = _SENTENCES.get(error.kind)
    if own is None:
        return error_sentence(error, language)
    english, dutch = own
    if isinstance(error, DiskError) and error.missing_bytes:
        english += f" {size(error.missing_bytes, _EN)} more is needed."
        dutch += f" Nog {size(error.missing_bytes, _NL)} nodig."
    return language.pick(english, dutch)


def try_these_again(number: int, language: Language) -> str:
    """Words of the button that saves what failed."""
    if number == 1:
        return language.pick("Try this one again", "Probeer deze opnieuw")
    return language.pick(
        f"Try these {count(number, _EN)} again", f"Probeer deze {count(number, _NL)} opnieuw"
    )


def go_on(language: Language) -> str:
    """Words of the button that goes on with a stopped job."""
    return language.pick("Go on", "Ga verder")


def open_folder(language: Language) -> str:
    """Words of the button that shows the folder."""
    return language.pick("Open folder", "Open map")


def drawer_title(language: Language) -> str:
    """Title of the drawer."""
    return language.pick("Downloads", "Downloads")


def ended_heading(language: Language) -> str:
    """Heading over the jobs that have ended."""
    return language.pick("Done", "Klaar")


def nothing_saved_yet(language: Language) -> tuple[str, str]:
    """Return sentence and line of an empty drawer."""
    return language.pick("Nothing saved yet", "Nog niets opgeslagen"), language.pick(
        "What you save shows up here.", "Wat je opslaat, zie je hier."
    )


def close_words(language: Language) -> str:
    """Name of the cross that closes."""
    return language.pick("Close", "Sluiten")


def cancel_name(title: str, language: Language) -> str:
    """Name of the cross that ends a job."""
    return language.pick(f"Stop: {title}", f"Stoppen: {title}")


def pause_name(title: str, language: Language) -> str:
    """Name of the button that pauses a job."""
    return language.pick(f"Pause: {title}", f"Pauzeren: {title}")


def go_on_name(title: str, language: Language) -> str:
    """Name of the button that lets a paused job go on."""
    return language.pick(f"Go on: {title}", f"Verder gaan: {title}")


def latest_name(language: Language) -> str:
    """Name of the strip of what was saved last."""
    return language.pick("Saved last", "Laatst opgeslagen")


def forget_name(title: str, language: Language) -> str:
    """Name of the cross that takes an ended job away."""
    return language.pick(f"Take from the list: {title}", f"Uit de lijst: {title}")


def progress_name(title: str, language: Language) -> str:
    """Name of a bar."""
    return language.pick(f"Progress: {title}", f"Voortgang: {title}")


def rail_title(language: Language) -> str:
    """Words beside the ring at the foot of the navigation."""
    return language.pick("Saving photos", "Foto’s opslaan")


def rail_name(done: int, total: int, state: str, language: Language) -> str:
    """Say what the ring shows: ‘Foto’s opslaan, gepauzeerd, 4 van 11’."""
    parts = (rail_title(language), state[:1].lower() + state[1:], of_line(done, total, language))
    return ", ".join(part for part in parts if part)


def rest_title(language: Language) -> str:
    """Words beside the ring where nothing is under way, and something is left to do."""
    return language.pick("Not saved yet", "Niet opgeslagen")


def rest_line(number: int, language: Language) -> str:
    """Say how much ended jobs have left: ‘262 nog niet opgeslagen’."""
    return language.pick(
        f"{count(number, _EN)} not saved yet", f"{count(number, _NL)} nog niet opgeslagen"
    )


def saved_toast(photos: int, videos: int, left: int, language: Language) -> str:
    """Say in a toast that a job has ended: ‘3 foto’s en 1 video opgeslagen’."""
    english = f"{photos_and_videos(photos, videos, _EN)} saved"
    dutch = f"{photos_and_videos(photos, videos, _NL)} opgeslagen"
    if left:
        english += f", {count(left, _EN)} failed"
        dutch += f", {count(left, _NL)} niet gelukt"
    return language.pick(english, dutch)


def already_saved_toast(language: Language) -> str:
    """Say in a toast that there was nothing to do."""
    return language.pick("Saved already", "Al opgeslagen")


def left_count(number: int, language: Language) -> str:
    """Say how many are still to come, where there is room for a number alone."""
    return count(number, language)
