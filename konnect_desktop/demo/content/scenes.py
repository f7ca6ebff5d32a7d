"""What a scene is: when it happens, for whom, and the words that belong to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from konnect_desktop.demo.content.people import Stage

if TYPE_CHECKING:
    from datetime import date

SPRING, SUMMER, AUTUMN, WINTER = SEASONS = ("spring", "summer", "autumn", "winter")
ALL_YEAR = frozenset(SEASONS)
ALL_AGES = frozenset(Stage)
WALKERS = frozenset({Stage.TODDLER, Stage.SCHOOL})


@dataclass(frozen=True, slots=True)
class Scene:
    """Something that happens at day care and can be seen on a picture of the same key.

    `lines` are diary sentences by age with the placeholders of `pronouns`; an age that is missing
    takes those of the toddlers. `captions` and `labels` are what a person writes at a photo.
    """

    key: str
    seasons: frozenset[str]
    ages: frozenset[Stage]
    labels: tuple[str, ...]
    captions: tuple[str, ...]
    lines: dict[Stage, tuple[str, ...]]

    def lines_for(self, stage: Stage) -> tuple[str, ...]:
        """Return the sentences for a child of this age."""
        return self.lines.get(stage) or self.lines.get(Stage.TODDLER) or self.lines[Stage.BABY]


def season_of(day: date) -> str:
    """Return the season of a day, by whole months."""
    return (WINTER, SPRING, SUMMER, AUTUMN)[day.month % 12 // 3]


def pronouns(first_name: str, other: str, *, is_girl: bool) -> dict[str, str]:
    """Return the words for the placeholders in a sentence about this child."""
    subject, owner, object_ = ("ze", "haar", "haar") if is_girl else ("hij", "zijn", "hem")
    return {
        "kind": first_name,
        "ander": other,
        "hij": subject,
        "Hij": subject.capitalize(),
        "zijn": owner,
        "Zijn": owner.capitalize(),
        "hem": object_,
    }
