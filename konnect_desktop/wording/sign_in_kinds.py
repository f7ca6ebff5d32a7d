"""What each kind of error means for who is signing in: what happened, and what to do next.

Kinds that need a time, an address or a name in their sentence are worded in ``sign_in_failures``.
"""

from __future__ import annotations

from typing import Final

from konnect_desktop.domain.errors import ErrorKind

_Pair = tuple[str, str]

# What happened in English and Dutch, then what to do in English and Dutch.
SAID: Final[dict[ErrorKind, tuple[_Pair, _Pair]]] = {
    ErrorKind.OFFLINE: (
        ("The parent portal can’t be reached", "Het ouderportaal is niet te bereiken"),
        (
            "Check the internet connection and the address, then try again.",
            "Controleer de internetverbinding en het adres, en probeer het opnieuw.",
        ),
    ),
    ErrorKind.CAPTIVE: (
        (
            "This network asks you to sign in first",
            "Dit netwerk vraagt eerst om aanmelden",
        ),
        (
            "Open your browser and sign in to the network there, then try again here.",
            "Open je browser, meld je daar aan bij het netwerk en probeer het hier opnieuw.",
        ),
    ),
    ErrorKind.PROXY: (
        (
            "This network’s proxy does not let the app through",
            "De proxy van dit netwerk laat de app niet door",
        ),
        (
            (
                "Your password was not sent. Check the proxy’s address and sign-in in the settings "
                "of your computer."
            ),
            (
                "Je wachtwoord is niet verstuurd. Controleer adres en aanmelding van de proxy bij "
                "de instellingen van je computer."
            ),
        ),
    ),
    ErrorKind.TLS: (
        ("The connection can’t be trusted", "De verbinding is niet te vertrouwen"),
        (
            (
                "Your password was not sent. Check this computer’s date and time, or try another "
                "network."
            ),
            (
                "Je wachtwoord is niet verstuurd. Controleer de datum en tijd van deze computer, "
                "of probeer een ander netwerk."
            ),
        ),
    ),
    ErrorKind.TIMEOUT: (
        ("The parent portal does not answer", "Het ouderportaal antwoordt niet"),
        (
            "Try again in a few minutes. What you filled in stays here.",
            "Probeer het over een paar minuten opnieuw. Wat je invulde, blijft staan.",
        ),
    ),
    ErrorKind.MAINTENANCE: (
        ("The parent portal is being maintained", "Het ouderportaal is in onderhoud"),
        (
            "Try again later. What you filled in stays here.",
            "Probeer het later opnieuw. Wat je invulde, blijft staan.",
        ),
    ),
    ErrorKind.LOGIN_REJECTED: (
        ("Username or password isn’t right", "Gebruikersnaam of wachtwoord klopt niet"),
        (
            "Check that you use what the welcome mail of this organisation says.",
            "Kijk of je de gegevens uit de welkomstmail van deze opvang gebruikt.",
        ),
    ),
    ErrorKind.RESET_PASSWORD: (
        ("Choose a new password first", "Kies eerst een nieuw wachtwoord"),
        (
            "The parent portal asks for that on its website. Then sign in here with the new one.",
            "Het ouderportaal vraagt daarom op de website. Log daarna hier in met het nieuwe.",
        ),
    ),
    ErrorKind.NOT_PARENT: (
        ("This is not a parent’s account", "Dit is geen ouderaccount"),
        (
            "This app shows what parents see. Sign in to this account on the website.",
            "Deze app laat zien wat ouders zien. Log met dit account in op de website.",
        ),
    ),
    ErrorKind.ACCOUNT_CHANGED: (
        (
            "The parent portal answered for another account",
            "Het ouderportaal antwoordde voor een ander account",
        ),
        (
            "Nothing was kept or mixed up. Check your username and sign in again.",
            "Er is niets bewaard of verwisseld. Controleer je gebruikersnaam en log opnieuw in.",
        ),
    ),
    ErrorKind.NO_ACCESS: (
        ("This account may not see anything", "Dit account mag niets bekijken"),
        (
            (
                "Your password was taken, but the parent portal shows nothing. Ask your childcare "
                "organisation."
            ),
            "Je wachtwoord klopt, maar het ouderportaal laat niets zien. Vraag het je opvang.",
        ),
    ),
    ErrorKind.PORTAL_CHANGED: (
        (
            "The parent portal answered in a way that this app does not know",
            "Het ouderportaal antwoordde op een manier die deze app niet kent",
        ),
        (
            (
                "You are not signed in and nothing was changed. Use the website, and look for a "
                "newer version of the app."
            ),
            (
                "Je bent niet ingelogd en er is niets veranderd. Gebruik de website, en kijk of er "
                "een nieuwere versie van de app is."
            ),
        ),
    ),
    ErrorKind.REQUEST_REFUSED: (
        ("The parent portal refused the sign-in", "Het ouderportaal weigert het inloggen"),
        (
            "Sign in on its website to see why, then try again here.",
            "Log in op de website om te zien waarom, en probeer het dan hier opnieuw.",
        ),
    ),
    ErrorKind.SIGN_IN_FIRST: (
        ("There is no password", "Er is geen wachtwoord"),
        ("Fill in your password and sign in.", "Vul je wachtwoord in en log in."),
    ),
    ErrorKind.DISK_FULL: (
        ("The disk is full", "De schijf is vol"),
        (
            "The account could not be kept. Make some room and sign in again.",
            "Het account kon niet worden bewaard. Maak ruimte vrij en log opnieuw in.",
        ),
    ),
    ErrorKind.DISK_DENIED: (
        (
            "The app may not write in its own folder",
            "De app mag niet in haar eigen map schrijven",
        ),
        (
            "The account could not be kept. Check the folder’s permissions and sign in again.",
            (
                "Het account kon niet worden bewaard. Controleer de rechten van de map en log "
                "opnieuw in."
            ),
        ),
    ),
    ErrorKind.PATH_GONE: (
        ("The app’s folder is gone", "De map van de app is weg"),
        (
            "Was a drive pulled out? Connect it and sign in again.",
            "Is er een schijf losgekoppeld? Sluit hem aan en log opnieuw in.",
        ),
    ),
    ErrorKind.ARCHIVE_BUSY: (
        ("Something is running for this account", "Er loopt al iets voor dit account"),
        (
            "Another run of the app is saving its photos. Let it finish, then sign in.",
            "Een andere run van de app slaat er foto’s van op. Laat die klaar zijn en log dan in.",
        ),
    ),
    ErrorKind.INTERNAL: (
        ("Something went wrong in the app itself", "Er ging iets mis in de app zelf"),
        (
            "Nothing was changed. Try again; if it stays like this, restart the app.",
            "Er is niets veranderd. Probeer het opnieuw; blijft het zo, start de app dan opnieuw.",
        ),
    ),
}
SAID[ErrorKind.NOT_FOUND] = SAID[ErrorKind.PORTAL_CHANGED]
