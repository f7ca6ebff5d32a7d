"""portal-api 2.2: the children."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.conformance.naive import Family, payload, sign_in
from tests.demo.reading import PARENT_API, Json

if TYPE_CHECKING:
    import httpx

    from tests.support.tls_portal import TlsPortal


def _family(portal: TlsPortal, org: str) -> Json:
    with sign_in(portal, org) as client:
        return payload(client, "/children/")


def test_2_2_a_child_has_the_keys_of_the_portal(portal: TlsPortal) -> None:
    family = _family(portal, "demo")
    noor, sem = family["activeChildren"]
    assert family.keys() == {"activeChildren", "inactiveChildren"}
    for child in (noor, sem, *family["inactiveChildren"]):
        assert child.keys() == {
            "id", "fullname", "firstName", "middleName", "lastName", "activeGroups",
            "dateOfBirth", "hasActivePlacements", "avatar", "avatars", "childGroup",
        }  # fmt: skip
        assert re.fullmatch("[0-9a-f]{32}", child["id"])
    assert noor["fullname"] == "Noor de Graaf"
    assert noor["activeGroups"] == [{"name": "Lieveheersbeestjes"}]
    assert sem["activeGroups"] == [{"name": "Rupsjes"}]
    assert noor["hasActivePlacements"] is True


def test_2_2_five_children_two_of_them_twins_and_one_who_has_left(portal: TlsPortal) -> None:
    first, second = _family(portal, "demo"), _family(portal, "demo2")
    names = [
        [child["firstName"] for child in family["activeChildren"]] for family in (first, second)
    ]
    assert names == [["Noor", "Sem"], ["Lotte", "Bram"]]
    (guus,) = first["inactiveChildren"]
    assert guus["firstName"] == "Guus"
    assert guus["hasActivePlacements"] is False
    lotte, bram = second["activeChildren"]
    assert lotte["dateOfBirth"] == bram["dateOfBirth"]
    assert lotte["middleName"] is None
    assert second["inactiveChildren"] == []


def test_2_2_a_day_of_birth_is_a_midnight_in_amsterdam(portal: TlsPortal) -> None:
    noor = _family(portal, "demo")["activeChildren"][0]
    born = datetime.fromtimestamp(noor["dateOfBirth"] / 1000, ZoneInfo("Europe/Amsterdam"))
    assert (born.date(), born.hour, born.minute) == (date(2024, 2, 21), 0, 0)


def test_2_2_the_ids_are_those_of_timeline_and_planning(
    portal: TlsPortal, parent: httpx.Client, zonnebloem: Family
) -> None:
    family = _family(portal, "demo")
    ids = {child["id"] for children in family.values() for child in children}
    told = {child["id"] for card in zonnebloem[0] for child in card["children"]}
    days = payload(parent, "/calendar/20241001/until/20270430")["days"]
    planned = {group["child"]["id"] for day in days for group in day["children"]}
    assert ids == told == planned


def test_2_2_the_slash_belongs_to_the_route(parent: httpx.Client) -> None:
    assert parent.get(f"{PARENT_API}/children").status_code == 404


def test_2_2_the_third_family_has_a_child_without_placement_and_no_card(
    portal: TlsPortal,
) -> None:
    with sign_in(portal, "demo3") as client:
        (pip,) = payload(client, "/children/")["activeChildren"]
        cards = client.get(f"{PARENT_API}/timeline/cards/v2/0").json()
    assert pip["hasActivePlacements"] is False
    assert cards == []
