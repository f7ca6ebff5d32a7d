"""The words for a forgotten password; the answer is the same whether the name exists or not."""

from __future__ import annotations

from dataclasses import dataclass

from konnect_desktop.wording.language import Language


@dataclass(frozen=True, slots=True)
class ForgottenWords:
    """What the dialog says; ``hints`` are read after the answer, one line each."""

    title: str
    closes: str
    intro: str
    username: str
    missing: str
    asks: str
    working: str
    answer: str
    hints: tuple[str, str, str]
    open_mail: str
    done: str
    again: str


def forgotten_words(username: str, language: Language, *, is_demo: bool) -> ForgottenWords:
    """Return the dialog's words; at a real portal only its own page can send the mail."""
    pick = language.pick
    intro = pick(
        "Which username is it? A link to set a new password then goes to the e-mail address that "
        "the organisation has of you.",
        "Om welke gebruikersnaam gaat het? Er gaat dan een link voor een nieuw wachtwoord naar het "
        "e-mailadres dat de opvang van je heeft.",
    )
    website = pick(
        " The portal’s own page does that, in your browser.",
        " Dat doet de pagina van het ouderportaal, in je browser.",
    )
    sent = pick(
        "If this account exists, a mail is on its way.",
        "Als dit account bestaat, is er een mail onderweg.",
    )
    opened = pick(
        f"The portal’s page is open in your browser. Choose “Forgot password” there and fill in "
        f"{username}. If this account exists, a mail follows.",
        f"De pagina van het ouderportaal staat open in je browser. Kies daar ‘Wachtwoord "
        f"vergeten’ en vul {username} in. Als dit account bestaat, volgt er een mail.",
    )
    return ForgottenWords(
        title=pick("Forgot your password?", "Wachtwoord vergeten?"),
        closes=pick("Close", "Sluiten"),
        intro=intro if is_demo else intro + website,
        username=pick("Username", "Gebruikersnaam"),
        missing=pick("Fill in your username.", "Vul je gebruikersnaam in."),
        asks=pick("Send the mail", "Verstuur de mail")
        if is_demo
        else pick("Open the portal", "Open het portaal"),
        working=pick("Asking the parent portal…", "Bezig met vragen aan het ouderportaal…"),
        answer=sent if is_demo else opened,
        hints=(
            pick("Look in your spam folder too.", "Kijk ook in je map met ongewenste mail."),
            pick(
                "Do you use several e-mail addresses? The organisation may have another one, or "
                "the other parent’s.",
                "Gebruik je meer e-mailadressen? Misschien heeft de opvang een ander adres, of dat "
                "van de andere ouder.",
            ),
            pick(
                "Nothing after an hour? Ask your childcare organisation.",
                "Na een uur nog niets? Vraag het je kinderopvangorganisatie.",
            ),
        ),
        open_mail=pick("See the mail in the demo portal", "Bekijk de mail in het demoportaal"),
        done=pick("Close", "Sluiten"),
        again=pick("Ask again", "Opnieuw vragen"),
    )
