"""The newsletters of an organisation: one each month, in words and drawn pictures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from konnect_desktop.demo.content.calendar import (
    AMSTERDAM,
    in_words,
    is_open,
    month_in_words,
    months_before,
    next_holiday,
)
from konnect_desktop.demo.content.diary import SCENES, scenes_for
from konnect_desktop.demo.content.dice import Dice
from konnect_desktop.demo.content.newsletter_words import GROUP_LINES, MONTHS, MonthWords
from konnect_desktop.demo.content.people import Stage

if TYPE_CHECKING:
    from konnect_desktop.demo.content.people import Group, Organisation
    from konnect_desktop.demo.content.photos import PhotoMaker
    from konnect_desktop.demo.content.settings import ContentSettings

_FIRST_YEAR = 2015
_FIRST_ID = 640
_SENT_AT = time(16, 10)


@dataclass(frozen=True, slots=True)
class Illustration:
    """A drawn picture in the text of a newsletter."""

    picture: str
    caption: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a newsletter under a title of its own."""

    title: str
    paragraphs: tuple[str, ...]
    pictures: tuple[Illustration, ...] = ()


@dataclass(frozen=True, slots=True)
class Newsletter:
    """A newsletter as it was sent; `snippet` is how it begins."""

    id: int
    subject: str
    snippet: str
    sent_at: datetime
    starts_unread: bool
    sender: str
    chapters: tuple[Chapter, ...]


class Newsletters:
    """All newsletters of an organisation, newest first; told when first asked for."""

    def __init__(self, place: Organisation, settings: ContentSettings, photos: PhotoMaker) -> None:
        self._place = place
        self._settings = settings
        self._photos = photos

    @cached_property
    def items(self) -> tuple[Newsletter, ...]:
        """The newsletters; only the newest one has not been read."""
        today = self._settings.today
        days = (_sent_on(months_before(today, back)) for back in range(self._settings.months + 1))
        sent = [day for day in days if day <= today]
        return tuple(self._told(day, is_newest=day == sent[0]) for day in sent)

    def find(self, newsletter_id: int) -> Newsletter | None:
        """Return the newsletter of this id, if there is one."""
        return next((each for each in self.items if each.id == newsletter_id), None)

    def _told(self, day: date, *, is_newest: bool) -> Newsletter:
        words = MONTHS[day.month - 1]
        month = month_in_words(day)
        return Newsletter(
            id=_FIRST_ID + (day.year - _FIRST_YEAR) * 12 + day.month,
            subject=f"Nieuws van {month}: {words.subject}",
            snippet=words.opening,
            sent_at=datetime.combine(day, _SENT_AT, AMSTERDAM),
            starts_unread=is_newest,
            sender=self._place.team,
            chapters=self._chapters(day, words),
        )

    def _chapters(self, day: date, words: MonthWords) -> tuple[Chapter, ...]:
        opening = Chapter(
            words.subject[0].upper() + words.subject[1:],
            (words.opening, *words.more),
            (self._illustration(words.scene, day, 0),),
        )
        groups = (
            self._of_group(group, day, index) for index, group in enumerate(self._place.groups)
        )
        return (opening, *groups, _dates(day), Chapter("Tip voor thuis", (words.tip,)))

    def _of_group(self, group: Group, day: date, index: int) -> Chapter:
        dice = Dice(self._settings.seed, self._place.org, "newsletter", day, group.name)
        keys = dice.shuffled(scenes_for(day, self._stage(group, day)))[:2]
        lines = dice.shuffled(GROUP_LINES)
        first, second = (
            line.format(label=SCENES[key].labels[-1].lower())
            for line, key in zip(lines, keys, strict=False)
        )
        pictures = tuple(
            self._illustration(key, day, index + 1 + number) for number, key in enumerate(keys)
        )
        signed = f"Groetjes van {' en '.join(group.staff)}"
        return Chapter(group.name, (f"{first} {second}", signed), pictures)

    def _illustration(self, scene: str, day: date, number: int) -> Illustration:
        captions = SCENES[scene].captions
        caption = captions[(day.month + number) % len(captions)]
        return Illustration(self._photos.picture(scene, day, number), caption)

    def _stage(self, group: Group, day: date) -> Stage:
        of_group = [child for child in self._place.children if child.group == group.name]
        return of_group[0].stage_on(day) if of_group else Stage.TODDLER


def _sent_on(month: date) -> date:
    """Return the first open day of a month; in a month that is closed at first, a later one."""
    day = month
    while not is_open(day):
        day += timedelta(days=1)
    return day


def _dates(day: date) -> Chapter:
    holiday, name = next_holiday(day)
    first = f"{in_words(holiday).capitalize()} is het {name}. Dan zijn wij dicht."
    return Chapter("Op de kalender", (first, "Alle andere dagen staan in de agenda van de app."))
