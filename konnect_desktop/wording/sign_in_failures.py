"""Why signing in did not work: what happened, and what to do next; and what was not kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from konnect_desktop.domain.errors import (
    DiskError,
    ErrorKind,
    KonnectError,
    LoginBlockedError,
)
from konnect_desktop.wording.dates import moment_words
from konnect_desktop.wording.errors import kind_sentence
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.numbers import size
from konnect_desktop.wording.sign_in_kinds import SAID

_USUAL_WAIT: Final = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class FailureWords:
    """What happened, and the sentence after it."""

    lead: str
    rest: str

    @property
    def whole(self) -> str:
        """All of it, for a screen reader."""
        return f"{self.lead}. {self.rest}"


def failure_words(
    error: KonnectError, organisation: str, host: str, at: datetime, language: Language
) -> FailureWords:
    """Say why signing in did not work.

    Args:
        error: What went wrong.
        organisation: How the organisation is called; empty where that is not known.
        host: The right address, where the portal named one.
        at: When it went wrong; aware.
        language: Who reads it.
    """
    kind = error.kind
    if isinstance(error, LoginBlockedError):
        return _blocked(error, at, language)
    if kind in {ErrorKind.RATE_LIMITED, ErrorKind.PORTAL_DOWN}:
        return _come_back(error, at, language)
    if kind is ErrorKind.WRONG_TENANT:
        return _elsewhere(host, language)
    if kind not in SAID:
        lead = language.pick("Signing in did not work", "Inloggen is niet gelukt")
        return FailureWords(lead, kind_sentence(kind, language))
    lead, rest = (language.pick(*pair) for pair in SAID[kind])
    if kind is ErrorKind.LOGIN_REJECTED and organisation:
        rest = language.pick(
            f"Check that you use what {organisation} sent you, not what another organisation did.",
            f"Kijk of je de gegevens van {organisation} gebruikt, en niet die van een andere "
            "opvang.",
        )
    if isinstance(error, DiskError) and error.missing_bytes:
        more = size(error.missing_bytes, language)
        rest += language.pick(f" {more} more is needed.", f" Er is nog {more} nodig.")
    return FailureWords(lead, rest)


def open_website(language: Language) -> str:
    """Name the button that opens the portal's own page."""
    return language.pick("Open the portal", "Open het portaal")


def use_address(language: Language) -> str:
    """Name the button that fills in the right address, which stands above it."""
    return language.pick("Use this address", "Gebruik dit adres")


def not_kept_words(kind: ErrorKind, language: Language) -> FailureWords:
    """Say why the password was not kept, beside a title that says that one is signed in."""
    because = {
        ErrorKind.KEYRING_LOCKED: language.pick(
            "Your keyring is locked.", "Je sleutelbos is op slot."
        ),
        ErrorKind.KEYRING_MISSING: language.pick(
            "This computer has no keyring.", "Deze computer heeft geen sleutelbos."
        ),
    }
    why = because.get(
        kind, language.pick("The keyring did not take it.", "De sleutelbos nam het niet aan.")
    )
    return FailureWords(
        language.pick(
            "Your password was not kept",
            "Je wachtwoord is niet bewaard",
        ),
        why
        + language.pick(
            " You stay signed in until you close the app; then you fill it in again.",
            " Je blijft ingelogd tot je de app sluit; daarna vul je het opnieuw in.",
        ),
    )


def _blocked(error: LoginBlockedError, at: datetime, language: Language) -> FailureWords:
    lead = language.pick("Signing in is not possible for now", "Inloggen kan even niet")
    until = error.until_epoch_s
    if until is None or until <= at.timestamp():
        return FailureWords(
            lead,
            language.pick(
                "The parent portal asks for an extra check, which only its website has. Sign in "
                "there, then try again here.",
                "Het ouderportaal vraagt een extra controle, die alleen de website heeft. Log daar "
                "in en probeer het dan hier opnieuw.",
            ),
        )
    time = moment_words(datetime.fromtimestamp(until, UTC), at, language)
    return FailureWords(
        lead,
        language.pick(
            f"The parent portal takes no sign-in until {time}. Your password was not sent. Wait, "
            "or use the website.",
            f"Het ouderportaal laat tot {time} niemand inloggen. Je wachtwoord is niet verstuurd. "
            "Wacht even, of gebruik de website.",
        ),
    )


def _come_back(error: KonnectError, at: datetime, language: Language) -> FailureWords:
    busy = error.kind is ErrorKind.RATE_LIMITED
    lead = (
        language.pick("The parent portal is busy", "Het ouderportaal is druk")
        if busy
        else language.pick(
            "The parent portal is out of order", "Het ouderportaal heeft een storing"
        )
    )
    wait = None if error.retry_after_s is None else timedelta(seconds=error.retry_after_s)
    if wait is None and not busy:
        return FailureWords(
            lead,
            language.pick(
                "Try again later. What you filled in stays here.",
                "Probeer het later opnieuw. Wat je invulde, blijft staan.",
            ),
        )
    # Up to the next whole minute, for a clock without seconds shows the one before.
    then = at + (wait or _USUAL_WAIT) + timedelta(seconds=59)
    time = moment_words(then, at, language)
    return FailureWords(
        lead, language.pick(f"Try again at {time}.", f"Probeer het om {time} opnieuw.")
    )


def _elsewhere(host: str, language: Language) -> FailureWords:
    lead = language.pick(
        "This account belongs to another address", "Dit account hoort bij een ander adres"
    )
    if host:
        rest = language.pick(f"The parent portal names {host}.", f"Het ouderportaal noemt {host}.")
    else:
        rest = language.pick(
            "See the welcome mail for the address that goes with it, or use the website.",
            "Kijk in de welkomstmail welk adres erbij hoort, of gebruik de website.",
        )
    return FailureWords(lead, rest)
