"""What a second start of the window says before it ends."""

from __future__ import annotations

from konnect_desktop.wording.language import Language


def shown_instead(language: Language) -> str:
    """Say that the window that is open already has been brought to the front."""
    return language.pick(
        "Konnect Desktop is open already. Its window has been brought to the front.",
        "Konnect Desktop is al open. Het venster is naar voren gehaald.",
    )


def open_elsewhere(user: str, host: str, language: Language) -> str:
    """Say who has it open, where its window cannot be brought to the front from here."""
    if not host:
        return language.pick(
            "Konnect Desktop is open already, but its window can’t be reached from here. "
            "Close it there first.",
            "Konnect Desktop is al open, maar het venster is vanaf hier niet te bereiken. "
            "Sluit het daar eerst.",
        )
    who = f"{user} · {host}" if user else host
    return language.pick(
        f"Konnect Desktop is open already ({who}), but its window can’t be reached from here. "
        "Close it there first.",
        f"Konnect Desktop is al open ({who}), maar het venster is vanaf hier niet te bereiken. "
        "Sluit het daar eerst.",
    )
