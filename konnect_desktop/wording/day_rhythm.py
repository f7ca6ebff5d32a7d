"""Moments of a child's day in words: ‘08:20 fles, 180 ml’, ‘slaapt nu’, ‘Nog 3 momenten’."""

from __future__ import annotations

from typing import Final

from konnect_desktop.domain.rhythm import RhythmMoment
from konnect_desktop.wording.dates import clock_of, span, time_range
from konnect_desktop.wording.language import Language

_DOT: Final = " · "


def moment_name(moment: RhythmMoment, language: Language) -> str:
    """Return the portal's word for a moment; one it has no word for is just a moment."""
    return moment.label or language.pick("Moment", "Moment")


def moment_time(moment: RhythmMoment) -> str:
    """Write when it began; empty for a moment without a time."""
    return "" if moment.start_min is None else clock_of(moment.start_min)


def moment_length(moment: RhythmMoment, language: Language) -> str:
    """Write how long it lasted; empty where that is not known."""
    if moment.start_min is None or moment.end_min is None:
        return ""
    return span(moment.end_min - moment.start_min, language)


def moment_caption(moment: RhythmMoment, language: Language) -> str:
    """Return the few words below a bead: what it was, or the detail where that is no riddle."""
    if moment.detail and _speaks_for_itself(moment):
        return moment.detail
    return _inside_sentence(moment_name(moment, language))


def moment_long_caption(moment: RhythmMoment, language: Language) -> str:
    """Return the words below a bead that has room: ‘cracker · met kaas’."""
    caption = moment_caption(moment, language)
    return _DOT.join(filter(None, (caption, "" if caption == moment.detail else moment.detail)))


def moment_amount(moment: RhythmMoment, language: Language) -> str:
    """Return what is told beside a moment's name: how much and how long, as far as known."""
    return _DOT.join(filter(None, (moment.detail, moment_length(moment, language))))


def asleep_now(language: Language) -> str:
    """Say of a nap that it goes on."""
    return language.pick("asleep now", "slaapt nu")


def since(moment: RhythmMoment, language: Language) -> str:
    """Say since when a nap goes on; empty for a moment without a time."""
    time = moment_time(moment)
    return language.pick(f"since {time}", f"sinds {time}") if time else ""


def moment_spoken(moment: RhythmMoment, language: Language, *, is_running: bool = False) -> str:
    """Say a moment with all that is known of it: ‘09:30–10:45 geslapen, 1 u 15’."""
    name = _inside_sentence(moment_name(moment, language))
    rest = [moment.detail, moment_length(moment, language), moment.remark]
    if is_running:
        rest.insert(0, asleep_now(language))
    return ", ".join(filter(None, (f"{_times(moment)} {name}".strip(), *rest)))


def more_moments(number: int, language: Language) -> str:
    """Word the link to the moments that a short list leaves out: ‘Nog 3 momenten’."""
    return language.pick(
        f"{number} more moment{'' if number == 1 else 's'}",
        f"Nog {number} moment{'' if number == 1 else 'en'}",
    )


def the_day(language: Language) -> str:
    """Name the moments of a day as a whole."""
    return language.pick("The day", "De dag")


def _times(moment: RhythmMoment) -> str:
    if moment.start_min is not None and moment.end_min is not None:
        return time_range(moment.start_min, moment.end_min)
    return moment_time(moment)


def _speaks_for_itself(moment: RhythmMoment) -> bool:
    """Say whether a detail is understood without the name: ‘180 ml’, ‘plas’ below a nappy."""
    name = moment.label.casefold()
    shown = moment.icon.partition("-")[0].casefold() == name.replace(" ", "")
    return shown or name in moment.detail.casefold() or any(map(str.isdigit, moment.detail))


def _inside_sentence(name: str) -> str:
    """Write a label small, unless it is an abbreviation or has capitals of its own."""
    return name[:1].lower() + name[1:] if name[1:] == name[1:].lower() else name
