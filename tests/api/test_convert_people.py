from __future__ import annotations

from datetime import date

import pytest

from konnect_desktop.api import convert_people as convert
from konnect_desktop.domain.errors import ProtocolChangedError
from tests.support.wire_samples import LINKS


def test_children_active_and_former_are_read() -> None:
    found = convert.children(
        {
            "activeChildren": [
                {
                    "id": "a",
                    "fullname": "Mila de Wit",
                    "firstName": "Mila",
                    "dateOfBirth": 1693778400000,
                    "activeGroups": [{"name": "Lieveheersbeestjes"}, {"x": 1}],
                    "avatars": LINKS,
                },
                {"firstName": "no id"},
            ],
            "inactiveChildren": [
                {"id": 7, "firstName": "Bo", "middleName": None, "lastName": "Wit"}
            ],
        }
    )
    mila, bo = found
    assert (mila.full_name, mila.active, mila.has_placement) == ("Mila de Wit", True, True)
    assert (mila.birth_date, mila.group_names) == (date(2023, 9, 4), ("Lieveheersbeestjes",))
    assert mila.portrait is not None
    assert (bo.child_id, bo.full_name, bo.active, bo.portrait) == ("7", "Bo Wit", False, None)


def test_f050_no_children_at_all_is_an_answer_but_a_missing_list_is_none() -> None:
    assert convert.children({"activeChildren": [], "inactiveChildren": None}) == ()
    documents: list[object] = [{}, {"activeChildren": None}, None, []]
    for document in documents:
        with pytest.raises(ProtocolChangedError) as caught:
            convert.children(document)
        assert caught.value.route == "GET /children/"


@pytest.mark.parametrize("value", [None, "3", -1, 1.5, True, 2**70, []])
def test_a_counter_that_is_no_number_is_unknown(value: object) -> None:
    assert convert.unread_counts({"nrOfNewMessages": value}).messages is None


@pytest.mark.parametrize("name", ["zonnebloem", " Zonnebloem ", "zonnebloem.ouderportaal.nl"])
def test_a_portal_says_which_one_it_is(name: str) -> None:
    assert convert.portal_label(name) == "zonnebloem"


@pytest.mark.parametrize("name", [None, "", 7, "evil.invalid", "a b", ["zonnebloem"], "x" * 64])
def test_a_portals_name_that_is_none_is_a_changed_portal(name: object) -> None:
    with pytest.raises(ProtocolChangedError) as caught:
        convert.portal_label(name)
    assert caught.value.route == "GET /auth-api/customerdomainname"


@pytest.mark.parametrize(("payload", "there"), [(None, False), ({}, False), ({"url": "x"}, True)])
def test_settings_for_single_sign_on_are_there_or_not(payload: object, *, there: bool) -> None:
    assert convert.has_single_sign_on(payload) is there
