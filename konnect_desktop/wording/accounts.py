"""Words about accounts: switching, naming, signing out, and what that keeps and wipes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from konnect_desktop.wording.language import Language
from konnect_desktop.wording.numbers import plural


class AccountWords(Struct, frozen=True):
    """The fixed words about accounts, in one language."""

    heading: str
    menu: str
    add: str
    rename: str
    up: str
    down: str
    sign_in_again: str
    sign_out: str
    sign_out_all: str
    needs_sign_in: str
    offline: str
    problem: str
    name: str
    color: str
    colors: tuple[str, str, str, str, str, str]
    name_and_color: str
    name_missing: str
    name_taken: str
    save: str
    cancel: str


def account_words(language: Language) -> AccountWords:
    """Return the words about accounts."""
    pick = language.pick
    return AccountWords(
        heading=pick("Accounts", "Accounts"),
        menu=pick("Accounts: add, change, sign out", "Accounts: toevoegen, wijzigen, uitloggen"),
        add=pick("Add an account…", "Account toevoegen…"),
        rename=pick("Name and colour…", "Naam en kleur…"),
        up=pick("Move up", "Omhoog"),
        down=pick("Move down", "Omlaag"),
        sign_in_again=pick("Sign in again…", "Opnieuw inloggen…"),
        sign_out=pick("Sign out…", "Uitloggen…"),
        sign_out_all=pick("Sign out of all accounts…", "Uit alle accounts uitloggen…"),
        needs_sign_in=pick("Sign in again", "Log opnieuw in"),
        offline=pick("Offline", "Offline"),
        problem=pick("Not up to date", "Niet bijgewerkt"),
        name=pick("Name", "Naam"),
        color=pick("Colour", "Kleur"),
        colors=(
            pick("Pine", "Den"),
            pick("Clay", "Klei"),
            pick("Cornflower", "Korenbloem"),
            pick("Plum", "Pruim"),
            pick("Raspberry", "Framboos"),
            pick("Ochre", "Oker"),
        ),
        name_and_color=pick("Name and colour", "Naam en kleur"),
        name_missing=pick("Give the account a name.", "Geef het account een naam."),
        name_taken=pick(
            "Another account has this name. Choose another.",
            "Een ander account heet al zo. Kies een andere naam.",
        ),
        save=pick("Save", "Opslaan"),
        cancel=pick("Cancel", "Annuleren"),
    )


def all_accounts(count: int, language: Language) -> str:
    """Name all accounts together."""
    two = 2
    if count == two:
        return language.pick("Both accounts", "Beide accounts")
    return language.pick("All accounts", "Alle accounts")


def children_line(names: Sequence[str], *, joined: bool, language: Language) -> str:
    """List children: "Noor en Sem", or with commas alone where several accounts are meant."""
    if not joined or len(names) < 2:  # noqa: PLR2004 — one name needs no "and"
        return ", ".join(names)
    return f"{', '.join(names[:-1])} {language.pick('and', 'en')} {names[-1]}"


def children_count(children: int, language: Language) -> str:
    """Count children, where there is no room for their names."""
    return language.pick(
        plural(children, "child", "children", Language.EN),
        plural(children, "kind", "kinderen", Language.NL),
    )


class SignOutWords(Struct, frozen=True):
    """What signing out does, said before it is done."""

    title: str
    kept_title: str
    kept: tuple[str, ...]
    wiped_title: str
    wiped: tuple[str, ...]
    note: str
    accepts: str
    rejects: str


def sign_out_words(
    names: Sequence[str], *, keeps_password: bool, language: Language
) -> SignOutWords:
    """Return the words for one account, or for all of them.

    Args:
        names: The accounts' names.
        keeps_password: Whether one of them has its password in the keyring.
        language: The language.
    """
    pick = language.pick
    several = len(names) > 1
    title = pick("Sign out of all accounts?", "Uit alle accounts uitloggen?")
    if not several:
        title = pick(f"Sign out of {names[0]}?", f"Uitloggen bij {names[0]}?")
    wiped = [
        pick(
            "The copy on this computer of your diaries, messages and photos that were shown. It "
            "comes back when you sign in again.",
            "De kopie op deze computer van je dagverslagen, berichten en getoonde foto’s. Die komt "
            "terug als je weer inlogt.",
        ),
        pick(
            "Your favourites, and which photos you turned. They do not come back.",
            "Je favorieten, en welke foto’s je hebt gedraaid. Die komen niet terug.",
        ),
    ]
    if keeps_password:
        wiped.append(
            pick("The password in this computer’s keyring.", "Het wachtwoord in de sleutelbos.")
        )
    return SignOutWords(
        title=title,
        kept_title=pick("This stays", "Dit blijft"),
        kept=(
            pick("Photos and videos you saved.", "Foto’s en video’s die je hebt opgeslagen."),
            pick(
                "The list of what was saved, so that nothing is saved twice.",
                "De lijst van wat is opgeslagen, zodat niets dubbel wordt opgeslagen.",
            ),
            pick("Texts you have not sent yet.", "Teksten die je nog niet hebt verstuurd."),
        ),
        wiped_title=pick("This is wiped", "Dit wordt gewist"),
        wiped=tuple(wiped),
        note=pick("It also works offline.", "Het kan ook zonder internet."),
        accepts=pick("Sign out", "Uitloggen"),
        rejects=pick("Cancel", "Annuleren"),
    )


def signed_out(name: str, *, password_left: bool, language: Language) -> str:
    """Say that an account is signed out, and whether its password still has to go."""
    pick = language.pick
    if password_left:
        return pick(
            f"Signed out of {name}. The keyring is locked; the password goes when it opens.",
            f"Uitgelogd bij {name}. De sleutelbos is op slot; het wachtwoord gaat weg zodra hij "
            "opengaat.",
        )
    return pick(f"Signed out of {name}", f"Uitgelogd bij {name}")


def password_left(language: Language) -> str:
    """Say at a start that a password of an earlier sign-out is still to be forgotten."""
    return language.pick(
        "The keyring is locked. The password of an account you signed out of goes when it opens.",
        "De sleutelbos is op slot. Het wachtwoord van een account waar je bent uitgelogd, gaat weg "
        "zodra hij opengaat.",
    )
