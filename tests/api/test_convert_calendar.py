from __future__ import annotations

from datetime import date, datetime

import pytest

from konnect_desktop.api.convert_calendar import calendar
from konnect_desktop.api.documents import message_codes
from konnect_desktop.domain.calendar import Attendance, Calendar, PlanningPart
from konnect_desktop.domain.errors import ProtocolChangedError
from konnect_desktop.domain.time import AMSTERDAM
from tests.support.wire_samples import (
    DAY_MS,
    HOUR_MS,
    PLANNING_OFFLINE,
    child,
    day,
    enveloped,
    part,
)

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)


def _calendar(*days: object, codes: tuple[str, ...] = ()) -> Calendar:
    return calendar({"days": list(days)}, codes, FIRST, LAST)


def _part(**changes: object) -> PlanningPart:
    (only,) = _calendar(day(part(**changes))).days[0].children[0].parts
    return only


def test_a_day_is_read_field_by_field() -> None:
    asked = _calendar(day(part(extraInfo="Extra dagdeel", toConfirmProduct=True)))
    assert (asked.first, asked.last, asked.may_be_outdated) == (FIRST, LAST, False)
    assert asked.days[0].day == date(2026, 3, 12)
    (mila,) = asked.days[0].children
    assert (mila.child_id, mila.first_name, mila.full_name) == ("c1", "Mila", "Mila de Wit")
    (found,) = mila.parts
    assert found == PlanningPart(
        starts_at=datetime(2026, 3, 12, 8, tzinfo=AMSTERDAM),
        ends_at=datetime(2026, 3, 12, 13, tzinfo=AMSTERDAM),
        attendance=Attendance.PLANNED,
        wire_code="attend",
        remark="Extra dagdeel",
        to_confirm=True,
    )


@pytest.mark.parametrize(
    ("code", "attendance"),
    [
        ({"code": "attend"}, Attendance.PLANNED),
        ({"code": "absent"}, Attendance.ABSENT),
        ({"code": "tentative"}, Attendance.TENTATIVE),
        ({"code": "maybe"}, Attendance.UNKNOWN),
        ({"code": "unknown"}, Attendance.UNKNOWN),
        ({"code": None}, Attendance.UNKNOWN),
        ({}, Attendance.UNKNOWN),
        ("attend", Attendance.UNKNOWN),
        (None, Attendance.UNKNOWN),
    ],
)
def test_f049_a_code_that_is_not_known_is_unknown(code: object, attendance: Attendance) -> None:
    assert _part(plannedAttendanceCode=code).attendance is attendance


def test_f049_a_code_that_is_not_known_keeps_the_portals_word() -> None:
    assert _part(plannedAttendanceCode={"code": "maybe"}).wire_code == "maybe"


@pytest.mark.parametrize("value", [None, 1, "true", []])
def test_what_is_not_plainly_to_be_confirmed_is_not(value: object) -> None:
    assert not _part(toConfirmProduct=value).to_confirm


def test_missing_little_things_take_a_default() -> None:
    bare = {"startTime": DAY_MS, "endTime": DAY_MS + HOUR_MS}
    found = _calendar(day(bare)).days[0].children[0].parts[0]
    assert (found.remark, found.to_confirm, found.attendance) == ("", False, Attendance.UNKNOWN)


@pytest.mark.parametrize("said", [None, 0, "soon", 17732700, {}])
def test_f055_a_day_without_a_date_is_that_of_its_first_part(said: object) -> None:
    late, early = part(startTime=DAY_MS + 12 * HOUR_MS), part()
    (without,) = _calendar(day(late, early, date=said)).days
    assert without.day == date(2026, 3, 12)
    assert [p.starts_at.hour for p in without.children[0].parts] == [12, 8]


def test_a_day_without_a_date_key_is_that_of_its_first_part() -> None:
    keyless = day(part())
    del keyless["date"]
    assert _calendar(keyless).days[0].day == date(2026, 3, 12)


def test_f055_a_day_of_which_nothing_says_when_it_is_stays_unknown() -> None:
    (unknown,) = _calendar(day(date=None)).days
    assert unknown.day is None
    assert [each.child_id for each in unknown.children] == ["c1"]


def test_a_day_keeps_its_own_date_whatever_its_parts_say() -> None:
    assert _calendar(day(part(), date="2026-03-13")).days[0].day == date(2026, 3, 13)


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"startTime": None}, ".startTime"),
        ({"startTime": "later"}, ".startTime"),
        ({"endTime": 0}, ".endTime"),
        ({"endTime": DAY_MS + 8 * HOUR_MS}, ".endTime"),
        ({"endTime": DAY_MS}, ".endTime"),
    ],
)
def test_f049_f055_a_part_without_times_is_left_out_and_the_rest_stays(
    changes: dict[str, object], path: str
) -> None:
    found = _calendar(day(part(), part(**changes), part(), 7))
    assert len(found.days[0].children[0].parts) == 2
    where = "$.days[0].children[0].combinedPlanningParts[0].planningParts"
    assert [left.json_path for left in found.quarantined] == [f"{where}[1]{path}", f"{where}[3]"]


def test_f049_f056_a_child_without_an_id_is_left_out_and_the_others_stay() -> None:
    groups: list[object] = [
        {"child": child(id=None)},
        {"child": "Mila"},
        {"combinedPlanningParts": []},
        {"child": child(id=7), "combinedPlanningParts": None},
    ]
    found = _calendar({"date": DAY_MS, "children": groups}, None)
    assert [each.child_id for each in found.days[0].children] == ["7"]
    assert [left.json_path for left in found.quarantined] == [
        "$.days[0].children[0].child.id",
        "$.days[0].children[1].child",
        "$.days[0].children[2]",
        "$.days[1]",
    ]


def test_what_belongs_together_stays_together() -> None:
    group = {
        "child": child(),
        "combinedPlanningParts": [{"planningParts": [part(), part()]}, {"planningParts": [part()]}],
    }
    (each,) = _calendar({"children": [group]}).days[0].children
    assert [len(parts) for parts in each.combined] == [2, 1]
    assert len(each.parts) == 3


@pytest.mark.parametrize("document", [None, [], {}, {"days": None}, {"days": {}}, 7])
def test_f050_a_planning_that_is_no_list_is_a_changed_portal(document: object) -> None:
    with pytest.raises(ProtocolChangedError) as caught:
        calendar(document, (), FIRST, LAST)
    assert caught.value.route == "GET /calendar/{first}/until/{last}"


@pytest.mark.parametrize(
    ("code", "outdated"),
    [
        (PLANNING_OFFLINE, True),
        ("web.general.message.data_connector.offline", True),
        ("web.general.message.data_connector.child_planning.online", False),
        ("web.general.message.saved", False),
        ("", False),
    ],
)
def test_f060_a_lost_connection_to_the_planning_marks_it(code: str, *, outdated: bool) -> None:
    codes = message_codes(enveloped({}, "web.general.message.other", code))
    assert _calendar(codes=codes).may_be_outdated is outdated


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        {"messages": None},
        {"messages": {}},
        {"messages": [None, 7, {}, {"messageCode": 1}]},
    ],
)
def test_f060_messages_of_another_shape_say_nothing(document: object) -> None:
    assert message_codes(document) == ()
