"""The text of a diary entry, in HTML, for one child and one day."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from konnect_desktop.demo.content import sentences
from konnect_desktop.demo.content.calendar import easter
from konnect_desktop.demo.content.dice import Dice
from konnect_desktop.demo.content.scenes import Scene, pronouns, season_of
from konnect_desktop.demo.content.scenes_inside import INSIDE
from konnect_desktop.demo.content.scenes_outside import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from konnect_desktop.demo.content.people import Child, Stage

SCENES: dict[str, Scene] = {scene.key: scene for scene in (*OUTSIDE, *INSIDE)}

_LONG_TEXT_CHARS = 6000
_EGGS_BEFORE_DAYS = 21
_EGGS_AFTER_DAYS = 5


def scenes_for(day: date, stage: Stage) -> list[str]:
    """Return what a child of this age can do around this day, as keys of `SCENES`."""
    season = season_of(day)
    return [
        scene.key
        for scene in SCENES.values()
        if season in scene.seasons and stage in scene.ages and _is_time_for(scene.key, day)
    ]


def words_for(child: Child, other: str) -> dict[str, str]:
    """Return the words for the placeholders in a sentence about this child."""
    return pronouns(child.first_name, other, is_girl=child.is_girl)


def diary_html(child: Child, day: date, themes: Sequence[str], other: str, dice: Dice) -> str:
    """Return what the staff wrote about a child's day; sometimes that is nothing."""
    stage = child.stage_on(day)
    words = words_for(child, other)
    if dice.chance(4):
        return ""
    told = [dice.pick(SCENES[theme].lines_for(stage)) for theme in _told(themes, stage, dice)]
    first = [dice.pick(sentences.OPENINGS[stage]), *told]
    last = [dice.pick(sentences.GENERAL[stage])] if dice.chance(60) else []
    if dice.chance(45):
        last.append(dice.pick(sentences.CLOSINGS[season_of(day)]))
    if dice.chance(50):
        return _paragraph([*first, *last], words)
    return _paragraph(first, words) + _paragraph(last, words)


def long_html(child: Child, day: date, other: str, dice: Dice) -> str:
    """Return a looking back of about six thousand characters."""
    stage = child.stage_on(day)
    words = words_for(child, other)
    keys = [*scenes_for(day, stage)]
    html = sentences.LONG_TITLE
    while len(html) < _LONG_TEXT_CHARS:
        lines = [dice.pick(SCENES[dice.pick(keys)].lines_for(stage)) for _ in range(4)]
        html += _paragraph([*dict.fromkeys(lines), dice.pick(sentences.GENERAL[stage])], words)
    return html


def accented_html(child: Child, other: str) -> str:
    """Return a text with accents and an emoji."""
    return _paragraph([sentences.ACCENTS], words_for(child, other))


def hostile_html(child: Child, day: date, other: str, dice: Dice) -> str:
    """Return a text that holds a script and an event handler, as pasted text can."""
    text = _paragraph([dice.pick(sentences.GENERAL[child.stage_on(day)])], words_for(child, other))
    return text + sentences.HOSTILE


def sentence_html(sentence: str, child: Child, other: str) -> str:
    """Return one sentence about this child as a paragraph."""
    return _paragraph([sentence], words_for(child, other))


def _told(themes: Sequence[str], stage: Stage, dice: Dice) -> list[str]:
    fitting = [theme for theme in themes if stage in SCENES[theme].ages]
    return dice.shuffled(fitting)[: dice.between(1, 2)]


def _paragraph(lines: Sequence[str], words: dict[str, str]) -> str:
    text = " ".join(line.format_map(words) for line in lines)
    return f"<p>{escape(text, quote=False)}</p>" if text else ""


def _is_time_for(scene: str, day: date) -> bool:
    if scene == "eggs":
        return -_EGGS_BEFORE_DAYS <= (day - easter(day.year)).days <= _EGGS_AFTER_DAYS
    return True
