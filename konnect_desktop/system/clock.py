"""The computer's clock as the portal reads it: in Amsterdam's time (R27)."""

from __future__ import annotations

from datetime import UTC, date, datetime

from konnect_desktop.domain.time import AMSTERDAM


def now() -> datetime:
    """Return the moment."""
    return datetime.now(UTC).astimezone(AMSTERDAM)


def today() -> date:
    """Return the day it is in Amsterdam."""
    return now().date()
