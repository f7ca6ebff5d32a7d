"""The news of an organisation: articles that are laid out in columns (portal-api 2.10, 2.11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from konnect_desktop.demo.content.article_drafts import Look, Story
from konnect_desktop.demo.content.article_words import EVERGREENS, OF_MONTH
from konnect_desktop.demo.content.calendar import (
    AMSTERDAM,
    in_words,
    is_open,
    months_before,
    next_holiday,
)
from konnect_desktop.demo.content.dice import Dice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from konnect_desktop.demo.content.article_drafts import Part
    from konnect_desktop.demo.content.people import Organisation
    from konnect_desktop.demo.content.photos import PhotoMaker
    from konnect_desktop.demo.content.settings import ContentSettings

_EPOCH = date(2015, 1, 1)
_NEW = 2
_PER_MONTH = 2


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture or film of an article; `stem` is the last part of its address."""

    stem: str
    picture: str
    is_video: bool
    is_old: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A part of a section: HTML, a picture, or a picture with HTML below it."""

    html: str | None
    shot: Shot | None


@dataclass(frozen=True, slots=True)
class Section:
    """Columns beside each other; `layout` is the portal's name for that."""

    layout: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A news item with its whole text."""

    id: int
    title: str
    snippet: str
    published_at: datetime
    starts_unread: bool
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    id: int
    at: datetime
    story: Story


class Articles:
    """All articles of an organisation, newest first; written when first asked for."""

    def __init__(self, place: Organisation, settings: ContentSettings, photos: PhotoMaker) -> None:
        self._place = place
        self._settings = settings
        self._photos = photos

    @cached_property
    def items(self) -> tuple[Article, ...]:
        """The articles; the newest two have not been read."""
        drafts = sorted(self._drafts(), key=lambda draft: draft.at, reverse=True)
        return tuple(
            self._article(draft, starts_unread=number < _NEW) for number, draft in enumerate(drafts)
        )

    def find(self, article_id: int) -> Article | None:
        """Return the article of this id, if there is one."""
        return self._by_id.get(article_id)

    def shot(self, stem: str) -> Shot:
        """Return the picture of this address; raises `LookupError` if there is none."""
        return self._by_stem[stem]

    @cached_property
    def _by_id(self) -> dict[int, Article]:
        return {article.id: article for article in self.items}

    @cached_property
    def _by_stem(self) -> dict[str, Shot]:
        columns = (
            column
            for article in self.items
            for section in article.sections
            for column in section.columns
        )
        return {column.shot.stem: column.shot for column in columns if column.shot}

    def _drafts(self) -> Iterator[_Draft]:
        first = Dice(self._settings.seed, self._place.org, "stories").below(len(EVERGREENS))
        for back in range(self._settings.months + 1):
            month = months_before(self._settings.today, back)
            for number in range(_PER_MONTH):
                dice = Dice(self._settings.seed, self._place.org, "article", month, number)
                day = month + timedelta(days=number * 14 + dice.below(12))
                while not is_open(day):
                    day += timedelta(days=1)
                if day <= self._settings.today:
                    at = time(dice.between(8, 16), dice.below(60))
                    yield _Draft(
                        (day - _EPOCH).days * 10 + number,
                        datetime.combine(day, at, AMSTERDAM),
                        _story(month, number, first),
                    )

    def _article(self, draft: _Draft, *, starts_unread: bool) -> Article:
        words = self._words(draft.at.date())
        columns = self._columns(draft, words)
        return Article(
            id=draft.id,
            title=draft.story.title.format_map(words),
            snippet=draft.story.snippet.format_map(words),
            published_at=draft.at,
            starts_unread=starts_unread,
            sections=tuple(
                Section(row.layout, tuple(next(columns) for _ in row.parts))
                for row in draft.story.rows
            ),
        )

    def _columns(self, draft: _Draft, words: dict[str, str]) -> Iterator[Column]:
        parts = [part for row in draft.story.rows for part in row.parts]
        for number, part in enumerate(parts):
            html = part.html.format_map(words) if part.html else None
            stem = f"NEWS-{draft.id}p{number}"
            yield Column(html, self._shot(stem, part, draft.at.date(), number))

    def _shot(self, stem: str, part: Part, day: date, number: int) -> Shot | None:
        if part.look is Look.NONE:
            return None
        is_video = part.look is Look.FILM
        if is_video:
            picture = self._photos.film(part.scene, day)
        else:
            picture = self._photos.picture(part.scene, day, number)
        return Shot(stem, picture, is_video, is_old=part.look is Look.OLD)

    def _words(self, day: date) -> dict[str, str]:
        holiday, name = next_holiday(day)
        group = Dice(self._settings.seed, self._place.org, "article", day).pick(self._place.groups)
        return {
            "naam": self._place.name,
            "team": self._place.team,
            "groep": group.name,
            "collega": group.staff[0],
            "feestdag": name,
            "feestdatum": in_words(holiday),
        }


def _story(month: date, number: int, first: int) -> Story:
    """Return a month's own story as its first one, and else one of those that always fit."""
    if number == 0 and month.month in OF_MONTH:
        return OF_MONTH[month.month]
    turn = first + month.year * 12 + month.month + number * len(EVERGREENS) // _PER_MONTH
    return EVERGREENS[turn % len(EVERGREENS)]
