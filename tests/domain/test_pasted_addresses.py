"""Which portal is meant by what a parent types or pastes."""

from __future__ import annotations

import pytest

from konnect_desktop.domain.pasted_addresses import AddressProblem, read_portal
from konnect_desktop.domain.portals import Portal

ZONNEBLOEM = Portal("zonnebloem", "https://zonnebloem.ouderportaal.nl")


@pytest.mark.parametrize(
    "text",
    [
        "zonnebloem",
        "  Zonnebloem ",
        "zonnebloem.ouderportaal.nl",
        "zonnebloem.ouderportaal.nl/",
        "https://zonnebloem.ouderportaal.nl/parent/#/tabs/mychild",
        "http://zonnebloem.ouderportaal.nl",
        "Ga naar https://zonnebloem.ouderportaal.nl/auth/login en log in.",
        "Het adres is zonnebloem.ouderportaal.nl.",
        "Adres: <https://zonnebloem.ouderportaal.nl/>",
        "https://zonnebloem.ouderportaal.nl (of zonnebloem.ouderportaal.nl)",
        "Ouderportaal:\n zonnebloem.ouderportaal.nl\n",
    ],
)
def test_a_label_a_host_a_url_and_a_pasted_line_are_one_portal(text: str) -> None:
    assert read_portal(text) == ZONNEBLOEM


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", AddressProblem.EMPTY),
        ("  ", AddressProblem.EMPTY),
        ("sanne@voorbeeld.example", AddressProblem.EMAIL),
        ("a@b", AddressProblem.EMAIL),
        ("zonnebloem.nl", AddressProblem.ELSEWHERE),
        ("https://voorbeeld.example/", AddressProblem.ELSEWHERE),
        ("De Zonnebloem", AddressProblem.UNREADABLE),
        ("zonnebloem!", AddressProblem.UNREADABLE),
        ("kies een.ouderportaal.nl of twee.ouderportaal.nl", AddressProblem.UNREADABLE),
    ],
)
def test_what_is_amiss_is_told_apart(text: str, problem: AddressProblem) -> None:
    assert read_portal(text) is problem


@pytest.mark.parametrize(
    "text",
    [
        "evil.com/",
        "a@b",
        "https://zonnebloem.ouderportaal.nl@evil.invalid/",
        "x.ouderportaal.nl.evil.com",
        "ga naar x.ouderportaal.nl.evil.com",
        "127.0.0.1",
        "http://127.0.0.1:8000",
        "\uff11\uff12\uff17.0.0.1",
        "zonnebloem.ouderportaal.nl.",
        "https://zonnebloem.ouderportaal.nl:8443/",
        "x" * 64,
        "-a",
        "🌻",
        "ga naar 🌻.ouderportaal.nl",
        "a.b.ouderportaal.nl",
        "ouderportaal.nl",
        "y " * 5_000 + "zonnebloem.ouderportaal.nl",
        "file://zonnebloem.ouderportaal.nl/x",
    ],
)
def test_f026_a_hostile_address_is_none(text: str) -> None:
    assert isinstance(read_portal(text), AddressProblem)
