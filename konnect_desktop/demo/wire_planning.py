"""The planning in the words of the wire (portal-api 2.12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konnect_desktop.demo.content.calendar import epoch_ms, midnight_ms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from konnect_desktop.demo.content.people import Child
    from konnect_desktop.demo.content.planning import PlannedDay, Slot
    from konnect_desktop.demo.json_types import JsonObject


def planned_day(planned: PlannedDay) -> JsonObject:
    """Write a day; that its own key is called `date` is our reading."""
    return {
        "date": midnight_ms(planned.day),
        "children": [_group(child, slots) for child, slots in planned.children],
    }


def _group(child: Child, slots: Sequence[Slot]) -> JsonObject:
    return {
        "child": {"id": child.id, "firstName": child.first_name, "fullname": child.full_name},
        "combinedPlanningParts": [{"planningParts": [_part(slot) for slot in slots]}],
    }


def _part(slot: Slot) -> JsonObject:
    """Write a slot; it has no `toConfirmProduct` where there is nothing left to confirm."""
    part: JsonObject = {
        "startTime": epoch_ms(slot.start),
        "endTime": epoch_ms(slot.end),
        "extraInfo": slot.remark,
        "plannedAttendanceCode": {"code": slot.attendance.value},
    }
    if slot.must_be_confirmed is None:
        return part
    return {**part, "toConfirmProduct": slot.must_be_confirmed}
