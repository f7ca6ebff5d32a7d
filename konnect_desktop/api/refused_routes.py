"""What the portal refuses whatever the token, so that no loop of logins starts (F013)."""

from __future__ import annotations

from typing import Final

from konnect_desktop.api.grants import Grant
from konnect_desktop.api.routes import Route

_MEMORY_S: Final = 10 * 60.0


class RefusedRoutes:
    """Remembers for ten minutes which 401s no renewal and no login can cure."""

    def __init__(self) -> None:
        self._until_s: dict[Route, float] = {}
        self._useful_serial = 0

    def note_useful(self, grant: Grant) -> None:
        """Note that the portal gave data for this grant's token."""
        self._useful_serial = max(self._useful_serial, grant.serial)

    def note_refused(self, route: Route, now_s: float) -> None:
        """Note that even a new login did not open the route."""
        self._until_s[route] = now_s + _MEMORY_S

    def is_hopeless(self, route: Route, grant: Grant, now_s: float) -> bool:
        """Say whether another token would be refused as well.

        That is so for a route that was noted, and where a login has just been made whose token
        has not opened anything yet.
        """
        if now_s < self._until_s.get(route, 0.0):
            return True
        never_useful = grant.from_login and grant.serial > self._useful_serial
        return never_useful and now_s < grant.granted_at_s + _MEMORY_S
