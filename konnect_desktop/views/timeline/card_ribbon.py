"""Moments of a day as the day ribbon wants them, and what a ribbon has no place for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from konnect_desktop.domain.rhythm import RhythmMoment
from konnect_desktop.views.components.day_ribbon import Moment
from konnect_desktop.views.theme import RhythmGroup, rhythm_look
from konnect_desktop.views.timeline.card_words import minutes_of
from konnect_desktop.views.timeline.tools import CardTools
from konnect_desktop.wording import day_rhythm as words
from konnect_desktop.wording.language import Language

_LONGEST_NAP_MIN: Final = 240


def ribbon_moments(
    moments: Sequence[RhythmMoment], day: date | None, tools: CardTools
) -> Sequence[Moment]:
    """Return the moments that have a time, in the order of the day."""
    timed = sorted(
        (moment for moment in moments if moment.start_min is not None),
        key=lambda moment: moment.start_min or 0,
    )
    now = minutes_of(tools.now()) if day == tools.today() else None
    return [
        _shown(moment, tools.language, now if moment is timed[-1] else None) for moment in timed
    ]


def beside_ribbon(moments: Sequence[RhythmMoment], language: Language) -> Sequence[str]:
    """Return what a ribbon cannot show: moments without a time, and remarks with their moment."""
    return [
        words.moment_spoken(moment, language)
        for moment in moments
        if moment.start_min is None or moment.remark
    ]


def _shown(moment: RhythmMoment, language: Language, now: int | None) -> Moment:
    runs = _runs(moment, now)
    inside = words.asleep_now(language) if runs else words.moment_length(moment, language)
    caption = words.since(moment, language) if runs else words.moment_caption(moment, language)
    return Moment(
        moment.icon,
        moment.start_min or 0,
        words.moment_time(moment),
        words.moment_name(moment, language),
        caption,
        words.moment_spoken(moment, language, is_running=runs),
        end_min=now if runs else moment.end_min,
        inside=inside,
        is_running=runs,
        longer="" if runs else words.moment_long_caption(moment, language),
        amount="" if runs else words.moment_amount(moment, language),
    )


def _runs(moment: RhythmMoment, now: int | None) -> bool:
    """Say whether a nap goes on: the last moment of today, begun, not ended and not long ago."""
    if now is None or moment.end_min is not None or moment.start_min is None:
        return False
    asleep = rhythm_look(moment.icon).group is RhythmGroup.SLEEP
    return asleep and 0 <= now - moment.start_min <= _LONGEST_NAP_MIN
