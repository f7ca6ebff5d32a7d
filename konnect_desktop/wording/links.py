"""The words around links that lead out of the app."""

from __future__ import annotations

from konnect_desktop.wording.language import Language


def leaves_title(host: str, language: Language) -> str:
    """Ask whether a page of another host may be opened."""
    return language.pick(f"Open {host}?", f"{host} openen?")


def leaves_sentence(host: str, language: Language) -> str:
    """Say where the link really leads."""
    return language.pick(
        (
            f"This link leads to {host}, which is not your organisation’s portal. "
            "It opens in your browser."
        ),
        (
            f"Deze link leidt naar {host}. Dat is niet het ouderportaal van je opvang. "
            "De pagina opent in je browser."
        ),
    )


def open_in_browser(language: Language) -> str:
    """Word the button that opens it."""
    return language.pick("Open in browser", "Open in browser")


def stay_here(language: Language) -> str:
    """Word the way back."""
    return language.pick("Stay here", "Hier blijven")


def leads_to(host: str, language: Language) -> str:
    """Say where a link under the pointer leads."""
    return language.pick(f"Leads to {host}", f"Leidt naar {host}")


def leads_nowhere(language: Language) -> str:
    """Say why a link does nothing."""
    return language.pick(
        "This link can’t be opened safely, so it does nothing.",
        "Deze link is niet veilig te openen en doet daarom niets.",
    )
