"""Where the beads of a day go: at their time, pushed apart where they would touch."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont

from konnect_desktop.views.components.day_ribbon.moment import Moment
from konnect_desktop.views.painting.text import text_width
from konnect_desktop.views.theme import Size, Space, TextStyle, Theme

NARROWEST: Final = 560
"""Below this width (in pixels at 100 %) the day is a list."""
BEAD_GAP: Final = 14
SHORTEST_NAP: Final = 78
_LABEL_GAP: Final = 8
_NAP_ICON: Final = 20
_HOUR: Final = 60


class Placed(Struct, frozen=True):
    """A moment and the place of its bead or capsule; time and ``label`` stand centred below it."""

    moment: Moment
    shape: QRect
    label: str


class Arrangement(Struct, frozen=True):
    """All beads of a day within a width."""

    placed: Sequence[Placed]
    width: int


class _Bead(Struct):
    moment: Moment
    width: int
    label: int
    centre: float
    words: str = ""

    @property
    def reach(self) -> float:
        return max(self.width, self.label) / 2


def arrange(moments: Sequence[Moment], width: int, theme: Theme) -> Arrangement | None:
    """Place the moments, which come in order of time; None where a list fits better."""
    if width < theme.px(NARROWEST) or not moments:
        return None
    beads = _at_their_times(moments, width, theme)
    _push_right(beads, theme)
    _push_left(beads, width, theme)
    if beads[0].centre < beads[0].reach - 1:
        return None
    _say_more(beads, width, theme)
    side = theme.px(Size.BEAD)
    return Arrangement(
        [
            Placed(
                bead.moment,
                QRect(round(bead.centre - bead.width / 2), 0, bead.width, side),
                bead.words,
            )
            for bead in beads
        ],
        width,
    )


def _at_their_times(moments: Sequence[Moment], width: int, theme: Theme) -> list[_Bead]:
    first = min(moment.start_min for moment in moments) // _HOUR * _HOUR
    latest = max(moment.end_min or moment.start_min for moment in moments)
    last = (latest // _HOUR + 1) * _HOUR
    side = theme.px(Size.BEAD)
    per_minute = (width - side) / (last - first)
    beads: list[_Bead] = []
    for moment in moments:
        span = (moment.end_min or moment.start_min) - moment.start_min
        length = max(span * per_minute, nap_width(moment, theme)) if moment.is_nap else side
        left = (moment.start_min - first) * per_minute
        label = _label(moment.time, moment.detail, theme)
        beads.append(_Bead(moment, round(length), label, left + length / 2, moment.detail))
    return beads


def nap_width(moment: Moment, theme: Theme) -> int:
    """Return the least width of a capsule: 78, and what its words need."""
    words = text_width(moment.inside, theme.font(TextStyle.CAPTION, QFont.Weight.DemiBold))
    content = words + theme.px(_NAP_ICON + Space.XS + 2 * Space.S)
    # Where a running nap fades out there is no fill to read its words on.
    fading = theme.px(Space.L) if moment.is_running else 0
    return max(theme.px(SHORTEST_NAP), content + fading)


def _push_right(beads: list[_Bead], theme: Theme) -> None:
    beads[0].centre = max(beads[0].centre, beads[0].reach)
    for before, bead in pairwise(beads):
        bead.centre = max(bead.centre, before.centre + _distance(before, bead, theme))


def _push_left(beads: list[_Bead], width: int, theme: Theme) -> None:
    beads[-1].centre = min(beads[-1].centre, width - beads[-1].reach)
    backwards = beads[::-1]
    for after, bead in pairwise(backwards):
        bead.centre = min(bead.centre, after.centre - _distance(bead, after, theme))


def _distance(before: _Bead, after: _Bead, theme: Theme) -> float:
    shapes = (before.width + after.width) / 2 + theme.px(BEAD_GAP)
    labels = (before.label + after.label) / 2 + theme.px(_LABEL_GAP)
    return max(shapes, labels)


def _say_more(beads: list[_Bead], width: int, theme: Theme) -> None:
    """Give longer words to the beads that have room for them where they stand."""
    gap = theme.px(_LABEL_GAP)
    for place, bead in enumerate(beads):
        label = _label(bead.moment.time, bead.moment.longer, theme)
        begin = beads[place - 1].centre + beads[place - 1].label / 2 + gap if place else 0
        following = beads[place + 1 : place + 2]
        end = min((each.centre - each.label / 2 - gap for each in following), default=width)
        fits = begin <= bead.centre - label / 2 and bead.centre + label / 2 <= end
        if bead.moment.longer and fits:
            bead.label, bead.words = label, bead.moment.longer


def _label(time: str, words: str, theme: Theme) -> int:
    bold = theme.font(TextStyle.CAPTION, QFont.Weight.DemiBold, tabular=True)
    plain = theme.font(TextStyle.CAPTION, tabular=True)
    return max(text_width(time, bold), text_width(words, plain))
