"""Routes that a portal does not have any more, and when it makes sense to look again (F061)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from konnect_desktop.api.routes import Route

_MEMORY_S: Final = 3600.0

_Asked = tuple[Route, frozenset[tuple[str, str]]]


class GoneRoutes:
    """Remembers for an hour what was answered with 404 or 410.

    Only the very same question rests: a year without invoices says nothing of other years, nor of
    annual statements, which have the same route.
    """

    def __init__(self) -> None:
        self._until_s: dict[_Asked, float] = {}

    def note(self, route: Route, values: Mapping[str, object], now_s: float) -> None:
        """Note such an answer, if it speaks of the route and not of a thing or page of it."""
        if "id" not in values and not values.get("offset"):
            self._until_s[_asked(route, values)] = now_s + _MEMORY_S

    def has(self, route: Route, values: Mapping[str, object], now_s: float) -> bool:
        """Say whether this need not be asked now."""
        return now_s < self._until_s.get(_asked(route, values), 0.0)


def _asked(route: Route, values: Mapping[str, object]) -> _Asked:
    return route, frozenset((name, str(value)) for name, value in values.items())
