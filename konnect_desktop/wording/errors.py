"""One sentence for every kind of error: what happened, what is safe, what to do next.

No codes, no addresses and nothing that the portal said.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from konnect_desktop.domain.errors import DiskError, ErrorKind, KonnectError, LoginBlockedError
from konnect_desktop.domain.time import AMSTERDAM
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.numbers import size

SENTENCES: Final[dict[ErrorKind, tuple[str, str]]] = {
    ErrorKind.OFFLINE: (
        (
            "The portal could not be reached. Check the internet connection and run this again; "
            "what was saved is safe."
        ),
        (
            "Het ouderportaal is niet te bereiken. Controleer de internetverbinding en probeer het "
            "opnieuw; wat is opgeslagen, staat veilig."
        ),
    ),
    ErrorKind.CAPTIVE: (
        "This network asks you to sign in first. Open your browser, then try again.",
        "Dit netwerk vraagt eerst om aanmelden. Open je browser en probeer het daarna opnieuw.",
    ),
    ErrorKind.PROXY: (
        (
            "This network’s proxy does not let the app through. Check the proxy’s address and "
            "sign-in in the settings of your computer; your portal password was not sent to it."
        ),
        (
            "De proxy van dit netwerk laat de app niet door. Controleer adres en aanmelding van "
            "de proxy bij de instellingen van je computer; je wachtwoord van het ouderportaal is "
            "er niet naartoe gestuurd."
        ),
    ),
    ErrorKind.TLS: (
        (
            "The connection to the portal can’t be trusted. Nothing was sent. Check the date and "
            "time of this computer."
        ),
        (
            "De verbinding met het ouderportaal is niet te vertrouwen. Er is niets verstuurd. "
            "Controleer de datum en tijd van deze computer."
        ),
    ),
    ErrorKind.TIMEOUT: (
        "The portal does not answer. Try again later; what was saved is safe.",
        (
            "Het ouderportaal antwoordt niet. Probeer het later opnieuw; wat is opgeslagen, staat "
            "veilig."
        ),
    ),
    ErrorKind.PORTAL_DOWN: (
        "The portal is out of order for now. Try again later; what was saved is safe.",
        (
            "Het ouderportaal heeft een storing. Probeer het later opnieuw; wat is "
            "opgeslagen, staat "
            "veilig."
        ),
    ),
    ErrorKind.MAINTENANCE: (
        "The portal is being maintained. Try again later; what was read and saved is safe.",
        (
            "Het ouderportaal is in onderhoud. Probeer het later opnieuw; wat is opgehaald en "
            "opgeslagen, staat veilig."
        ),
    ),
    ErrorKind.RATE_LIMITED: (
        "The portal is busy and asks us to wait. Try again in a quarter of an hour.",
        "Het ouderportaal is druk en vraagt ons te wachten. Probeer het over een kwartier opnieuw.",
    ),
    ErrorKind.LOGIN_REJECTED: (
        "Username or password isn’t right. Check both; the username stands in the welcome mail.",
        (
            "Gebruikersnaam of wachtwoord klopt niet. Controleer ze allebei; de "
            "gebruikersnaam staat "
            "in de welkomstmail."
        ),
    ),
    ErrorKind.LOGIN_BLOCKED: (
        "The portal takes no sign-in for now. Wait a while, or sign in on the portal’s website.",
        (
            "Het ouderportaal laat even niemand inloggen. Wacht een poosje, of log in op de "
            "website "
            "van het portaal."
        ),
    ),
    ErrorKind.RESET_PASSWORD: (
        "The portal wants you to choose a new password first. Do that on its website.",
        "Het ouderportaal wil dat je eerst een nieuw wachtwoord kiest. Doe dat op de website.",
    ),
    ErrorKind.WRONG_TENANT: (
        (
            "This account belongs to another portal. Check the organisation’s address in the "
            "welcome mail."
        ),
        "Dit account hoort bij een ander ouderportaal. Controleer het adres in de welkomstmail.",
    ),
    ErrorKind.NOT_PARENT: (
        "This is not a parent’s account, so this app has nothing to show.",
        "Dit is geen ouderaccount; deze app kan er niets van laten zien.",
    ),
    ErrorKind.ACCOUNT_CHANGED: (
        "The portal suddenly answers for another account. Nothing was mixed up; sign in again.",
        (
            "Het ouderportaal antwoordt ineens voor een ander account. Er is niets door elkaar "
            "geraakt; log opnieuw in."
        ),
    ),
    ErrorKind.SIGN_IN_FIRST: (
        "Sign in first: there is no password for this account.",
        "Log eerst in: er is geen wachtwoord voor dit account.",
    ),
    ErrorKind.NO_ACCESS: (
        "The portal does not show this to your account.",
        "Het ouderportaal laat dit niet zien aan jouw account.",
    ),
    ErrorKind.NOT_FOUND: (
        "This portal does not offer that to the app. Open it in the browser.",
        "Dit ouderportaal biedt dat niet aan de app. Open het in de browser.",
    ),
    ErrorKind.REQUEST_REFUSED: (
        "The portal refused the request. Nothing was changed.",
        "Het ouderportaal heeft de vraag geweigerd. Er is niets veranderd.",
    ),
    ErrorKind.PORTAL_CHANGED: (
        (
            "The portal gave an answer that this app does not know. Your data are unchanged; "
            "a newer "
            "version of the app may help."
        ),
        (
            "Het ouderportaal gaf een antwoord dat deze app niet kent. Je gegevens zijn "
            "ongewijzigd; "
            "een nieuwere versie van de app helpt misschien."
        ),
    ),
    ErrorKind.PORTAL_EMPTY: (
        "The portal sent an empty timeline. Nothing was removed here; it is asked again later.",
        (
            "Het ouderportaal stuurde een lege tijdlijn. Hier is niets verwijderd; we vragen het "
            "later opnieuw."
        ),
    ),
    ErrorKind.LINK_EXPIRED: (
        "The portal gave no working link for it. It will be tried again next time.",
        "Het ouderportaal gaf er geen werkende link voor. De volgende keer proberen we het weer.",
    ),
    ErrorKind.MEDIA_DAMAGED: (
        "It did not arrive whole. It will be tried again next time.",
        "Het kwam niet heel aan. De volgende keer proberen we het weer.",
    ),
    ErrorKind.MEDIA_TOO_LARGE: (
        "It is larger than a photo or video of a portal can be, so it was left.",
        "Het is groter dan een foto of video van een portaal kan zijn; daarom is het overgeslagen.",
    ),
    ErrorKind.MEDIA_BLOCKED: (
        "Its link leads outside the portal, so it was not fetched.",
        "De link leidt buiten het ouderportaal; daarom is het niet opgehaald.",
    ),
    ErrorKind.MEDIA_GONE: (
        "The portal does not have it any more.",
        "Het ouderportaal heeft het niet meer.",
    ),
    ErrorKind.DOCUMENT_DAMAGED: (
        "What the portal sent is no whole document. Nothing was saved; try again later.",
        (
            "Wat het ouderportaal stuurde is geen heel document. Er is niets opgeslagen; probeer "
            "het later opnieuw."
        ),
    ),
    ErrorKind.DOCUMENT_TOO_LARGE: (
        "The document is larger than any the app takes. Open it in the browser.",
        "Het document is groter dan de app aankan. Open het in de browser.",
    ),
    ErrorKind.DISK_FULL: (
        "The disk is full. What was saved is safe; make room and run this again.",
        "De schijf is vol. Wat is opgeslagen, staat veilig; maak ruimte en probeer het opnieuw.",
    ),
    ErrorKind.DISK_DENIED: (
        "The folder can’t be written. Choose another folder or check its permissions.",
        "In de map kan niet worden geschreven. Kies een andere map of controleer de rechten.",
    ),
    ErrorKind.PATH_GONE: (
        "The folder is gone; was a drive pulled out? Connect it and run this again.",
        "De map is weg; is er een schijf losgekoppeld? Sluit hem aan en probeer het opnieuw.",
    ),
    ErrorKind.ARCHIVE_BUSY: (
        "Another run is saving to this folder, or for this account. Let it finish first.",
        "Een andere run slaat al op in deze map, of voor dit account. Laat die eerst klaar zijn.",
    ),
    ErrorKind.DATABASE_DAMAGED: (
        "The app’s own record is damaged. It was set aside; run this again.",
        "De administratie van de app is beschadigd. Die is apart gezet; probeer het opnieuw.",
    ),
    ErrorKind.DATABASE_NEWER: (
        "A newer version of the app has used this folder. Nothing was changed; use that version.",
        (
            "Een nieuwere versie van de app heeft deze map gebruikt. Er is niets veranderd; "
            "gebruik "
            "die versie."
        ),
    ),
    ErrorKind.KEYRING_LOCKED: (
        "Your keyring is locked. Unlock it and try again, or pass the password on standard input.",
        (
            "Je sleutelbos is op slot. Ontgrendel hem en probeer het opnieuw, of geef het "
            "wachtwoord "
            "via de standaardinvoer."
        ),
    ),
    ErrorKind.KEYRING_MISSING: (
        "This computer has no keyring. Without one the app does not keep your password.",
        "Deze computer heeft geen sleutelbos. Zonder sleutelbos bewaart de app je wachtwoord niet.",
    ),
    ErrorKind.KEYRING_REFUSED: (
        "The keyring did not keep the password. You stay signed in until the app is closed.",
        "De sleutelbos heeft het wachtwoord niet bewaard. Je blijft ingelogd tot de app sluit.",
    ),
    ErrorKind.INTERNAL: (
        "Something went wrong in the app itself. What was saved is safe.",
        "Er ging iets mis in de app zelf. Wat is opgeslagen, staat veilig.",
    ),
}


def error_sentence(error: KonnectError, language: Language) -> str:
    """Return the sentence for an error, with its figures where it has any."""
    sentence = language.pick(*SENTENCES[error.kind])
    if isinstance(error, DiskError) and error.missing_bytes:
        more = size(error.missing_bytes, language)
        return f"{sentence} {language.pick(f'{more} more is needed.', f'Nog {more} nodig.')}"
    if isinstance(error, LoginBlockedError) and error.until_epoch_s:
        until = datetime.fromtimestamp(error.until_epoch_s, UTC).astimezone(AMSTERDAM)
        clock = f"{until:%H:%M}"
        return f"{sentence} {language.pick(f'Not before {clock}.', f'Niet vóór {clock}.')}"
    return sentence


def kind_sentence(kind: ErrorKind, language: Language) -> str:
    """Return the sentence for a kind of error alone."""
    return language.pick(*SENTENCES[kind])
