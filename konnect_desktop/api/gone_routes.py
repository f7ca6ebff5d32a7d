"""Routes that a portal does not have any more, and when it makes sense to look again (F061)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from konnect_desktop.api.routes import Route

_MEMORY_S: Final = 3600.0


class GoneRoutes:
    """Remembers for an hour that a route itself was answered with 404 or 410."""

    def __init__(self) -> None:
        self._until_s: dict[Route, float] = {}

    def note(self, route: Route, values: Mapping[str, object], now_s: float) -> None:
        """Note such an answer, if it speaks of the route and not of what was asked for by it."""
        if "id" not in values and not values.get("offset"):
            self._until_s[route] = now_s + _MEMORY_S

    def has(self, route: Route, now_s: float) -> bool:
        """Say whether the route need not be asked now."""
        return now_s < self._until_s.get(route, 0.0)
