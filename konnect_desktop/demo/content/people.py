"""Who there is in the invented organisations: values, and nothing about any one of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_BABY_UNTIL_MONTHS = 16
_TODDLER_UNTIL_MONTHS = 48


class Stage(Enum):
    """How old a child is, as far as a diary cares."""

    BABY = "baby"
    TODDLER = "toddler"
    SCHOOL = "school"


@dataclass(frozen=True, slots=True)
class Child:
    """A child of the demo account; `since` and `until` are its first and last day of care."""

    id: str
    key: str
    first_name: str
    middle_name: str | None
    last_name: str
    is_girl: bool
    born: date
    group: str
    weekdays: frozenset[int]
    since: date
    until: date | None = None

    @property
    def full_name(self) -> str:
        """The name as the portal writes it in one piece."""
        parts = (self.first_name, self.middle_name, self.last_name)
        return " ".join(part for part in parts if part)

    def stage_on(self, day: date) -> Stage:
        """Return how old the child is on a day."""
        months = (day.year - self.born.year) * 12 + day.month - self.born.month
        if months < _BABY_UNTIL_MONTHS:
            return Stage.BABY
        return Stage.TODDLER if months < _TODDLER_UNTIL_MONTHS else Stage.SCHOOL

    def is_placed_on(self, day: date) -> bool:
        """Say whether the child has a place on a day, whatever weekday it is."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Group:
    """A group with the two people who work there."""

    name: str
    staff: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Parent:
    """The parent who signs in."""

    id: str
    first_name: str
    middle_name: str | None
    last_name: str
    email: str

    @property
    def full_name(self) -> str:
        """The name as the portal writes it in one piece."""
        parts = (self.first_name, self.middle_name, self.last_name)
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Organisation:
    """An invented organisation with one family; its password is public."""

    org: str
    name: str
    customer_name: str
    team: str
    username: str
    password: str
    parent: Parent
    children: tuple[Child, ...]
    groups: tuple[Group, ...]
    other_children: tuple[str, ...]
    forbids_some_downloads: bool

    def group(self, name: str) -> Group:
        """Return the group of this name; raises `LookupError` if there is none."""
        for group in self.groups:
            if group.name == name:
                return group
        raise LookupError(name)
