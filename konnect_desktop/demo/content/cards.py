"""The cards of a day in the timeline, in the portal's order: diaries, photos, the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from konnect_desktop.demo.content import diary, sentences
from konnect_desktop.demo.content.attachments import Attachment, diary_attachments
from konnect_desktop.demo.content.dice import Dice
from konnect_desktop.demo.content.people import Stage
from konnect_desktop.demo.content.rhythm import (
    draw_rhythm,
    rhythm_html,
    showcase_baby_rhythm,
    with_running_nap,
)
from konnect_desktop.demo.content.scenes import season_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from konnect_desktop.demo.content.people import Child, Organisation
    from konnect_desktop.demo.content.photos import Photo, PhotoMaker
    from konnect_desktop.demo.content.plan import DayPlan
    from konnect_desktop.demo.content.settings import ContentSettings

BY_STAFF = "timeline.card_journal_header_type.employees_of"
BY_PARENT = "timeline.card_journal_header_type.parent"
"""How the portal names a parent's own diary is not known; this key is our reading."""

_NEW_FOR_DAYS = 2
_WHOLE = 100
_LONG, _HOSTILE, _ACCENTED = range(3)


@dataclass(frozen=True, slots=True)
class JournalCard:
    """A diary entry about one child."""

    day: date
    children: tuple[Child, ...]
    journal_id: str
    written_by: str
    writer_type: str
    rhythm_html: str
    text_html: str
    photos: tuple[Photo, ...]
    attachments: tuple[Attachment, ...]
    is_new: bool
    is_edited: bool


@dataclass(frozen=True, slots=True)
class PhotoCard:
    """Photos and videos of a day, newest first."""

    day: date
    children: tuple[Child, ...]
    photos: tuple[Photo, ...]


@dataclass(frozen=True, slots=True)
class TriggerCard:
    """A card that asks the parent for something; it may have no date."""

    day: date | None
    children: tuple[Child, ...]
    trigger_id: str
    description: str


@dataclass(frozen=True, slots=True)
class MilestoneCard:
    """A kind of card that no client knows: the real portal may add kinds too."""

    day: date
    children: tuple[Child, ...]
    milestone_id: str
    title: str
    description: str


Card = JournalCard | PhotoCard | TriggerCard | MilestoneCard


class CardMaker:
    """Makes the cards of an organisation's days; the same for the same seed and day."""

    def __init__(self, place: Organisation, settings: ContentSettings, photos: PhotoMaker) -> None:
        self._place = place
        self._settings = settings
        self._photos = photos

    def cards(self, plan: DayPlan) -> list[Card]:
        """Return the cards of a day; as many as the plan counts."""
        made: list[Card] = [*self._journals(plan)]
        if plan.parent_about:
            made.append(self._by_parent(plan, plan.parent_about))
        made += self._photo_cards(plan)
        if plan.milestone_of:
            made.append(self._milestone(plan, plan.milestone_of))
        if plan.trigger_for:
            made.append(self._trigger(plan, plan.trigger_for))
        if asked := plan.undated_trigger_for:
            text = sentences.TRIGGER_UNDATED.format(kind=asked.first_name)
            made.append(TriggerCard(None, (asked,), "t-zwemmen", text))
        return made

    def _journals(self, plan: DayPlan) -> Iterator[JournalCard]:
        photos = self._photos.of_day(plan)[: plan.diary_only + plan.shared]
        for number, child in enumerate(plan.writers):
            dice = Dice(self._settings.seed, self._place.org, "diary", plan.day, child.key)
            mine = [
                photo for index, photo in enumerate(photos) if index % len(plan.writers) == number
            ]
            journal_id = f"j-{plan.day:%Y%m%d}-{number + 1}"
            yield JournalCard(
                day=plan.day,
                children=(child,),
                journal_id=journal_id,
                written_by=self._writer(plan, child, dice),
                writer_type=BY_STAFF,
                rhythm_html=self._rhythm(plan, child, dice),
                text_html=self._text(plan, child, dice),
                photos=tuple(reversed(mine)),
                attachments=self._attachments(plan, journal_id),
                is_new=self._is_new(plan),
                is_edited=dice.chance(5),
            )

    def _attachments(self, plan: DayPlan, journal_id: str) -> tuple[Attachment, ...]:
        if plan.showcase is not None:
            return ()
        return diary_attachments(self._settings.seed, self._place.org, journal_id)

    def _writer(self, plan: DayPlan, child: Child, dice: Dice) -> str:
        first, second = self._place.group(child.group).staff
        together = f"{first} en {second}"
        if plan.showcase == 0:
            return together
        return dice.pick((first, second, first, second, together, f"Team {child.group}"))

    def _rhythm(self, plan: DayPlan, child: Child, dice: Dice) -> str:
        stage = child.stage_on(plan.day)
        if plan.showcase == 0:
            moments = showcase_baby_rhythm()
        else:
            moments = draw_rhythm(stage, season_of(plan.day), dice)
            if plan.is_newest and stage is not Stage.SCHOOL:
                moments = with_running_nap(moments)
        if plan.is_newest:
            moments = moments[: -(-len(moments) * self._settings.grown_percent // 100)]
        return rhythm_html(moments)

    def _text(self, plan: DayPlan, child: Child, dice: Dice) -> str:
        other = dice.pick(self._place.other_children)
        if plan.is_newest and self._settings.grown_percent < _WHOLE:
            return diary.sentence_html(
                sentences.OPENINGS[child.stage_on(plan.day)][0], child, other
            )
        if plan.showcase == 0:
            return diary.sentence_html(sentences.SHOWCASE_BABY, child, other)
        special = self._special(plan, child)
        if special == _LONG:
            return diary.long_html(child, plan.day, other, dice)
        if special == _HOSTILE:
            return diary.hostile_html(child, plan.day, other, dice)
        if special == _ACCENTED:
            return diary.accented_html(child, other)
        themes = self._photos.themes(plan.day, plan.children, max(3, -(-plan.items // 3)))
        return diary.diary_html(child, plan.day, themes[:5], other, dice)

    def _special(self, plan: DayPlan, child: Child) -> int | None:
        """One diary in the second week of each month is special, each kind once in a quarter."""
        is_second_week = 8 <= plan.day.day < 15  # noqa: PLR2004 — days of the month
        on_first_weekday = plan.day.weekday() == min(child.weekdays) and plan.showcase is None
        if plan.writers[0] is child and is_second_week and on_first_weekday:
            return plan.day.month % 3
        return None

    def _by_parent(self, plan: DayPlan, child: Child) -> JournalCard:
        dice = Dice(self._settings.seed, self._place.org, "parent", plan.day)
        text = sentences.PARENT_TODAY if plan.showcase == 0 else dice.pick(sentences.PARENT)
        return JournalCard(
            day=plan.day,
            children=(child,),
            journal_id=f"j-{plan.day:%Y%m%d}-0",
            written_by=self._place.parent.full_name,
            writer_type=BY_PARENT,
            rhythm_html="",
            text_html=diary.sentence_html(text, child, ""),
            photos=(),
            attachments=(),
            is_new=False,
            is_edited=False,
        )

    def _photo_cards(self, plan: DayPlan) -> Iterator[PhotoCard]:
        newest_first = self._photos.of_day(plan)[plan.diary_only :][::-1]
        start = 0
        for size in plan.card_sizes:
            photos = newest_first[start : start + size]
            yield PhotoCard(plan.day, _own_children(plan, photos), photos)
            start += size

    def _milestone(self, plan: DayPlan, child: Child) -> MilestoneCard:
        dice = Dice(self._settings.seed, self._place.org, "milestone", plan.day)
        title, text = dice.pick(sentences.MILESTONES[child.stage_on(plan.day)])
        words = diary.words_for(child, dice.pick(self._place.other_children))
        return MilestoneCard(
            plan.day, (child,), f"m-{plan.day:%Y%m%d}", title, text.format_map(words)
        )

    def _trigger(self, plan: DayPlan, child: Child) -> TriggerCard:
        dice = Dice(self._settings.seed, self._place.org, "trigger", plan.day)
        text = dice.pick(sentences.TRIGGERS).format(kind=child.first_name)
        return TriggerCard(plan.day, (child,), f"t-{plan.day:%Y%m%d}", text)

    def _is_new(self, plan: DayPlan) -> bool:
        return (self._settings.today - plan.day).days <= _NEW_FOR_DAYS


def _own_children(plan: DayPlan, photos: Sequence[Photo]) -> tuple[Child, ...]:
    ids = {tag.person_id for photo in photos for tag in photo.tags}
    return tuple(child for child in plan.children if child.id in ids) or plan.children
