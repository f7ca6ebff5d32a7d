"""Words of the report that is offered after something went wrong that nobody had foreseen."""

from __future__ import annotations

from dataclasses import dataclass

from konnect_desktop.wording.language import Language


@dataclass(frozen=True, slots=True)
class CrashWords:
    """The words of the report's dialog, in one language."""

    title: str
    explanation: str
    promise: str
    report: str
    copy: str
    copied: str
    save: str
    save_title: str
    file_name: str
    saved: str
    closes: str


def crash_words(language: Language, *, earlier: bool) -> CrashWords:
    """Return the words; ``earlier`` where it happened before this start."""
    pick = language.pick
    happened_earlier = pick(
        "The app stopped unexpectedly last time. What you had saved is safe, and everything else "
        "is read from the portal again.",
        "De vorige keer is de app onverwacht gestopt. Wat je had opgeslagen, staat veilig; al het "
        "andere wordt opnieuw uit het ouderportaal gehaald.",
    )
    happened_now = pick(
        "Something went wrong that we had not foreseen. You can go on; if something looks odd, "
        "close the app and open it again. What you saved is safe.",
        "Er ging iets mis dat we niet hadden voorzien. Je kunt doorgaan; ziet er iets vreemd uit, "
        "sluit de app dan en open hem opnieuw. Wat je hebt opgeslagen, staat veilig.",
    )
    return CrashWords(
        title=pick("Something went wrong", "Er ging iets mis"),
        explanation=happened_earlier if earlier else happened_now,
        promise=pick(
            "This is the report. It says where in the app it happened, and nothing about you, "
            "your children or your account. It is not sent: you decide what happens to it.",
            "Dit is het verslag. Er staat in waar in de app het misging, en niets over jou, je "
            "kinderen of je account. Het wordt niet verstuurd: jij bepaalt wat ermee gebeurt.",
        ),
        report=pick("Report", "Verslag"),
        copy=pick("Copy", "Kopiëren"),
        copied=pick("Copied", "Gekopieerd"),
        save=pick("Save…", "Opslaan…"),
        save_title=pick("Save the report", "Verslag opslaan"),
        file_name="konnect-desktop-report.txt",
        saved=pick("Saved.", "Opgeslagen."),
        closes=pick("Close", "Sluiten"),
    )
