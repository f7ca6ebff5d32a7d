"""Why the viewer does not show a photo or play a video, and what then."""

from __future__ import annotations

from typing import Final

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.wording.language import Language

_PHOTO_FAILURES: Final[dict[ErrorKind, tuple[str, str]]] = {
    ErrorKind.OFFLINE: (
        "You’re offline, and this one is not on this computer yet.",
        "Je bent offline, en deze staat nog niet op deze computer.",
    ),
    ErrorKind.PORTAL_DOWN: (
        "The portal is out of order for now. Try again later.",
        "Het ouderportaal heeft een storing. Probeer het later opnieuw.",
    ),
    ErrorKind.TIMEOUT: (
        "The portal does not answer. Try again later.",
        "Het ouderportaal antwoordt niet. Probeer het later opnieuw.",
    ),
    ErrorKind.RATE_LIMITED: (
        "The portal is busy and asks us to wait. Try again in a quarter of an hour.",
        "Het ouderportaal is druk en vraagt ons te wachten. Probeer het over een kwartier opnieuw.",
    ),
    ErrorKind.MEDIA_GONE: (
        "The portal does not have this one any more. What you saved stays.",
        "Het ouderportaal heeft deze niet meer. Wat je hebt opgeslagen, blijft.",
    ),
    ErrorKind.NOT_FOUND: (
        "The portal does not have this one any more. What you saved stays.",
        "Het ouderportaal heeft deze niet meer. Wat je hebt opgeslagen, blijft.",
    ),
    ErrorKind.MEDIA_DAMAGED: (
        "This file is damaged and can’t be shown.",
        "Dit bestand is beschadigd en kan niet worden getoond.",
    ),
    ErrorKind.MEDIA_TOO_LARGE: (
        "This file is too large to be shown here. It can be saved.",
        "Dit bestand is te groot om hier te tonen. Opslaan kan wel.",
    ),
    ErrorKind.PATH_GONE: (
        "The file is not there any more. It can be fetched again.",
        "Het bestand staat er niet meer. Het kan opnieuw worden opgehaald.",
    ),
    ErrorKind.DISK_DENIED: (
        "This computer does not let the app read the file.",
        "Deze computer laat de app het bestand niet lezen.",
    ),
    ErrorKind.DISK_FULL: (
        "The disk is full. Make room and try again.",
        "De schijf is vol. Maak ruimte en probeer het opnieuw.",
    ),
    ErrorKind.SIGN_IN_FIRST: (
        "Sign in again to fetch this one.",
        "Log opnieuw in om deze op te halen.",
    ),
}
_OTHER_FAILURE: Final = (
    "This one can’t be fetched now. Try again later.",
    "Deze kan nu niet worden opgehaald. Probeer het later opnieuw.",
)


def failure(kind: ErrorKind, language: Language) -> str:
    """Say why a photo or video is not there, and what then."""
    return language.pick(*_PHOTO_FAILURES.get(kind, _OTHER_FAILURE))


def no_player(language: Language) -> str:
    """Say that this computer plays no films (F182)."""
    return language.pick(
        "Videos can’t be played on this computer. Save the video and open it with another app.",
        "Video’s afspelen kan niet op deze computer. Sla de video op en open hem met een andere "
        "app.",
    )


def no_codec(language: Language) -> str:
    """Say that this film cannot be played here (F182)."""
    return language.pick(
        "This video can’t be played here. Save it and open it with another app.",
        "Deze video kan hier niet worden afgespeeld. Sla hem op en open hem met een andere app.",
    )


def not_playable(language: Language) -> str:
    """Say that the portal gives no film."""
    return language.pick(
        "The portal does not give this video. It can’t be played here or saved.",
        "Het ouderportaal geeft deze video niet. Afspelen en opslaan kan hier niet.",
    )
