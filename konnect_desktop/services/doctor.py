"""Whether a portal answers as it is known to: one request after the other, none that changes.

Rule: the check ends when going on makes no sense, within a known time, and whatever an answer
holds it ends with findings.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterable
from datetime import date
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from konnect_desktop.api.client import ApiClient
from konnect_desktop.api.network import Clock
from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.domain.findings import RouteFinding, Why
from konnect_desktop.services.doctor_looks import RENEWAL, SIGN_IN, Looks, Step

__all__ = ["RENEWAL", "SIGN_IN", "Patience", "PortalDoctor"]

# After these no other route would answer either.
_ENDS_ALL: Final = frozenset(
    {
        ErrorKind.CAPTIVE,
        ErrorKind.PROXY,
        ErrorKind.TLS,
        ErrorKind.SIGN_IN_FIRST,
        ErrorKind.LOGIN_REJECTED,
        ErrorKind.LOGIN_BLOCKED,
        ErrorKind.RESET_PASSWORD,
        ErrorKind.WRONG_TENANT,
        ErrorKind.NOT_PARENT,
        ErrorKind.ACCOUNT_CHANGED,
    }
)
# These may be one route's; at the first route or at two running they are the portal's.
_OUT_OF_REACH: Final = frozenset(
    {
        ErrorKind.OFFLINE,
        ErrorKind.TIMEOUT,
        ErrorKind.PORTAL_DOWN,
        ErrorKind.MAINTENANCE,
        ErrorKind.RATE_LIMITED,
    }
)
_RUNNING: Final = 2
_log = logging.getLogger(__name__)


class Patience(Struct, frozen=True):
    """For how long a route may be looked at, and after how long no other one is begun."""

    route_s: float = 60.0
    all_s: float = 300.0


class PortalDoctor:
    """Looks at all known routes for one account.

    Args:
        api: Its client.
        today: The day in Amsterdam.
        had_cards: Whether the timeline is known to have had cards (F050).
        patience: How long it may take.
        clock: Measures that.
    """

    def __init__(
        self,
        api: ApiClient,
        today: date,
        *,
        had_cards: bool = False,
        patience: Patience | None = None,
        clock: Clock | None = None,
    ) -> None:
        self._api = api
        self._looks = Looks(api, today, had_cards=had_cards)
        self._patience = patience or Patience()
        self._clock = clock or Clock()

    @property
    def clock_ahead_s(self) -> float | None:
        """By how many seconds this computer's clock is ahead of the portal's."""
        return self._looks.clock_ahead_s

    @property
    def planning_offline(self) -> bool:
        """Whether the portal says that its planning may be outdated (F060)."""
        return self._looks.planning_offline

    @property
    def thumb_link(self) -> str | Why:
        """A link to a small picture, for a look at the media host; never told to anybody."""
        return self._looks.thumb_link

    async def findings(self) -> AsyncIterator[RouteFinding]:
        """Look at one route after the other; what ends the check is told of the rest."""
        end_s = self._clock.monotonic_s() + self._patience.all_s
        course = _Course()
        for step in self._looks.steps():
            if course.ended is None and self._clock.monotonic_s() >= end_s:
                course.ended = Why.NOT_REACHED
            if course.ended is not None:
                yield RouteFinding(step.route, skipped=course.ended)
                continue
            finding = await self._finding(step)
            course.note(finding)
            yield finding

    def without_names(self, findings: Iterable[RouteFinding]) -> tuple[RouteFinding, ...]:
        """Return what was found without the keys that are words of any answer, an early one's too.

        What was told of an answer before a later one came may hold a word of that.
        """
        told = self._api.examiner.told_in_the_end
        return tuple(replace(each, differences=told(each.differences)) for each in findings)

    async def _finding(self, step: Step) -> RouteFinding:
        try:
            async with asyncio.timeout(self._patience.route_s):
                found = await step.look()
        except KonnectError as error:
            return RouteFinding(step.route, failure=error.kind)
        except TimeoutError:
            return RouteFinding(step.route, failure=ErrorKind.TIMEOUT)
        except Exception as error:  # noqa: BLE001 — whatever comes, the other routes are looked at
            _log.error("%s: %s", step.route, type(error).__name__)
            return RouteFinding(step.route, failure=ErrorKind.INTERNAL)
        if isinstance(found, Why):
            return RouteFinding(step.route, skipped=found)
        return replace(found, route=step.route)


class _Course:
    """Knows from what was found whether going on makes sense.

    Attributes:
        ended: Why nothing more is asked.
    """

    def __init__(self) -> None:
        self.ended: Why | None = None
        self._asked = 0
        self._out_of_reach = 0

    def note(self, finding: RouteFinding) -> None:
        """Take note of how the last route answered."""
        if finding.skipped is not None:
            return
        self._asked += 1
        self._out_of_reach = self._out_of_reach + 1 if finding.failure in _OUT_OF_REACH else 0
        if finding.failure is None:
            return
        if finding.route == SIGN_IN:
            # Every other route would send the password once more.
            self.ended = Why.NO_SIGN_IN
        elif finding.failure in _ENDS_ALL or self._is_out_of_reach:
            self.ended = Why.NOT_REACHED

    @property
    def _is_out_of_reach(self) -> bool:
        return self._out_of_reach == _RUNNING or self._out_of_reach == self._asked == 1
