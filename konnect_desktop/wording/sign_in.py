"""The words of the page for signing in."""

from __future__ import annotations

from dataclasses import dataclass

from konnect_desktop.domain.pasted_addresses import AddressProblem
from konnect_desktop.domain.portals import PORTAL_DOMAIN
from konnect_desktop.wording.language import Language


@dataclass(frozen=True, slots=True)
class SignInWords:
    """What stands on the page whatever it is for."""

    page: str
    address: str
    username: str
    password: str
    shows_password: str
    hides_password: str
    keeps: str
    keeps_how: str
    forgotten: str
    sign_in: str
    cancel: str
    back: str
    language: str
    help_title: str
    help_text: str
    help_nothing: str
    stuck: str
    open_portal: str
    look_first: str
    try_demo: str
    families_title: str
    families_text: str
    go_on: str
    known: str


def sign_in_words(language: Language) -> SignInWords:
    """Return the page's words."""
    pick = language.pick
    return SignInWords(
        page=pick("Sign in", "Inloggen"),
        address=pick("Organisation’s address", "Adres van de opvang"),
        username=pick("Username", "Gebruikersnaam"),
        password=pick("Password", "Wachtwoord"),
        shows_password=pick("Show password", "Wachtwoord tonen"),
        hides_password=pick("Hide password", "Wachtwoord verbergen"),
        keeps=pick("Keep me signed in", "Aangemeld blijven"),
        keeps_how=pick(
            "Your password then goes into this computer’s keyring and nowhere else.",
            "Je wachtwoord gaat dan in de sleutelbos van deze computer en nergens anders heen.",
        ),
        forgotten=pick("Forgot your password?", "Wachtwoord vergeten?"),
        sign_in=pick("Sign in", "Inloggen"),
        cancel=pick("Cancel", "Annuleren"),
        back=pick("Back", "Terug"),
        language=pick("Language", "Taal"),
        help_title=pick("Where do I find these?", "Waar vind ik deze gegevens?"),
        help_text=pick(
            "All three are in the welcome mail, some six weeks before the start. The address is in "
            "the link to the parent portal; your username is often a customer number.",
            "Alle drie in de welkomstmail, zo’n zes weken voor de start. Het adres staat in de "
            "link naar het Ouderportaal; je gebruikersnaam is vaak een klantnummer.",
        ),
        help_nothing=pick(
            "Received nothing? Ask your childcare organisation.",
            "Niets ontvangen? Vraag het je kinderopvangorganisatie.",
        ),
        stuck=pick(
            "Does it not work? Ask your childcare organisation, or",
            "Lukt het niet? Vraag het je opvang, of",
        ),
        open_portal=pick("open the portal", "open het portaal"),
        look_first=pick("Want to look around first?", "Eerst even kijken?"),
        try_demo=pick("Try with demo data", "Probeer met demogegevens"),
        families_title=pick("Pick an invented family", "Kies een verzonnen gezin"),
        families_text=pick(
            "One click fills everything in and signs in.",
            "Eén klik vult alles in en logt in.",
        ),
        go_on=pick("Continue", "Verder"),
        known=pick(
            "This account is in the app already; you sign in to it again.",
            "Dit account staat al in de app; je logt er opnieuw mee in.",
        ),
    )


def first_title(language: Language) -> tuple[str, str]:
    """Return title and line of the very first page."""
    return (
        language.pick("Welcome", "Welkom"),
        language.pick(
            "Sign in with what your welcome mail says.",
            "Log in met de gegevens uit je welkomstmail.",
        ),
    )


def add_title(language: Language) -> tuple[str, str]:
    """Return title and line for one more account."""
    return (
        language.pick("Add an account", "Account toevoegen"),
        language.pick(
            "Of another organisation, or of the other parent.",
            "Van een andere opvang, of van de andere ouder.",
        ),
    )


def again_title(language: Language) -> tuple[str, str]:
    """Return title and line for an account that must sign in again."""
    return (
        language.pick("Welcome back", "Welkom terug"),
        language.pick(
            "Sign in again; what you have saved is still there.",
            "Log opnieuw in; wat je hebt opgeslagen, is er nog.",
        ),
    )


def demo_title(language: Language) -> tuple[str, str]:
    """Return title and line in a demo."""
    return (
        language.pick("Welcome to the demo", "Welkom in de demo"),
        language.pick(
            "All families here are invented.",
            "Alle gezinnen hier zijn verzonnen.",
        ),
    )


def signed_in(language: Language) -> str:
    """Return the title once it has worked."""
    return language.pick("You are signed in", "Je bent ingelogd")


def address_hint(problem: AddressProblem, language: Language) -> str:
    """Say what an address looks like, while one types."""
    hints = {
        AddressProblem.EMPTY: "",
        AddressProblem.EMAIL: language.pick(
            f"That is an e-mail address. The portal’s ends in {PORTAL_DOMAIN}.",
            f"Dat is een e-mailadres. Het adres van het portaal eindigt op {PORTAL_DOMAIN}.",
        ),
        AddressProblem.ELSEWHERE: language.pick(
            f"A portal’s address ends in {PORTAL_DOMAIN}.",
            f"Het adres van een ouderportaal eindigt op {PORTAL_DOMAIN}.",
        ),
        AddressProblem.UNREADABLE: language.pick(
            "The first part of the address is enough, without spaces.",
            "Het eerste deel van het adres is genoeg, zonder spaties.",
        ),
        AddressProblem.NOT_IN_DEMO: language.pick(
            "The demo does not have this one. Pick a family below.",
            "Dit adres is er in de demo niet. Kies hieronder een gezin.",
        ),
    }
    return hints[problem]


def address_missing(problem: AddressProblem, language: Language) -> str:
    """Say what an address looks like, after one tried to go on without."""
    return address_hint(problem, language) or language.pick(
        "Fill in the address; it is in the link to the parent portal.",
        "Vul het adres in; het staat in de link naar het Ouderportaal.",
    )


def username_missing(language: Language) -> str:
    """Ask for the user name."""
    return language.pick("Fill in your username.", "Vul je gebruikersnaam in.")


def password_missing(language: Language) -> str:
    """Ask for the password."""
    return language.pick("Fill in your password.", "Vul je wachtwoord in.")


def working(host: str, language: Language) -> str:
    """Say what is being waited for."""
    return language.pick(f"Signing in at {host}…", f"Bezig met inloggen bij {host}…")


def family_spoken(name: str, language: Language) -> str:
    """Return what a screen reader says of a family's row."""
    return language.pick(f"Sign in as the family of {name}", f"Inloggen als het gezin van {name}")
