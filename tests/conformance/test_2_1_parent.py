"""portal-api 2.1: the parent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.conformance.naive import payload

if TYPE_CHECKING:
    import httpx


def test_2_1_the_parent_has_a_name_and_an_address(parent: httpx.Client) -> None:
    found = payload(parent, "/parent")
    assert found["fullname"] == "Marieke de Graaf"
    assert found["emailAddress"] == "marieke@voorbeeld.nl"
    names = (found["firstName"], found["middleName"], found["lastName"])
    assert names == ("Marieke", "de", "Graaf")
    assert re.fullmatch("[0-9a-f]{32}", found["id"])
