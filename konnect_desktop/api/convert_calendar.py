"""The planning, from the portal's objects to ours (portal-api 2.12)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import partial
from typing import Final

from konnect_desktop.api import routes
from konnect_desktop.api import wire_calendar as wire
from konnect_desktop.api.reading import Reader, WrongItemError, identifier, optional, struct, text
from konnect_desktop.api.wire import Child
from konnect_desktop.domain.calendar import (
    Attendance,
    Calendar,
    CalendarDay,
    ChildPlanning,
    PlanningPart,
)
from konnect_desktop.domain.time import moment_from_wire

_CODES = {code.value: code for code in Attendance if code is not Attendance.UNKNOWN}
# …message.data_connector.child_planning.offline.possible_incorrect_data, whatever stands around it.
_PLANNING_OFFLINE: Final = re.compile(r"\bdata_connector\.(?:[a-z_]+\.)*offline\b")


def calendar(document: object, message_codes: Iterable[str], first: date, last: date) -> Calendar:
    """Read the planning.

    Args:
        document: The payload.
        message_codes: The codes beside it, one of which tells of a lost connection (F060).
        first: From which day on it was asked for.
        last: Until which day.
    """
    reader = Reader(str(routes.CALENDAR))
    found = reader.whole(document, wire.Calendar)
    return Calendar(
        first=first,
        last=last,
        days=reader.items(found.days, "$.days", partial(_day, reader)),
        may_be_outdated=tells_of_a_lost_connection(message_codes),
        quarantined=reader.quarantined,
    )


def tells_of_a_lost_connection(message_codes: Iterable[str]) -> bool:
    """Say whether one of the codes means that the portal has lost its planning (F060)."""
    return any(_PLANNING_OFFLINE.search(code) for code in message_codes)


def _day(reader: Reader, value: object, path: str) -> CalendarDay:
    found = struct(value, wire.Day, path)
    children = reader.items(found.children, f"{path}.children", partial(_child, reader))
    said = moment_from_wire(found.date)
    return CalendarDay(said.date() if said else _day_of(children), children)


def _day_of(children: Iterable[ChildPlanning]) -> date | None:
    """Take the day from the first part: nobody has shown under which key a day names itself."""
    starts = [part.starts_at for child in children for part in child.parts]
    return min(starts).date() if starts else None


def _child(reader: Reader, value: object, path: str) -> ChildPlanning:
    found = struct(value, wire.Group, path)
    child = struct(found.child, Child, f"{path}.child")
    return ChildPlanning(
        child_id=identifier(child.id, f"{path}.child.id"),
        first_name=text(child.first_name),
        full_name=text(child.fullname),
        combined=reader.items(
            found.combined_planning_parts,
            f"{path}.combinedPlanningParts",
            partial(_combined, reader),
        ),
    )


def _combined(reader: Reader, value: object, path: str) -> tuple[PlanningPart, ...]:
    found = struct(value, wire.Combined, path)
    return reader.items(found.planning_parts, f"{path}.planningParts", _part)


def _part(value: object, path: str) -> PlanningPart:
    found = struct(value, wire.Part, path)
    starts_at = _moment(found.start_time, f"{path}.startTime")
    ends_at = _moment(found.end_time, f"{path}.endTime")
    if ends_at <= starts_at:
        raise WrongItemError(f"{path}.endTime", "expected an end after the start")
    attendance = optional(found.planned_attendance_code, wire.AttendanceCode)
    code = text(attendance.code) if attendance else ""
    return PlanningPart(
        starts_at=starts_at,
        ends_at=ends_at,
        attendance=_CODES.get(code, Attendance.UNKNOWN),
        wire_code=code,
        remark=text(found.extra_info),
        to_confirm=found.to_confirm_product is True,
    )


def _moment(value: object, path: str) -> datetime:
    """Read a time, without which a part is none."""
    moment = moment_from_wire(value)
    if moment is None:
        raise WrongItemError(path, "expected a time")
    return moment
