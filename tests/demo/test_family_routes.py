"""Wire 2.1 to 2.4 and section 3: people and counters, and which answers stand in the envelope."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from konnect_desktop.demo.content.calendar import AMSTERDAM
from tests.demo.reading import PARENT_API, Json, open_client, sign_in

if TYPE_CHECKING:
    import httpx

    from tests.support.portal import DemoPortal

ENVELOPED = ("/parent", "/children/", "/customer/info", "/notification/notifications")


@pytest.mark.parametrize("path", ENVELOPED)
def test_3_these_answers_stand_in_the_envelope(parent: httpx.Client, path: str) -> None:
    body = parent.get(PARENT_API + path).json()
    assert body.keys() == {"result", "payload", "messages"}
    assert body["result"] is True


def test_3_timeline_mailbox_and_thread_are_bare(
    parent: httpx.Client, zonnebloem: tuple[list[Json], list[Json], list[Json]]
) -> None:
    _, rows, threads = zonnebloem
    assert isinstance(parent.get(f"{PARENT_API}/timeline/cards/v2/0").json(), list)
    assert isinstance(rows, list)
    assert threads[0].keys() == {"summary", "messages"}


@pytest.mark.parametrize("path", ENVELOPED)
def test_2_each_route_without_a_token_is_401(portal: DemoPortal, path: str) -> None:
    with open_client(portal.of("demo").url) as client:
        assert client.get(PARENT_API + path).status_code == 401


def test_2_1_the_parent_has_a_name_and_an_address(parent: httpx.Client) -> None:
    payload = parent.get(f"{PARENT_API}/parent").json()["payload"]
    assert payload["fullname"] == "Marieke de Graaf"
    assert payload["emailAddress"] == "marieke@voorbeeld.nl"
    assert re.fullmatch("[0-9a-f]{32}", payload["id"])


def _family(portal: DemoPortal, org: str) -> Json:
    with sign_in(portal.of(org)) as client:
        payload: Json = client.get(f"{PARENT_API}/children/").json()["payload"]
    return payload


def test_2_2_a_child_has_the_keys_of_the_portal(portal: DemoPortal) -> None:
    noor, sem = _family(portal, "demo")["activeChildren"]
    assert noor.keys() >= {
        "id", "fullname", "firstName", "middleName", "lastName", "activeGroups",
        "dateOfBirth", "hasActivePlacements", "avatar", "avatars", "childGroup",
    }  # fmt: skip
    assert re.fullmatch("[0-9a-f]{32}", noor["id"])
    assert noor["fullname"] == "Noor de Graaf"
    assert noor["activeGroups"] == [{"name": "Lieveheersbeestjes"}]
    assert sem["activeGroups"] == [{"name": "Rupsjes"}]
    assert noor["hasActivePlacements"] is True


def test_2_2_five_children_two_of_them_twins_and_one_who_has_left(portal: DemoPortal) -> None:
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


def test_2_2_a_day_of_birth_is_a_midnight_in_amsterdam(portal: DemoPortal) -> None:
    noor = _family(portal, "demo")["activeChildren"][0]
    born = datetime.fromtimestamp(noor["dateOfBirth"] / 1000, AMSTERDAM)
    assert (born.date(), born.hour, born.minute) == (date(2024, 2, 21), 0, 0)


def test_2_2_the_third_family_has_no_placement_no_card_and_one_welcome(portal: DemoPortal) -> None:
    with sign_in(portal.of("demo3")) as client:
        (pip,) = client.get(f"{PARENT_API}/children/").json()["payload"]["activeChildren"]
        cards = client.get(f"{PARENT_API}/timeline/cards/v2/0").json()
        (row,) = client.get(f"{PARENT_API}/logbook/overview", params={"index": 0}).json()
    assert pip["hasActivePlacements"] is False
    assert cards == []
    assert row["subject"] == "Welkom bij Peuterhuis Bloesem"


def test_2_2_the_slash_belongs_to_the_route(parent: httpx.Client) -> None:
    assert parent.get(f"{PARENT_API}/children").status_code == 404


def test_2_3_the_organisation_has_a_name(parent: httpx.Client) -> None:
    payload = parent.get(f"{PARENT_API}/customer/info").json()["payload"]
    assert payload["customerName"] == "Kinderopvang De Zonnebloem"


def test_2_4_the_counters_are_three_numbers(parent: httpx.Client) -> None:
    payload = parent.get(f"{PARENT_API}/notification/notifications").json()["payload"]
    assert payload.keys() == {"nrOfNewMessages", "nrOfNewNewsItems", "nrOfNewNewsletters"}


@pytest.mark.parametrize(
    "path",
    [
        "/", "/auth-api/logout", "/auth/elsewhere", f"{PARENT_API}/newsletter/",
        f"{PARENT_API}/newsletter/generated/1", f"{PARENT_API}/newsletter/generated/x",
        f"{PARENT_API}/htmlcontent/container/1", f"{PARENT_API}/htmlnews",
        f"{PARENT_API}/calendar", f"{PARENT_API}/administration/x/overview/20260101/20260131",
        f"{PARENT_API}/administration/1/invoice/F2026-04",
        f"{PARENT_API}/timeline/cards/v2", f"{PARENT_API}/timeline/cards/0",
        "/demo/IMG-2604140007.jpeg",
    ],
)  # fmt: skip
def test_what_the_portal_does_not_know_is_404(parent: httpx.Client, path: str) -> None:
    answer = parent.get(path)
    assert answer.status_code == 404
    assert answer.json()["result"] is False
