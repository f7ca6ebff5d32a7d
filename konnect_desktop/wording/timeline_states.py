"""Banners and empty states of the timeline: what happened, what is shown instead, what to do."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from msgspec import Struct

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.time import AMSTERDAM, today_in_amsterdam
from konnect_desktop.wording.dates import clock, short_day
from konnect_desktop.wording.errors import kind_sentence
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.numbers import plural

SIGN_IN_KINDS: Final = frozenset(
    {
        ErrorKind.LOGIN_REJECTED,
        ErrorKind.LOGIN_BLOCKED,
        ErrorKind.RESET_PASSWORD,
        ErrorKind.WRONG_TENANT,
        ErrorKind.NOT_PARENT,
        ErrorKind.ACCOUNT_CHANGED,
        ErrorKind.SIGN_IN_FIRST,
        ErrorKind.KEYRING_LOCKED,
        ErrorKind.KEYRING_MISSING,
    }
)
"""Kinds after which only signing in again helps."""

# English and Dutch: the bold beginning of a banner.
_BEGINNINGS: Final[dict[ErrorKind, tuple[str, str]]] = {
    ErrorKind.OFFLINE: ("You’re offline.", "Je bent offline."),
    ErrorKind.CAPTIVE: (
        "This network asks you to sign in first.",
        "Dit netwerk vraagt eerst om aanmelden.",
    ),
    ErrorKind.PROXY: (
        "This network’s proxy does not let the app through.",
        "De proxy van dit netwerk laat de app niet door.",
    ),
    ErrorKind.TLS: (
        "The connection to the portal can’t be trusted.",
        "De verbinding met het portaal is niet te vertrouwen.",
    ),
    ErrorKind.TIMEOUT: ("The portal does not answer.", "Het portaal antwoordt niet."),
    ErrorKind.PORTAL_DOWN: ("The portal is out of order.", "Het portaal heeft een storing."),
    ErrorKind.MAINTENANCE: (
        "The portal is being maintained.",
        "Het portaal is in onderhoud.",
    ),
    ErrorKind.RATE_LIMITED: ("The portal is busy.", "Het portaal is druk."),
    ErrorKind.PORTAL_CHANGED: ("The portal has changed.", "Het portaal is veranderd."),
    ErrorKind.PORTAL_EMPTY: (
        "The portal sent nothing; nothing was removed here.",
        "Het portaal stuurde niets; hier is niets verwijderd.",
    ),
    ErrorKind.NO_ACCESS: (
        "The portal does not show this to your account.",
        "Het portaal laat dit niet zien aan jouw account.",
    ),
}


class Notice(Struct, frozen=True):
    """A banner (``title`` is bold, ``line`` follows) or an empty state; no button where empty."""

    title: str
    line: str
    button: str = ""


def banner(
    kind: ErrorKind, refreshed_at: datetime | None, now: datetime, language: Language
) -> Notice:
    """Word the banner of one account that could not be read."""
    if kind in SIGN_IN_KINDS:
        return Notice(
            language.pick("Sign in again.", "Log opnieuw in."),
            kind_sentence(kind, language),
            sign_in(language),
        )
    if kind not in _BEGINNINGS:
        return Notice(
            kind_sentence(kind, language), shown_from(refreshed_at, now, language), again(language)
        )
    return Notice(
        language.pick(*_BEGINNINGS[kind]), shown_from(refreshed_at, now, language), again(language)
    )


def banner_of_several(
    accounts: int, refreshed_at: datetime | None, now: datetime, language: Language
) -> Notice:
    """Word the one banner of several accounts that could not be read (F177)."""
    return Notice(
        language.pick(
            plural(accounts, "account was not updated.", "accounts were not updated.", Language.EN),
            plural(
                accounts,
                "account is niet bijgewerkt.",
                "accounts zijn niet bijgewerkt.",
                Language.NL,
            ),
        ),
        shown_from(refreshed_at, now, language),
        again(language),
    )


def shown_from(at: datetime | None, now: datetime, language: Language) -> str:
    """Say from when the shown data are: ‘Je ziet wat om 17:20 is opgehaald’."""
    if at is None:
        return language.pick("Nothing was read yet.", "Er is nog niets opgehaald.")
    day, today = at.astimezone(AMSTERDAM).date(), today_in_amsterdam(now)
    return language.pick(
        f"This is from {_day_en(day, today)}{clock(at)}.",
        f"Je ziet wat {_day_nl(day, today)}om {clock(at)} is opgehaald.",
    )


def again(language: Language) -> str:
    """Word the button that tries once more."""
    return language.pick("Try again", "Opnieuw")


def sign_in(language: Language) -> str:
    """Word the button that leads to signing in."""
    return language.pick("Sign in", "Inloggen")


def clear_filters(language: Language) -> str:
    """Word the button that shows everything again."""
    return language.pick("Clear filters", "Filters wissen")


def nothing_yet(language: Language) -> Notice:
    """Say that the portal has nothing so far, as before the care begins."""
    return Notice(
        language.pick("Nothing here yet", "Nog even wachten"),
        language.pick(
            "As soon as something is written, you will see it here.",
            "Zodra er iets wordt geschreven, zie je het hier.",
        ),
    )


def nothing_chosen(language: Language) -> Notice:
    """Say that nothing fits the filter."""
    return Notice(
        language.pick("Nothing found", "Niets gevonden"),
        language.pick(
            "No entry fits what you chose.", "Er is niets dat past bij wat je hebt gekozen."
        ),
        clear_filters(language),
    )


def nothing_kept(kind: ErrorKind, language: Language) -> Notice:
    """Say that there is nothing to show, because portal or local copy could not be read."""
    if kind in SIGN_IN_KINDS:
        return Notice(
            language.pick("Please sign in again", "Even opnieuw inloggen"),
            kind_sentence(kind, language),
            sign_in(language),
        )
    if kind not in _BEGINNINGS:
        # It is this computer, not the portal: what there is of it cannot be looked at now.
        return Notice(
            language.pick("This can’t be shown now", "Dit kan nu niet worden getoond"),
            kind_sentence(kind, language),
            again(language),
        )
    return Notice(
        language.pick(*_BEGINNINGS[kind]).rstrip("."),
        language.pick(
            "Nothing of it is on this computer yet. What was saved is safe.",
            "Er staat nog niets van op deze computer. Wat is opgeslagen, staat veilig.",
        ),
        language.pick("Try now", "Nu proberen"),
    )


def first_reading(language: Language) -> Notice:
    """Say that the timeline is being read for the first time."""
    return Notice(
        language.pick("Reading the timeline", "De tijdlijn wordt opgehaald"),
        language.pick("The newest entries come first.", "De nieuwste berichten komen het eerst."),
    )


def _day_en(day: date, today: date) -> str:
    if day == today:
        return ""
    return "yesterday " if (today - day).days == 1 else f"{short_day(day, today, Language.EN)} "


def _day_nl(day: date, today: date) -> str:
    if day == today:
        return ""
    if (today - day).days == 1:
        return "gisteren "
    return f"op {short_day(day, today, Language.NL)} "
