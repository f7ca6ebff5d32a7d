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
        self._useless: Grant | None = None

    def note_useful(self, grant: Grant) -> None:
        """Note that the portal gave data for this grant's token."""
        self._useful_serial = max(self._useful_serial, grant.serial)

    def note_refused(self, route: Route, grant: Grant, now_s: float) -> None:
        """Note that even this grant, made to open the route, did not."""
        self._until_s[route] = now_s + _MEMORY_S
        if grant.serial > self._useful_serial:
            self._useless = grant

    def is_hopeless(self, route: Route, grant: Grant, now_s: float) -> bool:
        """Say whether another token would be refused as well.

        That is so for a route that was noted, and for every route with a token that was made to
        open one and has opened none.
        """
        if now_s < self._until_s.get(route, 0.0):
            return True
        useless = self._useless is not None and grant.serial == self._useless.serial
        never_useful = useless and grant.serial > self._useful_serial
        return never_useful and now_s < grant.granted_at_s + _MEMORY_S
