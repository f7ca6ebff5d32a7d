"""The planning of the days that were asked for last, whole, with when the portal told it.

Rule: it says what the portal says now, so what is read takes the place of all that was kept.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime

import msgspec
from msgspec import Struct

from konnect_desktop.cache.decoders import decoder_of
from konnect_desktop.domain.calendar import Calendar


class StoredPlanning(Struct, frozen=True):
    """A planning, and the aware moment at which it was read."""

    calendar: Calendar
    read_at: datetime


def put_planning(connection: sqlite3.Connection, calendar: Calendar, read_at: datetime) -> None:
    """Keep a planning in place of the one before; what could not be read of it is left out."""
    body = msgspec.json.encode(replace(calendar, quarantined=()))
    moment = read_at.astimezone(UTC).isoformat()
    connection.execute("DELETE FROM planning")
    connection.execute(
        "INSERT INTO planning VALUES (?, ?, ?)", (calendar.first.isoformat(), moment, body)
    )


def planning(connection: sqlite3.Connection) -> StoredPlanning | None:
    """Return the planning that is kept."""
    row = connection.execute("SELECT read_at, body FROM planning").fetchone()
    if row is None:
        return None
    read_at, body = row
    return StoredPlanning(decoder_of(Calendar).decode(body), msgspec.convert(read_at, datetime))
