"""Objects of the planning (portal-api 2.12); the rule is ``wire``'s."""

from __future__ import annotations

from typing import Any

from konnect_desktop.api.wire import Item


class Calendar(Item):
    """The payload."""

    days: list[Any]


class Day(Item):
    """One day; that it has a ``date`` is a guess, and nothing depends on it."""

    date: Any = None
    children: list[Any] | None = None


class Group(Item):
    """What is planned for one child."""

    child: Any
    combined_planning_parts: list[Any] | None = None


class Combined(Item):
    """Parts that belong together."""

    planning_parts: list[Any] | None = None


class Part(Item):
    """A stretch of time."""

    start_time: Any
    end_time: Any
    extra_info: Any = None
    planned_attendance_code: Any = None
    to_confirm_product: Any = None


class AttendanceCode(Item):
    """Whether the child is expected."""

    code: Any = None
