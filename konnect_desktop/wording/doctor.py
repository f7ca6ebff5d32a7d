"""What the doctor says: a line for each thing that was looked at, and what it all comes to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.findings import (
    CLOCK_LIMIT_S,
    Diagnosis,
    Part,
    PartFinding,
    RouteFinding,
    Why,
)
from konnect_desktop.wording.doctor_failures import part_failure, route_failure
from konnect_desktop.wording.errors import kind_sentence
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.numbers import count, plural, size

WELL: Final = "✓"
NOTED: Final = "·"
AILING: Final = "✗"
SKIPPED: Final = "–"

_PARTS: Final = {
    Part.FOLDERS: ("The app’s own folders", "De mappen van de app"),
    Part.ACCOUNT_LIST: ("The list of accounts", "De lijst van accounts"),
    Part.ACCOUNT: ("What the app keeps of this account", "Wat de app van dit account bewaart"),
    Part.ARCHIVE: ("The folder of saved photos", "De map met opgeslagen foto’s"),
    Part.DISK: ("The disk", "De schijf"),
    Part.KEYRING: ("The keyring", "De sleutelbos"),
    Part.CLOCK: ("The clock", "De klok"),
}
_WHY: Final = {
    Why.NO_SIGN_IN: ("not asked: nobody is signed in", "niet gevraagd: niemand is ingelogd"),
    Why.NOTHING_THERE: ("nothing there to look at", "er is niets om te bekijken"),
    Why.ONLY_UNREAD: (
        "not opened: all of it is unread, and looking would mark it as read",
        "niet geopend: alles is ongelezen, en kijken zou het als gelezen markeren",
    ),
    Why.NOT_REACHED: (
        "not asked, because what comes before it did not work",
        "niet gevraagd, omdat iets daarvoor niet lukte",
    ),
}
# By the beginning of a route's template; the first that fits counts.
_ROUTES: Final = (
    ("GET /auth-api/customerdomainname", "The portal itself", "Het ouderportaal zelf"),
    ("GET /auth-api/sso", "Sign-in through others", "Inloggen via anderen"),
    ("GET /auth-api/captcha", "Whether sign-in is blocked", "Of inloggen geblokkeerd is"),
    ("PUT /auth-api/login", "Signing in", "Inloggen"),
    ("GET /auth-api/user", "Whose account it is", "Van wie het account is"),
    ("PUT /auth-api/token", "Staying signed in", "Ingelogd blijven"),
    ("GET /parent", "Your own data", "Je eigen gegevens"),
    ("GET /children", "The children", "De kinderen"),
    ("GET /customer", "The organisation", "De organisatie"),
    ("GET /notification", "What is new", "Wat er nieuw is"),
    ("GET /timeline", "The timeline", "De tijdlijn"),
    ("GET /logbook/overview?from", "Conversations of the last days", "Berichten van deze dagen"),
    ("GET /logbook/overview", "The list of conversations", "De lijst van berichten"),
    ("GET /logbook/details", "A conversation", "Een bericht"),
    ("GET /newsletter/generated", "A newsletter", "Een nieuwsbrief"),
    ("GET /newsletter", "The list of newsletters", "De lijst van nieuwsbrieven"),
    ("GET /htmlnews", "The list of news", "De lijst van nieuws"),
    ("GET /htmlcontent", "A piece of news", "Een nieuwsbericht"),
    ("GET /calendar", "The planning", "De planning"),
    ("GET /administration/invoice", "Invoices", "Facturen"),
    ("GET /administration/annualstatement", "Annual statements", "Jaaropgaven"),
    ("GET /administration/document", "Documents", "Documenten"),
    ("GET /administration", "A document’s file", "Het bestand van een document"),
    ("GET media", "Photos and videos", "Foto’s en video’s"),
)


def route_name(route: str, language: Language) -> str:
    """Return what a route is for, in words of the portal."""
    for start, english, dutch in _ROUTES:
        if route.startswith(start):
            return language.pick(english, dutch)
    return route


def part_line(finding: PartFinding, language: Language) -> str:
    """Say how a part of this computer is."""
    name = language.pick(*_PARTS[finding.part])
    if finding.skipped is not None:
        return f"{SKIPPED} {name}: {language.pick(*_WHY[finding.skipped])}"
    if finding.failure is not None:
        return f"{AILING} {name}: {part_failure(finding.part, finding.failure, language)}"
    if not finding.is_well:
        return f"{AILING} {name}: {_clock(finding.ahead_s or 0, language)}"
    if finding.free_bytes is not None:
        free = size(finding.free_bytes, language)
        return f"{WELL} {name}: {language.pick(f'{free} free', f'{free} vrij')}"
    return f"{WELL} {name}: {language.pick('well', 'in orde')}"


def _clock(ahead_s: int, language: Language) -> str:
    minutes = count(max(round(abs(ahead_s) / 60), CLOCK_LIMIT_S // 60), language)
    if ahead_s > 0:
        return language.pick(
            f"{minutes} minutes ahead of the portal’s. Set it right: sign-ins depend on it.",
            f"loopt {minutes} minuten voor op die van het portaal. Zet hem gelijk: inloggen hangt "
            "ervan af.",
        )
    return language.pick(
        f"{minutes} minutes behind the portal’s. Set it right: sign-ins depend on it.",
        f"loopt {minutes} minuten achter op die van het portaal. Zet hem gelijk: inloggen hangt "
        "ervan af.",
    )


def route_line(finding: RouteFinding, language: Language) -> str:
    """Say how a route answered."""
    name = route_name(finding.route, language)
    if finding.skipped is not None:
        return f"{SKIPPED} {name}: {language.pick(*_WHY[finding.skipped])}"
    if finding.failure is not None:
        return f"{AILING} {name}: {route_failure(finding.route, finding.failure, language)}"
    unknown = len(finding.surprises)
    if unknown:
        one, many = language.pick("place", "plek"), language.pick("places", "plekken")
        places = plural(unknown, one, many, language)
        said = language.pick(
            f"works; {places} of the answer new to this app",
            f"werkt; {places} in het antwoord nieuw voor deze app",
        )
        return f"{NOTED} {name}: {said}"
    if finding.is_slow:
        seconds = count(round((finding.took_ms or 0) / 1000), language)
        slow = language.pick(f"works, after {seconds} seconds", f"werkt, na {seconds} seconden")
        return f"{NOTED} {name}: {slow}"
    return f"{WELL} {name}: {language.pick('well', 'in orde')}"


def conclusion_lines(diagnosis: Diagnosis, language: Language) -> Iterator[str]:
    """Say what it all comes to."""
    if diagnosis.planning_offline:
        yield language.pick(
            "The portal says that its planning may be out of date for now.",
            "Het portaal meldt dat zijn planning nu verouderd kan zijn.",
        )
    if diagnosis.ailing:
        one, many = language.pick("thing is", "ding is"), language.pick("things are", "dingen zijn")
        things = plural(diagnosis.ailing, one, many, language)
        yield language.pick(f"{things} not well.", f"{things} niet in orde.")
    else:
        yield language.pick("Everything is well.", "Alles is in orde.")
    if diagnosis.unknown:
        yield language.pick(
            "Some answers look different from what this app knows. With the report its "
            "developers can teach it.",
            "Sommige antwoorden zien er anders uit dan deze app kent. Met het rapport kunnen de "
            "ontwikkelaars dat leren.",
        )


def no_report_line(kind: ErrorKind, language: Language) -> str:
    """Say why there is no report."""
    why = kind_sentence(kind, language)
    return language.pick(
        f"The report was not written. {why}", f"Het rapport is niet geschreven. {why}"
    )


def report_line(path: str, language: Language) -> str:
    """Say where the report lies and what stands in it."""
    return language.pick(
        f"The report is in {path}. It holds no name, text, address or password: read it, and "
        "attach it to a report of a fault if you like.",
        f"Het rapport staat in {path}. Er staat geen naam, tekst, adres of wachtwoord in: lees "
        "het na, en stuur het mee met een foutmelding als je wilt.",
    )
