"""The planning of one organisation's children (portal-api 2.12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konnect_desktop.demo.envelope import enveloped, refused
from konnect_desktop.demo.path_values import day_of
from konnect_desktop.demo.wire_planning import planned_day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from konnect_desktop.demo.content.planning import Planning


class CalendarRoutes:
    """When each child comes; only days on which one is planned are told."""

    def __init__(self, planning: Planning) -> None:
        self._planning = planning

    def answers(self) -> Mapping[str, Callable[[Request], Response]]:
        """Return the answer of each path."""
        return {"/calendar/{first}/until/{last}": self._days}

    def _days(self, request: Request) -> Response:
        """Answer the days; that the last one belongs to them is our reading."""
        first = day_of(request.path_params["first"])
        last = day_of(request.path_params["last"])
        if first is None or last is None:
            return refused(400, "invalid")
        days = [planned_day(each) for each in self._planning.days(first, last)]
        return enveloped({"days": days}, messages=[])
