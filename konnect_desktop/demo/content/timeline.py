"""The timeline of an organisation: any card by its number, without making those before it."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from konnect_desktop.demo.content.cards import Card, CardMaker
from konnect_desktop.demo.content.plan import plan_days

if TYPE_CHECKING:
    from datetime import date

    from konnect_desktop.demo.content.people import Organisation
    from konnect_desktop.demo.content.photos import Photo, PhotoMaker
    from konnect_desktop.demo.content.settings import ContentSettings

_NUMBER_DIGITS = 4


class Timeline:
    """The cards of an organisation, newest day first."""

    def __init__(self, place: Organisation, settings: ContentSettings, photos: PhotoMaker) -> None:
        self._photos = photos
        self._maker = CardMaker(place, settings, photos)
        self._plans = plan_days(place, settings)
        self._ends = list(accumulate(plan.cards for plan in self._plans))
        self._by_day = {f"{plan.day:%y%m%d}": plan for plan in self._plans}
        self._cards_of = lru_cache(maxsize=24)(self._maker.cards)

    def cards(self, offset: int, limit: int) -> list[Card]:
        """Return up to `limit` cards after skipping `offset`; none past the end."""
        found: list[Card] = []
        index = bisect_right(self._ends, offset)
        skip = offset - (self._ends[index - 1] if index else 0)
        while index < len(self._plans) and len(found) < limit:
            found += self._cards_of(self._plans[index])[skip:]
            index, skip = index + 1, 0
        return found[:limit]

    def cards_of(self, day: date) -> list[Card]:
        """Return the cards of a day; none on a day without care."""
        plan = self._by_day.get(f"{day:%y%m%d}")
        return self._cards_of(plan) if plan else []

    def photo(self, stem: str) -> Photo:
        """Return the photo of this address; raises `LookupError` if there is none."""
        digits = stem.removeprefix("IMG-")
        plan = self._by_day[digits[:-_NUMBER_DIGITS]]
        return self._photos.of_day(plan)[int(digits[-_NUMBER_DIGITS:])]

    def some_photo_upto(self, day: date) -> Photo | None:
        """Return a photo of that day or of the newest day before it."""
        for plan in self._plans:
            if plan.day <= day and plan.photos:
                return next(each for each in self._photos.of_day(plan) if not each.is_video)
        return None
