"""What the doctor says of what is not well, where the usual sentence would not be true."""

from __future__ import annotations

from typing import Final

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.findings import Part
from konnect_desktop.wording.errors import kind_sentence
from konnect_desktop.wording.language import Language

_PARTS: Final[dict[tuple[Part, ErrorKind], tuple[str, str]]] = {
    (Part.ACCOUNT, ErrorKind.ARCHIVE_BUSY): (
        (
            "Konnect Desktop is at work for this account already, in its window or in another run. "
            "Close that, then run this again."
        ),
        (
            "Konnect Desktop is al met dit account bezig, in het venster of in een andere run. "
            "Sluit dat af en probeer het opnieuw."
        ),
    ),
    (Part.ACCOUNT, ErrorKind.DATABASE_DAMAGED): (
        (
            "The local copy is damaged. It was left as it is; the app will set it aside and read "
            "everything again."
        ),
        (
            "De lokale kopie is beschadigd. Ze is gelaten zoals ze is; de app zet haar apart en "
            "haalt alles opnieuw op."
        ),
    ),
    (Part.ACCOUNT_LIST, ErrorKind.DATABASE_DAMAGED): (
        (
            "It is damaged. It was left as it is; at its next start the app will keep a copy and "
            "go on with what can be read."
        ),
        (
            "Ze is beschadigd en gelaten zoals ze is; bij de volgende start bewaart de app een "
            "kopie en gaat verder met wat te lezen is."
        ),
    ),
    (Part.KEYRING, ErrorKind.SIGN_IN_FIRST): (
        "The password of this account is not in it any more. Sign in once more in the app.",
        "Het wachtwoord van dit account staat er niet meer in. Log opnieuw in met de app.",
    ),
}
# By the beginning of a route's template.
_ROUTES: Final[dict[tuple[str, ErrorKind], tuple[str, str]]] = {
    ("PUT /auth-api/", ErrorKind.NO_ACCESS): (
        "The portal took the password, but does not say whose account it is. Try again later.",
        (
            "Het ouderportaal nam het wachtwoord aan, maar zegt niet van wie het account is. "
            "Probeer het later opnieuw."
        ),
    ),
    ("GET media", ErrorKind.MEDIA_DAMAGED): (
        "The photo that was tried did not arrive whole. Try again later.",
        "De foto die is geprobeerd, kwam niet heel aan. Probeer het later opnieuw.",
    ),
}


def part_failure(part: Part, kind: ErrorKind, language: Language) -> str:
    """Say what is wrong with a part of this computer."""
    own = _PARTS.get((part, kind))
    return kind_sentence(kind, language) if own is None else language.pick(*own)


def route_failure(route: str, kind: ErrorKind, language: Language) -> str:
    """Say what kept a route from being read."""
    for (start, of), sentences in _ROUTES.items():
        if of is kind and route.startswith(start):
            return language.pick(*sentences)
    return kind_sentence(kind, language)
